/** The distribution of the number of inversions of a random permutation. */
import type { Alternative } from '../samples/types.ts';

/**
 * Probabilities of at most, and of exactly, c inversions of n elements; c must be at most half of
 * n (n - 1) / 2. O(n c). Kendall, Rank Correlation Methods (1970).
 */
function lowerTail(n: number, c: number): readonly [atMost: number, exactly: number] {
  // Inversions with each element are uniform from 0 to its place: windows of sums, divided by their length.
  let current = new Float64Array(c + 1);
  let next = new Float64Array(c + 1);
  current[0] = 1;
  for (let j = 2; j <= n; j++) {
    let sum = 0;
    for (let k = 0; k <= c; k++) {
      sum += current[k]!;
      if (k >= j) sum -= current[k - j]!;
      next[k] = sum / j;
    }
    [current, next] = [next, current];
  }
  return [current.reduce((sum, p) => sum + p, 0), current[c]!];
}

/** The probability of a number of discordant pairs, of n observations without ties, as extreme. */
export function inversionsPvalue(n: number, discordant: number, alternative: Alternative): number {
  const total = (n * (n - 1)) / 2;
  const isConcordant = 2 * discordant <= total;
  const [atMost, exactly] = lowerTail(n, Math.min(discordant, total - discordant));
  if (alternative === 'two-sided') return Math.min(2 * atMost, 1);
  return (alternative === 'greater') === isConcordant ? atMost : 1 - atMost + exactly;
}
