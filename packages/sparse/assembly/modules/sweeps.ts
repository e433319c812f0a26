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

/** b - Σ a x over the entries from `begin` to `end`, in that order. */
function remainder<T>(b: T, begin: i32, end: i32, indices: usize, values: usize, x: usize): T {
  for (let k = begin; k < end; k++) {
    b = minus<T>(b, times<T>(element<T>(values, k), element<T>(x, startOf(indices, k))));
  }
  return b;
}

/** The same from the last entry to the first. */
function remainderBackward<T>(
  b: T,
  begin: i32,
  end: i32,
  indices: usize,
  values: usize,
  x: usize,
): T {
  for (let k = end - 1; k >= begin; k--) {
    b = minus<T>(b, times<T>(element<T>(values, k), element<T>(x, startOf(indices, k))));
  }
  return b;
}

/** x[i] += f[i] r */
function correct<T>(i: i32, factors: usize, r: T, x: usize): void {
  const value = plus<T>(element<T>(x, i), times<T>(element<T>(factors, i), r));
  store<T>(x + <usize>i * sizeof<T>(), value);
}

/**
 * Steps of Gauss-Seidel; `inverses` of the diagonal are 0 where x is to be left alone. What was computed
 * last comes last in each sum, so that sums need not wait for it.
 */
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
  let first = startOf(starts, begin);
  for (let i = begin; i < end; i++) {
    const last = startOf(starts, i + 1);
    correct<T>(
      i,
      inverses,
      remainderBackward<T>(element<T>(b, i), first, last, indices, values, x),
      x,
    );
    first = last;
  }
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
  let last = startOf(starts, end);
  for (let i = end - 1; i >= begin; i--) {
    const first = startOf(starts, i);
    correct<T>(i, inverses, remainder<T>(element<T>(b, i), first, last, indices, values, x), x);
    last = first;
  }
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
    const first = startOf(starts, i);
    const rest = remainder<T>(element<T>(b, i), first, startOf(diagonals, i), indices, values, x);
    store<T>(x + <usize>i * sizeof<T>(), times<T>(element<T>(factors, i), rest));
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
    const zero = fromReal<T>(0);
    const rest = remainderBackward<T>(zero, first, startOf(starts, i + 1), indices, values, x);
    correct<T>(i, factors, rest, x);
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
    const first = startOf(starts, i);
    const last = startOf(starts, i + 1);
    store<T>(
      r + <usize>i * sizeof<T>(),
      remainder<T>(element<T>(b, i), first, last, indices, values, x),
    );
  }
}

/** r = -U x of the entries behind the diagonal: the residual after `solveForward`. */
function upperResidual<T>(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
): void {
  for (let i = begin; i < end; i++) {
    const first = startOf(diagonals, i) + 1;
    const last = startOf(starts, i + 1);
    const rest = remainder<T>(fromReal<T>(0), first, last, indices, values, x);
    store<T>(r + <usize>i * sizeof<T>(), rest);
  }
}

/** z[i] = x[i] y[i] */
function multiplyElements<T>(n: i32, x: usize, y: usize, z: usize): void {
  if (!isVector<T>()) {
    const end = x + ((<usize>(n & ~1)) << 3);
    for (; x < end; x += 16, y += 16, z += 16) {
      v128.store(z, f64x2.mul(v128.load(x), v128.load(y)));
    }
    n &= 1;
  }
  for (let i = 0; i < n; i++) {
    store<T>(z + <usize>i * sizeof<T>(), times<T>(element<T>(x, i), element<T>(y, i)));
  }
}

/**
 * The place of the diagonal in each row, that of the row's end where it has none; answers the first
 * such row, or -1.
 */
export function findDiagonals(n: i32, starts: usize, indices: usize, diagonals: usize): i32 {
  let missing = -1;
  for (let i = n - 1; i >= 0; i--) {
    const end = startOf(starts, i + 1);
    let place = end;
    for (let k = startOf(starts, i); k < end; k++) {
      if (startOf(indices, k) == i) place = k;
    }
    if (place == end) missing = i;
    store<i32>(diagonals + ((<usize>i) << 2), place);
  }
  return missing;
}

/** The elements of the diagonal, 0 where there is none. */
function gatherDiagonal<T>(
  n: i32,
  starts: usize,
  diagonals: usize,
  values: usize,
  to: usize,
): void {
  for (let i = 0; i < n; i++) {
    const k = startOf(diagonals, i);
    const isThere = k < startOf(starts, i + 1);
    store<T>(to + <usize>i * sizeof<T>(), isThere ? element<T>(values, k) : fromReal<T>(0));
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

export function upperResidualFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
): void {
  upperResidual<f64>(begin, end, starts, diagonals, indices, values, x, r);
}

export function upperResidualComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  diagonals: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
): void {
  upperResidual<v128>(begin, end, starts, diagonals, indices, values, x, r);
}

export function multiplyElementsFloat64(n: i32, x: usize, y: usize, z: usize): void {
  multiplyElements<f64>(n, x, y, z);
}

export function multiplyElementsComplex128(n: i32, x: usize, y: usize, z: usize): void {
  multiplyElements<v128>(n, x, y, z);
}

export function gatherDiagonalFloat64(
  n: i32,
  starts: usize,
  diagonals: usize,
  values: usize,
  to: usize,
): void {
  gatherDiagonal<f64>(n, starts, diagonals, values, to);
}

export function gatherDiagonalComplex128(
  n: i32,
  starts: usize,
  diagonals: usize,
  values: usize,
  to: usize,
): void {
  gatherDiagonal<v128>(n, starts, diagonals, values, to);
}
