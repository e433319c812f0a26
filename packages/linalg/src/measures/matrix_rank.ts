/** `matrix_rank`. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, type Operand, squareOf } from '../arguments/operands.ts';
import { eigvalsh } from '../eigh/eigvalsh.ts';
import { valuesOf } from '../singular/svd.ts';
import { defaultTolerance, numbersFor } from './cutoffs.ts';

/** Options of {@link matrix_rank}. */
export interface MatrixRankOptions {
  /** What singular values have to exceed, one number or one for each matrix. */
  readonly tol?: Operand | null | undefined;
  /** The same relative to the largest of each matrix; max(m, n) times the spacing of numbers. */
  readonly rtol?: Operand | null | undefined;
  /** Whether matrices are taken as Hermitian, which is faster: their lower triangle is read. */
  readonly hermitian?: boolean | undefined;
}

/**
 * The rank of a matrix, or of each of a stack of matrices: how many singular values exceed a
 * tolerance. Of a vector or number 1, or 0 if all elements are 0.
 *
 * @param A - m x n, or a stack of such
 * @param options - `tol` or `rtol`, `hermitian`
 * @returns ranks, 0-d for one matrix
 * @throws LinAlgError as `svd`; RangeError when both tolerances are given, or one is NaN.
 *
 * @example
 * ```ts
 * import { matrix_rank } from '@numloom/linalg';
 * console.log(matrix_rank([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).item()); // => 2n
 * ```
 */
export function matrix_rank(A: Operand, options: MatrixRankOptions = {}): NdArray<'int64'> {
  assertOptions(options, ['tol', 'rtol', 'hermitian'], 'matrix_rank');
  const { tol, rtol, hermitian = false } = options;
  const array = arrayOf(A, 'matrix_rank');
  if (array.ndim < 2) {
    const isZero = Array.from(array.values()).every((value) => String(value) === '0');
    return asarray(BigInt64Array.of(isZero ? 0n : 1n))
      .reshape([])
      .copy();
  }
  const isAbsolute = tol !== undefined && tol !== null;
  if (isAbsolute && rtol !== undefined && rtol !== null) {
    throw new RangeError('matrix_rank: both tol and rtol are given, must be one of them');
  }
  const values = hermitian
    ? eigvalsh(squareOf(array, 'matrix_rank', 'A'))
    : valuesOf(array, 'matrix_rank');
  const cutoffs = numbersFor(
    (isAbsolute ? tol : rtol) ?? defaultTolerance(array),
    array,
    'matrix_rank',
  );
  const sizes = Float64Array.from(values.values(), Math.abs);
  const count = values.shape.at(-1)!;
  const ranks = BigInt64Array.from(cutoffs, (cutoff, i) => {
    const own = sizes.subarray(i * count, (i + 1) * count);
    const least = isAbsolute ? cutoff : cutoff * own.reduce((most, x) => Math.max(most, x), 0);
    return BigInt(own.reduce((rank, value) => rank + Number(value > least), 0));
  });
  return asarray(ranks).reshape(array.shape.slice(0, -2)).copy();
}
