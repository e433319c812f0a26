/**
 * Products of matrices with vectors, see base/matrixVector.ts: y = alpha A x, or y += alpha A x where
 * `accumulate`. Strides count elements.
 */
import { addProductOf, addTransposedProduct } from '../base/matrixVector';
import { bytes } from '../base/vectors';
import { fromReal } from '../base/scalar';

/** Elements of a vector that is read or written again and again: they fit the first cache. */
const PART: i32 = 1024;

/** A (m x n) of columns with unit stride, y of unit stride. */
function byColumns<T>(
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
  accumulate: bool,
): void {
  if (!accumulate) memory.fill(y, 0, bytes<T>(m));
  for (; m > 0; m -= PART, a += bytes<T>(PART), y += bytes<T>(PART)) {
    addProductOf<T>(min(m, PART), n, alpha, a, column, conjugateA, x, xStride, conjugateX, y);
  }
}

/** A (m x n) of rows with unit stride, x of unit stride. */
function byRows<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  row: i32,
  conjugateA: bool,
  x: usize,
  conjugateX: bool,
  y: usize,
  yStride: i32,
  accumulate: bool,
): void {
  if (!accumulate) {
    const step = bytes<T>(yStride);
    for (let i = 0, at = y; i < m; i++, at += step) memory.fill(at, 0, sizeof<T>());
  }
  for (; n > 0; n -= PART, a += bytes<T>(PART), x += bytes<T>(PART)) {
    const part = min(n, PART);
    addTransposedProduct<T>(part, m, alpha, a, row, conjugateA, x, conjugateX, y, yStride);
  }
}

/** A by columns, of float64. */
export function byColumnsFloat64(
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  column: i32,
  conjugateA: bool,
  x: usize,
  xStride: i32,
  conjugateX: bool,
  y: usize,
  accumulate: bool,
): void {
  byColumns<f64>(m, n, alpha, a, column, conjugateA, x, xStride, conjugateX, y, accumulate);
}

/** A by rows, of float64. */
export function byRowsFloat64(
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  row: i32,
  conjugateA: bool,
  x: usize,
  conjugateX: bool,
  y: usize,
  yStride: i32,
  accumulate: bool,
): void {
  byRows<f64>(m, n, alpha, a, row, conjugateA, x, conjugateX, y, yStride, accumulate);
}

/** A by columns, of float32. */
export function byColumnsFloat32(
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  column: i32,
  conjugateA: bool,
  x: usize,
  xStride: i32,
  conjugateX: bool,
  y: usize,
  accumulate: bool,
): void {
  byColumns<f32>(m, n, <f32>alpha, a, column, conjugateA, x, xStride, conjugateX, y, accumulate);
}

/** A by rows, of float32. */
export function byRowsFloat32(
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  row: i32,
  conjugateA: bool,
  x: usize,
  conjugateX: bool,
  y: usize,
  yStride: i32,
  accumulate: bool,
): void {
  byRows<f32>(m, n, <f32>alpha, a, row, conjugateA, x, conjugateX, y, yStride, accumulate);
}

/** A by columns, of complex128. */
export function byColumnsComplex128(
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  column: i32,
  conjugateA: bool,
  x: usize,
  xStride: i32,
  conjugateX: bool,
  y: usize,
  accumulate: bool,
): void {
  byColumns<v128>(
    m,
    n,
    fromReal<v128>(alpha),
    a,
    column,
    conjugateA,
    x,
    xStride,
    conjugateX,
    y,
    accumulate,
  );
}

/** A by rows, of complex128. */
export function byRowsComplex128(
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  row: i32,
  conjugateA: bool,
  x: usize,
  conjugateX: bool,
  y: usize,
  yStride: i32,
  accumulate: bool,
): void {
  byRows<v128>(
    m,
    n,
    fromReal<v128>(alpha),
    a,
    row,
    conjugateA,
    x,
    conjugateX,
    y,
    yStride,
    accumulate,
  );
}
