/** Sorting one row after another: their elements, or their indices. */
import { type DType, dtypes, type TypedArray } from '@numloom/ndarray';
import { decoder, type Encoder, encoder, keyWords } from './keys.ts';
import { RadixSorter } from './radix.ts';
import { gather } from './rows.ts';

/** Sorts `n` elements from place `start` on, at most as many as the sorter was made for. */
export type RowSorter = (start: number, n: number) => void;

/** Sorts rows of up to `length` elements into the same places of another array. */
export function rowSorter(
  dtype: DType,
  to: TypedArray,
  from: TypedArray,
  length: number,
  descending: boolean,
): RowSorter {
  if (dtypes[dtype].kind === 'c') {
    const sorter = new IndexSorter(dtype, from, length, descending);
    return (start, n) => gather(to, start, from, start, sorter.sort(start, n), 2);
  }
  const sorter = new RadixSorter(length, keyWords(dtype), false);
  const encode = encoder(dtype, from, sorter.width, 1, descending);
  const decode = decoder(dtype, to, descending);
  return (start, n) => {
    const negativeZeros = encode(start, n, sorter.records);
    sorter.sort(n);
    decode(sorter.records, n, start);
    if (negativeZeros > 0) restoreZeros(to as Float64Array, from as Float64Array, start, n);
  };
}

/** Gives zeros the signs that they have in the unsorted row, in that order. */
function restoreZeros(to: Float64Array, from: Float64Array, start: number, n: number): void {
  let at = start;
  while (to[at] !== 0) at++;
  for (let i = start; i < start + n; i++) if (from[i] === 0) to[at++] = from[i]!;
}

/** Finds the order of rows of up to `length` elements; equal ones stay as they are. */
export class IndexSorter {
  readonly #data: TypedArray;
  readonly #isComplex: boolean;
  readonly #sorter: RadixSorter;
  readonly #encode: Encoder;
  readonly #order: Uint32Array;
  /** Keys before they are brought into the order so far. */
  #keys: Int32Array | undefined;

  constructor(
    dtype: DType,
    data: TypedArray,
    length: number,
    descending: boolean,
    order: Uint32Array = new Uint32Array(length),
  ) {
    this.#data = data;
    this.#isComplex = dtypes[dtype].kind === 'c';
    this.#sorter = new RadixSorter(length, keyWords(dtype), true);
    const stride = this.#isComplex ? 2 : 1;
    this.#encode = encoder(dtype, data, this.#sorter.width, stride, descending);
    this.#order = order;
  }

  /**
   * Indices of the sorted row of `n` elements from element `start` on; they are overwritten by the
   * next sort. To `refine` means that equal elements stay in the order that `order` has now.
   */
  sort(start: number, n: number, refine = false): Uint32Array {
    if (this.#isComplex) {
      this.#sort(2 * start + 1, n, refine);
      this.#sort(2 * start, n, true);
      this.#complexNaNsLast(start, n);
    } else {
      this.#sort(start, n, refine);
    }
    return n === this.#order.length ? this.#order : this.#order.subarray(0, n);
  }

  #sort(start: number, n: number, refine: boolean): void {
    const sorter = this.#sorter;
    const order = this.#order;
    const { records, width } = sorter;
    if (refine) {
      const keys = (this.#keys ??= new Int32Array(records.length));
      this.#encode(start, n, keys);
      for (let i = 0, at = 0; i < n; i++, at += width) {
        const index = order[i]!;
        records[at] = keys[index * width]!;
        if (width === 3) records[at + 1] = keys[index * width + 1]!;
        records[at + width - 1] = index;
      }
    } else {
      this.#encode(start, n, records);
      for (let i = 0, at = width - 1; i < n; i++, at += width) records[at] = i;
    }
    sorter.sort(n);
    const sorted = sorter.records;
    for (let i = 0, at = width - 1; i < n; i++, at += width) order[i] = sorted[at]!;
  }

  /** NumPy's order: no NaN, NaN in the imaginary part, in the real part, in both. */
  #complexNaNsLast(start: number, n: number): void {
    const data = this.#data as Float64Array;
    if (!someNaN(data, 2 * start, 2 * (start + n))) return;
    const classes: number[][] = [[], [], [], []];
    const order = this.#order.subarray(0, n);
    for (const index of order) classes[complexRank(data, start + index)]!.push(index);
    order.set(classes.flat());
  }
}

/** Which of the four classes of NaNs a complex element is of. */
export function complexRank(data: Float64Array, index: number): number {
  return 2 * Number(Number.isNaN(data[2 * index])) + Number(Number.isNaN(data[2 * index + 1]));
}

/** Whether there is a NaN among the places. */
export function someNaN(data: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (data[i] !== data[i]) return true;
  return false;
}
