/** Partial sorting along an axis. */
import { assertOptions, type NdArray } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { isNumber } from './dtype.ts';
import {
  arrayOf,
  elementsOf,
  resultRows,
  restored,
  type Rows,
  rowsOf,
  rowsOfAny,
  writeIndices,
} from './rows.ts';
import { collect, selectAll } from './select.ts';
import { sorted, sortingIndices } from './sort.ts';

/** Option of {@link partition} and {@link argpartition}. */
export interface PartitionOptions {
  /** The axis to partition along, the last by default; null for all elements in C order. */
  readonly axis?: number | null | undefined;
}

/**
 * A copy in which the elements at some places are those that sorting would put there: nothing
 * before such a place is greater, nothing behind it is less, in no particular order. NaN counts as
 * the greatest. Takes time in proportion to the number of elements, for any input; 64-bit
 * integers and complex numbers are sorted.
 *
 * @param x - an array of any dtype
 * @param kth - a place, or several; negative ones count from the end
 * @throws RangeError when a place or the axis does not exist
 * @example
 * ```ts
 * import { partition } from '@numloom/ufunc';
 * console.log(partition([5, 1, 4, 2, 3], 2).item(2)); // => 3
 * ```
 */
export function partition<A extends Operand>(
  x: A,
  kth: number | readonly number[],
  options: PartitionOptions = {},
): NdArray<DTypeOf<A>> {
  assertOptions(options, ['axis'], 'partition');
  const array = arrayOf(x, 'partition');
  const rows = rowsOf(array, options.axis === undefined ? -1 : options.axis, 'partition');
  const places = placesOf(kth, rows, 'partition');
  if (!isNumber(array.dtype)) return sorted(rows);
  const { count, length } = rows;
  const result = resultRows(array.dtype, rows);
  const [to, from] = [elementsOf(result), elementsOf(rows.array)] as Float64Array[];
  const values = new Float64Array(length);
  for (let row = 0; row < count; row++) {
    selectAll(values, undefined, collect(from!, row * length, length, values), places);
    to!.set(values, row * length);
  }
  return restored(result, rows);
}

/**
 * The indices that {@link partition} an array along an axis.
 *
 * @throws RangeError when a place or the axis does not exist
 * @example
 * ```ts
 * import { argpartition } from '@numloom/ufunc';
 * console.log(argpartition([5, 1, 4], [0, 1, 2]).tolist()); // => [ 1n, 2n, 0n ]
 * ```
 */
export function argpartition(
  x: Operand,
  kth: number | readonly number[],
  options: PartitionOptions = {},
): NdArray<'int64'> {
  assertOptions(options, ['axis'], 'argpartition');
  const array = arrayOf(x, 'argpartition');
  const rows = rowsOfAny(array, options.axis === undefined ? -1 : options.axis, 'argpartition');
  const places = placesOf(kth, rows, 'argpartition');
  if (!isNumber(array.dtype)) return sortingIndices(rows);
  const { count, length } = rows;
  const result = resultRows('int64', rows);
  const from = elementsOf(rows.array) as Float64Array;
  const values = new Float64Array(length);
  const indices = new Uint32Array(length);
  for (let row = 0; row < count; row++) {
    const numbers = collect(from, row * length, length, values, indices);
    selectAll(values, indices, numbers, places);
    writeIndices(result, row * length, indices);
  }
  return restored(result, rows);
}

/** Places within a row, each once, in ascending order. */
function placesOf(kth: number | readonly number[], { length }: Rows, caller: string): number[] {
  const given: unknown = typeof kth === 'number' ? [kth] : kth;
  if (!Array.isArray(given)) {
    throw new TypeError(`${caller}: kth is of type ${typeof kth}, must be a number or several`);
  }
  // As NumPy: where there is nothing, any place will do.
  if (length === 0) return [];
  const places = (given as number[]).map((k) => {
    if (Number.isInteger(k) && k >= -length && k < length) return k < 0 ? k + length : k;
    throw new RangeError(
      `${caller}: kth is ${k}, must be a whole number from ${-length} to ${length - 1}`,
    );
  });
  return [...new Set(places)].sort((a, b) => a - b);
}
