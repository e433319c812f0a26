/** The logistic distribution. */
import { continuous } from '../distributions/continuous.ts';
import { factorialBefore, momentFromCumulants, zeta } from '../distributions/moments.ts';
import { symmetric } from '../distributions/symmetric.ts';
import { momentsOfLocationScale } from '../fitting/location-scale.ts';
import { optimised } from '../fitting/optimised.ts';
import { logistic as drawLogistic } from '../random/samplers/continuous.ts';

/**
 * The logistic distribution.
 *
 * @example
 * ```ts
 * import { logistic } from '@numloom/stats';
 * console.log(logistic.cdf(0), logistic.logcdf(-1000)); // => 0.5 -1000
 * ```
 */
export const logistic = /* @__PURE__ */ continuous(
  /* @__PURE__ */ symmetric({
    name: 'logistic',
    shapes: [],
    support: [-Infinity, Infinity],
    pdf(x) {
      const e = Math.exp(-Math.abs(x));
      return e / (1 + e) ** 2;
    },
    logpdf: (x) => -Math.abs(x) - 2 * Math.log1p(Math.exp(-Math.abs(x))),
    cdf(x) {
      const e = Math.exp(-Math.abs(x));
      return (x < 0 ? e : 1) / (1 + e);
    },
    logcdf: (x) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x))),
    ppf: (p) =>
      Math.abs(p - 0.5) < 0.25 ? Math.log1p((2 * p - 1) / (1 - p)) : Math.log(p) - Math.log1p(-p),
    mean: () => 0,
    variance: () => Math.PI ** 2 / 3,
    skewness: () => 0,
    kurtosis: () => 1.2,
    moment: (n) =>
      momentFromCumulants(n, (k) => (k % 2 === 1 ? 0 : 2 * factorialBefore(k) * zeta(k))),
    entropy: () => 2,
    random: (source) => drawLogistic(source, 0, 1),
    fit: (task, law) => (task.method === 'MM' ? momentsOfLocationScale : likelihood)(task, law),
  }),
);

const likelihood = /* @__PURE__ */ optimised(({ mean, sd }) => [[mean, sd * 0.5513288954217921]]);
