/** The standard normal distribution. */
import * as math from '../math/normal.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Distribution function of the standard normal distribution, Φ(x): the probability of less than x. The upper tail
 * is `ndtr(-x)`. Relative error below 1e-15 wherever the result is a normal number.
 *
 * @example
 * ```ts
 * import { ndtr } from '@numloom/stats/special';
 * console.log(ndtr(0).toPrecision(10), ndtr(-10).toPrecision(10)); // => 0.5000000000 7.619853024e-24
 * console.log(ndtr([-1, 0, 1]).tolist()); // => [ 0.15865525393145702, 0.5, 0.841344746068543 ]
 * ```
 */
export const ndtr: SpecialFunction<[x: number]> = /* @__PURE__ */ special('ndtr', 1, math.ndtr);

/**
 * Logarithm of `ndtr`, a number also where that underflows.
 *
 * @example
 * ```ts
 * import { log_ndtr } from '@numloom/stats/special';
 * console.log(log_ndtr(-1000).toPrecision(10)); // => -500007.8267
 * ```
 */
export const log_ndtr: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'log_ndtr',
  1,
  math.log_ndtr,
);

/**
 * Inverse of `ndtr`: the quantile of the standard normal distribution. For p in [0, 1], else NaN. Relative error
 * below 1e-15.
 *
 * @example
 * ```ts
 * import { ndtri } from '@numloom/stats/special';
 * console.log(ndtri(0.975).toPrecision(10), ndtri(1e-300).toPrecision(10)); // => 1.959963985 -37.04709630
 * ```
 */
export const ndtri: SpecialFunction<[p: number]> = /* @__PURE__ */ special('ndtri', 1, math.ndtri);

/**
 * Inverse of `log_ndtr`: x with ln Φ(x) = y. For y <= 0, else NaN.
 *
 * @example
 * ```ts
 * import { ndtri_exp } from '@numloom/stats/special';
 * console.log(ndtri_exp(-1e5).toPrecision(10)); // => -447.1978937
 * ```
 */
export const ndtri_exp: SpecialFunction<[y: number]> = /* @__PURE__ */ special(
  'ndtri_exp',
  1,
  math.ndtri_exp,
);
