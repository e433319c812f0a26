/** `cholesky`: factors of positive definite matrices, as numpy.linalg has them. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { floatingOf, type Operand, squareOf } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { factoredDefinite } from './factor.ts';

/** Options of {@link cholesky}. */
export interface CholeskyOptions {
  /** Whether U of A = U^H U is asked for, made of the upper triangle; false unless told otherwise. */
  readonly upper?: boolean;
}

/**
 * The Cholesky factor of a Hermitian (symmetric, if real) positive definite matrix, or of each
 * matrix along the last two axes: the lower triangular L with A = L L^H and positive diagonal, made
 * of the lower triangle of A; what is above it is not read. n³/3 operations; the method is backward
 * stable.
 *
 * As in NumPy, NaN gives NaN.
 *
 * @returns a new array of the operand's dtype, of float64 for integers and bool
 * @throws LinAlgError when matrices are not square, or one is not positive definite; the message
 *   says which leading minor is not positive.
 *
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { cholesky } from '@numloom/linalg';
 * const a = asarray([[4, 2], [2, 10]]);
 * console.log(cholesky(a).tolist()); // => [ [ 2, 0 ], [ 1, 3 ] ]
 * console.log(cholesky(a, { upper: true }).tolist()); // => [ [ 2, 1 ], [ 0, 3 ] ]
 * ```
 */
export function cholesky<A extends Operand>(
  a: A,
  options?: CholeskyOptions,
): NdArray<FloatingOf<A>>;
export function cholesky(a: Operand, options: CholeskyOptions = {}): NdArray {
  assertOptions(options, ['upper'], 'cholesky');
  const { upper = false } = options;
  const array = squareOf(a, 'cholesky');
  const dtype = floatingOf(array.dtype);
  return factoredDefinite(array, dtype, { lower: !upper, clean: true }, 'cholesky');
}
