/** Eigenvalues of Hermitian matrices, real and complex. See base/tridiagonalForm.ts, base/implicitQL.ts. */
import { rotateToDiagonal, sortPairs, valuesOnly } from '../base/implicitQL';
import { conjugate, fromReal, imaginaryPart, realPart, scaled } from '../base/scalar';
import { formSmall, reduceColumn, reduceSmall } from '../base/tridiagonalForm';
import { bytes, scale } from '../base/vectors';

/** Sizes of the largest element within which no square over- or underflows. */
const LEAST: f64 = reinterpret<f64>((<u64>(1023 - 400)) << 52);
const MOST: f64 = reinterpret<f64>((<u64>(1023 + 400)) << 52);

/**
 * B (n x n, by columns) = the lower triangle of A times `factor`, zeros above it; of complex numbers
 * conjugated if asked for, its diagonal made real. Answers the largest part of what is read.
 */
function copyTriangle<T>(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  conjugated: bool,
  factor: f64,
  b: usize,
): f64 {
  let largest = 0.0;
  for (let j = 0; j < n; j++, a += bytes<T>(row + column)) {
    memory.fill(b, 0, bytes<T>(j));
    b += bytes<T>(j);
    let from = a;
    for (let i = j; i < n; i++, from += bytes<T>(row), b += bytes<T>(1)) {
      let value = load<T>(from);
      if (i == j) value = fromReal<T>(realPart<T>(value));
      largest = max(largest, max(abs(realPart<T>(value)), abs(imaginaryPart<T>(value))));
      value = scaled<T>(value, factor);
      store<T>(b, conjugated ? conjugate<T>(value) : value);
    }
  }
  return largest;
}

/**
 * `copyTriangle` with the power of two, which it answers, that brings all into a safe range; NaN
 * where an element is not finite.
 */
function loadTriangle<T>(n: i32, a: usize, row: i32, column: i32, conjugated: bool, b: usize): f64 {
  const largest = copyTriangle<T>(n, a, row, column, conjugated, 1, b);
  if (!(largest < Infinity)) return NaN;
  if (largest == 0 || (largest > LEAST && largest < MOST)) return 1;
  const exponent = <i64>(reinterpret<u64>(largest) >> 52);
  const factor = reinterpret<f64>((<u64>max(min(2046 - exponent, 2000), 1)) << 52);
  copyTriangle<T>(n, a, row, column, conjugated, factor, b);
  return factor;
}

export function loadTriangleReal(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  conjugated: bool,
  b: usize,
): f64 {
  return loadTriangle<f64>(n, a, row, column, false, b);
}

export function loadTriangleComplex(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  conjugated: bool,
  b: usize,
): f64 {
  return loadTriangle<v128>(n, a, row, column, conjugated, b);
}

export function reduceColumnReal(
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
  reduceColumn<f64>(n, j, a, column, w, wColumn, d, e, tau, work);
}

export function reduceColumnComplex(
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
  reduceColumn<v128>(n, j, a, column, w, wColumn, d, e, tau, work);
}

export function reduceSmallReal(
  n: i32,
  a: usize,
  column: i32,
  d: usize,
  e: usize,
  tau: usize,
  work: usize,
): void {
  reduceSmall<f64>(n, a, column, d, e, tau, work);
}

export function reduceSmallComplex(
  n: i32,
  a: usize,
  column: i32,
  d: usize,
  e: usize,
  tau: usize,
  work: usize,
): void {
  reduceSmall<v128>(n, a, column, d, e, tau, work);
}

/** Columns of so many bytes, which are so many bytes apart, elsewhere. */
export function copyColumns(
  length: usize,
  count: i32,
  from: usize,
  fromStep: usize,
  to: usize,
  toStep: usize,
): void {
  for (; count > 0; count--, from += fromStep, to += toStep) memory.copy(to, from, length);
}

