/** Tails of the studentized range, for Tukey's comparisons. */
import { ndtr } from '../math/normal.ts';
import { normalMean } from './normal-mean.ts';
import { overScale, tailInverse } from './over-scale.ts';

/** The probability that the range of k normal variables by an estimate of their scale exceeds q. */
export function rangeTail(q: number, k: number, df: number): number {
  if (Number.isNaN(q)) return NaN;
  if (q <= 0) return 1;
  if (q === Infinity) return 0;
  return Math.min(
    overScale(q, df, (w) => rangeTailOfKnown(w, k)),
    1,
  );
}

/** q that the studentized range exceeds with the probability p. */
export const rangeTailInverse = (p: number, k: number, df: number): number =>
  tailInverse((q) => rangeTail(q, k, df), p);

/**
 * The same if the scale is known: the mean over the greatest variable z of the probability that not all
 * others are nearer to it than w. That is k φ(z) (Φ(z)^(k-1) - (Φ(z) - Φ(z - w))^(k-1)).
 */
function rangeTailOfKnown(w: number, k: number): number {
  // exp(-w² / 4) is no float64 any more.
  if (w > 56) return 0;
  // Where the tail is small, the least and the greatest variable lie symmetrically.
  return (
    k *
    normalMean((z) => {
      const all = ndtr(z);
      if (all === 0) return 0;
      return -(all ** (k - 1)) * Math.expm1((k - 1) * Math.log1p(-ndtr(z - w) / all));
    }, w / 2)
  );
}
