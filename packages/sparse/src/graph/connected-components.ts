/** Connected components, as scipy.sparse.csgraph gives them. */
import type { NdArray } from '@numloom/ndarray';
import { strongComponents, weakComponents } from '../analysis/components.ts';
import type { MatrixInput } from '../construct/types.ts';
import { framed } from '../memory/within.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { graphOf } from './patterns.ts';
import { copied } from './results.ts';

/** Options of {@link connected_components}. */
export interface ConnectedComponentsOptions<Labels extends boolean = boolean> {
  /** Whether an edge leads one way only, as it does by default. */
  readonly directed?: boolean | undefined;
  /**
   * Of directed graphs: whether vertices are connected when there is a way from each to the other
   * (`'strong'`), or also when it is one along edges in any direction (`'weak'`, the default).
   */
  readonly connection?: 'weak' | 'strong' | undefined;
  /** Whether the labels are wanted, or just how many components there are; by default they are. */
  readonly return_labels?: Labels | undefined;
}

/** What {@link connected_components} gives. */
export interface ConnectedComponents {
  readonly n_components: number;
  /** The number of each vertex's component. */
  readonly labels: NdArray<'int32'>;
}

/**
 * The connected components of the graph whose edges are the stored elements of a square matrix, (i, j)
 * from i to j. O(nnz + n).
 *
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
 *
 * @throws RangeError when the matrix is not square; TypeError for unknown options.
 *
 * @example
 * ```ts
 * import { connected_components } from '@numloom/sparse';
 * const { n_components, labels } = connected_components([[0, 1, 0], [0, 0, 0], [0, 0, 0]]);
 * console.log(n_components, labels.tolist()); // => 2 [ 0, 0, 1 ]
 * ```
 */
export function connected_components(
  csgraph: MatrixInput,
  options?: ConnectedComponentsOptions<true>,
): ConnectedComponents;
export function connected_components(
  csgraph: MatrixInput,
  options: ConnectedComponentsOptions<false>,
): number;
export function connected_components(
  csgraph: MatrixInput,
  options: ConnectedComponentsOptions,
): ConnectedComponents | number;
export function connected_components(
  csgraph: MatrixInput,
  options: ConnectedComponentsOptions = {},
): ConnectedComponents | number {
  checkOptions(options, ['directed', 'connection', 'return_labels'], 'connected_components');
  checkFlags(options, ['directed', 'return_labels'], 'connected_components');
  const { directed = true, connection = 'weak', return_labels: hasLabels = true } = options;
  if (connection !== 'weak' && connection !== 'strong') {
    throw new TypeError(
      `connected_components: connection is ${String(connection)}, must be 'weak' or 'strong'`,
    );
  }
  return framed('connected_components', (frame) => {
    const pattern = graphOf(csgraph, frame, 'connected_components');
    const isStrong = directed && connection === 'strong';
    const { count, labels } = (isStrong ? strongComponents : weakComponents)(pattern, frame);
    return hasLabels ? { n_components: count, labels: copied(labels, pattern.lines) } : count;
  });
}
