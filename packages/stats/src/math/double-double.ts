/** Products of float64 numbers without rounding: what the rounded product lacks. */

const SPLITTER = 2 ** 27 + 1;

/** a * b - product, exactly, where product is a * b rounded and nothing overflows. Dekker 1971. */
export function productError(a: number, b: number, product: number): number {
  const ta = SPLITTER * a;
  const aHigh = ta - (ta - a);
  const aLow = a - aHigh;
  const tb = SPLITTER * b;
  const bHigh = tb - (tb - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** a + b - sum, exactly, where sum is a + b rounded. Knuth. */
export function sumError(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}
