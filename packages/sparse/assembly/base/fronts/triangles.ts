/** Systems with the triangles of fronts. Matrices are by columns; strides count elements. */
import {
  conjugate,
  divided,
  fromReal,
  minus,
  times,
} from '../../../../linalg/assembly/base/scalar';
import { bytes } from '../../../../linalg/assembly/base/vectors';
import { subtractProduct } from './products';
import { nextRows, tile } from './tiles';

/** Columns that are solved with at once. */
const BLOCK: i32 = 64;

/**
 * X = X T^-1 in place, X (m x k) of contiguous columns, T (k x k) upper triangular with any strides, its
 * diagonal of ones if `unit`, conjugated if told so. `inverses` has room for k elements.
 */
export function solveRight<T>(
  m: i32,
  k: i32,
  x: usize,
  xColumn: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  unit: bool,
  conjugates: bool,
  inverses: usize,
  workspace: usize,
): void {
  if (m == 0) return;
  for (let j = 0; j < k; j += BLOCK) {
    const width = min(BLOCK, k - j);
    const columns = x + bytes<T>(j) * xColumn;
    const above = t + bytes<T>(j) * tColumn;
    if (j > 0) {
      subtractProduct<T>(
        m,
        width,
        j,
        x,
        xColumn,
        above,
        tRow,
        tColumn,
        conjugates,
        columns,
        xColumn,
        true,
        workspace,
      );
    }
    const own = above + bytes<T>(j) * tRow;
    if (!unit) invertDiagonal<T>(width, own, tRow + tColumn, conjugates, inverses);
    solveStrips<T>(m, width, columns, xColumn, own, tRow, tColumn, unit, conjugates, inverses);
  }
}

function invertDiagonal<T>(k: i32, t: usize, step: i32, conjugates: bool, to: usize): void {
  for (; k > 0; k--, t += bytes<T>(step), to += sizeof<T>()) {
    const value = load<T>(t);
    store<T>(to, divided<T>(fromReal<T>(1), conjugates ? conjugate<T>(value) : value));
  }
}

function solveStrips<T>(
  m: i32,
  k: i32,
  x: usize,
  xColumn: i32,
  t: usize,
  tRow: i32,
  tColumn: i32,
  unit: bool,
  conjugates: bool,
  inverses: usize,
): void {
  while (m > 0) {
    const rows = nextRows<T>(m);
    solveStrip<T>(
      rows,
      k,
      x,
      bytes<T>(xColumn),
      t,
      bytes<T>(tRow),
      bytes<T>(tColumn),
      unit,
      conjugates,
      inverses,
    );
    m -= rows;
    x += bytes<T>(rows);
  }
}

/** A few rows of X, two columns at a time. */
function solveStrip<T>(
  rows: i32,
  k: i32,
  x: usize,
  xStep: isize,
  t: usize,
  tRow: isize,
  tColumn: isize,
  unit: bool,
  conjugates: bool,
  inverses: usize,
): void {
  let own = x;
  for (let j = 0; j < k; j += 2, own += 2 * xStep, t += 2 * tColumn, inverses += 2 * sizeof<T>()) {
    const pair = j + 1 < k;
    const next = pair ? own + xStep : own;
    const tNext = pair ? t + tColumn : t;
    if (j > 0) tile<T>(rows, j, x, xStep, t, tNext, tRow, conjugates, own, next, true);
    if (!unit) scaleRows<T>(rows, load<T>(inverses), own);
    if (!pair) return;
    const factor = load<T>(tNext + <isize>j * tRow);
    subtractRows<T>(rows, conjugates ? conjugate<T>(factor) : factor, own, next);
    if (!unit) scaleRows<T>(rows, load<T>(inverses, sizeof<T>()), next);
  }
}

function scaleRows<T>(rows: i32, factor: T, x: usize): void {
  if (isVector<T>() || rows == 1) {
    for (; rows > 0; rows--, x += sizeof<T>()) store<T>(x, times<T>(factor, load<T>(x)));
  } else {
    const lanes = f64x2.splat(<f64>factor);
    for (; rows > 0; rows -= 2, x += 16) v128.store(x, f64x2.mul(lanes, v128.load(x)));
  }
}

/** y -= factor x */
function subtractRows<T>(rows: i32, factor: T, x: usize, y: usize): void {
  if (isVector<T>() || rows == 1) {
    for (; rows > 0; rows--, x += sizeof<T>(), y += sizeof<T>()) {
      store<T>(y, minus<T>(load<T>(y), times<T>(factor, load<T>(x))));
    }
  } else {
    const lanes = f64x2.splat(<f64>factor);
    for (; rows > 0; rows -= 2, x += 16, y += 16) {
      v128.store(y, f64x2.sub(v128.load(y), f64x2.mul(lanes, v128.load(x))));
    }
  }
}

/** X = L^-1 X in place, X (k x n), L (k x k) lower triangular with ones on its diagonal. */
export function solveUnitLower<T>(
  k: i32,
  n: i32,
  l: usize,
  lColumn: i32,
  x: usize,
  xColumn: i32,
  workspace: usize,
): void {
  if (k > 8) {
    const half = ((k + 15) >> 4) << 3;
    const below = x + bytes<T>(half);
    solveUnitLower<T>(half, n, l, lColumn, x, xColumn, workspace);
    subtractProduct<T>(
      k - half,
      n,
      half,
      l + bytes<T>(half),
      lColumn,
      x,
      1,
      xColumn,
      false,
      below,
      xColumn,
      true,
      workspace,
    );
    const corner = l + bytes<T>(half) * (lColumn + 1);
    solveUnitLower<T>(k - half, n, corner, lColumn, below, xColumn, workspace);
    return;
  }
  for (let j = 0; j < n; j++, x += bytes<T>(xColumn)) {
    let column = l;
    for (let i = 0; i < k - 1; i++, column += bytes<T>(lColumn)) {
      const factor = load<T>(x + bytes<T>(i));
      for (let r = i + 1; r < k; r++) {
        const at = x + bytes<T>(r);
        store<T>(at, minus<T>(load<T>(at), times<T>(factor, load<T>(column + bytes<T>(r)))));
      }
    }
  }
}
