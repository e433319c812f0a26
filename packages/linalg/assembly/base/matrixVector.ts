/**
 * Products of a matrix of real or complex numbers with a vector, and updates of rank one. Columns
 * are taken by fours, so that the vector beside them is read and written a fourth as often.
 */
import { addScaled, bytes, dotConjugate } from './vectors';
import { lanesSum, multiplyAdd } from './arithmetic';
import { conjugate, fromReal, imaginaryPart, plus, realPart, times } from './scalar';

/** y += alpha A x, A (m x n) of columns with unit stride, `column` elements apart. */
export function addProduct<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  column: i32,
  x: usize,
  xStride: i32,
  y: usize,
): void {
  const next = bytes<T>(column);
  const step = bytes<T>(xStride);
  for (; n >= 4; n -= 4, a += 4 * next, x += 4 * step) {
    const x0 = times<T>(alpha, load<T>(x));
    const x1 = times<T>(alpha, load<T>(x + step));
    const x2 = times<T>(alpha, load<T>(x + 2 * step));
    const x3 = times<T>(alpha, load<T>(x + 3 * step));
    addFour<T>(m, x0, x1, x2, x3, a, next, y);
  }
  for (; n > 0; n--, a += next, x += step) {
    addScaled<T>(m, times<T>(alpha, load<T>(x)), a, 1, y, 1);
  }
}

/** y += A (x0, x1, x2, x3), A of four columns `next` bytes apart. */
function addFour<T>(m: i32, x0: T, x1: T, x2: T, x3: T, a: usize, next: isize, y: usize): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  const r0 = f64x2.splat(realPart<T>(x0));
  const r1 = f64x2.splat(realPart<T>(x1));
  const r2 = f64x2.splat(realPart<T>(x2));
  const r3 = f64x2.splat(realPart<T>(x3));
  let at: usize = 0;
  if (isVector<T>()) {
    // (x + i y) a = x a + i (y a)
    const i0 = f64x2.splat(imaginaryPart<T>(x0));
    const i1 = f64x2.splat(imaginaryPart<T>(x1));
    const i2 = f64x2.splat(imaginaryPart<T>(x2));
    const i3 = f64x2.splat(imaginaryPart<T>(x3));
    for (const end = (<usize>m) << 4; at < end; at += 16) {
      const v0 = v128.load(a + at);
      const v1 = v128.load(a1 + at);
      const v2 = v128.load(a2 + at);
      const v3 = v128.load(a3 + at);
      let sum = multiplyAdd(r0, v0, v128.load(y + at));
      sum = multiplyAdd(r1, v1, sum);
      sum = multiplyAdd(r2, v2, sum);
      sum = multiplyAdd(r3, v3, sum);
      let turned = f64x2.mul(i0, v0);
      turned = multiplyAdd(i1, v1, turned);
      turned = multiplyAdd(i2, v2, turned);
      turned = multiplyAdd(i3, v3, turned);
      v128.store(y + at, f64x2.add(sum, timesI(turned)));
    }
  } else {
    for (const end = ((<usize>m) >> 1) << 4; at < end; at += 16) {
      let sum = multiplyAdd(r0, v128.load(a + at), v128.load(y + at));
      sum = multiplyAdd(r1, v128.load(a1 + at), sum);
      sum = multiplyAdd(r2, v128.load(a2 + at), sum);
      v128.store(y + at, multiplyAdd(r3, v128.load(a3 + at), sum));
    }
    if (m & 1) {
      let sum = plus<T>(load<T>(y + at), times<T>(x0, load<T>(a + at)));
      sum = plus<T>(sum, times<T>(x1, load<T>(a1 + at)));
      sum = plus<T>(sum, times<T>(x2, load<T>(a2 + at)));
      store<T>(y + at, plus<T>(sum, times<T>(x3, load<T>(a3 + at))));
    }
  }
}

/** i z of a complex number z. */
function timesI(z: v128): v128 {
  return v128.xor(v128.shuffle<f64>(z, z, 1, 0), i64x2(i64.MIN_VALUE, 0));
}

/** y += alpha A^H x, A as in {@link addProduct}. */
export function addAdjointProduct<T>(
  m: i32,
  n: i32,
  alpha: T,
  a: usize,
  column: i32,
  x: usize,
  y: usize,
  yStride: i32,
): void {
  const next = bytes<T>(column);
  const step = bytes<T>(yStride);
  for (; n >= 4; n -= 4, a += 4 * next, y += 4 * step)
    addFourDots<T>(m, alpha, a, next, x, y, step);
  for (; n > 0; n--, a += next, y += step) {
    store<T>(y, plus<T>(load<T>(y), times<T>(alpha, dotConjugate<T>(m, a, 1, x, 1))));
  }
}

