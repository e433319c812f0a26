/** The geometric distribution. */
import { momentFromFactorials } from '../distributions/counts.ts';
import { discrete } from '../distributions/discrete.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { geometric } from '../random/samplers/discrete.ts';

/** ln of the probability of more than k. */
const logAbove = (k: number, p: number): number => (k === 0 ? 0 : k * Math.log1p(-p));

/**
 * The geometric distribution: the number of trials up to the first success, each of probability `p`.
 * Parameter: `p` in (0, 1].
 *
 * @example
 * ```ts
 * import { geom } from '@numloom/stats';
 * console.log(geom.pmf([1, 2, 3], 0.5).tolist()); // => [ 0.5, 0.25, 0.125 ]
 * console.log(geom.isf(1e-100, 0.5)); // => 333
 * ```
 */
export const geom = /* @__PURE__ */ discrete<[p: number]>({
  name: 'geom',
  shapes: ['p'],
  domain: (p) => p > 0 && p <= 1,
  support: [1, Infinity],
  pmf: (k, p) => p * Math.exp(logAbove(k - 1, p)),
  logpmf: (k, p) => Math.log(p) + logAbove(k - 1, p),
  cdf: (k, p) => -Math.expm1(logAbove(k, p)),
  sf: (k, p) => Math.exp(logAbove(k, p)),
  logcdf: (k, p) => log1mexp(-logAbove(k, p)),
  logsf: (k, p) => logAbove(k, p),
  mean: (p) => 1 / p,
  variance: (p) => (1 - p) / p / p,
  skewness: (p) => (2 - p) / Math.sqrt(1 - p),
  kurtosis: (p) => ((p - 6) * p + 6) / (1 - p),
  moment: (order, p) =>
    momentFromFactorials(order, (r) => {
      let product = 1 / p;
      for (let k = 2; k <= r; k++) product *= (k * (1 - p)) / p;
      return product;
    }),
  entropy: (p) => (p === 1 ? 0 : -Math.log(p) - (Math.log1p(-p) * (1 - p)) / p),
  random: geometric,
});
