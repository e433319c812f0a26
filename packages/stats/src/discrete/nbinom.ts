/** The negative binomial distribution. */
import { momentFromFactorials } from '../distributions/counts.ts';
import { discrete } from '../distributions/discrete.ts';
import { betaln } from '../math/beta.ts';
import { negativeBinomialPmf } from '../math/binomial.ts';
import { betainc, betaincc, log_betainc, log_betaincc } from '../math/incomplete-beta.ts';
import { negativeBinomial } from '../random/samplers/poisson.ts';

/** n (n + 1) … (n + r - 1). */
function risingFactorial(n: number, r: number): number {
  let product = 1;
  for (let k = 0; k < r; k++) product *= n + k;
  return product;
}

/**
 * The negative binomial distribution: the number of failures before the `n`-th success, each trial of
 * probability `p`. Parameters: `n` above 0, whole or not; `p` in (0, 1].
 *
 * @example
 * ```ts
 * import { nbinom } from '@numloom/stats';
 * console.log(nbinom.mean(3, 0.5)); // => 3
 * console.log(nbinom.cdf(3, 3, 0.5).toPrecision(10)); // => 0.6562500000
 * ```
 */
export const nbinom = /* @__PURE__ */ discrete<[n: number, p: number]>({
  name: 'nbinom',
  shapes: ['n', 'p'],
  domain: (n, p) => n > 0 && p > 0 && p <= 1,
  support: [0, Infinity],
  pmf: negativeBinomialPmf,
  logpmf(k, n, p) {
    const value = negativeBinomialPmf(k, n, p);
    if (!(value < 1e-290)) return Math.log(value);
    if (p === 1) return -Infinity;
    if (k === 0) return n * Math.log(p);
    return n * Math.log(p) + k * Math.log1p(-p) - betaln(n, k) - Math.log(k);
  },
  cdf: (k, n, p) => betainc(n, k + 1, p),
  sf: (k, n, p) => betaincc(n, k + 1, p),
  logcdf: (k, n, p) => log_betainc(n, k + 1, p),
  logsf: (k, n, p) => log_betaincc(n, k + 1, p),
  mean: (n, p) => (n * (1 - p)) / p,
  variance: (n, p) => (n * (1 - p)) / p / p,
  skewness: (n, p) => (2 - p) / Math.sqrt(n * (1 - p)),
  kurtosis: (n, p) => 6 / n + (p * p) / (n * (1 - p)),
  moment: (order, n, p) =>
    momentFromFactorials(order, (r) => risingFactorial(n, r) * ((1 - p) / p) ** r),
  random: negativeBinomial,
});
