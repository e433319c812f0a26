/** Reading and writing elements and parts as methods of sparse arrays. */
import type { ElementOf, NdArray, ScalarLike } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { assigned, withElement } from '../indexing/assign.ts';
import { diagonal, trace, withDiagonal } from '../indexing/diagonals.ts';
import { elementAt, placeOf } from '../indexing/element.ts';
import type { IndexPart } from '../indexing/places.ts';
import { select } from '../indexing/select.ts';
import { numberOf } from '../long/axis.ts';
import { type Held, needShort } from '../long/held.ts';
import { selectHeld } from '../long/select.ts';
import { within } from '../memory/within.ts';
import type { Axes, Format, Parts, SparseDType } from '../parts/parts.ts';
import { type AnySparse, needTwoAxes } from './matrix.ts';
import { givenOf } from './operands.ts';
import type { Selection, Sliced } from './selected.ts';
import type { SparseArray } from './sparse-array.ts';
import { WithArithmetic } from './with-arithmetic.ts';

/** Indices for each axis. */
type Indices<N extends Axes> = N extends 1 ? [i: number] : [i: number, j: number];

/** Indices are those of NumPy; results have arrays of their own. */
export abstract class WithIndexing<
  D extends SparseDType,
  F extends Format,
  N extends Axes,
> extends WithArithmetic<D, F, N> {
  /**
   * One element, `get(i, j)`, or `get(i)` of an array of one axis; negative indices count from the end. O(entries
   * of its line) for `csr`, `csc`, `lil` and `dok`; others are converted.
   *
   * @throws RangeError when an index is out of bounds, or there are not as many as axes.
   */
  get(...index: Indices<N>): ElementOf<D> {
    const [i, j] = placeOf(this.shape, index, 'get');
    const { parts, axes } = this.held;
    const [rows, columns] = axes ?? [];
    return elementAt(parts, rows ? numberOf(rows, i) : i, columns ? numberOf(columns, j) : j);
  }

  /**
   * Writes one element, in place: `set(i, j, value)`, or `set(i, value)` with one axis; a zero is not stored. Fast
   * for `lil` and `dok`; for `coo`, `csr` and `csc` it costs O(nnz), and exchanges their arrays for others.
   *
   * @throws RangeError when an index is out of bounds, or there are not as many as axes; TypeError when the value
   *   is no number, or complex and the matrix real, and for other formats.
   */
  set(...place: [...index: Indices<N>, value: ScalarLike]): void {
    const value = place.at(-1) as ScalarLike;
    const [i, j] = placeOf(this.shape, place.slice(0, -1) as number[], 'set');
    this.#write('set', (parts) => withElement(parts, i, j, value));
  }

  /**
   * What indices select, each a NumPy slice, a number, a list of numbers or a mask; what is left out is all. A
   * number takes its axis away, as in SciPy: a row or column is an array of one axis, in format `coo`, and a
   * single element is a number. Two lists select single elements, of one axis, or, where they broadcast to two, of
   * two; so does a mask of the matrix's shape. What has as many axes as before keeps its format, but `bsr` and
   * `dia` become `csr`. Where a type does not tell how many axes there are, as of a variable string, `ndim` does.
   *
   * @throws RangeError when an index is out of bounds or a list does not fit; SyntaxError when a string is no
   *   slice.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0, 2], [0, 3, 0], [4, 0, 5]]);
   * console.log(a.slice('1:', [2, 0]).toarray().tolist()); // => [ [ 0, 0 ], [ 5, 4 ] ]
   * console.log(a.slice(0).toarray().tolist(), a.slice(':', 2).shape); // => [ 1, 0, 2 ] [ 3 ]
   * console.log(a.slice([0, 1], [2, 1]).toarray().tolist()); // => [ 2, 3 ]
   * ```
   */
  slice<const I extends readonly IndexPart[]>(...index: I): Selection<D, F, N, I>;
  slice(...index: IndexPart[]): unknown {
    const { held, ndim } = within('slice', () => this.#selected(index, 'slice'));
    const { parts, axes } = held;
    return ndim === 0 ? elementAt(parts, 0, 0) : this.made(parts, ndim as Axes, axes);
  }

  /** Row i, a matrix of one row: of two axes, unlike `slice(i)`. */
  getrow(this: SparseArray<D, F>, i: number): SparseArray<D, Sliced<F>> {
    needTwoAxes(this, 'getrow');
    const { parts, axes } = this.#selected([[i]], 'getrow').held;
    return this.made(parts, 2, axes) as never;
  }

  /** Column j, a matrix of one column: of two axes, unlike `slice(':', j)`. */
  getcol(this: SparseArray<D, F>, j: number): SparseArray<D, Sliced<F>> {
    needTwoAxes(this, 'getcol');
    const { parts, axes } = this.#selected([':', [j]], 'getcol').held;
    return this.made(parts, 2, axes) as never;
  }

  /**
   * Writes to what an index selects (see {@link slice}), in place: a number, or a dense or sparse array that
   * is broadcast; a list goes down a single column, too. Zeros are not stored; of an element that is selected more than once the last value stays.
   * For `coo`, `csr`, `csc`, `lil` and `dok`.
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
  setSlice(index: readonly IndexPart[], value: AnySparse | Operand): void {
    const { other, shape } = givenOf(value, 'setSlice');
    // Lists go down single columns, and so does what has one axis.
    const isSparse = 'parts' in other;
    if (isSparse) needShort(shape, 'setSlice', 'value');
    const isLine = isSparse && shape.length === 1;
    const from = isLine ? (value as AnySparse).toarray() : isSparse ? other.parts : other;
    this.#write('setSlice', (parts) => assigned(parts, index, from, this.ndim));
  }

  /**
   * Elements (i, i + k); none where the diagonal lies outside.
   *
   * @throws RangeError when `k` is no whole number.
   */
  diagonal(this: SparseArray<D, F>, k = 0): NdArray<D> {
    needTwoAxes(this, 'diagonal');
    needShort(this.shape, 'diagonal');
    return diagonal(this.parts, k);
  }

  /**
   * Writes elements (i, i + k), in place: a number to all, or a list to as many as it has. O(nnz).
   *
   * @throws RangeError when there is no such diagonal.
   */
  setdiag(this: SparseArray<D, F>, values: Operand, k = 0): void {
    needTwoAxes(this, 'setdiag');
    this.#write('setdiag', (parts) => withDiagonal(parts, values, k));
  }

  /** The sum of elements (i, i + k). */
  trace(this: SparseArray<D, F>, k = 0): ElementOf<D> {
    needTwoAxes(this, 'trace');
    needShort(this.shape, 'trace');
    return trace(this.parts, k);
  }

  #selected(
    index: readonly IndexPart[],
    caller: string,
  ): { readonly held: Held; readonly ndim: number } {
    const { held, ndim } = this;
    if (held.axes) return selectHeld(held, index, caller, ndim);
    const { parts, ndim: left } = select(held.parts, index, caller, ndim);
    return { held: { parts }, ndim: left };
  }

  #write(caller: string, change: (parts: Parts<D, F>) => Parts): void {
    needShort(this.shape, caller);
    this.held = { parts: change(this.held.parts) as Parts<D, F> };
  }
}
