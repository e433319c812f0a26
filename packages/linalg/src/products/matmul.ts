/** `matmul`: products of matrices, of stacks of them, and of vectors. */
import { broadcast_to, broadcastShapes, formatShape, type NdArray } from '@numloom/ndarray';
import { arrayOf, floatingOf, type Operand } from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import { multiplyStacks } from './stacks.ts';

/**
 * The matrix product, as the array API standard defines it: of matrices along the last two axes,
 * other axes broadcast; a vector counts as a row on the left and as a column on the right, and its
 * axis is not in the result. O(m n k) for each pair of matrices.
 *
 * @returns a new array of the dtype that the operands promote to
 * @throws RangeError when an operand is 0-d, or the shapes do not fit.
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
export function matmul(x1: Operand, x2: Operand): NdArray {
  const left = arrayOf(x1, 'matmul');
  const right = arrayOf(x2, 'matmul');
  if (left.ndim === 0 || right.ndim === 0) {
    throw new RangeError('matmul: an operand is 0-d, needs at least one axis; use multiply');
  }
  const a = left.ndim === 1 ? left.reshape([1, -1]) : left;
  const b = right.ndim === 1 ? right.reshape([-1, 1]) : right;
  if (a.shape.at(-1) !== b.shape.at(-2)) {
    throw new RangeError(
      `matmul: x1 has the shape ${formatShape(left.shape)}, x2 ${formatShape(right.shape)}: ` +
        `${a.shape.at(-1)} columns meet ${b.shape.at(-2)} rows`,
    );
  }
  const dtype = floatingOf(left.dtype, right.dtype);
  const result = productOf(a, b, dtype);
  const shape = result.shape.slice();
  if (right.ndim === 1) shape.pop();
  if (left.ndim === 1) shape.splice(right.ndim === 1 ? -1 : -2, 1);
  return result.reshape(shape);
}

/** The product of stacks of matrices, which broadcast. */
function productOf(a: NdArray, b: NdArray, dtype: InexactDType): NdArray {
  const outer = broadcastShapes([a.shape.slice(0, -2), b.shape.slice(0, -2)], 'matmul');
  return withFrame((frame) => {
    const x = frame.readable(broadcast_to(a, [...outer, ...a.shape.slice(-2)]), dtype);
    const y = frame.readable(broadcast_to(b, [...outer, ...b.shape.slice(-2)]), dtype);
    const { array, stack } = frame.result(dtype, [...outer, x.rows, y.columns]);
    multiplyStacks(x, y, stack);
    return array;
  });
}
