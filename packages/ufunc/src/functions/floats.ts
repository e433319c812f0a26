/** Signs, exponents, significands and neighbours of floats, element by element. */
import { pairwise } from '../methods/pair.ts';
import type {
  BinaryFloat,
  ScalingUfunc,
  UnaryFloat,
  UnaryPair,
  UnaryPredicate,
} from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Magnitude of the first operand with the sign of the second, whose zeros and NaN have signs, too.
 * Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { copysign } from '@numloom/ufunc';
 * console.log(copysign([1, -2], -0).tolist()); // => [ -1, -2 ]
 * ```
 */
export const copysign: BinaryFloat = /* @__PURE__ */ binary(rows.copysign);

/**
 * The next float after the first operand towards the second; the second where they are equal.
 * Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { nextafter } from '@numloom/ufunc';
 * console.log(nextafter([1, 0], 2).tolist()); // => [ 1.0000000000000002, 5e-324 ]
 * ```
 */
export const nextafter: BinaryFloat = /* @__PURE__ */ binary(rows.nextafter);

/**
 * Distance from each element to the next float away from zero, with the element's sign; NaN for
 * infinities. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { spacing } from '@numloom/ufunc';
 * console.log(spacing([1, -4]).tolist()); // => [ 2.220446049250313e-16, -8.881784197001252e-16 ]
 * ```
 */
export const spacing: UnaryFloat = /* @__PURE__ */ unary(rows.spacing);

/**
 * Whether the sign of each element is negative; true for -0.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { signbit } from '@numloom/ufunc';
 * console.log(signbit([-0, 0, -1]).tolist()); // => [ true, false, true ]
 * ```
 */
export const signbit: UnaryPredicate = /* @__PURE__ */ unary(rows.signbit);

/**
 * 0 for negative elements, 1 for positive ones, and the second operand for zeros; NaN for NaN.
 * Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { heaviside } from '@numloom/ufunc';
 * console.log(heaviside([-2, 0, 3], 0.5).tolist()); // => [ 0, 0.5, 1 ]
 * ```
 */
export const heaviside: BinaryFloat = /* @__PURE__ */ binary(rows.heaviside);

/**
 * Magnitude of each element as a float.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { fabs } from '@numloom/ufunc';
 * console.log(fabs([-1.5, 2]).tolist()); // => [ 1.5, 2 ]
 * ```
 */
export const fabs: UnaryFloat = /* @__PURE__ */ unary(rows.fabs);

/**
 * The first operand times 2 to the power of the second, rounded once where that leaves the range
 * of normal floats. The dtype is that of the first operand, a float.
 *
 * @throws TypeError when `n` is not of an integer dtype nor a whole number, and for complex `x`
 *
 * @example
 * ```ts
 * import { ldexp } from '@numloom/ufunc';
 * console.log(ldexp([0.5, 3], 4).tolist()); // => [ 8, 48 ]
 * ```
 */
export const ldexp: ScalingUfunc<'float'> = /* @__PURE__ */ binary(rows.ldexp);

/**
 * Significand m and exponent n (int32) of each element, x = m 2^n with 1/2 <= |m| < 1; zeros,
 * infinities and NaN are their own significands, with exponent 0. Computed in one pass where both
 * are evaluated together. With `out`, two arrays, it is computed at once.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { evaluate, frexp } from '@numloom/ufunc';
 * const [m, n] = evaluate(frexp([8, -0.75]));
 * console.log(m.tolist(), n.tolist()); // => [ 0.5, -0.75 ] [ 4, 0 ]
 * ```
 */
export const frexp: UnaryPair<'float', 'int32'> = /* @__PURE__ */ pairwise(
  'frexp',
  rows.frexpMantissa,
  rows.frexpExponent,
);

/**
 * Fractional and whole part of each element, both with its sign. Integers give floats. With `out`,
 * two arrays, both are computed at once.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { evaluate, modf } from '@numloom/ufunc';
 * const [fraction, whole] = evaluate(modf([3.5, -2.25]));
 * console.log(fraction.tolist(), whole.tolist()); // => [ 0.5, -0.25 ] [ 3, -2 ]
 * ```
 */
export const modf: UnaryPair<'float', 'float'> = /* @__PURE__ */ pairwise(
  'modf',
  rows.modfFraction,
  rows.modfWhole,
);
