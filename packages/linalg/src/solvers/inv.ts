/** `inv`: inverses of matrices. */
import { broadcast_to, type NdArray } from '@numloom/ndarray';
import { floatingOf, type Operand, scalarOf, squareOf } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { factorLU, permuteColumns, pivotsFor } from '../lu/factor.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';
import { Stack } from '../memory/stack.ts';
import { copyMatrix, setIdentity } from '../memory/transfer.ts';
import { invertTriangular, solveTriangularRight } from '../triangular/solve.ts';
import { columnNorm } from './condition.ts';
import { report, reportRatios } from './reports.ts';
import { SMALL, solveSmallStack } from './small.ts';
import { clearTriangle } from './triangular.ts';

/**
 * The inverse of a square matrix, or of each matrix of a stack, from its LU factors: 2 n³ operations.
 * To solve systems use {@link solve}, which is faster and more accurate. Warns as `solve` does where
 * the reciprocal of the condition number in the 1-norm is less than the dtype's `eps`.
 *
 * @returns a new array of the operand's dtype, float64 for integers
 * @throws LinAlgError when `a` is not square or exactly singular; it names the matrix of a stack.
 *
 * @example
 * ```ts
 * import { inv } from '@numloom/linalg';
 * console.log(inv([[4, 2], [2, 2]]).tolist()); // => [ [ 0.5, -0.5 ], [ -0.5, 1 ] ]
 * ```
 */
export function inv<A extends Operand>(a: A): NdArray<FloatingOf<A>>;
export function inv(a: Operand): NdArray {
  const array = squareOf(a, 'inv');
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  const n = array.shape.at(-1)!;
  return withFrame((frame) => {
    const { array: result, stack } = frame.result(dtype, array.shape);
    if (array.size === 0) return result;
    const inverses = scalar === dtype ? stack : frame.stack(scalar, array.shape);
    if (n <= SMALL && inverses.count > 1) {
      const matrices = frame.readable(array, scalar);
      const identity = frame.stack(scalar, [n, n]);
      setIdentity(identity.matrix(0));
      const right = new Stack(broadcast_to(identity.array, array.shape));
      const ratios = solveSmallStack(matrices, right, inverses, frame);
      reportRatios(ratios, matrices, dtype, 'inv');
    } else {
      const matrices = frame.copied(array, scalar);
      for (let i = 0; i < inverses.count; i++) {
        const inverse = inverses.matrix(i);
        const rcond = withFrame((inner) => invert(matrices.matrix(i), inverse, inner));
        report(rcond, dtype, 'inv', inverses.count > 1 ? i : undefined);
      }
    }
    return inverses === stack ? result : frame.delivered(inverses, dtype);
  });
}

/**
 * X = A^-1 by U^-1 L^-1 P, both by rows; A is overwritten. Answers 1 / (‖A‖₁ ‖X‖₁), 0 where A is
 * exactly singular.
 */
function invert(a: Matrix, x: Matrix, frame: Frame): number {
  const norm = columnNorm(a, frame);
  const pivots = pivotsFor(a, frame);
  if (factorLU(a, pivots, frame) < a.rows) return 0;
  copyMatrix(a, x);
  clearTriangle(x, false);
  invertTriangular(x, { lower: false });
  solveTriangularRight(a, x, { lower: true, unit: true });
  permuteColumns(x, pivots);
  return 1 / (norm * columnNorm(x, frame)) || Number.MIN_VALUE;
}
