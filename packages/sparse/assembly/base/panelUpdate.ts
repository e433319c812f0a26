/**
 * Rows of 64 bytes, with an element for each column of a panel, less the product of a dense block and
 * other such rows. A block's element (i, p) is at `block + i rowStep + p columnStep`. Complex factors
 * multiply a row by their real part, and by their imaginary one the row turned by i, which lies behind it.
 */
import { multiplySubtract } from '../../../linalg/assembly/base/arithmetic';
import { word } from './words';

/** Bytes of a row that is multiplied. */
export function packedBytes<T>(): usize {
  return isVector<T>() ? 128 : 64;
}

/** Copies a row to where it is multiplied. */
export function packRow<T>(row: usize, packed: usize): void {
  for (let v: usize = 0; v < 64; v += 16) {
    const value = v128.load(row + v);
    v128.store(packed + v, value);
    if (isVector<T>()) v128.store(packed + v, turned(value), 64);
  }
}

/** i x */
function turned(x: v128): v128 {
  return v128.xor(v128.shuffle<f64>(x, x, 1, 0), i64x2(i64.MIN_VALUE, 0));
}

/** All of two rows: those less products of `depth` rows. */
export function subtractTwoRows<T>(
  depth: i32,
  first: usize,
  second: usize,
  columnStep: usize,
  packed: usize,
  to: usize,
  toSecond: usize,
): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let a2 = v128.load(to, 32);
  let a3 = v128.load(to, 48);
  let b0 = v128.load(toSecond);
  let b1 = v128.load(toSecond, 16);
  let b2 = v128.load(toSecond, 32);
  let b3 = v128.load(toSecond, 48);
  for (const end = packed + <usize>depth * packedBytes<T>(); packed < end;) {
    const u0 = v128.load(packed);
    const u1 = v128.load(packed, 16);
    const u2 = v128.load(packed, 32);
    const u3 = v128.load(packed, 48);
    const x = v128.load64_splat(first);
    const y = v128.load64_splat(second);
    a0 = multiplySubtract(x, u0, a0);
    a1 = multiplySubtract(x, u1, a1);
    a2 = multiplySubtract(x, u2, a2);
    a3 = multiplySubtract(x, u3, a3);
    b0 = multiplySubtract(y, u0, b0);
    b1 = multiplySubtract(y, u1, b1);
    b2 = multiplySubtract(y, u2, b2);
    b3 = multiplySubtract(y, u3, b3);
    if (isVector<T>()) {
      const w0 = v128.load(packed, 64);
      const w1 = v128.load(packed, 80);
      const w2 = v128.load(packed, 96);
      const w3 = v128.load(packed, 112);
      const z = v128.load64_splat(first, 8);
      const t = v128.load64_splat(second, 8);
      a0 = multiplySubtract(z, w0, a0);
      a1 = multiplySubtract(z, w1, a1);
      a2 = multiplySubtract(z, w2, a2);
      a3 = multiplySubtract(z, w3, a3);
      b0 = multiplySubtract(t, w0, b0);
      b1 = multiplySubtract(t, w1, b1);
      b2 = multiplySubtract(t, w2, b2);
      b3 = multiplySubtract(t, w3, b3);
    }
    packed += packedBytes<T>();
    first += columnStep;
    second += columnStep;
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(toSecond, b0);
  v128.store(toSecond, b1, 16);
  v128.store(toSecond, b2, 32);
  v128.store(toSecond, b3, 48);
}

/** The same of one row. */
export function subtractRow<T>(
  depth: i32,
  first: usize,
  columnStep: usize,
  packed: usize,
  to: usize,
): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let a2 = v128.load(to, 32);
  let a3 = v128.load(to, 48);
  for (const end = packed + <usize>depth * packedBytes<T>(); packed < end;) {
    const x = v128.load64_splat(first);
    a0 = multiplySubtract(x, v128.load(packed), a0);
    a1 = multiplySubtract(x, v128.load(packed, 16), a1);
    a2 = multiplySubtract(x, v128.load(packed, 32), a2);
    a3 = multiplySubtract(x, v128.load(packed, 48), a3);
    if (isVector<T>()) {
      const z = v128.load64_splat(first, 8);
      a0 = multiplySubtract(z, v128.load(packed, 64), a0);
      a1 = multiplySubtract(z, v128.load(packed, 80), a1);
      a2 = multiplySubtract(z, v128.load(packed, 96), a2);
      a3 = multiplySubtract(z, v128.load(packed, 112), a3);
    }
    packed += packedBytes<T>();
    first += columnStep;
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
}

/** One vector, 16 bytes, of two rows. */
function subtractVectors<T>(
  depth: i32,
  first: usize,
  second: usize,
  columnStep: usize,
  packed: usize,
  to: usize,
  toSecond: usize,
): void {
  let a0 = v128.load(to);
  let b0 = v128.load(toSecond);
  for (const end = packed + <usize>depth * packedBytes<T>(); packed < end;) {
    const u0 = v128.load(packed);
    a0 = multiplySubtract(v128.load64_splat(first), u0, a0);
    b0 = multiplySubtract(v128.load64_splat(second), u0, b0);
    if (isVector<T>()) {
      const w0 = v128.load(packed, 64);
      a0 = multiplySubtract(v128.load64_splat(first, 8), w0, a0);
      b0 = multiplySubtract(v128.load64_splat(second, 8), w0, b0);
    }
    packed += packedBytes<T>();
    first += columnStep;
    second += columnStep;
  }
  v128.store(to, a0);
  v128.store(toSecond, b0);
}

/** The rows `rows` of `dense`, `count` of them, less a block times packed rows. */
export function subtractBlock<T>(
  count: i32,
  depth: i32,
  block: usize,
  rowStep: usize,
  columnStep: usize,
  packed: usize,
  rows: usize,
  dense: usize,
): void {
  let i = 0;
  for (; i + 1 < count; i += 2, block += 2 * rowStep) {
    const to = dense + ((<usize>word(rows, i)) << 6);
    const toSecond = dense + ((<usize>word(rows, i + 1)) << 6);
    subtractTwoRows<T>(depth, block, block + rowStep, columnStep, packed, to, toSecond);
  }
  if (i < count) {
    subtractRow<T>(depth, block, columnStep, packed, dense + ((<usize>word(rows, i)) << 6));
  }
}

/** The same, of one vector of each row: `packed` and `dense` are those of the vector. */
export function subtractVectorBlock<T>(
  count: i32,
  depth: i32,
  block: usize,
  rowStep: usize,
  columnStep: usize,
  packed: usize,
  rows: usize,
  dense: usize,
): void {
  let i = 0;
  for (; i + 1 < count; i += 2, block += 2 * rowStep) {
    const to = dense + ((<usize>word(rows, i)) << 6);
    const toSecond = dense + ((<usize>word(rows, i + 1)) << 6);
    subtractVectors<T>(depth, block, block + rowStep, columnStep, packed, to, toSecond);
  }
  if (i < count) {
    const to = dense + ((<usize>word(rows, i)) << 6);
    let sum = v128.load(to);
    for (; depth > 0; depth--, block += columnStep, packed += packedBytes<T>()) {
      sum = multiplySubtract(v128.load64_splat(block), v128.load(packed), sum);
      if (isVector<T>()) {
        sum = multiplySubtract(v128.load64_splat(block, 8), v128.load(packed, 64), sum);
      }
    }
    v128.store(to, sum);
  }
}
