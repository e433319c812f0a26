/**
 * Products of a matrix of real or complex numbers with a vector, and updates of rank one. Columns
 * are taken by fours, so that the vector beside them is read and written a fourth as often. T is f64
 * or v128 for a complex number; f32 where functions say so.
 */
import {
  addFourComplex,
  addConjugate,
  addFourReal,
  addOneReal,
  dotFourComplex,
  dotFourReal,
  dotOneReal,
  updateFourComplex,
  updateFourReal,
} from './fourColumns';
import { addScaled, bytes } from './vectors';
import { conjugate, times } from './scalar';

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
  addProductOf<T>(m, n, alpha, a, column, false, x, xStride, false, y);
}

/** {@link addProduct}, of f32 too, of A or its conjugate and of x or its conjugate. */
export function addProductOf<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  column: i32,
  conjugateA: bool,
  x: usize,
  xStride: i32,
  conjugateX: bool,
  y: usize,
): void {
  const next = bytes<T>(column);
  const step = bytes<T>(xStride);
  for (; n >= 4; n -= 4, a += 4 * next, x += 4 * step) {
    const x0 = factor<T>(alpha, x, conjugateX);
    const x1 = factor<T>(alpha, x + step, conjugateX);
    const x2 = factor<T>(alpha, x + 2 * step, conjugateX);
    const x3 = factor<T>(alpha, x + 3 * step, conjugateX);
    if (isVector<T>()) {
      const sign: f64 = conjugateA ? -1 : 1;
      addFourComplex(m, <v128>x0, <v128>x1, <v128>x2, <v128>x3, sign, a, next, y);
    } else addFourReal<T>(m, x0, x1, x2, x3, a, next, y);
  }
  for (; n > 0; n--, a += next, x += step) {
    const x0 = factor<T>(alpha, x, conjugateX);
    if (isVector<T>()) {
      if (conjugateA) addConjugate(m, <v128>x0, a, y);
      else addScaled<T>(m, x0, a, 1, y, 1);
    } else addOneReal<T>(m, x0, a, y);
  }
}

/** alpha x, or alpha conj(x). */
function factor<T>(alpha: T, x: usize, conjugated: bool): T {
  if (isVector<T>()) {
    const value = load<T>(x);
    return times<T>(alpha, conjugated ? conjugate<T>(value) : value);
  } else return <T>(alpha * load<T>(x));
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
  addTransposedProduct<T>(m, n, alpha, a, column, true, x, false, y, yStride);
}

/** y += alpha A^T x, of f32 too, of A or its conjugate and of x or its conjugate. */
export function addTransposedProduct<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  column: i32,
  conjugateA: bool,
  x: usize,
  conjugateX: bool,
  y: usize,
  yStride: i32,
): void {
  const next = bytes<T>(column);
  const step = bytes<T>(yStride);
  if (isVector<T>()) {
    const signA: f64 = conjugateA ? -1 : 1;
    const signX: f64 = conjugateX ? -1 : 1;
    for (; n >= 4; n -= 4, a += 4 * next, y += 4 * step) {
      dotFourComplex(m, 4, <v128>alpha, signA, signX, a, next, x, y, step);
    }
    for (; n > 0; n--, a += next, y += step) {
      dotFourComplex(m, 1, <v128>alpha, signA, signX, a, 0, x, y, step);
    }
  } else {
    for (; n >= 4; n -= 4, a += 4 * next, y += 4 * step) {
      dotFourReal<T>(m, alpha, a, next, x, y, step);
    }
    for (; n > 0; n--, a += next, y += step) dotOneReal<T>(m, alpha, a, x, y);
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
  const next = bytes<T>(column);
  const step = bytes<T>(yStride);
  for (; n >= 4; n -= 4, a += 4 * next, y += 4 * step) {
    const y0 = factor<T>(alpha, y, true);
    const y1 = factor<T>(alpha, y + step, true);
    const y2 = factor<T>(alpha, y + 2 * step, true);
    const y3 = factor<T>(alpha, y + 3 * step, true);
    if (isVector<T>()) {
      updateFourComplex(m, <v128>y0, <v128>y1, <v128>y2, <v128>y3, x, a, next);
    } else updateFourReal<T>(m, y0, y1, y2, y3, x, a, next);
  }
  for (; n > 0; n--, a += next, y += step) {
    addScaled<T>(m, factor<T>(alpha, y, true), x, 1, a, 1);
  }
}
