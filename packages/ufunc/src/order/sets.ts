/** Arrays as sets: membership, and what two have in common or not. */
import {
  assertOptions,
  concat,
  type DType,
  dtypes,
  type NdArray,
  type PromoteTypes,
  result_type,
} from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { isNumber } from './dtype.ts';
import { firstPlaces, groupNumbers } from './groups.ts';
import { arrayOf, elementsOf, flat, indexArray, newArray, picked } from './rows.ts';
import { uniqueOf } from './unique.ts';

/** The dtype of the elements of two arrays together. */
export type Joined<A extends Operand, B extends Operand> = PromoteTypes<DTypeOf<A>, DTypeOf<B>>;

/** Options of {@link isin}. */
export interface IsinOptions {
  /** Whether to tell what is not among the elements instead. */
  readonly invert?: boolean | undefined;
  /** Accepted for NumPy's sake: that no element is twice in either array. */
  readonly assume_unique?: boolean | undefined;
}

/**
 * Which elements are among others. NaN is among none. Takes time in proportion to the number of
 * elements, and of those of `test_elements` times its logarithm where they are few.
 *
 * @returns bool, of the shape of `element`
 * @example
 * ```ts
 * import { isin } from '@numloom/ufunc';
 * console.log(isin([1, 2, 3, 4], [2, 4, 8]).tolist()); // => [ false, true, false, true ]
 * ```
 */
export function isin(
  element: Operand,
  test_elements: Operand,
  options: IsinOptions = {},
): NdArray<'bool'> {
  assertOptions(options, ['assume_unique', 'invert'], 'isin');
  const array = arrayOf(element, 'isin');
  const members = membership(array, arrayOf(test_elements, 'isin'));
  const result = newArray('bool', array.shape);
  const to = elementsOf(result) as Uint8Array;
  const flip = options.invert ? 1 : 0;
  for (let i = 0; i < members.length; i++) to[i] = members[i]! ^ flip;
  return result;
}

/** Up to so many members are found by bisection, more by sorting all together. */
const FEW = 4096;

/** 1 for each element that is among others, else 0. */
function membership(array: NdArray, others: NdArray): Uint8Array {
  const flags = new Uint8Array(array.size);
  if (others.size === 0 || array.size === 0) return flags;
  if (isNumber(array.dtype) && isNumber(others.dtype)) {
    const elements = elementsOf(flat(array)) as Float64Array;
    const table = dtypes[others.dtype].kind === 'f' ? undefined : tableOf(others, array.size);
    if (table !== undefined) {
      const { least, present } = table;
      for (let i = 0; i < flags.length; i++) flags[i] = present[elements[i]! - least] ?? 0;
      return flags;
    }
    if (others.size <= FEW) {
      const sorted = elementsOf(uniqueOf(others, { order: false, equalNaN: true }).values);
      findAll(elements, sorted as Float64Array, flags);
      return flags;
    }
  }
  const { all, numbers, groups } = grouped(array, others);
  const present = new Uint8Array(groups);
  for (let i = array.size; i < all.size; i++) present[numbers[i]!] = 1;
  for (let i = 0; i < flags.length; i++) flags[i] = present[numbers[i]!]!;
  return flags;
}

function findAll(elements: Float64Array, sorted: Float64Array, flags: Uint8Array): void {
  for (let i = 0; i < flags.length; i++) {
    const value = elements[i]!;
    let from = 0;
    let count = sorted.length;
    while (count > 1) {
      const half = count >>> 1;
      from = sorted[from + half]! <= value ? from + half : from;
      count -= half;
    }
    flags[i] = sorted[from] === value ? 1 : 0;
  }
}

/** Flags for all integers between the least and the greatest, if they are not too many. */
function tableOf(array: NdArray, size: number): { least: number; present: Uint8Array } | undefined {
  const values = elementsOf(flat(array)) as Int32Array;
  let least = values[0]!;
  let greatest = least;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  // As NumPy's bound: a few bytes for each element.
  if (greatest - least > 6 * (size + array.size)) return undefined;
  const present = new Uint8Array(greatest - least + 1);
  for (const value of values) present[value - least] = 1;
  return { least, present };
}

/** Both arrays in one, and for each element the number of its group of equal ones. */
function grouped(a: NdArray, b: NdArray): { all: NdArray; numbers: Uint32Array; groups: number } {
  const all = joined(a, b);
  const { starts, order } = uniqueOf(all, { order: true, equalNaN: false });
  return { all, numbers: groupNumbers(starts, all.size, order!), groups: starts.length };
}

function joined<D extends DType>(a: NdArray, b: NdArray): NdArray<D> {
  const dtype = result_type(a.dtype, b.dtype);
  return concat([flat(a), flat(b)], { dtype }) as NdArray<D>;
}

/** Option of functions of two sets. */
export interface SetOptions {
  /** Whether no element is twice in either array, so that they need not be made so; false. */
  readonly assume_unique?: boolean | undefined;
}

