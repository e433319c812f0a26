/** Elements taken from, and put to, the places that one index array names. */
import { namedOptions } from '../options.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type ArrayInput, type NdArrayLike, toArray } from '../creation/input.ts';
import { newArray } from '../creation/new-array.ts';
import type { DType } from '../dtype/dtypes.ts';
import { broadcastLayout, broadcastShapes } from '../layout/broadcast.ts';
import { checkTarget } from '../creation/checks.ts';
import { normalizeAxis } from '../layout/layout.ts';
import { replaced } from '../manipulation/section.ts';
import { copyPicks, detached, gather, offsetsOf, picksAt, spread } from './picks.ts';
import { bound, type IndexMode, numbersOf } from './values.ts';

/** Options of {@link take}. */
export interface TakeOptions {
  /** Axis that is indexed; without it or with null all elements in C order. */
  readonly axis?: number | null | undefined;
  /** What becomes of an index out of bounds: `raise` unless told otherwise. */
  readonly mode?: IndexMode | undefined;
}

/**
 * The places of an axis that an array of whole numbers names, as a new array: its shape is that of
 * `a` with the shape of `indices` instead of the axis. Negative indices count from the end, except
 * with mode `clip`, where they become 0.
 *
 * @throws RangeError when an index is no whole number or out of bounds, or the axis does not exist;
 *   TypeError when indices are booleans (see `compress`) or complex, or the mode is not known.
 *
 * @example
 * ```ts
 * import { arange, take } from '@numloom/ndarray';
 * console.log(take(arange(6).reshape([2, 3]), [2, 0], { axis: 1 }).tolist()); // => [ [ 2, 0 ], [ 5, 3 ] ]
 * ```
 */
export function take<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  indices: ArrayInput,
  options: TakeOptions = {},
): NdArray<D> {
  const { axis, mode = 'raise' } = namedOptions(options, ['axis', 'mode'], 'take');
  const given = toArray(a, 'take');
  const x = axis == null || given.ndim === 0 ? given.reshape(-1) : given;
  const k = normalizeAxis(axis ?? 0, x.ndim, 'take');
  const numbers = numbersOf(indices, 'take');
  bound(numbers.values, x.shape[k]!, k, mode, 'take');
  return gather('take', x, x, [{ ...numbers, axis: k }], k);
}

/**
 * For each place, the element of `a` at the index that `indices` has there, along an axis: what
 * `argsort` and its like return is understood so. All other axes broadcast.
 *
 * @param options `axis`: the last unless told otherwise.
 * @throws RangeError when the numbers of axes differ, other axes do not broadcast, or an index is
 *   no whole number or out of bounds.
 *
 * @example
 * ```ts
 * import { take_along_axis } from '@numloom/ndarray';
 * console.log(take_along_axis([[3, 1], [2, 4]], [[1], [0]]).tolist()); // => [ [ 1 ], [ 2 ] ]
 * ```
 */
export function take_along_axis<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  indices: ArrayInput,
  options: { readonly axis?: number | undefined } = {},
): NdArray<D> {
  const { axis = -1 } = namedOptions(options, ['axis'], 'take_along_axis');
  const x = toArray(a, 'take_along_axis');
  const { shape, offsets } = along(x, indices, axis, 'take_along_axis');
  const result = newArray('take_along_axis', x.dtype, shape);
  copyPicks(result, picksAt(offsetsOf(result)), x, picksAt(offsets));
  return result;
}

/**
 * Writes `values`, broadcast to the indices and converted, to the elements that
 * {@link take_along_axis} would read.
 *
 * @throws As {@link take_along_axis}; RangeError when `values` do not broadcast to the indices;
 *   Error when `a` is disposed or a broadcast view.
 *
 * @example
 * ```ts
 * import { put_along_axis, zeros } from '@numloom/ndarray';
 * const a = zeros([2, 2]);
 * put_along_axis(a, [[1], [0]], 7);
 * console.log(a.tolist()); // => [ [ 0, 7 ], [ 7, 0 ] ]
 * ```
 */
