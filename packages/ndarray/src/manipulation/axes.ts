/** Axes in another order or direction, as views. */
import { namedOptions } from '../options.ts';
import { checkAxes, checkWhole, modulo } from '../creation/checks.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type NdArrayLike, toArray } from '../creation/input.ts';
import type { DType } from '../dtype/dtypes.ts';
import { normalizeAxes, normalizeAxis } from '../layout/layout.ts';
import { section } from './section.ts';

/**
 * The axes in the order `axes`; a view.
 *
 * @throws RangeError when `axes` is not a permutation of all axes.
 *
 * @example
 * ```ts
 * import { permute_dims, zeros } from '@numloom/ndarray';
 * console.log(permute_dims(zeros([2, 3, 4]), [2, 0, 1]).shape); // => [ 4, 2, 3 ]
 * ```
 */
export function permute_dims<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  axes: readonly number[],
): NdArray<D> {
  const x = toArray(a, 'permute_dims');
  const order = normalizeAxes(axes, x.ndim, 'permute_dims');
  if (order.length === x.ndim) return x.transpose(order);
  throw new RangeError(
    `permute_dims: ${order.length} axes for an array of ${x.ndim}; name them all`,
  );
}

/**
 * The axes in the order `axes`, by default reversed; a view.
 *
 * @throws RangeError when `axes` is not a permutation of all axes.
 *
 * @example
 * ```ts
 * import { transpose } from '@numloom/ndarray';
 * console.log(transpose([[1, 2], [3, 4]]).tolist()); // => [ [ 1, 3 ], [ 2, 4 ] ]
 * ```
 */
export function transpose<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  axes?: readonly number[],
): NdArray<D> {
  return toArray(a, 'transpose').transpose(axes);
}

/**
 * The last two axes exchanged, so that each matrix in a stack is transposed; a view.
 *
 * @throws RangeError with fewer than 2 axes.
 *
 * @example
 * ```ts
 * import { matrix_transpose, zeros } from '@numloom/ndarray';
 * console.log(matrix_transpose(zeros([5, 2, 3])).shape); // => [ 5, 3, 2 ]
 * ```
 */
export function matrix_transpose<D extends DType = 'float64'>(a: NdArrayLike<D>): NdArray<D> {
  const x = toArray(a, 'matrix_transpose');
  checkAxes(x, 2, Infinity, 'matrix_transpose');
  return x.mT;
}

/**
 * Two axes exchanged; a view.
 *
 * @throws RangeError when an axis does not exist.
 *
 * @example
 * ```ts
 * import { swapaxes, zeros } from '@numloom/ndarray';
 * console.log(swapaxes(zeros([2, 3, 4]), 0, -1).shape); // => [ 4, 3, 2 ]
 * ```
 */
export function swapaxes<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  axis1: number,
  axis2: number,
): NdArray<D> {
  const x = toArray(a, 'swapaxes');
  const order = [...x.shape.keys()];
  const [one, other] = [axis1, axis2].map((axis) => normalizeAxis(axis, x.ndim, 'swapaxes'));
  [order[one!], order[other!]] = [other!, one!];
  return x.transpose(order);
}

/**
 * Axes moved to new places, the others keep their order; a view.
 *
 * @throws RangeError when an axis does not exist or is named twice, or when the numbers of
 *   sources and destinations differ.
 *
 * @example
 * ```ts
 * import { moveaxis, zeros } from '@numloom/ndarray';
 * console.log(moveaxis(zeros([2, 3, 4]), 0, -1).shape); // => [ 3, 4, 2 ]
 * ```
 */
