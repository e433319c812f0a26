/** Where runs of equal elements begin in sorted ones. */
import { type DType, dtypes, type NdArray, type TypedArray } from '@numloom/ndarray';
import { complexRank, someNaN } from './sorters.ts';

/** The groups of equal elements of an array. */
export interface Groups<D extends DType = DType> {
  /** One element of each, sorted. */
  readonly values: NdArray<D>;
  /** Where groups begin in the sorted elements. */
  readonly starts: Uint32Array;
  /** The places of the sorted elements in the array, if wanted. */
  readonly order: Uint32Array | undefined;
}

/** Places of the array at which groups are found first: equal elements are in their order. */
export function firstPlaces({ starts, order }: Groups): Uint32Array {
  return starts.map((start) => order![start]!);
}

/**
 * The places in sorted elements at which another element begins.
 *
 * @param equalNaN - whether NaNs are one element instead of each its own
 */
export function groupStarts(
  dtype: DType,
  data: TypedArray,
  n: number,
  equalNaN: boolean,
): Uint32Array {
  const starts = new Uint32Array(n);
  const { components, itemsize, kind } = dtypes[dtype];
  if (components === 1 && itemsize === 8 && kind !== 'f') {
    const words = new Int32Array(data.buffer, data.byteOffset, 2 * n);
    return startsOfPairs(words, n, starts);
  }
  const values = data as Float64Array;
  const count = components === 2 ? startsOfPairs(values, n, starts) : startsOf(values, n, starts);
  if (!equalNaN || !someNaN(values, 0, n * components)) return count;
  // NaNs come last; all of them are the first one.
  const isNaNAt = (at: number) =>
    components === 2 ? complexRank(values, at) > 0 : Number.isNaN(values[at]);
  const first = count.findIndex(isNaNAt);
  return count.subarray(0, first + 1);
}

function startsOf(values: Float64Array, n: number, starts: Uint32Array): Uint32Array {
  let count = n > 0 ? 1 : 0;
  for (let i = 1; i < n; i++) {
    starts[count] = i;
    count += values[i] === values[i - 1] ? 0 : 1;
  }
  return starts.subarray(0, count);
}

function startsOfPairs(
  values: Float64Array | Int32Array,
  n: number,
  starts: Uint32Array,
): Uint32Array {
  let count = n > 0 ? 1 : 0;
  for (let i = 2; i < 2 * n; i += 2) {
    starts[count] = i >> 1;
    const isSame = values[i] === values[i - 2] && values[i + 1] === values[i - 1];
    count += isSame ? 0 : 1;
  }
  return starts.subarray(0, count);
}

/** How many elements are in each run. */
export function groupCounts(starts: Uint32Array, n: number): Uint32Array {
  return starts.map((start, i) => (starts[i + 1] ?? n) - start);
}

/** For each place of the unsorted elements, the number of its run. */
export function groupNumbers(
  starts: Uint32Array,
  n: number,
  order: ArrayLike<number>,
): Uint32Array {
  const numbers = new Uint32Array(n);
  for (let group = 0; group < starts.length; group++) {
    const end = starts[group + 1] ?? n;
    for (let i = starts[group]!; i < end; i++) numbers[order[i]!] = group;
  }
  return numbers;
}
