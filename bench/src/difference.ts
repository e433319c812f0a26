/** How far two results are apart. */

/** The largest difference to the first result, relative to its largest element. */
export function differenceOf(result: ArrayLike<number>, first: ArrayLike<number>): number {
  if (result.length !== first.length) return Infinity;
  let most = 0;
  let largest = 0;
  for (let i = 0; i < first.length; i++) {
    most = Math.max(most, Math.abs(Number(result[i]) - first[i]!));
    largest = Math.max(largest, Math.abs(first[i]!));
  }
  return most / (largest || 1);
}
