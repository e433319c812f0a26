/** Arrays from what the program already has. */
import { namedOptions } from '../options.ts';
import { elementsOf, NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { type DType, dtypeInfo } from '../dtype/dtypes.ts';
import type { ScalarLike } from '../dtype/element.ts';
import { checkShape, packedLayout, sizeOf } from '../layout/layout.ts';
import { foreignStorage } from '../memory/storage.ts';
import { type ArrayInput, type DTypeOf, fromNested, viewOf } from './input.ts';
import { type CreationOptions, newArray, orderOf } from './new-array.ts';

/**
 * `value` as an array. An array is returned as it is, a typed array is wrapped without copying
 * and shares its elements from then on; numbers and nested JavaScript arrays are copied into the
 * heap. Without a `dtype`, numbers become float64, booleans bool, bigints int64 and `Complex`
 * complex128, several kinds are promoted. With one, elements are converted as by `astype`: a
 * typed array or array of another dtype is copied.
 *
 * @param options `copy: true` copies in any case, `copy: false` never.
 * @throws TypeError when an element is no scalar, the dtype is not known, or `copy` is false and
 *   only a copy can do; RangeError when nested arrays are ragged or a bigint does not fit int64.
 *
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * const bytes = new Uint8Array([1, 2, 3]);
 * const a = asarray(bytes);
 * a.set(0, 9);
 * console.log(bytes[0], a.dtype); // => 9 uint8
 * ```
 */
export function asarray<V extends ArrayInput, D extends DType = DTypeOf<V>>(
  value: V,
  options: CreationOptions<D> & { readonly copy?: boolean | undefined } = {},
): NdArray<D> {
  const { copy } = namedOptions(options, ['dtype', 'order', 'copy'], 'asarray');
  return convert(value, options, copy, 'asarray') as NdArray<D>;
}

/**
 * A new array in the heap with the elements of `value`: a nested JavaScript array, a scalar, a
 * typed array or another array. Dtypes are found as by {@link asarray}. O(size).
 *
 * @throws TypeError when an element is no scalar or the dtype is not known; RangeError when nested
 *   arrays are ragged or a bigint does not fit int64.
 *
 * @example
 * ```ts
 * import { array } from '@numloom/ndarray';
 * console.log(array([[1, 2], [3, 4]]).shape); // => [ 2, 2 ]
 * console.log(array([true, 2]).dtype); // => float64
 * console.log(array([1, 2], { dtype: 'int8' }).dtype); // => int8
 * ```
 */
export function array<V extends ArrayInput, D extends DType = DTypeOf<V>>(
  value: V,
  options: CreationOptions<D> = {},
): NdArray<D> {
  return convert(
    value,
    namedOptions(options, ['dtype', 'order'], 'array'),
    true,
    'array',
  ) as NdArray<D>;
}

function convert(
  value: unknown,
  { dtype, order }: CreationOptions,
  copy: boolean | undefined,
  caller: string,
): NdArray {
  const view = viewOf(value);
  if (dtype !== undefined) dtypeInfo(dtype, caller);
  if (view === undefined) {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      throw new TypeError(`${caller}: bytes have no dtype; use frombuffer(bytes, { dtype })`);
    }
    if (copy !== false) return fromNested(value, dtype, order ?? 'C', caller);
  } else {
    const fits =
      (dtype ?? view.dtype) === view.dtype && (order === undefined || view.isContiguous(order));
    if (fits && copy !== true) return view;
    if (copy !== false) {
      const result = newArray(caller, dtype ?? view.dtype, view.shape, order ?? orderOf(view));
      copyElements(elementsOf(result), elementsOf(view));
      return result;
    }
  }
  throw new TypeError(
    `${caller}: copy is false, but ${view ? `an array of dtype ${view.dtype}` : 'this'} has to be copied`,
  );
}

/**
 * The bytes of a buffer as a 1-d array of `dtype`, little-endian, without copying; only bytes
 * that are not aligned for the dtype are copied.
 *
 * @param options `offset`: first byte; `count`: number of elements, by default and with -1 all that
 *   follow.
 * @throws RangeError when offset or count reach outside, or the bytes do not divide into elements;
 *   TypeError when `buffer` holds no bytes or the dtype is not known.
 *
 * @example
 * ```ts
 * import { frombuffer } from '@numloom/ndarray';
 * const { buffer } = new Uint8Array([1, 0, 2, 0]);
 * console.log(frombuffer(buffer, { dtype: 'int16' }).tolist()); // => [ 1, 2 ]
 * ```
 */
