/** Exchanges of eigenvalues, and windows of the multishift QR iteration. See base/window.ts. */
import { moveBlock } from '../base/exchange';
import { splitAbove } from '../base/francis';
import { chaseBulges, deflateWindow, restoreHessenberg } from '../base/window';

/** `moveBlock` of real numbers. */
export function moveBlockReal(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  from: i32,
  to: i32,
  work: usize,
): i32 {
  return moveBlock<f64>(n, t, column, qRows, q, qColumn, from, to, work);
}

/** `moveBlock` of complex numbers. */
export function moveBlockComplex(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  from: i32,
  to: i32,
  work: usize,
): i32 {
  return moveBlock<v128>(n, t, column, qRows, q, qColumn, from, to, work);
}

/** `splitAbove` of real numbers. */
export function splitAboveReal(h: usize, column: i32, low: i32, high: i32, bottom: i32): i32 {
  return splitAbove<f64>(h, column, low, high, bottom);
}

/** `splitAbove` of complex numbers. */
export function splitAboveComplex(h: usize, column: i32, low: i32, high: i32, bottom: i32): i32 {
  return splitAbove<v128>(h, column, low, high, bottom);
}

/** `deflateWindow` of real numbers. */
export function deflateWindowReal(
  n: i32,
  t: usize,
  column: i32,
  v: usize,
  vColumn: i32,
  spike: usize,
  first: i32,
  work: usize,
): i32 {
  return deflateWindow<f64>(n, t, column, v, vColumn, spike, first, work);
}

/** `deflateWindow` of complex numbers. */
export function deflateWindowComplex(
  n: i32,
  t: usize,
  column: i32,
  v: usize,
  vColumn: i32,
  spike: usize,
  first: i32,
  work: usize,
): i32 {
  return deflateWindow<v128>(n, t, column, v, vColumn, spike, first, work);
}

/** `restoreHessenberg` of real numbers. */
export function restoreHessenbergReal(
  n: i32,
  left: i32,
  t: usize,
  column: i32,
  v: usize,
  vColumn: i32,
  tau: usize,
  work: usize,
): void {
  restoreHessenberg<f64>(n, left, t, column, v, vColumn, tau, work);
}

/** `restoreHessenberg` of complex numbers. */
export function restoreHessenbergComplex(
  n: i32,
  left: i32,
  t: usize,
  column: i32,
  v: usize,
  vColumn: i32,
  tau: usize,
  work: usize,
): void {
  restoreHessenberg<v128>(n, left, t, column, v, vColumn, tau, work);
}

/** `chaseBulges` of real numbers. */
export function chaseBulgesReal(
  n: i32,
  h: usize,
  column: i32,
  u: usize,
  uColumn: i32,
  bulges: i32,
  shifts: usize,
  start: i32,
  steps: i32,
  top: i32,
  bottom: i32,
  work: usize,
): void {
  chaseBulges<f64>(n, h, column, u, uColumn, bulges, shifts, start, steps, top, bottom, work);
}

/** `chaseBulges` of complex numbers. */
export function chaseBulgesComplex(
  n: i32,
  h: usize,
  column: i32,
  u: usize,
  uColumn: i32,
  bulges: i32,
  shifts: usize,
  start: i32,
  steps: i32,
  top: i32,
  bottom: i32,
  work: usize,
): void {
  chaseBulges<v128>(n, h, column, u, uColumn, bulges, shifts, start, steps, top, bottom, work);
}
