/**
 * Natural logarithms by a table of 128ths: correct but for about one last digit in two hundred, and the
 * same in every engine. P. T. P. Tang, Table-driven implementation of the logarithm function, ACM Trans.
 * Math. Softw. 16 (1990) 378.
 */
import { type DoubleDouble, over, plus, sumError, times } from './double-double.ts';

/** ln 2 in two parts, of which the first has 32 bits. */
export const LN2_HIGH = 2977044471 / 2 ** 32;
export const LN2_LOW = 1.9082149292705877e-10;

/** Table entries are logarithms of FIRST/128 to LAST/128. */
const FIRST = 90;
const LAST = 182;

let table: Float64Array | undefined;

/** Logarithms of n/128, upper parts and lower parts by turns: 2 artanh((n - 128) / (n + 128)). */
function makeTable(): Float64Array {
  const made = new Float64Array(2 * (LAST - FIRST + 1));
  for (let n = FIRST; n <= LAST; n++) {
    const ratio = over([n - 128, 0], [n + 128, 0]);
    const square = times(ratio, ratio);
    let sum: DoubleDouble = [0, 0];
    for (let k = 41; k >= 1; k -= 2) sum = plus(times(sum, square), over([2, 0], [k, 0]));
    made.set(times(sum, ratio), 2 * (n - FIRST));
  }
  return made;
}

const bits = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(bits.buffer);

/** What the last logarithm lacks. */
export const logRest = /* @__PURE__ */ new Float64Array(1);

/** ln x of a positive, finite number; with `logRest` to about 75 bits. */
export function logParts(x: number): number {
  table ??= makeTable();
  let exponent = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    exponent = -54;
  }
  bits[0] = x;
  const top = words[1]!;
  const isUpper = (top & 0xfffff) > 0x6a09e;
  exponent += (top >>> 20) - (isUpper ? 1022 : 1023);
  words[1] = (top & 0xfffff) | (isUpper ? 0x3fe00000 : 0x3ff00000);
  const m = bits[0];
  const n = Math.round(m * 128);
  const f = n / 128;
  // m = f (1 + r), r in two parts; fround halves it, so that squares and products with f are exact.
  const d = m - f;
  const r = d / f;
  const rh = Math.fround(r);
  const rl = r - rh;
  const rest = (d - rh * f - rl * f) / f;
  const square = rh * rh;
  const squareRest = rl * (rh + r) + 2 * r * rest;
  const series =
    r * r * r * (1 / 3 - r * (1 / 4 - r * (1 / 5 - r * (1 / 6 - r * (1 / 7 - r * (1 / 8 - r / 9)))))); // prettier-ignore
  const place = 2 * (n - FIRST);
  const a = exponent * LN2_HIGH;
  const b = table[place]!;
  const s1 = a + b;
  const s2 = s1 + r;
  const half = -0.5 * square;
  const s3 = s2 + half;
  const low =
    sumError(a, b, s1) +
    sumError(s1, r, s2) +
    sumError(s2, half, s3) +
    (exponent * LN2_LOW + table[place + 1]! + rest - 0.5 * squareRest + series);
  const sum = s3 + low;
  logRest[0] = low - (sum - s3);
  return sum;
}

/** ln x; NaN below 0. */
export function log(x: number): number {
  return x > 0 && x < Infinity ? logParts(x) : Math.log(x);
}
