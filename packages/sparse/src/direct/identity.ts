/** The identity. */
import { array, ones } from '@numloom/ndarray';
import { SparseArray } from '../array/sparse-array.ts';
import type { Shape, SparseDType } from '../parts/parts.ts';

/** The identity of the shape and dtype of a matrix. */
export function identityLike({
  shape,
  dtype,
}: {
  readonly shape: Shape;
  readonly dtype: SparseDType;
}): SparseArray<SparseDType, 'csc'> {
  const n = shape[0];
  return new SparseArray<SparseDType, 'csc'>({
    format: 'csc',
    dtype,
    shape,
    data: ones([n], { dtype }),
    indptr: array(Int32Array.from({ length: n + 1 }, (_, k) => k)),
    indices: array(Int32Array.from({ length: n }, (_, k) => k)),
  });
}
