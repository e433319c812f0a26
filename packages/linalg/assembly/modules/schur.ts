/** The QR iteration, and eigenvectors of its results. Matrices are by columns. */
import { diagonalValues, iterate } from '../base/francis';
import {
  expandPairs as expand,
  normaliseComplex as normaliseAll,
  normaliseReal as normaliseQuasi,
  quasiTriangularVectors,
  triangularVectors,
} from '../base/triangularVectors';

/** `iterate` of real numbers. */
export function iterateReal(
  n: i32,
  low: i32,
  high: i32,
  h: usize,
  column: i32,
  zRows: i32,
  z: usize,
  zColumn: i32,
  whole: bool,
  work: usize,
): i32 {
  return iterate<f64>(n, low, high, h, column, zRows, z, zColumn, whole, work);
}

/** `iterate` of complex numbers. */
export function iterateComplex(
  n: i32,
  low: i32,
  high: i32,
  h: usize,
  column: i32,
  zRows: i32,
  z: usize,
  zColumn: i32,
  whole: bool,
  work: usize,
): i32 {
  return iterate<v128>(n, low, high, h, column, zRows, z, zColumn, whole, work);
}

/** `diagonalValues` of real numbers. */
export function diagonalValuesReal(n: i32, t: usize, column: i32, values: usize): void {
  diagonalValues<f64>(n, t, column, values);
}

/** `diagonalValues` of complex numbers. */
export function diagonalValuesComplex(n: i32, t: usize, column: i32, values: usize): void {
  diagonalValues<v128>(n, t, column, values);
}

/** `quasiTriangularVectors`. */
export function vectorsReal(
  n: i32,
  t: usize,
  column: i32,
  x: usize,
  xColumn: i32,
  sums: usize,
): void {
  quasiTriangularVectors(n, t, column, x, xColumn, sums);
}

/** `triangularVectors`. */
export function vectorsComplex(
  n: i32,
  t: usize,
  column: i32,
  x: usize,
  xColumn: i32,
  sums: usize,
): void {
  triangularVectors(n, t, column, x, xColumn, sums);
}

/** `normaliseReal`. */
export function normaliseReal(n: i32, v: usize, column: i32, values: usize): void {
  normaliseQuasi(n, v, column, values);
}

/** `normaliseComplex`. */
export function normaliseComplex(n: i32, v: usize, column: i32, _values: usize): void {
  normaliseAll(n, v, column);
}

/** `expandPairs`. */
export function expandPairs(
  n: i32,
  v: usize,
  column: i32,
  values: usize,
  to: usize,
  row: i32,
): void {
  expand(n, v, column, values, to, row);
}
