/** `diagonal`, `trace` and `matrix_transpose`: of matrices along the last two axes. */
import {
  type DiagonalOptions,
  diagonal as diagonalOf,
  type DType,
  type NdArray,
} from '@numloom/ndarray';
import { assertOptions, type DTypeOf, sum, type SumOf } from '@numloom/ufunc';
import { matricesOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out } from '../arguments/out.ts';

export type { DiagonalOptions };

/**
 * The diagonals of matrices along the last two axes, or along `axis1` and `axis2`: a view without
 * these axes and with the diagonal's as its last. Of an array, writing to it writes to `x`.
 *
 * @throws LinAlgError when there are less than two axes; RangeError when an axis does not exist or
 *   both are the same
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { diagonal } from '@numloom/linalg';
 * console.log(diagonal(arange(8).reshape([2, 2, 2])).tolist()); // => [ [ 0, 3 ], [ 4, 7 ] ]
 * console.log(diagonal([[1, 2], [3, 4]], { offset: -1 }).tolist()); // => [ 3 ]
 * ```
 */
export function diagonal<A extends Operand>(x: A, options?: DiagonalOptions): NdArray<DTypeOf<A>>;
export function diagonal(x: Operand, options: DiagonalOptions = {}): NdArray {
  assertOptions(options, ['offset', 'axis1', 'axis2'], 'diagonal');
  return diagonalOf(matricesOf(x, 'diagonal', 'x'), { axis1: -2, axis2: -1, ...options });
}

/** Options of {@link trace}. */
export interface TraceOptions<D extends DType = DType> extends DiagonalOptions {
  /** The dtype to sum in, and of the result. */
  readonly dtype?: D;
}

/**
 * The sums of the diagonals of matrices along the last two axes, or along `axis1` and `axis2`.
 * Integers and bool are summed as 64-bit integers unless `dtype` says otherwise.
 *
 * @returns a new array without these axes, or `out`
 * @throws LinAlgError when there are less than two axes; RangeError when an axis does not exist or
 *   both are the same
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { trace } from '@numloom/linalg';
 * console.log(trace([[1, 2], [3, 4]]).item()); // => 5
 * console.log(trace(arange(8).reshape([2, 2, 2]), { offset: 1 }).tolist()); // => [ 1, 5 ]
 * ```
 */
export function trace<D extends DType>(x: Operand, options: TraceOptions & Out<D>): NdArray<D>;
export function trace<A extends Operand, D extends DType = SumOf<DTypeOf<A>>>(
  x: A,
  options?: TraceOptions<D>,
): NdArray<D>;
export function trace(x: Operand, options: TraceOptions & Partial<Out> = {}): NdArray {
  assertOptions(options, ['offset', 'axis1', 'axis2', 'dtype', 'out'], 'trace');
  const { dtype, out, ...diagonal } = options;
  const elements = diagonalOf(matricesOf(x, 'trace', 'x'), { axis1: -2, axis2: -1, ...diagonal });
  const sums = sum(elements, { axis: -1, ...(dtype !== undefined && { dtype }) });
  return intoOut(sums.evaluate(), out, 'trace');
}

/**
 * The transposes of matrices along the last two axes: a view.
 *
 * @throws LinAlgError when there are less than two axes
 *
 * @example
 * ```ts
 * import { matrix_transpose } from '@numloom/linalg';
 * console.log(matrix_transpose([[1, 2], [3, 4]]).tolist()); // => [ [ 1, 3 ], [ 2, 4 ] ]
 * ```
 */
export function matrix_transpose<A extends Operand>(x: A): NdArray<DTypeOf<A>>;
export function matrix_transpose(x: Operand): NdArray {
  return matricesOf(x, 'matrix_transpose', 'x').mT;
}
