/** `eigh`: eigenvalues and eigenvectors of symmetric and Hermitian matrices. */
import type { NdArray } from '@numloom/ndarray';
import { floatingOf, type Operand, realOf, squareOf } from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import { spectrumOf, type Triangle } from './hermitian.ts';
import { rounded, triangleOf } from './options.ts';

/** Options of {@link eigh} and {@link eigvalsh}. */
export interface EighOptions {
  /** The triangle that is read: the lower one, 'L', unless told otherwise, or the upper one, 'U'. */
  readonly UPLO?: Triangle;
}

/** The dtype of real numbers beside those of a dtype. */
export type RealOf<D> = D extends 'float32' | 'complex64' ? 'float32' : 'float64';

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
 * implicit QL method. At most 14/3 n³ operations.
 *
 * @returns eigenvalues, ascending, and orthonormal eigenvectors
 * @throws LinAlgError where a matrix is not square, has elements that are not finite, or (which is not
 * known to happen) an iteration does not converge.
 *
 * @example
 * ```ts
 * import { eigh } from '@numloom/linalg';
 * const { eigenvalues, eigenvectors } = eigh([[2, 0], [0, 1]]);
 * console.log(eigenvalues.tolist()); // => [ 1, 2 ]
 * console.log(eigenvectors.tolist()); // => [ [ 0, 1 ], [ 1, 0 ] ]
 * ```
 */
export function eigh<D extends InexactDType>(
  a: NdArray<D>,
  options?: EighOptions,
): Eigenpairs<RealOf<D>, D>;
export function eigh(a: Operand, options?: EighOptions): Eigenpairs;
export function eigh(a: Operand, options: EighOptions = {}): Eigenpairs {
  const array = squareOf(a, 'eigh');
  const triangle = triangleOf(options.UPLO, 'eigh');
  const dtype = floatingOf(array.dtype);
  return withFrame((frame) => {
    const wanted = { vectors: true, caller: 'eigh' };
    const { values, vectors } = spectrumOf(array, dtype, triangle, wanted, frame);
    return {
      eigenvalues: rounded(values, realOf(dtype)),
      eigenvectors: rounded(vectors!, dtype),
    };
  });
}
