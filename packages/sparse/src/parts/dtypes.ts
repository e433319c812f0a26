/** Dtypes of values. */
import { type DType, type NdArray, promote_types } from '@numloom/ndarray';
import type { SparseDType } from './parts.ts';

/** The dtype of values that is nearest: float64 of integers and bool, complex128 of complex64. */
function valuesOf(dtype: DType): SparseDType {
  if (dtype === 'float32') return dtype;
  return dtype === 'complex64' || dtype === 'complex128' ? 'complex128' : 'float64';
}

/** The dtype that values of two dtypes promote to. */
export function promoted(left: DType, right: DType): SparseDType {
  return valuesOf(promote_types(left, right));
}

/** The dtype of values that are given in another one: real numbers float64, unless they are float32. */
export type Nearest<D extends DType> = D extends 'float32'
  ? 'float32'
  : D extends 'complex64' | 'complex128'
    ? 'complex128'
    : 'float64';

/** What kernels call the dtypes. */
export const KINDS = { float32: 0, float64: 1, complex128: 2 } as const satisfies Record<
  SparseDType,
  number
>;

/** Values in the nearest of their dtypes. */
export function asValues(array: NdArray): NdArray<SparseDType> {
  const dtype = valuesOf(array.dtype);
  return array.dtype === dtype ? (array as NdArray<SparseDType>) : array.astype(dtype);
}
