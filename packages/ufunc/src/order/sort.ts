/** Sorting along an axis, by one key or by several. */
import { assertOptions, type DType, formatShape, type NdArray, sameShape } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
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
import { IndexSorter, rowSorter } from './sorters.ts';

/** Options of {@link sort} and {@link argsort}. */
export interface SortOptions {
  /** The axis to sort along, the last by default; null for all elements in C order. */
  readonly axis?: number | null | undefined;
  /** Whether the greatest come first; false by default. */
  readonly descending?: boolean | undefined;
  /** Accepted for the standard's sake: the order of equal elements is always kept. */
  readonly stable?: boolean | undefined;
}

/**
 * A sorted copy. Equal elements stay in their order, 0 and -0 among them; complex numbers are
 * ordered by their real parts, then by their imaginary ones; NaN comes last, also with
 * `descending`. Takes time in proportion to the number of elements.
 *
 * @param x - an array of any dtype
 * @param options - `axis`, and whether `descending`
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { sort } from '@numloom/ufunc';
 * console.log(sort([3, NaN, 1, 2]).tolist()); // => [ 1, 2, 3, NaN ]
 * console.log(sort([[3, 1], [2, 4]], { axis: 0, descending: true }).tolist()); // => [ [ 3, 4 ], [ 2, 1 ] ]
 * ```
 */
export function sort<A extends Operand>(x: A, options: SortOptions = {}): NdArray<DTypeOf<A>> {
  const { axis = -1, descending = false } = sortOptions(options, 'sort');
  return sorted(rowsOf(arrayOf(x, 'sort'), axis, 'sort'), descending);
}

function sortOptions(options: SortOptions, caller: string): SortOptions {
  assertOptions(options, ['axis', 'descending', 'stable'], caller);
  return options;
}

/** The rows sorted, in the place of their axis. */
export function sorted<D extends DType>(rows: Rows<D>, descending = false): NdArray<D> {
  const { array, count, length } = rows;
  const result = resultRows(array.dtype, rows);
  const sortRow = rowSorter(array.dtype, elementsOf(result), elementsOf(array), length, descending);
  for (let row = 0; row < count; row++) sortRow(row * length, length);
  return restored(result, rows);
}

/**
 * The indices that sort an array along an axis, in the order of {@link sort}; equal elements keep
 * their order. `take_along_axis` applies them.
 *
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { argsort } from '@numloom/ufunc';
 * console.log(argsort([3, 1, 2]).tolist()); // => [ 1n, 2n, 0n ]
 * ```
 */
export function argsort(x: Operand, options: SortOptions = {}): NdArray<'int64'> {
  const { axis = -1, descending = false } = sortOptions(options, 'argsort');
  return sortingIndices(rowsOfAny(arrayOf(x, 'argsort'), axis, 'argsort'), descending);
}

/** The indices that sort rows, in the place of their axis. */
export function sortingIndices(rows: Rows, descending = false): NdArray<'int64'> {
  const { array, count, length } = rows;
  const result = resultRows('int64', rows);
  const sorter = new IndexSorter(array.dtype, elementsOf(array), length, descending);
  for (let row = 0; row < count; row++) {
    writeIndices(result, row * length, sorter.sort(row * length, length));
  }
  return restored(result, rows);
}

/**
 * The indices that sort by several keys, the last of which decides first; equal ones keep their
 * order.
 *
 * @param keys - arrays of one shape, or one array whose first axis counts the keys
 * @param options - `axis` to sort along, the last by default
 * @throws TypeError when there is no key; RangeError when shapes differ or there is no such axis
 * @example
 * ```ts
 * import { lexsort } from '@numloom/ufunc';
 * const surnames = [2, 1, 2];
 * const first = [1, 3, 0];
 * console.log(lexsort([first, surnames]).tolist()); // => [ 1n, 2n, 0n ]
 * ```
 */
export function lexsort(
  keys: Operand | readonly Operand[],
  options: { readonly axis?: number | undefined } = {},
): NdArray<'int64'> {
  assertOptions(options, ['axis'], 'lexsort');
  const arrays = keysOf(keys);
  const first = arrays[0];
  if (first === undefined) throw new TypeError('lexsort: there is no key, give at least one');
  for (const { shape } of arrays) {
    if (sameShape(shape, first.shape)) continue;
    throw new RangeError(
      `lexsort: keys have the shapes ${formatShape(first.shape)} and ${formatShape(shape)}, they must have one`,
    );
  }
  const all = arrays.map((key) => rowsOf(key, options.axis ?? -1, 'lexsort'));
  const rows = all[0]!;
  const { count, length } = rows;
  const result = resultRows('int64', rows);
  const order = new Uint32Array(length);
  const sorters = all.map(
    ({ array }) => new IndexSorter(array.dtype, elementsOf(array), length, false, order),
  );
  for (let row = 0; row < count; row++) {
    sorters.forEach((sorter, i) => sorter.sort(row * length, length, i > 0));
    writeIndices(result, row * length, order);
  }
  return restored(result, rows);
}

function keysOf(keys: Operand | readonly Operand[]): NdArray[] {
  if (Array.isArray(keys)) return (keys as Operand[]).map((key) => arrayOf(key, 'lexsort'));
  const array = arrayOf(keys as Operand, 'lexsort');
  if (array.ndim === 0) throw new TypeError('lexsort: keys is a number, give several arrays');
  return Array.from({ length: array.shape[0]! }, (_, i) => array.slice(i));
}
