/** Pairs of observations that are in the same order, the other order, or tied. */
import { ranksOf } from '../ranks/ranks.ts';

/** Sums over groups of t tied values: of t(t-1)/2, of t(t-1)(t-2) and of t(t-1)(2t+5). */
interface Ties {
  readonly pairs: number;
  readonly triples: number;
  readonly weights: number;
  /** How many different values there are. */
  readonly classes: number;
}

/** Pairs of the observations of two samples. */
export interface Pairs {
  readonly x: Ties;
  readonly y: Ties;
  /** Pairs that are tied in both. */
  readonly both: number;
  /** Pairs in different order. */
  readonly discordant: number;
}

/** Ranks from 0, equal for equal values. */
function denseRanks(x: Float64Array): Int32Array {
  const { ranks } = ranksOf(x, 'dense');
  const dense = new Int32Array(ranks.length);
  for (let k = 0; k < dense.length; k++) dense[k] = ranks[k]! - 1;
  return dense;
}

function tiesOf(counts: Int32Array): Ties {
  let [pairs, triples, weights, classes] = [0, 0, 0, 0];
  for (const t of counts) {
    pairs += (t * (t - 1)) / 2;
    triples += t * (t - 1) * (t - 2);
    weights += t * (t - 1) * (2 * t + 5);
    if (t > 0) classes++;
  }
  return { pairs, triples, weights, classes };
}

/** Counts pairs. O(n log n): observations are sorted by x, then inversions of y counted. Knight 1966. */
export function countPairs(x: Float64Array, y: Float64Array): Pairs {
  const n = x.length;
  const ranksX = denseRanks(x);
  const ranksY = denseRanks(y);
  const countsX = new Int32Array(n);
  const countsY = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    countsX[ranksX[k]!]!++;
    countsY[ranksY[k]!]!++;
  }
  // By y, then stably by x: both by counting.
  const byY = ordered(ranksY, countsY);
  const starts = cumulated(countsX);
  const sequence = new Int32Array(n);
  for (const k of byY) sequence[starts[ranksX[k]!]!++] = ranksY[k]!;
  let both = 0;
  for (let start = 0, group = 0; group < n && countsX[group]! > 0; start += countsX[group++]!) {
    const end = start + countsX[group]!;
    for (let k = start, run = 0; k < end; k++) {
      run = k > start && sequence[k] === sequence[k - 1] ? run + 1 : 0;
      both += run;
    }
  }
  return { x: tiesOf(countsX), y: tiesOf(countsY), both, discordant: inversions(sequence) };
}

function cumulated(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length);
  for (let k = 1; k < counts.length; k++) starts[k] = starts[k - 1]! + counts[k - 1]!;
  return starts;
}

/** The places of elements in the order of their ranks. */
function ordered(ranks: Int32Array, counts: Int32Array): Int32Array {
  const starts = cumulated(counts);
  const order = new Int32Array(ranks.length);
  for (let k = 0; k < ranks.length; k++) order[starts[ranks[k]!]!++] = k;
  return order;
}

/** How many pairs of a sequence are in descending order, by merging. */
function inversions(sequence: Int32Array): number {
  const n = sequence.length;
  let from = sequence.slice();
  let to = new Int32Array(n);
  let count = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let [i, j] = [start, middle];
      for (let k = start; k < end; k++) {
        if (j >= end || (i < middle && from[i]! <= from[j]!)) to[k] = from[i++]!;
        else {
          count += middle - i;
          to[k] = from[j++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  return count;
}
