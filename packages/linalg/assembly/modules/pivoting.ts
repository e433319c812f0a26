/** QR with columns exchanged. See base/pivotedQR.ts. */
import { columnNorms, pivotStep } from '../base/pivotedQR';

/** `pivotStep` of real numbers. */
export function pivotStepReal(
  m: i32,
  n: i32,
  done: i32,
  i: i32,
  a: usize,
  aColumn: i32,
  f: usize,
  fColumn: i32,
  tauAt: usize,
  order: usize,
  norms: usize,
  exact: usize,
  work: usize,
): i32 {
  return pivotStep<f64>(m, n, done, i, a, aColumn, f, fColumn, tauAt, order, norms, exact, work);
}

/** `pivotStep` of complex numbers. */
export function pivotStepComplex(
  m: i32,
  n: i32,
  done: i32,
  i: i32,
  a: usize,
  aColumn: i32,
  f: usize,
  fColumn: i32,
  tauAt: usize,
  order: usize,
  norms: usize,
  exact: usize,
  work: usize,
): i32 {
  return pivotStep<v128>(m, n, done, i, a, aColumn, f, fColumn, tauAt, order, norms, exact, work);
}

/** `columnNorms` of real numbers. */
export function columnNormsReal(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  norms: usize,
  exact: usize,
  all: bool,
): void {
  columnNorms<f64>(m, n, a, column, norms, exact, all);
}

/** `columnNorms` of complex numbers. */
export function columnNormsComplex(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  norms: usize,
  exact: usize,
  all: bool,
): void {
  columnNorms<v128>(m, n, a, column, norms, exact, all);
}
