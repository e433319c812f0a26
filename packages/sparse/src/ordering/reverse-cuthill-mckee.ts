/** Small bandwidth. */
import { kernelsOf, type Frame } from '@numloom/linalg/kernels';
import { symmetricPattern } from '../analysis/patterns.ts';
import { levels } from '../kernels/generated/levels.ts';
import type { Pattern } from '../memory/compressed.ts';

/**
 * Address of an order of the columns of a square matrix for which A + Aᵀ has a small bandwidth: int32,
 * order[k] is the column that comes k-th. Each part of the graph begins with a vertex at its rim.
 * O(entries + n).
 *
 * E. Cuthill, J. McKee, "Reducing the bandwidth of sparse symmetric matrices", Proc. 24th ACM National
 * Conference (1969); A. George, J. W. H. Liu, "An implementation of a pseudoperipheral node finder", ACM
 * Trans. Math. Software 5 (1979).
 */
export function reverseCuthillMcKee(pattern: Pattern, frame: Frame): number {
  const { lines: n, entries, starts, indices } = symmetricPattern(pattern, frame);
  const { begin, run, sortByDegree, sortNeighbours } = kernelsOf(levels);
  const order = frame.bytes(4 * n);
  const vertices = frame.bytes(4 * n);
  const places = frame.bytes(4 * (n + 1));
  const sorted = frame.bytes(4 * entries);
  sortByDegree(n, starts, vertices, places);
  sortNeighbours(n, starts, indices, vertices, places, sorted);
  begin(n, places);
  run(n, vertices, starts, sorted, places, order);
  return order;
}
