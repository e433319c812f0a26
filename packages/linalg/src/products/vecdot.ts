/** `vecdot`: scalar products of the vectors along an axis. */
import {
  broadcast_to,
  broadcastShapes,
  type DType,
  moveaxis,
  type NdArray,
  normalizeAxis,
  promote_types,
} from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { intoOut, type Out } from '../arguments/out.ts';
import type { ProductOf } from '../arguments/types.ts';
import { dotStacks } from './stacks.ts';

/** Options of {@link vecdot}. */
export interface VecdotOptions {
  /** The axis of the vectors in both operands, the last one unless told otherwise. */
  readonly axis?: number;
}

/**
 * The scalar products of the vectors along an axis, those of `x1` conjugated; other axes broadcast.
 *
 * @returns a new array without that axis, of the dtype that the operands promote to, or `out`
 * @throws RangeError when an operand is 0-d, the axis does not exist or the shapes do not fit;
 *   TypeError when the result does not fit `out`
 *
 * @example
 * ```ts
 * import { vecdot } from '@numloom/linalg';
 * console.log(vecdot([[1, 2], [3, 4]], [10, 1]).tolist()); // => [ 12, 34 ]
 * ```
 */
export function vecdot<D extends DType>(
  x1: Operand,
  x2: Operand,
  options: VecdotOptions & Out<D>,
): NdArray<D>;
export function vecdot<A extends Operand, B extends Operand>(
  x1: A,
  x2: B,
  options?: VecdotOptions,
): NdArray<ProductOf<A, B>>;
export function vecdot(
  x1: Operand,
  x2: Operand,
  options: VecdotOptions & Partial<Out> = {},
): NdArray {
  assertOptions(options, ['axis', 'out'], 'vecdot');
  const { axis = -1, out } = options;
  const [a, b] = [x1, x2].map((operand) => {
    const array = arrayOf(operand, 'vecdot');
    return moveaxis(array, normalizeAxis(axis, array.ndim, 'vecdot'), -1);
  }) as [NdArray, NdArray];
  if (a.shape.at(-1) !== b.shape.at(-1)) {
    throw new RangeError(
      `vecdot: the vectors of x1 have ${a.shape.at(-1)} elements, those of x2 ${b.shape.at(-1)}`,
    );
  }
  const shape = broadcastShapes([a.shape, b.shape], 'vecdot');
  const dtype = promote_types(a.dtype, b.dtype);
  const result = dotStacks(broadcast_to(a, shape), broadcast_to(b, shape), dtype);
  return intoOut(result, out, 'vecdot');
}
