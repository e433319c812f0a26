/**
 * Logarithms and exponents in about twice the digits of a number, as a sum of two: what is raised to
 * powers of a million must not lose digits. A function gives the first part, and leaves the second
 * in `rest[0]`, so that nothing is allocated. Dekker, "A floating-point technique for extending the
 * available precision", Numerische Mathematik 18 (1971).
 */

/** The second part of what a function of this file has given last. */
export const rest = /* @__PURE__ */ new Float64Array(1);

const bits = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(bits.buffer);

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SPLIT = 134217729;

/** What is lost by rounding a b to `product`. */
export function productError(a: number, b: number, product: number): number {
  const ca = SPLIT * a;
  const ha = ca - (ca - a);
  const la = a - ha;
  const cb = SPLIT * b;
  const hb = cb - (cb - b);
  const lb = b - hb;
  return la * lb - (product - ha * hb - la * hb - ha * lb);
}

/** What is lost by rounding a + b to `sum`. */
export function sumError(a: number, b: number, sum: number): number {
  const c = sum - a;
  return a - (sum - c) + (b - c);
}

/** 2 / 3, in two parts. */
const THIRDS = 0.6666666666666666;
const THIRDS_REST = 3.700743415417188e-17;

/** Σ 2 w^k / (2k + 5) over k >= 0, for w <= 0.03. */
const atanhTail = (w: number): number =>
  2 / 5 +
  w *
    (2 / 7 +
      w *
        (2 / 9 +
          w *
            (2 / 11 +
              w *
                (2 / 13 +
                  w * (2 / 15 + w * (2 / 17 + w * (2 / 19 + w * (2 / 21 + (2 * w) / 23))))))));

/**
 * a (ln((1 + s) / (1 - s)) - 2 s) / s where s is given with its rest, for |s| < 0.172. All terms but
 * the first, of w = s², are too small for their rounding to count.
 */
function atanhRest(s: number, sRest: number, a: number, aRest: number): number {
  const w = s * s;
  const wRest = productError(s, s, w) + 2 * s * sRest;
  const c = w * THIRDS;
  const cRest = productError(w, THIRDS, c) + wRest * THIRDS + w * THIRDS_REST;
  const value = a * c;
  rest[0] = productError(a, c, value) + a * cRest + aRest * c + a * w * w * atanhTail(w);
  return value;
}

/** ln(x + y) of |y| far smaller than x > 0; the error is about 1e-20. */
export function logTwofold(x: number, y = 0): number {
  let k = 0;
  if (x < 1e-290) {
    x *= 2 ** 200;
    y *= 2 ** 200;
    k = -200;
  }
  bits[0] = x;
  // The power of two that leaves √½ <= m < √2.
  const shift = ((words[1]! - 0x3fe6a09e) >> 20) | 0;
  k += shift;
  words[1]! -= shift << 20;
  const m = bits[0];
  const remainder = y === 0 ? 0 : y * (m / x);
  const below = m + 1;
  const belowRest = m - (below - 1) + remainder;
  const q = (m - 1) / below;
  const product = q * below;
  const r = (m - 1 - product - productError(q, below, product) - q * belowRest + remainder) / below;
  const high = k * LN2_HIGH;
  const sum = high + 2 * q;
  const cubic = atanhRest(q, r, q, r);
  const total = sum + cubic;
  rest[0]! += sumError(high, 2 * q, sum) + sumError(sum, cubic, total) + (2 * r + k * LN2_LOW);
  return total;
}

/** exp(x + y) of |y| <= 1. */
export function expTwofold(x: number, y: number): number {
  const sum = x + y;
  const value = Math.exp(sum);
  return value === 0 || value === Infinity ? value : value + value * sumError(x, y, sum);
}

/**
 * a ln(x / a) - (x - a), of a, x > 0: the exponent of x^a e^-x over its largest value. Where x is near
 * a, 2 a s atanh(s) - a s (x - a) / a with s = (x - a) / (x + a), whose terms do not cancel.
 */
export function poissonExponent(a: number, x: number): number {
  if (a > 1e150 || x > 1e150) {
    const scaled = 2 ** 600 * poissonExponent(a * 2 ** -600, x * 2 ** -600);
    rest[0]! *= 2 ** 600;
    return scaled;
  }
  const d = x - a;
  const dRest = sumError(x, -a, d);
  if (x > 0.71 * a && x < 1.41 * a) {
    const v = x + a;
    const vRest = sumError(x, a, v);
    const s = d / v;
    const back = s * v;
    const sRest = (d - back - productError(s, v, back) - s * vRest + dRest) / v;
    const product = d * s;
    const as = a * s;
    const cubic = atanhRest(s, sRest, as, productError(a, s, as) + a * sRest);
    const high = cubic - product;
    const low =
      sumError(cubic, -product, high) +
      (rest[0]! - (productError(d, s, product) + d * sRest + dRest * s));
    const sum = high + low;
    rest[0] = low - (sum - high);
    return sum;
  }
  let log: number;
  let logRest: number;
  const ratio = x / a;
  if (ratio > 1e-280 && ratio < 1e280 && x > 1e-280) {
    const back = ratio * a;
    log = logTwofold(ratio, (x - back - productError(ratio, a, back)) / a);
    logRest = rest[0]!;
  } else {
    const above = logTwofold(x);
    logRest = rest[0]!;
    const below = logTwofold(a);
    log = above - below;
    logRest += sumError(above, -below, log) - rest[0]!;
  }
  const product = a * log;
  const sum = product - d;
  const low = sumError(product, -d, sum) + (productError(a, log, product) + a * logRest) - dRest;
  const total = sum + low;
  rest[0] = low - (total - sum);
  return total;
}
