/** Positive definite band matrices, as scipy.linalg has them. */
import { copyto, type NdArray } from '@numloom/ndarray';
import { assertOptions, conj } from '@numloom/ufunc';
import { checkMembers } from '../arguments/kinds.ts';
import {
  checkFinite,
  floatingOf,
  matricesOf,
  type Operand,
  scalarOf,
} from '../arguments/operands.ts';
import { notPositiveDefinite } from '../definite/error.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import type { InexactDType, Scalar } from '../memory/matrix.ts';
import { Stack } from '../memory/stack.ts';
import { broadcastMatrices, RightSides } from '../arguments/right-sides.ts';
import type { FloatingOf, SolutionOf } from '../arguments/types.ts';
import { factorDefiniteBand, solveDefiniteBand } from './factor.ts';
import { factorDefiniteTridiagonal, solveDefiniteTridiagonal } from './tridiagonal.ts';

/** Options of {@link solveh_banded} and {@link cholesky_banded}. */
export interface DefiniteBandedOptions {
  /** Whether `ab` has the lower triangle; false unless told otherwise. */
  readonly lower?: boolean;
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/**
 * Solves A x = b for a Hermitian positive definite band matrix A of order n with u diagonals on either
 * side of the main one, by its Cholesky factor in O(n u²) operations. `ab` has the diagonals of one
 * triangle as rows: `ab[u + i - j, j]` is `a[i, j]` for i ≤ j, or if `lower`, `ab[i - j, j]` is
 * `a[i, j]` for i ≥ j; what lies outside of A is not used. Stacks along other axes broadcast.
 *
 * @param ab - (…, u + 1, n)
 * @param b - n elements, or (…, n, k)
 * @returns x, of the shape of b
 * @throws LinAlgError when A is not positive definite; the message says which leading minor.
 * @throws RangeError when shapes do not fit, or an element is not finite.
 *
 * @example
 * ```ts
 * import { solveh_banded } from '@numloom/linalg';
 * const ab = [[4, 4, 4], [1, 1, 0]];
 * console.log(solveh_banded(ab, [5, 6, 5], { lower: true }).tolist()); // => [ 1, 1, 1 ]
 * ```
 */
export function solveh_banded<A extends Operand, B extends Operand>(
  ab: A,
  b: B,
  options?: DefiniteBandedOptions,
): NdArray<SolutionOf<A, B>>;
export function solveh_banded(
  ab: Operand,
  b: Operand,
  options: DefiniteBandedOptions = {},
): NdArray {
  assertOptions(options, ['lower', 'check_finite'], 'solveh_banded');
  const { lower = false, check_finite = true } = options;
  const band = matricesOf(ab, 'solveh_banded', 'ab');
  const sides = new RightSides(b, band.shape.at(-1)!, band.shape.slice(0, -2), 'solveh_banded');
  if (check_finite) {
    checkFinite(band, 'solveh_banded', 'ab');
    checkFinite(sides.array, 'solveh_banded', 'b');
  }
  const dtype = floatingOf(band.dtype, sides.array.dtype);
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    const solved = sides.copied(scalar, frame);
    if (solved.array.size === 0) return sides.delivered(solved, dtype, frame);
    const isTridiagonal = band.shape.at(-2) === 2;
    const matrices = lowerBands(
      ...([broadcastMatrices(band, sides.outer), lower, scalar] as const),
      ...([isTridiagonal ? 'C' : 'F', frame] as const),
    );
    for (let i = 0; i < solved.count; i++) {
      const matrix = matrices.matrix(i);
      const failed = isTridiagonal ? factorDefiniteTridiagonal(matrix) : factorDefiniteBand(matrix);
      if (failed > 0) throw notPositiveDefinite(failed, i, sides.outer, 'solveh_banded');
      if (isTridiagonal) solveDefiniteTridiagonal(matrix, solved.matrix(i));
      else solveDefiniteBand(matrix, solved.matrix(i));
    }
    return sides.delivered(solved, dtype, frame);
  });
}

/**
 * The Cholesky factor of a Hermitian positive definite band matrix: U of A = U^H U, or L of A = L L^H if
 * `lower`, in the form of {@link solveh_banded}; what lies outside of it is as in `ab`.
 *
 * @throws LinAlgError when A is not positive definite; the message says which leading minor.
 * @throws RangeError when an element is not finite.
 */
