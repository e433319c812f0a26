/** The distinct elements of an array. */
import { assertOptions, type DType, dtypes, type NdArray, normalizeAxis } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { firstPlaces, groupCounts, groupNumbers, type Groups, groupStarts } from './groups.ts';
import { arrayOf, elementsOf, indexArray, picked, rowsOf } from './rows.ts';
import { sorted } from './sort.ts';
import { IndexSorter } from './sorters.ts';
import { uniqueSlices } from './unique-slices.ts';

/** Distinct elements with where they are; see {@link unique_all}. */
export interface UniqueAll<D extends DType = DType> {
  /** The distinct elements, sorted. */
  readonly values: NdArray<D>;
  /** Where each is found first, counted in C order. */
  readonly indices: NdArray<'int64'>;
  /** For each element of the array, in its shape, its place in `values`. */
  readonly inverse_indices: NdArray<'int64'>;
  /** How often each occurs. */
  readonly counts: NdArray<'int64'>;
}

/** What is asked of {@link uniqueOf}. */
interface Wanted {
  readonly order: boolean;
  readonly equalNaN: boolean;
}

/** Sorts the elements of an array in groups. */
export function uniqueOf<D extends DType>(array: NdArray<D>, wanted: Wanted): Groups<D> {
  const rows = rowsOf(array, null, 'unique');
  const { dtype, size } = array;
  if (!wanted.order && dtypes[dtype].kind !== 'c') {
    const all = sorted(rows);
    const starts = groupStarts(dtype, elementsOf(all), size, wanted.equalNaN);
    return { values: starts.length === size ? all : picked(all, starts), starts, order: undefined };
  }
  const order = new IndexSorter(dtype, elementsOf(rows.array), size, false).sort(0, size);
  const all = picked(rows.array, order);
  const starts = groupStarts(dtype, elementsOf(all), size, wanted.equalNaN);
  return { values: picked(all, starts), starts, order };
}

/**
 * The distinct elements of an array in ascending order. Each NaN is distinct, 0 and -0 are not.
 *
 * @returns one axis, of the dtype of `x`
 * @example
 * ```ts
 * import { unique_values } from '@numloom/ufunc';
 * console.log(unique_values([3, 1, 3]).tolist()); // => [ 1, 3 ]
 * ```
 */
export function unique_values<A extends Operand>(x: A): NdArray<DTypeOf<A>> {
  return uniqueOf(arrayOf(x, 'unique_values'), { order: false, equalNaN: false }).values;
}

/**
 * The distinct elements of an array, see {@link unique_values}, and how often each occurs.
 *
 * @example
 * ```ts
 * import { unique_counts } from '@numloom/ufunc';
 * const { values, counts } = unique_counts([3, 1, 3]);
 * console.log(values.tolist(), counts.tolist()); // => [ 1, 3 ] [ 1n, 2n ]
 * ```
 */
export function unique_counts<A extends Operand>(
  x: A,
): Pick<UniqueAll<DTypeOf<A>>, 'values' | 'counts'> {
  const array = arrayOf(x, 'unique_counts');
  const { values, starts } = uniqueOf(array, { order: false, equalNaN: false });
  return { values, counts: indexArray(groupCounts(starts, array.size)) };
}

/**
 * The distinct elements of an array, see {@link unique_values}, and for each element its place
 * among them, in the shape of `x`.
 *
 * @example
 * ```ts
 * import { unique_inverse } from '@numloom/ufunc';
 * const { values, inverse_indices } = unique_inverse([3, 1, 3]);
 * console.log(values.tolist(), inverse_indices.tolist()); // => [ 1, 3 ] [ 1n, 0n, 1n ]
 * ```
 */
export function unique_inverse<A extends Operand>(
  x: A,
): Pick<UniqueAll<DTypeOf<A>>, 'values' | 'inverse_indices'> {
  const array = arrayOf(x, 'unique_inverse');
  const { values, starts, order } = uniqueOf(array, { order: true, equalNaN: false });
  const inverse_indices = indexArray(groupNumbers(starts, array.size, order!), array.shape);
  return { values, inverse_indices };
}

