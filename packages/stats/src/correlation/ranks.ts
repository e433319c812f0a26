/** Ranks of a sample. */

/** Ranks from 1; tied values share the mean of theirs. */
export function meanRanks(x: Float64Array): Float64Array {
  const n = x.length;
  const sorted = x.slice().sort();
  const ranks = new Map<number, number>();
  for (let start = 0, end = 0; start < n; start = end) {
    while (end < n && sorted[end] === sorted[start]) end++;
    ranks.set(sorted[start]!, (start + 1 + end) / 2);
  }
  return x.map((one) => ranks.get(one)!);
}
