/** Arrays stretched to a common shape, as views. */
import type { NdArray } from '../array/ndarray.ts';
import { type NdArrayLike, toArray } from '../creation/input.ts';
import type { DType } from '../dtype/dtypes.ts';
import { broadcastLayout, broadcastShapes } from '../layout/broadcast.ts';
import { checkShape } from '../layout/layout.ts';

/**
 * `a` stretched to `shape`: a view, in which one element stands for many and which can't be
 * written.
 *
 * @throws RangeError when `a` does not broadcast to `shape`.
 *
 * @example
 * ```ts
 * import { broadcast_to } from '@numloom/ndarray';
 * console.log(broadcast_to([1, 2], [2, 2]).tolist()); // => [ [ 1, 2 ], [ 1, 2 ] ]
 * ```
 */
export function broadcast_to<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  shape: number | readonly number[],
): NdArray<D> {
  const x = toArray(a, 'broadcast_to');
  const to = checkShape(shape, 'broadcast_to');
  return x.withLayout(broadcastLayout(x, to, 'broadcast_to'));
}

/**
 * All arrays stretched to their common shape; views as by {@link broadcast_to}.
 *
 * @throws RangeError when the shapes do not broadcast together.
 *
 * @example
 * ```ts
 * import { broadcast_arrays } from '@numloom/ndarray';
 * const [a, b] = broadcast_arrays([1, 2, 3], [[10], [20]]);
 * console.log(a?.shape, b?.shape); // => [ 2, 3 ] [ 2, 3 ]
 * ```
 */
export function broadcast_arrays<D extends DType = 'float64'>(
  ...arrays: readonly NdArrayLike<D>[]
): NdArray<D>[] {
  const views = arrays.map((a) => toArray<D>(a, 'broadcast_arrays'));
  const shape = broadcastShapes(
    views.map((view) => view.shape),
    'broadcast_arrays',
  );
  return views.map((x) => x.withLayout(broadcastLayout(x, shape, 'broadcast_arrays')));
}

/**
 * The shape that all shapes broadcast to; a number is the length of a 1-d array.
 *
 * @throws RangeError when they do not broadcast together.
 *
 * @example
 * ```ts
 * import { broadcast_shapes } from '@numloom/ndarray';
 * console.log(broadcast_shapes([2, 1], 3)); // => [ 2, 3 ]
 * ```
 */
export function broadcast_shapes(...shapes: readonly (number | readonly number[])[]): number[] {
  return broadcastShapes(
    shapes.map((shape) => checkShape(shape, 'broadcast_shapes')),
    'broadcast_shapes',
  );
}
