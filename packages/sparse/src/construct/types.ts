/** What sparse arrays are made of, and the dtypes and axes that they get. */
import type { NdArray, TypedArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { DTypeOf } from '@numloom/ufunc';
import type { AnySparse } from '../array/matrix.ts';
import type { AxesOf } from '../array/operands.ts';
import type { SparseArray } from '../array/sparse-array.ts';
import type { Nearest } from '../parts/dtypes.ts';
import type { Axes, Format, ShapeOf, SparseDType } from '../parts/parts.ts';

export type { Nearest } from '../parts/dtypes.ts';

/** A list of values, or of whole numbers. */
export type List = NdArray | TypedArray | readonly (boolean | number | bigint)[];

/** Triplets: element (row[k], col[k]) has the value data[k]; several for one place are added up. */
export interface TripletsInput {
  readonly data: Operand;
  readonly row: List;
  readonly col: List;
}

/**
 * The same, `coords` being a list of indices for each axis: `[row, col]`, or of an array of one axis `[places]`.
 */
export interface CoordsInput {
  readonly data: Operand;
  readonly coords: Coords;
}

/** Indices for each axis. */
export type Coords = readonly [places: List] | readonly [row: List, col: List];

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
 * What a sparse array can be made of: a dense one, of any layout, or an expression; another sparse one; the
 * shape of an empty one; or its parts, by name or in SciPy's order. A list of one or two numbers is a shape: so few
 * elements are given as `array([0, 5])`.
 */
export type SparseInput =
  | Operand
  | AnySparse
  | ShapeOf<Axes>
  | TripletsInput
  | CoordsInput
  | CompressedInput
  | DiagonalsInput
  | readonly [data: Operand, coords: Coords]
  | readonly [data: Operand, indices: NdArray | TypedArray, indptr: NdArray | TypedArray]
  | readonly [data: Operand, offsets: List | number];

/** The dtype of the matrix that is made of an argument. */
export type SparseDTypeOf<S> =
  S extends SparseArray<infer D, Format, infer _>
    ? D
    : S extends { readonly data: infer V; readonly row: List } | CoordsOf<infer V>
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

interface CoordsOf<V> {
  readonly data: V;
  readonly coords: Coords;
}

/**
 * How many axes the array has that is made of an argument. The types of dense arrays and expressions do not tell:
 * they are taken for matrices, unless the option `shape` says that there is one axis.
 */
export type AxesOfInput<S> =
  S extends ShapeOf<Axes>
    ? S['length']
    : S extends { readonly coords: infer C } | readonly [unknown, infer C extends Coords]
      ? C extends { readonly length: infer N extends Axes }
        ? N
        : Axes
      : S extends TripletsInput | CompressedInput | DiagonalsInput | SplitParts<unknown>
        ? S extends { readonly ndim: infer N extends Axes }
          ? N
          : 2
        : S extends readonly number[]
          ? number extends S['length']
            ? Axes
            : 1
          : Axes extends AxesOf<S>
            ? 2
            : AxesOf<S>;

/** Parts in SciPy's order that no dense matrix consists of. */
type SplitParts<V> =
  | readonly [data: V, coords: Coords]
  | readonly [data: V, indices: NdArray | TypedArray, indptr: NdArray | TypedArray]
  | readonly [data: V, offset: number];

/** Options of functions that make a matrix. */
export interface SparseOptions<D extends SparseDType = SparseDType, N extends Axes = Axes> {
  /** Needed where parts do not tell: the last rows or columns may be empty. */
  readonly shape?: ShapeOf<N> | undefined;
  /** By default float64, or that of values which are float32 or complex. */
  readonly dtype?: D | undefined;
  /** Whether arrays are copied that could be shared: those that lie in the heap as they have to be. */
  readonly copy?: boolean | undefined;
}

/** A matrix, sparse or dense. */
export type MatrixInput = Operand | SparseArray;
