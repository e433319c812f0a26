/** Points of the unit circle, to the last digit or the one before, and of all its symmetries. */

/** π/2 as a sum of two numbers. */
const HALF_PI = 1.5707963267948966;
const HALF_PI_REST = 6.123233995736766e-17;
const SPLITTER = 134217729;

/** a b - fl(a b), without rounding (Dekker 1971). */
function productRest(a: number, b: number, product: number): number {
  const aHigh = a * SPLITTER - (a * SPLITTER - a);
  const bHigh = b * SPLITTER - (b * SPLITTER - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** 1 / (first (first + 1) …), with alternating signs: Taylor's series in x², from x³ or x⁴ on. */
function taylor(square: number, first: number): number {
  let sum = 0;
  for (let k = first + 16; k >= first; k -= 2) sum = (1 - square * sum) / (k * (k - 1));
  return sum;
}

/** cos and sin of 2π k / n, k an integer and n a positive one, both below 2^50. */
export function circlePoint(k: number, n: number): [cos: number, sin: number] {
  const turns = ((k % n) + n) % n;
  const quarter = Math.floor((4 * turns) / n);
  let rest = 4 * turns - quarter * n;
  const isBeyond = 2 * rest > n;
  if (isBeyond) rest = n - rest;
  // The angle is π/2 rest / n, at most π/4, as a sum of two numbers.
  const ratio = rest / n;
  const product = ratio * n;
  const ratioRest = (rest - product - productRest(ratio, n, product)) / n;
  const x = HALF_PI * ratio;
  const xRest = productRest(HALF_PI, ratio, x) + (HALF_PI * ratioRest + HALF_PI_REST * ratio);
  const square = x * x;
  const squareRest = productRest(x, x, square) + 2 * x * xRest;
  const half = 1 - square / 2;
  const tail = 1 - half - square / 2 - squareRest / 2 + square * square * taylor(square, 4) * 0.5;
  let cos = half + tail;
  let sin = x + (xRest * half - x * square * taylor(square, 3));
  if (isBeyond) [cos, sin] = [sin, cos];
  if (quarter === 1) return [0 - sin, cos];
  if (quarter === 2) return [0 - cos, 0 - sin];
  if (quarter === 3) return [sin, 0 - cos];
  return [cos, sin];
}

/** cos and sin of 2π k / n for k = 0 … count - 1, in pairs. */
export function circlePoints(count: number, n: number): number[] {
  const points: number[] = [];
  for (let k = 0; k < count; k++) points.push(...circlePoint(k, n));
  return points;
}
