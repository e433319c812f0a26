/**
 * LU with partial pivoting of a panel: few columns of a matrix, copied to up to four strips, of eight
 * float64 or four complex columns each, one after the other. A strip's rows are neighbouring cache
 * lines: rows of the whole panel would share few places of the first-level cache. Strips are factored
 * column by column; those right of one are updated once for all its columns.
 */
import { multiplyAdd, multiplySubtract } from './arithmetic';
import { divided, fromReal, minus, size, times } from './scalar';
import { loadStrip, storeStrip, STRIP, stripWidth } from './strips';
import { bytes, exchange } from './vectors';

/** Bytes of all strips for each row. */
export const PANEL: i32 = 4 * STRIP;

/** Reciprocals of pivots within these bounds are safe to multiply by. */
const LEAST: f64 = reinterpret<f64>((<u64>(1023 - 1000)) << 52);
const MOST: f64 = reinterpret<f64>((<u64>(1023 + 1000)) << 52);

/** The panel = A (m x n, rows of unit stride), with zeros where it has no columns. */
export function loadPanel<T>(m: i32, n: i32, a: usize, row: i32, panel: usize): void {
  for (let j = 0; j < n; j += stripWidth<T>(), a += STRIP, panel += <usize>m * STRIP) {
    loadStrip<T>(m, min(n - j, stripWidth<T>()), a, row, 1, panel, false);
  }
}

/** A (m x n, rows of unit stride) = the panel. */
export function storePanel<T>(m: i32, n: i32, panel: usize, a: usize, row: i32): void {
  for (let j = 0; j < n; j += stripWidth<T>(), a += STRIP, panel += <usize>m * STRIP) {
    storeStrip<T>(m, min(n - j, stripWidth<T>()), panel, a, row, 1, false);
  }
}

/**
 * P A = L U of a panel (m x n, m ≥ n) in place; `pivots` are the rows that were exchanged with each,
 * as int32. Answers the first column without a pivot, n if all have one.
 */
export function factorStrips<T>(m: i32, n: i32, panel: usize, pivots: usize): i32 {
  const height = <usize>m * STRIP;
  const end = panel + height * ((n + stripWidth<T>() - 1) / stripWidth<T>());
  let singular = n;
  let strip = panel;
  for (let first = 0; first < n; first += stripWidth<T>(), strip += height) {
    const last = min(first + stripWidth<T>(), n);
    let pivot = largestOf<T>(m - first, strip + first * STRIP) + first;
    for (let j = first; j < last; j++) {
      store<i32>(pivots + (j << 2), pivot);
      if (pivot != j) {
        for (let at = panel; at < end; at += height) {
          exchange<f64>(STRIP >> 3, at + j * STRIP, 1, at + pivot * STRIP, 1);
        }
      }
      const own = strip + j * STRIP;
      const diagonal = own + bytes<T>(j - first);
      if (size<T>(load<T>(diagonal)) == 0) {
        singular = min(singular, j);
        pivot = j + 1 < last ? largestOf<T>(m - j - 1, diagonal + STRIP + bytes<T>(1)) + j + 1 : 0;
      } else {
        pivot = eliminate<T>(m - j - 1, j - first, own) + j + 1;
      }
    }
    for (let right = strip + height; right < end; right += height) {
      update<T>(m - first, strip + first * STRIP, right + first * STRIP);
    }
  }
  return singular;
}

/** The place of the largest element down a column of a strip; the first that is NaN, if any is. */
function largestOf<T>(m: i32, at: usize): i32 {
  let found = 0;
  let largest = -1.0;
  for (let i = 0; i < m; i++, at += STRIP) {
    const value = size<T>(load<T>(at));
    if (!(value <= largest) && largest == largest) {
      found = i;
      largest = value;
    }
  }
  return found;
}

/**
 * Subtracts multiples of a line, with its pivot in column j, from the m lines below it; the factors
 * are kept in column j. Answers which of these has the largest element in the next column.
 */
function eliminate<T>(m: i32, j: i32, line: usize): i32 {
  const pivot = load<T>(line + bytes<T>(j));
  const isSafe = size<T>(pivot) >= LEAST && size<T>(pivot) <= MOST;
  const inverse = isSafe ? divided<T>(fromReal<T>(1), pivot) : pivot;
  if (isVector<T>()) return eliminateComplex<T>(m, j, line, inverse, isSafe);
  return eliminateReal(m, j, line, <f64>inverse, isSafe);
}

function eliminateReal(m: i32, j: i32, line: usize, inverse: f64, isSafe: bool): i32 {
  const next = min(j + 1, 7) << 3;
  const column = j << 3;
  let found = 0;
  let largest = -1.0;
  // Columns as far as j have factors already: they are multiplied by zero.
  const u0 = lanesFrom(j, 0, v128.load(line));
  const u1 = lanesFrom(j, 2, v128.load(line, 16));
  const u2 = lanesFrom(j, 4, v128.load(line, 32));
  const u3 = lanesFrom(j, 6, v128.load(line, 48));
  let at = line + STRIP;
  for (let i = 0; i < m; i++, at += STRIP) {
    let factor = load<f64>(at + column);
    factor = isSafe ? factor * inverse : factor / inverse;
    const splat = f64x2.splat(factor);
    if (j < 3) {
      v128.store(at, multiplySubtract(splat, u0, v128.load(at)));
      v128.store(at, multiplySubtract(splat, u1, v128.load(at, 16)), 16);
    }
    v128.store(at, multiplySubtract(splat, u2, v128.load(at, 32)), 32);
    v128.store(at, multiplySubtract(splat, u3, v128.load(at, 48)), 48);
    store<f64>(at + column, factor);
    const value = abs(load<f64>(at + next));
    if (!(value <= largest) && largest == largest) {
      found = i;
      largest = value;
    }
  }
  return found;
}

