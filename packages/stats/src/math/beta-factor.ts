/** The factor x^a y^b / B(a, b) before the expansions of the incomplete beta function, of numbers. */
import { scaledGamma } from './scaled-gamma.ts';
import { stirlingError } from './stirling.ts';
import { productError, sumError } from './twofold.ts';

// What depends on a and b alone is kept from one call to the next: arrays mostly share them.
let [lastA, lastB, lastScale] = [NaN, NaN, NaN];

/** √(a b / (2π n)) Γ*(n) / (Γ*(a) Γ*(b)), n = a + b: the factor at x = a / n. */
function scaleAtMean(a: number, b: number): number {
  if (a !== lastA || b !== lastB) {
    const n = a + b;
    const gammas =
      Math.min(a, b) >= 0.5
        ? Math.exp(stirlingError(n) - stirlingError(a) - stirlingError(b))
        : scaledGamma(n) / (scaledGamma(a) * scaledGamma(b));
    const least = Math.min(a, b);
    const isFar = least / n < 1e-290;
    const square = isFar ? least / (2 * Math.PI) : (a / n) * (b / (2 * Math.PI));
    lastScale = Math.sqrt(square) * gammas;
    [lastA, lastB] = [a, b];
  }
  return lastScale;
}

/** ln(1 + w) - w of w > -1. DLMF 4.6.4. */
export function log1pmx(w: number): number {
  if (w < -0.4 || w > 0.7) return Math.log1p(w) - w;
  const r = w / (2 + w);
  const r2 = r * r;
  let term = 2 * r2;
  let sum = 0;
  for (let k = 3; k < 60 && term > 1e-17 * Math.abs(w); k += 2) {
    sum += term / k;
    term *= r2;
  }
  return r * (sum - w);
}

/** ln(1 + w) - w + w² / 2 of |w| <= 0.1. */
function log1pmxSquared(w: number): number {
  let sum = 0;
  for (let k = 18; k >= 3; k--) sum = 1 / k - w * sum;
  return w * w * w * sum;
}

/** Products of numbers beyond it have no errors that are numbers, and need none. */
const HUGE = 1e290;

/** n x / a, also where n x is too small for a number. */
function ratioToMean(n: number, x: number, a: number): number {
  const p = n * x;
  return p > 1e-290 ? p / a : (n / a) * x;
}

/** Its logarithm, also where it is too large. */
function logRatio(n: number, x: number, a: number): number {
  const ratio = ratioToMean(n, x, a);
  return ratio < Infinity ? Math.log(ratio) : Math.log(n) - Math.log(a) + Math.log(x);
}

/** n x - a of n = a + b, x + xLow + y + yLow = 1: how far x is from the mean, to all digits. */
export function meanDistance(
  a: number,
  b: number,
  x: number,
  xLow: number,
  y: number,
  yLow: number,
): number {
  const n = a + b;
  const nLow = sumError(a, b, n);
  if (n > HUGE) return x <= y ? n * x - a : b - n * y;
  if (x <= y) {
    const p = n * x;
    return p - a + (productError(n, x, p) + (n * xLow + nLow * x));
  }
  const p = n * y;
  return -(p - b + (productError(n, y, p) + (n * yLow + nLow * y)));
}

/** What the distance, rounded, lacks. */
function distanceError(
  a: number,
  b: number,
  x: number,
  xLow: number,
  y: number,
  yLow: number,
  distance: number,
): number {
  const n = a + b;
  const nLow = sumError(a, b, n);
  const fromX = x <= y;
  const [c, z, zLow, d] = fromX ? [a, x, xLow, distance] : [b, y, yLow, -distance];
  const p = n * z;
  const first = p - c;
  const low = sumError(p, -c, first) + productError(n, z, p) + (n * zLow + nLow * z);
  return fromX ? first - d + low : -(first - d + low);
}

/** n x / a less `ratio`, which is its rounded value, relative to it. */
function ratioError(a: number, n: number, nLow: number, x: number, xLow: number, ratio: number) {
  const p = n * x;
  const q = a * ratio;
  return (p - q + (productError(n, x, p) - productError(a, ratio, q) + n * xLow + nLow * x)) / q;
}

/**
 * x^a y^b / B(a, b), where x + xLow + y + yLow = 1; what is low is what x and y lack. `distance` is
 * that of `meanDistance`. With y = 1 and distance = 0: x^a / B(a, b).
 *
 * As a power of the ratios to the mean, (n x / a)^a (n y / b)^b, with the errors of the ratios: so
 * the exponent, however large it is, costs no digits. Where the powers leave the range of numbers
 * while their product does not, roots of them are multiplied, or exponents are added.
 */
