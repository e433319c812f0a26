/** `outer` and `kron`: products of all elements with all elements. */
import { type DType, type NdArray } from '@numloom/ndarray';
import { assertOptions, multiply } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out, type OutOptions } from '../arguments/out.ts';
import type { ProductOf } from '../arguments/types.ts';

/**
 * The products of each element of `a` with each of `b`, both in C order: a row for each element of
 * `a`.
 *
 * @returns a new matrix of the dtype that the operands promote to, or `out`
 * @throws RangeError when `out` has another shape; TypeError when the result does not fit it
 *
 * @example
 * ```ts
 * import { outer } from '@numloom/linalg';
 * console.log(outer([1, 2], [1, 10, 100]).tolist()); // => [ [ 1, 10, 100 ], [ 2, 20, 200 ] ]
 * ```
 */
export function outer<D extends DType>(a: Operand, b: Operand, options: Out<D>): NdArray<D>;
export function outer<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: OutOptions<never>,
): NdArray<ProductOf<A, B>>;
export function outer(a: Operand, b: Operand, options: OutOptions = {}): NdArray {
  assertOptions(options, ['out'], 'outer');
  const { out } = options;
  const [x, y] = [arrayOf(a, 'outer'), arrayOf(b, 'outer')];
  const products = multiply(x.reshape([x.size, 1]), y.reshape([1, y.size]));
  return intoOut(products.evaluate(), out, 'outer');
}

/**
 * The Kronecker product: each element of `a` times all of `b`, in blocks. Leading axes of length 1
 * are added to the operand that has fewer.
 *
 * @returns a new array whose lengths are the products of those of the operands, of the dtype that
 *   these promote to
 *
 * @example
 * ```ts
 * import { kron } from '@numloom/linalg';
 * console.log(kron([[1, 2]], [[1], [10]]).tolist()); // => [ [ 1, 2 ], [ 10, 20 ] ]
 * ```
 */
export function kron<A extends Operand, B extends Operand>(a: A, b: B): NdArray<ProductOf<A, B>>;
export function kron(a: Operand, b: Operand): NdArray {
  const [x, y] = [arrayOf(a, 'kron'), arrayOf(b, 'kron')];
  const ndim = Math.max(x.ndim, y.ndim);
  const padded = ({ shape }: NdArray) => [...Array<number>(ndim - shape.length).fill(1), ...shape];
  const [m, n] = [padded(x), padded(y)];
  const products = multiply(
    x.reshape(m.flatMap((length) => [length, 1])),
    y.reshape(n.flatMap((length) => [1, length])),
  );
  return products.evaluate().reshape(m.map((length, axis) => length * n[axis]!));
}
