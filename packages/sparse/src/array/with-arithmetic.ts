/** Arithmetic and comparisons as methods of sparse matrices. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { add, divide, multiply, type Result, subtract } from '../arithmetic/arithmetic.ts';
import { compare, type Comparison } from '../arithmetic/compare.ts';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import { matmul, rmatmul } from '../products/matmul.ts';
import { type Num, operandOf } from './matrix.ts';
import type { SparseArray } from './sparse-array.ts';
import { WithFunctions } from './with-functions.ts';

type Sparse = SparseArray;

/**
 * Operations of two operands. Formats of results are those of SciPy: by columns if the left one is, mostly by
 * rows; a single row or column is repeated as NumPy broadcasts it. Several entries of one place are added
 * up before. Dtypes promote as those of dense arrays do.
 */
export abstract class WithArithmetic<D extends SparseDType, F extends Format> extends WithFunctions<
  D,
  F
> {
  /**
   * The product A B of matrices, `@` of SciPy: dense where B is, a vector or a matrix of any layout. Of two
   * sparse ones by the method of Gustavson (1978), its indices in order, sums that are zero left out.
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
  matmul(b: Sparse): SparseArray;
  matmul(b: Operand): NdArray<SparseDType>;
  matmul(b: Sparse | Operand): SparseArray | NdArray<SparseDType> {
    return this.#wrapped(matmul(this.parts, operandOf(b), 'matmul')) as SparseArray;
  }

  /** The same as {@link matmul}. */
  dot(b: Sparse): SparseArray;
  dot(b: Operand): NdArray<SparseDType>;
  dot(b: Sparse | Operand): SparseArray | NdArray<SparseDType> {
    return this.#wrapped(matmul(this.parts, operandOf(b), 'dot')) as SparseArray;
  }

  /** The product B A; no matrix is transposed for it. @throws RangeError when the shapes do not fit. */
  rmatmul(b: Sparse): SparseArray;
  rmatmul(b: Operand): NdArray<SparseDType>;
  rmatmul(b: Sparse | Operand): SparseArray | NdArray<SparseDType> {
    return this.#wrapped(rmatmul(this.parts, operandOf(b))) as SparseArray;
  }

  /**
   * The sum, element by element: dense where the other operand is. Elements that are zero are not stored.
   *
   * @throws RangeError when the shapes do not fit; TypeError for a number other than zero: no element
   *   would be zero any more.
   */
  add(b: Sparse | 0): SparseArray;
  add(b: Operand): NdArray;
  add(b: Sparse | Operand): SparseArray | NdArray {
    return this.#wrapped(add(this.parts, operandOf(b)));
  }

  /** The difference, as {@link add}. */
  subtract(b: Sparse | 0): SparseArray;
  subtract(b: Operand): NdArray;
  subtract(b: Sparse | Operand): SparseArray | NdArray {
    return this.#wrapped(subtract(this.parts, operandOf(b)));
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
  multiply(b: number): SparseArray<D, F>;
  multiply(b: Sparse | Operand): SparseArray;
  multiply(b: Sparse | Operand): SparseArray {
    return this.made(multiply(this.parts, operandOf(b)));
  }

  /**
   * The quotient element by element. By a number or a dense array it is sparse, for what is not stored
   * stays zero; by a sparse matrix it is dense, with NaN where both are zero.
   *
   * @throws RangeError when the shapes do not fit.
   */
  divide(b: Sparse): NdArray;
  divide(b: number): SparseArray<D, F>;
  divide(b: Operand): SparseArray;
  divide(b: Sparse | Operand): SparseArray | NdArray {
    return this.#wrapped(divide(this.parts, operandOf(b)));
  }

  /** The larger of two elements, NaN if one of them is. Dense where the other operand is. */
  maximum(b: Sparse | Num): SparseArray;
  maximum(b: Operand): NdArray;
  maximum(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('maximum', b);
  }

  /** The smaller of two elements, NaN if one of them is. Dense where the other operand is. */
  minimum(b: Sparse | Num): SparseArray;
  minimum(b: Operand): NdArray;
  minimum(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('minimum', b);
  }

  /** Where elements are equal: what is true is 1. With zeros equal, most elements of the result are stored: not_equal is cheap. Dense where the other operand is. */
  equal(b: Sparse | Num): SparseArray;
  equal(b: Operand): NdArray<'bool'>;
  equal(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('equal', b);
  }

  /** Where elements differ: what is true is 1. Dense where the other operand is. */
  not_equal(b: Sparse | Num): SparseArray;
  not_equal(b: Operand): NdArray<'bool'>;
  not_equal(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('not_equal', b);
  }

  /** Where elements are less than the other ones: what is true is 1. Dense where the other operand is. */
  less(b: Sparse | Num): SparseArray;
  less(b: Operand): NdArray<'bool'>;
  less(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('less', b);
  }

  /** Where elements are at most the other ones: what is true is 1. It is true of two zeros, so that most elements of the result are stored. Dense where the other operand is. */
  less_equal(b: Sparse | Num): SparseArray;
  less_equal(b: Operand): NdArray<'bool'>;
  less_equal(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('less_equal', b);
  }

  /** Where elements are greater than the other ones: what is true is 1. Dense where the other operand is. */
  greater(b: Sparse | Num): SparseArray;
  greater(b: Operand): NdArray<'bool'>;
  greater(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('greater', b);
  }

  /** Where elements are at least the other ones: what is true is 1. It is true of two zeros, so that most elements of the result are stored. Dense where the other operand is. */
  greater_equal(b: Sparse | Num): SparseArray;
  greater_equal(b: Operand): NdArray<'bool'>;
  greater_equal(b: Sparse | Operand): SparseArray | NdArray {
    return this.#compared('greater_equal', b);
  }

  #compared(name: Comparison, b: Sparse | Operand): never {
    return this.#wrapped(compare(name, this.parts, operandOf(b))) as never;
  }

  #wrapped(result: Result): SparseArray | NdArray {
    return isParts(result) ? this.made(result) : result;
  }
}

function isParts(result: Result): result is Parts {
  return 'format' in result;
}
