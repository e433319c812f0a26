/** The array: a dtype and a layout over a storage. */
import {
  type ComplexDType,
  type DType,
  dtypeInfo,
  dtypes,
  type ElementOf,
  type TypedArrayOf,
} from '../dtype/dtypes.ts';
import { Complex } from '../dtype/complex.ts';
import { convertScalar } from '../dtype/convert.ts';
import { elementReader, elementWriter, type ScalarLike } from '../dtype/element.ts';
import {
  checkOrder,
  extentOf,
  formatShape,
  isPacked,
  type Layout,
  overlapsItself,
  packedLayout,
  sizeOf,
  transposeLayout,
} from '../layout/layout.ts';
import { inferShape, reshapeLayout } from '../layout/reshape.ts';
import { normalizeIndex, sliceLayout, type SlicePart } from '../layout/slice.ts';
import { allocate } from '../memory/heap.ts';
import { storagesOf } from '../memory/scope.ts';
import type { Storage } from '../memory/storage.ts';
import { namedOptions } from '../options.ts';
import { formatArray, reprArray } from '../printing/format.ts';
import { copyElements, fillElements } from './transfer.ts';

/** Elements of an array as nested JavaScript arrays; the bare element for a 0-d array. */
export type Nested<T> = T | Nested<T>[];

/** Dtype of the parts of a complex dtype; real dtypes are their own. */
export type RealOf<D extends DType> = D extends 'complex64'
  ? 'float32'
  : D extends 'complex128'
    ? 'float64'
    : D;

/**
 * An n-dimensional array: a dtype, a shape and strides over a storage that other views may share.
 * Slicing, transposing and broadcasting give views and copy nothing.
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * const a = arange(6).reshape([2, 3]);
 * console.log(a.slice(':', '::-1').tolist()); // => [ [ 2, 1, 0 ], [ 5, 4, 3 ] ]
 * ```
 */
export class NdArray<D extends DType = DType> implements Layout {
  readonly dtype: D;
  readonly shape: readonly number[];
  /** Steps between neighbours along each axis, in elements. */
  readonly strides: readonly number[];
  /** Place of the first element in the storage, in elements. */
  readonly offset: number;
  readonly storage: Storage;
  #size: number | undefined;
  #sharesPlaces: boolean | undefined;

  /**
   * A view of `storage`. To make arrays use `zeros`, `asarray` and their like.
   *
   * @throws RangeError when the layout reaches outside of the storage.
   */
  constructor(dtype: D, layout: Layout, storage: Storage) {
    this.dtype = dtype;
    this.shape = layout.shape;
    this.strides = layout.strides;
    this.offset = layout.offset;
    this.storage = storage;
    const [low, high] = extentOf(layout);
    if (low < 0 || high * dtypes[dtype].itemsize > storage.byteLength) {
      if (low !== high) throw outsideOfStorage(this);
    }
  }

  /** Number of axes. */
  get ndim(): number {
    return this.shape.length;
  }