/**
 * The distinct elements of an array, see {@link unique_values}, with the places where each is
 * found first, the place among them of each element, and how often each occurs.
 *
 * @example
 * ```ts
 * import { unique_all } from '@numloom/ufunc';
 * const { values, indices, counts } = unique_all([3, 1, 3]);
 * console.log(values.tolist(), indices.tolist(), counts.tolist()); // => [ 1, 3 ] [ 1n, 0n ] [ 1n, 2n ]
 * ```
 */
export function unique_all<A extends Operand>(x: A): UniqueAll<DTypeOf<A>> {
  const array = arrayOf(x, 'unique_all');
  const groups = uniqueOf(array, { order: true, equalNaN: false });
  const { values, starts, order } = groups;
  return {
    values,
    indices: indexArray(firstPlaces(groups)),
    inverse_indices: indexArray(groupNumbers(starts, array.size, order!), array.shape),
    counts: indexArray(groupCounts(starts, array.size)),
  };
}

/** Options of {@link unique}. */
export interface UniqueOptions {
  /** Whether to return where each element is found first. */
  readonly return_index?: boolean | undefined;
  /** Whether to return for each element its place among the distinct ones. */
  readonly return_inverse?: boolean | undefined;
  /** Whether to return how often each occurs. */
  readonly return_counts?: boolean | undefined;
  /** Whether NaNs are one element, true by default; not in slices of several axes. */
  readonly equal_nan?: boolean | undefined;
  /** The axis whose slices are compared instead of elements. */
  readonly axis?: number | null | undefined;
}

const UNIQUE_OPTIONS = ['return_index', 'return_inverse', 'return_counts', 'equal_nan', 'axis'];

type Asked<O extends UniqueOptions, K extends keyof UniqueOptions> = O[K] extends true
  ? [NdArray<'int64'>]
  : [];

/** The distinct elements, behind them what was asked for. */
export type UniqueResult<D extends DType, O extends UniqueOptions> = [
  ...Asked<O, 'return_index'>,
  ...Asked<O, 'return_inverse'>,
  ...Asked<O, 'return_counts'>,
] extends infer R extends NdArray[]
  ? R extends []
    ? NdArray<D>
    : [values: NdArray<D>, ...R]
  : never;

/**
 * The distinct elements of an array in ascending order, or with `axis` its distinct slices, ordered
 * by their elements from the first on.
 *
 * @returns an array, or if more is asked for a list: the values, then first indices, inverse
 *   indices and counts, each if it is asked for
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { unique } from '@numloom/ufunc';
 * console.log(unique([3, 1, 3]).tolist()); // => [ 1, 3 ]
 * const [rows, counts] = unique([[2, 1], [0, 5], [2, 1]], { axis: 0, return_counts: true });
 * console.log(rows.tolist(), counts.tolist()); // => [ [ 0, 5 ], [ 2, 1 ] ] [ 1n, 2n ]
 * ```
 */
export function unique<A extends Operand, const O extends UniqueOptions = Record<never, never>>(
  x: A,
  options?: O,
): UniqueResult<DTypeOf<A>, O> {
  assertOptions(options ?? {}, UNIQUE_OPTIONS, 'unique');
  const { return_index, return_inverse, return_counts, equal_nan = true, axis } = options ?? {};
  const array = arrayOf(x, 'unique');
  const along =
    axis === undefined || axis === null ? undefined : normalizeAxis(axis, array.ndim, 'unique');
  // The slices of a single axis are its elements.
  const isFlat = along === undefined || array.ndim === 1;
  const groups = isFlat
    ? uniqueOf(array, {
        order: Boolean(return_index) || Boolean(return_inverse),
        equalNaN: equal_nan,
      })
    : uniqueSlices(array, along);
  const { values, starts, order } = groups;
  const count = isFlat ? array.size : array.shape[along]!;
  const results: NdArray[] = [values];
  if (return_index) results.push(indexArray(firstPlaces(groups)));
  if (return_inverse) {
    const shape = isFlat ? array.shape : [count];
    results.push(indexArray(groupNumbers(starts, count, order!), shape));
  }
  if (return_counts) results.push(indexArray(groupCounts(starts, count)));
  return (results.length === 1 ? values : results) as UniqueResult<DTypeOf<A>, O>;
}
