/** `svd` and `svdvals`. */
import type { DType, NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import {
  floatingOf,
  matricesOf,
  type Operand,
  realOf,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import type { FloatingOf, RealOf } from '../arguments/types.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import { hermitianValues, hermitianVectors } from './hermitian.ts';
import { computedIn } from '../memory/results.ts';
import { decompose } from './decompose.ts';

/** Options of {@link svd}. */
export interface SvdOptions {
  /** Whether U and Vh are square, the default; else they have min(m, n) columns and rows. */
  readonly full_matrices?: boolean | undefined;
  /** Whether singular vectors are computed too, the default; else S alone is the result. */
  readonly compute_uv?: boolean | undefined;
  /**
   * Whether matrices are taken as Hermitian, which is faster: their lower triangle is read, and the
   * decomposition is made of eigenvalues and eigenvectors. False by default.
   */
  readonly hermitian?: boolean | undefined;
}

/** Result of {@link svd}: A = U diag(S) Vh. */
export interface SvdResult<D extends DType = DType> {
  readonly U: NdArray<D>;
  readonly S: NdArray<RealOf<D>>;
  readonly Vh: NdArray<D>;
}

/**
 * The singular value decomposition of a matrix (m x n), or of a stack of matrices along the last two
 * axes: A = U diag(S) Vh, with orthonormal columns of U and rows of Vh, and S descending, S >= 0.
 *
 * Tall and wide matrices are reduced to square ones by QR; then by blocks to the bidiagonal form,
 * whose vectors are found by divide and conquer (Gu and Eisenstat 1995). O(m n min(m, n)).
 *
 * @param a - m x n, or a stack of such
 * @param options - `full_matrices`, `compute_uv`, `hermitian`
 * @returns `{ U, S, Vh }`, S alone where `compute_uv` is false; U and Vh of a's dtype, S real
 * @throws LinAlgError when `a` has fewer than two axes, or NaN or infinities, or an iteration does
 * not converge.
 *
 * @example
 * ```ts
 * import { svd } from '@numloom/linalg';
 * const { U, S, Vh } = svd([[3, 0], [0, -2], [0, 0]], { full_matrices: false });
 * console.log(S.tolist(), U.shape, Vh.shape); // => [ 3, 2 ] [ 3, 2 ] [ 2, 2 ]
 * ```
 */
export function svd<A extends Operand>(
  a: A,
  options: SvdOptions & { readonly compute_uv: false },
): NdArray<RealOf<FloatingOf<A>>>;
export function svd<A extends Operand>(
  a: A,
  options?: SvdOptions & { readonly compute_uv?: true | undefined },
): SvdResult<FloatingOf<A>>;
export function svd(a: Operand, options?: SvdOptions): SvdResult | NdArray<'float32' | 'float64'>;
export function svd(
  a: Operand,
  options: SvdOptions = {},
): SvdResult | NdArray<'float32' | 'float64'> {
  assertOptions(options, ['full_matrices', 'compute_uv', 'hermitian'], 'svd');
  const { full_matrices = true, compute_uv = true, hermitian = false } = options;
  const array = hermitian ? squareOf(a, 'svd') : matricesOf(a, 'svd');
  if (compute_uv) return decomposed(array, full_matrices, hermitian, 'svd');
  return hermitian ? hermitianValues(array, 'svd') : valuesOf(array, 'svd');
}

/**
 * The singular values of a matrix, or of each of a stack of matrices, descending. By QR iteration on
 * the bidiagonal form (Demmel and Kahan 1990), which finds all values of that form to high relative
 * accuracy, also the smallest.
 *
 * @param a - m x n, or a stack of such
 * @returns min(m, n) values for each matrix, float32 of float32 and complex64, else float64
 * @throws LinAlgError as {@link svd}
 *
 * @example
 * ```ts
 * import { svdvals } from '@numloom/linalg';
 * console.log(svdvals([[0, 2], [-3, 0]]).tolist()); // => [ 3, 2 ]
 * ```
 */
export function svdvals<A extends Operand>(a: A): NdArray<RealOf<FloatingOf<A>>>;
export function svdvals(a: Operand): NdArray<'float32' | 'float64'> {
  return valuesOf(matricesOf(a, 'svdvals'), 'svdvals');
}

/** The singular values of matrices. */
export function valuesOf(array: NdArray, caller: string): NdArray<'float32' | 'float64'> {
  return withFrame((frame) => {
    const dtype = floatingOf(array.dtype);
    const { work, count, outer } = prepared(array, frame);
    const s = frame.stack('float64', [...outer, 1, count]);
    for (let i = 0; i < work.count; i++) {
      const to = s.address + 8 * count * i;
      withFrame((inner) => decompose(work.matrix(i), to, undefined, inner, caller));
    }
    return frame.delivered(s, realOf(dtype), [...outer, count]);
  });
}

/** The decompositions of matrices, for functions that are built on them. */
export function decomposed(
  array: NdArray,
  isFull: boolean,
  isHermitian: boolean,
  caller: string,
): SvdResult {
  if (isHermitian) return hermitianVectors(array, caller);
  return withFrame((frame) => generalVectors(array, isFull, frame, caller));
}

function generalVectors(array: NdArray, isFull: boolean, frame: Frame, caller: string): SvdResult {
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  const { work, count, outer, m, n } = prepared(array, frame);
  const s = frame.stack('float64', [...outer, 1, count]);
  const u = computedIn(scalar, dtype, [...outer, m, isFull ? m : count], frame);
  const vh = computedIn(scalar, dtype, [...outer, isFull ? n : count, n], frame);
  for (let i = 0; i < work.count; i++) {
    const targets = { u: u.stack.matrix(i), vh: vh.stack.matrix(i) };
    const to = s.address + 8 * count * i;
    withFrame((inner) => decompose(work.matrix(i), to, targets, inner, caller));
  }
  return {
    U: u.deliver(),
    S: frame.delivered(s, realOf(dtype), [...outer, count]),
    Vh: vh.deliver(),
  };
}

/** Copies that a decomposition may overwrite. */
function prepared(array: NdArray, frame: Frame) {
  const [m, n] = array.shape.slice(-2) as [number, number];
  const outer = array.shape.slice(0, -2);
  const work = frame.copied(array, scalarOf(floatingOf(array.dtype)), m >= n ? 'F' : 'C');
  return { work, count: Math.min(m, n), outer, m, n };
}