/** Z (n x n real, by columns) = the identity. */
export function setColumns(n: i32, z: usize, column: i32): void {
  for (let j = 0; j < n; j++, z += bytes<f64>(column)) {
    memory.fill(z, 0, bytes<f64>(n));
    store<f64>(z + bytes<f64>(j), 1);
  }
}

/** Complex numbers of real ones. */
export function widen(count: i32, from: usize, to: usize): void {
  for (; count > 0; count--, from += 8, to += 16) v128.store(to, v128.load64_zero(from));
}

/** d *= factor */
export function scaleValues(n: i32, factor: f64, d: usize): void {
  scale<f64>(n, factor, d, 1);
}

/** Eigenvalues of a tridiagonal matrix, ascending, in d; answers how many were not found. */
export function tridiagonalValues(n: i32, d: usize, e: usize): i32 {
  return valuesOnly(n, d, e);
}

/** Likewise with its eigenvectors, which Z (of `rows` numbers a column) is multiplied by. */
export function tridiagonalVectors(
  n: i32,
  d: usize,
  e: usize,
  rows: i32,
  z: usize,
  column: i32,
): i32 {
  const missing = rotateToDiagonal(n, d, e, rows, z, column);
  sortPairs(n, d, rows, z, column);
  return missing;
}

/**
 * The whole way for a small matrix A (by columns, n apart), which its eigenvectors replace if they
 * are asked for. Answers how many eigenvalues were not found. `work` has room for 3 n elements.
 */
function solveSmall<T>(n: i32, vectors: bool, a: usize, d: usize, work: usize): i32 {
  const e = work;
  const tau = work + bytes<T>(n);
  reduceSmall<T>(n, a, n, d, e, tau, tau + bytes<T>(n));
  const rows = vectors ? n * <i32>(sizeof<T>() >> 3) : 0;
  if (vectors) formSmall<T>(n, a, n, tau);
  const missing = vectors ? rotateToDiagonal(n, d, e, rows, a, rows) : valuesOnly(n, d, e);
  sortPairs(n, d, rows, a, rows);
  return missing;
}

/**
 * Eigenvalues, and eigenvectors if asked for, of `count` small matrices that are `stride` elements
 * apart; the values n apart in d, the vectors by columns, `zStride` apart in z. Where they are not
 * asked for, z is room for one matrix. Answers the first matrix that failed, or -1. `work` has room
 * for 3 n elements.
 */
function solveStack<T>(
  count: i32,
  n: i32,
  vectors: bool,
  a: usize,
  stride: i32,
  row: i32,
  column: i32,
  conjugated: bool,
  d: usize,
  z: usize,
  work: usize,
): i32 {
  const zStride = vectors ? n * n : 0;
  for (let i = 0; i < count; i++) {
    const factor = loadTriangle<T>(n, a, row, column, conjugated, z);
    if (n == 1) {
      store<f64>(d, realPart<T>(load<T>(a)));
      store<T>(z, fromReal<T>(1));
    } else {
      if (factor != factor || solveSmall<T>(n, vectors, z, d, work) > 0) return i;
      if (factor != 1) scale<f64>(n, 1 / factor, d, 1);
    }
    a += bytes<T>(stride);
    d += bytes<f64>(n);
    z += bytes<T>(zStride);
  }
  return -1;
}

export function solveStackReal(
  count: i32,
  n: i32,
  vectors: bool,
  a: usize,
  stride: i32,
  row: i32,
  column: i32,
  conjugated: bool,
  d: usize,
  z: usize,
  work: usize,
): i32 {
  return solveStack<f64>(count, n, vectors, a, stride, row, column, false, d, z, work);
}

export function solveStackComplex(
  count: i32,
  n: i32,
  vectors: bool,
  a: usize,
  stride: i32,
  row: i32,
  column: i32,
  conjugated: bool,
  d: usize,
  z: usize,
  work: usize,
): i32 {
  return solveStack<v128>(count, n, vectors, a, stride, row, column, conjugated, d, z, work);
}
