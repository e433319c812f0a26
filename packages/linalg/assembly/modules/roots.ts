/** Square roots of triangular matrices. See base/triangularRoots.ts. */
import { rootTriangle, solveSylvester } from '../base/triangularRoots';
import { addScaled } from '../base/vectors';

/** Y += alpha X, of n real numbers. */
export function addMultiple(n: i32, alpha: f64, x: usize, y: usize): void {
  addScaled<f64>(n, alpha, x, 1, y, 1);
}

/** `rootTriangle` of real numbers. */
export function rootTriangleReal(n: i32, t: usize, column: i32): void {
  rootTriangle<f64>(n, t, column);
}

/** `rootTriangle` of complex numbers. */
export function rootTriangleComplex(n: i32, t: usize, column: i32): void {
  rootTriangle<v128>(n, t, column);
}

/** `solveSylvester` of real numbers. */
export function solveSylvesterReal(
  m: i32,
  n: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bColumn: i32,
  c: usize,
  cColumn: i32,
): void {
  solveSylvester<f64>(m, n, a, aColumn, b, bColumn, c, cColumn);
}

/** `solveSylvester` of complex numbers. */
export function solveSylvesterComplex(
  m: i32,
  n: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bColumn: i32,
  c: usize,
  cColumn: i32,
): void {
  solveSylvester<v128>(m, n, a, aColumn, b, bColumn, c, cColumn);
}
