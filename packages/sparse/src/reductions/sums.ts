/** Sums, means and counts of elements. */
import { Complex, type ElementOf, full, type NdArray } from '@numloom/ndarray';
import { divide, not_equal, sum as sumOf } from '@numloom/ufunc';
import { convert } from '../convert/convert.ts';
import type { Parts, SparseDType } from '../parts/parts.ts';
import { timesDense } from '../products/dense.ts';
import { linesAlong } from './lines.ts';

/** The sum of all elements, or of each column (axis 0) or row (axis 1). O(nnz + rows + columns). */
export function sum<D extends SparseDType>(
  a: Parts<D>,
  axis: 0 | 1 | undefined,
): ElementOf<D> | NdArray<D> {
  if (axis !== undefined) {
    const one = full([a.shape[axis]], 1, { dtype: a.dtype });
    return timesDense(a, axis === 1 ? 'N' : 'T', one, 'sum') as NdArray<D>;
  }
  const { data } = a.format === 'csc' || a.format === 'coo' ? a : convert(a, 'csr');
  return sumOf(data).evaluate().item() as ElementOf<D>;
}

/** The mean of all elements, or of each column (axis 0) or row (axis 1); NaN of none. */
export function mean<D extends SparseDType>(
  a: Parts<D>,
  axis: 0 | 1 | undefined,
): ElementOf<D> | NdArray<D> {
  const [rows, columns] = a.shape;
  const total = sum(a, axis);
  if (axis !== undefined) {
    return divide(total as NdArray<D>, a.shape[axis]).evaluate() as NdArray as NdArray<D>;
  }
  const count = rows * columns;
  if (!(total instanceof Complex)) return ((total as number) / count) as ElementOf<D>;
  return new Complex(total.re / count, total.im / count) as ElementOf<D>;
}

/** How many elements of each column (axis 0) or row (axis 1) are not zero. */
export function countNonzero(a: Parts, axis: 0 | 1): NdArray<'int64'> {
  const { lines } = linesAlong(a, axis);
  const flags = not_equal(lines.data, 0).evaluate().astype('float64');
  const counts = sum({ ...lines, dtype: 'float64', data: flags }, axis) as NdArray<'float64'>;
  return counts.astype('int64');
}
