/** `null_space` and `orth`: orthonormal bases. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions, conj } from '@numloom/ufunc';
import { checkFinite, matricesOf, type Operand } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { LinAlgError } from '../errors.ts';
import { cutoffOf, defaultTolerance } from '../measures/cutoffs.ts';
import { decomposed } from '../singular/svd.ts';

/** Options of {@link null_space} and {@link orth}. */
export interface SubspaceOptions {
  /**
   * Singular values up to that part of the largest count as zero; max(m, n) times the spacing of
   * numbers unless told otherwise.
   */
  readonly rcond?: number | null | undefined;
  /** Whether NaN and infinities are looked for first; true by default. */
  readonly check_finite?: boolean | undefined;
}

/**
 * An orthonormal basis of the null space of a matrix: of the vectors x with A x = 0, by the singular
 * value decomposition.
 *
 * @param A - m x n
 * @param options - `rcond`, `check_finite`
 * @returns n x k, columns being the basis; k is n minus the rank
 * @throws LinAlgError when `A` is not one matrix, and as `svd`; RangeError for NaN or infinities;
 * TypeError when `rcond` is no number, or NaN.
 *
 * @example
 * ```ts
 * import { null_space } from '@numloom/linalg';
 * console.log(null_space([[0, 2], [0, 1]]).shape); // => [ 2, 1 ]
 * ```
 */
export function null_space<A extends Operand>(
  A: A,
  options?: SubspaceOptions,
): NdArray<FloatingOf<A>>;
export function null_space(A: Operand, options: SubspaceOptions = {}): NdArray {
  assertOptions(options, ['rcond', 'check_finite'], 'null_space');
  const array = matrixOf(A, options, 'null_space');
  const cutoff = cutoffOf(options.rcond, defaultTolerance(array), 'null_space');
  const { S, Vh } = decomposed(array, true, false, 'null_space');
  return conj(Vh.mT)
    .evaluate()
    .slice(':', `${rankOf(S, cutoff)}:`)
    .copy();
}

/**
 * An orthonormal basis of the range of a matrix, that is of all A x, by the singular value
 * decomposition.
 *
 * @param A - m x n
 * @param options - `rcond`, `check_finite`
 * @returns m x k, columns being the basis; k is the rank
 * @throws LinAlgError when `A` is not one matrix, and as `svd`; RangeError for NaN or infinities;
 * TypeError when `rcond` is no number, or NaN.
 *
 * @example
 * ```ts
 * import { orth } from '@numloom/linalg';
 * console.log(orth([[0, 2], [0, 1]]).shape); // => [ 2, 1 ]
 * ```
 */
export function orth<A extends Operand>(A: A, options?: SubspaceOptions): NdArray<FloatingOf<A>>;
export function orth(A: Operand, options: SubspaceOptions = {}): NdArray {
  assertOptions(options, ['rcond', 'check_finite'], 'orth');
  const array = matrixOf(A, options, 'orth');
  const cutoff = cutoffOf(options.rcond, defaultTolerance(array), 'orth');
  const { U, S } = decomposed(array, false, false, 'orth');
  return U.slice(':', `:${rankOf(S, cutoff)}`).copy();
}

function matrixOf(A: Operand, { check_finite = true }: SubspaceOptions, caller: string): NdArray {
  const array = matricesOf(A, caller, 'A');
  if (array.ndim > 2) {
    throw new LinAlgError(
      `${caller}: A has ${array.ndim} axes, needs 2: bases of a stack may differ in size`,
    );
  }
  if (check_finite) checkFinite(array, caller, 'A');
  return array;
}

function rankOf(S: NdArray, cutoff: number): number {
  const values = S.tolist() as number[];
  const least = cutoff * (values[0] ?? 0);
  return values.filter((value) => value > least).length;
}
