/** Degrees and radians, the angles of complex numbers, and sin(πx)/(πx). */
import { assertOptions, type RealOf } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import type { UnaryFloat } from '../methods/signatures.ts';
import { unary } from '../methods/unary.ts';
import type { FloatOf, QuotientOf } from '../operators/results.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Angles from degrees to radians. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { deg2rad } from '@numloom/ufunc';
 * console.log(deg2rad(180).item()); // => 3.141592653589793
 * ```
 */
export const deg2rad: UnaryFloat = /* @__PURE__ */ unary(rows.deg2rad);

/**
 * Angles from radians to degrees. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { rad2deg } from '@numloom/ufunc';
 * console.log(rad2deg(Math.PI / 2).item()); // => 90
 * ```
 */
export const rad2deg: UnaryFloat = /* @__PURE__ */ unary(rows.rad2deg);

/** Another name of `deg2rad`. */
export const radians: typeof deg2rad = deg2rad;

/** Another name of `rad2deg`. */
export const degrees: typeof rad2deg = rad2deg;

/**
 * sin(πx)/(πx), and 1 for 0. Integers give float64.
 *
 * @example
 * ```ts
 * import { sinc } from '@numloom/ufunc';
 * console.log(sinc([0, 0.5]).tolist()); // => [ 1, 0.6366197723675814 ]
 * ```
 */
export function sinc<A extends Operand>(x: A): Expression<QuotientOf<DTypeOf<A>>> {
  return inNameOf('sinc', () => {
    const isZero = applyOperator(rows.equal, [x, 0]);
    // Of so small a number the quotient is 1.
    const nonzero = applyOperator(rows.where, [isZero, 1e-20, x]);
    const angle = applyOperator(rows.multiply, [nonzero, Math.PI]);
    return applyOperator(rows.divide, [applyOperator(rows.sin, [angle]), angle]);
  });
}

/** Options of `angle`. */
export interface AngleOptions {
  /** Whether to give degrees instead of radians; false by default. */
  readonly deg?: boolean;
}

/**
 * Angle of each complex number in the plane, from -π to π; of real numbers 0 or π. Integers give
 * floats.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { angle } from '@numloom/ufunc';
 * console.log(angle([new Complex(0, 1), new Complex(-1, 0)], { deg: true }).tolist()); // => [ 90, 180 ]
 * ```
 */
export function angle<A extends Operand>(
  x: A,
  options: AngleOptions = {},
): Expression<RealOf<FloatOf<DTypeOf<A>>>> {
  assertOptions(options, ['deg'], 'angle');
  return inNameOf('angle', () => {
    const parts = [applyOperator(rows.imag, [x]), applyOperator(rows.real, [x])];
    const radians = applyOperator<RealOf<FloatOf<DTypeOf<A>>>>(rows.arctan2, parts);
    return options.deg ? applyOperator(rows.rad2deg, [radians]) : radians;
  });
}
