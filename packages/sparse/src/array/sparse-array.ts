/** The sparse array: parts of one format, and what can be done with them. */
import { NdArray, type RealOf } from '@numloom/ndarray';
import { convert, inBlocks } from '../convert/convert.ts';
import { toDense } from '../convert/dense.ts';
import { nonzero, sorted, summed } from '../convert/rewrite.ts';
import { transposed } from '../convert/transpose.ts';
import { asDType, conjugated, copiedParts, partOf } from '../convert/values.ts';
import { within } from '../memory/within.ts';
import {
  checkBlockSize,
  checkDType,
  checkFormat,
  checkLength,
  checkParts,
  checkShape,
} from '../parts/checks.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type {
  Axes,
  BlockSize,
  Format,
  Parts,
  Shape,
  ShapeOf,
  SparseDType,
} from '../parts/parts.ts';
import { type LongAxes, LONGEST } from '../long/axis.ts';
import { checkLongFormat, type Held, needShort, shapeOf } from '../long/held.ts';
import { reshaped, resized } from '../long/shapes.ts';
import { text } from '../printing/text.ts';
import { checkLineFormat, type LineFormat, lineParts } from './line.ts';
import { needTwoAxes, type SparseOf } from './matrix.ts';
import { WithParts } from './with-parts.ts';

/** The format of the transposed matrix. */
export type Transposed<F extends Format, N extends Axes = 2> = N extends 1
  ? F
  : F extends 'csr'
    ? 'csc'
    : F extends 'csc'
      ? 'csr'
      : F;

/** The formats of arrays of so many axes. */
type FormatOf<N extends Axes> = N extends 1 ? LineFormat : Format;

/**
 * A matrix, or an array of one axis, that stores the elements that are not zero, in one of the formats of
 * scipy.sparse; `csr_array` and the like make them. Type parameter `N` is the number of axes. With one axis the
 * format is `coo`, `csr` or `dok`, and methods that are of matrices alone throw a RangeError. Kernels need values to
 * be float32, float64 or complex128: other dtypes become the nearest of these. Indices are int32; those of an array
 * with a length of 2 ** 31 or more, which has the format `coo`, `csr` or `csc`, are int64.
 *
 * A property that a format has not, as `row` of `csr`, is undefined. Arrays may be shared between matrices
 * that one another was made of, as by `tocoo`, `T` or `asformat`: `copy()` has arrays of its own.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * const a = csr_array([[1, 0], [2, 3]]);
 * console.log(a.nnz, a.tocsc().indices.tolist()); // => 3 [ 0, 1, 1 ]
 * console.log(String(a.T)); // => <Compressed Sparse Column sparse array of dtype 'float64'
 * //   with 3 stored elements and shape (2, 2)>
 * //   Coords   Values
 * //   (0, 0)   1.0
 * //   (0, 1)   2.0
 * //   (1, 1)   3.0
 * ```
 */
export class SparseArray<
  D extends SparseDType = SparseDType,
  F extends Format = Format,
  N extends Axes = 2,
