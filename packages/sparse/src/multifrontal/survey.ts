/** The fronts of a factorisation, and what it would need: enough to decide whether fronts are worth it. */
import { type Frame, kernelsOf, view } from '@numloom/linalg/kernels';
import { columnCounts } from '../analysis/column-counts.ts';
import { copyList } from '../analysis/copy-list.ts';
import { postorder, symmetricTree } from '../analysis/trees.ts';
import { frontLists } from '../kernels/generated/frontLists.ts';
import { frontTree } from '../kernels/generated/frontTree.ts';
import type { Pattern } from '../memory/compressed.ts';

/** What a factorisation needs; entries and operations as numbers, exact as far as 2^53. */
export interface Needs {
  /** Entries of L, and of U without its square blocks, zeros among them included. */
  readonly lower: number;
  readonly upper: number;
  /** Elements that contributions of fronts take at most. */
  readonly contributions: number;
  /** Multiplications and additions of LU; symmetric factors take half. */
  readonly operations: number;
  /** Rows and columns of the largest front, and most columns that one eliminates. */
  readonly largest: number;
  readonly widest: number;
  /** Most rows below times columns. */
  readonly panel: number;
}

/** What is known of fronts before anything is listed; addresses are those of a frame. */
export interface Survey {
  /** The pattern of A + Aᵀ. */
  readonly both: Pattern;
  readonly tree: ReturnType<typeof findFronts>;
  readonly depths: number;
  /** Rows of all fronts. */
  readonly rowTotal: number;
  readonly needs: Needs;
}

/** The largest number of elements that int32 can count. */
const MOST = 2 ** 31 - 1;

/**
 * Finds the fronts for a pattern of A + Aᵀ (see `symmetricPattern`), whose columns come in `order` (address
 * of int32). Almost O(entries + n).
 *
 * @throws RangeError where factors would have more elements than can be counted.
 */
export function surveyFronts(both: Pattern, order: number, frame: Frame): Survey {
  const tree = findFronts(both, order, frame);
  const { fronts, firsts, rowCounts, parents } = tree;
  const depths = frame.bytes(4 * fronts);
  const sizes = frame.bytes(64);
  const { measureFronts } = kernelsOf(frontLists);
  measureFronts(fronts, firsts, rowCounts, parents, depths, frame.bytes(8 * fronts), sizes);
  const [rowTotal, lower, upper, contributions, operations, largest, widest, panel] = view(
    'float64',
    sizes,
    8,
  ) as unknown as [number, number, number, number, number, number, number, number];
  if (Math.max(rowTotal, lower, upper, contributions) > MOST) {
    throw new RangeError(
      `analyse: factors would have ${lower + upper} entries, must be at most ${MOST}`,
    );
  }
  const needs = { lower, upper, contributions, operations, largest, widest, panel };
  return { both, tree, depths, rowTotal, needs };
}

/** The fronts of a symmetric pattern, and the order in which they eliminate its columns. */
function findFronts(both: Pattern, before: number, frame: Frame) {
  const n = both.lines;
  const kernels = kernelsOf(frontTree);
  const int32 = (count: number): number => frame.bytes(4 * count);
  const nodes = symmetricTree(both, before, frame);
  const post = postorder(nodes, n, frame);
  const nodeCounts = columnCounts(both, { order: before, parents: nodes, post }, frame);
  const [parents, counts, groups, columns, rows, groupParents] = [
    ...[int32(n), int32(n), int32(n), int32(n), int32(n), int32(n)],
  ] as [number, number, number, number, number, number];
  kernels.renumber(n, nodes, nodeCounts, post, groups, parents, counts);
  const count = kernels.groupEqual(n, parents, counts, groups, columns, rows, groupParents);
  const merged = int32(count);
  const [heads, nexts, toFront] = [int32(count + 1), int32(count), int32(count)];
  const numbers = frame.bytes(8 * count);
  kernels.mergeGroups(count, columns, rows, groupParents, merged, numbers, heads, nexts);
  kernels.followMerged(count, merged);
  const fronts = kernels.linkFronts(count, merged, rows, groupParents, numbers, heads, nexts);
  kernels.orderFronts(count, heads, nexts, toFront, int32(count));
  const [firsts, rowCounts, frontParents] = [int32(fronts + 1), int32(fronts), int32(fronts)];
  kernels.describeFronts(
    ...([count, fronts, merged, toFront, columns, rows, groupParents] as const),
    ...([firsts, rowCounts, frontParents] as const),
  );
  const [order, inverse, frontOf, next] = [int32(n), int32(n), int32(n), int32(fronts + 1)];
  copyList(fronts + 1, firsts, next);
  kernels.orderColumns(
    ...([n, before, post, groups, merged, toFront, next, order, inverse, frontOf] as const),
  );
  return { fronts, firsts, rowCounts, parents: frontParents, order, inverse, frontOf };
}
