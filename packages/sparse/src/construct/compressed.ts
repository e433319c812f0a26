/** Making matrices by rows and by columns. */
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { fromDense } from '../convert/dense.ts';
import type { Parts, SparseDType } from '../parts/parts.ts';

/** A matrix by rows, of a dense or a sparse one. */
export function csr_array(a: Operand | SparseArray): SparseArray<SparseDType, 'csr'> {
  return new SparseArray<SparseDType>(convert(partsOf(a, 'csr_array'), 'csr')).tocsr();
}

/** A matrix by columns, of a dense or a sparse one. */
export function csc_array(a: Operand | SparseArray): SparseArray<SparseDType, 'csc'> {
  return new SparseArray<SparseDType>(convert(partsOf(a, 'csc_array'), 'csc')).tocsc();
}

function partsOf(a: Operand | SparseArray, caller: string): Parts {
  if (a instanceof SparseArray) return a.parts;
  const dense = arrayOf(a, caller);
  const dtype: SparseDType =
    dense.dtype === 'complex128' || dense.dtype === 'complex64'
      ? 'complex128'
      : dense.dtype === 'float32'
        ? 'float32'
        : 'float64';
  return fromDense<SparseDType>(dense.astype(dtype));
}
