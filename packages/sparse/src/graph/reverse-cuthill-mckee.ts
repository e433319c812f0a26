/** The order of small bandwidth, as scipy.sparse.csgraph gives it. */
import type { NdArray } from '@numloom/ndarray';
import type { MatrixInput } from '../construct/types.ts';
import { framed } from '../memory/within.ts';
import { reverseCuthillMcKee } from '../ordering/reverse-cuthill-mckee.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { graphOf } from './patterns.ts';
import { copied } from './results.ts';

/** Options of {@link reverse_cuthill_mckee}. */
export interface ReverseCuthillMcKeeOptions {
  /** Whether the graph is known to be symmetric, as it is by default not; it is looked at in any case. */
  readonly symmetric_mode?: boolean | undefined;
}

/**
 * An order of the rows and columns of a square matrix that makes the bandwidth of A + Aᵀ small: the
 * reverse of the order in which they are met, level by level, from a vertex at the rim of the graph.
 * O(nnz + n).
 *
 * E. Cuthill, J. McKee, "Reducing the bandwidth of sparse symmetric matrices", Proc. 24th ACM National
 * Conference (1969); A. George, J. W. H. Liu, "An implementation of a pseudoperipheral node finder", ACM
 * Trans. Math. Software 5 (1979).
 *
 * @throws RangeError when the matrix is not square; TypeError for unknown options.
 *
 * @example
 * ```ts
 * import { reverse_cuthill_mckee } from '@numloom/sparse';
 * const order = reverse_cuthill_mckee([[1, 0, 1], [0, 1, 1], [1, 1, 1]]);
 * console.log(order.tolist()); // => [ 0, 2, 1 ]
 * ```
 */
export function reverse_cuthill_mckee(
  graph: MatrixInput,
  options?: ReverseCuthillMcKeeOptions,
): NdArray<'int32'> {
  checkOptions(options, ['symmetric_mode'], 'reverse_cuthill_mckee');
  checkFlags(options, ['symmetric_mode'], 'reverse_cuthill_mckee');
  return framed('reverse_cuthill_mckee', (frame) => {
    const pattern = graphOf(graph, frame, 'reverse_cuthill_mckee');
    return copied(reverseCuthillMcKee(pattern, frame), pattern.lines);
  });
}
