/** Whether arrays are equal, exactly or nearly. */
import { assertOptions, broadcastShapes, isdtype, sameShape } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Operand, toInput, toNode } from '../expression/operand.ts';
import { applyReduction } from '../reductions/apply.ts';
import { all } from '../reductions/rows.ts';
import * as rows from '../operators/rows/index.ts';

/** Options of `isclose` and `allclose`. */
export interface ClosenessOptions {
  /** Relative tolerance, in units of the second operand; 1e-5 by default. */
  readonly rtol?: number;
  /** Absolute tolerance; 1e-8 by default. */
  readonly atol?: number;
  /** Whether NaN is close to NaN; false by default. */
  readonly equal_nan?: boolean;
}

/**
 * Whether two operands are close, element by element: |a - b| <= atol + rtol |b|. Infinities are
 * close to themselves alone.
 *
 * @throws RangeError when the shapes do not broadcast
 *
 * @example
 * ```ts
 * import { isclose } from '@numloom/ufunc';
 * console.log(isclose([1, 1e10], [1 + 1e-9, 1.1e10]).tolist()); // => [ true, false ]
 * ```
 */
export function isclose(
  a: Operand,
  b: Operand,
  options: ClosenessOptions = {},
): Expression<'bool'> {
  return inNameOf('isclose', () => closeness(a, b, options, 'isclose'));
}

function closeness(
  a: Operand,
  b: Operand,
  options: ClosenessOptions,
  caller: string,
): Expression<'bool'> {
  assertOptions(options, ['rtol', 'atol', 'equal_nan'], caller);
  const { rtol = 1e-5, atol = 1e-8, equal_nan = false } = options;
  for (const [name, value] of Object.entries({ rtol, atol })) toInput(value, `${caller}: ${name}`);
  // Differences of integers could wrap.
  const second = isExact(b) ? applyOperator(rows.copy, [b], 'float64') : b;
  const difference = applyOperator(rows.absolute, [applyOperator(rows.subtract, [a, second])]);
  const scaled = applyOperator(rows.multiply, [applyOperator(rows.absolute, [second]), rtol]);
  const limit = applyOperator(rows.add, [scaled, atol]);
  const near = applyOperator(rows.logical_and, [
    applyOperator(rows.less_equal, [difference, limit]),
    applyOperator(rows.isfinite, [second]),
  ]);
  const close = applyOperator<'bool'>(rows.logical_or, [
    near,
    applyOperator(rows.equal, [a, second]),
  ]);
  return equal_nan ? applyOperator(rows.logical_or, [close, bothNaN(a, b)]) : close;
}

/** Whether an operand is of integers or bool, or a plain number, which is a float64 here. */
function isExact(operand: Operand): boolean {
  if (typeof operand === 'number') return true;
  return isdtype(toNode(operand, 'isclose').dtype, ['integral', 'bool']);
}

function bothNaN(a: Operand, b: Operand): Expression<'bool'> {
  return applyOperator(rows.logical_and, [
    applyOperator(rows.isnan, [a]),
    applyOperator(rows.isnan, [b]),
  ]);
}

/**
 * Whether all elements of two operands, broadcast together, are close; see {@link isclose}.
 *
 * @throws RangeError when the shapes do not broadcast
 *
 * @example
 * ```ts
 * import { allclose } from '@numloom/ufunc';
 * console.log(allclose([0.1 + 0.2, 1], [0.3, 1])); // => true
 * ```
 */
export function allclose(a: Operand, b: Operand, options: ClosenessOptions = {}): boolean {
  return inNameOf('allclose', () => isTrue(closeness(a, b, options, 'allclose')));
}

/** Options of `array_equal`. */
export interface EqualityOptions {
  /** Whether NaN equals NaN; false by default. */
  readonly equal_nan?: boolean;
}

/**
 * Whether two operands have the same shape and equal elements.
 *
 * @example
 * ```ts
 * import { array_equal } from '@numloom/ufunc';
 * console.log(array_equal([1, 2], [1, 2]), array_equal([1, 1], 1)); // => true false
 * ```
 */
export function array_equal(a: Operand, b: Operand, options: EqualityOptions = {}): boolean {
  assertOptions(options, ['equal_nan'], 'array_equal');
  const [first, second] = [a, b].map((operand) => toNode(operand, 'array_equal').shape);
  if (!sameShape(first!, second!)) return false;
  const { equal_nan = false } = options;
  return inNameOf('array_equal', () => {
    const same = applyOperator(rows.equal, [a, b]);
    return isTrue(equal_nan ? applyOperator(rows.logical_or, [same, bothNaN(a, b)]) : same);
  });
}

/**
 * Whether two operands broadcast together and have equal elements then.
 *
 * @example
 * ```ts
 * import { array_equiv } from '@numloom/ufunc';
 * console.log(array_equiv([1, 1], 1), array_equiv([1, 2], [1, 2, 3])); // => true false
 * ```
 */
export function array_equiv(a: Operand, b: Operand): boolean {
  const shapes = [a, b].map((operand) => toNode(operand, 'array_equiv').shape);
  try {
    broadcastShapes(shapes, 'array_equiv');
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  return inNameOf('array_equiv', () => isTrue(applyOperator(rows.equal, [a, b])));
}

function isTrue(truth: Expression): boolean {
  return applyReduction<'bool'>(all, truth, {}).item();
}