export function frombuffer<D extends DType = 'float64'>(
  buffer: ArrayBufferLike | ArrayBufferView,
  options: {
    readonly dtype?: D | undefined;
    readonly count?: number | undefined;
    readonly offset?: number | undefined;
  } = {},
): NdArray<D> {
  const {
    dtype = 'float64' as D,
    offset = 0,
    count: wanted = -1,
  } = namedOptions(options, ['dtype', 'offset', 'count'], 'frombuffer');
  const { itemsize, TypedArray } = dtypeInfo(dtype, 'frombuffer');
  const {
    byteLength,
    buffer: whole = buffer,
    byteOffset = 0,
  } = (buffer ?? {}) as Partial<ArrayBufferView>;
  if (byteLength === undefined) {
    throw new TypeError('frombuffer: expected an ArrayBuffer or a view of one');
  }
  const bytes = new Uint8Array(whole as ArrayBufferLike, byteOffset, byteLength);
  const left = bytes.length - offset;
  const count = wanted === -1 ? left / itemsize : wanted;
  if (wanted === -1 && left >= 0 && count % 1 !== 0) {
    throw new RangeError(
      `frombuffer: ${left} bytes are no whole number of elements of ${itemsize} bytes`,
    );
  }
  if (
    !(Number.isInteger(offset) && offset >= 0 && Number.isInteger(count) && count >= 0) ||
    count * itemsize > left
  ) {
    throw new RangeError(
      `frombuffer: ${count} elements of ${itemsize} bytes from byte ${offset} are not within ${bytes.length} bytes`,
    );
  }
  const part = bytes.subarray(offset, offset + count * itemsize);
  const aligned = part.byteOffset % TypedArray.BYTES_PER_ELEMENT === 0;
  const storage = foreignStorage(aligned ? part : part.slice());
  return new NdArray(dtype, packedLayout([count]), storage);
}

/**
 * A 1-d array of the values that an iterable yields; dtypes as by {@link asarray}.
 *
 * @param options `count`: how many values to take, by default and with -1 all.
 * @throws RangeError when there are fewer than `count`; TypeError when one is no scalar.
 *
 * @example
 * ```ts
 * import { fromiter } from '@numloom/ndarray';
 * console.log(fromiter(new Set([3, 1, 3]), { dtype: 'int32' }).tolist()); // => [ 3, 1 ]
 * ```
 */
export function fromiter<V extends ScalarLike, D extends DType = DTypeOf<V>>(
  iterable: Iterable<V>,
  options: { readonly dtype?: D | undefined; readonly count?: number | undefined } = {},
): NdArray<D> {
  const { dtype, count = -1 } = namedOptions(options, ['dtype', 'count'], 'fromiter');
  const values: V[] = [];
  if (count !== 0) {
    for (const value of iterable) if (values.push(value) === count) break;
  }
  if (values.length < count) {
    throw new RangeError(`fromiter: the iterable has ${values.length} values, count is ${count}`);
  }
  return fromNested(values, dtype, 'C', 'fromiter') as NdArray<D>;
}

/**
 * An array whose element at `(i, j, …)` is `fn(i, j, …)`, called once for each in C order; the
 * dtype, if not given, is that of the first value. (NumPy calls `fn` once, with arrays.)
 *
 * @throws RangeError when `shape` is not one; TypeError when a value is no scalar.
 *
 * @example
 * ```ts
 * import { fromfunction } from '@numloom/ndarray';
 * console.log(fromfunction((i, j) => 10 * i + j, [2, 2]).tolist()); // => [ [ 0, 1 ], [ 10, 11 ] ]
 * ```
 */
export function fromfunction<V extends ScalarLike = number, D extends DType = DTypeOf<V>>(
  fn: (...index: number[]) => V,
  shape: number | readonly number[],
  options: CreationOptions<D> = {},
): NdArray<D> {
  const { dtype, order } = namedOptions(options, ['dtype', 'order'], 'fromfunction');
  const lengths = checkShape(shape, 'fromfunction');
  const index = lengths.map(() => 0);
  const values: V[] = [];
  for (let left = sizeOf(lengths); left > 0; left--) {
    values.push(fn(...index));
    for (let axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis]! < lengths[axis]!) break;
      index[axis] = 0;
    }
  }
  const result = fromNested(values, dtype, 'C', 'fromfunction').reshape(lengths);
  return convert(result, { order }, undefined, 'fromfunction') as NdArray<D>;
}
