/** The Poisson distribution. */
import { momentFromFactorials } from '../distributions/counts.ts';
import { discrete } from '../distributions/discrete.ts';
import {
  gammainc,
  gammaincc,
  log_gammainc,
  log_gammaincc,
  poissonPeak,
} from '../math/incomplete-gamma.ts';
import { expTwofold, poissonExponent, rest } from '../math/twofold.ts';
import { poisson as draw } from '../random/samplers/poisson.ts';

/**
 * The Poisson distribution: the number of events, of which `mu` are expected. Parameter: `mu` of at least 0.
 * Probabilities by C. Loader, Fast and accurate computation of binomial probabilities (2000): relative to
 * those of the mean.
 *
 * @example
 * ```ts
 * import { poisson } from '@numloom/stats';
 * console.log(poisson.pmf(0, 2).toPrecision(10)); // => 0.1353352832
 * console.log(poisson.isf(1e-10, 2)); // => 16
 * ```
 */
export const poisson = /* @__PURE__ */ discrete<[mu: number]>({
  name: 'poisson',
  shapes: ['mu'],
  domain: (mu) => mu >= 0,
  support: [0, Infinity],
  pmf(k, mu) {
    if (k === 0) return Math.exp(-mu);
    if (mu === 0 || mu === Infinity) return 0;
    const exponent = poissonExponent(k, mu);
    return poissonPeak(k) * expTwofold(exponent, rest[0]!);
  },
  logpmf(k, mu) {
    if (k === 0) return -mu;
    if (mu === 0 || mu === Infinity) return -Infinity;
    return Math.log(poissonPeak(k)) + poissonExponent(k, mu);
  },
  cdf: (k, mu) => gammaincc(k + 1, mu),
  sf: (k, mu) => gammainc(k + 1, mu),
  logcdf: (k, mu) => log_gammaincc(k + 1, mu),
  logsf: (k, mu) => log_gammainc(k + 1, mu),
  mean: (mu) => mu,
  variance: (mu) => mu,
  skewness: (mu) => 1 / Math.sqrt(mu),
  kurtosis: (mu) => 1 / mu,
  moment: (order, mu) => momentFromFactorials(order, (r) => mu ** r),
  random: draw,
});
