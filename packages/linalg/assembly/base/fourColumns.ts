/**
 * What is done to four columns at once, which are `next` bytes apart, and to the vector beside them.
 * T is f64 or f32; complex numbers are of float64.
 */
import { lanesSum, multiplyAdd, multiplyAddLanes } from './arithmetic';
import { conjugate, plus, times } from './scalar';

/** y += x0 a0 + x1 a1 + … */
export function addFourReal<T>(
  m: i32,
  x0: T,
  x1: T,
  x2: T,
  x3: T,
  a: usize,
  next: isize,
  y: usize,
): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  const r0 = v128.splat<T>(x0);
  const r1 = v128.splat<T>(x1);
  const r2 = v128.splat<T>(x2);
  const r3 = v128.splat<T>(x3);
  const all = <usize>m * sizeof<T>();
  let at: usize = 0;
  for (const end = all & -16; at < end; at += 16) {
    let sum = multiplyAddLanes<T>(r0, v128.load(a + at), v128.load(y + at));
    sum = multiplyAddLanes<T>(r1, v128.load(a1 + at), sum);
    sum = multiplyAddLanes<T>(r2, v128.load(a2 + at), sum);
    v128.store(y + at, multiplyAddLanes<T>(r3, v128.load(a3 + at), sum));
  }
  for (; at < all; at += sizeof<T>()) {
    let sum = load<T>(y + at);
    sum = <T>(sum + <T>(x0 * load<T>(a + at)));
    sum = <T>(sum + <T>(x1 * load<T>(a1 + at)));
    sum = <T>(sum + <T>(x2 * load<T>(a2 + at)));
    store<T>(y + at, <T>(sum + <T>(x3 * load<T>(a3 + at))));
  }
}

/** y += x a */
export function addOneReal<T>(m: i32, x: T, a: usize, y: usize): void {
  const r = v128.splat<T>(x);
  const all = <usize>m * sizeof<T>();
  let at: usize = 0;
  for (const end = all & -16; at < end; at += 16) {
    v128.store(y + at, multiplyAddLanes<T>(r, v128.load(a + at), v128.load(y + at)));
  }
  for (; at < all; at += sizeof<T>()) {
    store<T>(y + at, <T>(load<T>(y + at) + <T>(x * load<T>(a + at))));
  }
}

/** y += x0 a0 + x1 a1 + …, the imaginary parts of the columns multiplied by `sign`. */
export function addFourComplex(
  m: i32,
  x0: v128,
  x1: v128,
  x2: v128,
  x3: v128,
  sign: f64,
  a: usize,
  next: isize,
  y: usize,
): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  const r0 = f64x2.splat(f64x2.extract_lane(x0, 0));
  const r1 = f64x2.splat(f64x2.extract_lane(x1, 0));
  const r2 = f64x2.splat(f64x2.extract_lane(x2, 0));
  const r3 = f64x2.splat(f64x2.extract_lane(x3, 0));
  const i0 = f64x2.splat(f64x2.extract_lane(x0, 1));
  const i1 = f64x2.splat(f64x2.extract_lane(x1, 1));
  const i2 = f64x2.splat(f64x2.extract_lane(x2, 1));
  const i3 = f64x2.splat(f64x2.extract_lane(x3, 1));
  const own = f64x2(1, sign);
  const turning = f64x2(-sign, 1);
  for (let at: usize = 0, end = (<usize>m) << 4; at < end; at += 16) {
    const v0 = v128.load(a + at);
    const v1 = v128.load(a1 + at);
    const v2 = v128.load(a2 + at);
    const v3 = v128.load(a3 + at);
    let sum = f64x2.mul(r0, v0);
    let turned = f64x2.mul(i0, v0);
    sum = multiplyAdd(r1, v1, sum);
    turned = multiplyAdd(i1, v1, turned);
    sum = multiplyAdd(r2, v2, sum);
    turned = multiplyAdd(i2, v2, turned);
    sum = multiplyAdd(r3, v3, sum);
    turned = multiplyAdd(i3, v3, turned);
    turned = v128.shuffle<f64>(turned, turned, 1, 0);
    const straight = multiplyAdd(own, sum, v128.load(y + at));
    v128.store(y + at, multiplyAdd(turning, turned, straight));
  }
}

