/** `cho_factor` and `cho_solve`: factors of positive definite matrices, as scipy.linalg has them. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { checkMembers } from '../arguments/kinds.ts';
import {
  checkFinite,
  floatingOf,
  type Operand,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import { type InexactDType, transposed } from '../memory/matrix.ts';
import { broadcastMatrices, RightSides } from '../arguments/right-sides.ts';
import type { FloatingOf, SolutionOf } from '../arguments/types.ts';
import { factoredDefinite } from './factor.ts';
import { solveByFactor } from './solve.ts';

/** Options of {@link cho_factor}. */
export interface ChoFactorOptions {
  /** Whether the lower triangle is read, and L made; false unless told otherwise: U of A = U^H U. */
  readonly lower?: boolean;
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/** What {@link cho_factor} makes and {@link cho_solve} takes. */
export interface CholeskyFactor<D extends InexactDType = InexactDType> {
  /** The factor in one triangle. The other has what the matrix has there, and means nothing. */
  readonly c: NdArray<D>;
  /** Whether it is the lower one. */
  readonly lower: boolean;
}

/**
 * The Cholesky factors of Hermitian positive definite matrices, for {@link cho_solve}: U of A = U^H U,
 * or L of A = L L^H. What is in the other triangle is neither read nor cleared. n³/3 operations.
 *
 * @throws LinAlgError when matrices are not square, or one is not positive definite; the message
 *   says which leading minor is not positive.
 * @throws RangeError when an element is not finite.
 *
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { cho_factor, cho_solve } from '@numloom/linalg';
 * const factor = cho_factor(asarray([[4, 2], [2, 10]]));
 * console.log(cho_solve(factor, [8, 22]).tolist()); // => [ 1, 2 ]
 * ```
 */
export function cho_factor<A extends Operand>(
  a: A,
  options?: ChoFactorOptions,
): CholeskyFactor<FloatingOf<A>>;
export function cho_factor(a: Operand, options: ChoFactorOptions = {}): CholeskyFactor {
  assertOptions(options, ['lower', 'check_finite'], 'cho_factor');
  const { lower = false, check_finite = true } = options;
  const array = squareOf(a, 'cho_factor');
  if (check_finite) checkFinite(array, 'cho_factor');
  const dtype = floatingOf(array.dtype);
  return { c: factoredDefinite(array, dtype, { lower, clean: false }, 'cho_factor'), lower };
}

/** Options of {@link cho_solve}. */
export interface ChoSolveOptions {
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/**
 * Solves A x = b by the factor of A that {@link cho_factor} or `cholesky` has made; `b` has n elements,
 * or n rows of any number of columns. 2 n² operations for each right-hand side.
 *
 * @throws RangeError when shapes do not fit, or an element is not finite.
 * @throws LinAlgError when the factor is not square.
 */
export function cho_solve<A extends Operand, B extends Operand>(
  factor: { readonly c: A; readonly lower: boolean },
  b: B,
  options?: ChoSolveOptions,
): NdArray<SolutionOf<A, B>>;
export function cho_solve(
  factor: { readonly c: Operand; readonly lower: boolean },
  b: Operand,
  options: ChoSolveOptions = {},
): NdArray {
  assertOptions(options, ['check_finite'], 'cho_solve');
  const { check_finite = true } = options;
  checkMembers(factor, ['c', 'lower'], 'cho_solve', 'factor', 'cho_factor');
  const { lower } = factor;
  const c = squareOf(factor.c, 'cho_solve', 'c');
  const sides = new RightSides(b, c.shape.at(-1)!, c.shape.slice(0, -2), 'cho_solve');
  if (check_finite) {
    checkFinite(c, 'cho_solve', 'c');
    checkFinite(sides.array, 'cho_solve', 'b');
  }
  const dtype = floatingOf(c.dtype, sides.array.dtype);
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    const factors = frame.readable(broadcastMatrices(c, sides.outer), scalar);
    const solved = sides.copied(scalar, frame);
    for (let i = 0; i < solved.count; i++) {
      const matrix = factors.matrix(i);
      // A = U^H U is the conjugate of L L^H with L = U^T.
      solveByFactor(lower ? matrix : transposed(matrix), solved.matrix(i), !lower);
    }
    return sides.delivered(solved, dtype, frame);
  });
}
