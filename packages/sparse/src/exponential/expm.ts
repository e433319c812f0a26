/** `expm`: the exponential of a sparse matrix. */
import type { NdArray } from '@numloom/ndarray';
import { expm as denseExpm, type InexactDType, type Operand } from '@numloom/linalg';
import { exp } from '@numloom/ufunc';
import { SparseArray } from '../array/sparse-array.ts';
import { diags_array } from '../construct/identity.ts';
import { csc_array } from '../construct/arrays.ts';
import { squareParts } from '../direct/input.ts';
import { within } from '../memory/within.ts';
import type { SparseDType } from '../parts/parts.ts';
import { countConnected } from './closure.ts';
import { exponentiate } from './pade.ts';

/** Orders up to which matrices are computed as dense ones. */
const SMALL = 64;
/** The part of elements that may be other than zero, from which on it is computed as a dense matrix. */
const DENSE = 0.1;
/** Elements that a sparse result has at most. */
const MOST = 2 ** 28;

/**
 * The exponential I + A + A²/2! + … of a square matrix, by scaling and squaring with Padé approximants (Al-Mohy
 * and Higham 2009). The result of a sparse matrix is sparse: `csc` if A is, else `csr`, of the dtype of A. But it
 * has an element wherever a way leads in the graph of A, mostly everywhere. Where these are more than a tenth of
 * all, it is computed as a dense matrix, by some 2 n³ operations for each of ten products. What is wanted of it is
 * often found by `expm_multiply` with far less work. Dense matrices are handed to the function of
 * `@numloom/linalg`.
 *
 * A. H. Al-Mohy, N. J. Higham, "A new scaling and squaring algorithm for the matrix exponential", SIAM J. Matrix
 * Anal. Appl. 31 (2009).
 *
 * @throws LinAlgError where A is not square, RangeError where an element of a sparse A is not finite.
 *
 * @example
 * ```ts
 * import { csr_array, expm } from '@numloom/sparse';
 * console.log(expm(csr_array([[0, 1], [0, 0]])).toarray().tolist()); // => [ [ 1, 1 ], [ 0, 1 ] ]
 * ```
 */
export function expm<D extends SparseDType>(A: SparseArray<D>): SparseArray<D, 'csc' | 'csr'>;
export function expm(A: Operand): NdArray<InexactDType>;
export function expm(A: Operand | SparseArray): NdArray<InexactDType> | SparseArray {
  if (!(A instanceof SparseArray)) return denseExpm(A);
  const scalar = A.dtype === 'complex128' ? 'complex128' : 'float64';
  const given = new SparseArray(squareParts(A, 'expm')).astype(scalar) as SparseArray<
    'complex128' | 'float64',
    'csc'
  >;
  const result = within('expm', () => exponential(given)).astype(A.dtype);
  return A.format === 'csc' ? result.tocsc() : result.tocsr();
}

function exponential(given: SparseArray<'complex128' | 'float64', 'csc'>): SparseArray {
  const a = given.copy();
  a.eliminate_zeros();
  const [n] = a.shape;
  const limit = Math.min(MOST, DENSE * n * n);
  const count = countConnected(a.parts, Math.max(n, limit));
  if (count === n) return diags_array(exp(a.diagonal()).evaluate(), { format: 'csc' });
  if (n <= SMALL || count > limit) return csc_array(denseExpm(a.toarray()));
  return exponentiate(a);
}
