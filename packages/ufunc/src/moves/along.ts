/** Which places of an axis are meant, and what is put there: what `insert` and `remove` share. */
import {
  arange,
  can_cast,
  flatnonzero,
  formatShape,
  type NdArray,
  normalizeAxis,
} from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { arrayOf, elementsOf, flat } from '../order/rows.ts';

/** Places of an axis: a whole number, whole numbers, a mask, or a slice as text, as `'1:3'`. */
export type Places = Operand | string;

/** An array and an axis; without one the elements in C order. */
export interface Along {
  readonly array: NdArray;
  readonly axis: number;
  /** Places along the axis. */
  readonly length: number;
}

/** @throws RangeError naming `caller` when the axis does not exist. */
export function alongOf(arr: Operand, axis: number | null | undefined, caller: string): Along {
  const given = arrayOf(arr, caller);
  const array = axis === null || axis === undefined ? flat(given) : given;
  const k = normalizeAxis(axis ?? 0, array.ndim, caller);
  return { array, axis: k, length: array.shape[k]! };
}

/** Places as they were given: negative ones count from the end. */
export interface GivenPlaces {
  readonly places: Float64Array;
  /** Whether it was a number of its own, no list of one. */
  readonly isScalar: boolean;
  /** The shape of the mask that it was. */
  readonly mask: readonly number[] | undefined;
}

/**
 * @throws RangeError naming `caller` when a place is no whole number or `obj` has several axes;
 *   TypeError for complex places; SyntaxError for a string that is no slice
 */
export function placesOf(obj: Places, length: number, caller: string): GivenPlaces {
  if (typeof obj === 'string') {
    const isSlice = obj.includes(':');
    if (!isSlice) {
      throw new SyntaxError(`${caller}: obj is ${JSON.stringify(obj)}, which is no slice`);
    }
    const places = numbersOf(arange(length).slice(obj));
    return { places, isScalar: false, mask: undefined };
  }
  const array = arrayOf(obj, `${caller}: obj`);
  if (array.ndim > 1) {
    throw new RangeError(
      `${caller}: obj has the shape ${formatShape(array.shape)}, must have one axis at most`,
    );
  }
  if (array.dtype === 'bool') {
    if (array.ndim === 0)
      throw new RangeError(`${caller}: obj is a mask without an axis, needs one`);
    const places = elementsOf(flatnonzero(array));
    return { places: Float64Array.from(places as Int32Array), isScalar: false, mask: array.shape };
  }
  if (array.dtype.startsWith('complex')) {
    throw new TypeError(`${caller}: obj has the dtype ${array.dtype}, must be of whole numbers`);
  }
  const places = numbersOf(array);
  const wrong = places.find((place) => !Number.isInteger(place));
  if (wrong !== undefined) {
    throw new RangeError(`${caller}: obj has ${wrong}, must be of whole numbers`);
  }
  return { places, isScalar: array.ndim === 0, mask: undefined };
}

function numbersOf(array: NdArray): Float64Array {
  return Float64Array.from(elementsOf(flat(array.astype('float64'))) as Float64Array);
}

/** A place from the start, up to `most`. @throws RangeError naming `caller` when it is beyond. */
export function placeWithin(
  place: number,
  { axis, length }: Along,
  most: number,
  caller: string,
): number {
  if (place >= -length && place <= most) return place < 0 ? place + length : place;
  throw new RangeError(
    `${caller}: place ${place} is out of bounds for axis ${axis} with length ${length}`,
  );
}

/**
 * Values in the dtype of an array that they are written to: floats are cut to integers, as NumPy does.
 *
 * @throws TypeError naming `caller` for complex values of a real array
 */
export function valuesFor(
  values: Operand,
  { dtype }: Pick<NdArray, 'dtype'>,
  caller: string,
): NdArray {
  const array = arrayOf(values, caller);
  if (array.dtype.startsWith('complex') && !can_cast(array.dtype, dtype, 'same_kind')) {
    throw new TypeError(
      `${caller}: values are ${array.dtype}, an array of ${dtype} can't take imaginary parts`,
    );
  }
  return array.astype(dtype, { copy: false });
}
