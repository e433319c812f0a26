/** What starting points and closed forms are computed from. */

/** Numbers that sum up observations. */
export interface Summary {
  readonly data: Float64Array;
  readonly mean: number;
  /** The standard deviation, of all observations by their number; never 0. */
  readonly sd: number;
  readonly median: number;
  /** Half of the distance of the quartiles; never 0. */
  readonly spread: number;
  readonly skewness: number;
  readonly min: number;
  readonly max: number;
}

/** The mean, by sums of deviations, so that it has all digits. */
export function meanOf(data: Float64Array): number {
  const rough = data.reduce((sum, x) => sum + x, 0) / data.length;
  return rough + data.reduce((sum, x) => sum + (x - rough), 0) / data.length;
}

/** The median. */
export function medianOf(data: Float64Array): number {
  const sorted = data.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The mean of squared deviations from `centre`. */
export const squaresOf = (data: Float64Array, centre: number): number =>
  data.reduce((sum, x) => sum + (x - centre) ** 2, 0) / data.length;

export function summaryOf(data: Float64Array): Summary {
  const sorted = data.slice().sort();
  const mean = meanOf(data);
  const sd = Math.sqrt(squaresOf(data, mean)) || Math.abs(mean) * 1e-8 || 1e-8;
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)]!;
  return {
    data,
    mean,
    sd,
    median: medianOf(data),
    spread: (at(0.75) - at(0.25)) / 2 || sd,
    skewness: data.reduce((sum, x) => sum + ((x - mean) / sd) ** 3, 0) / data.length,
    min: sorted[0]!,
    max: sorted.at(-1)!,
  };
}
