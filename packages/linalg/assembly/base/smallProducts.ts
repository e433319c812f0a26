/**
 * Products of small matrices of f64 or f32, read where they are: the rows of B and of C are
 * contiguous. Strides count bytes.
 */
import { loadSplat, multiplyAddLanes } from './arithmetic';

/** C (m x n) = alpha A B, or C += alpha A B where `accumulate`. */
export function multiplySmall<T>(
  m: i32,
  n: i32,
  k: i32,
  alpha: T,
  a: usize,
  aRow: isize,
  aColumn: isize,
  b: usize,
  bRow: isize,
  c: usize,
  cRow: isize,
  accumulate: bool,
): void {
  const width = n * sizeof<T>();
  for (; m > 0; m -= 2, a += 2 * aRow, c += 2 * cRow) {
    // Of one row that is left both rows of a tile are made.
    const nextA = m > 1 ? aRow : 0;
    const nextC = m > 1 ? cRow : 0;
    let at = 0;
    for (; at + 64 <= width; at += 64) {
      wholeTile<T>(k, alpha, a, nextA, aColumn, b + at, bRow, c + at, nextC, accumulate);
    }
    for (; at + 16 <= width; at += 16) {
      narrowTile<T>(k, alpha, a, nextA, aColumn, b + at, bRow, c + at, nextC, accumulate);
    }
    for (; at < width; at += sizeof<T>()) {
      pair<T>(k, alpha, a, nextA, aColumn, b + at, bRow, c + at, nextC, accumulate);
    }
  }
}

/** Two rows of 64 bytes. */
function wholeTile<T>(
  k: i32,
  alpha: T,
  a: usize,
  aRow: isize,
  aColumn: isize,
  b: usize,
  bRow: isize,
  c: usize,
  cRow: isize,
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
  for (; k > 0; k--, a += aColumn, b += bRow) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const a0 = loadSplat<T>(a);
    const a1 = loadSplat<T>(a + aRow);
    c00 = multiplyAddLanes<T>(a0, b0, c00);
    c01 = multiplyAddLanes<T>(a0, b1, c01);
    c02 = multiplyAddLanes<T>(a0, b2, c02);
    c03 = multiplyAddLanes<T>(a0, b3, c03);
    c10 = multiplyAddLanes<T>(a1, b0, c10);
    c11 = multiplyAddLanes<T>(a1, b1, c11);
    c12 = multiplyAddLanes<T>(a1, b2, c12);
    c13 = multiplyAddLanes<T>(a1, b3, c13);
  }
  const factor = v128.splat<T>(alpha);
  const next = c + cRow;
  if (cRow != 0) {
    deliver<T>(next, factor, c10, accumulate);
    deliver<T>(next + 16, factor, c11, accumulate);
    deliver<T>(next + 32, factor, c12, accumulate);
    deliver<T>(next + 48, factor, c13, accumulate);
  }
  deliver<T>(c, factor, c00, accumulate);
  deliver<T>(c + 16, factor, c01, accumulate);
  deliver<T>(c + 32, factor, c02, accumulate);
  deliver<T>(c + 48, factor, c03, accumulate);
}

/** Two rows of 16 bytes. */
function narrowTile<T>(
  k: i32,
  alpha: T,
  a: usize,
  aRow: isize,
  aColumn: isize,
  b: usize,
  bRow: isize,
  c: usize,
  cRow: isize,
  accumulate: bool,
): void {
  let c0 = f64x2.splat(0);
  let c1 = c0;
  for (; k > 0; k--, a += aColumn, b += bRow) {
    const b0 = v128.load(b);
    c0 = multiplyAddLanes<T>(loadSplat<T>(a), b0, c0);
    c1 = multiplyAddLanes<T>(loadSplat<T>(a + aRow), b0, c1);
  }
  const factor = v128.splat<T>(alpha);
  if (cRow != 0) deliver<T>(c + cRow, factor, c1, accumulate);
  deliver<T>(c, factor, c0, accumulate);
}

/** Two numbers, one below the other. */
function pair<T>(
  k: i32,
  alpha: T,
  a: usize,
  aRow: isize,
  aColumn: isize,
  b: usize,
  bRow: isize,
  c: usize,
  cRow: isize,
  accumulate: bool,
): void {
  let c0 = <T>0;
  let c1 = <T>0;
  for (; k > 0; k--, a += aColumn, b += bRow) {
    const b0 = load<T>(b);
    c0 = <T>(c0 + <T>(load<T>(a) * b0));
    c1 = <T>(c1 + <T>(load<T>(a + aRow) * b0));
  }
  c0 = <T>(c0 * alpha);
  c1 = <T>(c1 * alpha);
  if (cRow != 0) store<T>(c + cRow, accumulate ? <T>(load<T>(c + cRow) + c1) : c1);
  store<T>(c, accumulate ? <T>(load<T>(c) + c0) : c0);
}

function deliver<T>(at: usize, factor: v128, sum: v128, accumulate: bool): void {
  const value = v128.mul<T>(factor, sum);
  v128.store(at, accumulate ? v128.add<T>(v128.load(at), value) : value);
}