export function betaFactor(
  a: number,
  b: number,
  x: number,
  xLow: number,
  y: number,
  yLow: number,
  distance: number,
): number {
  const scale = scaleAtMean(a, b);
  const n = a + b;
  const nLow = sumError(a, b, n);
  const rx = ratioToMean(n, x, a);
  const ry = ratioToMean(n, y, b);
  const px = Math.pow(rx, a);
  const py = Math.pow(ry, b);
  const largest = Math.max(a, b);
  // Exact products overflow for huge parameters, and the errors of ratios are all that counts.
  if (!(largest < 1e150)) {
    const isPower = y === 1 && yLow === 0;
    const exponent = isPower ? powerExponent(a, b, x) : meanExponent(a, b, x, y, distance);
    return scale * Math.exp(exponent);
  }
  if (px > 1e-280 && px < 1e280 && py > 1e-280 && py < 1e280) {
    const value = scale * px * py;
    // For tiny parameters the errors are nothing.
    if (largest < 1e-3) return value;
    const error = a * ratioError(a, n, nLow, x, xLow, rx) + b * ratioError(b, n, nLow, y, yLow, ry);
    return corrected(value, error);
  }
  const exponent = meanExponent(a, b, x, y, distance);
  if (exponent < -800) return 0;
  if (rx === Infinity || ry === Infinity) return scale * Math.exp(exponent);
  if (distance !== 0 && Math.abs(distance) < 0.1 * Math.min(a, b)) {
    const error = distanceError(a, b, x, xLow, y, yLow, distance);
    return scale * squareExponential(a, b, n, distance, error);
  }
  let parts = 2;
  const height = Math.max(a * Math.abs(Math.log(rx)), b * Math.abs(Math.log(ry)));
  while (height / parts > 600 && parts < 1e6) parts *= 2;
  const error =
    (a * ratioError(a, n, nLow, x, xLow, rx) + b * ratioError(b, n, nLow, y, yLow, ry)) / parts;
  const value = corrected(Math.pow(rx, a / parts) * Math.pow(ry, b / parts), error);
  // The scale, at most of order √n, lifts what is about to underflow.
  const lift = Math.pow(scale, 1 / parts);
  return Math.pow(value * lift, parts);
}

const corrected = (value: number, error: number): number =>
  Math.abs(error) < 1e-9 ? value + value * error : value * Math.exp(error);

/** exp(a ln(1 + d / a) + b ln(1 - d / b)) of |d| < a / 10, b / 10, by an exponent of two numbers. */
function squareExponential(a: number, b: number, n: number, d: number, dLow: number): number {
  const square = d * d;
  const top = square * n;
  const ab = a * b;
  const quotient = top / ab;
  const back = quotient * ab;
  const low =
    (top -
      back +
      (productError(square, n, top) + n * (productError(d, d, square) + 2 * d * dLow)) -
      (productError(quotient, ab, back) + quotient * productError(a, b, ab))) /
    ab;
  const rest = a * log1pmxSquared(d / a) + b * log1pmxSquared(-d / b);
  const high = rest - quotient / 2;
  return Math.exp(high) * (1 + (sumError(rest, -quotient / 2, high) - low / 2));
}

/** a ln(n x / a) + b ln(n y / b), the logarithm of what x^a y^b is relative to its value at the mean. */
export function meanExponent(a: number, b: number, x: number, y: number, distance: number): number {
  const u = distance / a;
  const v = -distance / b;
  if (distance === 0 || u < -0.9 || v < -0.9 || u === Infinity || v === Infinity) {
    const n = a + b;
    const isKnown = (w: number): boolean => distance !== 0 && w > -0.9 && w < Infinity;
    // Where one of them is near to 1, its logarithm is that of the other.
    return (
      a * (isKnown(u) ? Math.log1p(u) : logRatio(n, x, a)) +
      b * (isKnown(v) ? Math.log1p(v) : logRatio(n, y, b))
    );
  }
  return a * log1pmx(u) + b * log1pmx(v);
}

/** The same of y = 1, where x is not what is missing to 1. */
function powerExponent(a: number, b: number, x: number): number {
  const ofOne = a / b < Infinity ? Math.log1p(a / b) : Math.log(a) - Math.log(b);
  return a * logRatio(a + b, x, a) + b * ofOne;
}

/** ln(x^a / B(a, b)). */
export function logPowerFactor(a: number, b: number, x: number): number {
  return powerExponent(a, b, x) + Math.log(scaleAtMean(a, b));
}

/** ln(x^a y^b / B(a, b)). */
export function logBetaFactor(
  a: number,
  b: number,
  x: number,
  y: number,
  distance: number,
): number {
  return meanExponent(a, b, x, y, distance) + Math.log(scaleAtMean(a, b));
}
