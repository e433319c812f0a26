/**
 * Matrices of integers as float64, in which products are exact as long as sums stay below 2^53, and
 * products modulo 2^64 for the others. Strides count elements, addresses bytes.
 */

/** Columns of B that are packed at once, and how many of their elements. */
const PANEL: i32 = 8;
const DEPTH: i32 = 384;

/** Bytes of a packed panel, and of a tile behind it. */
export function panelBytes(): i32 {
  return (DEPTH + 1) * PANEL * 8;
}

/** Integers of `size` bytes in rows and columns as packed float64; answers their largest size. */
export function toFloats(
  m: i32,
  n: i32,
  from: usize,
  row: i32,
  column: i32,
  size: i32,
  signed: bool,
  to: usize,
): f64 {
  let largest = 0.0;
  for (let i = 0; i < m; i++, from += <isize>row * size, to += (<usize>n) << 3) {
    let found: f64;
    if (size == 1) {
      found = signed ? rowToFloats<i8>(n, from, column, to) : rowToFloats<u8>(n, from, column, to);
    } else if (size == 2) {
      found = signed
        ? rowToFloats<i16>(n, from, column, to)
        : rowToFloats<u16>(n, from, column, to);
    } else if (size == 4) {
      found = signed
        ? rowToFloats<i32>(n, from, column, to)
        : rowToFloats<u32>(n, from, column, to);
    } else {
      found = signed
        ? rowToFloats<i64>(n, from, column, to)
        : rowToFloats<u64>(n, from, column, to);
    }
    largest = max(largest, found);
  }
  return largest;
}

function rowToFloats<T>(n: i32, from: usize, column: i32, to: usize): f64 {
  let largest = 0.0;
  const step = <isize>column * sizeof<T>();
  for (const end = to + ((<usize>n) << 3); to < end; to += 8, from += step) {
    const value = <f64>load<T>(from);
    store<f64>(to, value);
    largest = max(largest, abs(value));
  }
  return largest;
}

/** Whole numbers below 2^53 as integers of `size` bytes, which wrap; as bool where `size` is 0. */
export function fromFloats(count: i32, from: usize, to: usize, size: i32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 8) {
    const value = load<f64>(from);
    if (size == 0) store<u8>(to++, value != 0 ? 1 : 0);
    else to = put(to, <i64>value, size);
  }
}

/** Integers of `size` bytes in rows and columns as packed ones of 64 bits. */
export function widen(
  m: i32,
  n: i32,
  from: usize,
  row: i32,
  column: i32,
  size: i32,
  signed: bool,
  to: usize,
): void {
  const step = <isize>column * size;
  for (let i = 0; i < m; i++, from += <isize>row * size) {
    let at = from;
    for (let j = 0; j < n; j++, at += step, to += 8) {
      let value: i64;
      if (size == 8) value = load<i64>(at);
      else if (size == 4) value = signed ? <i64>load<i32>(at) : <i64>load<u32>(at);
      else if (size == 2) value = signed ? <i64>load<i16>(at) : <i64>load<u16>(at);
      else value = signed ? <i64>load<i8>(at) : <i64>load<u8>(at);
      store<i64>(to, value);
    }
  }
}

/** The lowest bytes of packed integers of 64 bits. */
export function narrow(count: i32, from: usize, to: usize, size: i32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 8) {
    to = put(to, load<i64>(from), size);
  }
}

/** Writes the lowest `size` bytes, and answers where the next ones go. */
function put(to: usize, value: i64, size: i32): usize {
  if (size == 8) store<i64>(to, value);
  else if (size == 4) store<i32>(to, <i32>value);
  else if (size == 2) store<i16>(to, <i16>value);
  else store<i8>(to, <i8>value);
  return to + size;
}

/** C (m x n) = A (m x k) B (k x n) modulo 2^64, all packed by rows; `room` has `panelBytes`. */
export function multiplyInt64(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  b: usize,
  c: usize,
  room: usize,
): void {
  memory.fill(c, 0, (<usize>m * n) << 3);
  for (let p = 0; p < k; p += DEPTH) {
    const depth = min(k - p, DEPTH);
    for (let j = 0; j < n; j += PANEL) {
      const width = min(n - j, PANEL);
      packPanel(depth, width, b + ((<usize>p * n + j) << 3), n, room);
      multiplyPanel(m, width, depth, a + ((<usize>p) << 3), k, room, c + ((<usize>j) << 3), n);
    }
  }
}

/** Columns of B, row by row, with zeros where columns are missing. */
function packPanel(k: i32, width: i32, b: usize, row: i32, to: usize): void {
  for (let p = 0; p < k; p++, b += (<usize>row) << 3, to += PANEL * 8) {
    memory.fill(to, 0, PANEL * 8);
    memory.copy(to, b, (<usize>width) << 3);
  }
}

/** C += A times a panel. */
function multiplyPanel(
  m: i32,
  width: i32,
  k: i32,
  a: usize,
  aRow: i32,
  panel: usize,
  c: usize,
  cRow: i32,
): void {
  const tile = panel + DEPTH * PANEL * 8;
  for (let i = 0; i < m; i++, a += (<usize>aRow) << 3, c += (<usize>cRow) << 3) {
    if (width == PANEL) multiplyRow(k, a, panel, c);
    else {
      memory.copy(tile, c, (<usize>width) << 3);
      multiplyRow(k, a, panel, tile);
      memory.copy(c, tile, (<usize>width) << 3);
    }
  }
}

/** Eight elements of C += a row of A times a panel. */
function multiplyRow(k: i32, a: usize, b: usize, c: usize): void {
  let c0 = v128.load(c);
  let c1 = v128.load(c, 16);
  let c2 = v128.load(c, 32);
  let c3 = v128.load(c, 48);
  for (const end = a + ((<usize>k) << 3); a < end; a += 8, b += PANEL * 8) {
    const factor = v128.load64_splat(a);
    c0 = i64x2.add(c0, i64x2.mul(factor, v128.load(b)));
    c1 = i64x2.add(c1, i64x2.mul(factor, v128.load(b, 16)));
    c2 = i64x2.add(c2, i64x2.mul(factor, v128.load(b, 32)));
    c3 = i64x2.add(c3, i64x2.mul(factor, v128.load(b, 48)));
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}
