/** Tails of the multivariate t distribution of Dunnett's comparisons with a control. */
import { ndtr } from '../math/normal.ts';
import { normalMean } from './normal-mean.ts';
import { overScale, tailInverse } from './over-scale.ts';

/**
 * The probability that the greatest of some t statistics exceeds t, two-sided the greatest absolute value.
 * Their correlations are products of `loads`, so that given one normal variable, the mean of the control,
 * they are independent; all are divided by the same estimate of the scale.
 */
export function dunnettTail(
  t: number,
  loads: readonly number[],
  df: number,
  isTwoSided: boolean,
): number {
  if (Number.isNaN(t)) return NaN;
  if (isTwoSided && t <= 0) return 1;
  if (Math.abs(t) === Infinity) return t > 0 ? 0 : 1;
  return Math.min(
    overScale(t, df, (x) => tailOfKnown(x, loads, isTwoSided)),
    1,
  );
}

/** t that is exceeded with the probability p. */
export const dunnettTailInverse = (
  p: number,
  loads: readonly number[],
  df: number,
  isTwoSided: boolean,
): number =>
  tailInverse((t) => dunnettTail(t, loads, df, isTwoSided), p, isTwoSided ? 0 : -Infinity);

/** The same if the scale is known: 1 - Π (1 - q), where q are the tails given the common variable. */
function tailOfKnown(x: number, loads: readonly number[], isTwoSided: boolean): number {
  if (x > 39) return 0;
  const rests = loads.map((load) => Math.sqrt(1 - load * load));
  // Each statistic is most likely to be great near to a multiple of its load.
  const reach = Math.min(Math.abs(x), 40) * Math.max(...loads);
  return normalMean(
    (z) => {
      let logInside = 0;
      for (let i = 0; i < loads.length; i++) {
        const shift = loads[i]! * z;
        let outside = ndtr((shift - x) / rests[i]!);
        if (isTwoSided) outside += ndtr((-shift - x) / rests[i]!);
        logInside += Math.log1p(-Math.min(outside, 1));
      }
      return -Math.expm1(logInside);
    },
    0,
    reach,
  );
}
