/** The matrix of the Laplacian of a grid of any number of axes and the step 1. */
import { asarray } from '@numloom/ndarray';
import { checkCount } from '../parts/checks.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import type { BoundaryConditions } from './laplacian-lines.ts';

/**
 * The matrix by rows, for points by rows: row by row, so that nothing but itself takes room. `caller` is named
 * where its entries may be too many for int32 indices. O(points axes²).
 */
export function laplacianMatrix(
  shape: readonly number[],
  conditions: BoundaryConditions,
  dtype: SparseDType,
  caller: string,
): CompressedParts<SparseDType, 'csr'> {
  const size = shape.reduce((product, n) => product * n, 1);
  const most = size * (2 * shape.length + 1);
  checkCount(most, caller);
  const indptr = new Int32Array(size + 1);
  const [indices, data] = [new Int32Array(most), new Float64Array(most)];
  let [start, count] = [0, 0];
  /** Adds to an element of the row that is being made, whose columns stay in order. */
  const add = (column: number, value: number): void => {
    let at = count;
    while (at > start && indices[at - 1]! >= column) at--;
    if (at < count && indices[at] === column) {
      data[at] = data[at]! + value;
      return;
    }
    for (let k = count++; k > at; k--) {
      indices[k] = indices[k - 1]!;
      data[k] = data[k - 1]!;
    }
    indices[at] = column;
    data[at] = value;
  };
  for (let i = 0; i < size; i++) {
    add(i, -2 * shape.length);
    let stride = size;
    for (const n of shape) {
      stride /= n;
      const place = Math.floor(i / stride) % n;
      for (const step of [-1, 1]) {
        const next = place + step;
        if (next >= 0 && next < n) add(i + step * stride, 1);
        else if (conditions === 'neumann') add(i, 1);
        else if (conditions === 'periodic') add(i + (1 - n) * step * stride, 1);
      }
    }
    let kept = start;
    for (let k = start; k < count; k++) {
      if (data[k] === 0) continue;
      indices[kept] = indices[k]!;
      data[kept++] = data[k]!;
    }
    indptr[i + 1] = start = count = kept;
  }
  return {
    format: 'csr',
    dtype,
    shape: [size, size],
    indptr: asarray(indptr),
    indices: asarray(indices.subarray(0, count)),
    data: asarray(data.subarray(0, count)).astype(dtype),
  };
}
