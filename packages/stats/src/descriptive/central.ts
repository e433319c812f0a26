/** Means and central moments of one sample. */

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

/** The variance: the sum of squared deviations, less what the mean is off by, by n - ddof. */
export function varianceOf(x: Float64Array, ddof: number, mean = meanOf(x)): number {
  return varianceIn(x, ddof, mean, 1);
}

/** The standard deviation, which is a number where its square is none. */
export function deviationOf(x: Float64Array, ddof: number, mean = meanOf(x)): number {
  const scale = scaleOf(x, mean);
  return scale * Math.sqrt(varianceIn(x, ddof, mean, scale));
}

/** The variance of x / scale. */
function varianceIn(x: Float64Array, ddof: number, mean: number, scale: number): number {
  const freedom = x.length - ddof;
  if (!(freedom >= 0)) return NaN;
  const off = sumOf(x, (value) => (value - mean) / scale);
  const squares = sumOf(x, (value) => ((value - mean) / scale) ** 2);
  return Math.max(squares - off ** 2 / x.length, 0) / freedom;
}

/** A power of two near to the largest deviation, so that powers of deviations neither over- nor underflow. */
function scaleOf(x: Float64Array, mean: number): number {
  const most = x.reduce((found, value) => Math.max(found, Math.abs(value - mean)), 0);
  // Numbers below the normal ones would not be scaled exactly by what makes them 1.
  const isUsual = most > 2 ** -1000 && most < Infinity;
  return isUsual ? 2 ** Math.floor(Math.log2(most)) : most > 0 && most < 1 ? 2 ** -1000 : 1;
}

/** Whether the second central moment is no more than rounding, so that ratios with it mean nothing. */
const isConstant = (m2: number, mean: number): boolean =>
  !(m2 > (2 ** -52 * Math.abs(mean)) ** 2) && !Number.isNaN(m2);

/** Third central moment by the variance to 3/2. */
export function skewnessOf(x: Float64Array, bias: boolean): number {
  const n = x.length;
  const ratio = standardised(x, 3);
  return bias || n < 3 ? ratio : (Math.sqrt((n - 1) * n) / (n - 2)) * ratio;
}

/** Fourth central moment by the square of the variance, that of a normal distribution being 3. */
export function kurtosisOf(x: Float64Array, bias: boolean): number {
  const n = x.length;
  const ratio = standardised(x, 4);
  if (bias || n < 4) return ratio;
  return ((n ** 2 - 1) * ratio - 3 * (n - 1) ** 2) / (n - 2) / (n - 3) + 3;
}

/** The central moment of an order by that power of the standard deviation; NaN of constant samples. */
function standardised(x: Float64Array, order: number): number {
  const mean = meanOf(x);
  const scale = scaleOf(x, mean);
  const scaled = x.map((value) => (value - mean) / scale);
  const m2 = momentOf(scaled, 2, 0);
  return isConstant(m2, mean / scale) ? NaN : momentOf(scaled, order, 0) / m2 ** (order / 2);
}
