/** `spsolve` and `inv`: factors that are used once. */
import type { NdArray } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import type { AnySparse } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { within } from '../memory/within.ts';
import type { Format, SparseDType } from '../parts/parts.ts';
import { squareParts } from './input.ts';
import { checkRows, columnsOf, denseOf, isMatrix } from './right-sides.ts';
import type { SpluOptions } from './options.ts';
import { identityLike } from './identity.ts';
import { factored, factoredParts } from './splu.ts';

/** Options of {@link spsolve}. */
export type SpsolveOptions = SpluOptions;

/**
 * x with A x = b for a square sparse matrix A; `b` is a vector or a matrix of columns, and so is x. As in SciPy,
 * `b` of one column is a vector, and a vector, sparse or not, has a dense solution of the shape (n,); other sparse
 * matrices have sparse solutions. See {@link splu} for how, for options and for what is thrown.
 *
 * @example
 * ```ts
 * import { csr_array, spsolve } from '@numloom/sparse';
 * const a = csr_array([[3, 2, 0], [1, -1, 0], [0, 5, 1]]);
 * console.log(spsolve(a, [2, 4, -1]).tolist()); // => [ 2, -2, 9 ]
 * ```
 */
export function spsolve(
  a: Operand | SparseArray,
  b: Operand | SparseArray<SparseDType, Format, 1>,
  options?: SpsolveOptions,
): NdArray;
export function spsolve(
  a: Operand | SparseArray,
  b: SparseArray,
  options?: SpsolveOptions,
): NdArray | SparseArray<SparseDType, 'csc'>;
export function spsolve(
  a: Operand | SparseArray,
  b: Operand | AnySparse,
  options: SpsolveOptions = {},
): NdArray | SparseArray<SparseDType, 'csc'> {
  const right: NdArray | SparseArray =
    isMatrix(b) && b.shape[1] !== 1 ? b : arrayOf(denseOf(b, 'spsolve'), 'spsolve');
  const parts = squareParts(a, 'spsolve');
  // What cannot be solved for is not worth factors.
  if (right instanceof SparseArray) checkRows(right, parts.shape[0], 'spsolve');
  else columnsOf(right, parts.shape[0], parts.dtype, 'spsolve');
  const lu = factoredParts(parts, options, 'spsolve');
  try {
    if (right instanceof SparseArray) return within('spsolve', () => lu.solve(right));
    const x = within('spsolve', () => lu.solve(right));
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
    return within('inv', () => lu.solve(identityLike(lu)));
  } finally {
    lu.dispose();
  }
}
