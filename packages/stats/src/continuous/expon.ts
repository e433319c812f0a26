/** The exponential distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { FitTask } from '../distributions/law.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { factorialBefore } from '../distributions/moments.ts';
import { lowest } from '../fitting/bounds.ts';
import { closed } from '../fitting/location-scale.ts';
import { meanOf } from '../fitting/summary.ts';
import { exponential } from '../random/ziggurat/draws.ts';

/**
 * The exponential distribution; its rate is 1 / `scale`.
 *
 * @example
 * ```ts
 * import { expon } from '@numloom/stats';
 * console.log(expon.sf(2, { scale: 2 }) === Math.exp(-1)); // => true
 * console.log(expon.logsf(1e5)); // => -100000
 * ```
 */
export const expon = /* @__PURE__ */ continuous({
  name: 'expon',
  shapes: [],
  support: [0, Infinity],
  pdf: (x) => Math.exp(-x),
  logpdf: (x) => -x,
  cdf: (x) => -Math.expm1(-x),
  logcdf: log1mexp,
  sf: (x) => Math.exp(-x),
  logsf: (x) => -x,
  ppf: (p) => -Math.log1p(-p),
  isf: (q) => -Math.log(q),
  mean: () => 1,
  variance: () => 1,
  skewness: () => 2,
  kurtosis: () => 6,
  moment: (n) => factorialBefore(n + 1),
  entropy: () => 1,
  random: exponential,
  fit: /* @__PURE__ */ closed((task: FitTask) => {
    const loc = lowest(task);
    return [loc, task.fixed[1] ?? meanOf(task.data) - loc];
  }),
});
