/** Summaries of distributions of statistics. */

export function mean(values: Float64Array): number {
  let sum = 0;
  let rest = 0;
  for (const value of values) {
    // A. Neumaier's sum.
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return (Number.isFinite(sum) ? sum + rest : sum) / values.length;
}

/** With one observation taken off. */
export function standardDeviation(values: Float64Array): number {
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/** Between the two values whose ranks are next to it, linearly; NaN sorts last. */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const n = sorted.length;
  if (n === 0 || Number.isNaN(p) || Number.isNaN(sorted[n - 1])) return NaN;
  const place = p * n + (1 - p) - 1;
  const below = Math.min(Math.max(Math.floor(place), 0), n - 1);
  const g = place - Math.floor(place);
  return (1 - g) * sorted[below]! + g * sorted[Math.min(below + 1, n - 1)]!;
}
