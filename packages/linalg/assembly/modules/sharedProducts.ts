/**
 * Parts of matrix products that several threads compute: a block of B is packed once, blocks of rows
 * of C are items. See base/blocks.ts.
 */
import {
  blockColumns,
  blockDepth,
  columnsBytes,
  EDGE_BYTES,
  multiplyRows,
  nextDepth,
  packBlock,
  rowsBytes,
} from '../base/blocks';

/** Columns of a block of B, counted in elements. */
export function columnsOf(bytes: i32, components: i32): i32 {
  return (bytes == 8 ? blockColumns<f64>() : blockColumns<f32>()) / components;
}

/** How deep the next block is of what is left. */
export function depthOf(bytes: i32, components: i32, left: i32): i32 {
  return nextDepth(left, (bytes == 8 ? blockDepth<f64>() : blockDepth<f32>()) / components);
}

/** Bytes of a packed block of B (k x n), in real numbers. */
export function packedBytes(bytes: i32, n: i32, k: i32): usize {
  return bytes == 8 ? columnsBytes<f64>(n, k) : columnsBytes<f32>(n, k);
}

/** Bytes of the room of an item: a packed block of A (m x k), in real numbers, and a tile. */
export function itemBytes(bytes: i32, m: i32, k: i32): usize {
  const packed = bytes == 8 ? rowsBytes<f64>(m, k) : rowsBytes<f32>(m, k);
  return ((packed + 63) & -64) + EDGE_BYTES;
}

/** Packs a block of B (k x n). Strides count elements. */
export function pack(
  bytes: i32,
  components: i32,
  k: i32,
  n: i32,
  b: usize,
  row: i32,
  column: i32,
  conjugate: bool,
  to: usize,
): void {
  const size = <isize>(bytes * components);
  if (bytes == 8) packBlock<f64>(components, k, n, b, size * row, size * column, conjugate, to);
  else packBlock<f32>(components, k, n, b, size * row, size * column, conjugate, to);
}

/**
 * The items from `begin` to `end`: so many rows each of C = alpha A B, or C += alpha A B. The parameters
 * at `block` are alpha and then integers in the order in which they are read here.
 */
export function run(block: usize, _scratch: usize, begin: i32, end: i32): void {
  if (load<i32>(block, 8) == 8) runItems<f64>(block, <f64>load<f64>(block), begin, end);
  else runItems<f32>(block, <f32>load<f64>(block), begin, end);
}

function runItems<T>(block: usize, alpha: T, begin: i32, end: i32): void {
  const components = load<i32>(block, 12);
  const m = load<i32>(block, 16);
  const n = load<i32>(block, 20);
  const k = load<i32>(block, 24);
  const rows = load<i32>(block, 28);
  const a = load<usize>(block, 32);
  const conjugateA = load<i32>(block, 44) != 0;
  const packedB = load<usize>(block, 48);
  const c = load<usize>(block, 52);
  const accumulate = load<i32>(block, 60) != 0;
  const rooms = load<usize>(block, 64);
  const size = <isize>(components * sizeof<T>());
  const aRow = size * load<i32>(block, 36);
  const aColumn = size * load<i32>(block, 40);
  const cRow = size * load<i32>(block, 56);
  const room = itemBytes(sizeof<T>(), rows, k * components);
  for (let item = begin; item < end; item++) {
    const i = item * rows;
    const edge = rooms + room * item;
    multiplyRows<T>(
      components,
      min(m - i, rows),
      n,
      k,
      alpha,
      a + aRow * i,
      aRow,
      aColumn,
      conjugateA,
      packedB,
      c + cRow * i,
      cRow,
      accumulate,
      edge + EDGE_BYTES,
      edge,
    );
  }
}
