/** The incomplete beta function, its complement, their logarithms and inverses. */
import * as math from '../math/incomplete-beta.ts';
import * as inverses from '../math/incomplete-beta-inverse.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Regularised incomplete beta function I_x(a, b): the integral of t^(a - 1) (1 - t)^(b - 1) from 0 to x over
 * that to 1 (DLMF 8.17.2). For a, b >= 0 and x in [0, 1], else NaN. Both tails have a relative error below 1e-13, however small they are.
 *
 * @example
 * ```ts
 * import { betainc } from '@numloom/stats/special';
 * console.log(betainc(2, 3, 0.4).toPrecision(10)); // => 0.5248000000
 * console.log(betainc(2, [1, 2, 3], 0.4).shape); // => [ 3 ]
 * ```
 */
export const betainc: SpecialFunction<[a: number, b: number, x: number]> = /* @__PURE__ */ special(
  'betainc',
  3,
  math.betainc,
);

/**
 * Complement of the regularised incomplete beta function: 1 - I_x(a, b), never computed as that
 * (DLMF 8.17.4). For a, b >= 0 and x in [0, 1], else NaN. Both tails have a relative error below 1e-13, however small they are.
 *
 * @example
 * ```ts
 * import { betaincc } from '@numloom/stats/special';
 * console.log(betaincc(2, 3, 0.999).toPrecision(10)); // => 3.997000000e-9
 * ```
 */
export const betaincc: SpecialFunction<[a: number, b: number, x: number]> = /* @__PURE__ */ special(
  'betaincc',
  3,
  math.betaincc,
);

/**
 * Logarithm of the regularised incomplete beta function, a number also where that underflows.
 *
 * @example
 * ```ts
 * import { log_betainc } from '@numloom/stats/special';
 * console.log(log_betainc(1000, 2, 0.01).toPrecision(10)); // => -4598.271471
 * ```
 */
export const log_betainc: SpecialFunction<[a: number, b: number, x: number]> =
  /* @__PURE__ */ special('log_betainc', 3, math.log_betainc);

/**
 * Logarithm of the complement of the regularised incomplete beta function, a number also where that
 * underflows.
 *
 * @example
 * ```ts
 * import { log_betaincc } from '@numloom/stats/special';
 * console.log(log_betaincc(2, 1000, 0.99).toPrecision(10)); // => -4598.271471
 * ```
 */
export const log_betaincc: SpecialFunction<[a: number, b: number, x: number]> =
  /* @__PURE__ */ special('log_betaincc', 3, math.log_betaincc);

/**
 * Inverse of `betainc`: x with I_x(a, b) = p. For p in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { betaincinv } from '@numloom/stats/special';
 * console.log(betaincinv(2, 3, 0.5248).toPrecision(10)); // => 0.4000000000
 * ```
 */
export const betaincinv: SpecialFunction<[a: number, b: number, p: number]> =
  /* @__PURE__ */ special('betaincinv', 3, inverses.betaincinv);

/**
 * Inverse of `betaincc`: x with 1 - I_x(a, b) = q. For q in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { betainccinv } from '@numloom/stats/special';
 * console.log(betainccinv(2, 3, 1e-20).toPrecision(10)); // => 0.9999998643
 * ```
 */
export const betainccinv: SpecialFunction<[a: number, b: number, q: number]> =
  /* @__PURE__ */ special('betainccinv', 3, inverses.betainccinv);
