/** The Bernoulli distribution. */
import { discrete } from '../distributions/discrete.ts';
import { binomial } from '../random/samplers/binomial.ts';

const entropyOf = (p: number): number => (p === 0 ? 0 : -p * Math.log(p));

/**
 * The Bernoulli distribution: 1 with a probability of `p`, else 0. Parameter: `p` in [0, 1].
 *
 * @example
 * ```ts
 * import { bernoulli } from '@numloom/stats';
 * console.log(bernoulli.pmf([0, 1], 0.25).tolist()); // => [ 0.75, 0.25 ]
 * ```
 */
export const bernoulli = /* @__PURE__ */ discrete<[p: number]>({
  name: 'bernoulli',
  shapes: ['p'],
  domain: (p) => p >= 0 && p <= 1,
  support: [0, 1],
  pmf: (k, p) => (k === 1 ? p : 1 - p),
  logpmf: (k, p) => (k === 1 ? Math.log(p) : Math.log1p(-p)),
  cdf: (_, p) => 1 - p,
  sf: (_, p) => p,
  logcdf: (_, p) => Math.log1p(-p),
  logsf: (_, p) => Math.log(p),
  mean: (p) => p,
  variance: (p) => p * (1 - p),
  skewness: (p) => (1 - 2 * p) / Math.sqrt(p * (1 - p)),
  kurtosis: (p) => (1 - 6 * p * (1 - p)) / (p * (1 - p)),
  moment: (order, p) => (order === 0 ? 1 : p),
  entropy: (p) => entropyOf(p) + entropyOf(1 - p),
  random: (source, p) => binomial(source, 1, p),
});
