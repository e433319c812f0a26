/** `cross`: vector products. */
import {
  broadcastShapes,
  type DType,
  formatShape,
  moveaxis,
  type NdArray,
  normalizeAxis,
  promote_types,
} from '@numloom/ndarray';
import { assertOptions, evaluate, multiply, store, subtract } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import type { ProductOf } from '../arguments/types.ts';
import { newArray } from '../memory/frame.ts';

/** Options of {@link cross}. */
export interface CrossOptions {
  /** The axis of the vectors in all three arrays, the last one unless told otherwise. */
  readonly axis?: number;
  /** Their axis in `a`, where it is another one. */
  readonly axisa?: number;
  /** Their axis in `b`. */
  readonly axisb?: number;
  /** Their axis in the result. */
  readonly axisc?: number;
}

/**
 * The vector products of vectors of three elements; other axes broadcast.
 *
 * @returns a new array of the dtype that the operands promote to
 * @throws RangeError when an axis does not exist, vectors have not three elements or the shapes do
 *   not fit; TypeError for bool
 *
 * @example
 * ```ts
 * import { cross } from '@numloom/linalg';
 * console.log(cross([1, 0, 0], [[0, 1, 0], [0, 0, 1]]).tolist()); // => [ [ 0, 0, 1 ], [ 0, -1, 0 ] ]
 * ```
 */
export function cross<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: CrossOptions,
): NdArray<ProductOf<A, B>>;
export function cross(a: Operand, b: Operand, options: CrossOptions = {}): NdArray {
  assertOptions(options, ['axis', 'axisa', 'axisb', 'axisc'], 'cross');
  const { axis = -1, axisa = axis, axisb = axis, axisc = axis } = options;
  const x = vectors(arrayOf(a, 'cross'), axisa, 'a');
  const y = vectors(arrayOf(b, 'cross'), axisb, 'b');
  const dtype: DType = promote_types(x.dtype, y.dtype);
  if (dtype === 'bool') throw new TypeError('cross: bool has no differences');
  const shape = broadcastShapes([x.shape, y.shape], 'cross');
  const place = normalizeAxis(axisc, shape.length, 'cross');
  const lengths = shape.slice(0, -1);
  lengths.splice(place, 0, 3);
  const result = moveaxis(newArray(dtype, lengths), place, -1);
  const products = (i: number, j: number) =>
    multiply(x.slice('...', i), y.slice('...', j), { dtype });
  evaluate(
    [0, 1, 2].map((k) => {
      const [i, j] = [(k + 1) % 3, (k + 2) % 3];
      return store(result.slice('...', k), subtract(products(i, j), products(j, i)));
    }),
  );
  return moveaxis(result, -1, place);
}

/** The array with its vectors along the last axis. */
function vectors(array: NdArray, axis: number, name: string): NdArray {
  const moved = moveaxis(array, normalizeAxis(axis, array.ndim, 'cross'), -1);
  if (moved.shape.at(-1) === 3) return moved;
  throw new RangeError(
    `cross: ${name} has the shape ${formatShape(array.shape)}, needs 3 elements along axis ${axis}`,
  );
}
