/** Operations of elements where an array has long axes: those whose results are sparse. */
import { formatShape, type NdArray } from '@numloom/ndarray';
import { commonShape } from '../arithmetic/align.ts';
import type { Result } from '../arithmetic/arithmetic.ts';
import { isComparison, isZero } from '../arithmetic/compare.ts';
import { given, type Other } from '../arithmetic/operands.ts';
import type { Parts } from '../parts/parts.ts';
import { aligned, axesOf, type Held, needShort, shapeOf } from './held.ts';

/** Whether one of two operands has long axes. */
export function areLong(a: Held, b: Held | NdArray): boolean {
  return a.axes !== undefined || ('parts' in b && b.axes !== undefined);
}

/**
 * The operation of both, which `name` is, by one of the parts that stand for them.
 *
 * @throws RangeError naming the operation when the shapes do not fit, or most elements of the result would not be zero
 */
export function combinedHeld(
  a: Held,
  b: Held | NdArray,
  operation: (a: Parts, b: Other) => Result,
  name: string,
): Held {
  const own = shapeOf(a);
  if (!('parts' in b)) {
    const shape = commonShape(own, b.shape, name);
    needShort(b.shape, name, 'b');
    if (!isSparseWithDense(name, b)) throw tooMany(name, shape);
    return { parts: operation(a.parts, b) as Parts, axes: a.axes };
  }
  const shape = commonShape(own, shapeOf(b), name);
  const isSame = own.join() === shapeOf(b).join();
  const isSparse = isComparison(name) ? isZero(name, 0) : name !== 'divide';
  if (!isSparse || (!isSame && name !== 'multiply')) throw tooMany(name, shape);
  const [left, right] = ([0, 1] as const).reduce<readonly [Held, Held]>(
    ([x, y], k) => (x.axes?.[k] && y.axes?.[k] ? aligned(x, k, y, k) : [x, y]),
    [a, b],
  );
  const axisOf = (k: 0 | 1) => left.axes?.[k] ?? right.axes?.[k];
  return {
    parts: operation(left.parts, right.parts) as Parts,
    axes: axesOf(axisOf(0), axisOf(1)),
  };
}

/** Whether the result of an operation with a number or a dense array is sparse, or the operation itself refuses it. */
function isSparseWithDense(name: string, b: NdArray): boolean {
  const { scalar } = given(b, name);
  if (scalar === undefined) return name === 'multiply' || name === 'divide';
  return !isComparison(name) || isZero(name, scalar);
}

function tooMany(name: string, shape: readonly number[]): RangeError {
  return new RangeError(
    `${name}: most of the elements of the result, whose shape is ${formatShape(shape)}, would not be zero`,
  );
}
