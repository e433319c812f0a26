/** `tensordot`: products over several axes. */
import { formatShape, type NdArray, normalizeAxes, promote_types, sizeOf } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import type { ProductOf } from '../arguments/types.ts';
import { multiplyStacks } from './stacks.ts';

/** Options of {@link tensordot}. */
export interface TensordotOptions {
  /**
   * How many axes are summed over, the last ones of `a` and the first ones of `b`: 2 unless told
   * otherwise. Or which ones of `a` and, in the same order, of `b`; negative ones count from the end.
   */
  readonly axes?: number | readonly [number | readonly number[], number | readonly number[]];
}

/**
 * The product of two arrays, summed over axes of the one and as many of the other. The result has the
 * axes that are left of `a`, then those of `b`. One product of matrices.
 *
 * @returns a new array of the dtype that the operands promote to
 * @throws RangeError when an axis does not exist or is named twice, or the lengths differ; TypeError
 *   when `axes` is neither a number nor a pair
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * import { tensordot } from '@numloom/linalg';
 * const a = ones([2, 3, 4]);
 * console.log(tensordot(a, ones([4, 3, 5]), { axes: [[2, 1], [0, 1]] }).shape); // => [ 2, 5 ]
 * console.log(tensordot(a, ones([4, 7]), { axes: 1 }).shape); // => [ 2, 3, 7 ]
 * ```
 */
export function tensordot<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: TensordotOptions,
): NdArray<ProductOf<A, B>>;
export function tensordot(a: Operand, b: Operand, options: TensordotOptions = {}): NdArray {
  assertOptions(options, ['axes'], 'tensordot');
  const { axes = 2 } = options;
  const [x, y] = [arrayOf(a, 'tensordot'), arrayOf(b, 'tensordot')];
  const [left, right] = summedAxes(x, y, axes);
  const rest = (array: NdArray, summed: readonly number[]) =>
    [...array.shape.keys()].filter((axis) => !summed.includes(axis));
  const [rows, columns] = [rest(x, left), rest(y, right)];
  const lengths = (array: NdArray, chosen: readonly number[]) =>
    chosen.map((axis) => array.shape[axis]!);
  const [m, n] = [lengths(x, rows), lengths(y, columns)];
  const depth = sizeOf(lengths(x, left));
  const product = multiplyStacks(
    x.transpose([...rows, ...left]).reshape([sizeOf(m), depth]),
    y.transpose([...right, ...columns]).reshape([depth, sizeOf(n)]),
    promote_types(x.dtype, y.dtype),
    'tensordot',
  );
  return product.reshape([...m, ...n]);
}

/** The axes of both arrays that are summed over. */
function summedAxes(
  x: NdArray,
  y: NdArray,
  axes: NonNullable<TensordotOptions['axes']>,
): [number[], number[]] {
  let pair: readonly [number | readonly number[], number | readonly number[]];
  if (typeof axes === 'number') {
    if (!Number.isInteger(axes) || axes < 0 || axes > Math.min(x.ndim, y.ndim)) {
      throw new RangeError(
        `tensordot: axes is ${axes}, must be a whole number from 0 to ${Math.min(x.ndim, y.ndim)}`,
      );
    }
    const all = [...Array(axes).keys()];
    pair = [all.map((k) => x.ndim - axes + k), all];
  } else if (Array.isArray(axes) && axes.length === 2) pair = axes as typeof pair;
  else throw new TypeError('tensordot: axes must be a number, or a pair of lists of axes');
  const left = normalizeAxes(pair[0], x.ndim, 'tensordot');
  const right = normalizeAxes(pair[1], y.ndim, 'tensordot');
  const isFitting =
    left.length === right.length && left.every((axis, k) => x.shape[axis] === y.shape[right[k]!]);
  if (isFitting) return [left, right];
  throw new RangeError(
    `tensordot: a has the shape ${formatShape(x.shape)}, b ${formatShape(y.shape)}: ` +
      `the axes [${left.join(', ')}] and [${right.join(', ')}] do not fit`,
  );
}
