/** Writing arrays into arrays, and converting them. */
import { namedOptions } from '../options.ts';
import type { NdArray } from '../array/ndarray.ts';
import { checkTarget } from '../creation/checks.ts';
import { type ArrayInput, type NdArrayLike, toArray, viewOf } from '../creation/input.ts';
import { type Order, setElements } from '../creation/new-array.ts';
import type { DType } from '../dtype/dtypes.ts';
import { type Casting, checkCast, result_type } from '../dtype/promotion.ts';
import { copyPicks, detached, offsetsOf, picksAt } from '../indexing/picks.ts';
import { placesOf } from '../indexing/values.ts';
import { broadcastLayout } from '../layout/broadcast.ts';

/** Options of {@link copyto}. */
export interface CopyToOptions {
  /** What the conversion may lose: `same_kind` unless told otherwise, see `can_cast`. */
  readonly casting?: Casting | undefined;
  /** Mask that broadcasts to `dst`: only elements where it is true are written. */
  readonly where?: ArrayInput | undefined;
}

/**
 * Writes `src`, broadcast and converted, to `dst`, as if it was read completely before. Leading axes
 * of length 1 that `dst` has not are left out. O(size).
 *
 * @throws RangeError when `src` or `where` does not broadcast to `dst`; TypeError when `casting`
 *   does not allow the conversion; Error when `dst` is disposed or a broadcast view.
 *
 * @example
 * ```ts
 * import { copyto, zeros } from '@numloom/ndarray';
 * const a = zeros([2, 2]);
 * copyto(a, [1, 2], { where: [[true], [false]] });
 * console.log(a.tolist()); // => [ [ 1, 2 ], [ 0, 0 ] ]
 * ```
 */
export function copyto(dst: NdArray, src: ArrayInput, options: CopyToOptions = {}): void {
  const { casting = 'same_kind', where } = namedOptions(options, ['casting', 'where'], 'copyto');
  checkTarget(dst, 'copyto');
  const given = toArray(src, 'copyto');
  if (casting !== 'unsafe') {
    // JavaScript numbers are weak: 1 fits an integer array, 1.5 does not.
    const dtypes = viewOf(src)
      ? [given.dtype]
      : new Set(Array.from(given.values(), (value) => result_type(dst, value)));
    for (const dtype of dtypes) checkCast(dtype, dst.dtype, casting, 'copyto');
  }
  const source = detached(given, dst, 'copyto');
  if (where === undefined) {
    dst.beginWrite('copyto');
    setElements(dst, source, 'copyto');
    return;
  }
  const mask = toArray(where, 'copyto');
  const places = placesOf(mask.withLayout(broadcastLayout(mask, dst.shape, 'copyto: where')));
  const [to, at] = [offsetsOf(dst), offsetsOf(source)];
  dst.beginWrite('copyto');
  copyPicks(dst, picksAt(places.map((i) => to[i]!)), source, picksAt(places.map((i) => at[i]!)));
}

/**
 * A copy of `a` with another dtype. Integers wrap, fractions are cut, NaN becomes 0 in an integer,
 * a complex number loses its imaginary part. With `copy: false` an array that has the dtype is
 * returned as it is.
 *
 * @throws TypeError when `dtype` is not one.
 *
 * @example
 * ```ts
 * import { astype } from '@numloom/ndarray';
 * console.log(astype([1.9, -1.9, 300], 'int8').tolist()); // => [ 1, -1, 44 ]
 * ```
 */
export function astype<E extends DType>(
  a: ArrayInput,
  dtype: E,
  options: { readonly order?: Order; readonly copy?: boolean } = {},
): NdArray<E> {
  return toArray(a, 'astype').astype(dtype, options);
}

/**
 * A densely packed copy of `a` in the heap.
 *
 * @example
 * ```ts
 * import { copy, zeros } from '@numloom/ndarray';
 * console.log(copy(zeros([2, 3]).T).strides); // => [ 2, 1 ]
 * ```
 */
export function copy<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: { readonly order?: Order | undefined } = {},
): NdArray<D> {
  const { order } = namedOptions(options, ['order'], 'copy');
  return toArray(a, 'copy').copy(order);
}
