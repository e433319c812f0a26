/** Medians. */

/** The median of an ascending list; NaN of none. */
export function medianOfSorted(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[half]!;
  return sorted.length === 0 ? NaN : sorted[half - 1]! / 2 + sorted[half]! / 2;
}

/** The median of a sample. */
export const median = (x: Float64Array): number => medianOfSorted(x.slice().sort());
