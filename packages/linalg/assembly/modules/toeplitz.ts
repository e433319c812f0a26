/** Toeplitz matrices. See base/toeplitz.ts. */
import { stepToeplitz, subtractToeplitzRow } from '../base/toeplitz';

/** `stepToeplitz` of real numbers. */
export function stepToeplitzReal(
  m: i32,
  n: i32,
  columns: i32,
  t: usize,
  f: usize,
  b: usize,
  state: usize,
  right: usize,
  x: usize,
): bool {
  return stepToeplitz<f64>(m, n, columns, t, f, b, state, right, x);
}

/** `stepToeplitz` of complex numbers. */
export function stepToeplitzComplex(
  m: i32,
  n: i32,
  columns: i32,
  t: usize,
  f: usize,
  b: usize,
  state: usize,
  right: usize,
  x: usize,
): bool {
  return stepToeplitz<v128>(m, n, columns, t, f, b, state, right, x);
}

/** `subtractToeplitzRow` of real numbers. */
export function subtractToeplitzRowReal(
  i: i32,
  n: i32,
  columns: i32,
  t: usize,
  x: usize,
  r: usize,
): void {
  subtractToeplitzRow<f64>(i, n, columns, t, x, r);
}

/** `subtractToeplitzRow` of complex numbers. */
export function subtractToeplitzRowComplex(
  i: i32,
  n: i32,
  columns: i32,
  t: usize,
  x: usize,
  r: usize,
): void {
  subtractToeplitzRow<v128>(i, n, columns, t, x, r);
}
