/**
 * Trigonometric functions, accurate to 1 ulp: compared with the exact value, the error is less than
 * the distance to the next float. Angles of any size are reduced exactly.
 */
import type { BinaryFloat, UnaryFloat } from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Sine of angles in radians. Integers give floats.
 *
 * @example
 * ```ts
 * import { sin } from '@numloom/ufunc';
 * console.log(sin(0).item()); // => 0
 * ```
 */
export const sin: UnaryFloat = /* @__PURE__ */ unary(rows.sin);

/**
 * Cosine of angles in radians. Integers give floats.
 *
 * @example
 * ```ts
 * import { cos } from '@numloom/ufunc';
 * console.log(cos(0).item()); // => 1
 * ```
 */
export const cos: UnaryFloat = /* @__PURE__ */ unary(rows.cos);

/**
 * Tangent of angles in radians. Integers give floats.
 *
 * @example
 * ```ts
 * import { tan } from '@numloom/ufunc';
 * console.log(tan(0).item()); // => 0
 * ```
 */
export const tan: UnaryFloat = /* @__PURE__ */ unary(rows.tan);

/**
 * Angle in radians whose sine is the element, from -π/2 to π/2; NaN outside of [-1, 1]. Integers
 * give floats.
 *
 * @example
 * ```ts
 * import { arcsin } from '@numloom/ufunc';
 * console.log(arcsin(1).item()); // => 1.5707963267948966
 * ```
 */
export const arcsin: UnaryFloat = /* @__PURE__ */ unary(rows.arcsin);

/**
 * Angle in radians whose cosine is the element, from 0 to π; NaN outside of [-1, 1]. Integers
 * give floats.
 *
 * @example
 * ```ts
 * import { arccos } from '@numloom/ufunc';
 * console.log(arccos(1).item()); // => 0
 * ```
 */
export const arccos: UnaryFloat = /* @__PURE__ */ unary(rows.arccos);

/**
 * Angle in radians whose tangent is the element, from -π/2 to π/2. Integers give floats.
 *
 * @example
 * ```ts
 * import { arctan } from '@numloom/ufunc';
 * console.log(arctan(1).item()); // => 0.7853981633974483
 * ```
 */
export const arctan: UnaryFloat = /* @__PURE__ */ unary(rows.arctan);

/**
 * Angle in radians, from -π to π, of the point whose y is the first operand and whose x is the
 * second.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { arctan2 } from '@numloom/ufunc';
 * console.log(arctan2(1, -1).item()); // => 2.356194490192345
 * ```
 */
export const arctan2: BinaryFloat = /* @__PURE__ */ binary(rows.arctan2);

/**
 * Length of the hypotenuse, √(x² + y²), without overflow or underflow on the way. Infinite if a side
 * is, even if the other one is NaN.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { hypot } from '@numloom/ufunc';
 * console.log(hypot([3, 5e300], [4, 0]).tolist()); // => [ 5, 5e+300 ]
 * ```
 */
export const hypot: BinaryFloat = /* @__PURE__ */ binary(rows.hypot);

/** The array API standard's name of `arcsin`. */
export const asin: typeof arcsin = arcsin;

/** The array API standard's name of `arccos`. */
export const acos: typeof arccos = arccos;

/** The array API standard's name of `arctan`. */
export const atan: typeof arctan = arctan;

/** The array API standard's name of `arctan2`. */
export const atan2: typeof arctan2 = arctan2;
