/** `matrix_power`: powers of square matrices. */
import { broadcast_to, type DType, eye, type NdArray } from '@numloom/ndarray';
import type { DTypeOf } from '@numloom/ufunc';
import { type Operand, squareOf } from '../arguments/operands.ts';
import { multiplyStacks } from './stacks.ts';

/** The dtype of a power: inverses have floats. */
type PowerOf<D extends DType> =
  D | (D extends 'float32' | 'float64' | 'complex64' | 'complex128' ? D : 'float64');

/**
 * Square matrices, or stacks of them, to a whole power, by O(log n) products; negative powers are
 * those of the inverse.
 *
 * @returns a new array of the dtype of `a`; of integers float64, if n is negative
 * @throws LinAlgError when the matrices are not square or, for negative powers, singular; TypeError
 *   when `n` is no whole number
 *
 * @example
 * ```ts
 * import { matrix_power } from '@numloom/linalg';
 * console.log(matrix_power([[1, 1], [1, 0]], 10).tolist()); // => [ [ 89, 55 ], [ 55, 34 ] ]
 * ```
 */
export function matrix_power<A extends Operand>(a: A, n: number): NdArray<PowerOf<DTypeOf<A>>>;
export function matrix_power(a: Operand, n: number): NdArray {
  const array = squareOf(a, 'matrix_power');
  if (!Number.isSafeInteger(n)) {
    throw new TypeError(`matrix_power: n is ${String(n)}, must be a whole number`);
  }
  const { dtype, shape } = array;
  if (n === 0) return broadcast_to(eye(shape.at(-1)!, { dtype }), shape).copy();
  let square = array;
  let result: NdArray | undefined;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    const product = (x: NdArray) => multiplyStacks(x, square, square.dtype, 'matrix_power');
    if (rest % 2 === 1) result = result === undefined ? square : product(result);
    if (rest > 1) square = product(square);
  }
  return result === array ? array.copy() : result!;
}
