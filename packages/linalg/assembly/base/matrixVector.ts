/** Products of a matrix of real or complex numbers with a vector, and updates of rank one. */
import { addScaled, bytes, dotConjugate } from './vectors';
import { conjugate, plus, times } from './scalar';

/** y += alpha A x, A (m x n) of columns with unit stride, `column` elements apart. */
export function addProduct<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  column: i32,
  x: usize,
  xStride: i32,
  y: usize,
): void {
  for (let j = 0; j < n; j++, a += bytes<T>(column), x += bytes<T>(xStride)) {
    addScaled<T>(m, times<T>(alpha, load<T>(x)), a, 1, y, 1);
  }
}

/** y += alpha A^H x, A as in {@link addProduct}. */
export function addAdjointProduct<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  column: i32,
  x: usize,
  y: usize,
  yStride: i32,
): void {
  for (let j = 0; j < n; j++, a += bytes<T>(column), y += bytes<T>(yStride)) {
    store<T>(y, plus<T>(load<T>(y), times<T>(alpha, dotConjugate<T>(m, a, 1, x, 1))));
  }
}

/** A += alpha x y^H, A as in {@link addProduct}, x of unit stride. */
export function addOuter<T>(
  m: i32,
  n: i32,
  alpha: T,
  x: usize,
  y: usize,
  yStride: i32,
  a: usize,
  column: i32,
): void {
  for (let j = 0; j < n; j++, a += bytes<T>(column), y += bytes<T>(yStride)) {
    addScaled<T>(m, times<T>(alpha, conjugate<T>(load<T>(y))), x, 1, a, 1);
  }
}
