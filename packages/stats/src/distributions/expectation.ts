/** Means of functions of continuous random values. */
import { integrate } from './quadrature.ts';

/** Beyond this a probability exp(-s) / 2 is 0. */
const FARTHEST = 744;

/** What is asked of a distribution that has its parameters. */
export interface Tails {
  readonly cdf: (x: number) => number;
  readonly sf: (x: number) => number;
  readonly logcdf: (x: number) => number;
  readonly logsf: (x: number) => number;
  readonly ppf: (p: number) => number;
  readonly isf: (q: number) => number;
  readonly support: () => [low: number, high: number];
}

/**
 * ∫ func(x) dF(x) from `lb` to `ub`. Either side of the median is integrated over the logarithm of the
 * probability of its tail, where densities of all shapes and tails of any weight are smooth.
 */
export function expectation(
  func: (x: number) => number,
  tails: Tails,
  lb: number,
  ub: number,
  isConditional: boolean,
): number {
  const { ppf, isf, logcdf, logsf, cdf, sf } = tails;
  if (!(lb < ub)) return lb === ub ? (isConditional ? NaN : 0) : NaN;
  const middle = ppf(0.5);
  if (Number.isNaN(middle)) return NaN;
  // Within the support: rounded to its end, a place may be where the function is infinite.
  const [low, high] = tails.support();
  const [first, last] = [low + tiny(low), high - tiny(high)];
  /** One side: from where the tail's probability is exp(-near) / 2 to where it is exp(-far) / 2. */
  const side = (inverse: (p: number) => number, far: number, near: number): number =>
    integrate(
      (s) => {
        const p = Math.exp(-s) / 2;
        return func(Math.min(Math.max(inverse(p), first), last)) * p;
      },
      near,
      far,
      1e-11,
    );
  const depth = (log: number): number => Math.min(Math.max(-log - Math.LN2, 0), FARTHEST);
  let sum = 0;
  if (lb < middle) sum += side(ppf, depth(logcdf(lb)), ub < middle ? depth(logcdf(ub)) : 0);
  if (ub > middle) sum += side(isf, depth(logsf(ub)), lb > middle ? depth(logsf(lb)) : 0);
  if (!isConditional) return sum;
  return sum / (lb >= middle ? sf(lb) - sf(ub) : cdf(ub) - cdf(lb));
}

/** A distance that leads to another number, and from 0 to one that has all its digits. */
const tiny = (x: number): number =>
  Number.isFinite(x) ? Math.max(Math.abs(x) * 1.2e-16, 1e-300) : 0;
