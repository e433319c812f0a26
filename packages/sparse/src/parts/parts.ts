/** What a sparse matrix consists of, by format: plain data, that functions of `convert/` and others take. */
import { dtypes, type ElementOf, type NdArray } from '@numloom/ndarray';

/** The dtypes of values. */
export type SparseDType = 'float32' | 'float64' | 'complex128';

/** The dtypes of indices as users see them; parts have int32 ones. */
export type IndexDType = 'int32' | 'int64';

/** Bytes of a value. */
export function itemsizeOf(dtype: SparseDType): number {
  return dtypes[dtype].itemsize;
}

/** The formats, named as scipy.sparse names them. */
export type Format = 'bsr' | 'coo' | 'csc' | 'csr' | 'dia' | 'dok' | 'lil';

export type Shape = readonly [rows: number, columns: number];

/** How many axes a sparse array has. Parts are always those of a matrix: with one axis, of one row. */
export type Axes = 1 | 2;

/** The shape of an array of so many axes. */
export type ShapeOf<N extends Axes> = N extends 1 ? readonly [length: number] : Shape;

/** Rows and columns of a dense block. */
export type BlockSize = readonly [rows: number, columns: number];

interface Sized<D extends SparseDType, F extends Format> {
  readonly format: F;
  readonly dtype: D;
  readonly shape: Shape;
}

/**
 * By rows (`csr`) or by columns (`csc`): entry k of line i is one of `indptr[i]` to `indptr[i + 1]`.
 * Arrays are packed and of one axis. Indices of a line may come in any order, and more than once.
 */
export interface CompressedParts<
  D extends SparseDType = SparseDType,
  F extends 'csr' | 'csc' = 'csr' | 'csc',
> extends Sized<D, F> {
  readonly indptr: NdArray<'int32'>;
  readonly indices: NdArray<'int32'>;
  readonly data: NdArray<D>;
}

/** Triplets: in any order, and several for an element, which is their sum. */
export interface CooParts<D extends SparseDType = SparseDType> extends Sized<D, 'coo'> {
  readonly row: NdArray<'int32'>;
  readonly col: NdArray<'int32'>;
  readonly data: NdArray<D>;
}

/**
 * Diagonals: element (i, j) is `data[k, j]` where `offsets[k]` is j - i, no offset twice. `data` may have
 * fewer columns than the matrix, what is missing is zero; or more, and what lies outside is ignored.
 */
export interface DiaParts<D extends SparseDType = SparseDType> extends Sized<D, 'dia'> {
  readonly offsets: NdArray<'int32'>;
  readonly data: NdArray<D>;
}

/** Dense blocks by rows: `data` is (blocks, rows of a block, columns of a block). */
export interface BsrParts<D extends SparseDType = SparseDType> extends Sized<D, 'bsr'> {
  readonly indptr: NdArray<'int32'>;
  readonly indices: NdArray<'int32'>;
  readonly data: NdArray<D>;
}

/** A list of column numbers, increasing, and one of values for each row: to be written to. */
export interface LilParts<D extends SparseDType = SparseDType> extends Sized<D, 'lil'> {
  readonly rows: number[][];
  readonly values: ElementOf<D>[][];
}

/** Values by place, `row * columns + column`: to be written to. */
export interface DokParts<D extends SparseDType = SparseDType> extends Sized<D, 'dok'> {
  readonly entries: Map<number, ElementOf<D>>;
}

interface PartsByFormat<D extends SparseDType> {
  readonly bsr: BsrParts<D>;
  readonly coo: CooParts<D>;
  readonly csc: CompressedParts<D, 'csc'>;
  readonly csr: CompressedParts<D, 'csr'>;
  readonly dia: DiaParts<D>;
  readonly dok: DokParts<D>;
  readonly lil: LilParts<D>;
}

/** The parts of a matrix of that format. */
export type Parts<
  D extends SparseDType = SparseDType,
  F extends Format = Format,
> = PartsByFormat<D>[F];
