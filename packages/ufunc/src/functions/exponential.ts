/** Roots, exponentials and logarithms. */
import type { BinaryFloat, UnaryFloat } from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Square root, correctly rounded; NaN for negative elements. Integers give floats.
 *
 * @example
 * ```ts
 * import { sqrt } from '@numloom/ufunc';
 * console.log(sqrt([4, 2.25]).tolist()); // => [ 2, 1.5 ]
 * ```
 */
export const sqrt: UnaryFloat = /* @__PURE__ */ unary(rows.sqrt);

/**
 * Real cube root, within 1 unit in the last place. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { cbrt } from '@numloom/ufunc';
 * console.log(cbrt([27, -8]).tolist()); // => [ 3, -2 ]
 * ```
 */
export const cbrt: UnaryFloat = /* @__PURE__ */ unary(rows.cbrt);

/**
 * e to the power of each element, within 1 unit in the last place. Integers give floats.
 *
 * The remainder by a multiple of ln 2, whose exponential is a fraction of polynomials, times a
 * power of 2 (Muller 2016, "Elementary Functions", chapter 11).
 *
 * @example
 * ```ts
 * import { exp } from '@numloom/ufunc';
 * console.log(exp([0, 1]).tolist()); // => [ 1, 2.718281828459045 ]
 * ```
 */
export const exp: UnaryFloat = /* @__PURE__ */ unary(rows.exp);

/**
 * 2 to the power of each element, within 1 unit in the last place; exact for whole numbers.
 * Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { exp2 } from '@numloom/ufunc';
 * console.log(exp2([10, -1]).tolist()); // => [ 1024, 0.5 ]
 * ```
 */
export const exp2: UnaryFloat = /* @__PURE__ */ unary(rows.exp2);

/**
 * exp(x) - 1, within 1 unit in the last place also for small x. Integers give floats.
 *
 * @example
 * ```ts
 * import { expm1 } from '@numloom/ufunc';
 * console.log(expm1(1e-20).item()); // => 1e-20
 * ```
 */
export const expm1: UnaryFloat = /* @__PURE__ */ unary(rows.expm1);

/**
 * Natural logarithm, within 1 unit in the last place; -infinity for 0, NaN for negative elements.
 * Integers give floats.
 *
 * The exponent times ln 2 plus the logarithm of the significand m, by the series of
 * log((1 + s) / (1 - s)) with s = (m - 1) / (m + 1) (Muller 2016, "Elementary Functions").
 *
 * @example
 * ```ts
 * import { log } from '@numloom/ufunc';
 * console.log(log([1, 0]).tolist()); // => [ 0, -Infinity ]
 * ```
 */
export const log: UnaryFloat = /* @__PURE__ */ unary(rows.log);

/**
 * log(1 + x), within 1 unit in the last place also for small x. Integers give floats.
 *
 * @example
 * ```ts
 * import { log1p } from '@numloom/ufunc';
 * console.log(log1p(1e-20).item()); // => 1e-20
 * ```
 */
export const log1p: UnaryFloat = /* @__PURE__ */ unary(rows.log1p);

/**
 * Logarithm to base 2, within 1 unit in the last place; exact for powers of 2. Integers give
 * floats.
 *
 * @example
 * ```ts
 * import { log2 } from '@numloom/ufunc';
 * console.log(log2([1, 8]).tolist()); // => [ 0, 3 ]
 * ```
 */
export const log2: UnaryFloat = /* @__PURE__ */ unary(rows.log2);

/**
 * Logarithm to base 10, within 1 unit in the last place; exact for powers of 10. Integers give
 * floats.
 *
 * @example
 * ```ts
 * import { log10 } from '@numloom/ufunc';
 * console.log(log10([1, 1000]).tolist()); // => [ 0, 3 ]
 * ```
 */
export const log10: UnaryFloat = /* @__PURE__ */ unary(rows.log10);

/**
 * log(exp(a) + exp(b)) without overflow, for probabilities that are kept as logarithms. The error
 * is at most 2 units in the last place of the largest of the operands and the result. Integers
 * give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { logaddexp } from '@numloom/ufunc';
 * console.log(logaddexp(1000, [1000, -Infinity]).tolist()); // => [ 1000.6931471805599, 1000 ]
 * ```
 */
export const logaddexp: BinaryFloat = /* @__PURE__ */ binary(rows.logaddexp);

/**
 * log2(2^a + 2^b) without overflow, as accurate as `logaddexp`. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { logaddexp2 } from '@numloom/ufunc';
 * console.log(logaddexp2(2000, [2000, -Infinity]).tolist()); // => [ 2001, 2000 ]
 * ```
 */
export const logaddexp2: BinaryFloat = /* @__PURE__ */ binary(rows.logaddexp2);
