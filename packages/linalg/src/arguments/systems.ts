/** What functions that solve systems take: a matrix or a stack of them, and right-hand sides. */
import { broadcastShapes, copyto, formatShape, type NdArray } from '@numloom/ndarray';
import type { Frame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { arrayOf, checkFinite, floatingOf, type Operand, scalarOf, squareOf } from './operands.ts';

/** Systems of linear equations as arrays. */
export interface Systems {
  readonly a: NdArray;
  /** The right-hand sides as columns. */
  readonly b: NdArray;
  /** The axes of both before their last two, broadcast. */
  readonly outer: readonly number[];
  /** The dtype of the solutions. */
  readonly dtype: InexactDType;
  /** Whether `b` was one vector, and solutions are vectors. */
  readonly isVector: boolean;
}

/**
 * The systems a x = b: `b` is a vector if it has one axis, else columns along its last two axes.
 *
 * @throws LinAlgError when `a` is not square; RangeError when the shapes do not fit, or with `finite`
 * where an element is NaN or infinite
 */
export function systemsOf(
  a: Operand,
  b: Operand,
  caller: string,
  finite: boolean,
  name = 'a',
): Systems {
  const left = squareOf(a, caller, name);
  const right = arrayOf(b, caller);
  if (right.ndim === 0) throw new RangeError(`${caller}: b is 0-d, needs at least one axis`);
  const isVector = right.ndim === 1;
  const columns = isVector ? right.reshape([-1, 1]) : right;
  if (columns.shape.at(-2) !== left.shape.at(-1)) {
    throw new RangeError(
      `${caller}: ${name} has the shape ${formatShape(left.shape)}, b ${formatShape(right.shape)}: ` +
        `${left.shape.at(-1)} columns meet ${columns.shape.at(-2)} rows`,
    );
  }
  const outer = broadcastShapes([left.shape.slice(0, -2), columns.shape.slice(0, -2)], caller);
  if (finite) {
    checkFinite(left, caller, name);
    checkFinite(right, caller, 'b');
  }
  return { a: left, b: columns, outer, dtype: floatingOf(left.dtype, right.dtype), isVector };
}

/** Right-hand sides that are solved in place, by rows, and the array that they become in the end. */
export function solutionsOf(
  right: NdArray,
  dtype: InexactDType,
  frame: Frame,
): { readonly solutions: Stack; readonly delivered: () => NdArray<InexactDType> } {
  const scalar = scalarOf(dtype);
  if (scalar !== dtype) {
    const solutions = frame.copied(right, scalar);
    return { solutions, delivered: () => frame.delivered(solutions, dtype) };
  }
  const { array, stack } = frame.result(dtype, right.shape);
  copyto(stack.array, right, { casting: 'unsafe' });
  return { solutions: stack, delivered: () => array };
}

/** Solutions as vectors, if the right-hand side was one. */
export function asGiven(x: NdArray, { isVector }: Systems): NdArray {
  return isVector ? x.reshape(x.shape.slice(0, -1)) : x;
}
