/**
 * Solving with the factors of a front, for several right-hand sides at once: each row of X is 64 bytes,
 * eight real or four complex numbers.
 */
import { multiplyAdd } from '../../../../linalg/assembly/base/arithmetic';
import { divideByBlocks, exchangeByPivots } from '../../../../linalg/assembly/base/indefinite';
import { conjugate, divided, fromReal, times } from '../../../../linalg/assembly/base/scalar';
import { bytes } from '../../../../linalg/assembly/base/vectors';
import { get } from '../lists';
import { cornersOf, firstOf, lowerOf, pivotsOf, rowsOf, rowStartOf, upperOf } from './plan';
import {
  isConjugated,
  isExchanged,
  isOfUpper,
  isTurned,
  isUnit,
  LU,
  DEFINITE,
  HERMITIAN,
} from './sides';

/** Bytes of a row. */
const ROW: i32 = 64;

/** Right-hand sides of a strip. */
export function stripWidth<T>(): i32 {
  return ROW / sizeof<T>();
}

function rowAt(x: usize, i: i32): usize {
  return x + ((<usize>i) << 6);
}

/** The unknowns of front s, and what they take from the rows below. */
export function forwardStrip<T>(plan: usize, s: i32, kind: i32, transposed: bool, x: usize): void {
  const first = firstOf(plan, s);
  const k = firstOf(plan, s + 1) - first;
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  const lower = lowerOf<T>(plan, s);
  const column = k + m;
  const width = stripWidth<T>();
  const own = rowAt(x, first);
  const pivots = pivotsOf(plan, s);
  if (isExchanged(kind, transposed, false)) {
    exchangeByPivots<T>(k, width, false, pivots, own, width, 1);
  }
  const turned = isTurned(kind, transposed, false);
  const tRow = bytes<T>(turned ? column : 1);
  const tColumn = bytes<T>(turned ? 1 : column);
  solveLowerStrip<T>(k, lower, tRow, tColumn, isUnit(kind, transposed, false), own);
  const isUpper = isOfUpper(kind, transposed, false);
  let below = isUpper ? upperOf<T>(plan, s) : lower + bytes<T>(k);
  const step = bytes<T>(isUpper ? m : column);
  const rows = rowsOf(plan, s);
  for (let i = 0; i < m; i += 2, below += 2 * sizeof<T>()) {
    const pair = i + 1 < m;
    const to = rowAt(x, get(rows, i));
    const next = pair ? rowAt(x, get(rows, i + 1)) : to;
    subtractRows<T>(k, below, pair ? below + sizeof<T>() : below, step, false, own, to, next);
  }
  if (kind != LU && kind != DEFINITE) {
    const corners = cornersOf<T>(plan, s);
    const hermitian = kind == HERMITIAN;
    divideByBlocks<T>(k, width, hermitian, lower, column, pivots, corners, own, width, 1);
  }
}

/** The unknowns of front s, from those of the rows below; `room` is for as many rows. */
export function backwardStrip<T>(
  plan: usize,
  s: i32,
  kind: i32,
  transposed: bool,
  x: usize,
  room: usize,
): void {
  const first = firstOf(plan, s);
  const k = firstOf(plan, s + 1) - first;
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  const lower = lowerOf<T>(plan, s);
  const column = k + m;
  const width = stripWidth<T>();
  const own = rowAt(x, first);
  const conjugates = isConjugated(kind, true);
  if (m > 0) {
    gatherRows(m, rowsOf(plan, s), x, room);
    const isUpper = isOfUpper(kind, transposed, true);
    let below = isUpper ? upperOf<T>(plan, s) : lower + bytes<T>(k);
    const step = bytes<T>(isUpper ? m : column);
    for (let j = 0; j < k; j += 2, below += 2 * step) {
      const pair = j + 1 < k;
      const to = rowAt(own, j);
      const other = pair ? below + step : below;
      subtractRows<T>(m, below, other, sizeof<T>(), conjugates, room, to, pair ? to + ROW : to);
    }
  }
  const turned = isTurned(kind, transposed, true);
  const tRow = bytes<T>(turned ? column : 1);
  const tColumn = bytes<T>(turned ? 1 : column);
  // Turned, the strides are those of the transpose: rows of T are columns of what is stored.
  solveUpperStrip<T>(k, lower, tRow, tColumn, isUnit(kind, transposed, true), conjugates, own);
  if (isExchanged(kind, transposed, true)) {
    exchangeByPivots<T>(k, width, true, pivotsOf(plan, s), own, width, 1);
  }
}

function gatherRows(m: i32, rows: usize, x: usize, to: usize): void {
  for (let i = 0; i < m; i++, to += ROW) {
    const from = rowAt(x, get(rows, i));
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
  }
}

function solveLowerStrip<T>(
  k: i32,
  t: usize,
  tRow: isize,
  tColumn: isize,
  unit: bool,
  x: usize,
): void {
  for (let i = 0; i < k; i++) {
    const own = t + <isize>i * tRow;
    const to = rowAt(x, i);
    if (i > 0) subtractRows<T>(i, own, own, tColumn, false, x, to, to);
    if (!unit) divideRow<T>(load<T>(own + <isize>i * tColumn), to);
  }
}

