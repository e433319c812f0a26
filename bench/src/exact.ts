/** Real numbers as whole multiples of 2 ** -320, to judge float64 results by. */

const BITS = 320n;
const ONE = 1n << BITS;

/** A float64 of at least 2 ** -268, or 0, exactly. */
export function exactly(value: number): bigint {
  // A float64 is a whole multiple of 2 ** -1074; those in use here of far more.
  const scaled = value * 2 ** 200;
  if (Number.isInteger(scaled)) return BigInt(scaled) << (BITS - 200n);
  return BigInt(Math.round(scaled * 2 ** 120));
}

export function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

export function over(a: bigint, b: bigint): bigint {
  return (a << BITS) / b;
}

/** The nearest float64, or one beside it. */
function approximately(value: bigint): number {
  const size = value < 0n ? -value : value;
  const length = BigInt(size.toString(2).length);
  const shift = length > 64n ? length - 64n : 0n;
  return Number(value >> shift) * 2 ** Number(shift - BITS);
}

/** By how many units in the last place of the exact value a result is wrong. */
export function unitsBetween(result: number, exact: bigint): number {
  const near = approximately(exact);
  if (!Number.isFinite(result)) return Number.isFinite(near) ? Infinity : 0;
  const unit = 2 ** Math.max(-1074, Math.floor(Math.log2(Math.abs(near))) - 52);
  return Math.abs(approximately(exactly(result) - exact)) / unit;
}

/** Sum of a series whose terms get less. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let term = first, n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

/** Arctangent of 1 / n. */
function arctanOfInverse(n: bigint): bigint {
  let [sum, power, k] = [0n, ONE / n, 0n];
  for (; power !== 0n; k++) {
    sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    power /= n * n;
  }
  return sum;
}

/** Machin's formula. */
const HALF_PI = 2n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n));

/** Logarithm of a number from 1/2 to 2, by the area hyperbolic tangent. */
function logNear1(x: bigint): bigint {
  const ratio = over(x - ONE, x + ONE);
  const square = times(ratio, ratio);
  let [sum, power, k] = [0n, ratio, 1n];
  for (; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = times(power, square);
  }
  return 2n * sum;
}

const LOG_2 = -logNear1(ONE >> 1n);

export function exp(x: bigint): bigint {
  const k = x / LOG_2;
  const rest = x - k * LOG_2;
  const value = series(ONE, (term, n) => times(term, rest) / n);
  return k >= 0n ? value << k : value >> -k;
}

export function log(x: bigint): bigint {
  const k = BigInt(x.toString(2).length) - BITS - 1n;
  return k * LOG_2 + logNear1(k >= 0n ? x >> k : x << -k);
}

export function cos(x: bigint): bigint {
  return sin(x + HALF_PI);
}

export function sin(x: bigint): bigint {
  const half = 2n * HALF_PI;
  const k = (x + (x < 0n ? -HALF_PI : HALF_PI)) / half;
  const rest = x - k * half;
  const square = times(rest, rest);
  const value = series(rest, (term, n) => -times(term, square) / (2n * n * (2n * n + 1n)));
  return k % 2n === 0n ? value : -value;
}

export function tanh(x: bigint): bigint {
  const e = exp(2n * x);
  return over(e - ONE, e + ONE);
}

export function pow(x: bigint, y: bigint): bigint {
  return exp(times(y, log(x)));
}

/** The number 1. */
export const one = ONE;
