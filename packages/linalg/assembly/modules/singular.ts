/** Singular values of bidiagonal matrices: the QR iteration, and the steps of divide and conquer. */
export { diagonalise, makeSquare } from '../base/bidiagonalQR';
export { leftVector, rightVector, secularRoot, secularWeights } from '../base/secular';
import { rotate } from '../base/vectors';

/** The rotation [c s; -s c] of the pairs (x, y) of n elements. */
export function rotateColumns(n: i32, x: usize, y: usize, c: f64, s: f64): void {
  rotate<f64>(n, x, 1, y, 1, c, s);
}

/** The largest absolute value of n numbers; NaN where one is NaN. */
export function largestOf(n: i32, x: usize): f64 {
  let largest = 0.0;
  for (; n > 0; n--, x += 8) largest = max(largest, abs(load<f64>(x)));
  return largest;
}

/** x *= factor, n numbers. */
export function scaleAll(n: i32, factor: f64, x: usize): void {
  for (; n > 0; n--, x += 8) store<f64>(x, load<f64>(x) * factor);
}

/** Real or complex B (m x n, of any strides) = real A, by columns. */
export function placeReal(
  m: i32,
  n: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  components: i32,
): void {
  const shift = components == 2 ? 4 : 3;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const to = b + ((<isize>i * bRow + <isize>j * bColumn) << shift);
      store<f64>(to, load<f64>(a + ((<isize>i + <isize>j * aColumn) << 3)));
      if (components == 2) store<f64>(to, 0, 8);
    }
  }
}

/** Changes the signs of imaginary parts of n complex numbers. */
export function conjugateComplex(n: i32, x: usize): void {
  for (; n > 0; n--, x += 16) store<f64>(x, -load<f64>(x, 8), 8);
}
