/** Several arrays as one new array. */
import { namedOptions } from '../options.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { type NdArrayLike, type NestedNumbers, toArray } from '../creation/input.ts';
import { newArray } from '../creation/new-array.ts';
import { type DType, dtypeInfo } from '../dtype/dtypes.ts';
import { type Casting, checkCast, type PromoteTypes, result_type } from '../dtype/promotion.ts';
import { formatShape, normalizeAxis, sameShape } from '../layout/layout.ts';
import { atleast_1d, atleast_2d, atleast_3d, expand_dims } from './reshape.ts';
import { replaced, section } from './section.ts';

/** Arrays to be joined. */
export type Arrays<D extends DType> = readonly NdArray<D>[] | readonly NestedNumbers[];

/** Options of functions that join arrays. */
export interface JoinOptions<D extends DType = DType> {
  /** Element type of the result, by default what all dtypes promote to. */
  readonly dtype?: D | undefined;
  /** What converting to it may lose: `same_kind` unless told otherwise, see `can_cast`. */
  readonly casting?: Casting | undefined;
}

/**
 * Arrays behind each other along an existing axis, 0 unless told otherwise; with axis null their
 * elements in one axis. The dtypes are promoted. O(size of the result).
 *
 * @throws RangeError when no array is given, the axis does not exist, or the shapes differ outside
 *   of it; TypeError when `casting` does not allow the conversion to `dtype`.
 *
 * @example
 * ```ts
 * import { concat } from '@numloom/ndarray';
 * console.log(concat([[1, 2], [3]]).tolist()); // => [ 1, 2, 3 ]
 * console.log(concat([[[1], [2]], [[3], [4]]], { axis: 1 }).tolist()); // => [ [ 1, 3 ], [ 2, 4 ] ]
 * ```
 */
export function concat<D extends DType = 'float64', E extends DType = PromoteTypes<D, D>>(
  arrays: Arrays<D>,
  given: JoinOptions<E> & { readonly axis?: number | null | undefined } = {},
): NdArray<E> {
  const { axis = 0, ...options } = namedOptions(given, ['axis', 'dtype', 'casting'], 'concat');
  const parts = toArrays(arrays, 'concat');
  if (axis !== null) return join('concat', parts, axis, options);
  return join(
    'concat',
    parts.map((x) => x.reshape(-1)),
    0,
    options,
  );
}

export { concat as concatenate };

/**
 * Arrays of one shape along a new axis, which stands at `axis` (by default first) in the result.
 * The dtypes are promoted.
 *
 * @throws RangeError when no array is given, the axis is not within the result, or shapes differ;
 *   TypeError when `casting` does not allow the conversion to `dtype`.
 *
 * @example
 * ```ts
 * import { stack } from '@numloom/ndarray';
 * console.log(stack([[1, 2], [3, 4]], { axis: 1 }).tolist()); // => [ [ 1, 3 ], [ 2, 4 ] ]
 * ```
 */
export function stack<D extends DType = 'float64', E extends DType = PromoteTypes<D, D>>(
  arrays: Arrays<D>,
  given: JoinOptions<E> & { readonly axis?: number | undefined } = {},
): NdArray<E> {
  const { axis = 0, ...options } = namedOptions(given, ['axis', 'dtype', 'casting'], 'stack');
  const parts = toArrays(arrays, 'stack');
  const other = parts.find((x) => !sameShape(x.shape, parts[0]!.shape));
  if (other) throw misfit('stack', parts[0]!, other, 'all must have the same shape');
  const place = normalizeAxis(axis, parts[0]!.ndim + 1, 'stack');
  return join(
    'stack',
    parts.map((x) => expand_dims(x, { axis: place })),
    place,
    options,
  );
}

/**
 * Arrays below each other: along the first axis, 1-d arrays as rows.
 *
 * @throws As {@link concat}.
 *
 * @example
 * ```ts
 * import { vstack } from '@numloom/ndarray';
 * console.log(vstack([[1, 2], [3, 4]]).tolist()); // => [ [ 1, 2 ], [ 3, 4 ] ]
 * ```
 */
export function vstack<D extends DType = 'float64', E extends DType = PromoteTypes<D, D>>(
  arrays: Arrays<D>,
  options: JoinOptions<E> = {},
): NdArray<E> {
  return join('vstack', toArrays(arrays, 'vstack').map(atleast_2d), 0, options);
}

/**
 * Arrays side by side: along the second axis, or the first for 1-d arrays.
 *
 * @throws As {@link concat}.
 *
 * @example
 * ```ts
 * import { hstack } from '@numloom/ndarray';
 * console.log(hstack([[1, 2], [3]]).tolist()); // => [ 1, 2, 3 ]
 * ```
 */
