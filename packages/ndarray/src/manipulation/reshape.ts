/** The same elements with other axes. */
import { namedOptions } from '../options.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type NdArrayLike, toArray } from '../creation/input.ts';
import type { Order } from '../creation/new-array.ts';
import type { DType } from '../dtype/dtypes.ts';
import { checkOrder, normalizeAxes, packedLayout } from '../layout/layout.ts';
import { inferShape, reshapeLayout } from '../layout/reshape.ts';

/** Options of {@link reshape}. */
export interface ReshapeOptions {
  /** Whether elements are taken and placed with the last axis fastest (`C`) or the first (`F`). */
  readonly order?: Order | undefined;
  /** True copies in any case, false never; else only where strides cannot say the shape. */
  readonly copy?: boolean | undefined;
}

/**
 * The elements in the same order under another shape, in which one length may be -1: a view where
 * strides can say it, else a copy.
 *
 * @throws RangeError when the number of elements differs; TypeError when the order is not known;
 *   Error when `copy` is false and only a copy can do.
 *
 * @example
 * ```ts
 * import { arange, reshape } from '@numloom/ndarray';
 * console.log(reshape(arange(4), [2, -1]).tolist()); // => [ [ 0, 1 ], [ 2, 3 ] ]
 * console.log(reshape(arange(4), [2, 2], { order: 'F' }).tolist()); // => [ [ 0, 2 ], [ 1, 3 ] ]
 * ```
 */
export function reshape<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  shape: number | readonly number[],
  options: ReshapeOptions = {},
): NdArray<D> {
  const { order = 'C', copy } = namedOptions(options, ['order', 'copy'], 'reshape');
  const x = toArray(a, 'reshape');
  checkOrder(order, 'reshape');
  const to = inferShape(x.shape, shape, 'reshape');
  if (order === 'F') return reshape(x.T, to.reverse(), { copy }).T;
  const view = copy === true ? undefined : reshapeLayout(x, to);
  if (view) return x.withLayout(view);
  if (copy !== false) return x.copy().withLayout(packedLayout(to));
  throw new Error(
    'reshape: copy is false, but no strides say this shape; the array has to be copied',
  );
}

/**
 * The elements in one axis: a view where strides can say it, else a copy.
 *
 * @example
 * ```ts
 * import { ravel } from '@numloom/ndarray';
 * console.log(ravel([[1, 2], [3, 4]], { order: 'F' }).tolist()); // => [ 1, 3, 2, 4 ]
 * ```
 */
export function ravel<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: { readonly order?: Order | undefined } = {},
): NdArray<D> {
  const { order } = namedOptions(options, ['order'], 'ravel');
  checkOrder(order, 'ravel');
  return reshape(toArray(a, 'ravel'), -1, { order });
}

/**
 * A view without axes of length 1: those that `axis` names, all without it or with null.
 *
 * @throws RangeError when a named axis does not exist or is longer than 1.
 *
 * @example
 * ```ts
 * import { squeeze, zeros } from '@numloom/ndarray';
 * console.log(squeeze(zeros([1, 3, 1]), { axis: 0 }).shape); // => [ 3, 1 ]
 * ```
 */
export function squeeze<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: { readonly axis?: number | readonly number[] | null | undefined } = {},
): NdArray<D> {
  const { axis } = namedOptions(options, ['axis'], 'squeeze');
  const x = toArray(a, 'squeeze');
  const named = axis == null ? undefined : normalizeAxes(axis, x.ndim, 'squeeze');
  const long = named?.find((k) => x.shape[k] !== 1);
  if (long !== undefined) {
    throw new RangeError(`squeeze: axis ${long} has length ${x.shape[long]}, only length 1 can go`);
  }
  const keep = (_: unknown, k: number) => (named ? !named.includes(k) : x.shape[k] !== 1);
  const { offset } = x;
  return x.withLayout({ shape: x.shape.filter(keep), strides: x.strides.filter(keep), offset });
}

/**
 * A view with new axes of length 1, which stand at `axis` (by default first) in the result.
 *
 * @throws RangeError when an axis is not within the result or named twice.
 *
 * @example
 * ```ts
 * import { expand_dims, zeros } from '@numloom/ndarray';
 * console.log(expand_dims(zeros([2, 3]), { axis: [0, -1] }).shape); // => [ 1, 2, 3, 1 ]
 * ```
 */
export function expand_dims<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: { readonly axis?: number | readonly number[] | undefined } = {},
): NdArray<D> {
  const { axis = 0 } = namedOptions(options, ['axis'], 'expand_dims');
  const x = toArray(a, 'expand_dims');
  const ndim = x.ndim + (typeof axis === 'number' ? 1 : axis.length);
  const added = normalizeAxes(axis, ndim, 'expand_dims');
  const [shape, strides] = [[...x.shape], [...x.strides]];
  for (const k of added.sort((one, other) => one - other)) {
    shape.splice(k, 0, 1);
    strides.splice(k, 0, 0);
  }
  return x.withLayout({ shape, strides, offset: x.offset });
}

/**
 * A view with at least 1 axis.
 *
 * @example
 * ```ts
 * import { atleast_1d } from '@numloom/ndarray';
 * console.log(atleast_1d(5).shape); // => [ 1 ]
 * ```
 */
export function atleast_1d<D extends DType = 'float64'>(a: NdArrayLike<D>): NdArray<D> {
  return atLeast('atleast_1d', a, 1);
}

/**
 * A view with at least 2 axes: a 1-d array is a row.
 *
 * @example
 * ```ts
 * import { atleast_2d } from '@numloom/ndarray';
 * console.log(atleast_2d([1, 2, 3]).shape); // => [ 1, 3 ]
 * ```
 */
export function atleast_2d<D extends DType = 'float64'>(a: NdArrayLike<D>): NdArray<D> {
  return atLeast('atleast_2d', a, 2);
}

/**
 * A view with at least 3 axes: a 1-d array gets the shape `(1, n, 1)`, a matrix `(m, n, 1)`.
 *
 * @example
 * ```ts
 * import { atleast_3d } from '@numloom/ndarray';
 * console.log(atleast_3d([1, 2, 3]).shape); // => [ 1, 3, 1 ]
 * ```
 */
export function atleast_3d<D extends DType = 'float64'>(a: NdArrayLike<D>): NdArray<D> {
  const x = atLeast('atleast_3d', a, 2);
  return x.ndim > 2 ? x : expand_dims(x, { axis: 2 });
}

/** New first axes up to `ndim`. */
function atLeast<D extends DType>(caller: string, a: NdArrayLike<D>, ndim: 1 | 2): NdArray<D> {
  const x = toArray(a, caller);
  return x.ndim < ndim ? expand_dims(x, { axis: [0, 1].slice(0, ndim - x.ndim) }) : x;
}