function solveUpperStrip<T>(
  k: i32,
  t: usize,
  tRow: isize,
  tColumn: isize,
  unit: bool,
  conjugates: bool,
  x: usize,
): void {
  for (let i = k - 1; i >= 0; i--) {
    const own = t + <isize>i * (tRow + tColumn);
    const to = rowAt(x, i);
    const right = own + tColumn;
    const count = k - 1 - i;
    if (count > 0) subtractRows<T>(count, right, right, tColumn, conjugates, to + ROW, to, to);
    if (!unit) divideRow<T>(conjugates ? conjugate<T>(load<T>(own)) : load<T>(own), to);
  }
}

function divideRow<T>(divisor: T, x: usize): void {
  const inverse = divided<T>(fromReal<T>(1), divisor);
  for (const end = x + ROW; x < end; x += sizeof<T>()) {
    store<T>(x, times<T>(load<T>(x), inverse));
  }
}

/** Two rows of C, or one that is given twice: C -= A X, of k rows of X; A has its columns `step` bytes apart. */
function subtractRows<T>(
  k: i32,
  a0: usize,
  a1: usize,
  step: isize,
  conjugates: bool,
  x: usize,
  c0: usize,
  c1: usize,
): void {
  if (isVector<T>()) {
    subtractComplexRow(k, a0, step, conjugates, x, c0);
    if (c1 != c0) subtractComplexRow(k, a1, step, conjugates, x, c1);
  } else if (c0 == c1) subtractRow(k, a0, step, x, c0);
  else subtractTwoRows(k, a0, a1, step, x, c0, c1);
}

function subtractTwoRows(
  k: i32,
  a0: usize,
  a1: usize,
  step: isize,
  x: usize,
  c0: usize,
  c1: usize,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (; k > 0; k--, a0 += step, a1 += step, x += ROW) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    const left = v128.load64_splat(a0);
    const right = v128.load64_splat(a1);
    c00 = multiplyAdd(left, x0, c00);
    c01 = multiplyAdd(left, x1, c01);
    c02 = multiplyAdd(left, x2, c02);
    c03 = multiplyAdd(left, x3, c03);
    c10 = multiplyAdd(right, x0, c10);
    c11 = multiplyAdd(right, x1, c11);
    c12 = multiplyAdd(right, x2, c12);
    c13 = multiplyAdd(right, x3, c13);
  }
  subtractLanes(c00, c01, c02, c03, c0);
  subtractLanes(c10, c11, c12, c13, c1);
}

function subtractLanes(x0: v128, x1: v128, x2: v128, x3: v128, c: usize): void {
  v128.store(c, f64x2.sub(v128.load(c), x0));
  v128.store(c, f64x2.sub(v128.load(c, 16), x1), 16);
  v128.store(c, f64x2.sub(v128.load(c, 32), x2), 32);
  v128.store(c, f64x2.sub(v128.load(c, 48), x3), 48);
}

function subtractRow(k: i32, a: usize, step: isize, x: usize, c: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  for (; k > 0; k--, a += step, x += ROW) {
    const factor = v128.load64_splat(a);
    c0 = multiplyAdd(factor, v128.load(x), c0);
    c1 = multiplyAdd(factor, v128.load(x, 16), c1);
    c2 = multiplyAdd(factor, v128.load(x, 32), c2);
    c3 = multiplyAdd(factor, v128.load(x, 48), c3);
  }
  subtractLanes(c0, c1, c2, c3, c);
}

function subtractComplexRow(
  k: i32,
  a: usize,
  step: isize,
  conjugates: bool,
  x: usize,
  c: usize,
): void {
  let r0 = f64x2.splat(0);
  let r1 = r0;
  let r2 = r0;
  let r3 = r0;
  let i0 = r0;
  let i1 = r0;
  let i2 = r0;
  let i3 = r0;
  for (; k > 0; k--, a += step, x += ROW) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    const real = v128.load64_splat(a);
    const imaginary = v128.load64_splat(a, 8);
    r0 = multiplyAdd(real, x0, r0);
    r1 = multiplyAdd(real, x1, r1);
    r2 = multiplyAdd(real, x2, r2);
    r3 = multiplyAdd(real, x3, r3);
    i0 = multiplyAdd(imaginary, x0, i0);
    i1 = multiplyAdd(imaginary, x1, i1);
    i2 = multiplyAdd(imaginary, x2, i2);
    i3 = multiplyAdd(imaginary, x3, i3);
  }
  const signs = conjugates ? i64x2(0, i64.MIN_VALUE) : i64x2(i64.MIN_VALUE, 0);
  subtractLanes(
    f64x2.add(r0, v128.xor(v128.shuffle<f64>(i0, i0, 1, 0), signs)),
    f64x2.add(r1, v128.xor(v128.shuffle<f64>(i1, i1, 1, 0), signs)),
    f64x2.add(r2, v128.xor(v128.shuffle<f64>(i2, i2, 1, 0), signs)),
    f64x2.add(r3, v128.xor(v128.shuffle<f64>(i3, i3, 1, 0), signs)),
    c,
  );
}
