/** The binomial distribution. */
import { fallingFactorial, momentFromFactorials } from '../distributions/counts.ts';
import { discrete, type DiscreteLaw } from '../distributions/discrete.ts';
import {
  binomialCdf,
  binomialPmf,
  binomialSf,
  logBinomialCdf,
  logBinomialPmf,
  logBinomialSf,
} from '../math/binomial.ts';
import { binomial } from '../random/samplers/binomial.ts';

/** The law of counts of successes. */
const binomialLaw: DiscreteLaw = {
  name: 'binom',
  shapes: ['n', 'p'],
  domain: (n, p) => n >= 0 && Number.isInteger(n) && p >= 0 && p <= 1,
  support: [0, (n) => n],
  pmf: binomialPmf,
  logpmf: logBinomialPmf,
  cdf: binomialCdf,
  sf: binomialSf,
  logcdf: logBinomialCdf,
  logsf: logBinomialSf,
  mean: (n, p) => n * p,
  variance: (n, p) => n * p * (1 - p),
  // A constant has none.
  skewness: (n, p) => (n * p * (1 - p) > 0 ? (1 - 2 * p) / Math.sqrt(n * p * (1 - p)) : NaN),
  kurtosis: (n, p) => (n === 0 ? NaN : (1 - 6 * p * (1 - p)) / (n * p * (1 - p))),
  moment: (order, n, p) => momentFromFactorials(order, (r) => fallingFactorial(n, r) * p ** r),
  random: binomial,
};

/**
 * The binomial distribution: the number of successes in `n` trials, each of probability `p`. Parameters:
 * `n` a whole number of at least 0, `p` in [0, 1].
 *
 * @example
 * ```ts
 * import { binom } from '@numloom/stats';
 * console.log(binom.pmf(5, 10, 0.5).toPrecision(8)); // => 0.24609375
 * console.log(binom(10, 0.5).ppf(0.9)); // => 7
 * ```
 */
export const binom = /* @__PURE__ */ discrete<[n: number, p: number]>(binomialLaw);
