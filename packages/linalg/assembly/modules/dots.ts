/**
 * Scalar products of many pairs of vectors, of float32 in float64. Strides count elements, addresses
 * bytes.
 */
import { lanesSum, multiplyAdd } from '../base/arithmetic';
import { conjugate, plus, times } from '../base/scalar';
import { bytes, dot, dotConjugate } from '../base/vectors';

/** The sums of x y for `count` pairs of float64 vectors, whose first elements are `next` apart. */
export function dotsFloat64(
  count: i32,
  n: i32,
  x: usize,
  xNext: i32,
  xStride: i32,
  y: usize,
  yNext: i32,
  yStride: i32,
  to: usize,
): void {
  for (const end = to + bytes<f64>(count); to < end; to += 8) {
    store<f64>(to, dot<f64>(n, x, xStride, y, yStride));
    x += bytes<f64>(xNext);
    y += bytes<f64>(yNext);
  }
}

/** Of complex128 vectors, of which the first ones may be meant conjugated. */
export function dotsComplex128(
  count: i32,
  n: i32,
  x: usize,
  xNext: i32,
  xStride: i32,
  y: usize,
  yNext: i32,
  yStride: i32,
  to: usize,
  conjugated: bool,
): void {
  for (const end = to + bytes<v128>(count); to < end; to += 16) {
    const value = conjugated
      ? dotConjugate<v128>(n, x, xStride, y, yStride)
      : dot<v128>(n, x, xStride, y, yStride);
    v128.store(to, value);
    x += bytes<v128>(xNext);
    y += bytes<v128>(yNext);
  }
}

/** Of float32 vectors; the sums are float64. */
export function dotsFloat32(
  count: i32,
  n: i32,
  x: usize,
  xNext: i32,
  xStride: i32,
  y: usize,
  yNext: i32,
  yStride: i32,
  to: usize,
): void {
  for (const end = to + bytes<f64>(count); to < end; to += 8) {
    store<f64>(to, dotSingle(n, x, xStride, y, yStride));
    x += bytes<f32>(xNext);
    y += bytes<f32>(yNext);
  }
}

/** Of complex64 vectors; the sums are complex128. */
export function dotsComplex64(
  count: i32,
  n: i32,
  x: usize,
  xNext: i32,
  xStride: i32,
  y: usize,
  yNext: i32,
  yStride: i32,
  to: usize,
  conjugated: bool,
): void {
  for (const end = to + bytes<v128>(count); to < end; to += 16) {
    v128.store(to, dotSingleComplex(n, x, xStride, y, yStride, conjugated));
    x += bytes<f64>(xNext);
    y += bytes<f64>(yNext);
  }
}

/** Two float32 numbers as float64. */
function pairAt(address: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(address));
}

function dotSingle(n: i32, x: usize, xStride: i32, y: usize, yStride: i32): f64 {
  let sum = 0.0;
  if (xStride == 1 && yStride == 1) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    const end = x + (((<usize>n) >> 3) << 5);
    for (; x < end; x += 32, y += 32) {
      s0 = multiplyAdd(pairAt(x), pairAt(y), s0);
      s1 = multiplyAdd(pairAt(x + 8), pairAt(y + 8), s1);
      s2 = multiplyAdd(pairAt(x + 16), pairAt(y + 16), s2);
      s3 = multiplyAdd(pairAt(x + 24), pairAt(y + 24), s3);
    }
    sum = lanesSum(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
    n &= 7;
  }
  for (; n > 0; n--, x += bytes<f32>(xStride), y += bytes<f32>(yStride)) {
    sum += <f64>load<f32>(x) * <f64>load<f32>(y);
  }
  return sum;
}

function dotSingleComplex(
  n: i32,
  x: usize,
  xStride: i32,
  y: usize,
  yStride: i32,
  conjugated: bool,
): v128 {
  let sum = f64x2.splat(0);
  for (; n > 0; n--, x += bytes<f64>(xStride), y += bytes<f64>(yStride)) {
    const value = pairAt(x);
    const left = conjugated ? conjugate<v128>(value) : value;
    sum = plus<v128>(sum, times<v128>(left, pairAt(y)));
  }
  return sum;
}
