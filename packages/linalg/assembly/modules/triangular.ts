/**
 * Systems with a lower triangular matrix of small order. Upper triangular ones are lower triangular
 * with both orders reversed, transposed ones have their strides exchanged, so there is one case.
 */
import { multiplyAdd, multiplySubtract } from '../base/arithmetic';
import { divided, fromReal, minus, negated, plus, times } from '../base/scalar';
import { loadStrip, storeStrip, STRIP } from '../base/strips';
import { addScaled, bytes, conjugateAll, copy, dot } from '../base/vectors';

/** Bytes of workspace for systems of order n. */
export function lowerWorkspace(n: i32): usize {
  const even = <usize>((n + 1) & ~1);
  return even * (even + 2) * 16 + even * STRIP + 128;
}

/** B (n x columns) = T^-1 B for a lower triangular T of small order, with ones on its diagonal if `unit`. */
export function solveLowerReal(
  n: i32,
  columns: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  unit: bool,
  b: usize,
  bRow: i32,
  bColumn: i32,
  workspace: usize,
): void {
  const tile = workspace;
  const strip = workspace + 128;
  const packed = strip + ((n + 1) & ~1) * STRIP;
  packPairs(n, t, tRow, tColumn, unit, packed);
  if ((n & 1) == 1) memory.fill(strip + n * STRIP, 0, STRIP);
  for (let j = 0; j < columns; j += 8, b += bytes<f64>(8) * bColumn) {
    const width = min(columns - j, 8);
    loadStrip<f64>(n, width, b, bRow, bColumn, strip, false);
    solveStripReal(n, packed, unit, strip, tile);
    storeStrip<f64>(n, width, strip, b, bRow, bColumn, false);
  }
}

/** The same of complex numbers, with the conjugate of T if `conjugates`. */
export function solveLowerComplex(
  n: i32,
  columns: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  unit: bool,
  conjugates: bool,
  b: usize,
  bRow: i32,
  bColumn: i32,
  workspace: usize,
): void {
  const tile = workspace;
  const strip = workspace + 128;
  const packed = strip + n * STRIP;
  let to = packed;
  for (let i = 0; i < n; i++) {
    let from = t + bytes<v128>(i) * tRow;
    for (let k = 0; k <= i; k++, from += bytes<v128>(tColumn), to += 16) {
      v128.store(to, unit && k == i ? fromReal<v128>(1) : v128.load(from));
    }
  }
  for (let j = 0; j < columns; j += 4, b += bytes<v128>(4) * bColumn) {
    const width = min(columns - j, 4);
    // conj(T)^-1 B is the conjugate of T^-1 conj(B).
    loadStrip<v128>(n, width, b, bRow, bColumn, strip, conjugates);
    solveStripComplex(n, packed, unit, strip, tile);
    storeStrip<v128>(n, width, strip, b, bRow, bColumn, conjugates);
  }
}

/** T as pairs of rows, column by column as far as the diagonal of the second. */
function packPairs(n: i32, t: usize, row: i32, column: i32, unit: bool, to: usize): void {
  for (let i = 0; i < n; i += 2) {
    let first = t + bytes<f64>(i) * row;
    let second = i + 1 < n ? first + bytes<f64>(row) : first;
    for (let k = 0; k < i; k++, to += 16) {
      store<f64>(to, load<f64>(first));
      store<f64>(to, load<f64>(second), 8);
      first += bytes<f64>(column);
      second += bytes<f64>(column);
    }
    const pair = i + 1 < n;
    store<f64>(to, unit ? 1 : load<f64>(first));
    store<f64>(to, pair ? load<f64>(second) : 0, 8);
    store<f64>(to, 0, 16);
    store<f64>(to, unit || !pair ? 1 : load<f64>(second + bytes<f64>(column)), 24);
    to += 32;
  }
}

/** tile (2 x 8) = pairs of factors times the rows of a strip. */
function accumulate(k: i32, t: usize, x: usize, tile: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (const end = x + k * STRIP; x < end; t += 16, x += STRIP) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    const t0 = v128.load64_splat(t);
    const t1 = v128.load64_splat(t, 8);
    c00 = multiplyAdd(t0, x0, c00);
    c01 = multiplyAdd(t0, x1, c01);
    c02 = multiplyAdd(t0, x2, c02);
    c03 = multiplyAdd(t0, x3, c03);
    c10 = multiplyAdd(t1, x0, c10);
    c11 = multiplyAdd(t1, x1, c11);
    c12 = multiplyAdd(t1, x2, c12);
    c13 = multiplyAdd(t1, x3, c13);
  }
  v128.store(tile, c00);
  v128.store(tile, c01, 16);
  v128.store(tile, c02, 32);
  v128.store(tile, c03, 48);
  v128.store(tile, c10, 64);
  v128.store(tile, c11, 80);
  v128.store(tile, c12, 96);
  v128.store(tile, c13, 112);
}

