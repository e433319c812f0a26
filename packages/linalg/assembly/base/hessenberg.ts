/** Reduction of a matrix to Hessenberg form by reflectors. */
import { addAdjointProduct, addOuter, addProduct } from './matrixVector';
import { makeReflector, reflectRows } from './reflectors';
import { bytes, copy, fill, scale } from './vectors';
import { conjugate, fromReal, imaginaryPart, negated, plus, realPart, times } from './scalar';

/**
 * C = C (I - tau v v^H), C (m x n) of columns with unit stride; v of n elements, its 1 taken as read.
 * `work` has room for m elements.
 */
export function reflectColumns<T>(
  m: i32,
  n: i32,
  v: usize,
  tau: T,
  c: usize,
  column: i32,
  work: usize,
): void {
  if (m <= 0 || (realPart<T>(tau) == 0 && imaginaryPart<T>(tau) == 0)) return;
  const kept = load<T>(v);
  store<T>(v, fromReal<T>(1));
  fill<T>(m, fromReal<T>(0), work, 1);
  addProduct<T>(m, n, fromReal<T>(1), c, column, v, 1, work);
  addOuter<T>(m, n, negated<T>(tau), work, v, 1, c, column);
  store<T>(v, kept);
}

/**
 * Columns first..last-1 of A (n x n) without blocks: Q^H A Q has zeros below their subdiagonals, and
 * keeps the reflectors there, their factors in `tau`, by column. Rows above `last` only are mixed.
 * `work` has room for n elements.
 */
export function reduceColumns<T>(
  n: i32,
  first: i32,
  last: i32,
  a: usize,
  column: i32,
  tau: usize,
  work: usize,
): void {
  for (let j = first; j < last; j++) {
    const length = last - j;
    const head = a + bytes<T>(j + 1 + j * column);
    const factor = makeReflector<T>(length, head, head + bytes<T>(1), 1);
    store<T>(tau + bytes<T>(j), factor);
    const next = a + bytes<T>((j + 1) * column);
    reflectColumns<T>(last + 1, length, head, factor, next, column, work);
    const rest = next + bytes<T>(j + 1);
    reflectRows<T>(length, n - j - 1, head, conjugate<T>(factor), rest, column, work);
  }
}

/**
 * `width` columns of A, from k on, as LAPACK's lahr2: the reflectors are left below the
 * subdiagonals, factors in `tau`, V (m x width, m = last - k, unit lower trapezoidal with its zeros
 * written), T (`width` x `width`, upper triangular with its zeros), and the rows of Y = A V T that
 * belong to rows k+1..last of A: m elements a column. Other columns of A are left as they are.
 */
export function reducePanel<T>(
  k: i32,
  last: i32,
  width: i32,
  a: usize,
  column: i32,
  tau: usize,
  v: usize,
  t: usize,
  y: usize,
): void {
  const m = last - k;
  const zero = fromReal<T>(0);
  const one = fromReal<T>(1);
  const corner = a + bytes<T>(k + 1);
  for (let j = 0; j < width; j++) {
    // b is column k+j, v and y columns j of V and Y, all from row k+1 on.
    const b = corner + bytes<T>((k + j) * column);
    const ownT = t + bytes<T>(j * width);
    fill<T>(width, zero, ownT, 1);
    if (j > 0) {
      // b -= Y v*, v* being the row of V that column k+j meets
      for (let i = 0; i < j; i++) {
        store<T>(ownT + bytes<T>(i), conjugate<T>(load<T>(v + bytes<T>(j - 1 + i * m))));
      }
      addProduct<T>(m, j, negated<T>(one), y, m, ownT, 1, b);
      // b -= V T^H V^H b
      fill<T>(j, zero, ownT, 1);
      addAdjointProduct<T>(m, j, one, v, m, b, ownT, 1);
      multiplyAdjointTriangle<T>(j, t, width, ownT);
      addProduct<T>(m, j, negated<T>(one), v, m, ownT, 1, b);
    }
    const head = b + bytes<T>(j);
    const factor = makeReflector<T>(m - j, head, head + bytes<T>(1), 1);
    store<T>(tau + bytes<T>(k + j), factor);
    const ownV = v + bytes<T>(j * m);
    fill<T>(j, zero, ownV, 1);
    copy<T>(m - j, head, 1, ownV + bytes<T>(j), 1);
    store<T>(ownV + bytes<T>(j), one);
    const ownY = y + bytes<T>(j * m);
    fill<T>(m, zero, ownY, 1);
    const rest = corner + bytes<T>((k + j + 1) * column);
    addProduct<T>(m, m - j, one, rest, column, ownV + bytes<T>(j), 1, ownY);
    fill<T>(width, zero, ownT, 1);
    addAdjointProduct<T>(m - j, j, one, v + bytes<T>(j), m, ownV + bytes<T>(j), ownT, 1);
    addProduct<T>(m, j, negated<T>(one), y, m, ownT, 1, ownY);
    scale<T>(m, factor, ownY, 1);
    scale<T>(j, negated<T>(factor), ownT, 1);
    multiplyTriangle<T>(j, t, width, ownT);
    store<T>(ownT + bytes<T>(j), factor);
  }
}

/** x = T x for the upper triangular T (n x n, by columns) */
function multiplyTriangle<T>(n: i32, t: usize, column: i32, x: usize): void {
  for (let i = 0; i < n; i++) {
    let sum = fromReal<T>(0);
    for (let j = i; j < n; j++) {
      sum = plus<T>(sum, times<T>(load<T>(t + bytes<T>(i + j * column)), load<T>(x + bytes<T>(j))));
    }
    store<T>(x + bytes<T>(i), sum);
  }
}

/** x = T^H x */
function multiplyAdjointTriangle<T>(n: i32, t: usize, column: i32, x: usize): void {
  for (let i = n - 1; i >= 0; i--) {
    let sum = fromReal<T>(0);
    for (let j = 0; j <= i; j++) {
      const element = conjugate<T>(load<T>(t + bytes<T>(j + i * column)));
      sum = plus<T>(sum, times<T>(element, load<T>(x + bytes<T>(j))));
    }
    store<T>(x + bytes<T>(i), sum);
  }
}

/**
 * Q (n x n) of the reflectors that {@link reduceColumns} left in columns first..last-1 of A. Q is the
 * identity before. `work` has room for n elements.
 */
export function accumulateColumns<T>(
  first: i32,
  last: i32,
  a: usize,
  column: i32,
  tau: usize,
  q: usize,
  qColumn: i32,
  work: usize,
): void {
  for (let j = last - 1; j >= first; j--) {
    const factor = load<T>(tau + bytes<T>(j));
    const corner = q + bytes<T>((j + 1) * (qColumn + 1));
    const v = a + bytes<T>(j + 1 + j * column);
    reflectRows<T>(last - j, last - j, v, factor, corner, qColumn, work);
  }
}
