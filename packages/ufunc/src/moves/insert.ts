/** Arrays with values put in between. */
import {
  assertOptions,
  broadcast_to,
  concat,
  formatShape,
  moveaxis,
  type NdArray,
  take,
} from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Along, alongOf, type Places, placesOf, placeWithin, valuesFor } from './along.ts';

/** Options of {@link insert} and {@link remove}. */
export interface PlacesOptions {
  /** The axis; null, as by default, for the elements in C order. */
  readonly axis?: number | null | undefined;
}

/**
 * A copy with values put before some places of an axis, which are counted in the array as it is
 * given. One place takes any number of values; several take one each, or all the same.
 *
 * @param arr - an array of any dtype, which the result has
 * @param obj - a place, up to the length of the axis; a list of places; a mask; or a slice as
 *   text, as `'1:3'`
 * @param values - what is put there, broadcast to what is needed and converted as by `astype`
 * @param options - `axis`
 * @throws RangeError when a place or the axis does not exist, or values do not broadcast;
 *   TypeError for complex values of a real array; SyntaxError for text that is no slice
 * @example
 * ```ts
 * import { insert } from '@numloom/ufunc';
 * console.log(insert([1, 2, 3], 1, [8, 9]).tolist()); // => [ 1, 8, 9, 2, 3 ]
 * console.log(insert([[1, 2], [3, 4]], [0, 2], 7, { axis: 1 }).tolist()); // => [ [ 7, 1, 2, 7 ], [ 7, 3, 4, 7 ] ]
 * ```
 */
export function insert<A extends Operand>(
  arr: A,
  obj: Places,
  values: Operand,
  options?: PlacesOptions,
): NdArray<DTypeOf<A>>;
export function insert(
  arr: Operand,
  obj: Places,
  values: Operand,
  options: PlacesOptions = {},
): NdArray {
  assertOptions(options, ['axis'], 'insert');
  const along = alongOf(arr, options.axis, 'insert');
  const { places, isScalar } = placesOf(obj, along.length, 'insert');
  const given = valuesFor(values, along.array, 'insert');
  if (places.length === 1) return insertedAt(along, places[0]!, given, isScalar);
  return insertedEach(along, places, given);
}

/** Values before one place, as many as they are along the axis. */
function insertedAt(along: Along, given: number, values: NdArray, isScalar: boolean): NdArray {
  const { array, axis, length } = along;
  const place = placeWithin(given, along, length, 'insert');
  if (values.ndim > array.ndim) {
    throw new RangeError(
      `insert: values have the shape ${formatShape(values.shape)}, more axes than the array, ${formatShape(array.shape)}`,
    );
  }
  const missing = array.ndim - values.ndim;
  const padded = values.reshape([...array.shape.slice(0, missing).fill(1), ...values.shape]);
  // Beside a number, values lie as in a[:, 0, :] = values, which has not that axis.
  const placed = isScalar ? moveaxis(padded, 0, axis) : padded;
  const count = placed.shape[axis]!;
  const fitted = fit(placed, array, axis, count);
  const part = (range: string): NdArray =>
    array.slice(...array.shape.map((_, k) => (k === axis ? range : ':')));
  return concat([part(`:${place}`), fitted, part(`${place}:`)], { axis });
}

/** One value before each place. */
function insertedEach(along: Along, given: Float64Array, values: NdArray): NdArray {
  const { array, axis, length } = along;
  const count = given.length;
  const places = given.map((place) => placeWithin(place, along, length, 'insert'));
  const fitted = fit(values, array, axis, count);
  if (count === 0) return array.copy();
  const order = Array.from(places.keys()).sort((a, b) => places[a]! - places[b]!);
  const from = new Int32Array(length + count);
  let next = 0;
  for (let at = 0, i = 0; at < from.length; at++) {
    const k = order[next];
    if (k !== undefined && places[k] === i) {
      from[at] = length + k;
      next++;
    } else from[at] = i++;
  }
  return take(concat([array, fitted], { axis }), from, { axis });
}

/** Values as `count` places of the axis. */
function fit(values: NdArray, { shape }: NdArray, axis: number, count: number): NdArray {
  const wanted = shape.map((n, k) => (k === axis ? count : n));
  let fitting = values;
  // As in an assignment, leading axes of length 1 are left out.
  while (fitting.ndim > wanted.length && fitting.shape[0] === 1) fitting = fitting.slice(0);
  return inNameOf('insert', () => broadcast_to(fitting, wanted));
}
