/** Copying packed arrays to places of the heap's memory. */
import { dtypes, type NdArray } from '@numloom/ndarray';
import { view } from '@numloom/linalg/kernels';

/** The numbers of a packed array, complex ones as pairs. */
function numbers({ storage, dtype, offset, size }: NdArray): Float64Array | Float32Array {
  const { components } = dtypes[dtype];
  const all = storage.view(dtype) as Float64Array | Float32Array;
  return all.subarray(offset * components, (offset + size) * components);
}

/** Puts an int32 array at an address. */
export function putIndices(array: NdArray<'int32'>, to: number): void {
  view('int32', to, array.size).set(
    array.storage.view('int32').subarray(array.offset, array.offset + array.size),
  );
}

/** Puts values at an address, as float64 numbers or pairs of them. */
export function putValues(array: NdArray, to: number): void {
  const from = numbers(array);
  view('float64', to, from.length).set(from);
}
