/** The numbers of packed arrays. */
import { dtypes, type NdArray } from '@numloom/ndarray';
import { newArray } from '@numloom/linalg/kernels';
import type { SparseDType } from './parts.ts';

/** The numbers of a packed array, complex ones as pairs; to be asked for again after an allocation. */
export function numbersOf(array: NdArray<'int32'>): Int32Array;
export function numbersOf(array: NdArray<SparseDType>): Float64Array;
export function numbersOf({
  storage,
  dtype,
  offset,
  size,
}: NdArray<SparseDType | 'int32'>): Int32Array | Float64Array {
  const { components } = dtypes[dtype];
  const end = (offset + size) * components;
  return storage.view(dtype).subarray(offset * components, end) as Int32Array | Float64Array;
}

/** A new array of whole numbers. */
export function int32Array(numbers: ArrayLike<number>): NdArray<'int32'> {
  const result = newArray('int32', [numbers.length]);
  numbersOf(result).set(numbers);
  return result;
}
