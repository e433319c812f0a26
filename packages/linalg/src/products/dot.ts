/** `dot`, `inner` and `vdot`: products over one axis of each operand. */
import { type DType, formatShape, type NdArray, promote_types } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out, type OutOptions } from '../arguments/out.ts';
import type { ProductOf } from '../arguments/types.ts';
import { dotStacks, multiplyStacks } from './stacks.ts';

/**
 * The product over the last axis of `a` and the last but one of `b`, or its only one: the scalar
 * product of vectors, the product of matrices. Of more axes the result has those that are left of
 * `a`, then those of `b`; a 0-d operand multiplies the other. Nothing is conjugated.
 *
 * @returns a new array of the dtype that the operands promote to, or `out`
 * @throws RangeError when the shapes do not fit; TypeError when the result does not fit `out`
 *
 * @example
 * ```ts
 * import { dot } from '@numloom/linalg';
 * console.log(dot([1, 2, 3], [4, 5, 6]).item()); // => 32
 * console.log(dot([[1, 2], [3, 4]], 10).tolist()); // => [ [ 10, 20 ], [ 30, 40 ] ]
 * ```
 */
export function dot<D extends DType>(a: Operand, b: Operand, options: Out<D>): NdArray<D>;
export function dot<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: OutOptions<never>,
): NdArray<ProductOf<A, B>>;
export function dot(a: Operand, b: Operand, options: OutOptions = {}): NdArray {
  assertOptions(options, ['out'], 'dot');
  const { out } = options;
  const [x, y] = [arrayOf(a, 'dot'), arrayOf(b, 'dot')];
  if (x.ndim === 0 || y.ndim === 0) return intoOut(scaled(x, y, 'dot'), out, 'dot');
  const axis = Math.max(0, y.ndim - 2);
  const order = [...y.shape.keys()].filter((k) => k !== axis);
  return intoOut(overLast(x, y.transpose([...order, axis]), a, b, 'dot'), out, 'dot');
}

/**
 * The product over the last axes of both operands: the scalar products of all vectors of `a` with
 * all of `b`. A 0-d operand multiplies the other. Nothing is conjugated.
 *
 * @returns a new array with the other axes of `a`, then those of `b`, of the dtype that the operands
 *   promote to
 * @throws RangeError when the last axes are not equally long
 *
 * @example
 * ```ts
 * import { inner } from '@numloom/linalg';
 * console.log(inner([[1, 0], [1, 1]], [[2, 3], [4, 5]]).tolist()); // => [ [ 2, 4 ], [ 5, 9 ] ]
 * ```
 */
export function inner<A extends Operand, B extends Operand>(a: A, b: B): NdArray<ProductOf<A, B>>;
export function inner(a: Operand, b: Operand): NdArray {
  const [x, y] = [arrayOf(a, 'inner'), arrayOf(b, 'inner')];
  if (x.ndim === 0 || y.ndim === 0) return scaled(x, y, 'inner');
  return overLast(x, y, x, y, 'inner');
}

/** The product over the last axes; errors tell the shapes of what was given. */
function overLast(x: NdArray, y: NdArray, a: Operand, b: Operand, caller: string): NdArray {
  const length = x.shape.at(-1)!;
  if (length !== y.shape.at(-1)) {
    const [left, right] = [a, b].map((given) => formatShape(arrayOf(given, caller).shape));
    throw new RangeError(
      `${caller}: a has the shape ${left}, b ${right}: ` +
        `axes of the lengths ${length} and ${y.shape.at(-1)} do not fit`,
    );
  }
  const shape = [...x.shape.slice(0, -1), ...y.shape.slice(0, -1)];
  const product = multiplyStacks(
    x.reshape([count(x), length]),
    y.reshape([count(y), length]).T,
    promote_types(x.dtype, y.dtype),
    caller,
  );
  return product.reshape(shape);
}

/** All elements times the one of a 0-d array. */
function scaled(x: NdArray, y: NdArray, caller: string): NdArray {
  return overLast(x.reshape([...x.shape, 1]), y.reshape([...y.shape, 1]), x, y, caller);
}

/** How many vectors lie along the last axis. */
function count({ shape }: NdArray): number {
  return shape.slice(0, -1).reduce((product, length) => product * length, 1);
}

/**
 * The scalar product of all elements of `a`, conjugated, and all of `b`, both in C order.
 *
 * @returns a 0-d array of the dtype that the operands promote to
 * @throws RangeError when the numbers of elements differ
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { vdot } from '@numloom/linalg';
 * const i = new Complex(0, 1);
 * console.log(vdot([i, 2], [i, 3]).item()); // => Complex { re: 7, im: 0 }
 * ```
 */
export function vdot<A extends Operand, B extends Operand>(a: A, b: B): NdArray<ProductOf<A, B>>;
export function vdot(a: Operand, b: Operand): NdArray {
  const [x, y] = [arrayOf(a, 'vdot'), arrayOf(b, 'vdot')];
  if (x.size !== y.size) {
    throw new RangeError(`vdot: a has ${x.size} elements, b has ${y.size}`);
  }
  return dotStacks(x.reshape([x.size]), y.reshape([y.size]), promote_types(x.dtype, y.dtype));
}
