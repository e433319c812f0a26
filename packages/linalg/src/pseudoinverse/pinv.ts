/** `pinv`: the Moore-Penrose inverse. */
import { asarray, expand_dims, type NdArray } from '@numloom/ndarray';
import { assertOptions, conj, divide, multiply, where } from '@numloom/ufunc';
import { floatingOf, matricesOf, type Operand, scalarOf, squareOf } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { defaultTolerance, numbersFor } from '../measures/cutoffs.ts';
import { matmul } from '../products/matmul.ts';
import { decomposed } from '../singular/svd.ts';

/** Options of {@link pinv}. */
export interface PinvOptions {
  /**
   * Singular values up to that part of the largest count as zero: one number, or one for each
   * matrix. max(m, n) times the spacing of numbers unless told otherwise.
   */
  readonly rtol?: Operand | null | undefined;
  /** NumPy's older name of `rtol`. */
  readonly rcond?: Operand | null | undefined;
  /** Whether matrices are taken as Hermitian, which is faster: their lower triangle is read. */
  readonly hermitian?: boolean | undefined;
}

/**
 * The Moore-Penrose inverse of a matrix, or of each of a stack of matrices, by the singular value
 * decomposition: V diag(1 / s) U^H over the singular values s that do not count as zero. The default
 * tolerance is that of the array API standard and SciPy; NumPy's is 1e-15.
 *
 * @param a - m x n, or a stack of such
 * @param options - `rtol` or `rcond`, `hermitian`
 * @returns n x m, of a's dtype
 * @throws LinAlgError as `svd`; RangeError when both tolerances are given, or one is NaN.
 *
 * @example
 * ```ts
 * import { pinv } from '@numloom/linalg';
 * console.log(pinv([[2, 0], [0, 0], [0, 4]]).tolist()); // => [ [ 0.5, 0, 0 ], [ 0, 0, 0.25 ] ]
 * ```
 */
export function pinv<A extends Operand>(a: A, options?: PinvOptions): NdArray<FloatingOf<A>>;
export function pinv(a: Operand, options: PinvOptions = {}): NdArray {
  assertOptions(options, ['rtol', 'rcond', 'hermitian'], 'pinv');
  const { rtol, rcond, hermitian = false } = options;
  if (rtol !== undefined && rtol !== null && rcond !== undefined && rcond !== null) {
    throw new RangeError('pinv: both rtol and rcond are given, must be one of them');
  }
  const array = hermitian ? squareOf(a, 'pinv') : matricesOf(a, 'pinv');
  const dtype = floatingOf(array.dtype);
  const cutoffs = numbersFor(rtol ?? rcond ?? defaultTolerance(array), array, 'pinv');
  const wide = array.astype(scalarOf(dtype));
  const { U, S, Vh } = decomposed(wide, false, hermitian, 'pinv');
  const count = S.shape.at(-1)!;
  const values = Float64Array.from(S.values());
  const isKept = values.map((value, i) => {
    const place = Math.floor(i / count);
    return Number(value > cutoffs[place]! * values[place * count]!);
  });
  const kept = asarray(isKept).reshape(S.shape);
  const inverses = where(kept, divide(1, where(kept, S, 1)), 0).evaluate();
  const scaled = multiply(conj(Vh.mT), expand_dims(inverses, { axis: -2 }));
  return matmul(scaled, conj(U.mT)).astype(dtype);
}
