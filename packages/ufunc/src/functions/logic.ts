/** Logic and bits, element by element. */
import type {
  Binary,
  BinaryPredicate,
  BinaryUfunc,
  Unary,
  UnaryPredicate,
} from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Whether both operands are true, that is not zero.
 *
 * @example
 * ```ts
 * import { logical_and } from '@numloom/ufunc';
 * console.log(logical_and([1, 2], [0, 3]).tolist()); // => [ false, true ]
 * ```
 */
export const logical_and: BinaryPredicate = /* @__PURE__ */ binary(rows.logical_and);

/**
 * Whether an operand is true, that is not zero.
 *
 * @example
 * ```ts
 * import { logical_or } from '@numloom/ufunc';
 * console.log(logical_or([0, 2], [0, 3]).tolist()); // => [ false, true ]
 * ```
 */
export const logical_or: BinaryPredicate = /* @__PURE__ */ binary(rows.logical_or);

/**
 * Whether exactly one operand is true, that is not zero.
 *
 * @example
 * ```ts
 * import { logical_xor } from '@numloom/ufunc';
 * console.log(logical_xor([1, 2], [0, 3]).tolist()); // => [ true, false ]
 * ```
 */
export const logical_xor: BinaryPredicate = /* @__PURE__ */ binary(rows.logical_xor);

/**
 * Whether each element is zero.
 *
 * @example
 * ```ts
 * import { logical_not } from '@numloom/ufunc';
 * console.log(logical_not([0, 3]).tolist()); // => [ true, false ]
 * ```
 */
export const logical_not: UnaryPredicate = /* @__PURE__ */ unary(rows.logical_not);

/**
 * Bits set in both operands; of bool the logical and.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_and } from '@numloom/ufunc';
 * console.log(bitwise_and(6n, 3n).item()); // => 2n
 * ```
 */
export const bitwise_and: Binary = /* @__PURE__ */ binary(rows.bitwise_and);

/**
 * Bits set in an operand; of bool the logical or.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_or } from '@numloom/ufunc';
 * console.log(bitwise_or(6n, 3n).item()); // => 7n
 * ```
 */
export const bitwise_or: Binary = /* @__PURE__ */ binary(rows.bitwise_or);

/**
 * Bits set in exactly one operand; of bool the exclusive or.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_xor } from '@numloom/ufunc';
 * console.log(bitwise_xor(6n, 3n).item()); // => 5n
 * ```
 */
export const bitwise_xor: Binary = /* @__PURE__ */ binary(rows.bitwise_xor);

/**
 * Every bit turned; of bool the logical not.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_invert } from '@numloom/ufunc';
 * console.log(bitwise_invert(6n).item()); // => -7n
 * ```
 */
export const bitwise_invert: Unary = /* @__PURE__ */ unary(rows.bitwise_invert);

/**
 * Bits moved up by the second operand; 0 where it is negative or at least the width.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_left_shift } from '@numloom/ufunc';
 * console.log(bitwise_left_shift(3n, 2n).item()); // => 12n
 * ```
 */
export const bitwise_left_shift: BinaryUfunc<'number'> = /* @__PURE__ */ binary(
  rows.bitwise_left_shift,
);

/**
 * Bits moved down by the second operand, the sign kept; 0 or -1 where it is negative or at least
 * the width.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_right_shift } from '@numloom/ufunc';
 * console.log(bitwise_right_shift(-8n, 1n).item()); // => -4n
 * ```
 */
export const bitwise_right_shift: BinaryUfunc<'number'> = /* @__PURE__ */ binary(
  rows.bitwise_right_shift,
);

/** Another name of `bitwise_invert`. */
export const bitwise_not: typeof bitwise_invert = bitwise_invert;

/** Another name of `bitwise_invert`. */
export const invert: typeof bitwise_invert = bitwise_invert;

/** Another name of `bitwise_left_shift`. */
export const left_shift: typeof bitwise_left_shift = bitwise_left_shift;

/** Another name of `bitwise_right_shift`. */
export const right_shift: typeof bitwise_right_shift = bitwise_right_shift;
