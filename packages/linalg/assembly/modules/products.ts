/** Matrix products. Strides count elements, addresses bytes. */
import { multiplyAdd } from '../base/arithmetic';

/** A tile of C that is computed at once. */
const TILE_ROWS: i32 = 2;
const TILE_COLUMNS: i32 = 8;
/** Rows of A that are packed at once, columns of B, and how deep both are. */
const BLOCK_ROWS: i32 = 128;
const BLOCK_COLUMNS: i32 = 1024;
const BLOCK_DEPTH: i32 = 384;

/** Bytes of workspace that a product of any size is content with. */
export function multiplyWorkspace(m: i32, n: i32, k: i32): usize {
  const rows = min(m + 1, BLOCK_ROWS) & ~1;
  const columns = (min(n, BLOCK_COLUMNS) + 7) & ~7;
  return 128 + ((<usize>min(k, BLOCK_DEPTH) * (rows + columns)) << 3);
}

/** C (m x n, rows of unit stride) = alpha A (m x k) B (k x n), or is added to where `accumulate`. */
export function multiplyFloat64(
  m: i32,
  n: i32,
  k: i32,
  alpha: f64,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  c: usize,
  cRow: i32,
  accumulate: bool,
  workspace: usize,
): void {
  if (!accumulate) {
    for (let i = 0; i < m; i++) memory.fill(c + ((<isize>i * cRow) << 3), 0, (<usize>n) << 3);
  }
  const tile = workspace;
  for (let j = 0; j < n; j += BLOCK_COLUMNS) {
    const columns = min(n - j, BLOCK_COLUMNS);
    for (let p = 0; p < k; p += BLOCK_DEPTH) {
      const depth = min(k - p, BLOCK_DEPTH);
      const packedB = workspace + 128;
      packColumns(
        depth,
        columns,
        b + ((<isize>p * bRow + <isize>j * bColumn) << 3),
        bRow,
        bColumn,
        packedB,
      );
      const packedA = packedB + ((<usize>depth * ((columns + 7) & ~7)) << 3);
      for (let i = 0; i < m; i += BLOCK_ROWS) {
        const rows = min(m - i, BLOCK_ROWS);
        packRows(
          rows,
          depth,
          alpha,
          a + ((<isize>i * aRow + <isize>p * aColumn) << 3),
          aRow,
          aColumn,
          packedA,
        );
        const corner = c + ((<isize>i * cRow + j) << 3);
        multiplyBlock(rows, columns, depth, packedA, packedB, corner, (<usize>cRow) << 3, tile);
      }
    }
  }
}

/** alpha A as panels of two rows, column by column, with a row of zeros where one is missing. */
function packRows(m: i32, k: i32, alpha: f64, a: usize, row: i32, column: i32, to: usize): void {
  const step = (<isize>column) << 3;
  for (let i = 0; i < m; i += TILE_ROWS) {
    let first = a + ((<isize>i * row) << 3);
    let second = first + ((<isize>row) << 3);
    const hasSecond = i + 1 < m;
    for (let p = 0; p < k; p++, first += step, second += step, to += 16) {
      store<f64>(to, alpha * load<f64>(first));
      store<f64>(to, hasSecond ? alpha * load<f64>(second) : 0, 8);
    }
  }
}

/** B as panels of eight columns, row by row, with zeros where columns are missing. */
function packColumns(k: i32, n: i32, b: usize, row: i32, column: i32, to: usize): void {
  for (let j = 0; j < n; j += TILE_COLUMNS) {
    const width = min(n - j, TILE_COLUMNS);
    let from = b + ((<isize>j * column) << 3);
    for (let p = 0; p < k; p++, from += (<isize>row) << 3, to += 64) {
      if (column == 1 && width == TILE_COLUMNS) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        v128.store(to, v128.load(from, 32), 32);
        v128.store(to, v128.load(from, 48), 48);
      } else {
        for (let q = 0; q < TILE_COLUMNS; q++) {
          store<f64>(to + (q << 3), q < width ? load<f64>(from + ((<isize>q * column) << 3)) : 0);
        }
      }
    }
  }
}

/** C += A B of packed A and B. */
function multiplyBlock(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  tile: usize,
): void {
  const aPanel = (<usize>k) << 4;
  const bPanel = (<usize>k) << 6;
  for (let j = 0; j < n; j += TILE_COLUMNS, b += bPanel, c += 64) {
    const width = min(n - j, TILE_COLUMNS);
    let panel = a;
    let corner = c;
    for (let i = 0; i < m; i += TILE_ROWS, panel += aPanel, corner += 2 * cRow) {
      if (width == TILE_COLUMNS && i + 1 < m) {
        multiplyTile(k, panel, b, corner, cRow);
      } else {
        memory.fill(tile, 0, 128);
        multiplyTile(k, panel, b, tile, 64);
        for (let q = 0; q < width; q++) {
          const at = q << 3;
          store<f64>(corner + at, load<f64>(corner + at) + load<f64>(tile + at));
          if (i + 1 < m)
            store<f64>(
              corner + cRow + at,
              load<f64>(corner + cRow + at) + load<f64>(tile + at, 64),
            );
        }
      }
    }
  }
}

/** A tile of C += a panel of A times one of B. */
function multiplyTile(k: i32, a: usize, b: usize, c: usize, cRow: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (const end = b + ((<usize>k) << 6); b < end; a += 16, b += 64) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const a0 = v128.load64_splat(a);
    const a1 = v128.load64_splat(a, 8);
    c00 = multiplyAdd(a0, b0, c00);
    c01 = multiplyAdd(a0, b1, c01);
    c02 = multiplyAdd(a0, b2, c02);
    c03 = multiplyAdd(a0, b3, c03);
    c10 = multiplyAdd(a1, b0, c10);
    c11 = multiplyAdd(a1, b1, c11);
    c12 = multiplyAdd(a1, b2, c12);
    c13 = multiplyAdd(a1, b3, c13);
  }
  v128.store(c, f64x2.add(v128.load(c), c00));
  v128.store(c, f64x2.add(v128.load(c, 16), c01), 16);
  v128.store(c, f64x2.add(v128.load(c, 32), c02), 32);
  v128.store(c, f64x2.add(v128.load(c, 48), c03), 48);
  c += cRow;
  v128.store(c, f64x2.add(v128.load(c), c10));
  v128.store(c, f64x2.add(v128.load(c, 16), c11), 16);
  v128.store(c, f64x2.add(v128.load(c, 32), c12), 32);
  v128.store(c, f64x2.add(v128.load(c, 48), c13), 48);
}