export function hstack<D extends DType = 'float64', E extends DType = PromoteTypes<D, D>>(
  arrays: Arrays<D>,
  options: JoinOptions<E> = {},
): NdArray<E> {
  const parts = toArrays(arrays, 'hstack').map(atleast_1d);
  return join('hstack', parts, parts[0]!.ndim === 1 ? 0 : 1, options);
}

/**
 * Arrays behind each other in depth: along the third axis, shapes filled up as by `atleast_3d`.
 *
 * @throws As {@link concat}.
 *
 * @example
 * ```ts
 * import { dstack } from '@numloom/ndarray';
 * console.log(dstack([[1, 2], [3, 4]]).tolist()); // => [ [ [ 1, 3 ], [ 2, 4 ] ] ]
 * ```
 */
export function dstack<D extends DType = 'float64', E extends DType = PromoteTypes<D, D>>(
  arrays: Arrays<D>,
  options: JoinOptions<E> = {},
): NdArray<E> {
  return join('dstack', toArrays(arrays, 'dstack').map(atleast_3d), 2, options);
}

/**
 * Arrays side by side, 1-d arrays as columns.
 *
 * @throws As {@link concat}.
 *
 * @example
 * ```ts
 * import { column_stack } from '@numloom/ndarray';
 * console.log(column_stack([[1, 2], [3, 4]]).tolist()); // => [ [ 1, 3 ], [ 2, 4 ] ]
 * ```
 */
export function column_stack<D extends DType = 'float64', E extends DType = PromoteTypes<D, D>>(
  arrays: Arrays<D>,
  options: JoinOptions<E> = {},
): NdArray<E> {
  const columns = toArrays(arrays, 'column_stack').map((x) =>
    x.ndim < 2 ? x.reshape([x.size, 1]) : x,
  );
  return join('column_stack', columns, 1, options);
}

/**
 * `a` with `values` behind it along an axis, or the elements of both in one axis: a new array of
 * the promoted dtype. Appending in a loop copies all each time; collect and `concat` once.
 *
 * @throws As {@link concat}.
 *
 * @example
 * ```ts
 * import { append } from '@numloom/ndarray';
 * console.log(append([1, 2], [[3], [4]]).tolist()); // => [ 1, 2, 3, 4 ]
 * ```
 */
export function append<D extends DType = 'float64', E extends DType = 'float64'>(
  a: NdArrayLike<D>,
  values: NdArrayLike<E>,
  options: { readonly axis?: number | null | undefined } = {},
): NdArray<PromoteTypes<D, E>> {
  const { axis = null } = namedOptions(options, ['axis'], 'append');
  const parts: NdArray[] = [toArray(a, 'append'), toArray(values, 'append')];
  if (axis !== null) return join('append', parts, axis);
  return join(
    'append',
    parts.map((x) => x.reshape(-1)),
    0,
  );
}

function toArrays<D extends DType>(arrays: Arrays<D>, caller: string): NdArray<D>[] {
  if (!Array.isArray(arrays)) throw new TypeError(`${caller}: expected a list of arrays`);
  if (arrays.length === 0) throw new RangeError(`${caller}: the list of arrays is empty`);
  return arrays.map((a: NdArrayLike<D>) => toArray(a, caller));
}

function misfit(caller: string, a: NdArray, b: NdArray, rule: string): RangeError {
  return new RangeError(
    `${caller}: arrays have the shapes ${formatShape(a.shape)} and ${formatShape(b.shape)}, ${rule}`,
  );
}

function join<E extends DType>(
  caller: string,
  parts: readonly NdArray[],
  place: number,
  options: JoinOptions<E> = {},
): NdArray<E> {
  const { dtype = result_type(...parts) as E, casting = 'same_kind' } = namedOptions(
    options,
    ['dtype', 'casting'],
    caller,
  );
  const first = parts[0]!;
  for (const { ndim } of parts) {
    if (ndim === first.ndim) continue;
    throw new RangeError(
      `${caller}: arrays have ${first.ndim} and ${ndim} dimensions, all must have the same number`,
    );
  }
  const axis = normalizeAxis(place, first.ndim, caller);
  const outside = replaced(first.shape, axis, 0);
  const other = parts.find((x) => !sameShape(replaced(x.shape, axis, 0), outside));
  if (other) throw misfit(caller, first, other, `all must be the same except along axis ${axis}`);
  dtypeInfo(dtype, caller);
  for (const x of parts) checkCast(x.dtype, dtype, casting, caller);
  const length = parts.reduce((sum, x) => sum + x.shape[axis]!, 0);
  const result = newArray(caller, dtype, replaced(first.shape, axis, length));
  let start = 0;
  for (const x of parts) {
    copyElements(elementsOf(section(result, axis, start, x.shape[axis]!)), elementsOf(x));
    start += x.shape[axis]!;
  }
  return result;
}
