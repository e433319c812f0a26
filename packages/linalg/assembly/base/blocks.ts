/**
 * Products of matrices by blocks that fit the caches (Goto and van de Geijn 2008): a block of A lies
 * in the second level, a panel of B, or several where the product is not deep, in the first. T is
 * f64 or f32; a complex product is a real one of packed matrices, see packing.ts.
 */
import { packColumns, packComplexColumns, packComplexRows, packRows, panelBytes } from './packing';
import {
  multiplyHalfTile,
  multiplyQuarterTile,
  multiplyTile,
  TILE_BYTES,
  TILE_ROWS,
} from './tiles';

/** Bytes of a column of a block of A, of a row of a block of B, and of how deep both are. */
const BLOCK_ROWS: i32 = 1024;
const BLOCK_COLUMNS: i32 = 16_384;
const BLOCK_DEPTH: i32 = 3072;
/** Bytes of panels of B that stay in the first cache. */
const GROUP_BYTES: i32 = 24_576;
/** Where tiles that are not whole are computed. */
export const EDGE_BYTES: i32 = 128;

/** Rows of a block of A. */
export function blockRows<T>(): i32 {
  return BLOCK_ROWS / sizeof<T>();
}

/** Columns of real numbers of a block of B. */
export function blockColumns<T>(): i32 {
  return BLOCK_COLUMNS / sizeof<T>();
}

/** How deep blocks are, counted in real numbers. */
export function blockDepth<T>(): i32 {
  return BLOCK_DEPTH / sizeof<T>();
}

/** How deep the next block is of what is left: the last two are equally deep. */
export function nextDepth(left: i32, most: i32): i32 {
  return left > 2 * most ? most : left > most ? (left + 1) >> 1 : left;
}

/** Bytes of a packed block of A. */
export function rowsBytes<T>(m: i32, k: i32): usize {
  return <usize>((m + TILE_ROWS - 1) & -TILE_ROWS) * k * sizeof<T>();
}

/** Bytes of a packed block of B. */
export function columnsBytes<T>(n: i32, k: i32): usize {
  const bytes = n * sizeof<T>();
  return <usize>((bytes + TILE_BYTES - 1) & -TILE_BYTES) * k;
}

/** Bytes of workspace of a product, its columns and its depth counted in real numbers. */
export function workspaceBytes<T>(m: i32, n: i32, k: i32): usize {
  const depth = min(k, blockDepth<T>());
  const ofA = rowsBytes<T>(min(m, blockRows<T>()), depth);
  const ofB = columnsBytes<T>(min(n, blockColumns<T>()), depth);
  return ofA + ofB + EDGE_BYTES;
}

/**
 * C (m x n) = alpha A B, or C += alpha A B where `accumulate`; the elements of a row of C are
 * contiguous. Strides count elements; `components` is 2 where they are complex.
 */
export function multiplyBlocked<T>(
  components: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: T,
  a: usize,
  aRow: i32,
  aColumn: i32,
  conjugateA: bool,
  b: usize,
  bRow: i32,
  bColumn: i32,
  conjugateB: bool,
  c: usize,
  cRow: i32,
  accumulate: bool,
  workspace: usize,
): void {
  const size = <isize>(components * sizeof<T>());
  const aRowBytes = size * aRow;
  const aColumnBytes = size * aColumn;
  const bRowBytes = size * bRow;
  const bColumnBytes = size * bColumn;
  const cRowBytes = size * cRow;
  const mostRows = blockRows<T>();
  const mostColumns = blockColumns<T>() / components;
  const mostDepth = blockDepth<T>() / components;
  const edge = workspace;
  if (k == 0 && !accumulate) {
    for (let i = 0; i < m; i++) memory.fill(c + cRowBytes * i, 0, size * n);
  }
  for (let j = 0; j < n; j += mostColumns) {
    const columns = min(n - j, mostColumns);
    for (let p = 0, depth = 0; p < k; p += depth) {
      depth = nextDepth(k - p, mostDepth);
      const packedB = workspace + EDGE_BYTES;
      const fromB = b + bRowBytes * p + bColumnBytes * j;
      packBlock<T>(components, depth, columns, fromB, bRowBytes, bColumnBytes, conjugateB, packedB);
      const packedA = packedB + columnsBytes<T>(columns * components, depth * components);
      for (let i = 0; i < m; i += mostRows) {
        multiplyRows<T>(
          components,
          min(m - i, mostRows),
          columns,
          depth,
          alpha,
          a + aRowBytes * i + aColumnBytes * p,
          aRowBytes,
          aColumnBytes,
          conjugateA,
          packedB,
          c + cRowBytes * i + size * j,
          cRowBytes,
          accumulate || p > 0,
          packedA,
          edge,
        );
      }
    }
  }
}

