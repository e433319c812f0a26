/** Singular values of bidiagonal matrices: the QR iteration, and the steps of divide and conquer. */
export { diagonalise, makeSquare } from '../base/bidiagonalQR';
export { leftVector, rightVector, secularRoot, secularWeights } from '../base/secular';
import { rotate } from '../base/vectors';

/** The rotation [c s; -s c] of the pairs (x, y) of n elements. */
export function rotateColumns(n: i32, x: usize, y: usize, c: f64, s: f64): void {
  rotate<f64>(n, x, 1, y, 1, c, s);
}
