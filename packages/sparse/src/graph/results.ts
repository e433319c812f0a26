/** Lists in the heap as results. */
import { array, type NdArray } from '@numloom/ndarray';
import { view } from '@numloom/linalg/kernels';

/** A new array of int32 of the numbers at an address. */
export function copied(address: number, length: number): NdArray<'int32'> {
  return array(view('int32', address, length).slice());
}
