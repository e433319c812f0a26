/** `lstsq`: solutions of least squares. */
import { type DType, expand_dims, formatShape, type NdArray, zeros } from '@numloom/ndarray';
import { assertOptions, conj, divide, subtract } from '@numloom/ufunc';
import {
  arrayOf,
  floatingOf,
  matricesOf,
  type Operand,
  realOf,
  scalarOf,
} from '../arguments/operands.ts';
import type { SolutionOf } from '../arguments/types.ts';
import { LinAlgError } from '../errors.ts';
import { cutoffOf, epsilonOf } from '../measures/cutoffs.ts';
import { vectorNorm } from '../measures/vectors.ts';
import { matmul } from '../products/matmul.ts';
import { decomposed } from '../singular/svd.ts';

/** Options of {@link lstsq}. */
export interface LstsqOptions {
  /**
   * Singular values up to that part of the largest count as zero: max(m, n) times the spacing of
   * numbers unless told otherwise, the spacing itself for negative numbers.
   */
  readonly rcond?: number | null | undefined;
}

/** Result of {@link lstsq}. */
export interface LstsqResult<D extends DType = DType> {
  /** n, or n x k if b is m x k. */
  readonly x: NdArray<D>;
  /** ‖b - A x‖² of each column of b; empty where A has not full column rank, or m ≤ n. */
  readonly residuals: NdArray<'float32' | 'float64'>;
  readonly rank: number;
  /** The singular values of A, descending. */
  readonly s: NdArray<'float32' | 'float64'>;
}

/**
 * The x that minimises ‖b - A x‖, of several the one of smallest norm, by the singular value
 * decomposition of A. O(m n min(m, n)).
 *
 * @param a - m x n
 * @param b - m numbers, or m x k
 * @param options - `rcond`
 * @throws LinAlgError when `a` is not one matrix, and as `svd`; RangeError when b does not fit;
 * TypeError when `rcond` is no number, or NaN.
 *
 * @example
 * ```ts
 * import { lstsq } from '@numloom/linalg';
 * // The line through (0, 1), (1, 3) and (2, 5)
 * const { x, rank } = lstsq([[0, 1], [1, 1], [2, 1]], [1, 3, 5]);
 * console.log(Array.from(x.values(), (value) => Number(value).toFixed(6)), rank); // => [ '2.000000', '1.000000' ] 2
 * ```
 */
export function lstsq<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: LstsqOptions,
): LstsqResult<SolutionOf<A, B>>;
export function lstsq(a: Operand, b: Operand, options: LstsqOptions = {}): LstsqResult {
  assertOptions(options, ['rcond'], 'lstsq');
  const left = matricesOf(a, 'lstsq');
  const right = arrayOf(b, 'lstsq');
  if (left.ndim > 2) throw new LinAlgError(`lstsq: a has ${left.ndim} axes, needs 2`);
  const [m, n] = left.shape as [number, number];
  if (right.ndim < 1 || right.ndim > 2 || right.shape[0] !== m) {
    throw new RangeError(
      `lstsq: b has the shape ${formatShape(right.shape)}, must be ${m} numbers or ${m} rows`,
    );
  }
  const epsilon = epsilonOf(left);
  const relative = cutoffOf(options.rcond, Math.max(m, n) * epsilon, 'lstsq');
  const dtype = floatingOf(left.dtype, right.dtype);
  const scalar = scalarOf(dtype);
  const matrix = left.astype(scalar);
  const target = (right.ndim === 1 ? right.reshape([m, 1]) : right).astype(scalar);
  const columns = target.shape[1]!;
  const { U, S, Vh } = decomposed(matrix, false, false, 'lstsq');
  const values = S.tolist() as number[];
  const least = (relative < 0 ? epsilon : relative) * (values[0] ?? 0);
  const rank = values.filter((value) => value > least).length;
  const coefficients = matmul(conj(U.slice(':', `:${rank}`).mT), target);
  const scaled = divide(coefficients, expand_dims(S.slice(`:${rank}`), { axis: 1 }));
  const x = matmul(conj(Vh.slice(`:${rank}`).mT), scaled);
  const real = realOf(dtype);
  const isDetermined = rank === n && m > n;
  const lengths = isDetermined
    ? vectorNorm(subtract(target, matmul(matrix, x)).evaluate(), 2, 0, false, 'lstsq')
    : zeros([0]);
  const residuals = Float64Array.from(lengths.values(), (length) => length * length);
  return {
    x: (right.ndim === 1 ? x.reshape([n]) : x).astype(dtype),
    residuals: toArrayOf(residuals, isDetermined ? columns : 0, real),
    rank,
    s: S.astype(real),
  };
}

function toArrayOf(data: Float64Array, length: number, dtype: 'float32' | 'float64') {
  const result = zeros([length], { dtype });
  data.forEach((value, i) => void result.set(i, value));
  return result;
}
