/**
 * The symbolic half of the multifrontal method: all that follows from the pattern of A + Aᵀ and an order
 * of its columns, whatever the values.
 *
 * I. S. Duff, J. K. Reid, "The multifrontal solution of indefinite sparse symmetric linear equations",
 * ACM Trans. Math. Software 9 (1983); C. Ashcraft, R. Grimes, "The influence of relaxed supernode
 * partitions on the multifrontal method", ACM Trans. Math. Software 15 (1989); J. W. H. Liu, "The
 * multifrontal method for sparse matrix solution", SIAM Review 34 (1992).
 */
import { type Frame, kernelsOf, Owned } from '@numloom/linalg/kernels';
import { copyList } from '../analysis/copy-list.ts';
import { eachRange } from '../analysis/ranges.ts';
import { frontLists } from '../kernels/generated/frontLists.ts';
import { patterns } from '../kernels/generated/patterns.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import type { Needs, Survey } from './survey.ts';

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

/**
 * Analyses the pattern of a square matrix by columns, whose fronts are known. Almost
 * O(entries + rows of fronts).
 */
export function analyse(pattern: Pattern, survey: Survey, frame: Frame): Symbolic {
  const { lines: n, entries, starts, indices } = pattern;
  const { both, tree, depths, rowTotal, needs } = survey;
  const { fronts, firsts, rowCounts, parents, frontOf, inverse } = tree;
  const { contributions } = needs;
  const kernels = kernelsOf(frontLists);
  const int32 = (count: number): number => frame.bytes(4 * count);
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
    const local = int32(n);
    // No front has rows below where none has a parent.
    if (rowTotal > 0) {
      kernelsOf(trees).fill(marks, fronts, -1);
      copyList(fronts, rowStarts, next);
      eachRange(n, (from, to) =>
        kernels.fillRows(
          ...([from, to, both.starts, both.indices, tree.order, frontOf, parents] as const),
          ...([marks, next, rows] as const),
        ),
      );
      eachRange(fronts, (from, to) =>
        kernels.relateRows(
          ...([from, to, firsts, rowStarts, rows, lists.children, lists.siblings] as const),
          ...([local, relative] as const),
        ),
      );
    }
    kernelsOf(trees).fill(entryStarts, 2 * fronts + 2, 0);
    eachRange(n, (from, to) =>
      kernels.countEntries(from, to, starts, indices, frontOf, entryStarts),
    );
    kernelsOf(patterns).accumulate(2 * fronts + 2, entryStarts);
    eachRange(fronts, (from, to) =>
      kernels.listEntries(
        ...([from, to, starts, indices, tree.order, inverse, frontOf, firsts] as const),
        ...([rowStarts, rows, local, entryStarts + 4, sources, places] as const),
      ),
    );
    eachRange(fronts, (from, to) =>
      kernels.placeEntries(
        ...([from, to, indices, inverse, firsts, rowStarts, rows, local] as const),
        ...([entryStarts, sources, places] as const),
      ),
    );
    return { size: n, fronts, entries, needs, lists, order: keptOrder, memory };
  } catch (error) {
    memory.dispose();
    throw error;
  }
}
