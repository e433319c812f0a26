/** Quantiles of sorted values, by the definitions of Hyndman and Fan, and of Harrell and Davis. */
import { betainc } from '../math/incomplete-beta.ts';

/** Names of the definitions. */
export const QUANTILE_METHODS = [
  'inverted_cdf',
  'averaged_inverted_cdf',
  'closest_observation',
  'interpolated_inverted_cdf',
  'hazen',
  'weibull',
  'linear',
  'median_unbiased',
  'normal_unbiased',
  'harrell-davis',
  'round_outward',
  'round_inward',
  'round_nearest',
] as const;

/**
 * How quantiles are defined: the nine of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical
 * packages", Amer. Statist. 50 (1996), by NumPy's names; `'harrell-davis'`; and the observations that
 * trimming by a probability leaves, `'round_…'`.
 */
export type QuantileMethod = (typeof QUANTILE_METHODS)[number];

/** Names by which NumPy once had the observations next to the place that `'linear'` interpolates at. */
export const NEIGHBOUR_METHODS: readonly NeighbourMethod[] = [
  'lower',
  'higher',
  'midpoint',
  'nearest',
];

/** The observation below that place, above it, the mean of both, or the nearer one, the even one halfway. */
export type NeighbourMethod = 'lower' | 'higher' | 'midpoint' | 'nearest';

/** The quantile at p in [0, 1] of values in order; NaN where there are none. */
export function neighbourOf(values: Float64Array, p: number, method: NeighbourMethod): number {
  if (values.length === 0) return NaN;
  const place = p * (values.length - 1);
  const low = values[Math.floor(place)]!;
  const high = values[Math.ceil(place)]!;
  if (method === 'lower') return low;
  if (method === 'higher') return high;
  return method === 'nearest' ? values[roundEven(place)]! : between(low, high, 0.5);
}

/** Values in order, of which each may count several times. */
export interface Sorted {
  readonly values: Float64Array;
  /** Sums of the weights up to each value; missing where each counts once. */
  readonly cumulated: Float64Array | undefined;
}

/** What of p is added to p n before 1 is taken off, by the continuous definitions. */
const SHIFTS: Partial<Record<QuantileMethod, (p: number) => number>> = {
  interpolated_inverted_cdf: () => 0,
  hazen: () => 0.5,
  weibull: (p) => p,
  linear: (p) => 1 - p,
  median_unbiased: (p) => (p + 1) / 3,
  normal_unbiased: (p) => p / 4 + 3 / 8,
};

/** The quantile at p in [0, 1]; NaN where there are no values. */
export function quantileOf(sorted: Sorted, p: number, method: QuantileMethod): number {
  const { values, cumulated } = sorted;
  const n = cumulated ? cumulated.at(-1)! : values.length;
  if (values.length === 0 || !(n > 0) || Number.isNaN(p)) return NaN;
  const shift = SHIFTS[method];
  if (shift) {
    const place = p * n + shift(p) - 1;
    return between(at(sorted, place), at(sorted, place + 1), place - Math.floor(place));
  }
  switch (method) {
    case 'harrell-davis':
      return harrellDavis(values, p);
    case 'closest_observation': {
      const place = p * n - 0.5 - 1;
      const below = Math.floor(place);
      // Halfway the even one of Hyndman and Fan's order statistics, which count from 1.
      const isAbove = place > below || (below + 1) % 2 !== 0;
      return at(sorted, isAbove ? place + 1 : place);
    }
    case 'round_outward':
      return at(sorted, p < 0.5 ? Math.floor(p * n) : Math.ceil(p * n) - 1);
    case 'round_inward':
      return at(sorted, p < 0.5 ? Math.ceil(p * n) : Math.floor(p * n) - 1);
    case 'round_nearest':
      return at(sorted, p < 0.5 ? roundEven(p * n) : roundEven(p * n - 1));
    default: {
      const place = p * n - 1;
      if (place > Math.floor(place)) return at(sorted, place + 1);
      const value = at(sorted, place);
      return method === 'inverted_cdf' ? value : between(value, at(sorted, place + 1), 0.5);
    }
  }
}

/**
 * The value at a place that counts from 0, the first or the last for places outside. Between whole places it
 * is that of the lower one; of values that count by fractions, that which the place itself falls on.
 */
function at({ values, cumulated }: Sorted, place: number): number {
  if (!cumulated) return values[Math.min(Math.max(Math.floor(place), 0), values.length - 1)]!;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return values[low]!;
}

function between(left: number, right: number, part: number): number {
  if (left === right || part === 0) return left;
  if (right - left === Infinity) return left * (1 - part) + right * part;
  return part < 0.5 ? left + (right - left) * part : right - (right - left) * (1 - part);
}

function roundEven(x: number): number {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/**
 * The expectation of the order statistic at p: F. E. Harrell, C. E. Davis, "A new distribution-free
 * quantile estimator", Biometrika 69 (1982).
 */
function harrellDavis(values: Float64Array, p: number): number {
  const n = values.length;
  if (p === 0 || p === 1) return values[p === 0 ? 0 : n - 1]!;
  const [a, b] = [p * (n + 1), (1 - p) * (n + 1)];
  let sum = 0;
  let before = 0;
  for (let i = 0; i < n; i++) {
    const next = betainc(a, b, (i + 1) / n);
    if (next > before) sum += (next - before) * values[i]!;
    before = next;
  }
  return sum;
}
