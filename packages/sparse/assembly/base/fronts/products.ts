/** Products of parts of fronts. Matrices are by columns; strides count elements. */
import { multiplyBlocked, workspaceBytes } from '../../../../linalg/assembly/base/blocks';
import { bytes } from '../../../../linalg/assembly/base/vectors';
import { nextRows, tile } from './tiles';

/** From this depth, and this many rows and columns, packing pays. */
const PACKED_DEPTH: i32 = 32;
const PACKED_ROWS: i32 = 64;
const PACKED_COLUMNS: i32 = 16;
/** Columns of a symmetric product that are computed as one block. */
const STRIPE: i32 = 96;

/** Bytes of workspace of products whose matrices have no side longer than n. */
export function productBytes<T>(n: i32): usize {
  const components = (<i32>sizeof<T>()) >> 3;
  return workspaceBytes<f64>(n, n * components, n * components);
}

/**
 * C (m x n) -= A B, or C = -A B unless it `accumulates`; A (m x k) and C have contiguous columns, B
 * any strides. `conjugates` says that the conjugate of B is meant.
 */
export function subtractProduct<T>(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  conjugates: bool,
  c: usize,
  cColumn: i32,
  accumulates: bool,
  workspace: usize,
): void {
  if (m == 0 || n == 0) return;
  if (k >= PACKED_DEPTH && m >= PACKED_ROWS && n >= PACKED_COLUMNS) {
    // By rows it is Cᵀ -= Bᵀ Aᵀ.
    multiplyBlocked<f64>(
      (<i32>sizeof<T>()) >> 3,
      n,
      m,
      k,
      -1,
      b,
      bColumn,
      bRow,
      conjugates,
      a,
      aColumn,
      1,
      false,
      c,
      cColumn,
      accumulates,
      workspace,
    );
    return;
  }
  const aStep = bytes<T>(aColumn);
  const bStep = bytes<T>(bRow);
  for (let j = 0; j < n; j += 2) {
    const right = j + 1 < n;
    const b0 = b + bytes<T>(j) * bColumn;
    const c0 = c + bytes<T>(j) * cColumn;
    const b1 = right ? b0 + bytes<T>(bColumn) : b0;
    const c1 = right ? c0 + bytes<T>(cColumn) : c0;
    subtractColumns<T>(m, k, a, aStep, b0, b1, bStep, conjugates, c0, c1, accumulates);
  }
}

/** Two columns of C, or one that is given twice. */
function subtractColumns<T>(
  m: i32,
  k: i32,
  a: usize,
  aStep: isize,
  b0: usize,
  b1: usize,
  bStep: isize,
  conjugates: bool,
  c0: usize,
  c1: usize,
  accumulates: bool,
): void {
  while (m > 0) {
    const rows = nextRows<T>(m);
    tile<T>(rows, k, a, aStep, b0, b1, bStep, conjugates, c0, c1, accumulates);
    m -= rows;
    a += bytes<T>(rows);
    c0 += bytes<T>(rows);
    c1 += bytes<T>(rows);
  }
}

/** The same where only the lower triangle of C (m x m) is wanted; what is above it may change, too. */
export function subtractLowerProduct<T>(
  m: i32,
  k: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  conjugates: bool,
  c: usize,
  cColumn: i32,
  accumulates: bool,
  workspace: usize,
): void {
  const isPacked = k >= PACKED_DEPTH && m >= PACKED_ROWS;
  const stripe = isPacked ? STRIPE : 8;
  for (let j = 0; j < m; j += stripe) {
    subtractProduct<T>(
      m - j,
      min(stripe, m - j),
      k,
      a + bytes<T>(j),
      aColumn,
      b + bytes<T>(j) * bColumn,
      bRow,
      bColumn,
      conjugates,
      c + bytes<T>(j) * (cColumn + 1),
      cColumn,
      accumulates,
      workspace,
    );
  }
}
