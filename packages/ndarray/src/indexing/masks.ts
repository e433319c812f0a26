/** Elements selected by a mask, and where a mask is true. */
import { namedOptions } from '../options.ts';
import { checkAxes, checkTarget } from '../creation/checks.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type ArrayInput, type NdArrayLike, toArray } from '../creation/input.ts';
import type { DType } from '../dtype/dtypes.ts';
import { formatShape, normalizeAxis, sameShape } from '../layout/layout.ts';
import { coordinates, indexArray } from './coordinates.ts';
import { gather } from './picks.ts';
import { putCyclic } from './take.ts';
import { placesOf } from './values.ts';

/**
 * Where elements are not zero (NaN is not zero): for each axis an int32 array of the indices, in C
 * order.
 *
 * @throws RangeError for a 0-d array.
 *
 * @example
 * ```ts
 * import { nonzero } from '@numloom/ndarray';
 * const [rows, columns] = nonzero([[0, 1], [2, 0]]);
 * console.log(rows?.tolist(), columns?.tolist()); // => [ 0, 1 ] [ 1, 0 ]
 * ```
 */
export function nonzero(a: ArrayInput): NdArray<'int32'>[] {
  const x = toArray(a, 'nonzero');
  checkAxes(x, 1, Infinity, 'nonzero');
  const places = placesOf(x);
  return coordinates(places, x.shape).map((values) => indexArray('nonzero', values));
}

/**
 * Where elements are not zero, counted in C order over all axes.
 *
 * @example
 * ```ts
 * import { flatnonzero } from '@numloom/ndarray';
 * console.log(flatnonzero([[0, 1], [2, 0]]).tolist()); // => [ 1, 2 ]
 * ```
 */
export function flatnonzero(a: ArrayInput): NdArray<'int32'> {
  return indexArray('flatnonzero', placesOf(toArray(a, 'flatnonzero')));
}

/**
 * Where elements are not zero: one row of indices for each, shape `(count, ndim)`, int32.
 *
 * @example
 * ```ts
 * import { argwhere } from '@numloom/ndarray';
 * console.log(argwhere([[0, 1], [2, 0]]).tolist()); // => [ [ 0, 1 ], [ 1, 0 ] ]
 * ```
 */
export function argwhere(a: ArrayInput): NdArray<'int32'> {
  const x = toArray(a, 'argwhere');
  const places = placesOf(x);
  const columns = coordinates(places, x.shape);
  const rows = new Float64Array(places.length * x.ndim);
  columns.forEach((column, axis) => column.forEach((at, i) => (rows[i * x.ndim + axis] = at)));
  return indexArray('argwhere', rows, [places.length, x.ndim]);
}

/**
 * The places of an axis, or without `axis` (or with null) the elements in C order, where a 1-d mask
 * is true; a mask shorter than the axis is false for the rest.
 *
 * @throws RangeError when the mask is not 1-d, true beyond the end, or the axis does not exist.
 *
 * @example
 * ```ts
 * import { compress } from '@numloom/ndarray';
 * console.log(compress([true, false], [[1, 2], [3, 4]], { axis: 1 }).tolist()); // => [ [ 1 ], [ 3 ] ]
 * ```
 */
export function compress<D extends DType = 'float64'>(
  condition: ArrayInput,
  a: NdArrayLike<D>,
  options: { readonly axis?: number | null | undefined } = {},
): NdArray<D> {
  const { axis } = namedOptions(options, ['axis'], 'compress');
  const mask = toArray(condition, 'compress');
  checkAxes(mask, 1, 1, 'compress: condition');
  const given = toArray(a, 'compress');
  return pick(
    'compress',
    mask,
    axis == null || given.ndim === 0 ? given.reshape(-1) : given,
    axis ?? 0,
  );
}

/**
 * The elements of `a` where `condition` is true, both in C order over all axes; 1-d.
 *
 * @throws RangeError when `condition` is true beyond the end of `a`.
 *
 * @example
 * ```ts
 * import { extract } from '@numloom/ndarray';
 * console.log(extract([[true, false], [false, true]], [[1, 2], [3, 4]]).tolist()); // => [ 1, 4 ]
 * ```
 */
export function extract<D extends DType = 'float64'>(
  condition: ArrayInput,
  a: NdArrayLike<D>,
): NdArray<D> {
  return pick('extract', toArray(condition, 'extract'), toArray(a, 'extract').reshape(-1), 0);
}

function pick<D extends DType>(
  caller: string,
  mask: NdArray,
  x: NdArray<D>,
  axis: number,
): NdArray<D> {
  const k = normalizeAxis(axis, x.ndim, caller);
  const places = placesOf(mask);
  if ((places.at(-1) ?? -1) >= x.shape[k]!) {
    throw new RangeError(
      `${caller}: the condition is true at ${places.at(-1)}, axis ${k} has length ${x.shape[k]}`,
    );
  }
  return gather(caller, x, x, [{ axis: k, shape: [places.length], values: places }], k);
}

/**
 * Writes the first values, repeated as often as needed, to the elements where `mask` is true.
 *
 * @throws RangeError when `mask` has another shape than `a`, or is true but there are no values;
 *   Error when `a` is disposed or a broadcast view.
 *
 * @example
 * ```ts
 * import { array, place } from '@numloom/ndarray';
 * const a = array([1, 2, 3, 4]);
 * place(a, [true, false, true, true], [7, 8]);
 * console.log(a.tolist()); // => [ 7, 2, 8, 7 ]
 * ```
 */
export function place(a: NdArray, mask: ArrayInput, values: ArrayInput): void {
  putCyclic('place', a, maskFor('place', a, mask), values, (i) => i);
}

/**
 * Writes to each element where `mask` is true the value at the same place, counted in C order;
 * values are repeated as often as needed.
 *
 * @throws As {@link place}.
 *
 * @example
 * ```ts
 * import { array, putmask } from '@numloom/ndarray';
 * const a = array([1, 2, 3, 4]);
 * putmask(a, [true, false, true, true], [7, 8]);
 * console.log(a.tolist()); // => [ 7, 2, 7, 8 ]
 * ```
 */
export function putmask(a: NdArray, mask: ArrayInput, values: ArrayInput): void {
  putCyclic('putmask', a, maskFor('putmask', a, mask), values, (_, at) => at);
}

function maskFor(caller: string, a: NdArray, mask: ArrayInput): Float64Array {
  checkTarget(a, caller);
  const flags = toArray(mask, caller);
  if (sameShape(flags.shape, a.shape)) return placesOf(flags);
  throw new RangeError(
    `${caller}: the mask has the shape ${formatShape(flags.shape)}, the array ${formatShape(a.shape)}`,
  );
}
