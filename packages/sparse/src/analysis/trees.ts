/** Elimination trees. */
import { kernelsOf, type Frame } from '@numloom/linalg/kernels';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import { eachRange } from './ranges.ts';

/** Address of the inverse of an order: inverse[order[k]] is k. */
export function inverseOf(order: number, n: number, frame: Frame): number {
  const inverse = frame.bytes(4 * n);
  kernelsOf(trees).invert(n, order, inverse);
  return inverse;
}

/**
 * The elimination tree of a symmetric pattern (see `symmetricPattern`) whose lines come in an order:
 * address of the parent of each node, int32, -1 for roots. Node k is the line order[k]; parents come
 * after their children. O(entries log n) at most, with paths compressed.
 *
 * J. W. H. Liu, "The role of elimination trees in sparse factorization", SIAM J. Matrix Anal. Appl. 11
 * (1990).
 */
export function symmetricTree(pattern: Pattern, order: number, frame: Frame): number {
  const { lines: n, starts, indices } = pattern;
  const kernels = kernelsOf(trees);
  const inverse = inverseOf(order, n, frame);
  const parents = frame.bytes(4 * n);
  const ancestors = frame.bytes(4 * n);
  kernels.fill(parents, n, -1);
  kernels.fill(ancestors, n, -1);
  eachRange(n, (from, to) =>
    kernels.symmetricTree(from, to, starts, indices, order, inverse, parents, ancestors),
  );
  return parents;
}

/**
 * The elimination tree of AᵀA of a matrix A by columns, that come in an order: as `symmetricTree`,
 * without the product.
 */
export function columnTree(pattern: Pattern, order: number, frame: Frame): number {
  const { lines: n, length, starts, indices } = pattern;
  const kernels = kernelsOf(trees);
  const parents = frame.bytes(4 * n);
  const ancestors = frame.bytes(4 * n);
  const lasts = frame.bytes(4 * length);
  kernels.fill(parents, n, -1);
  kernels.fill(ancestors, n, -1);
  kernels.fill(lasts, length, -1);
  eachRange(n, (from, to) =>
    kernels.columnTree(from, to, starts, indices, order, parents, ancestors, lasts),
  );
  return parents;
}

/**
 * Address of the nodes of a forest in postorder, int32: children come before their parents, and the
 * subtree of each node without gaps. O(n).
 */
export function postorder(parents: number, n: number, frame: Frame): number {
  const post = frame.bytes(4 * n);
  const room = [frame.bytes(4 * n), frame.bytes(4 * n), frame.bytes(4 * n)] as const;
  kernelsOf(trees).postorder(n, parents, post, ...room);
  return post;
}

/** The order in which the nodes of `order` come in `post`: address of order[post[k]]. */
export function reordered(order: number, post: number, n: number, frame: Frame): number {
  const result = frame.bytes(4 * n);
  kernelsOf(trees).compose(n, order, post, result);
  return result;
}
