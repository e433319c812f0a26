/** "Did you mean": the nearest of the names that exist. */

/**
 * The name with the smallest edit distance, if that is small for a word of this length.
 *
 * @internal
 */
export function nearest(name: string, names: readonly string[]): string | undefined {
  let limit = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  let best: string | undefined;
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance > limit) continue;
    limit = distance - 1;
    best = candidate;
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b`. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row = (rows[i] = [i]);
    const above = rows[i - 1];
    for (let j = 1; j <= b.length; j++) {
      row[j] = above
        ? Math.min(
            above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
            above[j]! + 1,
            row[j - 1]! + 1,
            a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity,
          )
        : j;
    }
  }
  return rows[a.length]![b.length]!;
}
