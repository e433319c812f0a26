/** Band matrices. See base/banded.ts and base/definiteBanded.ts. */
import { factorBanded, solveAdjointBanded, solveBanded } from '../base/banded';
import { factorDefiniteBanded, solveDefiniteBanded } from '../base/definiteBanded';

/** `factorBanded` of real numbers. */
export function factorBandedReal(
  n: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  state: usize,
  from: i32,
  to: i32,
): void {
  factorBanded<f64>(n, below, above, a, column, pivots, state, from, to);
}

/** `factorBanded` of complex numbers. */
export function factorBandedComplex(
  n: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  state: usize,
  from: i32,
  to: i32,
): void {
  factorBanded<v128>(n, below, above, a, column, pivots, state, from, to);
}

/** `solveBanded` of real numbers. */
export function solveBandedReal(
  n: i32,
  columns: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  b: usize,
  bColumn: i32,
): void {
  solveBanded<f64>(n, columns, below, above, a, column, pivots, b, bColumn);
}

/** `solveBanded` of complex numbers. */
export function solveBandedComplex(
  n: i32,
  columns: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  b: usize,
  bColumn: i32,
): void {
  solveBanded<v128>(n, columns, below, above, a, column, pivots, b, bColumn);
}

/** `solveAdjointBanded` of real numbers. */
export function solveAdjointBandedReal(
  n: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  b: usize,
): void {
  solveAdjointBanded<f64>(n, below, above, a, column, pivots, b);
}

/** `solveAdjointBanded` of complex numbers. */
export function solveAdjointBandedComplex(
  n: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  b: usize,
): void {
  solveAdjointBanded<v128>(n, below, above, a, column, pivots, b);
}

/** `factorDefiniteBanded` of real numbers. */
export function factorDefiniteBandedReal(
  n: i32,
  below: i32,
  a: usize,
  column: i32,
  from: i32,
  to: i32,
): i32 {
  return factorDefiniteBanded<f64>(n, below, a, column, from, to);
}

/** `factorDefiniteBanded` of complex numbers. */
export function factorDefiniteBandedComplex(
  n: i32,
  below: i32,
  a: usize,
  column: i32,
  from: i32,
  to: i32,
): i32 {
  return factorDefiniteBanded<v128>(n, below, a, column, from, to);
}

/** `solveDefiniteBanded` of real numbers. */
export function solveDefiniteBandedReal(
  n: i32,
  columns: i32,
  below: i32,
  a: usize,
  column: i32,
  b: usize,
  bColumn: i32,
): void {
  solveDefiniteBanded<f64>(n, columns, below, a, column, b, bColumn);
}

/** `solveDefiniteBanded` of complex numbers. */
export function solveDefiniteBandedComplex(
  n: i32,
  columns: i32,
  below: i32,
  a: usize,
  column: i32,
  b: usize,
  bColumn: i32,
): void {
  solveDefiniteBanded<v128>(n, columns, below, a, column, b, bColumn);
}
