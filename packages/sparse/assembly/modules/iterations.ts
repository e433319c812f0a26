/**
 * What iterative solvers do with packed vectors, each in one pass. Elements are f64, or v128 for complex
 * numbers; factors come as real and imaginary parts, of which real vectors ignore the latter.
 */
import { lanesSum } from '../../../linalg/assembly/base/arithmetic';

/** The imaginary part of the last complex dot product. */
let imaginaryPart: f64 = 0;

export function lastImaginary(): f64 {
  return imaginaryPart;
}

/** (-imaginary, imaginary) of a complex factor. */
function turningOf<T>(imaginary: f64): v128 {
  if (isVector<T>()) return f64x2(-imaginary, imaginary);
  else return f64x2.splat(0);
}

/** (real + i imaginary) value. */
function factorTimes<T>(real: v128, turning: v128, value: v128): v128 {
  const straight = f64x2.mul(real, value);
  if (isVector<T>()) {
    return f64x2.add(straight, f64x2.mul(turning, v128.shuffle<f64>(value, value, 1, 0)));
  } else return straight;
}

/** Bytes of the elements of x that whole vectors cover. */
function wholeBytes<T>(n: i32): usize {
  if (isVector<T>()) return (<usize>n) << 4;
  else return (<usize>(n & ~1)) << 3;
}

function isOdd<T>(n: i32): bool {
  return !isVector<T>() && (n & 1) != 0;
}

/** Σ |x|² */
function sumSquares<T>(n: i32, x: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = x + wholeBytes<T>(n);
  const main = x + (wholeBytes<T>(n) & ~63);
  for (; x < main; x += 64) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    s0 = f64x2.add(s0, f64x2.mul(a, a));
    s1 = f64x2.add(s1, f64x2.mul(b, b));
    s2 = f64x2.add(s2, f64x2.mul(c, c));
    s3 = f64x2.add(s3, f64x2.mul(d, d));
  }
  for (; x < end; x += 16) {
    const a = v128.load(x);
    s0 = f64x2.add(s0, f64x2.mul(a, a));
  }
  const sum = lanesSum(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
  return isOdd<T>(n) ? sum + load<f64>(x) * load<f64>(x) : sum;
}

/** Σ conj(x) y: its real part is the answer, its imaginary part waits in `lastImaginary`. */
function dot<T>(n: i32, x: usize, y: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = x + wholeBytes<T>(n);
  if (isVector<T>()) {
    for (; x < end; x += 16, y += 16) {
      const left = v128.load(x);
      const right = v128.load(y);
      s0 = f64x2.add(s0, f64x2.mul(left, right));
      s1 = f64x2.add(s1, f64x2.mul(left, v128.shuffle<f64>(right, right, 1, 0)));
    }
    imaginaryPart = f64x2.extract_lane(s1, 0) - f64x2.extract_lane(s1, 1);
    return lanesSum(s0);
  } else {
    const main = x + (wholeBytes<T>(n) & ~63);
    for (; x < main; x += 64, y += 64) {
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x), v128.load(y)));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(x, 32), v128.load(y, 32)));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(x, 48), v128.load(y, 48)));
    }
    for (; x < end; x += 16, y += 16) {
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x), v128.load(y)));
    }
    const sum = lanesSum(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
    return isOdd<T>(n) ? sum + load<f64>(x) * load<f64>(y) : sum;
  }
}

/** y[i] = d[i] x[i], of real numbers; answers Σ x y, added as dot does. */
export function multiplyDotFloat64(n: i32, d: usize, x: usize, y: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = x + wholeBytes<f64>(n);
  const main = x + (wholeBytes<f64>(n) & ~63);
  for (; x < main; x += 64, y += 64, d += 64) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const e = v128.load(x, 48);
    const za = f64x2.mul(v128.load(d), a);
    const zb = f64x2.mul(v128.load(d, 16), b);
    const zc = f64x2.mul(v128.load(d, 32), c);
    const ze = f64x2.mul(v128.load(d, 48), e);
    v128.store(y, za);
    v128.store(y, zb, 16);
    v128.store(y, zc, 32);
    v128.store(y, ze, 48);
    s0 = f64x2.add(s0, f64x2.mul(a, za));
    s1 = f64x2.add(s1, f64x2.mul(b, zb));
    s2 = f64x2.add(s2, f64x2.mul(c, zc));
    s3 = f64x2.add(s3, f64x2.mul(e, ze));
  }
  for (; x < end; x += 16, y += 16, d += 16) {
    const a = v128.load(x);
    const z = f64x2.mul(v128.load(d), a);
    v128.store(y, z);
    s0 = f64x2.add(s0, f64x2.mul(a, z));
  }
  const sum = lanesSum(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
  if (!isOdd<f64>(n)) return sum;
  const last = load<f64>(d) * load<f64>(x);
  store<f64>(y, last);
  return sum + load<f64>(x) * last;
}

/** y = a x; y may be x. */
function scale<T>(n: i32, ar: f64, ai: f64, x: usize, y: usize): void {
  const real = f64x2.splat(ar);
  const turning = turningOf<T>(ai);
  const end = x + wholeBytes<T>(n);
  for (; x < end; x += 16, y += 16) v128.store(y, factorTimes<T>(real, turning, v128.load(x)));
  if (isOdd<T>(n)) store<f64>(y, ar * load<f64>(x));
}

