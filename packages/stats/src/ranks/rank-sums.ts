/** Exact distributions of Wilcoxon's statistics, of samples without ties. */
import { accumulated, tableOf } from './tables.ts';

/**
 * The probability that U of two samples of m and n observations is at most u, if all orders are equally
 * likely. The upper tail is that of m n - u. O(min(m, n) u) the first time.
 *
 * Counts are the coefficients of the Gaussian binomial, built factor by factor: (1 - q^(m+i)) / (1 - q^i).
 */
export function rankSumTail(m: number, n: number, u: number): number {
  if (u < 0) return 0;
  if (u >= m * n) return 1;
  const half = Math.floor((m * n) / 2);
  if (u > half) return 1 - rankSumTail(m, n, m * n - u - 1);
  const [small, large] = m < n ? [m, n] : [n, m];
  return tableOf(`u ${small} ${large}`, () => rankSums(small, large, half))[u]!;
}

function rankSums(small: number, large: number, last: number): Float64Array {
  const table = new Float64Array(last + 1);
  table[0] = 1;
  let logTotal = 0;
  for (let i = 1; i <= small; i++) logTotal += Math.log1p(large / i);
  // Counts are exact below 2^53. Where they would overflow, each factor is made one of probabilities.
  const isScaled = logTotal > 690;
  let total = 1;
  for (let i = 1; i <= small; i++) {
    const step = large + i;
    const scale = isScaled ? i / step : 1;
    for (let k = last; k >= step; k--) table[k] = (table[k]! - table[k - step]!) * scale;
    if (isScaled) for (let k = Math.min(step - 1, last); k >= 0; k--) table[k]! *= scale;
    for (let k = i; k <= last; k++) table[k]! += table[k - i]!;
    // Divided last, so that the product stays an integer while it can.
    total = (total * step) / i;
  }
  accumulated(table);
  if (!isScaled) for (let k = 0; k <= last; k++) table[k]! /= total;
  return table;
}

/**
 * The probability that the sum of the positive ranks 1 to n is at most t, if all signs are equally likely.
 * The upper tail is that of n (n + 1) / 2 - t. O(n³) the first time.
 */
export function signedRankTail(n: number, t: number): number {
  const greatest = (n * (n + 1)) / 2;
  if (t < 0) return 0;
  if (t >= greatest) return 1;
  const half = Math.floor(greatest / 2);
  if (t > half) return 1 - signedRankTail(n, greatest - t - 1);
  const make = (): Float64Array => {
    const ranks = new Float64Array(n);
    for (let k = 0; k < n; k++) ranks[k] = k + 1;
    return accumulated(signedSums(ranks, half));
  };
  return tableOf(`t ${n}`, make)[t]!;
}

/** The probabilities of sums up to `last` of whole numbers, each of which is in the sum or not. */
export function signedSums(numbers: Float64Array, last: number): Float64Array {
  const table = new Float64Array(last + 1);
  table[0] = 1;
  let reached = 0;
  for (const number of numbers) {
    reached = Math.min(reached + number, last);
    for (let k = reached; k >= number; k--) table[k] = (table[k]! + table[k - number]!) / 2;
    for (let k = Math.min(number - 1, reached); k >= 0; k--) table[k]! /= 2;
  }
  return table;
}
