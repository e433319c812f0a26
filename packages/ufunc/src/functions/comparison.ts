/** Comparisons and tests, element by element; the results are bool. */
import type { BinaryPredicate, UnaryPredicate } from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Whether two operands are equal, element by element; NaN equals nothing.
 *
 * @example
 * ```ts
 * import { equal } from '@numloom/ufunc';
 * console.log(equal([1, 2], [1, 3]).tolist()); // => [ true, false ]
 * ```
 */
export const equal: BinaryPredicate = /* @__PURE__ */ binary(rows.equal);

/**
 * Whether two operands differ, element by element; NaN differs from everything.
 *
 * @example
 * ```ts
 * import { not_equal } from '@numloom/ufunc';
 * console.log(not_equal([1, 2], [1, 3]).tolist()); // => [ false, true ]
 * ```
 */
export const not_equal: BinaryPredicate = /* @__PURE__ */ binary(rows.not_equal);

/**
 * Whether the first operand is less than the second, element by element; false for NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { less } from '@numloom/ufunc';
 * console.log(less([1, 2], 2).tolist()); // => [ true, false ]
 * ```
 */
export const less: BinaryPredicate = /* @__PURE__ */ binary(rows.less);

/**
 * Whether the first operand is at most the second, element by element; false for NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { less_equal } from '@numloom/ufunc';
 * console.log(less_equal([1, 3], 2).tolist()); // => [ true, false ]
 * ```
 */
export const less_equal: BinaryPredicate = /* @__PURE__ */ binary(rows.less_equal);

/**
 * Whether the first operand is greater than the second, element by element; false for NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { greater } from '@numloom/ufunc';
 * console.log(greater([1, 3], 2).tolist()); // => [ false, true ]
 * ```
 */
export const greater: BinaryPredicate = /* @__PURE__ */ binary(rows.greater);

/**
 * Whether the first operand is at least the second, element by element; false for NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { greater_equal } from '@numloom/ufunc';
 * console.log(greater_equal([1, 2], 2).tolist()); // => [ false, true ]
 * ```
 */
export const greater_equal: BinaryPredicate = /* @__PURE__ */ binary(rows.greater_equal);

/**
 * Whether each element is NaN.
 *
 * @example
 * ```ts
 * import { isnan } from '@numloom/ufunc';
 * console.log(isnan([1, NaN]).tolist()); // => [ false, true ]
 * ```
 */
export const isnan: UnaryPredicate = /* @__PURE__ */ unary(rows.isnan);

/**
 * Whether each element is infinite, of either sign.
 *
 * @example
 * ```ts
 * import { isinf } from '@numloom/ufunc';
 * console.log(isinf([1, -Infinity]).tolist()); // => [ false, true ]
 * ```
 */
export const isinf: UnaryPredicate = /* @__PURE__ */ unary(rows.isinf);

/**
 * Whether each element is neither infinite nor NaN.
 *
 * @example
 * ```ts
 * import { isfinite } from '@numloom/ufunc';
 * console.log(isfinite([1, Infinity]).tolist()); // => [ true, false ]
 * ```
 */
export const isfinite: UnaryPredicate = /* @__PURE__ */ unary(rows.isfinite);

/**
 * Whether each element is infinity.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { isposinf } from '@numloom/ufunc';
 * console.log(isposinf([1, Infinity, -Infinity]).tolist()); // => [ false, true, false ]
 * ```
 */
export const isposinf: UnaryPredicate = /* @__PURE__ */ unary(rows.isposinf);

/**
 * Whether each element is -infinity.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { isneginf } from '@numloom/ufunc';
 * console.log(isneginf([1, Infinity, -Infinity]).tolist()); // => [ false, false, true ]
 * ```
 */
export const isneginf: UnaryPredicate = /* @__PURE__ */ unary(rows.isneginf);

/**
 * Whether the imaginary part of each element is 0; true for real dtypes.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { isreal } from '@numloom/ufunc';
 * console.log(isreal([new Complex(1, 2), new Complex(3, 0)]).tolist()); // => [ false, true ]
 * ```
 */
export const isreal: UnaryPredicate = /* @__PURE__ */ unary(rows.isreal);

/**
 * Whether the imaginary part of each element is not 0; false for real dtypes.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { iscomplex } from '@numloom/ufunc';
 * console.log(iscomplex([new Complex(1, 2), new Complex(3, 0)]).tolist()); // => [ true, false ]
 * ```
 */
export const iscomplex: UnaryPredicate = /* @__PURE__ */ unary(rows.iscomplex);
