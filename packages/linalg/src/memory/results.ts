/** Results that are computed in float64 or complex128, whatever their dtype is. */
import type { NdArray } from '@numloom/ndarray';
import type { Frame } from './frame.ts';
import type { InexactDType, Scalar } from './matrix.ts';
import type { Stack } from './stack.ts';

/** Where a result is computed, and the array that it becomes. */
export interface Computed {
  readonly stack: Stack;
  /** The array, once it is computed. */
  deliver(): NdArray;
}

/** Room for the matrices of a result, each by rows: the result's own, unless it has to be rounded. */
export function computedIn(
  scalar: Scalar,
  dtype: InexactDType,
  shape: readonly number[],
  frame: Frame,
): Computed {
  if (dtype !== scalar) {
    const stack = frame.stack(scalar, shape);
    return { stack, deliver: () => frame.delivered(stack, dtype) };
  }
  const { array, stack } = frame.result(scalar, shape);
  return { stack, deliver: () => array };
}
