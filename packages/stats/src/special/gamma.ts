/** The gamma function and its kin. */
import * as math from '../math/gamma.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Gamma function: ∫ t^(x - 1) exp(-t) dt from 0 to ∞, continued to x < 0 (DLMF 5.2.1). Infinite at 0, with its
 * sign, NaN at negative integers. Relative error below 1e-15.
 *
 * @example
 * ```ts
 * import { gamma } from '@numloom/stats/special';
 * console.log(gamma(5).toPrecision(10), gamma(0.5).toPrecision(10)); // => 24.00000000 1.772453851
 * console.log(gamma([1, 2, 3, 4]).tolist()); // => [ 1, 1, 2, 6 ]
 * ```
 */
export const gamma: SpecialFunction<[x: number]> = /* @__PURE__ */ special('gamma', 1, math.gamma);

/**
 * Logarithm of the absolute value of the gamma function (DLMF 5.2.1), also where that overflows. Infinite at 0
 * and negative integers. Relative error below 1e-14, but near zeros of ln |Γ| below 0.
 *
 * @example
 * ```ts
 * import { gammaln } from '@numloom/stats/special';
 * console.log(gammaln(100).toPrecision(10), gammaln(1e100).toPrecision(10)); // => 359.1342054 2.292585093e+102
 * ```
 */
export const gammaln: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'gammaln',
  1,
  math.gammaln,
);

/**
 * Sign of the gamma function: 1 or -1, NaN at negative integers.
 *
 * @example
 * ```ts
 * import { gammasgn } from '@numloom/stats/special';
 * console.log(gammasgn([2.5, -0.5, -1.5]).tolist()); // => [ 1, -1, 1 ]
 * ```
 */
export const gammasgn: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'gammasgn',
  1,
  math.gammasgn,
);

/**
 * Reciprocal of the gamma function (DLMF 5.2), which has no poles: 0 at 0 and negative integers. Relative error
 * below 1e-15.
 *
 * @example
 * ```ts
 * import { rgamma } from '@numloom/stats/special';
 * console.log(rgamma(-2).toPrecision(10), rgamma(4).toPrecision(10)); // => 0.000000000 0.1666666667
 * ```
 */
export const rgamma: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'rgamma',
  1,
  math.rgamma,
);
