/** Arithmetic and comparisons as methods of sparse arrays. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { add, divide, multiply, type Result, subtract } from '../arithmetic/arithmetic.ts';
import { compare, type Comparison } from '../arithmetic/compare.ts';
import type { Other } from '../arithmetic/operands.ts';
import { areLong, combinedHeld } from '../long/combine.ts';
import { within } from '../memory/within.ts';
import type { Axes, Format, Parts, SparseDType } from '../parts/parts.ts';
import { type AnySparse, Matrix, type Num, type SparseOf } from './matrix.ts';
import { type AxesOf, type Broadcast, broadcastAxes, givenOf } from './operands.ts';
import { type DenseProduct, product, type SparseProduct } from './products.ts';
import type { SparseArray } from './sparse-array.ts';
import { WithFunctions } from './with-functions.ts';

/** The sparse result of an operation with B, element by element. */
type Combined<N extends Axes, B> = SparseOf<Broadcast<N, AxesOf<B>>>;

/**
 * Operations of two operands. Formats of results are those of SciPy: by columns if the left one is, mostly by
 * rows; a single row or column is repeated as NumPy broadcasts it. Several entries of one place are added
 * up before. Dtypes promote as those of dense arrays do. An array of one axis counts as a single row.
 */
export abstract class WithArithmetic<
  D extends SparseDType,
  F extends Format,
  N extends Axes,
