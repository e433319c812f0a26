/** Householder reflectors, of real and of complex vectors. See base/reflectors.ts. */
import { blockFactor, factorPanel } from '../base/reflectors';

/** `factorPanel` of real numbers. */
export function factorPanelReal(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  tau: usize,
  work: usize,
): void {
  factorPanel<f64>(m, n, a, column, tau, work);
}

/** `factorPanel` of complex numbers. */
export function factorPanelComplex(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  tau: usize,
  work: usize,
): void {
  factorPanel<v128>(m, n, a, column, tau, work);
}

/** `blockFactor` of real numbers. */
export function blockFactorReal(
  m: i32,
  k: i32,
  v: usize,
  column: i32,
  tau: usize,
  t: usize,
  tColumn: i32,
): void {
  blockFactor<f64>(m, k, v, column, tau, t, tColumn);
}

/** `blockFactor` of complex numbers. */
export function blockFactorComplex(
  m: i32,
  k: i32,
  v: usize,
  column: i32,
  tau: usize,
  t: usize,
  tColumn: i32,
): void {
  blockFactor<v128>(m, k, v, column, tau, t, tColumn);
}

/** B = the upper trapezoidal part of A (both m x n), zeros below; of 8 or 16 bytes an element. */
export function copyUpper(
  m: i32,
  n: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  components: i32,
): void {
  const shift = components == 2 ? 4 : 3;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const from = a + ((<isize>i * aRow + <isize>j * aColumn) << shift);
      const to = b + ((<isize>i * bRow + <isize>j * bColumn) << shift);
      store<f64>(to, i > j ? 0 : load<f64>(from));
      if (components == 2) store<f64>(to, i > j ? 0 : load<f64>(from, 8), 8);
    }
  }
}
