/**
 * Σ of n >= 1 of (1 - b)(2 - b)...(n - b) / n! x^n / (a + n), for x <= 1/2 and b x <= 1 or so.
 * DLMF 8.17.7.
 */
export function betaSeries(a: number, b: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 2000; n++) {
    term *= ((n - b) / n) * x;
    const part = term / (a + n);
    sum += part;
    if (Math.abs(part) <= 1e-17 * Math.abs(sum)) break;
  }
  return sum;
}