> extends WithFunctions<D, F, N> {
  /**
   * The product A B of matrices, `@` of SciPy: dense where B is, a vector or a matrix of any layout. Of two
   * sparse ones by the method of Gustavson (1978), its indices in order, sums that are zero left out.
   * The axis of an array of one axis is not in the product: with a matrix it is such an array again, `coo` where
   * both are sparse, and of two of them a number.
   *
   * @throws RangeError when the shapes do not fit.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0], [2, 3]]);
   * console.log(a.matmul([1, 1]).tolist()); // => [ 1, 5 ]
   * console.log(a.matmul(a).toarray().tolist()); // => [ [ 1, 0 ], [ 8, 9 ] ]
   * ```
   */
  matmul<const B extends AnySparse>(b: B): SparseProduct<D, N, B>;
  matmul<const B extends Operand>(b: B): DenseProduct<D, N, B>;
  matmul(b: AnySparse | Operand): unknown {
    return this.#product(b, false, 'matmul');
  }

  /** The same as {@link matmul}. */
  dot<const B extends AnySparse>(b: B): SparseProduct<D, N, B>;
  dot<const B extends Operand>(b: B): DenseProduct<D, N, B>;
  dot(b: AnySparse | Operand): unknown {
    return this.#product(b, false, 'dot');
  }

  /** The product B A; no matrix is transposed for it. @throws RangeError when the shapes do not fit. */
  rmatmul<const B extends AnySparse>(b: B): SparseProduct<D, N, B>;
  rmatmul<const B extends Operand>(b: B): DenseProduct<D, N, B>;
  rmatmul(b: AnySparse | Operand): unknown {
    return this.#product(b, true, 'rmatmul');
  }

  /**
   * The sum, element by element: dense where the other operand is. Elements that are zero are not stored.
   *
   * @throws RangeError when the shapes do not fit; TypeError for a number other than zero: no element
   *   would be zero any more.
   */
  add<B extends AnySparse | 0>(b: B): Combined<N, B>;
  add(b: Operand): NdArray;
  add(b: AnySparse | Operand): unknown {
    return this.#combined(add, b, 'add');
  }

  /** The difference, as {@link add}. */
  subtract<B extends AnySparse | 0>(b: B): Combined<N, B>;
  subtract(b: Operand): NdArray;
  subtract(b: AnySparse | Operand): unknown {
    return this.#combined(subtract, b, 'subtract');
  }

  /**
   * The product element by element, always sparse: what is not stored counts as zero, whatever it is
   * multiplied with. By a number it has the same entries, by a dense array it is `coo`.
   *
   * @throws RangeError when the shapes do not fit.
   *
   * @example
   * ```ts
   * import { csr_array } from '@numloom/sparse';
   * const a = csr_array([[1, 0], [2, 3]]);
   * console.log(a.multiply([10, 20]).toarray().tolist()); // => [ [ 10, 0 ], [ 20, 60 ] ]
   * ```
   */
  multiply(b: number): SparseArray<D, F, N>;
  multiply<const B extends AnySparse | Operand>(b: B): Combined<N, B>;
  multiply(b: AnySparse | Operand): unknown {
    // The format is that of the matrix, as in SciPy.
    const isTurned = this.ndim === 1 && b instanceof Matrix && b.ndim === 2;
    const product = (x: Parts, y: Other): Parts =>
      isTurned ? multiply(y as Parts, x) : multiply(x, y);
    return this.#combined(product, b, 'multiply');
  }

  /**
   * The quotient element by element. By a number or a dense array it is sparse, for what is not stored
   * stays zero; by a sparse matrix it is dense, with NaN where both are zero.
   *
   * @throws RangeError when the shapes do not fit.
   */
  divide(b: AnySparse): NdArray;
  divide(b: number): SparseArray<D, F, N>;
  divide<const B extends Operand>(b: B): Combined<N, B>;
  divide(b: AnySparse | Operand): unknown {
    return this.#combined(divide, b, 'divide');
  }

  /** The larger of two elements, NaN if one of them is. Dense where the other operand is. */
  maximum<B extends AnySparse | Num>(b: B): Combined<N, B>;
  maximum(b: Operand): NdArray;
  maximum(b: AnySparse | Operand): unknown {
    return this.#compared('maximum', b);
  }

  /** The smaller of two elements, NaN if one of them is. Dense where the other operand is. */
  minimum<B extends AnySparse | Num>(b: B): Combined<N, B>;
  minimum(b: Operand): NdArray;
  minimum(b: AnySparse | Operand): unknown {
    return this.#compared('minimum', b);
  }

  /** Where elements are equal: what is true is 1. With zeros equal, most elements of the result are stored: not_equal is cheap. Dense where the other operand is. */
  equal<B extends AnySparse | Num>(b: B): Combined<N, B>;
  equal(b: Operand): NdArray<'bool'>;
  equal(b: AnySparse | Operand): unknown {
    return this.#compared('equal', b);
  }

  /** Where elements differ: what is true is 1. Dense where the other operand is. */
  not_equal<B extends AnySparse | Num>(b: B): Combined<N, B>;
  not_equal(b: Operand): NdArray<'bool'>;
  not_equal(b: AnySparse | Operand): unknown {
    return this.#compared('not_equal', b);
  }

  /** Where elements are less than the other ones: what is true is 1. Dense where the other operand is. */
  less<B extends AnySparse | Num>(b: B): Combined<N, B>;
  less(b: Operand): NdArray<'bool'>;
  less(b: AnySparse | Operand): unknown {
    return this.#compared('less', b);
  }

  /** Where elements are at most the other ones: what is true is 1. It is true of two zeros, so that most elements of the result are stored. Dense where the other operand is. */
  less_equal<B extends AnySparse | Num>(b: B): Combined<N, B>;
  less_equal(b: Operand): NdArray<'bool'>;
  less_equal(b: AnySparse | Operand): unknown {
    return this.#compared('less_equal', b);
  }

  /** Where elements are greater than the other ones: what is true is 1. Dense where the other operand is. */
  greater<B extends AnySparse | Num>(b: B): Combined<N, B>;
  greater(b: Operand): NdArray<'bool'>;
  greater(b: AnySparse | Operand): unknown {
    return this.#compared('greater', b);
  }

  /** Where elements are at least the other ones: what is true is 1. It is true of two zeros, so that most elements of the result are stored. Dense where the other operand is. */
  greater_equal<B extends AnySparse | Num>(b: B): Combined<N, B>;
  greater_equal(b: Operand): NdArray<'bool'>;
  greater_equal(b: AnySparse | Operand): unknown {
    return this.#compared('greater_equal', b);
  }

  #compared(name: Comparison, b: AnySparse | Operand): unknown {
    return this.#combined((a, other) => compare(name, a, other), b, name);
  }

  #combined(
    operation: (a: Parts, b: Other) => Result,
    b: AnySparse | Operand,
    caller: string,
  ): SparseArray | NdArray {
    const given = givenOf(b, caller);
    const ndim = broadcastAxes(this, given, caller);
    const { held } = this;
    const { other } = given;
    if (areLong(held, other)) {
      const { parts, axes } = within(caller, () => combinedHeld(held, other, operation, caller));
      return this.made(parts, ndim, axes);
    }
    const plain = 'parts' in other ? other.parts : other;
    const result = within(caller, () => operation(held.parts, plain));
    if ('format' in result) return this.made(result, ndim);
    return ndim === 1 ? result.reshape([result.size]) : result;
  }

  #product(b: AnySparse | Operand, isRight: boolean, caller: string): unknown {
    const result = within(caller, () => product(this, givenOf(b, caller), isRight, caller));
    return typeof result === 'object' && 'ndim' in result && 'parts' in result
      ? this.made(result.parts, result.ndim, result.axes)
      : result;
  }
}
