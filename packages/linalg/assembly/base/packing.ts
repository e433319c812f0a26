/**
 * Packing of blocks for tiles, see tiles.ts. T is f64 or f32. A complex matrix is packed as a real
 * one: of A (m x k) all real and imaginary parts become columns of their own, 2 k of them; of B
 * (k x n) each row b becomes the two real rows b and i b, of 2 n numbers, real and imaginary parts
 * by turns. The real product of what is packed then is the complex product, likewise by turns.
 * Strides count bytes.
 */
import { TILE_BYTES } from './tiles';

/** Bytes of a row of the panel of B that has so many bytes of columns. */
export function panelBytes(width: i32): i32 {
  return width > 32 ? 64 : width > 16 ? 32 : 16;
}

/** alpha A (m x k) by twos of rows, with a row of zeros where one is missing. */
export function packRows<T>(
  m: i32,
  k: i32,
  alpha: T,
  a: usize,
  row: isize,
  column: isize,
  to: usize,
): void {
  const panel = <usize>k * 2 * sizeof<T>();
  // As many rows as a line of the cache has numbers
  const stripe = 64 / sizeof<T>();
  let i = 0;
  if (row == sizeof<T>() && column != sizeof<T>()) {
    for (; i + stripe <= m; i += stripe, a += 64, to += panel * (stripe >> 1)) {
      packStripe<T>(k, alpha, a, column, to, panel);
    }
  }
  for (; i < m; i += 2, a += 2 * row, to += panel) {
    packTwo<T>(k, alpha, a, a + row, column, i + 1 < m, to);
  }
}

/** A line of the cache of each column: the rows of several panels, which are `panel` bytes apart. */
function packStripe<T>(k: i32, alpha: T, a: usize, column: isize, to: usize, panel: usize): void {
  const factor = v128.splat<T>(alpha);
  for (; k > 0; k--, a += column, to += 2 * sizeof<T>()) {
    const x0 = v128.mul<T>(factor, v128.load(a));
    const x1 = v128.mul<T>(factor, v128.load(a, 16));
    const x2 = v128.mul<T>(factor, v128.load(a, 32));
    const x3 = v128.mul<T>(factor, v128.load(a, 48));
    let at = to;
    if (sizeof<T>() == 8) {
      v128.store(at, x0);
      v128.store((at += panel), x1);
      v128.store((at += panel), x2);
      v128.store(at + panel, x3);
    } else {
      v128.store64_lane(at, x0, 0);
      v128.store64_lane((at += panel), x0, 1);
      v128.store64_lane((at += panel), x1, 0);
      v128.store64_lane((at += panel), x1, 1);
      v128.store64_lane((at += panel), x2, 0);
      v128.store64_lane((at += panel), x2, 1);
      v128.store64_lane((at += panel), x3, 0);
      v128.store64_lane(at + panel, x3, 1);
    }
  }
}

/** Two rows, or one and zeros. */
function packTwo<T>(
  k: i32,
  alpha: T,
  first: usize,
  second: usize,
  column: isize,
  hasSecond: bool,
  to: usize,
): void {
  if (hasSecond && column == sizeof<T>()) {
    const factor = v128.splat<T>(alpha);
    const step = 16 / sizeof<T>();
    for (; k >= step; k -= step, first += 16, second += 16, to += 32) {
      const x = v128.mul<T>(factor, v128.load(first));
      const y = v128.mul<T>(factor, v128.load(second));
      v128.store(to, interleaveLow<T>(x, y));
      v128.store(to, interleaveHigh<T>(x, y), 16);
    }
  }
  for (; k > 0; k--, first += column, second += column, to += 2 * sizeof<T>()) {
    store<T>(to, <T>(alpha * load<T>(first)));
    store<T>(to, hasSecond ? <T>(alpha * load<T>(second)) : <T>0, sizeof<T>());
  }
}

/** alpha A, or alpha conj(A), of a complex matrix (m x k). */
export function packComplexRows<T>(
  m: i32,
  k: i32,
  alpha: T,
  conjugate: bool,
  a: usize,
  row: isize,
  column: isize,
  to: usize,
): void {
  const factor = signs<T>(alpha, conjugate ? <T>-alpha : alpha);
  for (let i = 0; i < m; i += 2, a += 2 * row, to += <usize>k * 4 * sizeof<T>()) {
    packComplexTwo<T>(k, factor, a, a + row, column, i + 1 < m, to);
  }
}

function packComplexTwo<T>(
  k: i32,
  factor: v128,
  first: usize,
  second: usize,
  column: isize,
  hasSecond: bool,
  to: usize,
): void {
  for (; k > 0; k--, first += column, second += column, to += 4 * sizeof<T>()) {
    const x = v128.mul<T>(factor, loadComplex<T>(first));
    const y = hasSecond ? v128.mul<T>(factor, loadComplex<T>(second)) : f64x2.splat(0);
    v128.store(to, interleaveLow<T>(x, y));
    if (sizeof<T>() == 8) v128.store(to, interleaveHigh<T>(x, y), 16);
  }
}

/** B (k x n) by panels, with zeros in columns that a panel has beyond its last one. */
export function packColumns<T>(
  k: i32,
  n: i32,
  b: usize,
  row: isize,
  column: isize,
  to: usize,
): void {
  const columns = TILE_BYTES / sizeof<T>();
  const whole = (<usize>k) << 6;
  for (; n >= columns; n -= columns, b += column * columns, to += whole) {
    if (column == sizeof<T>()) copyPanel(k, b, row, to);
    else if (row == sizeof<T>()) transposePanel<T>(k, b, column, to);
    else gatherPanel<T>(k, columns, columns, b, row, column, to);
  }
  if (n > 0) {
    const width = panelBytes(n * sizeof<T>()) / sizeof<T>();
    gatherPanel<T>(k, n, width, b, row, column, to);
  }
}