/** y += x conj(a) */
export function addConjugate(m: i32, x: v128, a: usize, y: usize): void {
  for (const end = a + ((<usize>m) << 4); a < end; a += 16, y += 16) {
    v128.store(y, plus<v128>(v128.load(y), times<v128>(x, conjugate<v128>(v128.load(a)))));
  }
}

/** y += alpha (a0^T x, a1^T x, …), the elements of y `step` bytes apart. */
export function dotFourReal<T>(
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
  const all = <usize>m * sizeof<T>();
  let at: usize = 0;
  for (const end = all & -16; at < end; at += 16) {
    const v = v128.load(x + at);
    s0 = multiplyAddLanes<T>(v128.load(a + at), v, s0);
    s1 = multiplyAddLanes<T>(v128.load(a1 + at), v, s1);
    s2 = multiplyAddLanes<T>(v128.load(a2 + at), v, s2);
    s3 = multiplyAddLanes<T>(v128.load(a3 + at), v, s3);
  }
  for (; at < all; at += sizeof<T>()) {
    const v = loadOne<T>(x + at);
    s0 = multiplyAddLanes<T>(loadOne<T>(a + at), v, s0);
    s1 = multiplyAddLanes<T>(loadOne<T>(a1 + at), v, s1);
    s2 = multiplyAddLanes<T>(loadOne<T>(a2 + at), v, s2);
    s3 = multiplyAddLanes<T>(loadOne<T>(a3 + at), v, s3);
  }
  addSum<T>(y, alpha, s0);
  addSum<T>(y + step, alpha, s1);
  addSum<T>(y + 2 * step, alpha, s2);
  addSum<T>(y + 3 * step, alpha, s3);
}

/** y += alpha a^T x */
export function dotOneReal<T>(m: i32, alpha: T, a: usize, x: usize, y: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const all = <usize>m * sizeof<T>();
  let at: usize = 0;
  for (const end = all & -64; at < end; at += 64) {
    s0 = multiplyAddLanes<T>(v128.load(a + at), v128.load(x + at), s0);
    s1 = multiplyAddLanes<T>(v128.load(a + at, 16), v128.load(x + at, 16), s1);
    s2 = multiplyAddLanes<T>(v128.load(a + at, 32), v128.load(x + at, 32), s2);
    s3 = multiplyAddLanes<T>(v128.load(a + at, 48), v128.load(x + at, 48), s3);
  }
  for (; at < all; at += sizeof<T>()) {
    s0 = multiplyAddLanes<T>(loadOne<T>(a + at), loadOne<T>(x + at), s0);
  }
  addSum<T>(y, alpha, v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)));
}

/** The number at an address in the first lane, and zeros. */
function loadOne<T>(at: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_zero(at);
  else return v128.load32_zero(at);
}

/** The number at an address += alpha times the sum of all lanes. */
function addSum<T>(at: usize, alpha: T, lanes: v128): void {
  if (sizeof<T>() == 8) store<f64>(at, load<f64>(at) + <f64>alpha * lanesSum(lanes));
  else {
    const halves = f32x4.add(lanes, v128.shuffle<f32>(lanes, lanes, 2, 3, 0, 1));
    const sum = f32x4.extract_lane(halves, 0) + f32x4.extract_lane(halves, 1);
    store<f32>(at, load<f32>(at) + <f32>alpha * sum);
  }
}

/**
 * y += alpha (a0^T x, a1^T x, …), as many as `count` says, the imaginary parts of the columns
 * multiplied by `signA` and those of x by `signX`.
 */
