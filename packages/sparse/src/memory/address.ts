/** Addresses of arrays in the heap. */
import { dtypes, type NdArray } from '@numloom/ndarray';

/** Where the first element of an array in the heap is. */
export function addressOf({ storage, offset, dtype }: NdArray): number {
  return storage.byteOffset + offset * dtypes[dtype].itemsize;
}
