/** `spsolve` and `inv`: factors that are used once. */
import type { NdArray } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { SparseArray } from '../array/sparse-array.ts';
import type { SparseDType } from '../parts/parts.ts';
import type { SpluOptions } from './options.ts';
import { identityLike } from './identity.ts';
import { factored } from './splu.ts';

/** Options of {@link spsolve}. */
export type SpsolveOptions = SpluOptions;

/**
 * x with A x = b for a square sparse matrix A; `b` is a vector or a matrix of columns, and so is x; a
 * sparse `b` has a sparse solution. A matrix of one column gives a vector, as in SciPy. See {@link splu}
 * for how, for options and for what is thrown.
 *
 * @example
 * ```ts
 * import { csr_array, spsolve } from '@numloom/sparse';
 * const a = csr_array([[3, 2, 0], [1, -1, 0], [0, 5, 1]]);
 * console.log(spsolve(a, [2, 4, -1]).tolist()); // => [ 2, -2, 9 ]
 * ```
 */
export function spsolve(a: Operand | SparseArray, b: Operand, options?: SpsolveOptions): NdArray;
export function spsolve(
  a: Operand | SparseArray,
  b: SparseArray,
  options?: SpsolveOptions,
): SparseArray<SparseDType, 'csc'>;
export function spsolve(
  a: Operand | SparseArray,
  b: Operand | SparseArray,
  options: SpsolveOptions = {},
): NdArray | SparseArray<SparseDType, 'csc'> {
  const right = b instanceof SparseArray ? b : arrayOf(b, 'spsolve');
  const lu = factored(a, options, 'spsolve');
  try {
    if (right instanceof SparseArray) return lu.solve(right);
    const x = lu.solve(right);
    return x.ndim === 2 && x.shape[1] === 1 ? x.reshape([-1]) : x;
  } finally {
    lu.dispose();
  }
}

/**
 * The inverse of a square sparse matrix, by columns. It is mostly dense: to solve systems, use
 * {@link splu}.
 *
 * @throws LinAlgError when the matrix is not square or singular.
 *
 * @example
 * ```ts
 * import { csc_array, inv } from '@numloom/sparse';
 * console.log(inv(csc_array([[2, 0], [1, 4]])).toarray().tolist()); // => [ [ 0.5, 0 ], [ -0.125, 0.25 ] ]
 * ```
 */
export function inv(a: Operand | SparseArray): SparseArray<SparseDType, 'csc'> {
  const lu = factored(a, {}, 'inv');
  try {
    return lu.solve(identityLike(lu));
  } finally {
    lu.dispose();
  }
}
