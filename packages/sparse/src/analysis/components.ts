/** Strong and weak components of graphs, and the block triangular form they give. */
import { kernelsOf, type Frame } from '@numloom/linalg/kernels';
import { components } from '../kernels/generated/components.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import type { Matching } from './matching.ts';
import { symmetricPattern } from './patterns.ts';

/** Components of a graph, each vertex with the number of its own: address of int32. */
export interface Components {
  readonly count: number;
  readonly labels: number;
}

/** Strong components, each with a lower number than those that lead to it. O(entries + n). */
export function strongComponents(pattern: Pattern, frame: Frame, targets = 0): Components {
  const { lines: n, starts, indices } = pattern;
  const kernels = kernelsOf(components);
  const [labels, ranks, lows, cursors, path, stack] = Array.from({ length: 6 }, () =>
    frame.bytes(4 * n),
  ) as [number, number, number, number, number, number];
  kernels.begin(n, labels, ranks);
  const room = [labels, ranks, lows, cursors, path, stack] as const;
  kernels.visitAllStrong(n, starts, indices, targets, ...room);
  return { count: kernels.found(), labels };
}

/** Components when edges lead both ways, by their first vertices. O(entries + n). */
export function weakComponents(pattern: Pattern, frame: Frame): Components {
  const { lines: n, starts, indices } = symmetricPattern(pattern, frame);
  const kernels = kernelsOf(components);
  const [labels, queue] = [frame.bytes(4 * n), frame.bytes(4 * n)];
  kernels.begin(n, labels, queue);
  kernels.visitAllWeak(n, starts, indices, labels, queue);
  return { count: kernels.found(), labels };
}

/**
 * A square matrix in block upper triangular form. Addresses of int32: the column that comes k-th, and the
 * row that comes k-th, its matched one; block b ends before `ends[b]`.
 */
export interface BlockForm {
  readonly count: number;
  readonly rowOrder: number;
  readonly columnOrder: number;
  readonly ends: number;
}

/**
 * The block triangular form of a square matrix by columns with a matching of all columns: as many
 * diagonal blocks as there can be, none of which has such a form of its own. O(entries + n).
 *
 * I. S. Duff, J. K. Reid, "An implementation of Tarjan's algorithm for the block triangularization of a
 * matrix", ACM Trans. Math. Software 4 (1978).
 */
export function blockTriangular(
  pattern: Pattern,
  { rowOf, columnOf }: Matching,
  frame: Frame,
): BlockForm {
  const { lines: n } = pattern;
  const { count, labels } = strongComponents(pattern, frame, columnOf);
  const columnOrder = frame.bytes(4 * n);
  const rowOrder = frame.bytes(4 * n);
  const ends = frame.bytes(4 * count);
  kernelsOf(trees).fill(ends, count, 0);
  kernelsOf(components).sortByLabel(n, labels, columnOrder, ends);
  kernelsOf(trees).compose(n, rowOf, columnOrder, rowOrder);
  return { count, rowOrder, columnOrder, ends };
}
