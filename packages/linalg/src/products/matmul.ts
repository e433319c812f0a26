/** `matmul`: products of matrices, of stacks of them, and of vectors. */
import { type DType, formatShape, type NdArray, promote_types } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out, type OutOptions } from '../arguments/out.ts';
import type { ProductOf } from '../arguments/types.ts';
import { multiplyStacks } from './stacks.ts';

/**
 * The matrix product, as the array API standard defines it: of matrices along the last two axes,
 * other axes broadcast; a vector counts as a row on the left and as a column on the right, and its
 * axis is not in the result. Integers are exact, and wrap; of bool it says whether any pair is true.
 * O(m n k) for each pair of matrices.
 *
 * @returns a new array of the dtype that the operands promote to, or `out`
 * @throws RangeError when an operand is 0-d, or the shapes do not fit; TypeError when the result
 *   does not fit `out`
 *
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { matmul } from '@numloom/linalg';
 * const a = asarray([[1, 2], [3, 4]]);
 * console.log(matmul(a, a).tolist()); // => [ [ 7, 10 ], [ 15, 22 ] ]
 * console.log(matmul(a, [1, 1]).tolist()); // => [ 3, 7 ]
 * ```
 */
export function matmul<D extends DType>(x1: Operand, x2: Operand, options: Out<D>): NdArray<D>;
export function matmul<A extends Operand, B extends Operand>(
  x1: A,
  x2: B,
  options?: OutOptions<never>,
): NdArray<ProductOf<A, B>>;
export function matmul(x1: Operand, x2: Operand, options: OutOptions = {}): NdArray {
  assertOptions(options, ['out'], 'matmul');
  const { out } = options;
  return intoOut(productOf(arrayOf(x1, 'matmul'), arrayOf(x2, 'matmul'), 'matmul'), out, 'matmul');
}

/** The product of arrays by the rules of `matmul`. */
export function productOf(left: NdArray, right: NdArray, caller: string): NdArray {
  if (left.ndim === 0 || right.ndim === 0) {
    throw new RangeError(`${caller}: an operand is 0-d, needs at least one axis; use multiply`);
  }
  const a = left.ndim === 1 ? left.reshape([1, left.size]) : left;
  const b = right.ndim === 1 ? right.reshape([right.size, 1]) : right;
  if (a.shape.at(-1) !== b.shape.at(-2)) {
    throw new RangeError(
      `${caller}: x1 has the shape ${formatShape(left.shape)}, x2 ${formatShape(right.shape)}: ` +
        `${a.shape.at(-1)} columns meet ${b.shape.at(-2)} rows`,
    );
  }
  const result = multiplyStacks(a, b, promote_types(left.dtype, right.dtype), caller);
  const shape = result.shape.slice();
  if (right.ndim === 1) shape.pop();
  if (left.ndim === 1) shape.splice(right.ndim === 1 ? -1 : -2, 1);
  return result.reshape(shape);
}
