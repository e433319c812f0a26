/**
 * Passes over the rows `begin` to `end` of a square matrix by rows, with vectors beside them: what
 * smoothers and multigrid cycles consist of. Backward passes go from `end` - 1 down to `begin`.
 */
import { fromReal, minus, plus, times } from '../../../linalg/assembly/base/scalar';

function element<T>(x: usize, i: i32): T {
  return load<T>(x + <usize>i * sizeof<T>());
}

function startOf(starts: usize, i: i32): i32 {
  return load<i32>(starts + ((<usize>i) << 2));
}

/** Σ a x over the entries from `begin` to `end`. */
function rowTimes<T>(begin: i32, end: i32, indices: usize, values: usize, x: usize): T {
  let sum = fromReal<T>(0);
  for (let k = begin; k < end; k++) {
    sum = plus<T>(sum, times<T>(element<T>(values, k), element<T>(x, startOf(indices, k))));
  }
  return sum;
}

/** A step of Gauss-Seidel on row i; `inverses` of the diagonal are 0 where x is to be left alone. */
function relax<T>(
  i: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  const sum = rowTimes<T>(startOf(starts, i), startOf(starts, i + 1), indices, values, x);
  const change = times<T>(element<T>(inverses, i), minus<T>(element<T>(b, i), sum));
  store<T>(x + <usize>i * sizeof<T>(), plus<T>(element<T>(x, i), change));
}

function relaxForward<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  for (let i = begin; i < end; i++) relax<T>(i, starts, indices, values, inverses, b, x);
}

function relaxBackward<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  for (let i = end - 1; i >= begin; i--) relax<T>(i, starts, indices, values, inverses, b, x);
}

/** x[i] = f[i] (b[i] - Σ a[i, j] x[j]) over the entries before the diagonal, which are the first ones. */
function solveForward<T>(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  factors: usize,
  b: usize,
  x: usize,
): void {
  for (let i = begin; i < end; i++) {
    const sum = rowTimes<T>(startOf(starts, i), startOf(diagonals, i), indices, values, x);
    const value = times<T>(element<T>(factors, i), minus<T>(element<T>(b, i), sum));
    store<T>(x + <usize>i * sizeof<T>(), value);
  }
}

/** x[i] = x[i] - f[i] Σ a[i, j] x[j] over the entries behind the diagonal. */
function solveBackward<T>(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  factors: usize,
  x: usize,
): void {
  for (let i = end - 1; i >= begin; i--) {
    const first = startOf(diagonals, i) + 1;
    const sum = rowTimes<T>(first, startOf(starts, i + 1), indices, values, x);
    const value = minus<T>(element<T>(x, i), times<T>(element<T>(factors, i), sum));
    store<T>(x + <usize>i * sizeof<T>(), value);
  }
}

/** r = b - A x */
function residual<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  b: usize,
  x: usize,
  r: usize,
): void {
  for (let i = begin; i < end; i++) {
    const sum = rowTimes<T>(startOf(starts, i), startOf(starts, i + 1), indices, values, x);
    store<T>(r + <usize>i * sizeof<T>(), minus<T>(element<T>(b, i), sum));
  }
}

/** y += A x */
function accumulate<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  y: usize,
): void {
  for (let i = begin; i < end; i++) {
    const sum = rowTimes<T>(startOf(starts, i), startOf(starts, i + 1), indices, values, x);
    store<T>(y + <usize>i * sizeof<T>(), plus<T>(element<T>(y, i), sum));
  }
}

/** z[i] = x[i] y[i] */
function multiplyElements<T>(n: i32, x: usize, y: usize, z: usize): void {
  for (let i = 0; i < n; i++) {
    store<T>(z + <usize>i * sizeof<T>(), times<T>(element<T>(x, i), element<T>(y, i)));
  }
}

/** The place of the diagonal in each row, -1 where it has none; answers how many have none. */
export function findDiagonals(n: i32, starts: usize, indices: usize, diagonals: usize): i32 {
  let missing = 0;
  for (let i = 0; i < n; i++) {
    const end = startOf(starts, i + 1);
    let place = -1;
    for (let k = startOf(starts, i); k < end; k++) {
      if (startOf(indices, k) == i) place = k;
    }
    if (place < 0) missing++;
    store<i32>(diagonals + ((<usize>i) << 2), place);
  }
  return missing;
}

/** The elements of the diagonal, 0 where `diagonals` has -1. */
function gatherDiagonal<T>(n: i32, diagonals: usize, values: usize, to: usize): void {
  for (let i = 0; i < n; i++) {
    const k = startOf(diagonals, i);
    store<T>(to + <usize>i * sizeof<T>(), k < 0 ? fromReal<T>(0) : element<T>(values, k));
  }
}

export function relaxForwardFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  relaxForward<f64>(begin, end, starts, indices, values, inverses, b, x);
}

export function relaxForwardComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  relaxForward<v128>(begin, end, starts, indices, values, inverses, b, x);
}

export function relaxBackwardFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  relaxBackward<f64>(begin, end, starts, indices, values, inverses, b, x);
}

export function relaxBackwardComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  inverses: usize,
  b: usize,
  x: usize,
): void {
  relaxBackward<v128>(begin, end, starts, indices, values, inverses, b, x);
}

export function solveForwardFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  factors: usize,
  b: usize,
  x: usize,
): void {
  solveForward<f64>(begin, end, starts, diagonals, indices, values, factors, b, x);
}

export function solveForwardComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  factors: usize,
  b: usize,
  x: usize,
): void {
  solveForward<v128>(begin, end, starts, diagonals, indices, values, factors, b, x);
}

export function solveBackwardFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  factors: usize,
  x: usize,
): void {
  solveBackward<f64>(begin, end, starts, diagonals, indices, values, factors, x);
}

export function solveBackwardComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  factors: usize,
  x: usize,
): void {
  solveBackward<v128>(begin, end, starts, diagonals, indices, values, factors, x);
}

export function residualFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  b: usize,
  x: usize,
  r: usize,
): void {
  residual<f64>(begin, end, starts, indices, values, b, x, r);
}

export function residualComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  b: usize,
  x: usize,
  r: usize,
): void {
  residual<v128>(begin, end, starts, indices, values, b, x, r);
}

export function accumulateFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  y: usize,
): void {
  accumulate<f64>(begin, end, starts, indices, values, x, y);
}

export function accumulateComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  y: usize,
): void {
  accumulate<v128>(begin, end, starts, indices, values, x, y);
}

export function multiplyElementsFloat64(n: i32, x: usize, y: usize, z: usize): void {
  multiplyElements<f64>(n, x, y, z);
}

export function multiplyElementsComplex128(n: i32, x: usize, y: usize, z: usize): void {
  multiplyElements<v128>(n, x, y, z);
}

export function gatherDiagonalFloat64(n: i32, diagonals: usize, values: usize, to: usize): void {
  gatherDiagonal<f64>(n, diagonals, values, to);
}

export function gatherDiagonalComplex128(n: i32, diagonals: usize, values: usize, to: usize): void {
  gatherDiagonal<v128>(n, diagonals, values, to);
}
