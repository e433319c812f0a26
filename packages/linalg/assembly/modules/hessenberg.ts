/** Balancing and Hessenberg reduction, of real and of complex matrices by columns. */
import { balance, largestElement, unbalance } from '../base/balance';
import { accumulateColumns, reduceColumns, reducePanel } from '../base/hessenberg';

/** `balance` of real numbers. */
export function balanceReal(
  n: i32,
  a: usize,
  column: i32,
  scale: usize,
  range: usize,
  scales: bool,
): void {
  balance<f64>(n, a, column, scale, range, scales);
}

/** `balance` of complex numbers. */
export function balanceComplex(
  n: i32,
  a: usize,
  column: i32,
  scale: usize,
  range: usize,
  scales: bool,
): void {
  balance<v128>(n, a, column, scale, range, scales);
}

/** `unbalance` of real numbers. */
export function unbalanceReal(
  n: i32,
  m: i32,
  v: usize,
  column: i32,
  scale: usize,
  low: i32,
  high: i32,
): void {
  unbalance<f64>(n, m, v, column, scale, low, high);
}

/** `unbalance` of complex numbers. */
export function unbalanceComplex(
  n: i32,
  m: i32,
  v: usize,
  column: i32,
  scale: usize,
  low: i32,
  high: i32,
): void {
  unbalance<v128>(n, m, v, column, scale, low, high);
}

/** `largestElement` of real numbers. */
export function largestElementReal(m: i32, n: i32, a: usize, column: i32): f64 {
  return largestElement<f64>(m, n, a, column);
}

/** `largestElement` of complex numbers. */
export function largestElementComplex(m: i32, n: i32, a: usize, column: i32): f64 {
  return largestElement<v128>(m, n, a, column);
}

/** `reduceColumns` of real numbers. */
export function reduceColumnsReal(
  n: i32,
  first: i32,
  last: i32,
  a: usize,
  column: i32,
  tau: usize,
  work: usize,
): void {
  reduceColumns<f64>(n, first, last, a, column, tau, work);
}

/** `reduceColumns` of complex numbers. */
export function reduceColumnsComplex(
  n: i32,
  first: i32,
  last: i32,
  a: usize,
  column: i32,
  tau: usize,
  work: usize,
): void {
  reduceColumns<v128>(n, first, last, a, column, tau, work);
}

/** `reducePanel` of real numbers. */
export function reducePanelReal(
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
  reducePanel<f64>(k, last, width, a, column, tau, v, t, y);
}

/** `reducePanel` of complex numbers. */
export function reducePanelComplex(
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
  reducePanel<v128>(k, last, width, a, column, tau, v, t, y);
}

/** Sets the elements (of so many bytes) of A (m x n) that lie below a diagonal under the main one to zero. */
export function clearBelow(
  m: i32,
  n: i32,
  diagonal: i32,
  a: usize,
  column: i32,
  itemsize: i32,
): void {
  for (let j = 0; j < n; j++) {
    const from = j + diagonal + 1;
    if (from >= m) return;
    memory.fill(a + <usize>(from + j * column) * itemsize, 0, <usize>(m - from) * itemsize);
  }
}

/** `accumulateColumns` of real numbers. */
export function accumulateColumnsReal(
  first: i32,
  last: i32,
  a: usize,
  column: i32,
  tau: usize,
  q: usize,
  qColumn: i32,
  work: usize,
): void {
  accumulateColumns<f64>(first, last, a, column, tau, q, qColumn, work);
}

/** `accumulateColumns` of complex numbers. */
export function accumulateColumnsComplex(
  first: i32,
  last: i32,
  a: usize,
  column: i32,
  tau: usize,
  q: usize,
  qColumn: i32,
  work: usize,
): void {
  accumulateColumns<v128>(first, last, a, column, tau, q, qColumn, work);
}