/** y = y + a x */
function addScaled<T>(n: i32, ar: f64, ai: f64, x: usize, y: usize): void {
  const real = f64x2.splat(ar);
  const turning = turningOf<T>(ai);
  const end = x + wholeBytes<T>(n);
  for (; x < end; x += 16, y += 16) {
    v128.store(y, f64x2.add(v128.load(y), factorTimes<T>(real, turning, v128.load(x))));
  }
  if (isOdd<T>(n)) store<f64>(y, load<f64>(y) + ar * load<f64>(x));
}

/** z = x + a y; z may be x or y. */
function addTo<T>(n: i32, x: usize, ar: f64, ai: f64, y: usize, z: usize): void {
  const real = f64x2.splat(ar);
  const turning = turningOf<T>(ai);
  const end = x + wholeBytes<T>(n);
  for (; x < end; x += 16, y += 16, z += 16) {
    v128.store(z, f64x2.add(v128.load(x), factorTimes<T>(real, turning, v128.load(y))));
  }
  if (isOdd<T>(n)) store<f64>(z, load<f64>(x) + ar * load<f64>(y));
}

/** x += a p and r -= a q; answers Σ |r|². */
function advance<T>(n: i32, ar: f64, ai: f64, p: usize, q: usize, x: usize, r: usize): f64 {
  const real = f64x2.splat(ar);
  const turning = turningOf<T>(ai);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  const end = x + wholeBytes<T>(n);
  const main = x + (wholeBytes<T>(n) & ~31);
  for (; x < main; x += 32, r += 32, p += 32, q += 32) {
    v128.store(x, f64x2.add(v128.load(x), factorTimes<T>(real, turning, v128.load(p))));
    v128.store(x, f64x2.add(v128.load(x, 16), factorTimes<T>(real, turning, v128.load(p, 16))), 16);
    const a = f64x2.sub(v128.load(r), factorTimes<T>(real, turning, v128.load(q)));
    const b = f64x2.sub(v128.load(r, 16), factorTimes<T>(real, turning, v128.load(q, 16)));
    v128.store(r, a);
    v128.store(r, b, 16);
    s0 = f64x2.add(s0, f64x2.mul(a, a));
    s1 = f64x2.add(s1, f64x2.mul(b, b));
  }
  for (; x < end; x += 16, r += 16, p += 16, q += 16) {
    v128.store(x, f64x2.add(v128.load(x), factorTimes<T>(real, turning, v128.load(p))));
    const a = f64x2.sub(v128.load(r), factorTimes<T>(real, turning, v128.load(q)));
    v128.store(r, a);
    s0 = f64x2.add(s0, f64x2.mul(a, a));
  }
  let sum = lanesSum(f64x2.add(s0, s1));
  if (isOdd<T>(n)) {
    store<f64>(x, load<f64>(x) + ar * load<f64>(p));
    const last = load<f64>(r) - ar * load<f64>(q);
    store<f64>(r, last);
    sum += last * last;
  }
  return sum;
}

/** x = conj(x) */
export function conjugateAll(n: i32, x: usize): void {
  const end = x + ((<usize>n) << 4);
  for (; x < end; x += 16) v128.store(x, v128.xor(v128.load(x), i64x2(0, i64.MIN_VALUE)));
}

export function sumSquaresFloat64(n: i32, x: usize): f64 {
  return sumSquares<f64>(n, x);
}

export function sumSquaresComplex128(n: i32, x: usize): f64 {
  return sumSquares<v128>(n, x);
}

export function dotFloat64(n: i32, x: usize, y: usize): f64 {
  return dot<f64>(n, x, y);
}

export function dotComplex128(n: i32, x: usize, y: usize): f64 {
  return dot<v128>(n, x, y);
}

export function scaleFloat64(n: i32, ar: f64, ai: f64, x: usize, y: usize): void {
  scale<f64>(n, ar, ai, x, y);
}

export function scaleComplex128(n: i32, ar: f64, ai: f64, x: usize, y: usize): void {
  scale<v128>(n, ar, ai, x, y);
}

export function addScaledFloat64(n: i32, ar: f64, ai: f64, x: usize, y: usize): void {
  addScaled<f64>(n, ar, ai, x, y);
}

export function addScaledComplex128(n: i32, ar: f64, ai: f64, x: usize, y: usize): void {
  addScaled<v128>(n, ar, ai, x, y);
}

export function addToFloat64(n: i32, x: usize, ar: f64, ai: f64, y: usize, z: usize): void {
  addTo<f64>(n, x, ar, ai, y, z);
}

export function addToComplex128(n: i32, x: usize, ar: f64, ai: f64, y: usize, z: usize): void {
  addTo<v128>(n, x, ar, ai, y, z);
}

export function advanceFloat64(
  n: i32,
  ar: f64,
  ai: f64,
  p: usize,
  q: usize,
  x: usize,
  r: usize,
): f64 {
  return advance<f64>(n, ar, ai, p, q, x, r);
}

export function advanceComplex128(
  n: i32,
  ar: f64,
  ai: f64,
  p: usize,
  q: usize,
  x: usize,
  r: usize,
): f64 {
  return advance<v128>(n, ar, ai, p, q, x, r);
}
