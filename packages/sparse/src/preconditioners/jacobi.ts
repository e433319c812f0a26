/** The diagonal as a preconditioner. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import type { SparseArray } from '../array/sparse-array.ts';
import { iterations } from '../kernels/generated/iterations.ts';
import { sweeps } from '../kernels/generated/sweeps.ts';
import { addressOf } from '../memory/compressed.ts';
import { within } from '../memory/within.ts';
import type { ActionMaker } from '../operators/action.ts';
import { LinearOperator } from '../operators/linear-operator.ts';
import { diagonalOf, inverses, squareOf } from './square.ts';

/**
 * The inverse of the diagonal of A as an operator, to be given to solvers as `M`.
 *
 * @throws LinAlgError where A is not square, or naming the row of a zero on its diagonal; RangeError where an
 * entry is NaN or infinite.
 *
 * @example
 * ```ts
 * import { cg, csr_array, jacobi } from '@numloom/sparse';
 * const a = csr_array([[100, 1], [1, 2]]);
 * console.log(jacobi(a).matvec([1, 1]).tolist()); // => [ 0.01, 0.5 ]
 * console.log(cg(a, [1, 2], { M: jacobi(a) }).converged); // => true
 * ```
 */
export function jacobi(A: Operand | SparseArray): LinearOperator {
  const parts = squareOf(A, 'jacobi');
  const inverse = within('jacobi', () => inverses(diagonalOf(parts, 'jacobi'), 'jacobi'));
  const { shape, dtype } = parts;
  return new LinearOperator({ shape, dtype, action: diagonalAction(inverse) });
}

/** Products with a diagonal matrix. */
function diagonalAction(diagonal: NdArray<Scalar>): ActionMaker {
  const n = diagonal.size;
  return (side, scalar, frame) => {
    let at = addressOf(frame.reachable(diagonal, scalar));
    if (side === 'H' && scalar === 'complex128') {
      const room = frame.elements(scalar, n);
      const { scaleComplex128, conjugateAll } = kernelsOf(iterations);
      scaleComplex128(n, 1, 0, at, room);
      conjugateAll(n, room);
      at = room;
    }
    const { multiplyElementsComplex128, multiplyElementsFloat64 } = kernelsOf(sweeps);
    if (scalar === 'complex128') return (x, y) => multiplyElementsComplex128(n, at, x, y);
    const { multiplyDotFloat64 } = kernelsOf(iterations);
    const multiply = (x: number, y: number): void => multiplyElementsFloat64(n, at, x, y);
    return Object.assign(multiply, {
      withDot: (x: number, y: number) => multiplyDotFloat64(n, at, x, y),
    });
  };
}
