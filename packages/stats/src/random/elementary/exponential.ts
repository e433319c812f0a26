/**
 * Exponentials and powers by a table of 2^(j/128): correct but for about one last digit in a thousand,
 * and the same in every engine. P. T. P. Tang, Table-driven implementation of the exponential function,
 * ACM Trans. Math. Softw. 15 (1989) 144.
 */
import { type DoubleDouble, over, plus, productError, times } from './double-double.ts';
import { LN2_HIGH, LN2_LOW, logParts, logRest } from './logarithm.ts';

let table: Float64Array | undefined;

/** 2^(j/128), upper parts and lower parts by turns, by Taylor's series. */
function makeTable(): Float64Array {
  const made = new Float64Array(256);
  for (let j = 0; j < 128; j++) {
    const x = times([0.6931471805599453, 2.3190468138462996e-17], [j / 128, 0]);
    let sum: DoubleDouble = [1, 0];
    for (let k = 26; k > 0; k--) sum = plus([1, 0], times(sum, over(x, [k, 0])));
    made.set(sum, 2 * j);
  }
  return made;
}

/** 2ⁿ for normal exponents. */
const bits = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(bits.buffer);
function power2(n: number): number {
  words[1] = (n + 1023) << 20;
  return bits[0]!;
}

/** exp(r) - 1 - r for |r| < 0.003. */
const tail = (r: number): number =>
  r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720))));

/** exp(x + rest), where rest is far below x. */
function expOf(x: number, rest: number): number {
  if (!(x < 710 && x > -746)) return Math.exp(x);
  table ??= makeTable();
  const n = Math.round(x * 184.6649652337873);
  const r = x - n * (LN2_HIGH / 128);
  const low = rest - n * (LN2_LOW / 128);
  const place = 2 * (n & 127);
  const upper = table[place]!;
  const sum = upper + (table[place + 1]! + upper * (r + (low + tail(r + low))));
  const exponent = n >> 7;
  if (exponent > -1022 && exponent < 1024) return sum * power2(exponent);
  return exponent > 0
    ? sum * power2(exponent - 1) * 2
    : sum * power2(exponent + 100) * 7.888609052210118e-31;
}

/** eˣ. */
export const exp = (x: number): number => expOf(x, 0);

/** xʸ. */
export function pow(x: number, y: number): number {
  if (!(x > 0 && x < Infinity && Math.abs(y) < 1e250) || x === 1) return Math.pow(x, y);
  const upper = logParts(x);
  const product = upper * y;
  if (!(Math.abs(product) < 1000)) return Math.pow(x, y);
  return expOf(product, productError(upper, y, product) + logRest[0]! * y);
}
