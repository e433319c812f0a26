/** The Gumbel distribution of maxima. */
import { continuous } from '../distributions/continuous.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { factorialBefore, momentFromCumulants, zeta } from '../distributions/moments.ts';
import { momentsOfLocationScale } from '../fitting/location-scale.ts';
import { optimised } from '../fitting/optimised.ts';

const EULER = 0.5772156649015329;

/**
 * The Gumbel distribution of maxima.
 *
 * @example
 * ```ts
 * import { gumbel_r } from '@numloom/stats';
 * console.log(gumbel_r.cdf(0) === Math.exp(-1)); // => true
 * console.log(gumbel_r.logsf(1000)); // => -1000
 * ```
 */
export const gumbel_r = /* @__PURE__ */ continuous({
  name: 'gumbel_r',
  shapes: [],
  support: [-Infinity, Infinity],
  pdf: (x) => Math.exp(-(x + Math.exp(-x))),
  logpdf: (x) => -(x + Math.exp(-x)),
  cdf: (x) => Math.exp(-Math.exp(-x)),
  logcdf: (x) => -Math.exp(-x),
  sf: (x) => -Math.expm1(-Math.exp(-x)),
  logsf: (x) => (x > 40 ? -x : log1mexp(Math.exp(-x))),
  ppf: (p) => -Math.log(-Math.log(p)),
  isf: (q) => -Math.log(-Math.log1p(-q)),
  mean: () => EULER,
  variance: () => Math.PI ** 2 / 6,
  skewness: () => 1.1395470994046486,
  kurtosis: () => 2.4,
  moment: (n) => momentFromCumulants(n, (k) => (k === 1 ? EULER : factorialBefore(k) * zeta(k))),
  entropy: () => EULER + 1,
  fit: (task, law) => (task.method === 'MM' ? momentsOfLocationScale : likelihood)(task, law),
});

const likelihood = /* @__PURE__ */ optimised(({ mean, sd }) => {
  const scale = sd * 0.7796968012336761;
  return [[mean - EULER * scale, scale]];
});
