/** `sqrtm`: square roots of matrices. */
import { finfo, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../arguments/operands.ts';
import { LinAlgWarning, warn } from '../errors.ts';
import type { InexactDType, Matrix } from '../memory/matrix.ts';
import { triangularCondition } from './condition.ts';
import { functionOfMatrices } from './schur-function.ts';
import { rootTriangular } from './triangular-root.ts';

/**
 * The principal square roots of square matrices (..., n, n): X X = A, with eigenvalues in the right
 * half plane. Real for real matrices without negative eigenvalues, else complex; of a stack, all are
 * complex if one is. By the Schur form; about 28 n³ operations. A singular matrix need not have a
 * root: there is a warning then, and elements that are not finite if there is none.
 *
 * @throws LinAlgError when matrices are not square, have elements that are NaN or infinite, or the QR
 * iteration does not converge.
 *
 * @example
 * ```ts
 * import { sqrtm } from '@numloom/linalg';
 * console.log(sqrtm([[4, 0], [0, 9]]).tolist()); // => [ [ 2, 0 ], [ 0, 3 ] ]
 * ```
 */
export function sqrtm(A: NdArray<'complex128'>): NdArray<'complex128'>;
export function sqrtm(A: NdArray<'complex64'>): NdArray<'complex64'>;
export function sqrtm(A: NdArray<'float64'>): NdArray<'float64' | 'complex128'>;
export function sqrtm(A: NdArray<'float32'>): NdArray<'float32' | 'complex64'>;
export function sqrtm(A: Operand): NdArray<InexactDType>;
export function sqrtm(A: Operand): NdArray<InexactDType> {
  return functionOfMatrices(A, 'sqrtm', (t, dtype) => {
    warnOfSingular(t, dtype);
    rootTriangular(t);
  });
}

function warnOfSingular(t: Matrix, dtype: InexactDType): void {
  const rcond = triangularCondition(t);
  if (rcond >= finfo(dtype).eps) return;
  const what =
    rcond === 0
      ? 'a is singular'
      : `a is nearly singular: its reciprocal condition number is about ${rcond.toExponential(2)}`;
  warn(new LinAlgWarning(`sqrtm: ${what}, the result may be inaccurate or no root`, rcond));
}
