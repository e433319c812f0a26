/** Arithmetic, element by element. */
import type { Binary, BinaryUfunc, Unary, UnaryUfunc } from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Sum of two operands, element by element; of bool the logical or.
 *
 * @example
 * ```ts
 * import { add } from '@numloom/ufunc';
 * console.log(add([1, 2], 10).tolist()); // => [ 11, 12 ]
 * ```
 */
export const add: Binary = /* @__PURE__ */ binary(rows.add);

/**
 * Difference of two operands, element by element.
 *
 * @throws TypeError for two bool operands
 *
 * @example
 * ```ts
 * import { subtract } from '@numloom/ufunc';
 * console.log(subtract([5, 7], [1, 2]).tolist()); // => [ 4, 5 ]
 * ```
 */
export const subtract: Binary = /* @__PURE__ */ binary(rows.subtract);

/**
 * Product of two operands, element by element; of bool the logical and.
 *
 * @example
 * ```ts
 * import { multiply } from '@numloom/ufunc';
 * console.log(multiply([1, 2], [3, 4]).tolist()); // => [ 3, 8 ]
 * ```
 */
export const multiply: Binary = /* @__PURE__ */ binary(rows.multiply);

/**
 * Quotient of two operands, element by element: integers give float64, division by zero gives
 * infinity or NaN. Complex quotients by Smith's method (Smith 1962, CACM 5).
 *
 * @example
 * ```ts
 * import { divide } from '@numloom/ufunc';
 * console.log(divide([1, 2], 4).tolist()); // => [ 0.25, 0.5 ]
 * ```
 */
export const divide: BinaryUfunc<'quotient'> = /* @__PURE__ */ binary(rows.divide);

/**
 * Quotient rounded down, as Python's `//`. An integer divided by zero gives 0.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { floor_divide } from '@numloom/ufunc';
 * console.log(floor_divide([7, -7], 2).tolist()); // => [ 3, -4 ]
 * ```
 */
export const floor_divide: BinaryUfunc<'number'> = /* @__PURE__ */ binary(rows.floor_divide);

/**
 * Remainder with the sign of the divisor, as Python's `%`. An integer divided by zero leaves 0.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { remainder } from '@numloom/ufunc';
 * console.log(remainder([7, -7], 3).tolist()); // => [ 1, 2 ]
 * ```
 */
export const remainder: BinaryUfunc<'number'> = /* @__PURE__ */ binary(rows.remainder);

/**
 * First operand to the power of the second. Integers wrap. Floats within 2 units in the last place
 * (about 1), by C's rules: `1 ** nan` and `nan ** 0` are 1, negative numbers have whole powers
 * only. The powers 2, 1, 0.5 and -1, where written as numbers, are computed as a product, the
 * operand, a root and a quotient.
 *
 * The logarithm to 65 bits, as two floats, times the exponent, and the exponential of that
 * (Muller 2016, "Elementary Functions", chapter 13).
 *
 * @throws RangeError for a negative integer power of an integer
 *
 * @example
 * ```ts
 * import { power } from '@numloom/ufunc';
 * console.log(power([1, 2, 3], 2).tolist()); // => [ 1, 4, 9 ]
 * ```
 */
export const power: BinaryUfunc<'number'> = /* @__PURE__ */ binary(rows.power);

/**
 * First operand to the power of the second in float64, also of integers, which so have negative
 * powers.
 *
 * @example
 * ```ts
 * import { float_power } from '@numloom/ufunc';
 * console.log(float_power([2, 4], -1).tolist()); // => [ 0.5, 0.25 ]
 * ```
 */
export const float_power: BinaryUfunc<'double'> = /* @__PURE__ */ binary(rows.float_power);

/**
 * Element with the other sign; unsigned integers wrap.
 *
 * @throws TypeError for bool
 *
 * @example
 * ```ts
 * import { negative } from '@numloom/ufunc';
 * console.log(negative([1, -2]).tolist()); // => [ -1, 2 ]
 * ```
 */
export const negative: Unary = /* @__PURE__ */ unary(rows.negative);

/**
 * The element itself.
 *
 * @throws TypeError for bool
 *
 * @example
 * ```ts
 * import { positive } from '@numloom/ufunc';
 * console.log(positive([1, -2]).tolist()); // => [ 1, -2 ]
 * ```
 */
export const positive: Unary = /* @__PURE__ */ unary(rows.positive);

/**
 * Magnitude of each element; the lowest signed integer stays itself. A complex element gives a
 * float, without overflow on the way.
 *
 * @example
 * ```ts
 * import { absolute } from '@numloom/ufunc';
 * console.log(absolute([-1.5, 2]).tolist()); // => [ 1.5, 2 ]
 * ```
 */
export const absolute: UnaryUfunc<'real'> = /* @__PURE__ */ unary(rows.absolute);

/**
 * Each element times itself.
 *
 * @example
 * ```ts
 * import { square } from '@numloom/ufunc';
 * console.log(square([1, -3]).tolist()); // => [ 1, 9 ]
 * ```
 */
export const square: UnaryUfunc<'number'> = /* @__PURE__ */ unary(rows.square);

/**
 * One over each element; of integers the whole part of that, 0 for 0.
 *
 * @example
 * ```ts
 * import { reciprocal } from '@numloom/ufunc';
 * console.log(reciprocal([2, 4]).tolist()); // => [ 0.5, 0.25 ]
 * ```
 */
export const reciprocal: UnaryUfunc<'number'> = /* @__PURE__ */ unary(rows.reciprocal);

/**
 * -1, 0 or 1 by the sign of each element; NaN for NaN. A complex element is divided by its
 * magnitude.
 *
 * @throws TypeError for bool
 *
 * @example
 * ```ts
 * import { sign } from '@numloom/ufunc';
 * console.log(sign([-2, 0, 5]).tolist()); // => [ -1, 0, 1 ]
 * ```
 */
export const sign: Unary = /* @__PURE__ */ unary(rows.sign);

/**
 * The lesser of two operands, element by element; NaN if either is NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { minimum } from '@numloom/ufunc';
 * console.log(minimum([1, 5], [3, 2]).tolist()); // => [ 1, 2 ]
 * ```
 */
export const minimum: Binary = /* @__PURE__ */ binary(rows.minimum);

/**
 * The greater of two operands, element by element; NaN if either is NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { maximum } from '@numloom/ufunc';
 * console.log(maximum([1, 5], [3, 2]).tolist()); // => [ 3, 5 ]
 * ```
 */
export const maximum: Binary = /* @__PURE__ */ binary(rows.maximum);

/**
 * The lesser of two operands, element by element; the other one if one is NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { fmin } from '@numloom/ufunc';
 * console.log(fmin([1, NaN], [3, 2]).tolist()); // => [ 1, 2 ]
 * ```
 */
export const fmin: Binary = /* @__PURE__ */ binary(rows.fmin);

/**
 * The greater of two operands, element by element; the other one if one is NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { fmax } from '@numloom/ufunc';
 * console.log(fmax([1, NaN], [3, 2]).tolist()); // => [ 3, 2 ]
 * ```
 */
export const fmax: Binary = /* @__PURE__ */ binary(rows.fmax);

/** Another name of `divide`. */
export const true_divide: typeof divide = divide;

/** The array API standard's name of `absolute`. */
export const abs: typeof absolute = absolute;

/** The array API standard's name of `power`. */
export const pow: typeof power = power;

/** Another name of `remainder`. */
export const mod: typeof remainder = remainder;
