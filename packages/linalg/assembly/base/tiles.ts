/**
 * Tiles of C that are computed at once, in registers: two rows of up to 64 bytes, of f64 or f32.
 * A is packed by twos of rows, column by column; B by panels of columns, 64 bytes wide, row by row.
 * The loops are not unrolled: engines load all that a step needs first, and have 16 registers.
 */
import { loadSplat, multiplyAddLanes } from './arithmetic';

/** Rows of a tile. */
export const TILE_ROWS: i32 = 2;
/** Bytes of a row of a whole tile, and of a row of a panel of B. */
export const TILE_BYTES: i32 = 64;

/** C = A B, or C += A B where `accumulate`: C two rows of 64 bytes, `cRow` bytes apart. */
export function multiplyTile<T>(
  k: i32,
  a: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: bool,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (const end = b + ((<usize>k) << 6); b < end; a += 2 * sizeof<T>(), b += 64) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const a0 = loadSplat<T>(a);
    const a1 = loadSplat<T>(a + sizeof<T>());
    c00 = multiplyAddLanes<T>(a0, b0, c00);
    c01 = multiplyAddLanes<T>(a0, b1, c01);
    c02 = multiplyAddLanes<T>(a0, b2, c02);
    c03 = multiplyAddLanes<T>(a0, b3, c03);
    c10 = multiplyAddLanes<T>(a1, b0, c10);
    c11 = multiplyAddLanes<T>(a1, b1, c11);
    c12 = multiplyAddLanes<T>(a1, b2, c12);
    c13 = multiplyAddLanes<T>(a1, b3, c13);
  }
  const next = c + cRow;
  if (accumulate) {
    c00 = v128.add<T>(v128.load(c), c00);
    c01 = v128.add<T>(v128.load(c, 16), c01);
    c02 = v128.add<T>(v128.load(c, 32), c02);
    c03 = v128.add<T>(v128.load(c, 48), c03);
    c10 = v128.add<T>(v128.load(next), c10);
    c11 = v128.add<T>(v128.load(next, 16), c11);
    c12 = v128.add<T>(v128.load(next, 32), c12);
    c13 = v128.add<T>(v128.load(next, 48), c13);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
  v128.store(next, c10);
  v128.store(next, c11, 16);
  v128.store(next, c12, 32);
  v128.store(next, c13, 48);
}

/** C = A B of two rows of 32 bytes, 64 bytes apart; the panel of B is 32 bytes wide. */
export function multiplyHalfTile<T>(k: i32, a: usize, b: usize, c: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  for (const end = b + ((<usize>k) << 5); b < end; a += 2 * sizeof<T>(), b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = loadSplat<T>(a);
    const a1 = loadSplat<T>(a + sizeof<T>());
    c00 = multiplyAddLanes<T>(a0, b0, c00);
    c01 = multiplyAddLanes<T>(a0, b1, c01);
    c10 = multiplyAddLanes<T>(a1, b0, c10);
    c11 = multiplyAddLanes<T>(a1, b1, c11);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c10, 64);
  v128.store(c, c11, 80);
}

/** C = A B of two rows of 16 bytes, 64 bytes apart; the panel of B is 16 bytes wide. */
export function multiplyQuarterTile<T>(k: i32, a: usize, b: usize, c: usize): void {
  let c0 = f64x2.splat(0);
  let c1 = c0;
  for (const end = b + ((<usize>k) << 4); b < end; a += 2 * sizeof<T>(), b += 16) {
    const b0 = v128.load(b);
    c0 = multiplyAddLanes<T>(loadSplat<T>(a), b0, c0);
    c1 = multiplyAddLanes<T>(loadSplat<T>(a + sizeof<T>()), b0, c1);
  }
  v128.store(c, c0);
  v128.store(c, c1, 64);
}
