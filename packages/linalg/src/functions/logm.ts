/** `logm`: logarithms of matrices. */
import { finfo, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../arguments/operands.ts';
import { LinAlgWarning, warn } from '../errors.ts';
import { view } from '../memory/frame.ts';
import { block, type InexactDType, type Matrix } from '../memory/matrix.ts';
import { diagonalOf, triangularCondition } from './condition.ts';
import { functionOfMatrices } from './schur-function.ts';
import { logTriangular } from './triangular-log.ts';

/** What stands for an eigenvalue of zero, which has no logarithm. */
const TINY = 1e-20;

/**
 * The principal logarithms of square matrices (..., n, n), the inverse of `expm`: eigenvalues have
 * imaginary parts in (-π, π]. Real for real matrices without negative eigenvalues, else complex; of a
 * stack, all are complex if one is. By inverse scaling and squaring on the Schur form (Al-Mohy and
 * Higham 2012). A singular matrix has no logarithm: there is a warning then, and 1e-20 stands for
 * eigenvalues that are zero, as in SciPy.
 *
 * @throws LinAlgError when matrices are not square, have elements that are NaN or infinite, or the QR
 * iteration does not converge.
 *
 * @example
 * ```ts
 * import { logm } from '@numloom/linalg';
 * console.log(logm([[1, 2], [0, 1]]).tolist()); // => [ [ 0, 2 ], [ 0, 0 ] ]
 * ```
 */
export function logm(A: NdArray<'complex128'>): NdArray<'complex128'>;
export function logm(A: NdArray<'complex64'>): NdArray<'complex64'>;
export function logm(A: NdArray<'float64'>): NdArray<'float64' | 'complex128'>;
export function logm(A: NdArray<'float32'>): NdArray<'float32' | 'complex64'>;
export function logm(A: Operand): NdArray<InexactDType>;
export function logm(A: Operand): NdArray<InexactDType> {
  return functionOfMatrices(A, 'logm', (t, dtype) => {
    const rcond = triangularCondition(t);
    if (rcond === 0) {
      replaceZeros(t);
      warn(new LinAlgWarning('logm: a is singular, it has no logarithm', 0));
    } else if (rcond < finfo(dtype).eps) {
      const about = rcond.toExponential(2);
      warn(
        new LinAlgWarning(
          `logm: a is nearly singular: its reciprocal condition number is about ${about}, ` +
            'the result may be inaccurate',
          rcond,
        ),
      );
    }
    logTriangular(t);
  });
}

function replaceZeros(t: Matrix): void {
  diagonalOf(t).forEach(([re, im], i) => {
    if (re === 0 && im === 0) view('float64', block(t, i, i, 1, 1).address, 1)[0] = TINY;
  });
}
