/**
 * Operations on vectors of real or complex numbers. Strides count elements and may be negative or
 * zero; a vector is given by the address of its first element.
 */
import { lanesSum, multiplyAdd } from './arithmetic';
import {
  conjugate,
  fromReal,
  imaginaryPart,
  minus,
  plus,
  realPart,
  scaled,
  size,
  times,
} from './scalar';

/** Bytes of so many elements. */
export function bytes<T>(count: i32): isize {
  return <isize>count * sizeof<T>();
}

/** y += alpha x */
export function addScaled<T>(
  n: i32,
  alpha: T,
  x: usize,
  xStride: i32,
  y: usize,
  yStride: i32,
): void {
  if (!isVector<T>() && xStride == 1 && yStride == 1) {
    const factor = f64x2.splat(realPart<T>(alpha));
    const end = x + (((<usize>n) >> 2) << 5);
    for (; x < end; x += 32, y += 32) {
      v128.store(y, multiplyAdd(factor, v128.load(x), v128.load(y)));
      v128.store(y, multiplyAdd(factor, v128.load(x, 16), v128.load(y, 16)), 16);
    }
    n &= 3;
  }
  if (isVector<T>()) {
    const real = f64x2.splat(realPart<T>(alpha));
    const turning = f64x2(-imaginaryPart<T>(alpha), imaginaryPart<T>(alpha));
    for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) {
      const value = v128.load(x);
      const turned = v128.shuffle<f64>(value, value, 1, 0);
      v128.store(y, multiplyAdd(turning, turned, multiplyAdd(real, value, v128.load(y))));
    }
  } else {
    for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) {
      store<T>(y, plus<T>(load<T>(y), times<T>(alpha, load<T>(x))));
    }
  }
}

/** Σ x y */
export function dot<T>(n: i32, x: usize, xStride: i32, y: usize, yStride: i32): T {
  let sum = fromReal<T>(0);
  if (!isVector<T>() && xStride == 1 && yStride == 1) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    const end = x + (((<usize>n) >> 3) << 6);
    for (; x < end; x += 64, y += 64) {
      s0 = multiplyAdd(v128.load(x), v128.load(y), s0);
      s1 = multiplyAdd(v128.load(x, 16), v128.load(y, 16), s1);
      s2 = multiplyAdd(v128.load(x, 32), v128.load(y, 32), s2);
      s3 = multiplyAdd(v128.load(x, 48), v128.load(y, 48), s3);
    }
    sum = fromReal<T>(lanesSum(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3))));
    n &= 7;
  }
  for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) {
    sum = plus<T>(sum, times<T>(load<T>(x), load<T>(y)));
  }
  return sum;
}

/** Σ conj(x) y */
export function dotConjugate<T>(n: i32, x: usize, xStride: i32, y: usize, yStride: i32): T {
  if (isVector<T>()) {
    // Lanes are re re, im im of one sum, and re im, im re of the other.
    let straight = f64x2.splat(0);
    let turned = straight;
    for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) {
      const left = v128.load(x);
      const right = v128.load(y);
      straight = multiplyAdd(left, right, straight);
      turned = multiplyAdd(left, v128.shuffle<f64>(right, right, 1, 0), turned);
    }
    const imaginary = f64x2.extract_lane(turned, 0) - f64x2.extract_lane(turned, 1);
    return <T>f64x2(lanesSum(straight), imaginary);
  } else return dot<T>(n, x, xStride, y, yStride);
}

/** x *= alpha */
export function scale<T>(n: i32, alpha: T, x: usize, xStride: i32): void {
  for (; n > 0; n--, x += bytes<T>(xStride)) store<T>(x, times<T>(alpha, load<T>(x)));
}

/** x = alpha */
export function fill<T>(n: i32, alpha: T, x: usize, xStride: i32): void {
  for (; n > 0; n--, x += bytes<T>(xStride)) store<T>(x, alpha);
}

/** y = x */
export function copy<T>(n: i32, x: usize, xStride: i32, y: usize, yStride: i32): void {
  if (xStride == 1 && yStride == 1) {
    memory.copy(y, x, bytes<T>(n));
    return;
  }
  for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) store<T>(y, load<T>(x));
}

/** x = conj(x) */
export function conjugateAll<T>(n: i32, x: usize, xStride: i32): void {
  if (!isVector<T>()) return;
  for (; n > 0; n--, x += bytes<T>(xStride)) store<T>(x, conjugate<T>(load<T>(x)));
}

