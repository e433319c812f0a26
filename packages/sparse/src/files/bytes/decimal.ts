/** Decimal numbers to doubles. */

/** Powers of ten that are doubles. */
const POWERS = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
];
const MOST = 22;
/** Beyond, the result could come near the ends of the range. */
const REACH = 66;
/** A little more than one: what comes so near to the middle of two doubles is not decided here. */
const MARGIN = 1 + 2 ** -30;

/**
 * (high 10^count + low) 10^exponent to the nearest double, for `high` below 10^15 and `low` of
 * `count` digits, at most 4; NaN where that cannot be told. Short numbers are one exact operation
 * (Clinger 1990); others are computed as unevaluated sums of two doubles (Dekker 1971), whose error
 * of about 2^-100 only matters next to the middle of two doubles.
 */
export function scaled(high: number, low: number, count: number, exponent: number): number {
  if (count === 0 && exponent >= -MOST && exponent <= MOST) {
    return exponent < 0 ? high / POWERS[-exponent]! : high * POWERS[exponent]!;
  }
  if (exponent < -REACH || exponent > REACH) return NaN;
  const power = POWERS[count]!;
  let sum = high * power;
  let rest = productError(high, power, sum) + low;
  let left = exponent < 0 ? -exponent : exponent;
  for (;;) {
    const renewed = sum + rest;
    rest -= renewed - sum;
    sum = renewed;
    if (left === 0) break;
    const step = left < MOST ? left : MOST;
    const factor = POWERS[step]!;
    left -= step;
    if (exponent > 0) {
      const product = sum * factor;
      rest = productError(sum, factor, product) + rest * factor;
      sum = product;
    } else {
      const quotient = sum / factor;
      const back = quotient * factor;
      rest = (sum - back - productError(quotient, factor, back) + rest) / factor;
      sum = quotient;
    }
  }
  return sum + rest * MARGIN === sum ? sum : NaN;
}

/** What the product of a and b, rounded to p, lacks. */
function productError(a: number, b: number, p: number): number {
  const widerA = 134217729 * a;
  const highA = widerA - (widerA - a);
  const lowA = a - highA;
  const widerB = 134217729 * b;
  const highB = widerB - (widerB - b);
  const lowB = b - highB;
  return highA * highB - p + highA * lowB + lowA * highB + lowA * lowB;
}
