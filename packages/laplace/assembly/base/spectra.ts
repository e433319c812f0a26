/**
 * What lies between complex transforms and those of real sequences. Complex elements are 32 bytes, real
 * ones 16, each with a lane for each of two lines. Spectra of real sequences are kept twice as large as
 * they are: Z below stands for 2 Σ z[j] exp(-2π√-1 j k / n).
 */
import { ELEMENT } from './passes';

/** Bytes of a real element. */
export const REAL: usize = 16;

/** The spectrum of 2 h real numbers (k = 0 … h), in place of the transform of h pairs of neighbours. */
export function untangle(h: i32, at: usize, table: usize): void {
  let low = at;
  let high = at + <usize>h * ELEMENT;
  const re = v128.load(at);
  const im = v128.load(at, 16);
  const none = f64x2.splat(0);
  const sum = f64x2.add(re, im);
  const difference = f64x2.sub(re, im);
  v128.store(low, f64x2.add(sum, sum));
  v128.store(low, none, 16);
  v128.store(high, f64x2.add(difference, difference));
  v128.store(high, none, 16);
  for (;;) {
    low += ELEMENT;
    high -= ELEMENT;
    table += 16;
    if (low > high) break;
    const c = v128.load64_splat(table);
    const s = v128.load64_splat(table, 8);
    const ar = v128.load(low);
    const ai = v128.load(low, 16);
    const br = v128.load(high);
    const bi = v128.load(high, 16);
    const er = f64x2.add(ar, br);
    const ei = f64x2.sub(ai, bi);
    const dr = f64x2.sub(ar, br);
    const di = f64x2.add(ai, bi);
    const p = f64x2.sub(f64x2.mul(c, di), f64x2.mul(s, dr));
    const q = f64x2.add(f64x2.mul(c, dr), f64x2.mul(s, di));
    v128.store(low, f64x2.add(er, p));
    v128.store(low, f64x2.sub(ei, q), 16);
    v128.store(high, f64x2.sub(er, p));
    v128.store(high, f64x2.neg(f64x2.add(ei, q)), 16);
  }
}

/**
 * The reverse: of H (k = 0 … h) the pairs whose transform by h points is that of n = 2 h points, with
 * conjugate exponents; real and imaginary parts exchanged, so that a transform as usual does it.
 */
export function tangle(h: i32, from: usize, to: usize, table: usize): void {
  let low = from;
  let high = from + <usize>h * ELEMENT;
  const turn = from;
  for (let k = 0; k < h; k++, low += ELEMENT, high -= ELEMENT, to += ELEMENT, table += 16) {
    const c = v128.load64_splat(table);
    const s = v128.load64_splat(table, 8);
    const ar = v128.load(low);
    const br = v128.load(high);
    // The first and the last one are real, whatever is given as their imaginary parts.
    const ai = low == turn ? f64x2.splat(0) : v128.load(low, 16);
    const bi = low == turn ? f64x2.splat(0) : v128.load(high, 16);
    const dr = f64x2.sub(ar, br);
    const di = f64x2.add(ai, bi);
    const re = f64x2.add(f64x2.mul(s, dr), f64x2.mul(c, di));
    const im = f64x2.sub(f64x2.mul(c, dr), f64x2.mul(s, di));
    v128.store(to, f64x2.add(f64x2.sub(ai, bi), im));
    v128.store(to, f64x2.sub(f64x2.add(ar, br), re), 16);
  }
}

/** All n elements, n odd, of a spectrum of real numbers, real and imaginary parts exchanged. */
export function mirror(n: i32, from: usize, to: usize): void {
  v128.store(to, f64x2.splat(0));
  v128.store(to, v128.load(from), 16);
  let high = to + <usize>n * ELEMENT;
  for (let k = 1; k <= n >> 1; k++) {
    from += ELEMENT;
    to += ELEMENT;
    high -= ELEMENT;
    const re = v128.load(from);
    const im = v128.load(from, 16);
    v128.store(to, im);
    v128.store(to, re, 16);
    v128.store(high, f64x2.neg(im));
    v128.store(high, re, 16);
  }
}

/** The spectra of u and v (k = 0 … n / 2) of the transform of u + √-1 v. */
export function separate(n: i32, from: usize, u: usize, v: usize): void {
  const none = f64x2.splat(0);
  const re = v128.load(from);
  const im = v128.load(from, 16);
  v128.store(u, f64x2.add(re, re));
  v128.store(u, none, 16);
  v128.store(v, f64x2.add(im, im));
  v128.store(v, none, 16);
  let low = from;
  let high = from + <usize>n * ELEMENT;
  for (let k = 1; k <= n >> 1; k++) {
    low += ELEMENT;
    high -= ELEMENT;
    u += ELEMENT;
    v += ELEMENT;
    const ar = v128.load(low);
    const ai = v128.load(low, 16);
    const br = v128.load(high);
    const bi = v128.load(high, 16);
    v128.store(u, f64x2.add(ar, br));
    v128.store(u, f64x2.sub(ai, bi), 16);
    v128.store(v, f64x2.add(ai, bi));
    v128.store(v, f64x2.sub(br, ar), 16);
  }
}

/** Z exp(-√-1 φ) for k = 0 … count - 1, as real numbers: real parts ascending, minus imaginary ones
 * descending from `count + rest`. */
export function rotateOut(count: i32, from: usize, up: usize, down: usize, table: usize): void {
  for (; count > 0; count--, from += ELEMENT, up += REAL, down -= REAL, table += 16) {
    const c = v128.load64_splat(table);
    const s = v128.load64_splat(table, 8);
    const re = v128.load(from);
    const im = v128.load(from, 16);
    v128.store(down, f64x2.sub(f64x2.mul(s, re), f64x2.mul(c, im)));
    v128.store(up, f64x2.add(f64x2.mul(c, re), f64x2.mul(s, im)));
  }
}

/** Elements times c + √-1 s of a table, in place. */
export function rotate(count: i32, at: usize, table: usize): void {
  for (; count > 0; count--, at += ELEMENT, table += 16) {
    const c = v128.load64_splat(table);
    const s = v128.load64_splat(table, 8);
    const re = v128.load(at);
    const im = v128.load(at, 16);
    v128.store(at, f64x2.sub(f64x2.mul(c, re), f64x2.mul(s, im)));
    v128.store(at, f64x2.add(f64x2.mul(s, re), f64x2.mul(c, im)), 16);
  }
}

/**
 * Elements times c + √-1 s of a table, into other elements; real and imaginary parts are exchanged
 * before or after. What follows up to `length` becomes zero.
 */
export function multiply(
  count: i32,
  length: i32,
  from: usize,
  to: usize,
  table: usize,
  before: bool,
  after: bool,
): void {
  const end = to + <usize>length * ELEMENT;
  const last = to + <usize>count * ELEMENT;
  const first: usize = before ? 16 : 0;
  const place: usize = after ? 16 : 0;
  for (; to < last; from += ELEMENT, to += ELEMENT, table += 16) {
    const c = v128.load64_splat(table);
    const s = v128.load64_splat(table, 8);
    const re = v128.load(from + first);
    const im = v128.load(from + (16 - first));
    v128.store(to + place, f64x2.sub(f64x2.mul(c, re), f64x2.mul(s, im)));
    v128.store(to + (16 - place), f64x2.add(f64x2.mul(s, re), f64x2.mul(c, im)));
  }
  memory.fill(to, 0, end - to);
}