  /** Number of elements. */
  get size(): number {
    return (this.#size ??= sizeOf(this.shape));
  }

  /** Bytes of one element. */
  get itemsize(): number {
    return dtypes[this.dtype].itemsize;
  }

  /** Bytes of all elements. */
  get nbytes(): number {
    return this.size * this.itemsize;
  }

  /** The axes in reverse order; a view. */
  get T(): NdArray<D> {
    return this.transpose();
  }

  /** The last two axes exchanged; a view. @throws RangeError with fewer than 2 axes. */
  get mT(): NdArray<D> {
    if (this.ndim < 2)
      throw new RangeError(`mT: needs at least 2 axes, the array has ${this.ndim}`);
    const axes = this.shape.map((_, axis) => axis);
    axes.push(...axes.splice(-2, 2).reverse());
    return this.transpose(axes);
  }

  /** Real parts: a view of a complex array, the array itself otherwise. */
  get real(): NdArray<RealOf<D>> {
    return this.#part(0);
  }

  /**
   * Imaginary parts: a view of a complex array.
   *
   * @throws TypeError when the array is not complex.
   */
  get imag(): NdArray<RealOf<D>> {
    if (dtypes[this.dtype].components === 1) {
      throw new TypeError(`imag: an array of dtype ${this.dtype} has no imaginary part`);
    }
    return this.#part(1);
  }

  /**
   * The storage as one typed array: all of it, not only what this view shows; complex elements
   * take two places. Pending expressions read their values first. What is written through it
   * later is seen by nobody: call `touch()` before each batch of writes. In a memory that is not
   * shared the typed array is detached when the heap grows: do not keep it. The bytes stay as long
   * as the typed array is held or the array is, but a `subarray` of it does not hold them.
   */
  get data(): TypedArrayOf<D> {
    if (!this.storage.region.readOnly) this.storage.beginWrite('data');
    return this.storage.lend(this.dtype);
  }

  /** Declares that `data` is about to be written: pending expressions read their values first. */
  touch(): void {
    this.storage.beginWrite('touch');
  }

  /** Whether the elements lie densely packed, last axis fastest (`C`) or first (`F`). */
  isContiguous(order: 'C' | 'F' = 'C'): boolean {
    return isPacked(this, order);
  }

  /**
   * One element; negative indices count from the end.
   *
   * @throws RangeError when the number of indices is not `ndim` or one is out of bounds.
   */
  get(...index: number[]): ElementOf<D> {
    return elementReader(this.dtype)(this.storage.view(this.dtype), this.#place(index, 'get'));
  }

  /**
   * Writes one element, converted to the dtype: `a.set(i, j, value)`.
   *
   * @throws RangeError when the number of indices is not `ndim` or one is out of bounds; TypeError
   *   when the value is no scalar; Error when the array is disposed or a broadcast view.
   */
  set(...args: [...index: number[], value: ScalarLike]): void {
    const count = Math.max(0, args.length - 1);
    const place = this.#place(args as number[], 'set', count);
    const element = convertScalar(args[count]!, this.dtype, 'set');
    this.beginWrite('set');
    elementWriter(this.dtype)(this.storage.view(this.dtype), place, element);
  }

  /**
   * The only element of an array of size 1, or the element at an index.
   *
   * @throws RangeError when no index is given and the size is not 1, or it is out of bounds.
   */
  item(...index: number[]): ElementOf<D> {
    if (index.length > 0) return this.get(...index);
    if (this.size !== 1) {
      throw new RangeError(`item: the array has ${this.size} elements, only one can be read so`);
    }
    return elementReader(this.dtype)(this.storage.view(this.dtype), this.offset);
  }

  /**
   * A view by NumPy's basic indexing: `a.slice('1:-1', '::2')`, `a.slice(0)`, `a.slice(null, '...')`,
   * or with commas in one string, `a.slice('1:-1, ::2')`.
   *
   * @throws SyntaxError when a string is not a slice; RangeError when an index is out of bounds
   *   or there are more parts than axes.
   */
  slice(...index: SlicePart[]): NdArray<D> {
    return this.withLayout(sliceLayout(this, index, 'slice'));
  }

  /**
   * The same elements in C order under another shape, given as a list or length by length; one
   * length may be -1. A view where strides can say it, else a copy.
   *
   * @throws RangeError when the number of elements differs.
   */
  reshape(shape: number | readonly number[], ...lengths: number[]): NdArray<D> {
    const to = inferShape(
      this.shape,
      typeof shape === 'number' ? [shape, ...lengths] : shape,
      'reshape',
    );
    const view = reshapeLayout(this, to);
    return view ? this.withLayout(view) : this.copy().withLayout(packedLayout(to));
  }

  /**
   * The axes in another order, given as a list or axis by axis, by default reversed; a view.
   *
   * @throws RangeError when `axes` is not a permutation of all axes.
   */
  transpose(axes?: number | readonly number[], ...others: number[]): NdArray<D> {
    return this.withLayout(transposeLayout(this, axes, others));
  }

  /** A densely packed copy in the heap. @throws TypeError when the order is not known. */
  copy(order: 'C' | 'F' = 'C'): NdArray<D> {
    return this.#converted(this.dtype, order, 'copy');
  }

  /**
   * A copy with another dtype. Integers wrap, fractions are cut, NaN becomes 0 in an integer,
   * a complex number loses its imaginary part.
   *
   * @throws TypeError when `dtype` is not one or the order is not known.
   */
  astype<E extends DType>(
    dtype: E,
    options: { readonly order?: 'C' | 'F'; readonly copy?: boolean } = {},
  ): NdArray<E> {
    const current: DType = this.dtype;
    const { copy, order } = namedOptions(options, ['order', 'copy'], 'astype');
    if (copy === false && current === dtype) return this as never;
    return this.#converted(dtype, order, 'astype');
  }

  /** Writes one value, converted to the dtype, to every element. */
  fill(value: ScalarLike): this {
    this.beginWrite('fill');
    fillElements(elementsOf(this), value, 'fill');
    return this;
  }

  /** The elements as nested JavaScript arrays; the bare element for a 0-d array. */
  tolist(): Nested<ElementOf<D>> {
    const { shape, strides, dtype } = this;
    const read = elementReader(dtype);
    const data = this.storage.view(dtype);
    const list = (axis: number, at: number): Nested<ElementOf<D>> => {
      if (axis === shape.length) return read(data, at);
      const items: Nested<ElementOf<D>>[] = [];
      for (let i = 0; i < shape[axis]!; i++) items.push(list(axis + 1, at + i * strides[axis]!));
      return items;
    };
    return list(0, this.offset);
  }

  /** What `JSON.stringify` writes, which refuses bigints: the elements as nested arrays. */
  toJSON(): unknown {
    return this.tolist();
  }

  /** The elements in C order. */
  *values(): Generator<ElementOf<D>, void> {
    const { shape, strides, dtype } = this;
    const read = elementReader(dtype);
    const index = shape.map(() => 0);
    let at = this.offset;
    for (let left = this.size; left > 0; left--) {
      // The heap may have grown meanwhile.
      yield read(this.storage.view(dtype), at);
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        at += strides[axis]!;
        if (++index[axis]! < shape[axis]!) break;
        at -= shape[axis]! * strides[axis]!;
        index[axis] = 0;
      }
    }
  }

  /**
   * Along the first axis: elements of a 1-d array, else views.
   *
   * @throws TypeError for a 0-d array.
   */
  *[Symbol.iterator](): Generator<NdArray<D> | ElementOf<D>, void> {
    if (this.ndim === 0) throw new TypeError('iteration: a 0-d array has no axis to iterate over');
    for (let i = 0; i < this.shape[0]!; i++) yield this.ndim === 1 ? this.get(i) : this.slice(i);
  }

  /** Another view of the same storage. */
  withLayout(layout: Layout): NdArray<D> {
    return new NdArray(this.dtype, layout, this.storage);
  }

  /**
   * To be called before elements change; pending expressions read their values first.
   *
   * @throws Error naming `caller` when the array is disposed, is read-only or is a broadcast view,
   *   in which one element stands for many.
   */
  beginWrite(caller: string): void {
    this.assertWritable(caller);
    this.storage.beginWrite(caller);
  }

  /** @throws As {@link beginWrite}, and changes nothing. */
  assertWritable(caller: string): void {
    this.storage.assertWritable(caller);
    if ((this.#sharesPlaces ??= overlapsItself(this))) {
      throw new Error(
        `${caller}: the target of shape ${formatShape(this.shape)} is a broadcast view, in which elements share their place; write to a copy()`,
      );
    }
  }

  /**
   * Gives the storage back at once, for all views of it; reading any of them later is an error.
   * Pending expressions read their values first.
   */
  dispose(): void {
    this.storage.dispose();
  }

  /** `using a = zeros(3)` disposes at the end of the block. */
  [Symbol.dispose](): void {
    this.storage.dispose();
  }

  /** What `scope` keeps when it keeps this array. */
  [storagesOf](): Iterable<Storage> {
    return [this.storage];
  }

  /** As NumPy's `str()`. */
  toString(): string {
    return formatArray(this);
  }

  /** As NumPy's `repr()`; also what Node shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.storage.disposed ? `NdArray(disposed, dtype=${this.dtype})` : reprArray(this);
  }

  /**
   * A 0-d or one-element array as a number, so that `+a` and `a > 0` work.
   *
   * @throws RangeError when the size is not 1.
   */
  [Symbol.toPrimitive](hint: 'number' | 'string' | 'default'): string | number | bigint | boolean {
    if (hint === 'string' || (hint === 'default' && this.size !== 1)) return this.toString();
    const value: unknown = this.item();
    return value instanceof Complex ? value.toString() : (value as number | bigint | boolean);
  }

  #converted<E extends DType>(dtype: E, order: 'C' | 'F' | undefined, caller: string): NdArray<E> {
    const { itemsize } = dtypeInfo(dtype, caller);
    checkOrder(order, caller);
    const storage = allocate(this.size * itemsize, false, caller);
    const result = new NdArray(dtype, packedLayout(this.shape, order), storage);
    copyElements(elementsOf(result), elementsOf(this));
    return result;
  }

  #part(component: 0 | 1): NdArray<RealOf<D>> {
    const info = dtypes[this.dtype];
    if (info.components === 1) return this as unknown as NdArray<RealOf<D>>;
    const dtype = PART_OF[this.dtype as ComplexDType] as RealOf<D>;
    const layout: Layout = {
      shape: this.shape,
      strides: this.strides.map((stride) => 2 * stride),
      offset: 2 * this.offset + component,
    };
    return new NdArray(dtype, layout, this.storage);
  }

  #place(index: readonly number[], caller: string, count = index.length): number {
    if (count !== this.ndim) {
      throw new RangeError(
        `${caller}: ${count} indices for an array of ${this.ndim} dimensions, shape ${formatShape(this.shape)}`,
      );
    }
    let at = this.offset;
    for (let axis = 0; axis < count; axis++) {
      at += normalizeIndex(index[axis]!, this.shape[axis]!, axis, caller) * this.strides[axis]!;
    }
    return at;
  }
}

function outsideOfStorage(array: NdArray): RangeError {
  return new RangeError(
    `NdArray: shape ${formatShape(array.shape)} with strides [${array.strides.join(', ')}] from element ${array.offset} reaches outside of a storage of ${array.storage.byteLength} bytes`,
  );
}

const PART_OF = { complex64: 'float32', complex128: 'float64' } as const;

/** The elements of an array, for the loops of transfer.ts. */
export function elementsOf(array: NdArray): {
  dtype: DType;
  data: TypedArrayOf<DType>;
  layout: Layout;
} {
  return { dtype: array.dtype, data: array.storage.view(array.dtype), layout: array };
}
