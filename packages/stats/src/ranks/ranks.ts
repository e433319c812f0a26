/** Ranks of the observations of one sample, and how many of them are tied. */
import { ordered } from './order.ts';

/** Which of the ranks that tied observations share they get. */
export type RankMethod = 'average' | 'min' | 'max' | 'dense' | 'ordinal';

/** Ranks, and what tests need to know of ties. */
export interface Ranks {
  /** From 1, in the order of the observations. */
  readonly ranks: Float64Array;
  /** Σ (t³ - t) over groups of t tied observations: 0 if all differ. */
  readonly ties: number;
}

/**
 * Ranks of observations, NaN behind all others. O(n log n), for many observations O(n). NaN are not tied.
 */
export function ranksOf(x: Float64Array, method: RankMethod = 'average'): Ranks {
  const n = x.length;
  const { values, places } = ordered(x);
  const ranks = new Float64Array(n);
  let ties = 0;
  let group = 0;
  for (let start = 0; start < n;) {
    const value = values[start]!;
    let end = start + 1;
    while (end < n && values[end] === value) end++;
    group++;
    const count = end - start;
    if (count === 1) {
      ranks[places[start]!] = method === 'dense' ? group : end;
    } else {
      ties += count * (count * count - 1);
      if (method === 'ordinal') for (let k = start; k < end; k++) ranks[places[k]!] = k + 1;
      else {
        const rank = sharedRank(method, start, end, group);
        for (let k = start; k < end; k++) ranks[places[k]!] = rank;
      }
    }
    start = end;
  }
  return { ranks, ties };
}

function sharedRank(method: RankMethod, start: number, end: number, group: number): number {
  if (method === 'average') return (start + 1 + end) / 2;
  if (method === 'min') return start + 1;
  return method === 'max' ? end : group;
}

/** Samples one after the other. */
export function joined(samples: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(samples.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const sample of samples) {
    all.set(sample, start);
    start += sample.length;
  }
  return all;
}

/** The sum of elements from one place to before another. */
export function sumOf(x: Float64Array, start = 0, end = x.length): number {
  let sum = 0;
  for (let k = start; k < end; k++) sum += x[k]!;
  return sum;
}
