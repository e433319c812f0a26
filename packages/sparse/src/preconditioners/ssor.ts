/** Symmetric successive over-relaxation as a preconditioner. */
import type { Operand } from '@numloom/linalg';
import { type Frame, kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import type { SparseArray } from '../array/sparse-array.ts';
import { turn } from '../convert/compress.ts';
import { iterations } from '../kernels/generated/iterations.ts';
import { sweeps } from '../kernels/generated/sweeps.ts';
import { addressOf, reachable } from '../memory/compressed.ts';
import { within } from '../memory/within.ts';
import { type Action, type ActionMaker } from '../operators/action.ts';
import { conjugatedAction } from '../operators/combined.ts';
import { LinearOperator } from '../operators/linear-operator.ts';
import { backward, forward } from './rows.ts';
import { diagonalOf, diagonalPlaces, inverses, type SquareParts, squareOf } from './square.ts';

/**
 * Symmetric successive over-relaxation of A = L + D + U as an operator, to be given to solvers as `M`: the
 * inverse of ω/(2 - ω) (D/ω + L) D⁻¹ (D/ω + U), for 0 < ω < 2. It is Hermitian and positive definite where
 * A is. An application costs about as much as two products with A.
 *
 * @throws LinAlgError where A is not square, or naming the row of a zero on its diagonal; RangeError where
 * `omega` is not between 0 and 2, or an entry is NaN or infinite.
 *
 * @example
 * ```ts
 * import { cg, csr_array, ssor } from '@numloom/sparse';
 * const a = csr_array([[4, -1, 0], [-1, 4, -1], [0, -1, 4]]);
 * console.log(cg(a, [1, 2, 3], { M: ssor(a, 1.2) }).converged); // => true
 * ```
 */
export function ssor(A: Operand | SparseArray, omega = 1): LinearOperator {
  if (!(omega > 0 && omega < 2)) {
    throw new RangeError(`ssor: omega is ${omega}, must be between 0 and 2`);
  }
  const parts = squareOf(A, 'ssor');
  const { shape, dtype } = parts;
  const n = shape[0];
  const straight = within('ssor', () => sweepsOf(parts, omega));
  let turned: ActionMaker | undefined;
  const action: ActionMaker = (side, scalar, frame) => {
    if (side === 'N') return straight(side, scalar, frame);
    turned ??= sweepsOf(transposed(parts), omega);
    const transpose = turned;
    if (side === 'T') return transpose('N', scalar, frame);
    return conjugatedAction(n, n, transpose)('N', scalar, frame);
  };
  return new LinearOperator({ shape, dtype, action });
}

/** Aᵀ by rows. */
function transposed(parts: SquareParts): SquareParts {
  const { indptr, indices, data } = turn(parts, 'csc');
  return { ...parts, indptr, indices, data };
}

function sweepsOf(parts: SquareParts, omega: number): ActionMaker {
  const places = diagonalPlaces(parts, 'ssor');
  const factors = inverses(diagonalOf(parts, 'ssor'), 'ssor', omega);
  const n = parts.shape[0];
  return (_side, scalar: Scalar, frame: Frame): Action => {
    const { starts, indices, values } = reachable(parts, frame, scalar);
    const diagonals = addressOf(frame.reachable(places, 'int32'));
    const f = addressOf(frame.reachable(factors, scalar));
    const { solveForward, solveBackward, scale } = kernelsFor(scalar);
    return (b, x) => {
      forward(n, (begin, end) => {
        solveForward(begin, end, starts, diagonals, indices, values, f, b, x);
      });
      // Times (2 - ω)/ω D, and for the next pass times ω D⁻¹.
      scale(n, 2 - omega, 0, x, x);
      backward(n, (begin, end) => {
        solveBackward(begin, end, starts, diagonals, indices, values, f, x);
      });
    };
  };
}

function kernelsFor(scalar: Scalar) {
  const kernels = { ...kernelsOf(sweeps), ...kernelsOf(iterations) };
  return scalar === 'float64'
    ? {
        solveForward: kernels.solveForwardFloat64,
        solveBackward: kernels.solveBackwardFloat64,
        scale: kernels.scaleFloat64,
      }
    : {
        solveForward: kernels.solveForwardComplex128,
        solveBackward: kernels.solveBackwardComplex128,
        scale: kernels.scaleComplex128,
      };
}
