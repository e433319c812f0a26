/** Where functions of a matrix can have elements: wherever a way leads in its graph. */
import type { CompressedParts } from '../parts/parts.ts';
import { numbersOf } from '../parts/numbers.ts';

/**
 * How many pairs of vertices are connected by a way of any length, none included; Infinity where these are more
 * than `limit`. O(limit · entries / lines) at most, about.
 */
export function countConnected({ indptr, indices }: CompressedParts, limit: number): number {
  const lines = indptr.size - 1;
  if (indices.size > limit) return Infinity;
  const [starts, ends] = [numbersOf(indptr), numbersOf(indices)];
  const seen = new Int32Array(lines).fill(-1);
  const waiting = new Int32Array(lines);
  let count = 0;
  for (let from = 0; from < lines; from++) {
    let last = 1;
    waiting[0] = from;
    seen[from] = from;
    for (let at = 0; at < last; at++) {
      const vertex = waiting[at]!;
      const end = starts[vertex + 1]!;
      for (let k = starts[vertex]!; k < end; k++) {
        const next = ends[k]!;
        if (seen[next] === from) continue;
        seen[next] = from;
        waiting[last++] = next;
      }
    }
    count += last;
    if (count > limit) return Infinity;
  }
  return count;
}
