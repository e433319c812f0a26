/** The incomplete gamma functions, their logarithms and inverses. */
import * as math from '../math/incomplete-gamma.ts';
import * as inverses from '../math/incomplete-gamma-inverse.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Regularised lower incomplete gamma function P(a, x): the integral of t^(a - 1) exp(-t) from 0 to x over Γ(a)
 * (DLMF 8.2.4). For a, x >= 0, else NaN. Both tails have a relative error below 1e-13, however small they are.
 *
 * @example
 * ```ts
 * import { gammainc } from '@numloom/stats/special';
 * console.log(gammainc(2, 1).toPrecision(10)); // => 0.2642411177
 * console.log(gammainc([1, 2, 3], 1).shape); // => [ 3 ]
 * ```
 */
export const gammainc: SpecialFunction<[a: number, x: number]> = /* @__PURE__ */ special(
  'gammainc',
  2,
  math.gammainc,
);

/**
 * Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), never computed as that (DLMF 8.2.4). For
 * a, x >= 0, else NaN. Both tails have a relative error below 1e-13, however small they are.
 *
 * @example
 * ```ts
 * import { gammaincc } from '@numloom/stats/special';
 * console.log(gammaincc(2, 100).toPrecision(10)); // => 3.757276736e-42
 * ```
 */
export const gammaincc: SpecialFunction<[a: number, x: number]> = /* @__PURE__ */ special(
  'gammaincc',
  2,
  math.gammaincc,
);

/**
 * Logarithm of `gammainc`, a number also where that underflows.
 *
 * @example
 * ```ts
 * import { log_gammainc } from '@numloom/stats/special';
 * console.log(log_gammainc(1000, 10).toPrecision(10)); // => -3619.533045
 * ```
 */
export const log_gammainc: SpecialFunction<[a: number, x: number]> = /* @__PURE__ */ special(
  'log_gammainc',
  2,
  math.log_gammainc,
);

/**
 * Logarithm of `gammaincc`, a number also where that underflows.
 *
 * @example
 * ```ts
 * import { log_gammaincc } from '@numloom/stats/special';
 * console.log(log_gammaincc(2, 1000).toPrecision(10)); // => -993.0912452
 * ```
 */
export const log_gammaincc: SpecialFunction<[a: number, x: number]> = /* @__PURE__ */ special(
  'log_gammaincc',
  2,
  math.log_gammaincc,
);

/**
 * Inverse of `gammainc`: x with P(a, x) = p. For p in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { gammaincinv } from '@numloom/stats/special';
 * console.log(gammaincinv(1, 0.5).toPrecision(10)); // => 0.6931471806
 * ```
 */
export const gammaincinv: SpecialFunction<[a: number, p: number]> = /* @__PURE__ */ special(
  'gammaincinv',
  2,
  inverses.gammaincinv,
);

/**
 * Inverse of `gammaincc`: x with Q(a, x) = q. For q in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { gammainccinv } from '@numloom/stats/special';
 * console.log(gammainccinv(1, 1e-100).toPrecision(10)); // => 230.2585093
 * ```
 */
export const gammainccinv: SpecialFunction<[a: number, q: number]> = /* @__PURE__ */ special(
  'gammainccinv',
  2,
  inverses.gammainccinv,
);
