/**
 * Selection: numbers rearranged so that the k-th is where sorting would put it, none greater
 * before it and none less behind it. Hoare's quickselect about the median of three; a range that
 * does not shrink as it should is sorted instead (Musser 1997), so that no input is quadratic.
 */
import { encoder } from './keys.ts';
import { RadixSorter } from './radix.ts';

/** Shorter ranges are sorted by insertion. */
const FEW = 16;

/**
 * Selects within places `low` to `high`, the last included, which hold no NaN.
 *
 * @param indices - moved as the values are, if given
 */
export function select(
  values: Float64Array,
  indices: Uint32Array | undefined,
  low: number,
  high: number,
  k: number,
): void {
  // Halving needs log2 rounds; four times as many are bad luck or malice.
  let rounds = 4 * Math.ceil(Math.log2(high - low + 2));
  while (high - low >= FEW) {
    if (rounds-- === 0) return sortRange(values, indices, low, high);
    const pivot = medianOfThree(values[low]!, values[(low + high) >>> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const value = values[i]!;
        values[i] = values[j]!;
        values[j] = value;
        if (indices !== undefined) {
          const index = indices[i]!;
          indices[i] = indices[j]!;
          indices[j] = index;
        }
        i++;
        j--;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return;
  }
  insert(values, indices, low, high);
}

/**
 * Selects several places, which are in ascending order and each given once, among the first `n`.
 */
export function selectAll(
  values: Float64Array,
  indices: Uint32Array | undefined,
  n: number,
  places: readonly number[],
): void {
  const within = places.filter((place) => place < n);
  // The passes over all values that the outermost places need grow with the number of places.
  if (within.length > 8 + Math.log2(n + 1)) return sortRange(values, indices, 0, n - 1);
  selectBetween(values, indices, 0, n - 1, within, 0, within.length);
}

/** Selects the middle one of places[first] to places[last - 1], then those on either side. */
function selectBetween(
  values: Float64Array,
  indices: Uint32Array | undefined,
  low: number,
  high: number,
  places: readonly number[],
  first: number,
  last: number,
): void {
  if (first >= last) return;
  const middle = (first + last) >>> 1;
  const place = places[middle]!;
  select(values, indices, low, high, place);
  selectBetween(values, indices, low, place - 1, places, first, middle);
  selectBetween(values, indices, place + 1, high, places, middle + 1, last);
}

function medianOfThree(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

function insert(
  values: Float64Array,
  indices: Uint32Array | undefined,
  low: number,
  high: number,
): void {
  for (let i = low + 1; i <= high; i++) {
    const value = values[i]!;
    const index = indices?.[i] ?? 0;
    let at = i;
    for (; at > low && values[at - 1]! > value; at--) {
      values[at] = values[at - 1]!;
      if (indices !== undefined) indices[at] = indices[at - 1]!;
    }
    values[at] = value;
    if (indices !== undefined) indices[at] = index;
  }
}

function sortRange(
  values: Float64Array,
  indices: Uint32Array | undefined,
  low: number,
  high: number,
): void {
  const n = high - low + 1;
  if (indices === undefined) {
    values.subarray(low, high + 1).sort();
    return;
  }
  const sorter = new RadixSorter(n, 2, true);
  encoder('float64', values, 3, 1, false)(low, n, sorter.records);
  for (let i = 0; i < n; i++) sorter.records[3 * i + 2] = i;
  sorter.sort(n);
  const { records } = sorter;
  const [oldValues, oldIndices] = [values.slice(low, high + 1), indices.slice(low, high + 1)];
  for (let i = 0; i < n; i++) {
    const from = records[3 * i + 2]!;
    values[low + i] = oldValues[from]!;
    indices[low + i] = oldIndices[from]!;
  }
}

/**
 * Copies `n` elements into the beginning of `values`, the NaNs behind the numbers, all in their
 * order; places in the row go with them if there are `indices`.
 *
 * @returns how many are numbers
 */
export function collect(
  data: Float64Array,
  start: number,
  n: number,
  values: Float64Array,
  indices?: Uint32Array,
): number {
  let numbers = 0;
  for (let i = 0; i < n; i++) {
    const value = data[start + i]!;
    values[numbers] = value;
    if (indices !== undefined) indices[numbers] = i;
    // A NaN is overwritten by the next number.
    numbers += value === value ? 1 : 0;
  }
  if (numbers < n) {
    values.fill(NaN, numbers, n);
    if (indices !== undefined) {
      for (let i = 0, at = numbers; i < n; i++) {
        if (data[start + i] !== data[start + i]) indices[at++] = i;
      }
    }
  }
  return numbers;
}