function solveStripReal(n: i32, t: usize, unit: bool, strip: usize, tile: usize): void {
  for (let i = 0, x = strip; i < n; i += 2, x += 2 * STRIP) {
    accumulate(i, t, strip, tile);
    t += i * 16;
    const d0 = v128.load64_splat(t);
    const below = v128.load64_splat(t, 8);
    const d1 = v128.load64_splat(t, 24);
    t += 32;
    for (let at = 0; at < STRIP; at += 16) {
      let first = f64x2.sub(v128.load(x + at), v128.load(tile + at));
      if (!unit) first = f64x2.div(first, d0);
      v128.store(x + at, first);
      let second = f64x2.sub(v128.load(x + at, STRIP), v128.load(tile + at, STRIP));
      second = multiplySubtract(below, first, second);
      if (!unit) second = f64x2.div(second, d1);
      v128.store(x + at, second, STRIP);
    }
  }
}

/** The pair of factors is the real and the imaginary part of one. */
function solveStripComplex(n: i32, t: usize, unit: bool, strip: usize, tile: usize): void {
  for (let i = 0, x = strip; i < n; i++, x += STRIP) {
    accumulate(i, t, strip, tile);
    t += i * 16;
    const diagonal = v128.load(t);
    t += 16;
    for (let at = 0; at < STRIP; at += 16) {
      const cross = v128.load(tile + at, STRIP);
      const turned = v128.xor(v128.shuffle<f64>(cross, cross, 1, 0), i64x2(i64.MIN_VALUE, 0));
      const value = f64x2.sub(v128.load(x + at), f64x2.add(v128.load(tile + at), turned));
      v128.store(x + at, unit ? value : divided<v128>(value, diagonal));
    }
  }
}

/**
 * x = T^-1 x, a vector of n elements, T lower or upper triangular of any order; `workspace` has room
 * for n elements.
 */
export function solveVectorReal(
  n: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  lower: bool,
  unit: bool,
  x: usize,
  stride: i32,
  workspace: usize,
): void {
  copy<f64>(n, x, stride, workspace, 1);
  solveVector<f64>(n, t, tRow, tColumn, lower, unit, workspace);
  copy<f64>(n, workspace, 1, x, stride);
}

/** The same of complex numbers, with the conjugate of T if `conjugates`. */
export function solveVectorComplex(
  n: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  lower: bool,
  unit: bool,
  conjugates: bool,
  x: usize,
  stride: i32,
  workspace: usize,
): void {
  copy<v128>(n, x, stride, workspace, 1);
  if (conjugates) conjugateAll<v128>(n, workspace, 1);
  solveVector<v128>(n, t, tRow, tColumn, lower, unit, workspace);
  if (conjugates) conjugateAll<v128>(n, workspace, 1);
  copy<v128>(n, workspace, 1, x, stride);
}

/** By rows or by columns of T, whichever lie closer together; x is contiguous. */
function solveVector<T>(
  n: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  lower: bool,
  unit: bool,
  x: usize,
): void {
  const byColumns = abs(tRow) < abs(tColumn);
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step;
    const own = x + bytes<T>(i);
    const diagonal = t + bytes<T>(i) * tRow + bytes<T>(i) * tColumn;
    let value = load<T>(own);
    if (!byColumns) {
      // What is known of x: before i, or after it.
      const row = lower ? t + bytes<T>(i) * tRow : diagonal + bytes<T>(tColumn);
      const known = lower ? x : own + bytes<T>(1);
      value = minus<T>(value, dot<T>(step, row, tColumn, known, 1));
    }
    if (!unit) value = divided<T>(value, load<T>(diagonal));
    store<T>(own, value);
    if (byColumns) {
      const column = lower ? diagonal + bytes<T>(tRow) : t + bytes<T>(i) * tColumn;
      const unknown = lower ? own + bytes<T>(1) : x;
      addScaled<T>(n - 1 - step, negated<T>(value), column, tRow, unknown, 1);
    }
  }
}

/** T = T^-1, lower triangular of small order. */
export function invertLowerReal(n: i32, t: usize, row: i32, column: i32, unit: bool): void {
  invertLower<f64>(n, t, row, column, unit);
}

/** The same of complex numbers. */
export function invertLowerComplex(n: i32, t: usize, row: i32, column: i32, unit: bool): void {
  invertLower<v128>(n, t, row, column, unit);
}

/** Row by row: the rows above are inverted already. */
function invertLower<T>(n: i32, t: usize, row: i32, column: i32, unit: bool): void {
  for (let i = 0; i < n; i++) {
    const own = t + bytes<T>(i) * row;
    const diagonal = own + bytes<T>(i) * column;
    const inverse = unit ? fromReal<T>(1) : divided<T>(fromReal<T>(1), load<T>(diagonal));
    // (own row) times the inverse above, in place from the left: column j needs those from j on.
    for (let j = 0; j < i; j++) {
      let sum = fromReal<T>(0);
      for (let k = j; k < i; k++) {
        const factor = load<T>(own + bytes<T>(k) * column);
        const above =
          unit && k == j ? fromReal<T>(1) : load<T>(t + bytes<T>(k) * row + bytes<T>(j) * column);
        sum = plus<T>(sum, times<T>(factor, above));
      }
      // A difference, so that zeros stay positive.
      const element = minus<T>(fromReal<T>(0), times<T>(inverse, sum));
      store<T>(own + bytes<T>(j) * column, element);
    }
    if (!unit) store<T>(diagonal, inverse);
  }
}