function asSet<D extends DType>(array: NdArray<D>, options: SetOptions): NdArray<D> {
  return options.assume_unique
    ? flat(array)
    : uniqueOf(array, { order: false, equalNaN: true }).values;
}

/**
 * The elements that two arrays have in common, sorted, each once.
 *
 * @param options - `assume_unique`; with `return_indices` the result is a list: the elements, and
 *   where each is found first in either array
 * @example
 * ```ts
 * import { intersect1d } from '@numloom/ufunc';
 * console.log(intersect1d([3, 1, 1], [1, 2, 3]).tolist()); // => [ 1, 3 ]
 * const [, first, second] = intersect1d([3, 1, 1], [1, 2, 3], { return_indices: true });
 * console.log(first.tolist(), second.tolist()); // => [ 1n, 0n ] [ 0n, 2n ]
 * ```
 */
export function intersect1d<A extends Operand, B extends Operand>(
  ar1: A,
  ar2: B,
  options: SetOptions & { readonly return_indices: true },
): [values: NdArray<Joined<A, B>>, NdArray<'int64'>, NdArray<'int64'>];
export function intersect1d<A extends Operand, B extends Operand>(
  ar1: A,
  ar2: B,
  options?: SetOptions & { readonly return_indices?: false | undefined },
): NdArray<Joined<A, B>>;
export function intersect1d(
  ar1: Operand,
  ar2: Operand,
  options: SetOptions & { readonly return_indices?: boolean | undefined } = {},
): NdArray | NdArray[] {
  assertOptions(options, ['assume_unique', 'return_indices'], 'intersect1d');
  const a = arrayOf(ar1, 'intersect1d');
  const b = arrayOf(ar2, 'intersect1d');
  const all = joined(a, b);
  const groups = uniqueOf(all, { order: true, equalNaN: false });
  const { starts, order } = groups;
  const from = firstPlaces(groups);
  // Sorting is stable: the elements of a group are in the order of both arrays.
  const shared = [...starts.keys()].filter((group) => {
    const last = (starts[group + 1] ?? all.size) - 1;
    return from[group]! < a.size && order![last]! >= a.size;
  });
  const values = picked(groups.values, shared);
  if (!options.return_indices) return values;
  const second = shared.map((group) => {
    let i = starts[group]!;
    while (order![i]! < a.size) i++;
    return order![i]! - a.size;
  });
  const first = shared.map((group) => from[group]!);
  return [values, indexArray(first), indexArray(second)];
}

/**
 * The elements of two arrays together, sorted, each once.
 *
 * @example
 * ```ts
 * import { union1d } from '@numloom/ufunc';
 * console.log(union1d([3, 1], [2, 3]).tolist()); // => [ 1, 2, 3 ]
 * ```
 */
export function union1d<A extends Operand, B extends Operand>(
  ar1: A,
  ar2: B,
): NdArray<Joined<A, B>> {
  const all = joined<Joined<A, B>>(arrayOf(ar1, 'union1d'), arrayOf(ar2, 'union1d'));
  return uniqueOf(all, { order: false, equalNaN: true }).values;
}

/**
 * The elements of an array that are not in another: sorted, each once, or with `assume_unique` as
 * they are.
 *
 * @example
 * ```ts
 * import { setdiff1d } from '@numloom/ufunc';
 * console.log(setdiff1d([3, 1, 2, 3], [2, 5]).tolist()); // => [ 1, 3 ]
 * ```
 */
export function setdiff1d<A extends Operand>(
  ar1: A,
  ar2: Operand,
  options: SetOptions = {},
): NdArray<DTypeOf<A>> {
  assertOptions(options, ['assume_unique'], 'setdiff1d');
  const own = asSet(arrayOf(ar1, 'setdiff1d'), options);
  const members = membership(own, arrayOf(ar2, 'setdiff1d'));
  return picked(
    own,
    [...members.keys()].filter((i) => members[i] === 0),
  );
}

/**
 * The elements that are in exactly one of two arrays, sorted, each once.
 *
 * @example
 * ```ts
 * import { setxor1d } from '@numloom/ufunc';
 * console.log(setxor1d([3, 1], [2, 3]).tolist()); // => [ 1, 2 ]
 * ```
 */
export function setxor1d<A extends Operand, B extends Operand>(
  ar1: A,
  ar2: B,
  options: SetOptions = {},
): NdArray<Joined<A, B>> {
  assertOptions(options, ['assume_unique'], 'setxor1d');
  const a = asSet(arrayOf(ar1, 'setxor1d'), options);
  const all = joined<Joined<A, B>>(a, asSet(arrayOf(ar2, 'setxor1d'), options));
  const { values, starts } = uniqueOf(all, { order: false, equalNaN: false });
  const single = [...starts.keys()].filter(
    (group) => (starts[group + 1] ?? all.size) - starts[group]! === 1,
  );
  return picked(values, single);
}