export function put_along_axis(
  a: NdArray,
  indices: ArrayInput,
  values: ArrayInput,
  options: { readonly axis?: number | undefined } = {},
): void {
  const { axis = -1 } = namedOptions(options, ['axis'], 'put_along_axis');
  checkTarget(a, 'put_along_axis');
  const { shape, offsets } = along(a, indices, axis, 'put_along_axis');
  const source = detached(toArray(values, 'put_along_axis'), a, 'put_along_axis: values', shape);
  a.beginWrite('put_along_axis');
  copyPicks(a, picksAt(offsets), source, picksAt(offsetsOf(source)));
}

/** Options of {@link put}. */
export interface PutOptions {
  /** What becomes of an index out of bounds: `raise` unless told otherwise. */
  readonly mode?: IndexMode | undefined;
}

/**
 * Writes `values`, converted and repeated as often as needed, to the elements of `a` that whole
 * numbers name in C order.
 *
 * @throws RangeError when an index is no whole number or out of bounds; Error when `a` is disposed
 *   or a broadcast view.
 *
 * @example
 * ```ts
 * import { put, zeros } from '@numloom/ndarray';
 * const a = zeros([2, 2]);
 * put(a, [0, -1], [5, 6]);
 * console.log(a.tolist()); // => [ [ 5, 0 ], [ 0, 6 ] ]
 * ```
 */
export function put(
  a: NdArray,
  indices: ArrayInput,
  values: ArrayInput,
  options: PutOptions = {},
): void {
  const { mode = 'raise' } = namedOptions(options, ['mode'], 'put');
  checkTarget(a, 'put');
  const places = numbersOf(indices, 'put').values;
  bound(places, a.size, 0, mode, 'put');
  putCyclic('put', a, places, values, (i) => i);
}

/**
 * Writes to places of `a`, counted in C order, the values at `choose(i, place)`, counted round.
 *
 * @throws Error naming `caller` when there are places but no values.
 */
export function putCyclic(
  caller: string,
  a: NdArray,
  places: Float64Array,
  values: ArrayInput,
  choose: (i: number, place: number) => number,
): void {
  if (places.length === 0) return;
  const given = toArray(values, caller);
  if (given.size === 0) throw new RangeError(`${caller}: there are no values to write`);
  const source = detached(given, a, caller, given.shape);
  const [to, from] = [offsetsOf(a), offsetsOf(source)];
  a.beginWrite(caller);
  copyPicks(
    a,
    picksAt(places.map((place) => to[place]!)),
    source,
    picksAt(places.map((place, i) => from[choose(i, place) % from.length]!)),
  );
}

/** Where the elements lie that `indices` name along an axis. */
function along(
  a: NdArray,
  indices: ArrayInput,
  place: number,
  caller: string,
): { shape: number[]; offsets: Float64Array } {
  const axis = normalizeAxis(place, a.ndim, caller);
  const numbers = numbersOf(indices, caller);
  const own = numbers.shape;
  if (own.length !== a.ndim) {
    throw new RangeError(
      `${caller}: indices have ${own.length} dimensions, the array has ${a.ndim}; give as many`,
    );
  }
  bound(numbers.values, a.shape[axis]!, axis, 'raise', caller);
  const length = own[axis]!;
  const others = broadcastShapes([replaced(own, axis, 1), replaced(a.shape, axis, 1)], caller);
  const shape = replaced(others, axis, length);
  // The array with its first place along the axis for all, and the index added.
  const { strides, offset } = a;
  const base = { shape: replaced(a.shape, axis, 1), strides, offset };
  const offsets = offsetsOf(broadcastLayout(base, shape, caller));
  const stride = strides[axis]!;
  spread(numbers, shape, caller).forEach((at, i) => (offsets[i]! += at * stride));
  return { shape, offsets };
}
