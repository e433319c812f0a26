/** Tridiagonal matrices. See base/tridiagonal.ts and base/definiteBanded.ts. */
import { factorDefiniteTridiagonal, solveDefiniteTridiagonal } from '../base/definiteBanded';
import { factorTridiagonal, solveAdjointTridiagonal, solveTridiagonal } from '../base/tridiagonal';

/** `factorDefiniteTridiagonal` of real numbers. */
export function factorDefiniteTridiagonalReal(n: i32, d: usize, e: usize): i32 {
  return factorDefiniteTridiagonal<f64>(n, d, e);
}

/** `factorDefiniteTridiagonal` of complex numbers. */
export function factorDefiniteTridiagonalComplex(n: i32, d: usize, e: usize): i32 {
  return factorDefiniteTridiagonal<v128>(n, d, e);
}

/** `solveDefiniteTridiagonal` of real numbers. */
export function solveDefiniteTridiagonalReal(
  n: i32,
  columns: i32,
  d: usize,
  e: usize,
  b: usize,
  bColumn: i32,
): void {
  solveDefiniteTridiagonal<f64>(n, columns, d, e, b, bColumn);
}

/** `solveDefiniteTridiagonal` of complex numbers. */
export function solveDefiniteTridiagonalComplex(
  n: i32,
  columns: i32,
  d: usize,
  e: usize,
  b: usize,
  bColumn: i32,
): void {
  solveDefiniteTridiagonal<v128>(n, columns, d, e, b, bColumn);
}

/** `factorTridiagonal` of real numbers. */
export function factorTridiagonalReal(n: i32, a: usize, pivots: usize): i32 {
  return factorTridiagonal<f64>(n, a, pivots);
}

/** `factorTridiagonal` of complex numbers. */
export function factorTridiagonalComplex(n: i32, a: usize, pivots: usize): i32 {
  return factorTridiagonal<v128>(n, a, pivots);
}

/** `solveTridiagonal` of real numbers. */
export function solveTridiagonalReal(
  n: i32,
  columns: i32,
  a: usize,
  pivots: usize,
  b: usize,
  bColumn: i32,
): void {
  solveTridiagonal<f64>(n, columns, a, pivots, b, bColumn);
}

/** `solveTridiagonal` of complex numbers. */
export function solveTridiagonalComplex(
  n: i32,
  columns: i32,
  a: usize,
  pivots: usize,
  b: usize,
  bColumn: i32,
): void {
  solveTridiagonal<v128>(n, columns, a, pivots, b, bColumn);
}

/** `solveAdjointTridiagonal` of real numbers. */
export function solveAdjointTridiagonalReal(n: i32, a: usize, pivots: usize, b: usize): void {
  solveAdjointTridiagonal<f64>(n, a, pivots, b);
}

/** `solveAdjointTridiagonal` of complex numbers. */
export function solveAdjointTridiagonalComplex(n: i32, a: usize, pivots: usize, b: usize): void {
  solveAdjointTridiagonal<v128>(n, a, pivots, b);
}
