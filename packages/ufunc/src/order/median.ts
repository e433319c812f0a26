/** Medians over axes. */
import { assertOptions, Complex, dtypes, type NdArray } from '@numloom/ndarray';
import type { MeanOf } from '../reductions/signatures.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { isNumber } from './dtype.ts';
import {
  arrayOf,
  type Axes,
  delivered,
  elementsOf,
  newArray,
  type ReducedRows,
  reducedRows,
} from './rows.ts';
import { collect, selectAll } from './select.ts';
import { IndexSorter } from './sorters.ts';

/** Options of {@link median}. */
export interface MedianOptions {
  /** The axis or axes to reduce over, negative ones counted from the end; all by default. */
  readonly axis?: Axes;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean | undefined;
  /** An array of the result's shape to write the result to. */
  readonly out?: NdArray | undefined;
}

/**
 * The median: the middle one of the sorted elements, or the mean of the middle two. NaN where NaN
 * is among the elements, or where there is none. Takes time in proportion to the number of
 * elements, for any input.
 *
 * @param a - an array of any dtype; complex numbers are ordered as by `sort`
 * @returns float64, for floating-point elements their dtype
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { median } from '@numloom/ufunc';
 * console.log(median([7, 1, 3]).item()); // => 3
 * console.log(median([[1, 2], [5, 9]], { axis: 0 }).tolist()); // => [ 3, 5.5 ]
 * ```
 */
export function median<A extends Operand>(
  a: A,
  options: MedianOptions = {},
): NdArray<MeanOf<DTypeOf<A>>> {
  return medianOf('median', a, options, false) as never;
}

/**
 * The median of the elements that are not NaN; NaN where there is none.
 *
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { nanmedian } from '@numloom/ufunc';
 * console.log(nanmedian([7, NaN, 1, 3]).item()); // => 3
 * ```
 */
export function nanmedian<A extends Operand>(
  a: A,
  options: MedianOptions = {},
): NdArray<MeanOf<DTypeOf<A>>> {
  return medianOf('nanmedian', a, options, true) as never;
}

function medianOf(caller: string, a: Operand, options: MedianOptions, skipNaN: boolean): NdArray {
  assertOptions(options, ['axis', 'keepdims', 'out'], caller);
  const { axis, keepdims = false, out } = options;
  const array = arrayOf(a, caller);
  const { dtype } = array;
  const { kind } = dtypes[dtype];
  const rows = reducedRows(array, axis, keepdims, caller);
  const result = newArray(kind === 'f' || kind === 'c' ? dtype : 'float64', rows.shape);
  if (isNumber(dtype)) numberMedians(rows, elementsOf(result) as Float64Array, skipNaN);
  else sortedMedians(rows, result, skipNaN);
  return delivered(result, out, caller);
}

function numberMedians(rows: ReducedRows, to: Float64Array, skipNaN: boolean): void {
  const { array, count, length } = rows;
  const from = elementsOf(array) as Float64Array;
  const round = array.dtype === 'float32' ? Math.fround : (value: number) => value;
  const values = new Float64Array(length);
  for (let row = 0; row < count; row++) {
    const numbers = collect(from, row * length, length, values);
    const n = skipNaN ? numbers : length;
    if (n === 0 || numbers < n) {
      to[row] = NaN;
      continue;
    }
    const low = (n - 1) >> 1;
    const high = n >> 1;
    selectAll(values, undefined, n, low === high ? [low] : [low, high]);
    to[row] = low === high ? values[low]! : round(values[low]! + values[high]!) / 2;
  }
}

/** Medians of 64-bit integers and complex numbers. */
function sortedMedians(rows: ReducedRows, to: NdArray, skipNaN: boolean): void {
  const { array, count, length } = rows;
  const sorter = new IndexSorter(array.dtype, elementsOf(array), length, false);
  const elements = array.reshape([count, length]);
  const medians = to.reshape(-1);
  for (let row = 0; row < count; row++) {
    const order = sorter.sort(row * length, length);
    const at = (place: number): Complex => asComplex(elements.get(row, order[place]!));
    let n = length;
    while (skipNaN && n > 0 && hasNaN(at(n - 1))) n--;
    if (n === 0 || hasNaN(at(n - 1))) {
      medians.set(row, n === 0 ? new Complex(NaN, 0) : at(n - 1));
      continue;
    }
    const [a, b] = [at((n - 1) >> 1), at(n >> 1)];
    const isOne = n % 2 === 1;
    medians.set(row, isOne ? a : new Complex((a.re + b.re) / 2, (a.im + b.im) / 2));
  }
}

function asComplex(element: unknown): Complex {
  return element instanceof Complex ? element : new Complex(Number(element));
}

function hasNaN({ re, im }: Complex): boolean {
  return Number.isNaN(re) || Number.isNaN(im);
}
