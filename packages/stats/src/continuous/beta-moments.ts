/** Moments and entropy of the beta distribution, in forms whose parts neither overflow nor cancel. */
import { digamma } from '../math/polygamma.ts';
import { gammaEntropy } from './gamma-moments.ts';

/** The mean, also where a + b overflows. */
export const betaMean = (a: number, b: number): number =>
  a + b < Infinity ? a / (a + b) : a / 2 / (a / 2 + b / 2);

export const betaVariance = (a: number, b: number): number =>
  (betaMean(a, b) * betaMean(b, a)) / (a + b + 1);

export const betaSkewness = (a: number, b: number): number =>
  ((2 * (b - a)) / (a + b + 2) / Math.sqrt(a) / Math.sqrt(b)) * Math.sqrt(a + b + 1);

export function betaKurtosis(a: number, b: number): number {
  const n = a + b;
  const difference = a - b;
  const squares =
    ((difference / Math.max(a, b)) * (difference / (n + 3)) * ((n + 1) / (n + 2))) / Math.min(a, b);
  return 6 * (squares - 1 / (n + 3));
}

/** By the entropies of gamma distributions, whose large terms have cancelled. */
export function betaEntropy(a: number, b: number): number {
  const n = a + b;
  return gammaEntropy(a) + gammaEntropy(b) - gammaEntropy(n) - digamma(n);
}
