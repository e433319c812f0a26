/** Fisher's noncentral hypergeometric distribution of the first cell of a table with given margins. */
import type { FourFold } from './tables.ts';

/** Probabilities of the values of the first cell: of `first`, `first` + 1, …; those left out are 0. */
export interface CellDistribution {
  /** Least and greatest values that are possible. */
  readonly low: number;
  readonly high: number;
  readonly first: number;
  readonly probabilities: Float64Array;
}

/**
 * The distribution of the first cell for an odds ratio, by ratios of neighbouring probabilities from the
 * mode outwards until they underflow: nothing cancels. O(√n) for large tables.
 */
export function cellDistribution([a, b, c, d]: FourFold, odds = 1): CellDistribution {
  const [row, column, total] = [a + b, a + c, a + b + c + d];
  const low = Math.max(0, row + column - total);
  const high = Math.min(row, column);
  const ratio = (x: number) =>
    ((row - x) / (x + 1)) * ((column - x) / (total - row - column + x + 1)) * odds;
  let [mode, above] = [low, high];
  while (mode < above) {
    const middle = Math.floor((mode + above) / 2);
    if (ratio(middle) > 1) mode = middle + 1;
    else above = middle;
  }
  const ups: number[] = [1];
  for (let x = mode, weight = 1; x < high; x++) {
    weight *= ratio(x);
    if (weight < 1e-320) break;
    ups.push(weight);
  }
  const downs: number[] = [];
  for (let x = mode - 1, weight = 1; x >= low; x--) {
    weight /= ratio(x);
    if (weight < 1e-320) break;
    downs.push(weight);
  }
  const probabilities = Float64Array.from([...downs.reverse(), ...ups]);
  const sum = sumFromEnds(probabilities);
  for (let k = 0; k < probabilities.length; k++) probabilities[k] = probabilities[k]! / sum;
  return { low, high, first: mode - downs.length, probabilities };
}

/** The sum of probabilities that rise and fall, from both ends, smaller ones first. */
function sumFromEnds(values: Float64Array): number {
  let [i, j, left, right] = [0, values.length - 1, 0, 0];
  while (i <= j) {
    if (values[i]! <= values[j]!) left += values[i++]!;
    else right += values[j--]!;
  }
  return left + right;
}

/** The probability of at most x. */
export function cellAtMost({ first, probabilities }: CellDistribution, x: number): number {
  const end = Math.min(Math.floor(x) - first + 1, probabilities.length);
  return end > 0 ? Math.min(sumFromEnds(probabilities.subarray(0, end)), 1) : 0;
}

/** The probability of at least x. */
export function cellAtLeast({ first, probabilities }: CellDistribution, x: number): number {
  const start = Math.max(Math.ceil(x) - first, 0);
  return start < probabilities.length ? Math.min(sumFromEnds(probabilities.subarray(start)), 1) : 0;
}

/** The mean of the cell. */
export function cellMean({ first, probabilities }: CellDistribution): number {
  return probabilities.reduce((sum, p, k) => sum + p * (first + k), 0);
}
