/** Reading and writing elements and parts as methods of sparse matrices. */
import type { ElementOf, NdArray, ScalarLike } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { assigned, withElement } from '../indexing/assign.ts';
import { diagonal, trace, withDiagonal } from '../indexing/diagonals.ts';
import { elementAt } from '../indexing/element.ts';
import type { IndexPart } from '../indexing/places.ts';
import { select } from '../indexing/select.ts';
import type { Format, SparseDType } from '../parts/parts.ts';
import { operandOf } from './matrix.ts';
import type { SparseArray } from './sparse-array.ts';
import { WithArithmetic } from './with-arithmetic.ts';

/** The format of parts of a matrix. */
type Sliced<F extends Format> = F extends 'bsr' | 'dia' ? 'csr' : F;

/** Indices are those of NumPy; results are matrices, of two axes, and have arrays of their own. */
export abstract class WithIndexing<D extends SparseDType, F extends Format> extends WithArithmetic<
  D,
  F
> {
  /**
   * One element; negative indices count from the end. O(entries of its line) for `csr`, `csc`, `lil` and
   * `dok`; others are converted.
   *
   * @throws RangeError when an index is out of bounds.
   */
  get(i: number, j: number): ElementOf<D> {
    return elementAt(this.parts, i, j);
  }

  /**
   * Writes one element, in place; a zero is not stored. Fast for `lil` and `dok`; for `csr` and `csc` it
   * costs O(nnz), and exchanges their arrays for others.
   *
   * @throws RangeError when an index is out of bounds; TypeError when the value is no number, or complex and
   *   the matrix real, and for other formats.
   */
  set(i: number, j: number, value: ScalarLike): void {
    this.parts = withElement(this.parts, i, j, value) as typeof this.parts;
  }

  /**
   * The rows and columns that two indices select, each a NumPy slice, a number, a list of numbers or a mask;
   * what is left out is all. A number keeps its axis: there are always two. Two lists select single
   * elements, as a matrix of one row, or, where they broadcast to two axes, of these; so does a mask
   * of the matrix's shape.
   *
   * @throws RangeError when an index is out of bounds or a list does not fit; SyntaxError when a string is no
   *   slice.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0, 2], [0, 3, 0], [4, 0, 5]]);
   * console.log(a.slice('1:', [2, 0]).toarray().tolist()); // => [ [ 0, 0 ], [ 5, 4 ] ]
   * console.log(a.slice([0, 1], [2, 1]).toarray().tolist()); // => [ [ 2, 3 ] ]
   * ```
   */
  slice(...index: IndexPart[]): SparseArray<D, Sliced<F>> {
    return this.made(select(this.parts, index, 'slice')) as never;
  }

  /** Row i, a matrix of one row. */
  getrow(i: number): SparseArray<D, Sliced<F>> {
    return this.made(select(this.parts, [i], 'getrow')) as never;
  }

  /** Column j, a matrix of one column. */
  getcol(j: number): SparseArray<D, Sliced<F>> {
    return this.made(select(this.parts, [':', j], 'getcol')) as never;
  }

  /**
   * Writes to what an index selects (see {@link slice}), in place: a number, or a dense or sparse matrix that
   * is broadcast; a list goes down a single column, too. Zeros are not stored; of an element that is selected more than once the last value stays.
   * For `csr`, `csc`, `lil` and `dok`.
   *
   * @throws RangeError as {@link slice}, and when the value does not fit; TypeError for other formats.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0, 2], [0, 3, 0]]);
   * a.setSlice([':', [0, 2]], [[7, 8], [0, 9]]);
   * console.log(a.toarray().tolist()); // => [ [ 7, 0, 8 ], [ 0, 3, 9 ] ]
   * ```
   */
  setSlice(index: readonly IndexPart[], value: SparseArray | Operand): void {
    this.parts = assigned(this.parts, index, operandOf(value)) as typeof this.parts;
  }

  /**
   * Elements (i, i + k); none where the diagonal lies outside.
   *
   * @throws RangeError when `k` is no whole number.
   */
  diagonal(k = 0): NdArray<D> {
    return diagonal(this.parts, k);
  }

  /**
   * Writes elements (i, i + k), in place: a number to all, or a list to as many as it has. O(nnz).
   *
   * @throws RangeError when there is no such diagonal.
   */
  setdiag(values: Operand, k = 0): void {
    this.parts = withDiagonal(this.parts, values, k) as typeof this.parts;
  }

  /** The sum of elements (i, i + k). */
  trace(k = 0): ElementOf<D> {
    return trace(this.parts, k);
  }
}