> extends WithParts<D, F, N> {
  #held: Held<D, F>;
  readonly #ndim: N;

  /**
   * The array of these parts.
   *
   * @param ndim - 1 for an array of one axis, whose parts are those of a matrix of one row
   * @param axes - the long axes that those of the parts stand for
   * @throws RangeError when there are more rows, or the format is none of arrays of one axis.
   */
  constructor(parts: Parts<D, F>, ndim?: N, axes?: LongAxes) {
    super();
    this.#ndim = ndim ?? (2 as N);
    this.#held = { parts: ndim === 1 ? lineParts(parts, 'SparseArray') : parts, axes };
  }

  /**
   * What the array consists of: what functions work on. Of one axis, the parts of a matrix of one row.
   *
   * @throws RangeError when a length is 2 ** 31 or more.
   */
  override get parts(): Parts<D, F> {
    needShort(this.shape, 'parts');
    return this.#held.parts;
  }

  /** @internal Parts on the places that have entries, where an axis is long. */
  override get held(): Held<D, F> {
    return this.#held;
  }

  /** Exchanges the parts for others of the same dtype and format, for methods that work in place. */
  protected override set held(held: Held<D, F>) {
    this.#held = held;
  }

  /** Rows and columns, or with one axis the length. */
  override get shape(): ShapeOf<N> {
    const shape = shapeOf(this.#held);
    return (this.ndim === 1 ? [shape[1]] : shape) as ShapeOf<N>;
  }

  /** How many axes there are: 2 of a matrix, or 1. */
  override get ndim(): N {
    return this.#ndim;
  }

  /** The transposed matrix; its arrays are shared where they are the same. An array of one axis is itself. */
  get T(): SparseArray<D, Transposed<F, N>, N> {
    return this.transpose();
  }

  /** The transposed matrix. @throws RangeError when there is one axis. */
  get mT(): SparseArray<D, Transposed<F, N>, N> {
    needTwoAxes(this, 'mT');
    return this.transpose();
  }

  /** The real parts. */
  get real(): SparseArray<RealOf<D> & SparseDType, F, N> {
    return this.alike(partOf(this.#held.parts, 'real')) as never;
  }

  /** The imaginary parts; of a real matrix zeros, as many as it has entries. */
  get imag(): SparseArray<RealOf<D> & SparseDType, F, N> {
    return this.alike(partOf(this.#held.parts, 'imag')) as never;
  }

  /** The same matrix as triplets. */
  tocoo(): SparseArray<D, 'coo', N> {
    return this.#as('coo', 'tocoo');
  }

  /** The same matrix by rows; triplets of one place are added up. */
  tocsr(): SparseArray<D, 'csr', N> {
    return this.#as('csr', 'tocsr');
  }

  /** The same matrix by columns; triplets of one place are added up. */
  tocsc(this: SparseArray<D, F>): SparseArray<D, 'csc'> {
    return this.#as('csc', 'tocsc');
  }

  /**
   * The same matrix by diagonals.
   *
   * @throws RangeError when so many diagonals have entries that kernels cannot reach them all.
   */
  todia(this: SparseArray<D, F>): SparseArray<D, 'dia'> {
    return this.#as('dia', 'todia');
  }

  /**
   * The same matrix by rows of dense blocks, by default of a size that suits the matrix.
   *
   * @throws RangeError when `blocksize` does not divide the shape.
   */
  tobsr(
    this: SparseArray<D, F>,
    options: { readonly blocksize?: BlockSize | undefined } = {},
  ): SparseArray<D, 'bsr'> {
    checkOptions(options, ['blocksize'], 'tobsr');
    needTwoAxes(this, 'tobsr');
    const { blocksize } = options;
    if (blocksize === undefined) return this.#as('bsr', 'tobsr');
    checkLongFormat('bsr', this.shape, 'tobsr');
    checkBlockSize(blocksize, this.shape, 'tobsr');
    return new SparseArray(inBlocks(this.parts, blocksize));
  }

  /** The same matrix as lists of rows. */
  tolil(this: SparseArray<D, F>): SparseArray<D, 'lil'> {
    return this.#as('lil', 'tolil');
  }

  /** The same matrix as values by places. */
  todok(): SparseArray<D, 'dok', N> {
    return this.#as('dok', 'todok');
  }

  /**
   * The same matrix in a format, itself where it has that one. O(nnz + rows + columns) for all but `dia`
   * and `bsr`, which store zeros, too.
   *
   * @throws TypeError when there is no such format; RangeError when it is none of arrays of one axis.
   */
  asformat<To extends FormatOf<N>>(format: To): SparseArray<D, To, N> {
    checkFormat(format, 'asformat');
    return this.#as(format, 'asformat');
  }

  /**
   * A dense array of the same elements, those of one place added up, by rows ('C') or by columns ('F').
   *
   * @throws RangeError when it does not fit into the memory that kernels reach.
   */
  toarray(options: { readonly order?: 'C' | 'F' | undefined } = {}): NdArray<D> {
    return this.#dense(options, 'toarray');
  }

  /** The same as `toarray`. */
  todense(options: { readonly order?: 'C' | 'F' | undefined } = {}): NdArray<D> {
    return this.#dense(options, 'todense');
  }

  /**
   * The same matrix with values of another dtype; the imaginary parts of complex numbers are lost in a
   * real one. Without `copy` it may be the matrix itself, or share its indices.
   *
   * @throws TypeError when values cannot have that dtype.
   */
  astype<E extends SparseDType>(
    dtype: E,
    options: { readonly copy?: boolean | undefined } = {},
  ): SparseArray<E, F, N> {
    checkOptions(options, ['copy'], 'astype');
    checkFlags(options, ['copy'], 'astype');
    checkDType(dtype, 'astype');
    const { copy = true } = options;
    const current: SparseDType = this.dtype;
    if (!copy && current === dtype) return this as unknown as SparseArray<E, F, N>;
    const converted = asDType<E, F>(this.#held.parts, dtype);
    return this.alike(copy ? copiedParts(converted) : converted) as never;
  }

  /** The same matrix, with arrays of its own. */
  copy(): SparseArray<D, F, N> {
    return this.alike(copiedParts(this.#held.parts)) as never;
  }

  /**
   * The transposed matrix: `csr` becomes `csc`, and the other way round, others keep their format. Arrays
   * are shared where they are the same. An array of one axis is itself.
   */
  transpose(): SparseArray<D, Transposed<F, N>, N> {
    if (this.ndim === 1) return this as never;
    const { parts, axes } = this.#held;
    return this.made(transposed(parts), 2, axes && [axes[1], axes[0]]) as never;
  }

  /** Every value replaced by its complex conjugate; indices are shared. A real matrix is itself. */
  conj(): SparseArray<D, F, N> {
    if (this.dtype !== 'complex128') return this;
    return this.alike(conjugated(this.#held.parts)) as never;
  }

  /** The same as `conj`. */
  conjugate(): SparseArray<D, F, N> {
    return this.conj();
  }

  /**
   * Sorts the entries of each line by their indices, in place: `csr`, `csc` and `bsr`; other formats stay
   * as they are. Arrays are exchanged for others: those that other matrices share do not change.
   */
  sort_indices(): void {
    this.#rewrite(sorted);
  }

  /**
   * Adds up the entries of one place, in place, which sorts them: `coo`, `csr`, `csc` and `bsr`, others
   * have no two. Arrays are exchanged as by `sort_indices`.
   */
  sum_duplicates(): void {
    this.#rewrite(summed);
  }

  /**
   * Leaves out entries that are zero, in place; of `bsr` blocks, and of `dia` diagonals, that are all zero.
   * Arrays are exchanged as by `sort_indices`.
   */
  eliminate_zeros(): void {
    this.#rewrite(nonzero);
  }

  /** Gives back memory that arrays hold besides their elements, as those that are part of longer ones. */
  prune(): void {
    const isLoose = ({ storage, nbytes }: NdArray): boolean => storage.byteLength > nbytes;
    const arrays = Object.values(this.#held.parts).filter((part) => part instanceof NdArray);
    if (arrays.some(isLoose)) this.#rewrite(copiedParts);
  }

  /**
   * Looks whether the parts fit together, which was so when the matrix was made; but its arrays can be
   * written to. O(nnz).
   *
   * @throws RangeError when they do not.
   */
  check_format(): void {
    checkParts(this.#held.parts, 'check_format');
  }

  /**
   * The same elements in their order under another shape, as triplets; one length may be -1. A number, or a list
   * of one, is the length of the only axis. Order 'F' goes by columns.
   *
   * @throws RangeError when the number of elements differs; TypeError for another order.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0, 2], [0, 3, 0]]);
   * console.log(a.reshape([3, 2]).toarray().tolist()); // => [ [ 1, 0 ], [ 2, 0 ], [ 3, 0 ] ]
   * console.log(a.reshape(-1).toarray().tolist()); // => [ 1, 0, 2, 0, 3, 0 ]
   * ```
   */
  reshape<const S extends number | ShapeOf<Axes>>(
    shape: S,
    options: { readonly order?: 'C' | 'F' | undefined } = {},
  ): SparseOf<S extends Shape ? 2 : 1, D, 'coo'> {
    checkOptions(options, ['order'], 'reshape');
    const { order = 'C' } = options;
    checkOrder(order, 'reshape');
    const wanted: readonly number[] = typeof shape === 'number' ? [shape] : shape;
    const { held } = this.tocoo();
    const { parts, axes } = reshaped(held, wanted, order, this.ndim);
    return this.made(parts, wanted.length === 1 ? 1 : 2, axes) as never;
  }

  /**
   * Cuts the array, or adds zeros, in place: rows and columns, or elements of the only axis, whose length is then a
   * number or a list of one.
   *
   * @throws RangeError when the shape has other axes, or a length is none.
   */
  resize(shape: N extends 1 ? number | ShapeOf<N> : Shape): void {
    if (this.ndim === 2) {
      checkShape(shape, 'resize', LONGEST);
      checkLongFormat(this.format, shape, 'resize');
      this.#held = resized(this.#held, [shape[0], shape[1]]);
      return;
    }
    const length = checkLength(shape, 'resize', LONGEST);
    checkLongFormat(this.format, [length], 'resize');
    this.#held = resized(this.#held, [1, length]);
  }

  /** As SciPy's `str()`: what the matrix is, and its entries, of many the first and the last. */
  override toString(): string {
    return text(this.#held, this.shape);
  }

  /** What Node shows: as `toString`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return text(this.#held, this.shape);
  }

  protected override made(parts: Parts, ndim: Axes, axes?: LongAxes): SparseArray {
    return new SparseArray<SparseDType, Format, Axes>(parts, ndim, axes) as SparseArray;
  }

  #rewrite(change: (parts: Parts<D, F>) => Parts<D, F>): void {
    const { parts, axes } = this.#held;
    this.#held = { parts: change(parts), axes };
  }

  #as<To extends Format>(format: To, caller: string): SparseArray<D, To, N> {
    const current: Format = this.format;
    if (current === format) return this as unknown as SparseArray<D, To, N>;
    if (this.ndim === 1) checkLineFormat(format, caller);
    checkLongFormat(format, this.shape, caller);
    const parts = within(caller, () => convert<D, To>(this.#held.parts, format));
    return this.alike(parts) as never;
  }

  #dense(options: { readonly order?: 'C' | 'F' | undefined }, caller: string): NdArray<D> {
    checkOptions(options, ['order'], caller);
    const { order = 'C' } = options;
    checkOrder(order, caller);
    needShort(this.shape, caller);
    const parts: Parts<D> = this.#held.parts;
    const isCompressed = parts.format === 'csr' || parts.format === 'csc' || parts.format === 'coo';
    const dense = within(caller, () =>
      toDense(isCompressed ? parts : convert(parts, 'csr'), order),
    );
    return this.ndim === 1 ? dense.reshape([dense.size]) : dense;
  }
}

/** @throws TypeError naming `caller` when it is no order of elements. */
function checkOrder(order: unknown, caller: string): void {
  if (order === 'C' || order === 'F') return;
  throw new TypeError(`${caller}: order is ${String(order)}, must be C or F`);
}
