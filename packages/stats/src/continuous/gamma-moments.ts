/** What the gamma and the chi-squared distribution share beside densities. */
import type { Summary } from '../fitting/summary.ts';
import { digamma } from '../math/polygamma.ts';
import { gammaln } from '../math/gamma.ts';

const LOG_ROOT = 0.9189385332046727;

/** a (a + 1) … (a + n - 1): the mean of x^n. */
export function rising(n: number, a: number): number {
  let product = 1;
  for (let k = 0; k < n; k++) product *= a + k;
  return product;
}

/** In closed form, or for large a, where that cancels, by its series. */
export function gammaEntropy(a: number): number {
  if (a < 60) return a + gammaln(a) + (1 - a) * digamma(a);
  const r = 1 / a;
  const series = [-1 / 3, -1 / 12, -1 / 90, 1 / 120, 1 / 210, -1 / 252, -1 / 210];
  return LOG_ROOT + 0.5 + 0.5 * Math.log(a) + r * series.reduceRight((sum, c) => sum * r + c, 0);
}

/** Parameters [a, loc, scale] to start from: with the moments of the observations. */
export function gammaGuesses(
  { mean, sd, skewness, min }: Summary,
  [, floc]: readonly (number | undefined)[],
): number[][] {
  const lowest = min - 1e-3 * sd;
  const starts = [min - 0.1 * sd, Math.min(mean - (2 * sd) / Math.max(skewness, 0.05), lowest)];
  return (floc === undefined ? starts : [floc]).map((loc) => {
    const a = Math.max(((mean - loc) / sd) ** 2, 0.01);
    return [a, loc, Math.abs(mean - loc) / a];
  });
}
