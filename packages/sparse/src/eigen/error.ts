/** What is thrown where an iteration ends before all that is wanted has converged. */
import { LinAlgError } from '@numloom/linalg';
import type { NdArray } from '@numloom/ndarray';

/**
 * Not all eigenvalues have converged; those that have are here, as SciPy's ArpackNoConvergence has them.
 *
 * @example
 * ```ts
 * import { diags_array, EigenConvergenceError, eigsh } from '@numloom/sparse';
 * const a = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [500, 500] });
 * try {
 *   eigsh(a, { k: 3, which: 'SM', maxiter: 2 });
 * } catch (error) {
 *   console.log(error instanceof EigenConvergenceError && error.eigenvalues.size < 3); // => true
 * }
 * ```
 */
export class EigenConvergenceError extends LinAlgError {
  readonly eigenvalues: NdArray;
  /** A column for each of the eigenvalues. */
  readonly eigenvectors: NdArray;

  constructor(message: string, eigenvalues: NdArray, eigenvectors: NdArray) {
    super(message);
    this.eigenvalues = eigenvalues;
    this.eigenvectors = eigenvectors;
  }
}
