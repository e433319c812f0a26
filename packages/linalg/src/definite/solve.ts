/** Systems by Cholesky factors that are there. */
import { solveTriangular } from '../triangular/solve.ts';
import { type Matrix, transposed } from '../memory/matrix.ts';

/** B = A^-1 B for A = L L^H, or for its conjugate. Only the lower triangle of L is read. */
export function solveByFactor(l: Matrix, b: Matrix, conjugate = false): void {
  solveTriangular(l, b, { lower: true, conjugate });
  solveTriangular(transposed(l), b, { lower: false, conjugate: !conjugate });
}
