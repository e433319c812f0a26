/**
 * Transforms of sequences of period P that are odd or even: X[k] = Σ x[j] sin(2π j k / P), or cos, over
 * the whole period. They are built of those of every second (third, …) number, Y, which have the same
 * symmetry, and of spectra Z of the others, which have none. Real elements, see spectra.ts.
 */
import { ELEMENT } from './passes';
import { REAL } from './spectra';

/**
 * X (0 … 2 q) of period P = 4 q, of Y (0 … q) of period 2 q and Z (0 … q / 2) of the q numbers
 * x[4 j + 1]. The table has cos and sin of 2π k / P.
 */
export function joinFour(isOdd: bool, q: i32, z: usize, y: usize, x: usize, table: usize): void {
  let low = x;
  let high = x + <usize>q * REAL;
  let next = high;
  let last = high + <usize>q * REAL;
  let top = y + <usize>q * REAL;
  for (let k = 0; k <= q >> 1; k++, z += ELEMENT, table += 16) {
    const c = v128.load64_splat(table);
    const s = v128.load64_splat(table, 8);
    const re = v128.load(z);
    const im = v128.load(z, 16);
    const a = f64x2.sub(f64x2.mul(s, re), f64x2.mul(c, im));
    const b = f64x2.add(f64x2.mul(c, re), f64x2.mul(s, im));
    const u = v128.load(y);
    const v = v128.load(top);
    if (isOdd) {
      v128.store(low, f64x2.add(a, u));
      v128.store(last, f64x2.sub(a, u));
      v128.store(high, f64x2.add(b, v));
      v128.store(next, f64x2.sub(b, v));
    } else {
      v128.store(low, f64x2.add(u, b));
      v128.store(last, f64x2.sub(u, b));
      v128.store(high, f64x2.add(v, a));
      v128.store(next, f64x2.sub(v, a));
    }
    low += REAL;
    next += REAL;
    y += REAL;
    high -= REAL;
    last -= REAL;
    top -= REAL;
  }
}

/** X (0 … count - 1) = Y, which has the period q and is known from 0 to (q - 1) / 2; q is odd. */
export function extend(isOdd: bool, count: i32, q: i32, y: usize, x: usize): void {
  const half = q >> 1;
  for (let k = 0, r = 0; k < count; k++, x += REAL) {
    if (r <= half) v128.store(x, v128.load(y + <usize>r * REAL));
    else {
      const value = v128.load(y + <usize>(q - r) * REAL);
      v128.store(x, isOdd ? f64x2.neg(value) : value);
    }
    if (++r == q) r = 0;
  }
}

/** X (0 … count - 1) += α Re Z + β Im Z, with Z of period q, known from 0 to q / 2. */
export function accumulate(count: i32, q: i32, z: usize, x: usize, table: usize): void {
  const half = q >> 1;
  for (let k = 0, r = 0; k < count; k++, x += REAL, table += 16) {
    const at = z + <usize>(r <= half ? r : q - r) * ELEMENT;
    const a = v128.load64_splat(table);
    const b = v128.load64_splat(table, 8);
    const sum = f64x2.add(f64x2.mul(a, v128.load(at)), f64x2.mul(b, v128.load(at, 16)));
    v128.store(x, f64x2.add(v128.load(x), sum));
    if (++r == q) r = 0;
  }
}

/** X = M x, M of rows x columns numbers by rows. */
export function direct(rows: i32, columns: i32, from: usize, x: usize, table: usize): void {
  const end = from + <usize>columns * REAL;
  const width = (<usize>columns) << 3;
  let i = 0;
  for (; i + 1 < rows; i += 2, x += 2 * REAL, table += width) {
    let sum = f64x2.splat(0);
    let other = sum;
    for (let at = from; at < end; at += REAL, table += 8) {
      const value = v128.load(at);
      sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(table), value));
      other = f64x2.add(other, f64x2.mul(v128.load64_splat(table + width), value));
    }
    v128.store(x, sum);
    v128.store(x, other, REAL);
  }
  if (i < rows) {
    let sum = f64x2.splat(0);
    for (let at = from; at < end; at += REAL, table += 8) {
      sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(table), v128.load(at)));
    }
    v128.store(x, sum);
  }
}

/**
 * X (0 … n) of period 2 n, n odd, of those of period n (0 … n / 2): A of x[2 i], B of x[n - 2 i], the
 * latter with the sign of the symmetry.
 */
export function joinTwo(isOdd: bool, n: i32, a: usize, b: usize, x: usize): void {
  let last = x + <usize>n * REAL;
  for (let k = 0; k <= n >> 1; k++, a += REAL, b += REAL, x += REAL, last -= REAL) {
    const u = v128.load(a);
    const v = k & 1 ? f64x2.neg(v128.load(b)) : v128.load(b);
    v128.store(x, f64x2.add(u, v));
    v128.store(last, isOdd ? f64x2.sub(v, u) : f64x2.sub(u, v));
  }
}

/** Real parts, or imaginary ones, times a factor. */
export function take(count: i32, from: usize, to: usize, factor: f64): void {
  const factors = f64x2.splat(factor);
  for (; count > 0; count--, from += ELEMENT, to += REAL) {
    v128.store(to, f64x2.mul(factors, v128.load(from)));
  }
}
