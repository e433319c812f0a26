/** Where values belong in a sorted array. */
import {
  assertOptions,
  type DType,
  dtypes,
  formatShape,
  type NdArray,
  result_type,
} from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { isNumber } from './dtype.ts';
import { arrayOf, elementsOf, flat, newArray, packed, picked, writeIndices } from './rows.ts';
import { complexRank } from './sorters.ts';

/** On which side of equal elements a place is. */
export type Side = 'left' | 'right';

/** Options of {@link searchsorted}. */
export interface SearchOptions {
  /** `left`, by default, for the place before equal elements, `right` for that behind them. */
  readonly side?: Side | undefined;
  /** The indices that sort `x1`, if it is not sorted. */
  readonly sorter?: Operand | undefined;
}

/**
 * The places at which values would have to be inserted so that an array stays sorted. NaN is
 * greater than all numbers, complex numbers are ordered as `sort` orders them. Takes time in
 * proportion to the number of values and to the logarithm of the array's length.
 *
 * @param x1 - a sorted array of one axis
 * @param x2 - the values
 * @returns int64, of the shape of `x2`
 * @throws RangeError when `x1` has not one axis, or `sorter` another length or indices that do not
 *   exist; TypeError when `side` is none
 * @example
 * ```ts
 * import { searchsorted } from '@numloom/ufunc';
 * console.log(searchsorted([1, 2, 3], [0, 2, 9]).tolist()); // => [ 0n, 1n, 3n ]
 * console.log(searchsorted([1, 2, 3], 2, { side: 'right' }).item()); // => 2n
 * ```
 */
export function searchsorted(
  x1: Operand,
  x2: Operand,
  options: SearchOptions = {},
): NdArray<'int64'> {
  assertOptions(options, ['side', 'sorter'], 'searchsorted');
  const { side = 'left', sorter } = options;
  if (side !== 'left' && side !== 'right') {
    throw new TypeError(`searchsorted: side is ${JSON.stringify(side)}, must be 'left' or 'right'`);
  }
  const given = arrayOf(x1, 'searchsorted');
  if (given.ndim !== 1) {
    throw new RangeError(
      `searchsorted: x1 has the shape ${formatShape(given.shape)}, must have one axis`,
    );
  }
  const array =
    sorter === undefined ? given : pickedBy(given, arrayOf(sorter, 'searchsorted: sorter'));
  return placesIn(array, arrayOf(x2, 'searchsorted'), side);
}

/** {@link searchsorted} of arrays. */
export function placesIn(array: NdArray, values: NdArray, side: Side): NdArray<'int64'> {
  const dtype = commonDType(array.dtype, values.dtype);
  // A strided array is searched where it is: copying takes longer than few searches.
  const data = isNumber(array.dtype) && isNumber(dtype) ? array : packed(as(array, dtype));
  const wanted = packed(isNumber(dtype) ? values : as(values, dtype));
  const result = newArray('int64', values.shape);
  const places = new Uint32Array(values.size);
  if (isNumber(dtype)) searchNumbers(data, elementsOf(wanted) as Float64Array, side, places);
  else if (dtypes[dtype].kind === 'c') searchComplex(data, wanted, side, places);
  else {
    const [all, some] = [elementsOf(data), elementsOf(wanted)] as unknown as BigInt64Array[];
    for (let i = 0; i < places.length; i++) {
      const value = some![i]!;
      places[i] = bisect(
        data.size,
        side === 'left' ? (k) => all![k]! < value : (k) => all![k]! <= value,
      );
    }
  }
  writeIndices(result, 0, places);
  return result;
}

/** The dtype that both are compared in. Numbers are compared as they are. */
function commonDType(a: DType, b: DType): DType {
  return isNumber(a) && isNumber(b) ? 'float64' : result_type(a, b);
}

function as(array: NdArray, dtype: DType): NdArray {
  return array.astype(dtype, { copy: false });
}

function searchNumbers(
  array: NdArray,
  values: Float64Array,
  side: Side,
  places: Uint32Array,
): void {
  const data = array.storage.view(array.dtype) as Float64Array;
  const { offset } = array;
  const stride = array.strides[0]!;
  const n = array.size;
  // Where NaN begins: all that is left of it is at most it.
  const numbers = bisect(n, (i) => !Number.isNaN(data[offset + i * stride]!));
  const isLeft = side === 'left';
  const beyond = isLeft ? numbers : n;
  // Sorted values are found next to each other: the last place bounds the next search from below.
  let last = Infinity;
  let from = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) {
      places[i] = beyond;
      continue;
    }
    if (!(value >= last)) from = 0;
    last = value;
    let count = numbers - from;
    while (count > 0) {
      const half = count >>> 1;
      const element = data[offset + (from + half) * stride]!;
      const isBefore = isLeft ? element < value : element <= value;
      from = isBefore ? from + half + 1 : from;
      count = isBefore ? count - half - 1 : half;
    }
    places[i] = from;
  }
}

function searchComplex(array: NdArray, values: NdArray, side: Side, places: Uint32Array): void {
  const [data, wanted] = [elementsOf(array), elementsOf(values)] as Float64Array[];
  const before = side === 'left' ? 0 : 1;
  for (let i = 0; i < places.length; i++) {
    places[i] = bisect(array.size, (k) => compareComplex(data!, k, wanted!, i) < before);
  }
}

/** Below 0, 0 or above as one complex element is before, beside or behind another. */
function compareComplex(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const rank = complexRank(a, i) - complexRank(b, j);
  return rank || compare(a[2 * i]!, b[2 * j]!) || compare(a[2 * i + 1]!, b[2 * j + 1]!);
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many of `n` places, from the first on, `isBefore` holds for. */
export function bisect(n: number, isBefore: (place: number) => boolean): number {
  let from = 0;
  let to = n;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function pickedBy(array: NdArray, sorter: NdArray): NdArray {
  if (sorter.ndim !== 1 || sorter.size !== array.size) {
    throw new RangeError(
      `searchsorted: sorter has the shape ${formatShape(sorter.shape)}, must have that of x1, ${formatShape(array.shape)}`,
    );
  }
  const places = Array.from(sorter.values(), Number);
  const wrong = places.find((k) => !(Number.isInteger(k) && k >= 0 && k < array.size));
  if (wrong !== undefined) {
    throw new RangeError(
      `searchsorted: sorter has the index ${wrong}, x1 has ${array.size} elements`,
    );
  }
  return picked(flat(array), places);
}
