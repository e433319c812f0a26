/** The sparse matrix: parts of one format, and what can be done with them. */
import { type ElementOf, NdArray, type RealOf } from '@numloom/ndarray';
import { isCanonical, isSorted } from '../convert/canonical.ts';
import { convert, inBlocks } from '../convert/convert.ts';
import { toDense } from '../convert/dense.ts';
import { nonzero, sorted, summed } from '../convert/rewrite.ts';
import { reshaped, resized } from '../convert/shapes.ts';
import { storedIn } from '../convert/stored.ts';
import { transposed } from '../convert/transpose.ts';
import { isOrdered } from '../convert/triplets.ts';
import { asDType, conjugated, copiedParts, partOf } from '../convert/values.ts';
import {
  checkBlockSize,
  checkDType,
  checkFormat,
  checkParts,
  checkShape,
} from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { BlockSize, Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { text } from '../printing/text.ts';
import { WithReductions } from './with-reductions.ts';

/** `Part` for the formats that have it, undefined for others. */
type In<F extends Format, Having extends Format, Part> = F extends Having ? Part : undefined;

/** The format of the transposed matrix. */
export type Transposed<F extends Format> = F extends 'csr' ? 'csc' : F extends 'csc' ? 'csr' : F;

/** Formats whose lines are compressed. */
type Compressed = 'bsr' | 'csc' | 'csr';

/**
 * A two-dimensional matrix that stores the elements that are not zero, in one of the formats of
 * scipy.sparse; `csr_array` and the like make them. Kernels need its values to be float32, float64 or
 * complex128: other dtypes become the nearest of these. Indices are int32.
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
> extends WithReductions<D, F> {
  #parts: Parts<D, F>;

  constructor(parts: Parts<D, F>) {
    super();
    this.#parts = parts;
  }

  /** What the matrix consists of: what functions work on. */
  override get parts(): Parts<D, F> {
    return this.#parts;
  }

  /** Exchanges the parts for others of the same dtype and format, for methods that work in place. */
  protected override set parts(parts: Parts<D, F>) {
    this.#parts = parts;
  }

  get format(): F {
    return this.#parts.format as F;
  }

  get dtype(): D {
    return this.#parts.dtype;
  }

  get shape(): Shape {
    return this.#parts.shape;
  }

  get ndim(): 2 {
    return 2;
  }

  /** Number of stored entries, zeros among them included. */
  get nnz(): number {
    return storedIn(this.#parts);
  }

  /** The same as `nnz`, as in SciPy. */
  get size(): number {
    return this.nnz;
  }

  /**
   * The values: of `coo`, `csr` and `csc` one per entry, of `bsr` (blocks, rows, columns), of `dia`
   * (diagonals, columns); of `lil` a list for each row.
   */
  get data(): F extends 'dok' ? undefined : F extends 'lil' ? ElementOf<D>[][] : NdArray<D> {
    const parts: Parts<D> = this.#parts;
    const data =
      parts.format === 'dok' ? undefined : parts.format === 'lil' ? parts.values : parts.data;
    return data as never;
  }

  /** Where each line's entries begin: of `csr`, `csc` and `bsr`. */
  get indptr(): In<F, Compressed, NdArray<'int32'>> {
    return this.#part('indptr');
  }

  /** The column (`csr`, of a block `bsr`) or row (`csc`) of each entry. */
  get indices(): In<F, Compressed, NdArray<'int32'>> {
    return this.#part('indices');
  }

  /** The row of each entry: of `coo`. */
  get row(): In<F, 'coo', NdArray<'int32'>> {
    return this.#part('row');
  }

  /** The column of each entry: of `coo`. */
  get col(): In<F, 'coo', NdArray<'int32'>> {
    return this.#part('col');
  }

  /** Column minus row of each diagonal: of `dia`. */
  get offsets(): In<F, 'dia', NdArray<'int32'>> {
    return this.#part('offsets');
  }

  /** The columns of each row's entries: of `lil`. */
  get rows(): In<F, 'lil', number[][]> {
    return this.#part('rows');
  }

  /** Rows and columns of a block: of `bsr`. */
  get blocksize(): In<F, 'bsr', BlockSize> {
    const parts: Parts<D> = this.#parts;
    return (parts.format === 'bsr' ? parts.data.shape.slice(1) : undefined) as never;
  }

  /** Whether the indices of no line decrease: of `csr`, `csc` and `bsr`. O(nnz). */
  get has_sorted_indices(): In<F, Compressed, boolean> {
    const lines = this.#lines();
    return (lines && isSorted(lines)) as never;
  }

  /**
   * Whether entries are in order, no place twice: of `csr`, `csc`, `bsr`, and `coo`, whose order is by
   * rows. O(nnz).
   */
  get has_canonical_format(): In<F, Compressed | 'coo', boolean> {
    const parts: Parts<D> = this.#parts;
    const lines = this.#lines();
    return (parts.format === 'coo' ? isOrdered(parts) : lines && isCanonical(lines)) as never;
  }

  /** The transposed matrix; its arrays are shared where they are the same. */
  get T(): SparseArray<D, Transposed<F>> {
    return this.transpose();
  }

  /** The same as `T`. */
  get mT(): SparseArray<D, Transposed<F>> {
    return this.transpose();
  }

  /** The real parts. */
  get real(): SparseArray<RealOf<D> & SparseDType, F> {
    return new SparseArray(partOf(this.#parts, 'real')) as never;
  }

  /** The imaginary parts; of a real matrix zeros, as many as it has entries. */
  get imag(): SparseArray<RealOf<D> & SparseDType, F> {
    return new SparseArray(partOf(this.#parts, 'imag')) as never;
  }

  /** The same matrix as triplets. */
  tocoo(): SparseArray<D, 'coo'> {
    return this.asformat('coo');
  }

  /** The same matrix by rows; triplets of one place are added up. */
  tocsr(): SparseArray<D, 'csr'> {
    return this.asformat('csr');
  }

  /** The same matrix by columns; triplets of one place are added up. */
  tocsc(): SparseArray<D, 'csc'> {
    return this.asformat('csc');
  }

  /**
   * The same matrix by diagonals.
   *
   * @throws RangeError when so many diagonals have entries that kernels cannot reach them all.
   */
  todia(): SparseArray<D, 'dia'> {
    return this.asformat('dia');
  }

  /**
   * The same matrix by rows of dense blocks, by default of a size that suits the matrix.
   *
   * @throws RangeError when `blocksize` does not divide the shape.
   */
  tobsr(options: { readonly blocksize?: BlockSize | undefined } = {}): SparseArray<D, 'bsr'> {
    checkOptions(options, ['blocksize'], 'tobsr');
    const { blocksize } = options;
    if (blocksize === undefined) return this.asformat('bsr');
    checkBlockSize(blocksize, this.shape, 'tobsr');
    return new SparseArray(inBlocks(this.#parts, blocksize));
  }

  /** The same matrix as lists of rows. */
  tolil(): SparseArray<D, 'lil'> {
    return this.asformat('lil');
  }

  /** The same matrix as values by places. */
  todok(): SparseArray<D, 'dok'> {
    return this.asformat('dok');
  }

  /**
   * The same matrix in a format, itself where it has that one. O(nnz + rows + columns) for all but `dia`
   * and `bsr`, which store zeros, too.
   *
   * @throws TypeError when there is no such format.
   */
  asformat<To extends Format>(format: To): SparseArray<D, To> {
    checkFormat(format, 'asformat');
    const current: Format = this.format;
    if (current === format) return this as unknown as SparseArray<D, To>;
    return new SparseArray(convert(this.#parts, format));
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
  ): SparseArray<E, F> {
    checkOptions(options, ['copy'], 'astype');
    checkDType(dtype, 'astype');
    const { copy = true } = options;
    const current: SparseDType = this.dtype;
    if (!copy && current === dtype) return this as unknown as SparseArray<E, F>;
    const converted = asDType<E, F>(this.#parts, dtype);
    return new SparseArray(copy ? copiedParts(converted) : converted);
  }

  /** The same matrix, with arrays of its own. */
  copy(): SparseArray<D, F> {
    return new SparseArray(copiedParts(this.#parts));
  }

  /**
   * The transposed matrix: `csr` becomes `csc`, and the other way round, others keep their format. Arrays
   * are shared where they are the same.
   */
  transpose(): SparseArray<D, Transposed<F>> {
    return new SparseArray(transposed(this.#parts)) as never;
  }

  /** Every value replaced by its complex conjugate; indices are shared. A real matrix is itself. */
  conj(): SparseArray<D, F> {
    return this.dtype === 'complex128' ? new SparseArray(conjugated(this.#parts)) : this;
  }

  /** The same as `conj`. */
  conjugate(): SparseArray<D, F> {
    return this.conj();
  }

  /**
   * Sorts the entries of each line by their indices, in place: `csr`, `csc` and `bsr`; other formats stay
   * as they are. Arrays are exchanged for others: those that other matrices share do not change.
   */
  sort_indices(): void {
    this.#parts = sorted(this.#parts);
  }

  /**
   * Adds up the entries of one place, in place, which sorts them: `coo`, `csr`, `csc` and `bsr`, others
   * have no two. Arrays are exchanged as by `sort_indices`.
   */
  sum_duplicates(): void {
    this.#parts = summed(this.#parts);
  }

  /**
   * Leaves out entries that are zero, in place; of `bsr` blocks, and of `dia` diagonals, that are all zero.
   * Arrays are exchanged as by `sort_indices`.
   */
  eliminate_zeros(): void {
    this.#parts = nonzero(this.#parts);
  }

  /** Gives back memory that arrays hold besides their elements, as those that are part of longer ones. */
  prune(): void {
    const isLoose = ({ storage, nbytes }: NdArray): boolean => storage.byteLength > nbytes;
    const arrays = Object.values(this.#parts).filter((part) => part instanceof NdArray);
    if (arrays.some(isLoose)) this.#parts = copiedParts(this.#parts);
  }

  /**
   * Looks whether the parts fit together, which was so when the matrix was made; but its arrays can be
   * written to. O(nnz).
   *
   * @throws RangeError when they do not.
   */
  check_format(): void {
    checkParts(this.#parts, 'check_format');
  }

  /**
   * The same elements in their order under another shape, as triplets; one length may be -1. Order 'F'
   * goes by columns.
   *
   * @throws RangeError when the number of elements differs.
   */
  reshape(
    shape: Shape,
    options: { readonly order?: 'C' | 'F' | undefined } = {},
  ): SparseArray<D, 'coo'> {
    checkOptions(options, ['order'], 'reshape');
    return new SparseArray(reshaped(this.tocoo().parts, shape, options.order ?? 'C'));
  }

  /** Cuts the matrix, or adds rows and columns of zeros, in place. */
  resize(shape: Shape): void {
    checkShape(shape, 'resize');
    this.#parts = resized(this.#parts, [shape[0], shape[1]]);
  }

  /** As SciPy's `str()`: what the matrix is, and its entries, of many the first and the last. */
  override toString(): string {
    return text(this.#parts);
  }

  /** What Node shows: as `toString`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return text(this.#parts);
  }

  protected override made(parts: Parts): SparseArray {
    return new SparseArray(parts);
  }

  #dense(options: { readonly order?: 'C' | 'F' | undefined }, caller: string): NdArray<D> {
    checkOptions(options, ['order'], caller);
    const { order = 'C' } = options;
    if (!['C', 'F'].includes(order)) {
      throw new TypeError(`${caller}: order is ${String(order)}, must be C or F`);
    }
    const parts: Parts<D> = this.#parts;
    const isCompressed = parts.format === 'csr' || parts.format === 'csc' || parts.format === 'coo';
    return toDense(isCompressed ? parts : convert(parts, 'csr'), order);
  }

  /** Compressed lines, of entries or of blocks. */
  #lines(): Parts<D, Compressed> | undefined {
    const parts: Parts<D> = this.#parts;
    return 'indptr' in parts ? parts : undefined;
  }

  /** Property `name` of the parts, undefined where they have none. */
  #part(name: string): never {
    return (this.#parts as unknown as Readonly<Record<string, unknown>>)[name] as never;
  }
}
