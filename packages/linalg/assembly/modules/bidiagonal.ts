/** The bidiagonal form of a matrix, one column and one row at a time. See base/bidiagonal.ts. */
import { reduceStep } from '../base/bidiagonal';

/** `reduceStep` of real numbers. */
export function reduceStepReal(
  m: i32,
  n: i32,
  i: i32,
  a: usize,
  aColumn: i32,
  x: usize,
  xColumn: i32,
  y: usize,
  u: usize,
  uColumn: i32,
  diagonal: usize,
  above: usize,
  tauLeft: usize,
  tauRight: usize,
  work: usize,
): void {
  reduceStep<f64>(
    m,
    n,
    i,
    a,
    aColumn,
    x,
    xColumn,
    y,
    u,
    uColumn,
    diagonal,
    above,
    tauLeft,
    tauRight,
    work,
  );
}

/** `reduceStep` of complex numbers. */
export function reduceStepComplex(
  m: i32,
  n: i32,
  i: i32,
  a: usize,
  aColumn: i32,
  x: usize,
  xColumn: i32,
  y: usize,
  u: usize,
  uColumn: i32,
  diagonal: usize,
  above: usize,
  tauLeft: usize,
  tauRight: usize,
  work: usize,
): void {
  reduceStep<v128>(
    m,
    n,
    i,
    a,
    aColumn,
    x,
    xColumn,
    y,
    u,
    uColumn,
    diagonal,
    above,
    tauLeft,
    tauRight,
    work,
  );
}