/** y += alpha A^H x, A of four columns `next` bytes apart, y with elements `step` bytes apart. */
function addFourDots<T>(
  m: i32,
  alpha: T,
  a: usize,
  next: isize,
  x: usize,
  y: usize,
  step: isize,
): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let at: usize = 0;
  if (isVector<T>()) {
    // Lanes are re re, im im of one sum, and re im, im re of the other.
    let t0 = s0;
    let t1 = s0;
    let t2 = s0;
    let t3 = s0;
    for (const end = (<usize>m) << 4; at < end; at += 16) {
      const v = v128.load(x + at);
      const turned = v128.shuffle<f64>(v, v, 1, 0);
      const v0 = v128.load(a + at);
      const v1 = v128.load(a1 + at);
      const v2 = v128.load(a2 + at);
      const v3 = v128.load(a3 + at);
      s0 = multiplyAdd(v0, v, s0);
      t0 = multiplyAdd(v0, turned, t0);
      s1 = multiplyAdd(v1, v, s1);
      t1 = multiplyAdd(v1, turned, t1);
      s2 = multiplyAdd(v2, v, s2);
      t2 = multiplyAdd(v2, turned, t2);
      s3 = multiplyAdd(v3, v, s3);
      t3 = multiplyAdd(v3, turned, t3);
    }
    addTo<T>(y, times<T>(alpha, complexSum<T>(s0, t0)));
    addTo<T>(y + step, times<T>(alpha, complexSum<T>(s1, t1)));
    addTo<T>(y + 2 * step, times<T>(alpha, complexSum<T>(s2, t2)));
    addTo<T>(y + 3 * step, times<T>(alpha, complexSum<T>(s3, t3)));
  } else {
    for (const end = ((<usize>m) >> 1) << 4; at < end; at += 16) {
      const v = v128.load(x + at);
      s0 = multiplyAdd(v128.load(a + at), v, s0);
      s1 = multiplyAdd(v128.load(a1 + at), v, s1);
      s2 = multiplyAdd(v128.load(a2 + at), v, s2);
      s3 = multiplyAdd(v128.load(a3 + at), v, s3);
    }
    if (m & 1) {
      const v = v128.load64_zero(x + at);
      s0 = multiplyAdd(v128.load64_zero(a + at), v, s0);
      s1 = multiplyAdd(v128.load64_zero(a1 + at), v, s1);
      s2 = multiplyAdd(v128.load64_zero(a2 + at), v, s2);
      s3 = multiplyAdd(v128.load64_zero(a3 + at), v, s3);
    }
    addTo<T>(y, times<T>(alpha, fromReal<T>(lanesSum(s0))));
    addTo<T>(y + step, times<T>(alpha, fromReal<T>(lanesSum(s1))));
    addTo<T>(y + 2 * step, times<T>(alpha, fromReal<T>(lanesSum(s2))));
    addTo<T>(y + 3 * step, times<T>(alpha, fromReal<T>(lanesSum(s3))));
  }
}

function complexSum<T>(straight: v128, turned: v128): T {
  const imaginary = f64x2.extract_lane(turned, 0) - f64x2.extract_lane(turned, 1);
  return <T>f64x2(lanesSum(straight), imaginary);
}

function addTo<T>(at: usize, value: T): void {
  store<T>(at, plus<T>(load<T>(at), value));
}

/** A += alpha x y^H, A as in {@link addProduct}, x of unit stride. */
export function addOuter<T>(
  m: i32,
  n: i32,
  alpha: T,
  x: usize,
  y: usize,
  yStride: i32,
  a: usize,
  column: i32,
): void {
  const next = bytes<T>(column);
  const step = bytes<T>(yStride);
  for (; n >= 4; n -= 4, a += 4 * next, y += 4 * step) {
    const y0 = times<T>(alpha, conjugate<T>(load<T>(y)));
    const y1 = times<T>(alpha, conjugate<T>(load<T>(y + step)));
    const y2 = times<T>(alpha, conjugate<T>(load<T>(y + 2 * step)));
    const y3 = times<T>(alpha, conjugate<T>(load<T>(y + 3 * step)));
    addToFour<T>(m, y0, y1, y2, y3, x, a, next);
  }
  for (; n > 0; n--, a += next, y += step) {
    addScaled<T>(m, times<T>(alpha, conjugate<T>(load<T>(y))), x, 1, a, 1);
  }
}

/** Adds y0 x, y1 x, … to four columns `next` bytes apart. */
function addToFour<T>(m: i32, y0: T, y1: T, y2: T, y3: T, x: usize, a: usize, next: isize): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  const r0 = f64x2.splat(realPart<T>(y0));
  const r1 = f64x2.splat(realPart<T>(y1));
  const r2 = f64x2.splat(realPart<T>(y2));
  const r3 = f64x2.splat(realPart<T>(y3));
  let at: usize = 0;
  if (isVector<T>()) {
    const i0 = turning(imaginaryPart<T>(y0));
    const i1 = turning(imaginaryPart<T>(y1));
    const i2 = turning(imaginaryPart<T>(y2));
    const i3 = turning(imaginaryPart<T>(y3));
    for (const end = (<usize>m) << 4; at < end; at += 16) {
      const v = v128.load(x + at);
      const turned = v128.shuffle<f64>(v, v, 1, 0);
      v128.store(a + at, multiplyAdd(i0, turned, multiplyAdd(r0, v, v128.load(a + at))));
      v128.store(a1 + at, multiplyAdd(i1, turned, multiplyAdd(r1, v, v128.load(a1 + at))));
      v128.store(a2 + at, multiplyAdd(i2, turned, multiplyAdd(r2, v, v128.load(a2 + at))));
      v128.store(a3 + at, multiplyAdd(i3, turned, multiplyAdd(r3, v, v128.load(a3 + at))));
    }
  } else {
    for (const end = ((<usize>m) >> 1) << 4; at < end; at += 16) {
      const v = v128.load(x + at);
      v128.store(a + at, multiplyAdd(r0, v, v128.load(a + at)));
      v128.store(a1 + at, multiplyAdd(r1, v, v128.load(a1 + at)));
      v128.store(a2 + at, multiplyAdd(r2, v, v128.load(a2 + at)));
      v128.store(a3 + at, multiplyAdd(r3, v, v128.load(a3 + at)));
    }
    if (m & 1) {
      const v = load<T>(x + at);
      addTo<T>(a + at, times<T>(y0, v));
      addTo<T>(a1 + at, times<T>(y1, v));
      addTo<T>(a2 + at, times<T>(y2, v));
      addTo<T>(a3 + at, times<T>(y3, v));
    }
  }
}

/** (-y, y): what (im, re) of a number is multiplied by to have i y times the number. */
function turning(y: f64): v128 {
  return f64x2(-y, y);
}
