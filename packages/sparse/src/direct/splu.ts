/** `splu`, `factorized`: factors of sparse matrices. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { SparseArray } from '../array/sparse-array.ts';
import type { SparseDType } from '../parts/parts.ts';
import { squareParts, type SquareParts } from './input.ts';
import { checkedOptions, type SpluOptions } from './options.ts';
import { SparseLU } from './sparse-lu.ts';

/** Dtype of what a matrix becomes. */
type DTypeOf<A> = A extends SparseArray<infer D> ? D : SparseDType;

/**
 * Factors a square sparse matrix for solving with it.
 *
 * How is found out by looking at it, and told by the result's `strategy`: triangles, also permuted ones,
 * and narrow bands need no order. A matrix of nearly symmetric pattern and with hardly a zero on its
 * diagonal is ordered by approximate minimum degree and pivots near to the diagonal: by Cholesky's
 * factorisation where it is Hermitian and positive definite. Others are ordered by column approximate
 * minimum degree, and pivot within columns, block by block where rows and columns can be permuted to block
 * triangular form. The factors are tried on a vector: where they are not stable enough, another
 * factorisation takes their place.
 *
 * Computation is in float64 or complex128. The factors hold memory: `dispose` them, or use `using`.
 *
 * @throws LinAlgError when the matrix is not square, or singular: it says whether its structure makes it
 * so, and names a column; or not Hermitian and positive definite where Cholesky's factorisation is asked
 * for. RangeError where an entry is NaN or infinite, an option is out of range, or the factors need more
 * memory than there is. Warns with rcond where the matrix is singular as far as one can tell in this
 * precision, or where its factors are not stable, as a small `diag_pivot_thresh` may make them: `solve` does, too.
 *
 * @example
 * ```ts
 * import { csc_array, splu } from '@numloom/sparse';
 * const lu = splu(csc_array([[4, 1, 0], [1, 4, 1], [0, 2, 4]]));
 * console.log(lu.solve([5, 6, 6]).tolist()); // => [ 1, 1, 1 ]
 * console.log(lu.strategy.path); // => banded
 * ```
 */
export function splu<A extends Operand | SparseArray>(
  a: A,
  options: SpluOptions = {},
): SparseLU<DTypeOf<A>> {
  return factored(a, options, 'splu') as SparseLU<DTypeOf<A>>;
}

/**
 * A function that solves A x = b for any b, by factors of A: see {@link splu}, whose options and errors
 * these are.
 *
 * @example
 * ```ts
 * import { csc_array, factorized } from '@numloom/sparse';
 * const solve = factorized(csc_array([[2, 0], [1, 4]]));
 * console.log(solve([2, 5]).tolist()); // => [ 1, 1 ]
 * ```
 */
export function factorized(
  a: Operand | SparseArray,
  options: SpluOptions = {},
): (b: Operand) => NdArray {
  const lu = factored(a, options, 'factorized');
  return (b) => lu.solve(b);
}

/** Factors for a function of that name. */
export function factored(a: Operand | SparseArray, options: SpluOptions, caller: string): SparseLU {
  return factoredParts(squareParts(a, caller), options, caller);
}

/** The same of a matrix that was checked. */
export function factoredParts(parts: SquareParts, options: SpluOptions, caller: string): SparseLU {
  return new SparseLU(parts, checkedOptions(options, parts.shape[0], caller), caller);
}
