/** Sums, means and moments of one sample. */

/** The sum of `f(x)`, its rounding errors made up for (Neumaier 1974). */
export function sumOf(x: Float64Array, f: (value: number) => number = (value) => value): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < x.length; i++) {
    const value = f(x[i]!);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  // Sums that are infinite or NaN have lost nothing.
  return Number.isFinite(sum) ? sum + lost : sum;
}

/** The arithmetic mean. */
export function meanOf(x: Float64Array): number {
  const mean = sumOf(x) / x.length;
  if (Number.isFinite(mean) || x.some((value) => !Number.isFinite(value))) return mean;
  // Only the sum is too large.
  return sumOf(x, (value) => value / x.length);
}

/** The mean of (x - center)^order. */
export function momentOf(x: Float64Array, order: number, center: number): number {
  return sumOf(x, (value) => (value - center) ** order) / x.length;
}

/** The variance: the sum of squared deviations by n. */
export function varianceOf(x: Float64Array): number {
  const mean = meanOf(x);
  const [squares, off] = [sumOf(x, (value) => (value - mean) ** 2), sumOf(x, (v) => v - mean)];
  return Math.max(squares - off ** 2 / x.length, 0) / x.length;
}
