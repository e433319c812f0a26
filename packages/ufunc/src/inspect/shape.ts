/** Shapes of whatever stands for an array, which is not computed for that. */
import { assertOptions, normalizeAxes, sizeOf } from '@numloom/ndarray';
import { type Operand, toNode } from '../expression/operand.ts';
import type { Node } from '../graph/node.ts';

/** The node of an operand, to look at. @throws Error naming `caller` when it is disposed. */
export function lookedAt(a: Operand, caller: string): Node {
  const node = toNode(a, caller);
  if (node.kind === 'leaf') node.array.storage.assertUsable(caller);
  return node;
}

/**
 * The lengths of the axes.
 *
 * @throws TypeError when `a` stands for no array
 * @example
 * ```ts
 * import { shape } from '@numloom/ufunc';
 * console.log(shape([[1, 2, 3], [4, 5, 6]]), shape(7)); // => [ 2, 3 ] []
 * ```
 */
export function shape(a: Operand): number[] {
  return [...lookedAt(a, 'shape').shape];
}

/**
 * The number of axes.
 *
 * @throws TypeError when `a` stands for no array
 * @example
 * ```ts
 * import { ndim } from '@numloom/ufunc';
 * console.log(ndim([[1, 2, 3], [4, 5, 6]]), ndim(7)); // => 2 0
 * ```
 */
export function ndim(a: Operand): number {
  return lookedAt(a, 'ndim').shape.length;
}

/** Options of {@link size}. */
export interface SizeOptions {
  /** The axis, or the axes, whose places are counted; all for null, as by default. */
  readonly axis?: number | readonly number[] | null | undefined;
}

/**
 * The number of elements, or of places along some axes.
 *
 * @throws TypeError when `a` stands for no array; RangeError when an axis does not exist or is
 *   named twice
 * @example
 * ```ts
 * import { size } from '@numloom/ufunc';
 * console.log(size([[1, 2, 3], [4, 5, 6]]), size([[1, 2, 3], [4, 5, 6]], { axis: 1 })); // => 6 3
 * ```
 */
export function size(a: Operand, options: SizeOptions = {}): number {
  assertOptions(options, ['axis'], 'size');
  const lengths = lookedAt(a, 'size').shape;
  const { axis } = options;
  if (axis === null || axis === undefined) return sizeOf(lengths);
  return sizeOf(normalizeAxes(axis, lengths.length, 'size').map((k) => lengths[k]!));
}
