/** `eigvalsh`: eigenvalues of symmetric and Hermitian matrices. */
import type { NdArray } from '@numloom/ndarray';
import { floatingOf, type Operand, realOf, squareOf } from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { EighOptions, RealOf } from './eigh.ts';
import { spectrumOf } from './hermitian.ts';
import { rounded, triangleOf } from './options.ts';

/**
 * Eigenvalues of real symmetric or complex Hermitian matrices, along the last two axes, of which one
 * triangle is read: those of {@link eigh} without the vectors, by the method of Pal, Walker and Kahan.
 * 4/3 n³ operations.
 *
 * @returns the eigenvalues, ascending, of shape (…, n)
 * @throws LinAlgError as {@link eigh} does.
 *
 * @example
 * ```ts
 * import { eigvalsh } from '@numloom/linalg';
 * console.log(eigvalsh([[5, 4], [4, 5]]).tolist()); // => [ 1, 9 ]
 * ```
 */
export function eigvalsh<D extends InexactDType>(
  a: NdArray<D>,
  options?: EighOptions,
): NdArray<RealOf<D>>;
export function eigvalsh(a: Operand, options?: EighOptions): NdArray<'float32' | 'float64'>;
export function eigvalsh(a: Operand, options: EighOptions = {}): NdArray<'float32' | 'float64'> {
  const array = squareOf(a, 'eigvalsh');
  const triangle = triangleOf(options.UPLO, 'eigvalsh');
  const dtype = floatingOf(array.dtype);
  return withFrame((frame) => {
    const wanted = { vectors: false, caller: 'eigvalsh' };
    const { values } = spectrumOf(array, dtype, triangle, wanted, frame);
    return rounded(values, realOf(dtype));
  });
}
