/** Cholesky factors of real and of complex matrices. See base/cholesky.ts. */
import { clearUpper, factorDefinitePanel, mirrorLower } from '../base/cholesky';
import { bytes } from '../base/vectors';

/** `factorDefinitePanel` of real numbers. */
export function factorDefiniteReal(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): i32 {
  return factorDefinitePanel<f64>(m, n, a, row, column, work);
}

/** `factorDefinitePanel` of complex numbers. */
export function factorDefiniteComplex(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): i32 {
  return factorDefinitePanel<v128>(m, n, a, row, column, work);
}

/**
 * Factors `count` matrices (n x n) that lie `step` elements apart. Answers 0, or the order of the
 * minor that is not positive, plus n times the place of its matrix.
 */
export function factorDefinitesReal(
  count: i32,
  step: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): i32 {
  return factorDefinites<f64>(count, step, n, a, row, column, work);
}

/** `factorDefinitesReal` of complex numbers. */
export function factorDefinitesComplex(
  count: i32,
  step: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): i32 {
  return factorDefinites<v128>(count, step, n, a, row, column, work);
}

function factorDefinites<T>(
  count: i32,
  step: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): i32 {
  for (let i = 0; i < count; i++, a += bytes<T>(step)) {
    const failed = factorDefinitePanel<T>(n, n, a, row, column, work);
    if (failed != 0) return i * n + failed;
  }
  return 0;
}

/** `clearUpper` of `count` real matrices, `step` elements apart. */
export function clearUpperReal(
  count: i32,
  step: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
): void {
  for (; count > 0; count--, a += bytes<f64>(step)) clearUpper<f64>(n, a, row, column);
}

/** `clearUpperReal` of complex numbers. */
export function clearUpperComplex(
  count: i32,
  step: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
): void {
  for (; count > 0; count--, a += bytes<v128>(step)) clearUpper<v128>(n, a, row, column);
}

/** `mirrorLower` of real numbers. */
export function mirrorLowerReal(n: i32, a: usize, row: i32, column: i32): void {
  mirrorLower<f64>(n, a, row, column, false, false);
}

/** `mirrorLower` of complex numbers. */
export function mirrorLowerComplex(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  hermitian: bool,
  conjugates: bool,
): void {
  mirrorLower<v128>(n, a, row, column, hermitian, conjugates);
}
