/** Index arrays that span a grid. */
import { namedOptions } from '../options.ts';
import { checkAxes } from '../creation/checks.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type ArrayInput, toArray } from '../creation/input.ts';
import { newArray, setElements } from '../creation/new-array.ts';
import { arange } from '../creation/ranges.ts';
import type { DType } from '../dtype/dtypes.ts';
import { checkShape } from '../layout/layout.ts';
import { indexArray } from './coordinates.ts';
import { numbersOf, placesOf } from './values.ts';

/**
 * The indices of all elements of an array of `dimensions`: an array of shape `(ndim, ...dimensions)`
 * (int32 unless told otherwise), whose k-th part holds the indices along axis k. With `sparse` a
 * list of arrays that broadcast to it.
 *
 * @throws RangeError when `dimensions` is no shape.
 *
 * @example
 * ```ts
 * import { indices } from '@numloom/ndarray';
 * console.log(indices([2, 2]).tolist()); // => [ [ [ 0, 0 ], [ 1, 1 ] ], [ [ 0, 1 ], [ 0, 1 ] ] ]
 * ```
 */
export function indices<D extends DType = 'int32'>(
  dimensions: readonly number[],
  options?: { readonly dtype?: D | undefined; readonly sparse?: false | undefined },
): NdArray<D>;
export function indices<D extends DType = 'int32'>(
  dimensions: readonly number[],
  options: { readonly dtype?: D | undefined; readonly sparse: true },
): NdArray<D>[];
export function indices<D extends DType = 'int32'>(
  dimensions: readonly number[],
  options: { readonly dtype?: D | undefined; readonly sparse?: boolean | undefined } = {},
): NdArray<D> | NdArray<D>[] {
  const { dtype = 'int32' as D, sparse } = namedOptions(options, ['dtype', 'sparse'], 'indices');
  const shape = checkShape(dimensions, 'indices');
  const axes = shape.map((length, axis) =>
    arange(length, { dtype }).reshape(shape.map((_, k) => (k === axis ? length : 1))),
  );
  if (sparse) return axes;
  const result = newArray('indices', dtype, [shape.length, ...shape]);
  axes.forEach((x, axis) => setElements(result.slice(axis), x, 'indices'));
  return result;
}

/**
 * 1-d index arrays or masks as index arrays that broadcast against each other, so that
 * `indexed(a, ...ix_(rows, columns))` selects whole rows and columns.
 *
 * @throws RangeError when one is not 1-d; TypeError when one is complex.
 *
 * @example
 * ```ts
 * import { arange, indexed, ix_ } from '@numloom/ndarray';
 * const a = arange(9).reshape([3, 3]);
 * console.log(indexed(a, ...ix_([0, 2], [1, 2])).tolist()); // => [ [ 1, 2 ], [ 7, 8 ] ]
 * ```
 */
export function ix_(...args: readonly ArrayInput[]): NdArray<'int32'>[] {
  return args.map((arg, axis) => {
    const x = toArray(arg, 'ix_');
    checkAxes(x, 1, 1, `ix_: argument ${axis}`);
    const values = x.dtype === 'bool' ? placesOf(x) : numbersOf(x, 'ix_').values;
    return indexArray(
      'ix_',
      values,
      args.map((_, k) => (k === axis ? values.length : 1)),
    );
  });
}
