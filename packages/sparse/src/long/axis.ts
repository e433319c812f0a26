/** Axes longer than int32 indices reach, of which only the places that have entries are told apart. */
import { array, type NdArray } from '@numloom/ndarray';
import { MOST } from '../parts/checks.ts';
import { numbersOf } from '../parts/numbers.ts';

/**
 * A long axis. Kernels see one of `places.length + 1` elements in its stead: element k stands for `places[k]`, and
 * the last, which has no entry, for all other places.
 */
export interface LongAxis {
  readonly length: number;
  /** Places that may have entries, increasing. */
  readonly places: Float64Array;
}

/** Whether an axis of a matrix is long; one that is not is undefined. */
export type LongAxes = readonly [rows: LongAxis | undefined, columns: LongAxis | undefined];

/** The greatest length: up to it numbers tell all places apart. */
export const LONGEST = Number.MAX_SAFE_INTEGER;

/** Whether int32 indices don't reach all of an axis. */
export const isLong = (length: number): boolean => length > MOST;

/** How many elements kernels see. */
export const heldLength = (axis: LongAxis): number => axis.places.length + 1;

/** The axis of these places, which may come in any order and more than once, and the number of each. */
export function numbered(
  places: ArrayLike<number>,
  length: number,
): { readonly axis: LongAxis; readonly numbers: Int32Array } {
  const sorted = Float64Array.from(places).sort();
  const axis = { length, places: sorted.filter((place, k) => k === 0 || place > sorted[k - 1]!) };
  return { axis, numbers: Int32Array.from(places, (place) => numberOf(axis, place)) };
}

/** The element that stands for a place. */
export function numberOf({ places }: LongAxis, place: number): number {
  const at = firstFrom(places, place);
  return places[at] === place ? at : places.length;
}

/** The first of increasing places that is at least `place`; their count if none is. */
export function firstFrom(places: Float64Array, place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Both axes, which are as long, as one; and what the elements of each become. */
export function union(
  left: LongAxis,
  right: LongAxis,
): { readonly axis: LongAxis; readonly maps: readonly [left: Int32Array, right: Int32Array] } {
  const count = left.places.length;
  const all = new Float64Array(count + right.places.length);
  all.set(left.places);
  all.set(right.places, count);
  const { axis, numbers } = numbered(all, left.length);
  const mapOf = (own: Int32Array): Int32Array => {
    const map = new Int32Array(own.length + 1).fill(axis.places.length);
    map.set(own);
    return map;
  };
  return { axis, maps: [mapOf(numbers.subarray(0, count)), mapOf(numbers.subarray(count))] };
}

/** The places of elements along an axis, long or not. */
export function placesOf(indices: NdArray<'int32'>, axis: LongAxis | undefined): Float64Array {
  const numbers = numbersOf(indices);
  return axis ? Float64Array.from(numbers, (k) => axis.places[k]!) : new Float64Array(numbers);
}

/** The same as an array. */
export function int64Places(
  indices: NdArray<'int32'>,
  axis: LongAxis | undefined,
): NdArray<'int64'> {
  return array(placesOf(indices, axis)).astype('int64');
}
