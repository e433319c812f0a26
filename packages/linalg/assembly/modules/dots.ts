/** Scalar products of many pairs of vectors. Strides count elements, addresses bytes. */
import { bytes, dot, dotConjugate } from '../base/vectors';

/** The sums of x y for `count` pairs of real vectors, whose first elements are `next` apart. */
export function dotsReal(
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

/** Of complex vectors, of which the first ones may be meant conjugated. */
export function dotsComplex(
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
