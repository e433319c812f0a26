/** `norm`, `vector_norm` and `matrix_norm`. */
import { moveaxis, type NdArray, normalizeAxes } from '@numloom/ndarray';
import { assertOptions, max, min, sum } from '@numloom/ufunc';
import { arrayOf, matricesOf, type Operand } from '../arguments/operands.ts';
import { valuesOf } from '../singular/svd.ts';
import { type RealArray, vectorNorm } from './vectors.ts';

/** The order of a norm: of vectors any number, of matrices those that {@link norm} lists. */
export type NormOrder = number | 'fro' | 'nuc' | null;

/** Options of {@link norm}. */
export interface NormOptions {
  readonly ord?: NormOrder | undefined;
  /** One axis of vectors, or the two of matrices; all by default. */
  readonly axis?: number | readonly number[] | null | undefined;
  /** Whether these axes stay, with length 1; false by default. */
  readonly keepdims?: boolean | undefined;
}

/** Options of {@link vector_norm}. */
export interface VectorNormOptions {
  /** The axis or axes whose elements are a vector; all by default. */
  readonly axis?: number | readonly number[] | null | undefined;
  readonly keepdims?: boolean | undefined;
  /** 2 by default. */
  readonly ord?: number | undefined;
}

/** Options of {@link matrix_norm}. */
export interface MatrixNormOptions {
  readonly keepdims?: boolean | undefined;
  /** 'fro' by default. */
  readonly ord?: NormOrder | undefined;
}

/**
 * The norm of vectors along one axis, or of matrices along two:
 *
 * | `ord` | of matrices | of vectors |
 * | --- | --- | --- |
 * | not given | Frobenius | Euclidean |
 * | 'fro' | Frobenius | |
 * | 'nuc' | sum of singular values | |
 * | Infinity, -Infinity | largest, smallest sum of a row | largest, smallest absolute value |
 * | 1, -1 | largest, smallest sum of a column | as below |
 * | 2, -2 | largest, smallest singular value | as below |
 * | 0 | | how many elements are not zero |
 * | other | | (Σ \|x\|^ord)^(1/ord) |
 *
 * Squares and powers of elements neither overflow nor vanish on the way.
 *
 * @param x - without `axis` of one axis or two, or, without `ord`, of any number
 * @param options - `ord`, `axis`, `keepdims`
 * @returns float32 of float32 and complex64, else float64; 0-d for one vector or matrix
 * @throws RangeError for an order or axes that are none; LinAlgError as `svd` does.
 *
 * @example
 * ```ts
 * import { norm } from '@numloom/linalg';
 * console.log(norm([3e200, 4e200]).item().toPrecision(3)); // => 5.00e+200
 * console.log(norm([[1, -2], [3, 4]], { ord: 1 }).item()); // => 6
 * console.log(norm([[3, 4], [6, 8]], { axis: 1 }).tolist()); // => [ 5, 10 ]
 * ```
 */
export function norm(x: Operand, options: NormOptions = {}): RealArray {
  assertOptions(options, ['ord', 'axis', 'keepdims'], 'norm');
  const array = arrayOf(x, 'norm');
  const { ord = null, keepdims = false } = options;
  const axis = options.axis ?? undefined;
  if (axis === undefined && ord === null) return vectorNorm(array, 2, undefined, keepdims, 'norm');
  const axes =
    axis === undefined ? array.shape.map((_, k) => k) : normalizeAxes(axis, array.ndim, 'norm');
  if (axes.length === 1) {
    return vectorNorm(array, vectorOrder(ord, 'norm'), axes, keepdims, 'norm');
  }
  if (axes.length === 2) return matrixNorm(array, ord, axes, keepdims, 'norm');
  throw new RangeError(
    `norm: ${axes.length} axes, must be one, of vectors, or two, of matrices` +
      (axis === undefined ? '; give axis' : ''),
  );
}

/**
 * The norm of vectors, as in the array API standard: (Σ |x|^ord)^(1/ord) over the elements along some
 * axes, see {@link norm}.
 *
 * @throws RangeError for an order or axes that are none.
 *
 * @example
 * ```ts
 * import { vector_norm } from '@numloom/linalg';
 * console.log(vector_norm([[3, 4], [0, 12]]).item()); // => 13
 * ```
 */
export function vector_norm(x: Operand, options: VectorNormOptions = {}): RealArray {
  assertOptions(options, ['axis', 'keepdims', 'ord'], 'vector_norm');
  const { axis, keepdims = false, ord = 2 } = options;
  const order = vectorOrder(ord, 'vector_norm');
  return vectorNorm(arrayOf(x, 'vector_norm'), order, axis ?? undefined, keepdims, 'vector_norm');
}

/**
 * The norm of a matrix, or of each of a stack of matrices along the last two axes, as in the array API
 * standard; see {@link norm} for the orders.
 *
 * @throws RangeError for an order that is none; LinAlgError when `x` has fewer than two axes, and as
 * `svd` does.
 *
 * @example
 * ```ts
 * import { matrix_norm } from '@numloom/linalg';
 * console.log(matrix_norm([[0, 2], [-3, 0]], { ord: 'nuc' }).item()); // => 5
 * ```
 */
export function matrix_norm(x: Operand, options: MatrixNormOptions = {}): RealArray {
  assertOptions(options, ['keepdims', 'ord'], 'matrix_norm');
  const { keepdims = false, ord = 'fro' } = options;
  const array = matricesOf(x, 'matrix_norm', 'x');
  return matrixNorm(array, ord, [array.ndim - 2, array.ndim - 1], keepdims, 'matrix_norm');
}

function vectorOrder(ord: NormOrder, caller: string): number {
  if (ord === null) return 2;
  if (typeof ord === 'number' && !Number.isNaN(ord)) return ord;
  throw new RangeError(`${caller}: ord is ${String(ord)}, must be a number for vectors`);
}

/** The norm of matrices whose rows are along the first of two axes. */
export function matrixNorm(
  array: NdArray,
  ord: NormOrder,
  axes: readonly number[],
  keepdims: boolean,
  caller: string,
): RealArray {
  if (ord === null || ord === 'fro') return vectorNorm(array, 2, axes, keepdims, caller);
  const matrices = moveaxis(array, axes, [-2, -1]);
  const result = ordered(matrices, ord, caller);
  const shape = array.shape.map((length, k) => (axes.includes(k) ? 1 : length));
  return keepdims ? result.reshape(shape) : result;
}

function ordered(matrices: NdArray, ord: NormOrder, caller: string): RealArray {
  const ofLast = { axis: -1 };
  switch (ord) {
    case 'nuc':
      return sum(valuesOf(matrices, caller), ofLast).evaluate();
    case 2:
      return max(valuesOf(matrices, caller), { ...ofLast, initial: 0 }).evaluate();
    case -2:
      return min(valuesOf(matrices, caller), ofLast).evaluate();
    case 1:
    case Infinity: {
      const sums = vectorNorm(matrices, 1, ord === 1 ? -2 : -1, false, caller);
      return max(sums, { ...ofLast, initial: 0 }).evaluate();
    }
    case -1:
    case -Infinity:
      return min(vectorNorm(matrices, 1, ord === -1 ? -2 : -1, false, caller), ofLast).evaluate();
    default:
      throw new RangeError(
        `${caller}: ord is ${String(ord)}, must be 'fro', 'nuc', 1, -1, 2, -2, Infinity or ` +
          '-Infinity for matrices',
      );
  }
}
