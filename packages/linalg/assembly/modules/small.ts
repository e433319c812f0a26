/**
 * Systems, inverses and determinants of stacks of small matrices: one call for all of them, each
 * brought into a workspace by rows.
 */
import { diagonalProduct } from '../base/determinants';
import { fromReal } from '../base/scalar';
import {
  eliminateSmall,
  loadRows,
  pitchOf,
  pivotRatio,
  substituteColumns,
  substituteVector,
} from '../base/small';
import { bytes } from '../base/vectors';

/** Bytes of workspace for matrices of order n with so many columns on the right. */
export function smallWorkspace(n: i32, right: i32, components: i32): usize {
  return <usize>n * pitchOf(pitchOf(n) + right) * 8 * components;
}

/**
 * X = A^-1 B for matrices A (n x n) and B (n x k) that are `aNext` and `bNext` elements apart; X is
 * packed, and may be B. For each, `ratios` gets the least pivot by the largest: 0 where a pivot is
 * exactly zero, then X is not written; NaN where an element is not finite.
 */
export function solveSmall(
  components: i32,
  count: i32,
  n: i32,
  k: i32,
  a: usize,
  aNext: i32,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bNext: i32,
  bRow: i32,
  bColumn: i32,
  x: usize,
  ratios: usize,
  work: usize,
): void {
  if (components == 2) {
    for (let i = 0; i < count; i++, ratios += 8) {
      const ratio = solveNext<v128>(n, k, a, aRow, aColumn, b, bRow, bColumn, x, work);
      store<f64>(ratios, ratio);
      a += bytes<v128>(aNext);
      b += bytes<v128>(bNext);
      x += bytes<v128>(n) * k;
    }
  } else {
    for (let i = 0; i < count; i++, ratios += 8) {
      const ratio = solveNext<f64>(n, k, a, aRow, aColumn, b, bRow, bColumn, x, work);
      store<f64>(ratios, ratio);
      a += bytes<f64>(aNext);
      b += bytes<f64>(bNext);
      x += bytes<f64>(n) * k;
    }
  }
}

function solveNext<T>(
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  x: usize,
  work: usize,
): f64 {
  const right = k == 1 ? n : pitchOf(n);
  const columns = right + k;
  const pitch = pitchOf(columns);
  let check = loadRows<T>(n, n, a, aRow, aColumn, work, pitch);
  if (right > n) clearColumn<T>(n, work + bytes<T>(n), pitch);
  if (pitch > columns) clearColumn<T>(n, work + bytes<T>(columns), pitch);
  check += loadRows<T>(n, k, b, bRow, bColumn, work + bytes<T>(right), pitch);
  if (eliminateSmall<T>(n, columns, work) == 0) return 0;
  const ratio = pivotRatio<T>(n, columns, work) + check;
  if (k == 1) substituteVector<T>(n, work);
  else substituteColumns<T>(n, columns, right, work);
  storeRows<T>(n, k, work + bytes<T>(right), pitch, x);
  return ratio;
}

function clearColumn<T>(m: i32, at: usize, pitch: i32): void {
  for (let i = 0; i < m; i++, at += bytes<T>(pitch)) store<T>(at, fromReal<T>(0));
}

/** Packed C (m x n) = rows that are `pitch` elements apart. */
function storeRows<T>(m: i32, n: i32, rows: usize, pitch: i32, c: usize): void {
  for (let i = 0; i < m; i++, rows += bytes<T>(pitch)) {
    for (let j = 0; j < n; j++, c += sizeof<T>()) store<T>(c, load<T>(rows + bytes<T>(j)));
  }
}

/**
 * For each matrix A (n x n) of a stack its determinant as (re m, im m, e), m 2^e being what is meant;
 * zeros where a pivot is exactly zero.
 */
export function determinantsSmall(
  components: i32,
  count: i32,
  n: i32,
  a: usize,
  aNext: i32,
  aRow: i32,
  aColumn: i32,
  to: usize,
  work: usize,
): void {
  if (components == 2) {
    for (let i = 0; i < count; i++, to += 24) {
      determinantNext<v128>(n, a, aRow, aColumn, to, work);
      a += bytes<v128>(aNext);
    }
  } else {
    for (let i = 0; i < count; i++, to += 24) {
      determinantNext<f64>(n, a, aRow, aColumn, to, work);
      a += bytes<f64>(aNext);
    }
  }
}

function determinantNext<T>(
  n: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  to: usize,
  work: usize,
): void {
  const pitch = pitchOf(n);
  const check = loadRows<T>(n, n, a, aRow, aColumn, work, pitch);
  if (pitch > n) clearColumn<T>(n, work + bytes<T>(n), pitch);
  const sign = eliminateSmall<T>(n, n, work);
  // Without a pivot the determinant is zero, or NaN where it has no meaning.
  const start = fromReal<T>(sign == 0 ? check : sign);
  diagonalProduct<T>(sign == 0 ? 0 : n, work, pitch + 1, start, to);
}

/**
 * The determinant of a matrix of LU factors as (re m, im m, e): the product of the n elements on its
 * diagonal, `step` elements apart, and of a sign for the exchanges of rows that int32 pivots name.
 */
export function determinantFactored(
  components: i32,
  n: i32,
  a: usize,
  step: i32,
  pivots: usize,
  to: usize,
): void {
  let sign = 1.0;
  for (let i = 0; i < n; i++) if (load<i32>(pivots + (i << 2)) != i) sign = -sign;
  if (components == 2) diagonalProduct<v128>(n, a, step, fromReal<v128>(sign), to);
  else diagonalProduct<f64>(n, a, step, sign, to);
}