/** A panel of contiguous rows. */
function copyPanel(k: i32, b: usize, row: isize, to: usize): void {
  for (; k > 0; k--, b += row, to += 64) {
    v128.store(to, v128.load(b));
    v128.store(to, v128.load(b, 16), 16);
    v128.store(to, v128.load(b, 32), 32);
    v128.store(to, v128.load(b, 48), 48);
  }
}

/** A panel of contiguous columns, transposed by squares. */
function transposePanel<T>(k: i32, b: usize, column: isize, to: usize): void {
  const step = 16 / sizeof<T>();
  for (; k >= step; k -= step, b += 16, to += 64 * step) {
    let from = b;
    for (let q: usize = 0; q < 64; q += 16, from += column * step) {
      const x0 = v128.load(from);
      const x1 = v128.load(from + column);
      if (sizeof<T>() == 8) {
        v128.store(to + q, interleaveLow<T>(x0, x1));
        v128.store(to + q, interleaveHigh<T>(x0, x1), 64);
      } else {
        const x2 = v128.load(from + 2 * column);
        const x3 = v128.load(from + 3 * column);
        const low = interleaveLow<T>(x0, x2);
        const high = interleaveLow<T>(x1, x3);
        const low2 = interleaveHigh<T>(x0, x2);
        const high2 = interleaveHigh<T>(x1, x3);
        v128.store(to + q, interleaveLow<T>(low, high));
        v128.store(to + q, interleaveHigh<T>(low, high), 64);
        v128.store(to + q, interleaveLow<T>(low2, high2), 128);
        v128.store(to + q, interleaveHigh<T>(low2, high2), 192);
      }
    }
  }
  if (k > 0) {
    const columns = TILE_BYTES / sizeof<T>();
    gatherPanel<T>(k, columns, columns, b, sizeof<T>(), column, to);
  }
}

/** A panel of `n` columns, as wide as `width` columns. */
function gatherPanel<T>(
  k: i32,
  n: i32,
  width: i32,
  b: usize,
  row: isize,
  column: isize,
  to: usize,
): void {
  for (; k > 0; k--, b += row) {
    let from = b;
    let q = 0;
    for (; q < n; q++, from += column, to += sizeof<T>()) store<T>(to, load<T>(from));
    for (; q < width; q++, to += sizeof<T>()) store<T>(to, <T>0);
  }
}

/** B, or conj(B), of a complex matrix (k x n). */
export function packComplexColumns<T>(
  k: i32,
  n: i32,
  conjugate: bool,
  b: usize,
  row: isize,
  column: isize,
  to: usize,
): void {
  const columns = 32 / sizeof<T>();
  const own = signs<T>(<T>1, conjugate ? <T>-1 : <T>1);
  const turned = signs<T>(conjugate ? <T>1 : <T>-1, <T>1);
  for (; n > 0; n -= columns, b += column * columns, to += (<usize>k) << 7) {
    const count = min(n, columns);
    const width = panelBytes(count * 2 * sizeof<T>());
    packComplexPanel<T>(k, count, width, own, turned, b, row, column, to);
  }
}

/** A panel of n columns, `width` bytes wide. */
function packComplexPanel<T>(
  k: i32,
  n: i32,
  width: i32,
  own: v128,
  turned: v128,
  b: usize,
  row: isize,
  column: isize,
  to: usize,
): void {
  for (; k > 0; k--, b += row) {
    let from = b;
    const end = to + width;
    if (sizeof<T>() == 8) {
      for (let q = n; q > 0; q--, from += column, to += 16) {
        const x = v128.load(from);
        v128.store(to, v128.mul<T>(own, x));
        v128.store(to + width, v128.mul<T>(turned, v128.shuffle<f64>(x, x, 1, 0)));
      }
    } else {
      for (let q = n; q > 0; q -= 2, from += 2 * column, to += 16) {
        let x = v128.load64_zero(from);
        if (q > 1) x = v128.load64_lane(from + column, x, 1);
        v128.store(to, v128.mul<T>(own, x));
        v128.store(to + width, v128.mul<T>(turned, v128.shuffle<f32>(x, x, 1, 0, 3, 2)));
      }
    }
    for (; to < end; to += 16) {
      v128.store(to, f64x2.splat(0));
      v128.store(to + width, f64x2.splat(0));
    }
    to += width;
  }
}

/** (x, y) by turns. */
function signs<T>(x: T, y: T): v128 {
  if (sizeof<T>() == 8) return f64x2(<f64>x, <f64>y);
  else return f32x4(<f32>x, <f32>y, <f32>x, <f32>y);
}

function loadComplex<T>(at: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(at);
  else return v128.load64_zero(at);
}

function interleaveLow<T>(x: v128, y: v128): v128 {
  if (sizeof<T>() == 8) return v128.shuffle<f64>(x, y, 0, 2);
  else return v128.shuffle<f32>(x, y, 0, 4, 1, 5);
}

function interleaveHigh<T>(x: v128, y: v128): v128 {
  if (sizeof<T>() == 8) return v128.shuffle<f64>(x, y, 1, 3);
  else return v128.shuffle<f32>(x, y, 2, 6, 3, 7);
}
