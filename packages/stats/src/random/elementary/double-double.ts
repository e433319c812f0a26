/**
 * Numbers of twice the digits, as unevaluated sums of two: a few, for tables. T. J. Dekker, A floating-point
 * technique for extending the available precision, Numer. Math. 18 (1971) 224.
 */

export type DoubleDouble = readonly [high: number, low: number];

/** 2²⁷ + 1 splits 53 bits into halves whose products are exact. */
const SPLITTER = 134217729;

/** What rounding leaves of the product of x and y, which is given. Both must be below 2⁹⁹⁶. */
export function productError(x: number, y: number, product: number): number {
  const xs = SPLITTER * x;
  const ys = SPLITTER * y;
  const xh = xs - (xs - x);
  const yh = ys - (ys - y);
  const xl = x - xh;
  const yl = y - yh;
  return xh * yh - product + xh * yl + xl * yh + xl * yl;
}

/** What rounding leaves of the sum of x and y, which is given. D. E. Knuth. */
export function sumError(x: number, y: number, sum: number): number {
  const part = sum - x;
  return x - (sum - part) + (y - part);
}

function normalised(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return [sum, low - (sum - high)];
}

export function plus([xh, xl]: DoubleDouble, [yh, yl]: DoubleDouble): DoubleDouble {
  const sum = xh + yh;
  return normalised(sum, sumError(xh, yh, sum) + xl + yl);
}

export function times([xh, xl]: DoubleDouble, [yh, yl]: DoubleDouble): DoubleDouble {
  const product = xh * yh;
  return normalised(product, productError(xh, yh, product) + xh * yl + xl * yh);
}

export function over([xh, xl]: DoubleDouble, [yh, yl]: DoubleDouble): DoubleDouble {
  const quotient = xh / yh;
  const product = quotient * yh;
  const rest = xh - product - productError(quotient, yh, product) + xl - quotient * yl;
  return normalised(quotient, rest / yh);
}
