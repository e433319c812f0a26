/**
 * Strips: eight float64 columns of a matrix, or four complex ones, copied together so that each row
 * is one cache line. Whatever strides the matrix has, work on a strip is work on vectors.
 */

/** Bytes of a strip's row. */
export const STRIP: i32 = 64;

/** Elements in a strip's row. */
export function stripWidth<T>(): i32 {
  return STRIP / sizeof<T>();
}

/** The strip = so many columns of B, zeros where they are fewer than it has; conjugated if asked. */
export function loadStrip<T>(
  rows: i32,
  width: i32,
  b: usize,
  row: i32,
  column: i32,
  strip: usize,
  conjugates: bool,
): void {
  const step = <isize>row * sizeof<T>();
  const across = <isize>column * sizeof<T>();
  if (column == 1 && width == stripWidth<T>()) {
    for (const end = strip + rows * STRIP; strip < end; strip += STRIP, b += step) {
      copyLine(b, strip);
    }
    strip -= rows * STRIP;
  } else {
    if (width < stripWidth<T>()) memory.fill(strip, 0, rows * STRIP);
    for (let q = 0; q < width; q++, b += across) {
      let from = b;
      const start = strip + q * sizeof<T>();
      for (let to = start; to < start + rows * STRIP; to += STRIP, from += step) {
        store<T>(to, load<T>(from));
      }
    }
  }
  if (isVector<T>() && conjugates) conjugateLines(rows, strip);
}

/** So many columns of B = the strip; conjugated, in the strip too, if asked. */
export function storeStrip<T>(
  rows: i32,
  width: i32,
  strip: usize,
  b: usize,
  row: i32,
  column: i32,
  conjugates: bool,
): void {
  if (isVector<T>() && conjugates) conjugateLines(rows, strip);
  const step = <isize>row * sizeof<T>();
  const across = <isize>column * sizeof<T>();
  if (column == 1 && width == stripWidth<T>()) {
    for (const end = strip + rows * STRIP; strip < end; strip += STRIP, b += step) {
      copyLine(strip, b);
    }
    return;
  }
  for (let q = 0; q < width; q++, b += across) {
    let to = b;
    const start = strip + q * sizeof<T>();
    for (let from = start; from < start + rows * STRIP; from += STRIP, to += step) {
      store<T>(to, load<T>(from));
    }
  }
}

function copyLine(from: usize, to: usize): void {
  const first = v128.load(from);
  const second = v128.load(from, 16);
  const third = v128.load(from, 32);
  const fourth = v128.load(from, 48);
  v128.store(to, first);
  v128.store(to, second, 16);
  v128.store(to, third, 32);
  v128.store(to, fourth, 48);
}

function conjugateLines(rows: i32, strip: usize): void {
  for (const end = strip + rows * STRIP; strip < end; strip += 16) {
    v128.store(strip, v128.xor(v128.load(strip), i64x2(0, i64.MIN_VALUE)));
  }
}
