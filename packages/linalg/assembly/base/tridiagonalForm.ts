/**
 * Reduction of Hermitian matrices to real tridiagonal ones by Householder reflectors (Wilkinson 1962;
 * in panels, Dongarra, Hammarling and Sorensen 1989): A = Q T Q^H, Q = H_0 H_1 …. Of A the lower
 * triangle is kept, by columns; reflector j replaces column j below its diagonal, its 1 included.
 */
import { addHermitianProduct } from './symmetric';
import { addAdjointProduct, addProduct } from './matrixVector';
import { makeReflector } from './reflectors';
import { addScaled, bytes, dotConjugate, fill, scale } from './vectors';
import { conjugate, fromReal, imaginaryPart, minus, realPart, scaled, times } from './scalar';

/**
 * Column j of a panel that starts at the corner of A (n x n): brings it up to date, makes its
 * reflector v and the vector w with which the rest of A is to become A - v w^H - w v^H. The
 * vectors w are columns of W (n rows). `work` has room for j elements.
 */
export function reduceColumn<T>(
  n: i32,
  j: i32,
  a: usize,
  column: i32,
  w: usize,
  wColumn: i32,
  d: usize,
  e: usize,
  tau: usize,
  work: usize,
): void {
  const opposite = fromReal<T>(-1);
  const row = bytes<T>(j);
  const own = a + row + bytes<T>(j) * column;
  if (j > 0) {
    conjugateRow<T>(j, w + row, wColumn, work);
    addProduct<T>(n - j, j, opposite, a + row, column, work, 1, own);
    conjugateRow<T>(j, a + row, column, work);
    addProduct<T>(n - j, j, opposite, w + row, wColumn, work, 1, own);
  }
  store<f64>(d + ((<usize>j) << 3), realPart<T>(load<T>(own)));
  const rows = n - j - 1;
  if (rows == 0) return;
  const v = own + bytes<T>(1);
  const factor = makeReflector<T>(rows, v, v + bytes<T>(1), 1);
  store<f64>(e + ((<usize>j) << 3), realPart<T>(load<T>(v)));
  store<T>(tau + row, factor);
  store<T>(v, fromReal<T>(1));
  const to = w + bytes<T>(j + 1) + bytes<T>(j) * wColumn;
  fill<T>(rows, fromReal<T>(0), to, 1);
  if (realPart<T>(factor) == 0 && imaginaryPart<T>(factor) == 0) return;
  addHermitianProduct<T>(rows, v + bytes<T>(column), column, v, to);
  if (j > 0) {
    // What the columns before have not been subtracted from A.
    const below = row + bytes<T>(1);
    fill<T>(j, fromReal<T>(0), work, 1);
    addAdjointProduct<T>(rows, j, fromReal<T>(1), w + below, wColumn, v, work, 1);
    addProduct<T>(rows, j, opposite, a + below, column, work, 1, to);
    fill<T>(j, fromReal<T>(0), work, 1);
    addAdjointProduct<T>(rows, j, fromReal<T>(1), a + below, column, v, work, 1);
    addProduct<T>(rows, j, opposite, w + below, wColumn, work, 1, to);
  }
  finishVector<T>(rows, factor, v, to);
}

/** w = tau w - ½ |tau|² (w^H v) v */
function finishVector<T>(n: i32, factor: T, v: usize, w: usize): void {
  scale<T>(n, factor, w, 1);
  const product = times<T>(factor, dotConjugate<T>(n, w, 1, v, 1));
  addScaled<T>(n, scaled<T>(product, -0.5), v, 1, w, 1);
}

function conjugateRow<T>(n: i32, row: usize, column: i32, to: usize): void {
  for (let i = 0; i < n; i++, row += bytes<T>(column), to += bytes<T>(1)) {
    store<T>(to, conjugate<T>(load<T>(row)));
  }
}

/** The whole reduction of A (n x n) without panels. `work` has room for n elements. */
export function reduceSmall<T>(
  n: i32,
  a: usize,
  column: i32,
  d: usize,
  e: usize,
  tau: usize,
  work: usize,
): void {
  for (; n > 0; n--, a += bytes<T>(column + 1), d += 8, e += 8, tau += bytes<T>(1)) {
    reduceColumn<T>(n, 0, a, column, work, n, d, e, tau, work);
    subtractPair<T>(n - 1, a + bytes<T>(1), work + bytes<T>(1), a + bytes<T>(column + 1), column);
  }
}

/** A - v w^H - w v^H, lower triangle. */
function subtractPair<T>(n: i32, v: usize, w: usize, a: usize, column: i32): void {
  for (; n > 0; n--, v += bytes<T>(1), w += bytes<T>(1), a += bytes<T>(column + 1)) {
    addScaled<T>(n, conjugate<T>(scaled<T>(load<T>(w), -1)), v, 1, a, 1);
    addScaled<T>(n, conjugate<T>(scaled<T>(load<T>(v), -1)), w, 1, a, 1);
  }
}

/**
 * Q (n x n, by columns) of the reflectors that a reduction has left in A, in place: for small n.
 */
export function formSmall<T>(n: i32, a: usize, column: i32, tau: usize): void {
  // Columns move one to the right; the first row and column are those of the identity.
  for (let j = n - 1; j > 0; j--) {
    const from = a + bytes<T>(j - 1) * column;
    const to = from + bytes<T>(column);
    for (let i = j; i < n; i++) store<T>(to + bytes<T>(i), load<T>(from + bytes<T>(i)));
  }
  if (n > 0) {
    fill<T>(n, fromReal<T>(0), a, 1);
    store<T>(a, fromReal<T>(1));
  }
  for (let j = n - 1; j > 0; j--) {
    const own = a + bytes<T>(j) * column;
    const v = own + bytes<T>(j);
    const rows = n - j;
    const factor = load<T>(tau + bytes<T>(j - 1));
    fill<T>(j, fromReal<T>(0), own, 1);
    // Columns to the right: C - tau v (v^H C)
    for (let k = j + 1; k < n; k++) {
      const c = v + bytes<T>(k - j) * column;
      const product = times<T>(factor, dotConjugate<T>(rows, v, 1, c, 1));
      addScaled<T>(rows, scaled<T>(product, -1), v, 1, c, 1);
    }
    scale<T>(rows - 1, scaled<T>(factor, -1), v + bytes<T>(1), 1);
    store<T>(v, minus<T>(fromReal<T>(1), factor));
  }
}