export function cholesky_banded<A extends Operand>(
  ab: A,
  options?: DefiniteBandedOptions,
): NdArray<FloatingOf<A>>;
export function cholesky_banded(ab: Operand, options: DefiniteBandedOptions = {}): NdArray {
  assertOptions(options, ['lower', 'check_finite'], 'cholesky_banded');
  const { lower = false, check_finite = true } = options;
  const band = matricesOf(ab, 'cholesky_banded', 'ab');
  if (check_finite) checkFinite(band, 'cholesky_banded', 'ab');
  const dtype = floatingOf(band.dtype);
  return withFrame((frame) => {
    const matrices = lowerBands(band, lower, scalarOf(dtype), 'F', frame);
    for (let i = 0; band.size > 0 && i < matrices.count; i++) {
      const failed = factorDefiniteBand(matrices.matrix(i));
      if (failed > 0) {
        throw notPositiveDefinite(failed, i, band.shape.slice(0, -2), 'cholesky_banded');
      }
    }
    const result = frame.delivered(frame.copied(band, dtype), dtype);
    exchangeForm(matrices.array, result, lower, true);
    return result;
  });
}

/** Options of {@link cho_solve_banded}. */
export interface ChoSolveBandedOptions {
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/**
 * Solves A x = b by the factor `cb` that {@link cholesky_banded} has made with the same `lower`. 4 n u
 * operations for each right-hand side.
 *
 * @throws RangeError when shapes do not fit, or an element is not finite.
 *
 * @example
 * ```ts
 * import { cho_solve_banded, cholesky_banded } from '@numloom/linalg';
 * const cb = cholesky_banded([[4, 4, 4], [0, 0, 0]], { lower: true });
 * console.log(cho_solve_banded({ cb, lower: true }, [4, 8, 12]).tolist()); // => [ 1, 2, 3 ]
 * ```
 */
export function cho_solve_banded(
  factor: { readonly cb: Operand; readonly lower: boolean },
  b: Operand,
  options: ChoSolveBandedOptions = {},
): NdArray<InexactDType> {
  assertOptions(options, ['check_finite'], 'cho_solve_banded');
  const { check_finite = true } = options;
  checkMembers(factor, ['cb', 'lower'], 'cho_solve_banded', 'factor', 'cholesky_banded');
  const { lower } = factor;
  const cb = matricesOf(factor.cb, 'cho_solve_banded', 'cb');
  const sides = new RightSides(b, cb.shape.at(-1)!, cb.shape.slice(0, -2), 'cho_solve_banded');
  if (check_finite) {
    checkFinite(cb, 'cho_solve_banded', 'cb');
    checkFinite(sides.array, 'cho_solve_banded', 'b');
  }
  const dtype = floatingOf(cb.dtype, sides.array.dtype);
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    const solved = sides.copied(scalar, frame);
    if (solved.array.size === 0) return sides.delivered(solved, dtype, frame);
    const factors = lowerBands(broadcastMatrices(cb, sides.outer), lower, scalar, 'F', frame);
    for (let i = 0; i < solved.count; i++) solveDefiniteBand(factors.matrix(i), solved.matrix(i));
    return sides.delivered(solved, dtype, frame);
  });
}

/** Copies in lower form. */
function lowerBands(
  bands: NdArray,
  lower: boolean,
  scalar: Scalar,
  order: 'C' | 'F',
  frame: Frame,
): Stack {
  if (lower) return frame.copied(bands, scalar, order);
  const { array } = frame.stack(scalar, bands.shape, order);
  exchangeForm(bands, array, false, false);
  return new Stack(array);
}

/**
 * Copies from one form of a Hermitian band to another: to the lower one, or from it if `back`. The
 * other form is the lower one, too, where `lower`; elements outside of the matrix are left out.
 */
function exchangeForm(from: NdArray, to: NdArray, lower: boolean, back: boolean): void {
  const [rows, n] = [from.shape.at(-2)!, from.shape.at(-1)!];
  for (let k = 0; k < Math.min(rows, n); k++) {
    const lowerPart = ['...', k, `:${n - k}`] as const;
    const upperPart = ['...', rows - 1 - k, `${k}:`] as const;
    const part = lower ? lowerPart : upperPart;
    const source = from.slice(...(back ? lowerPart : part));
    const conjugates = !lower && from.dtype.startsWith('complex');
    const value = conjugates ? conj(source).evaluate() : source;
    copyto(to.slice(...(back ? part : lowerPart)), value, { casting: 'unsafe' });
  }
}
