/** `eigh`: eigenvalues and eigenvectors of symmetric and Hermitian matrices. */
import type { NdArray } from '@numloom/ndarray';
import { type Operand } from '../arguments/operands.ts';
import type { RealOf } from '../arguments/types.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { ProblemType } from './generalised.ts';
import type { Triangle } from './hermitian.ts';
import { isOptions, type SubsetOptions } from './options.ts';
import { solveProblem } from './problem.ts';

/** Options of {@link eigh} and {@link eigvalsh}. */
export interface EighOptions extends SubsetOptions {
  /** The triangle that is read: the lower one, 'L', unless told otherwise, or the upper one, 'U'. */
  readonly UPLO?: Triangle;
  /**
   * Of two matrices: 1, as unless told otherwise, for a x = λ b x, 2 for a b x = λ x, 3 for b a x = λ x.
   */
  readonly type?: ProblemType;
}

/** What {@link eigh} answers. */
export interface Eigenpairs<
  Values extends 'float32' | 'float64' = 'float32' | 'float64',
  Vectors extends InexactDType = InexactDType,
> {
  /** Ascending, (…, n). */
  readonly eigenvalues: NdArray<Values>;
  /** Column i, `eigenvectors[..., i]`, has norm 1 and belongs to eigenvalue i; (…, n, n). */
  readonly eigenvectors: NdArray<Vectors>;
}

/**
 * Eigenvalues and eigenvectors of real symmetric or complex Hermitian matrices, along the last two
 * axes. One triangle is read; imaginary parts of the diagonal are not. The matrix is reduced to a
 * tridiagonal one, which is solved by divide and conquer (Gu and Eisenstat 1995), small ones by the
 * implicit QL method. At most 14/3 n³ operations, also where `subset_by_index` or `subset_by_value`
 * ask for some eigenvalues only.
 *
 * With a second matrix, which has to be positive definite, those of a x = λ b x (see `type`), by its
 * Cholesky factor: vectors x are such that x^H b x = 1, for type 3 x^H b^-1 x = 1.
 *
 * @returns eigenvalues, ascending, and eigenvectors, orthonormal unless `b` is given
 * @throws LinAlgError where a matrix is not square, has elements that are not finite, `b` is not positive
 * definite, or (which is not known to happen) an iteration does not converge.
 * @throws RangeError where shapes or options do not fit.
 *
 * @example
 * ```ts
 * import { eigh } from '@numloom/linalg';
 * const { eigenvalues, eigenvectors } = eigh([[2, 0], [0, 1]]);
 * console.log(eigenvalues.tolist()); // => [ 1, 2 ]
 * console.log(eigenvectors.tolist()); // => [ [ 0, 1 ], [ 1, 0 ] ]
 * console.log(eigh([[2, 0], [0, 1]], { subset_by_index: [1, 1] }).eigenvalues.tolist()); // => [ 2 ]
 * console.log(eigh([[2, 0], [0, 1]], [[1, 0], [0, 4]]).eigenvalues.tolist()); // => [ 0.25, 2 ]
 * ```
 */
export function eigh<D extends InexactDType>(
  a: NdArray<D>,
  options?: EighOptions,
): Eigenpairs<RealOf<D>, D>;
export function eigh(a: Operand, options?: EighOptions): Eigenpairs;
export function eigh(a: Operand, b: Operand | undefined, options?: EighOptions): Eigenpairs;
export function eigh(a: Operand, b?: Operand | EighOptions, options: EighOptions = {}): Eigenpairs {
  const { values, vectors } = isOptions(b)
    ? solveProblem(a, undefined, b, true, 'eigh')
    : solveProblem(a, b, options, true, 'eigh');
  return { eigenvalues: values, eigenvectors: vectors! };
}