export function moveaxis<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  source: number | readonly number[],
  destination: number | readonly number[],
): NdArray<D> {
  const x = toArray(a, 'moveaxis');
  const from = normalizeAxes(source, x.ndim, 'moveaxis');
  const to = normalizeAxes(destination, x.ndim, 'moveaxis');
  if (from.length !== to.length) {
    throw new RangeError(`moveaxis: ${from.length} source axes and ${to.length} destinations`);
  }
  const order = [...x.shape.keys()].filter((axis) => !from.includes(axis));
  const moves = from.map((axis, i) => ({ axis, to: to[i]! })).sort((p, q) => p.to - q.to);
  for (const move of moves) order.splice(move.to, 0, move.axis);
  return x.transpose(order);
}

/**
 * The order along axes reversed, along all without `axis` or with null; a view.
 *
 * @throws RangeError when an axis does not exist or is named twice.
 *
 * @example
 * ```ts
 * import { flip } from '@numloom/ndarray';
 * console.log(flip([[1, 2], [3, 4]], { axis: 1 }).tolist()); // => [ [ 2, 1 ], [ 4, 3 ] ]
 * ```
 */
export function flip<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: { readonly axis?: number | readonly number[] | null | undefined } = {},
): NdArray<D> {
  const { axis } = namedOptions(options, ['axis'], 'flip');
  return flipped('flip', a, axis);
}

function flipped<D extends DType>(
  caller: string,
  a: NdArrayLike<D>,
  axis: number | readonly number[] | null | undefined,
): NdArray<D> {
  const x = toArray(a, caller);
  const axes = normalizeAxes(axis ?? [...x.shape.keys()], x.ndim, caller);
  return axes.reduce((view, k) => section(view, k, x.shape[k]! - 1, x.shape[k]!, -1), x);
}

/**
 * The order along the second axis reversed; a view.
 *
 * @throws RangeError with fewer than 2 axes.
 *
 * @example
 * ```ts
 * import { fliplr } from '@numloom/ndarray';
 * console.log(fliplr([[1, 2], [3, 4]]).tolist()); // => [ [ 2, 1 ], [ 4, 3 ] ]
 * ```
 */
export function fliplr<D extends DType = 'float64'>(a: NdArrayLike<D>): NdArray<D> {
  return flipped('fliplr', a, 1);
}

/**
 * The order along the first axis reversed; a view.
 *
 * @throws RangeError for a 0-d array.
 *
 * @example
 * ```ts
 * import { flipud } from '@numloom/ndarray';
 * console.log(flipud([1, 2, 3]).tolist()); // => [ 3, 2, 1 ]
 * ```
 */
export function flipud<D extends DType = 'float64'>(a: NdArrayLike<D>): NdArray<D> {
  return flipped('flipud', a, 0);
}

/** Options of {@link rot90}. */
export interface Rot90Options {
  /** How many quarter turns; 1 unless told otherwise. */
  readonly k?: number | undefined;
  /** The plane, turned from its first towards its second axis; `[0, 1]` unless told otherwise. */
  readonly axes?: readonly [number, number] | undefined;
}

/**
 * The array turned by quarter turns, from the first towards the second axis of a plane; a view.
 *
 * @throws RangeError when the axes are not two different ones or `k` is not a whole number.
 *
 * @example
 * ```ts
 * import { rot90 } from '@numloom/ndarray';
 * console.log(rot90([[1, 2], [3, 4]]).tolist()); // => [ [ 2, 4 ], [ 1, 3 ] ]
 * ```
 */
export function rot90<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: Rot90Options = {},
): NdArray<D> {
  const { k = 1, axes = [0, 1] } = namedOptions(options, ['k', 'axes'], 'rot90');
  const x = toArray(a, 'rot90');
  const [one, other] = normalizeAxes(axes, x.ndim, 'rot90');
  if (one === undefined || other === undefined || axes.length > 2) {
    throw new RangeError(`rot90: ${axes.length} axes given, a plane has 2`);
  }
  const turns = modulo(checkWhole(k, 'k', 'rot90'), 4);
  if (turns === 0) return x;
  if (turns === 2) return flip(x, { axis: [one, other] });
  return turns === 1
    ? swapaxes(flip(x, { axis: other }), one, other)
    : flip(swapaxes(x, one, other), { axis: other });
}
