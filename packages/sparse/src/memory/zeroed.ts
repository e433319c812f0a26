/** Results that kernels add to. */
import { allocate, NdArray, packedLayout, sizeOf } from '@numloom/ndarray';
import type { Frame } from '@numloom/linalg/kernels';
import { itemsizeOf, type SparseDType } from '../parts/parts.ts';

/** A new array of zeros for a result, and the packed array in the heap that is to be written. */
export function zeroed<D extends SparseDType>(
  frame: Frame,
  dtype: D,
  shape: readonly number[],
): { readonly array: NdArray<D>; readonly inside: NdArray<D> } {
  const storage = allocate(sizeOf(shape) * itemsizeOf(dtype), true);
  const array = new NdArray(dtype, packedLayout(shape), storage);
  if (storage.inHeap) return { array, inside: array };
  const written = frame.written(dtype, shape);
  written.inside.fill(0);
  return written;
}
