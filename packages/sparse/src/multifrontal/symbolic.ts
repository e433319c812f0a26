/**
 * The symbolic half of the multifrontal method: all that follows from the pattern of A + Aᵀ and an order
 * of its columns, whatever the values.
 *
 * I. S. Duff, J. K. Reid, "The multifrontal solution of indefinite sparse symmetric linear equations",
 * ACM Trans. Math. Software 9 (1983); C. Ashcraft, R. Grimes, "The influence of relaxed supernode
 * partitions on the multifrontal method", ACM Trans. Math. Software 15 (1989); J. W. H. Liu, "The
 * multifrontal method for sparse matrix solution", SIAM Review 34 (1992).
 */
import { type Frame, kernelsOf, Owned, view } from '@numloom/linalg/kernels';
import { columnCounts } from '../analysis/column-counts.ts';
import { symmetricPattern } from '../analysis/patterns.ts';
import { eachRange } from '../analysis/ranges.ts';
import { postorder, symmetricTree } from '../analysis/trees.ts';
import { frontLists } from '../kernels/generated/frontLists.ts';
import { frontTree } from '../kernels/generated/frontTree.ts';
import { patterns } from '../kernels/generated/patterns.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';

/** What a factorisation needs; entries and operations as numbers, exact as far as 2^53. */
interface Needs {
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

/** The addresses of base/fronts/plan.ts that do not depend on values. */
interface FrontLists {
  readonly firsts: number;
  readonly rowStarts: number;
  readonly rows: number;
  readonly relative: number;
  readonly children: number;
  readonly siblings: number;
  readonly lowerStarts: number;
  readonly upperStarts: number;
  readonly contributionStarts: number;
  readonly entryStarts: number;
  readonly sources: number;
  readonly places: number;
}

/** The structure of factors, in memory of its own: `dispose` gives it back. */
export interface Symbolic {
  readonly size: number;
  readonly fronts: number;
  /** Entries of the matrix that was analysed. */
  readonly entries: number;
  readonly needs: Needs;
  readonly lists: FrontLists;
  /** Address of the order of elimination: order[k] is the column, and the row, that comes k-th. */
  readonly order: number;
  readonly memory: Owned;
}

/** The largest number of elements that int32 can count. */
const MOST = 2 ** 31 - 1;

/**
 * Analyses the pattern of a square matrix by columns, whose columns come in `order` (address of int32).
 * Almost O(entries + rows of fronts).
 *
 * @throws RangeError where factors would have more elements than can be counted.
 */
export function analyse(pattern: Pattern, order: number, frame: Frame): Symbolic {
  const { lines: n, entries, starts, indices } = pattern;
  const kernels = kernelsOf(frontLists);
  const int32 = (count: number): number => frame.bytes(4 * count);
  const both = symmetricPattern(pattern, frame);
  const tree = findFronts(both, order, frame);
  const { fronts, firsts, rowCounts, parents, frontOf, inverse } = tree;
  const depths = int32(fronts);
  const sizes = frame.bytes(64);
  kernels.measureFronts(fronts, firsts, rowCounts, parents, depths, frame.bytes(8 * fronts), sizes);
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
  const memory = new Owned();
  try {
    const kept = (count: number): number => memory.bytes(4 * count);
    const lists: FrontLists = {
      firsts: kept(fronts + 1),
      rowStarts: kept(fronts + 1),
      rows: kept(rowTotal),
      relative: kept(rowTotal),
      children: kept(fronts),
      siblings: kept(fronts),
      lowerStarts: kept(fronts),
      upperStarts: kept(fronts),
      contributionStarts: kept(fronts),
      entryStarts: kept(2 * fronts + 2),
      sources: kept(entries),
      places: kept(entries),
    };
    const keptOrder = kept(n);
    copyList(n, tree.order, keptOrder);
    copyList(fronts + 1, firsts, lists.firsts);
    kernels.placeFronts(
      ...([fronts, contributions, firsts, rowCounts, parents, depths, lists.rowStarts] as const),
      ...([lists.lowerStarts, lists.upperStarts, lists.contributionStarts] as const),
      ...([lists.children, lists.siblings] as const),
    );
    const { rows, rowStarts, relative, entryStarts, sources, places } = lists;
    const marks = int32(fronts);
    const next = int32(fronts);
    kernelsOf(trees).fill(marks, fronts, -1);
    copyList(fronts, rowStarts, next);
    eachRange(n, (from, to) =>
      kernels.fillRows(
        ...([from, to, both.starts, both.indices, tree.order, frontOf, parents] as const),
        ...([marks, next, rows] as const),
      ),
    );
    const local = int32(n);
    eachRange(fronts, (from, to) =>
      kernels.relateRows(
        ...([from, to, firsts, rowStarts, rows, lists.children, lists.siblings] as const),
        ...([local, relative] as const),
      ),
    );
    kernelsOf(trees).fill(entryStarts, 2 * fronts + 2, 0);
    eachRange(n, (from, to) =>
      kernels.countEntries(from, to, starts, indices, frontOf, entryStarts),
    );
    kernelsOf(patterns).accumulate(2 * fronts + 2, entryStarts);
    eachRange(n, (from, to) =>
      kernels.listEntries(
        ...([from, to, starts, indices, frontOf, entryStarts + 4, sources, places] as const),
      ),
    );
    eachRange(fronts, (from, to) =>
      kernels.placeEntries(
        ...([from, to, indices, inverse, firsts, rowStarts, rows, local] as const),
        ...([entryStarts, sources, places] as const),
      ),
    );
    const needs = { lower, upper, contributions, operations, largest, widest, panel };
    return { size: n, fronts, entries, needs, lists, order: keptOrder, memory };
  } catch (error) {
    memory.dispose();
    throw error;
  }
}

function copyList(count: number, from: number, to: number): void {
  view('int32', to, count).set(view('int32', from, count));
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
