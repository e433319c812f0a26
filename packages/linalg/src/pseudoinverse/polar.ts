/** `polar`: a unitary matrix times a positive semidefinite one. */
import { type DType, expand_dims, type NdArray } from '@numloom/ndarray';
import { assertOptions, conj, multiply } from '@numloom/ufunc';
import { floatingOf, matricesOf, type Operand, scalarOf } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { matmul } from '../products/matmul.ts';
import { decomposed } from '../singular/svd.ts';

/** Options of {@link polar}. */
export interface PolarOptions {
  /** On which side of `u` the positive semidefinite factor is; 'right' by default. */
  readonly side?: 'left' | 'right' | undefined;
}

/** Result of {@link polar}. */
export interface PolarResult<D extends DType = DType> {
  readonly u: NdArray<D>;
  readonly p: NdArray<D>;
}

/**
 * The polar decomposition of a matrix (m x n), or of a stack of matrices: A = U P, or A = P U on the
 * left, with P Hermitian and positive semidefinite, and U with orthonormal columns for m ≥ n, or
 * orthonormal rows for m ≤ n. By the singular value decomposition.
 *
 * @param a - m x n, or a stack of such
 * @param options - `side`
 * @returns `{ u, p }`, u of the shape of a, p n x n, or m x m on the left
 * @throws LinAlgError as `svd`; RangeError for another side.
 *
 * @example
 * ```ts
 * import { polar } from '@numloom/linalg';
 * const { u, p } = polar([[0, -2], [3, 0]]);
 * console.log(u.tolist(), p.tolist()); // => [ [ 0, -1 ], [ 1, 0 ] ] [ [ 3, 0 ], [ 0, 2 ] ]
 * ```
 */
export function polar<A extends Operand>(a: A, options?: PolarOptions): PolarResult<FloatingOf<A>>;
export function polar(a: Operand, options: PolarOptions = {}): PolarResult {
  assertOptions(options, ['side'], 'polar');
  const { side = 'right' } = options;
  if (side !== 'left' && side !== 'right') {
    throw new RangeError(`polar: side is ${String(side)}, must be 'left' or 'right'`);
  }
  const array = matricesOf(a, 'polar');
  const dtype = floatingOf(array.dtype);
  const { U, S, Vh } = decomposed(array.astype(scalarOf(dtype)), false, false, 'polar');
  const s = expand_dims(S, { axis: -2 });
  const p =
    side === 'right' ? matmul(multiply(conj(Vh.mT), s), Vh) : matmul(multiply(U, s), conj(U.mT));
  return { u: matmul(U, Vh).astype(dtype), p: p.astype(dtype) };
}
