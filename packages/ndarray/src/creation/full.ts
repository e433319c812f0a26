/** Arrays of one value, or of none yet. */
import type { NdArray } from '../array/ndarray.ts';
import { namedOptions } from '../options.ts';
import { fillElements } from '../array/transfer.ts';
import { elementsOf } from '../array/ndarray.ts';
import type { DType } from '../dtype/dtypes.ts';
import { checkShape } from '../layout/layout.ts';
import { type ArrayInput, type DTypeOf, type NdArrayLike, toArray } from './input.ts';
import { type CreationOptions, newArray, orderOf, setElements } from './new-array.ts';

/** Lengths of the axes; a number for one axis. */
export type ShapeInput = number | readonly number[];

/** Options of functions that make an array like another one. */
export interface LikeOptions<D extends DType = DType> extends CreationOptions<D> {
  /** Another shape than that of the model. */
  readonly shape?: ShapeInput | undefined;
}

/**
 * An array of zeros, float64 unless told otherwise.
 *
 * @throws RangeError when `shape` is not one or there is no memory for it; TypeError when the
 *   dtype is not known.
 *
 * @example
 * ```ts
 * import { zeros } from '@numloom/ndarray';
 * console.log(zeros([2, 3], { dtype: 'int32' }).tolist()); // => [ [ 0, 0, 0 ], [ 0, 0, 0 ] ]
 * ```
 */
export function zeros<D extends DType = 'float64'>(
  shape: ShapeInput,
  options: CreationOptions<D> = {},
): NdArray<D> {
  return make('zeros', shape, options, true);
}

/**
 * An array of ones, float64 unless told otherwise.
 *
 * @throws As {@link zeros}.
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * console.log(ones(3).tolist()); // => [ 1, 1, 1 ]
 * ```
 */
export function ones<D extends DType = 'float64'>(
  shape: ShapeInput,
  options: CreationOptions<D> = {},
): NdArray<D> {
  return filled(make('ones', shape, options), 1);
}

/**
 * An array whose elements are anything until they are written, float64 unless told otherwise.
 *
 * @throws As {@link zeros}.
 *
 * @example
 * ```ts
 * import { empty } from '@numloom/ndarray';
 * console.log(empty([2, 0]).shape); // => [ 2, 0 ]
 * ```
 */
export function empty<D extends DType = 'float64'>(
  shape: ShapeInput,
  options: CreationOptions<D> = {},
): NdArray<D> {
  return make('empty', shape, options);
}

/**
 * An array filled with `value`: one for all elements, or an array that broadcasts to `shape`. The
 * dtype, if not given, is that of `asarray(value)`.
 *
 * @throws RangeError when `shape` is not one or `value` does not broadcast to it; TypeError when
 *   the dtype is not known or `value` is neither scalar nor array.
 *
 * @example
 * ```ts
 * import { full } from '@numloom/ndarray';
 * console.log(full([2, 2], true).dtype); // => bool
 * console.log(full([2, 2], [1, 2]).tolist()); // => [ [ 1, 2 ], [ 1, 2 ] ]
 * ```
 */
export function full<V extends ArrayInput, D extends DType = DTypeOf<V>>(
  shape: ShapeInput,
  value: V,
  options: CreationOptions<D> = {},
): NdArray<D> {
  const from = toArray(value, 'full');
  const { dtype = from.dtype as D, order } = namedOptions(options, ['dtype', 'order'], 'full');
  return setElements(make('full', shape, { dtype, order }), from, 'full');
}

/**
 * Zeros with the shape, dtype and order of `a`, each unless told otherwise.
 *
 * @throws As {@link zeros}.
 *
 * @example
 * ```ts
 * import { int16, ones, zeros_like } from '@numloom/ndarray';
 * console.log(zeros_like(ones(2, { dtype: int16 })).dtype); // => int16
 * ```
 */
export function zeros_like<D extends DType = 'float64', E extends DType = D>(
  a: NdArrayLike<D>,
  options: LikeOptions<E> = {},
): NdArray<E> {
  return like('zeros_like', a, options, true);
}

/**
 * Ones with the shape, dtype and order of `a`, each unless told otherwise.
 *
 * @throws As {@link ones}.
 *
 * @example
 * ```ts
 * import { ones_like, zeros } from '@numloom/ndarray';
 * console.log(ones_like(zeros(2), { dtype: 'bool' }).tolist()); // => [ true, true ]
 * ```
 */
export function ones_like<D extends DType = 'float64', E extends DType = D>(
  a: NdArrayLike<D>,
  options: LikeOptions<E> = {},
): NdArray<E> {
  return filled(like('ones_like', a, options), 1);
}

/**
 * Elements that are anything until they are written, with the shape, dtype and order of `a`, each
 * unless told otherwise.
 *
 * @throws As {@link empty}.
 *
 * @example
 * ```ts
 * import { empty_like, zeros } from '@numloom/ndarray';
 * console.log(empty_like(zeros([2, 3]), { shape: 4 }).shape); // => [ 4 ]
 * ```
 */
export function empty_like<D extends DType = 'float64', E extends DType = D>(
  a: NdArrayLike<D>,
  options: LikeOptions<E> = {},
): NdArray<E> {
  return like('empty_like', a, options);
}

/**
 * As {@link full}, with the shape, dtype and order of `a`, each unless told otherwise.
 *
 * @throws As {@link full}.
 *
 * @example
 * ```ts
 * import { full_like, zeros } from '@numloom/ndarray';
 * console.log(full_like(zeros(3), 7).tolist()); // => [ 7, 7, 7 ]
 * ```
 */
export function full_like<D extends DType = 'float64', E extends DType = D>(
  a: NdArrayLike<D>,
  value: ArrayInput,
  options: LikeOptions<E> = {},
): NdArray<E> {
  return setElements(like('full_like', a, options), toArray(value, 'full_like'), 'full_like');
}

function make<D extends DType>(
  caller: string,
  shape: ShapeInput,
  options: CreationOptions<D>,
  zeroed = false,
): NdArray<D> {
  const { dtype = 'float64' as D, order } = namedOptions(options, ['dtype', 'order'], caller);
  return newArray(caller, dtype, checkShape(shape, caller), order, zeroed);
}

function like<E extends DType>(
  caller: string,
  a: ArrayInput,
  options: LikeOptions<E>,
  zeroed = false,
): NdArray<E> {
  const model = toArray(a, caller);
  const {
    dtype = model.dtype as E,
    order = orderOf(model),
    shape = model.shape,
  } = namedOptions(options, ['shape', 'dtype', 'order'], caller);
  return make(caller, shape, { dtype, order }, zeroed);
}

function filled<A extends NdArray>(a: A, value: number): A {
  fillElements(elementsOf(a), value);
  return a;
}
