/** Sums, means and counts of elements. */
import { Complex, type DType, type ElementOf, full, type NdArray, zeros } from '@numloom/ndarray';
import { divide, not_equal, sum as sumOf } from '@numloom/ufunc';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { promoted } from '../parts/dtypes.ts';
import type { Parts, Shape, SparseDType } from '../parts/parts.ts';
import { timesDense } from '../products/dense.ts';

/**
 * The sum of all elements, or of each column (axis 0) or row (axis 1). O(nnz + rows + columns). As in SciPy,
 * elements become `dtype` before all of them are summed, and sums along an axis after.
 */
export function sum<D extends DType = SparseDType>(
  a: Parts,
  axis: 0 | 1 | undefined,
  dtype: D = a.dtype as DType as D,
  caller = 'sum',
): ElementOf<D> | NdArray<D> {
  if (axis !== undefined) {
    const one = full([a.shape[axis]], 1, { dtype: accumulatorOf(a.dtype, dtype) });
    return timesDense(a, axis === 1 ? 'N' : 'T', one, caller).astype(dtype, { copy: false });
  }
  const { data } = a.format === 'csc' || a.format === 'coo' ? a : convert(a, 'csr');
  return sumOf(data, { dtype }).evaluate().item();
}

/**
 * The mean of all elements, or of each column (axis 0) or row (axis 1); NaN of none. It becomes `dtype` in the
 * end.
 *
 * @param shape - of the elements, those included that the matrix does not tell apart
 */
export function mean<D extends DType>(
  a: Parts,
  axis: 0 | 1 | undefined,
  dtype: D,
  shape: Shape = a.shape,
): ElementOf<D> | NdArray<D> {
  const [rows, columns] = shape;
  const inner = accumulatorOf(a.dtype, dtype);
  const total = sum(a, axis, inner, 'mean');
  const count = axis === undefined ? rows * columns : shape[axis];
  if (axis !== undefined) {
    return divide(total as NdArray, count)
      .evaluate()
      .astype(dtype);
  }
  const value =
    total instanceof Complex
      ? new Complex(total.re / count, total.im / count)
      : (total as number) / count;
  return full([], value, { dtype: inner }).astype(dtype).item();
}

/** What to add up in, where the result is to be of `dtype`. */
function accumulatorOf(given: SparseDType, dtype: DType): SparseDType {
  if (dtype !== 'float64' && dtype !== 'complex128') return given;
  // Infinity times a complex 1 is NaN.
  return promoted(given, 'float64');
}

/** How many elements of each column (axis 0) or row (axis 1) are not zero. */
export function countNonzero(a: Parts, axis: 0 | 1): NdArray<'int64'> {
  const lines = canonical<SparseDType, 'csc' | 'csr'>(
    convert(a, a.format === 'csc' ? 'csc' : 'csr'),
  );
  const data = not_equal(lines.data, 0).evaluate().astype('float64');
  const counts = sum({ ...lines, dtype: 'float64', data }, axis) as NdArray<'float64'>;
  const { size, offset } = counts;
  const result = zeros([size], { dtype: 'int64' });
  const { buffer, byteOffset } = result.storage.view('int64').subarray(result.offset);
  // Counts are below 2^31: their low words, for to convert numbers to BigInt takes long.
  const words = new Int32Array(buffer, byteOffset, 2 * size);
  const from = counts.storage.view('float64');
  for (let i = 0; i < size; i++) words[2 * i] = from[offset + i]!;
  return result;
}
