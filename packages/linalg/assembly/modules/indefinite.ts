/** Symmetric and Hermitian factors with pivots of order one and two. See base/indefinite.ts. */
import {
  divideByBlocks,
  exchangeByPivots,
  expandBlocks,
  factorIndefinite,
  takeCorners,
} from '../base/indefinite';

/** `factorIndefinite` of real numbers. */
export function factorIndefiniteReal(
  n: i32,
  width: i32,
  before: i32,
  hermitian: bool,
  lastFirst: bool,
  a: usize,
  column: i32,
  w: usize,
  wColumn: i32,
  pivots: usize,
): i32 {
  return factorIndefinite<f64>(
    n,
    width,
    before,
    hermitian,
    lastFirst,
    a,
    column,
    w,
    wColumn,
    pivots,
  );
}

/** `factorIndefinite` of complex numbers. */
export function factorIndefiniteComplex(
  n: i32,
  width: i32,
  before: i32,
  hermitian: bool,
  lastFirst: bool,
  a: usize,
  column: i32,
  w: usize,
  wColumn: i32,
  pivots: usize,
): i32 {
  return factorIndefinite<v128>(
    n,
    width,
    before,
    hermitian,
    lastFirst,
    a,
    column,
    w,
    wColumn,
    pivots,
  );
}

/** `takeCorners` of real numbers. */
export function takeCornersReal(
  n: i32,
  a: usize,
  column: i32,
  pivots: usize,
  corners: usize,
): void {
  takeCorners<f64>(n, a, column, pivots, corners);
}

/** `takeCorners` of complex numbers. */
export function takeCornersComplex(
  n: i32,
  a: usize,
  column: i32,
  pivots: usize,
  corners: usize,
): void {
  takeCorners<v128>(n, a, column, pivots, corners);
}

/** `divideByBlocks` of real numbers. */
export function divideByBlocksReal(
  n: i32,
  columns: i32,
  hermitian: bool,
  a: usize,
  column: i32,
  pivots: usize,
  corners: usize,
  b: usize,
  row: i32,
  bColumn: i32,
): void {
  divideByBlocks<f64>(n, columns, hermitian, a, column, pivots, corners, b, row, bColumn);
}

/** `divideByBlocks` of complex numbers. */
export function divideByBlocksComplex(
  n: i32,
  columns: i32,
  hermitian: bool,
  a: usize,
  column: i32,
  pivots: usize,
  corners: usize,
  b: usize,
  row: i32,
  bColumn: i32,
): void {
  divideByBlocks<v128>(n, columns, hermitian, a, column, pivots, corners, b, row, bColumn);
}

/** `exchangeByPivots` of real numbers. */
export function exchangeByPivotsReal(
  n: i32,
  columns: i32,
  backwards: bool,
  pivots: usize,
  b: usize,
  row: i32,
  column: i32,
): void {
  exchangeByPivots<f64>(n, columns, backwards, pivots, b, row, column);
}

/** `exchangeByPivots` of complex numbers. */
export function exchangeByPivotsComplex(
  n: i32,
  columns: i32,
  backwards: bool,
  pivots: usize,
  b: usize,
  row: i32,
  column: i32,
): void {
  exchangeByPivots<v128>(n, columns, backwards, pivots, b, row, column);
}

/** `expandBlocks` of real numbers. */
export function expandBlocksReal(
  n: i32,
  hermitian: bool,
  a: usize,
  column: i32,
  corners: usize,
  b: usize,
): void {
  expandBlocks<f64>(n, hermitian, a, column, corners, b);
}

/** `expandBlocks` of complex numbers. */
export function expandBlocksComplex(
  n: i32,
  hermitian: bool,
  a: usize,
  column: i32,
  corners: usize,
  b: usize,
): void {
  expandBlocks<v128>(n, hermitian, a, column, corners, b);
}
