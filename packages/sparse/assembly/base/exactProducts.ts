/** Products and sums with what they lose by rounding (Dekker 1971, Knuth 1969). */

/** The leading 26 bits of a number, so that products of such are exact. */
export function head(x: f64): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) & 0xfffffffff8000000);
}

export function heads(x: v128): v128 {
  return v128.and(x, i64x2.splat(0xfffffffff8000000));
}

/** What is left of a product of both lanes, of numbers with these heads and tails. */
export function restOf(product: v128, a1: v128, a2: v128, x1: v128, x2: v128): v128 {
  const rest = f64x2.add(f64x2.sub(f64x2.mul(a1, x1), product), f64x2.mul(a1, x2));
  return f64x2.add(f64x2.add(rest, f64x2.mul(a2, x1)), f64x2.mul(a2, x2));
}

/** What `before - product` loses, `after` being what it gave. */
export function lostOf(before: v128, product: v128, after: v128): v128 {
  const moved = f64x2.sub(after, before);
  return f64x2.sub(f64x2.sub(before, f64x2.sub(after, moved)), f64x2.add(product, moved));
}

/** i x */
export function timesI(x: v128): v128 {
  return v128.xor(v128.shuffle<f64>(x, x, 1, 0), i64x2(i64.MIN_VALUE, 0));
}
