/** What is thrown where an iteration ends before all that is wanted has converged. */
import { LinAlgError } from '@numloom/linalg';
import type { NdArray } from '@numloom/ndarray';

/** Not all eigenvalues have converged; those that have are here, as SciPy's ArpackNoConvergence has them. */
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