/** Packs a block of B (k x n). Strides count bytes. */
export function packBlock<T>(
  components: i32,
  k: i32,
  n: i32,
  b: usize,
  row: isize,
  column: isize,
  conjugate: bool,
  to: usize,
): void {
  if (components == 1) packColumns<T>(k, n, b, row, column, to);
  else packComplexColumns<T>(k, n, conjugate, b, row, column, to);
}

/** Packs a block of A (m x k), and multiplies it with a packed block of B. Strides count bytes. */
export function multiplyRows<T>(
  components: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: T,
  a: usize,
  aRow: isize,
  aColumn: isize,
  conjugateA: bool,
  packedB: usize,
  c: usize,
  cRow: isize,
  accumulate: bool,
  packedA: usize,
  edge: usize,
): void {
  if (components == 1) packRows<T>(m, k, alpha, a, aRow, aColumn, packedA);
  else packComplexRows<T>(m, k, alpha, conjugateA, a, aRow, aColumn, packedA);
  const width = n * components * sizeof<T>();
  multiplyPacked<T>(m, width, k * components, packedA, packedB, c, cRow, accumulate, edge);
}

/** C (m rows of `width` bytes) = A B, or C += A B, of packed matrices. */
export function multiplyPacked<T>(
  m: i32,
  width: i32,
  k: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: bool,
  edge: usize,
): void {
  const panel = k * TILE_BYTES;
  const group = max(1, GROUP_BYTES / panel) * TILE_BYTES;
  const aPanel = <usize>k * TILE_ROWS * sizeof<T>();
  for (let j = 0; j < width; j += group, b += <usize>k * group, c += group) {
    const bytes = min(width - j, group);
    let row = c;
    let from = a;
    for (let i = 0; i < m; i += TILE_ROWS, row += cRow * TILE_ROWS, from += aPanel) {
      multiplyTwo<T>(m - i, bytes, k, from, b, row, cRow, accumulate, edge);
    }
  }
}

/** Two rows of C, or one. */
function multiplyTwo<T>(
  m: i32,
  width: i32,
  k: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: bool,
  edge: usize,
): void {
  const panel = <usize>k * TILE_BYTES;
  if (m >= TILE_ROWS) {
    for (; width >= TILE_BYTES; width -= TILE_BYTES, b += panel, c += TILE_BYTES) {
      multiplyTile<T>(k, a, b, c, cRow, accumulate);
    }
  }
  for (; width > 0; width -= TILE_BYTES, b += panel, c += TILE_BYTES) {
    const packed = panelBytes(width);
    if (packed == TILE_BYTES) multiplyTile<T>(k, a, b, edge, TILE_BYTES, false);
    else if (packed == 32) multiplyHalfTile<T>(k, a, b, edge);
    else multiplyQuarterTile<T>(k, a, b, edge);
    const bytes = min(width, TILE_BYTES);
    deliver<T>(bytes, edge, c, accumulate);
    if (m >= TILE_ROWS) deliver<T>(bytes, edge + TILE_BYTES, c + cRow, accumulate);
  }
}

/** A part of a row of C from an edge's tile. */
function deliver<T>(bytes: i32, tile: usize, c: usize, accumulate: bool): void {
  for (; bytes > 0; bytes -= sizeof<T>(), tile += sizeof<T>(), c += sizeof<T>()) {
    store<T>(c, accumulate ? <T>(load<T>(c) + load<T>(tile)) : load<T>(tile));
  }
}
