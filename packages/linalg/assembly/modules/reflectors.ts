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