/** Exchanges x and y. */
export function exchange<T>(n: i32, x: usize, xStride: i32, y: usize, yStride: i32): void {
  if (!isVector<T>() && xStride == 1 && yStride == 1) {
    for (; n > 1; n -= 2, x += 16, y += 16) {
      const kept = v128.load(x);
      v128.store(x, v128.load(y));
      v128.store(y, kept);
    }
  }
  for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) {
    const kept = load<T>(x);
    store<T>(x, load<T>(y));
    store<T>(y, kept);
  }
}

/** The index of the first element of the largest `size`; NaN counts as the largest; -1 of none. */
export function indexOfLargest<T>(n: i32, x: usize, xStride: i32): i32 {
  let found = -1;
  let largest = -1.0;
  for (let i = 0; i < n; i++, x += bytes<T>(xStride)) {
    const value = size<T>(load<T>(x));
    if (!(value <= largest)) {
      found = i;
      largest = value;
      if (value != value) return i;
    }
  }
  return found;
}

/** Σ |x|² of values multiplied by `factor`. */
function sumOfSquares<T>(n: i32, factor: f64, x: usize, xStride: i32): f64 {
  let sum = 0.0;
  if (isVector<T>() || xStride == 1) {
    const lanes = f64x2.splat(factor);
    const step = isVector<T>() ? bytes<T>(xStride) : 16;
    let s0 = f64x2.splat(0);
    let s1 = s0;
    const least = isVector<T>() ? 1 : 2;
    for (; n >= 2 * least; n -= 2 * least, x += 2 * step) {
      const first = f64x2.mul(v128.load(x), lanes);
      const second = f64x2.mul(v128.load(x + step), lanes);
      s0 = multiplyAdd(first, first, s0);
      s1 = multiplyAdd(second, second, s1);
    }
    sum = lanesSum(f64x2.add(s0, s1));
  }
  for (; n > 0; n--, x += bytes<T>(xStride)) {
    const value = scaled<T>(load<T>(x), factor);
    const real = realPart<T>(value);
    const imaginary = imaginaryPart<T>(value);
    sum += real * real + imaginary * imaginary;
  }
  return sum;
}

/** The Euclidean norm; what squares could overflow or vanish is scaled by powers of two. */
export function norm<T>(n: i32, x: usize, xStride: i32): f64 {
  const sum = sumOfSquares<T>(n, 1, x, xStride);
  if (sum > 1e-280 && sum < 1e300) return sqrt(sum);
  let largest = 0.0;
  for (let i = 0, at = x; i < n; i++, at += bytes<T>(xStride)) {
    const value = size<T>(load<T>(at));
    if (!(value <= largest)) largest = value;
    if (value != value) return NaN;
  }
  if (largest == 0 || largest == Infinity) return largest;
  const isLarge = largest > 1;
  const factor = isLarge
    ? reinterpret<f64>((<u64>(1023 - 600)) << 52)
    : reinterpret<f64>((<u64>(1023 + 600)) << 52);
  return sqrt(sumOfSquares<T>(n, factor, x, xStride)) / factor;
}

/** The plane rotation [c s; -conj(s) c] of the pairs (x, y). */
export function rotate<T>(
  n: i32,
  x: usize,
  xStride: i32,
  y: usize,
  yStride: i32,
  c: f64,
  s: T,
): void {
  if (!isVector<T>() && xStride == 1 && yStride == 1) {
    const cosine = f64x2.splat(c);
    const sine = f64x2.splat(realPart<T>(s));
    for (; n > 1; n -= 2, x += 16, y += 16) {
      const left = v128.load(x);
      const right = v128.load(y);
      v128.store(x, f64x2.add(f64x2.mul(cosine, left), f64x2.mul(sine, right)));
      v128.store(y, f64x2.sub(f64x2.mul(cosine, right), f64x2.mul(sine, left)));
    }
  }
  const opposite = conjugate<T>(s);
  for (; n > 0; n--, x += bytes<T>(xStride), y += bytes<T>(yStride)) {
    const left = load<T>(x);
    const right = load<T>(y);
    store<T>(x, plus<T>(scaled<T>(left, c), times<T>(s, right)));
    store<T>(y, minus<T>(scaled<T>(right, c), times<T>(opposite, left)));
  }
}