export function dotFourComplex(
  m: i32,
  count: i32,
  alpha: v128,
  signA: f64,
  signX: f64,
  a: usize,
  next: isize,
  x: usize,
  y: usize,
  step: isize,
): void {
  // Lanes are re re, im im of one sum, and re im, im re of the other.
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let t0 = s0;
  let t1 = s0;
  let t2 = s0;
  let t3 = s0;
  if (count == 1) {
    for (const end = a + ((<usize>m) << 4); a < end; a += 16, x += 16) {
      const v = v128.load(x);
      const v0 = v128.load(a);
      s0 = multiplyAdd(v0, v, s0);
      t0 = multiplyAdd(v0, v128.shuffle<f64>(v, v, 1, 0), t0);
    }
    addComplexSum(y, alpha, signA, signX, s0, t0);
    return;
  }
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  for (let at: usize = 0, end = (<usize>m) << 4; at < end; at += 16) {
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
  addComplexSum(y, alpha, signA, signX, s0, t0);
  addComplexSum(y + step, alpha, signA, signX, s1, t1);
  addComplexSum(y + 2 * step, alpha, signA, signX, s2, t2);
  addComplexSum(y + 3 * step, alpha, signA, signX, s3, t3);
}

function addComplexSum(
  at: usize,
  alpha: v128,
  signA: f64,
  signX: f64,
  straight: v128,
  turned: v128,
): void {
  const real = f64x2.extract_lane(straight, 0) - signA * signX * f64x2.extract_lane(straight, 1);
  const imaginary = signX * f64x2.extract_lane(turned, 0) + signA * f64x2.extract_lane(turned, 1);
  const value = times<v128>(alpha, f64x2(real, imaginary));
  v128.store(at, plus<v128>(v128.load(at), value));
}

/** a0 += y0 x, a1 += y1 x, … */
export function updateFourReal<T>(
  m: i32,
  y0: T,
  y1: T,
  y2: T,
  y3: T,
  x: usize,
  a: usize,
  next: isize,
): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  const r0 = v128.splat<T>(y0);
  const r1 = v128.splat<T>(y1);
  const r2 = v128.splat<T>(y2);
  const r3 = v128.splat<T>(y3);
  const all = <usize>m * sizeof<T>();
  let at: usize = 0;
  for (const end = all & -16; at < end; at += 16) {
    const v = v128.load(x + at);
    v128.store(a + at, multiplyAddLanes<T>(r0, v, v128.load(a + at)));
    v128.store(a1 + at, multiplyAddLanes<T>(r1, v, v128.load(a1 + at)));
    v128.store(a2 + at, multiplyAddLanes<T>(r2, v, v128.load(a2 + at)));
    v128.store(a3 + at, multiplyAddLanes<T>(r3, v, v128.load(a3 + at)));
  }
  for (; at < all; at += sizeof<T>()) {
    const v = load<T>(x + at);
    store<T>(a + at, <T>(load<T>(a + at) + <T>(y0 * v)));
    store<T>(a1 + at, <T>(load<T>(a1 + at) + <T>(y1 * v)));
    store<T>(a2 + at, <T>(load<T>(a2 + at) + <T>(y2 * v)));
    store<T>(a3 + at, <T>(load<T>(a3 + at) + <T>(y3 * v)));
  }
}

/** a0 += y0 x, a1 += y1 x, … */
export function updateFourComplex(
  m: i32,
  y0: v128,
  y1: v128,
  y2: v128,
  y3: v128,
  x: usize,
  a: usize,
  next: isize,
): void {
  const a1 = a + next;
  const a2 = a1 + next;
  const a3 = a2 + next;
  const r0 = f64x2.splat(f64x2.extract_lane(y0, 0));
  const r1 = f64x2.splat(f64x2.extract_lane(y1, 0));
  const r2 = f64x2.splat(f64x2.extract_lane(y2, 0));
  const r3 = f64x2.splat(f64x2.extract_lane(y3, 0));
  const i0 = turning(y0);
  const i1 = turning(y1);
  const i2 = turning(y2);
  const i3 = turning(y3);
  for (let at: usize = 0, end = (<usize>m) << 4; at < end; at += 16) {
    const v = v128.load(x + at);
    const turned = v128.shuffle<f64>(v, v, 1, 0);
    v128.store(a + at, multiplyAdd(i0, turned, multiplyAdd(r0, v, v128.load(a + at))));
    v128.store(a1 + at, multiplyAdd(i1, turned, multiplyAdd(r1, v, v128.load(a1 + at))));
    v128.store(a2 + at, multiplyAdd(i2, turned, multiplyAdd(r2, v, v128.load(a2 + at))));
    v128.store(a3 + at, multiplyAdd(i3, turned, multiplyAdd(r3, v, v128.load(a3 + at))));
  }
}

/** (-im, im): what (im, re) of a number is multiplied by to have i im times the number. */
function turning(y: v128): v128 {
  const imaginary = f64x2.extract_lane(y, 1);
  return f64x2(-imaginary, imaginary);
}