/** The lanes, of columns `start` and the next, that are right of column j; zeros for others. */
function lanesFrom(j: i32, start: i32, lanes: v128): v128 {
  return f64x2(
    start > j ? f64x2.extract_lane(lanes, 0) : 0,
    start + 1 > j ? f64x2.extract_lane(lanes, 1) : 0,
  );
}

function eliminateComplex<T>(m: i32, j: i32, line: usize, inverse: T, isSafe: bool): i32 {
  const next = min(j + 1, 3) << 4;
  let found = 0;
  let largest = -1.0;
  let at = line + STRIP;
  for (let i = 0; i < m; i++, at += STRIP) {
    let factor = load<T>(at + (j << 4));
    factor = isSafe ? times<T>(factor, inverse) : divided<T>(factor, inverse);
    store<T>(at + (j << 4), factor);
    for (let q = (j + 1) << 4; q < STRIP; q += 16) {
      store<T>(at + q, minus<T>(load<T>(at + q), times<T>(factor, load<T>(line + q))));
    }
    const value = size<T>(load<T>(at + next));
    if (!(value <= largest) && largest == largest) {
      found = i;
      largest = value;
    }
  }
  return found;
}

/** The m rows of a strip, right of the ones of a strip that is factored from its first row on. */
function update<T>(m: i32, factors: usize, right: usize): void {
  const width = stripWidth<T>();
  for (let k = 0; k < width - 1; k++) {
    for (let i = k + 1; i < width; i++) {
      const factor = load<T>(factors + i * STRIP + bytes<T>(k));
      subtractScaled<T>(factor, right + k * STRIP, right + i * STRIP);
    }
  }
  let from = factors + width * STRIP;
  let at = right + width * STRIP;
  const below = m - width;
  if (isVector<T>()) {
    for (let i = 0; i < below; i++, from += STRIP, at += STRIP) {
      for (let k = 0; k < width; k++) {
        subtractScaled<T>(load<T>(from + bytes<T>(k)), right + k * STRIP, at);
      }
    }
  } else {
    for (let i = 1; i < below; i += 2, from += 2 * STRIP, at += 2 * STRIP) {
      updatePair(from, right, at);
    }
    if (below & 1) subtractLines(from, right, at);
  }
}

/** y -= factor x, of two lines. */
function subtractScaled<T>(factor: T, x: usize, y: usize): void {
  for (let at = 0; at < STRIP; at += sizeof<T>()) {
    store<T>(y + at, minus<T>(load<T>(y + at), times<T>(factor, load<T>(x + at))));
  }
}

/** Two lines of C -= eight factors in each of two lines times eight lines of U. */
function updatePair(l: usize, u: usize, c: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (const end = l + STRIP; l < end; l += 8, u += STRIP) {
    const u0 = v128.load(u);
    const u1 = v128.load(u, 16);
    const u2 = v128.load(u, 32);
    const u3 = v128.load(u, 48);
    const l0 = v128.load64_splat(l);
    const l1 = v128.load64_splat(l, STRIP);
    c00 = multiplyAdd(l0, u0, c00);
    c01 = multiplyAdd(l0, u1, c01);
    c02 = multiplyAdd(l0, u2, c02);
    c03 = multiplyAdd(l0, u3, c03);
    c10 = multiplyAdd(l1, u0, c10);
    c11 = multiplyAdd(l1, u1, c11);
    c12 = multiplyAdd(l1, u2, c12);
    c13 = multiplyAdd(l1, u3, c13);
  }
  v128.store(c, f64x2.sub(v128.load(c), c00));
  v128.store(c, f64x2.sub(v128.load(c, 16), c01), 16);
  v128.store(c, f64x2.sub(v128.load(c, 32), c02), 32);
  v128.store(c, f64x2.sub(v128.load(c, 48), c03), 48);
  c += STRIP;
  v128.store(c, f64x2.sub(v128.load(c), c10));
  v128.store(c, f64x2.sub(v128.load(c, 16), c11), 16);
  v128.store(c, f64x2.sub(v128.load(c, 32), c12), 32);
  v128.store(c, f64x2.sub(v128.load(c, 48), c13), 48);
}

/** One line of C, likewise. */
function subtractLines(l: usize, u: usize, c: usize): void {
  for (let at = 0; at < STRIP; at += 16) {
    let sum = f64x2.splat(0);
    for (let k = 0; k < 8; k++) {
      sum = multiplyAdd(v128.load64_splat(l + (k << 3)), v128.load(u + k * STRIP + at), sum);
    }
    v128.store(c + at, f64x2.sub(v128.load(c + at), sum));
  }
}
