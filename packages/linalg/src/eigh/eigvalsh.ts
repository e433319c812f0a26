/** `eigvalsh`: eigenvalues of symmetric and Hermitian matrices. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '../arguments/operands.ts';
import type { RealOf } from '../arguments/types.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { EighOptions } from './eigh.ts';
import { isOptions } from './options.ts';
import { solveProblem } from './problem.ts';

/**
 * Eigenvalues of real symmetric or complex Hermitian matrices, along the last two axes, of which one
 * triangle is read: those of {@link eigh} without the vectors, by the method of Pal, Walker and Kahan.
 * 4/3 n³ operations. With a second matrix those of a x = λ b x, or what `type` says.
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
export function eigvalsh(
  a: Operand,
  b: Operand | undefined,
  options?: EighOptions,
): NdArray<'float32' | 'float64'>;
export function eigvalsh(
  a: Operand,
  b?: Operand | EighOptions,
  options: EighOptions = {},
): NdArray<'float32' | 'float64'> {
  return isOptions(b)
    ? solveProblem(a, undefined, b, false, 'eigvalsh').values
    : solveProblem(a, b, options, false, 'eigvalsh').values;
}
