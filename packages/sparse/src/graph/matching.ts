/** Matchings, as scipy.sparse.csgraph gives them. */
import type { NdArray } from '@numloom/ndarray';
import { maximumMatching } from '../analysis/matching.ts';
import type { MatrixInput } from '../construct/types.ts';
import { framed } from '../memory/within.ts';
import { checkOptions } from '../parts/options.ts';
import { rowsOf } from './patterns.ts';
import { copied } from './results.ts';

/** Options of {@link maximum_bipartite_matching}. */
export interface MatchingOptions {
  /**
   * Whether the row matched to each column is wanted (`'row'`, the default), or the column matched to
   * each row (`'column'`).
   */
  readonly perm_type?: 'row' | 'column' | undefined;
}

/**
 * A matching of rows to columns, at places where elements are stored, that has as many pairs as there can
 * be: for each column its row, or -1. O(nnz √n).
 *
 * J. E. Hopcroft, R. M. Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs", SIAM J.
 * Comput. 2 (1973).
 *
 * @throws TypeError for unknown options.
 *
 * @example
 * ```ts
 * import { maximum_bipartite_matching } from '@numloom/sparse';
 * const a = [[1, 1], [1, 0], [0, 0]];
 * console.log(maximum_bipartite_matching(a).tolist()); // => [ 1, 0 ]
 * console.log(maximum_bipartite_matching(a, { perm_type: 'column' }).tolist()); // => [ 1, 0, -1 ]
 * ```
 */
export function maximum_bipartite_matching(
  graph: MatrixInput,
  options: MatchingOptions = {},
): NdArray<'int32'> {
  checkOptions(options, ['perm_type'], 'maximum_bipartite_matching');
  const { perm_type: type = 'row' } = options;
  if (type !== 'row' && type !== 'column') {
    throw new TypeError(
      `maximum_bipartite_matching: perm_type is ${String(type)}, must be 'row' or 'column'`,
    );
  }
  return framed('maximum_bipartite_matching', (frame) => {
    const pattern = rowsOf(graph, frame, 'maximum_bipartite_matching');
    const { rowOf, columnOf } = maximumMatching(pattern, frame);
    // Lines are rows here, so that what is matched to them are columns.
    return type === 'row' ? copied(columnOf, pattern.length) : copied(rowOf, pattern.lines);
  });
}

/**
 * The rank that a matrix of this pattern has at most, and has for almost all values: the size of a maximum
 * matching of its rows to columns. O(nnz √n).
 *
 * @example
 * ```ts
 * import { structural_rank } from '@numloom/sparse';
 * console.log(structural_rank([[1, 0, 0], [1, 0, 0], [0, 1, 1]])); // => 2
 * ```
 */
export function structural_rank(graph: MatrixInput): number {
  return framed('structural_rank', (frame) => {
    const pattern = rowsOf(graph, frame, 'structural_rank');
    return maximumMatching(pattern, frame).size;
  });
}
