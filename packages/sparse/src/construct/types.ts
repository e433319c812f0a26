/** What matrices are made of, and the dtypes that they get. */
import type { DType, NdArray, TypedArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { DTypeOf } from '@numloom/ufunc';
import type { SparseArray } from '../array/sparse-array.ts';
import type { Format, Shape, SparseDType } from '../parts/parts.ts';

/** A list of values, or of whole numbers. */
export type List = NdArray | TypedArray | readonly (boolean | number | bigint)[];

/** Triplets: element (row[k], col[k]) has the value data[k]; several for one place are added up. */
export interface TripletsInput {
  readonly data: Operand;
  readonly row: List;
  readonly col: List;
}

/** Entries indptr[i] to indptr[i + 1] belong to line i: row or column, or row of blocks. */
export interface CompressedInput {
  readonly data: Operand;
  readonly indices: List;
  readonly indptr: List;
}

/** Element (i, j) is data[k, j] where offsets[k] is j - i. */
export interface DiagonalsInput {
  readonly data: Operand;
  readonly offsets: List | number;
}

/**
 * What a matrix can be made of: a dense one, of any layout, or an expression; another sparse one; the
 * shape of an empty one; or its parts, by name or in SciPy's order.
 */
export type SparseInput =
  | Operand
  | SparseArray
  | Shape
  | TripletsInput
  | CompressedInput
  | DiagonalsInput
  | readonly [data: Operand, places: readonly [row: List, col: List]]
  | readonly [data: Operand, indices: NdArray | TypedArray, indptr: NdArray | TypedArray]
  | readonly [data: Operand, offsets: List | number];

/** The dtype of values that are given in another one: real numbers float64, unless they are float32. */
export type Nearest<D extends DType> = D extends 'float32'
  ? 'float32'
  : D extends 'complex64' | 'complex128'
    ? 'complex128'
    : 'float64';

/** The dtype of the matrix that is made of an argument. */
export type SparseDTypeOf<S> =
  S extends SparseArray<infer D, Format>
    ? D
    : S extends { readonly data: infer V; readonly row: List }
      ? Nearest<DTypeOf<V>>
      : S extends { readonly data: infer V; readonly indices: List }
        ? Nearest<DTypeOf<V>>
        : S extends { readonly data: infer V; readonly offsets: List | number }
          ? Nearest<DTypeOf<V>>
          : S extends SplitParts<infer V>
            ? Nearest<DTypeOf<V>>
            : S extends Operand
              ? Nearest<DTypeOf<S>>
              : SparseDType;

/** Parts in SciPy's order that no dense matrix consists of. */
type SplitParts<V> =
  | readonly [data: V, places: readonly [row: List, col: List]]
  | readonly [data: V, indices: NdArray | TypedArray, indptr: NdArray | TypedArray]
  | readonly [data: V, offset: number];

/** Options of functions that make a matrix. */
export interface SparseOptions<D extends SparseDType = SparseDType> {
  /** Needed where parts do not tell: the last rows or columns may be empty. */
  readonly shape?: Shape | undefined;
  /** By default float64, or that of values which are float32 or complex. */
  readonly dtype?: D | undefined;
  /** Whether arrays are copied that could be shared: those that lie in the heap as they have to be. */
  readonly copy?: boolean | undefined;
}

/** A matrix, sparse or dense. */
export type MatrixInput = Operand | SparseArray;
