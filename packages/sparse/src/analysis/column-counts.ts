/**
 * How many entries the columns of Cholesky factors have, without the factors.
 *
 * J. R. Gilbert, E. G. Ng, B. W. Peyton, "An efficient algorithm to compute row and column counts for
 * sparse Cholesky factorization", SIAM J. Matrix Anal. Appl. 15 (1994).
 */
import { kernelsOf, type Frame } from '@numloom/linalg/kernels';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import { transposedPattern } from './patterns.ts';
import { eachRange } from './ranges.ts';
import { inverseOf } from './trees.ts';

/** Addresses of an order of columns, of their elimination tree and of its postorder. */
export interface OrderedTree {
  readonly order: number;
  readonly parents: number;
  readonly post: number;
}

/**
 * Address of the number of entries of each column of the factor of a symmetric pattern (see
 * `symmetricPattern`), its diagonal included: int32, by node. Almost O(entries + n).
 */
export function columnCounts(pattern: Pattern, tree: OrderedTree, frame: Frame): number {
  const { lines: n, starts, indices } = pattern;
  const { order, parents, post } = tree;
  const kernels = kernelsOf(trees);
  const inverse = inverseOf(order, n, frame);
  const { counts, room } = begin(n, tree, frame);
  eachRange(n, (from, to) =>
    kernels.countSymmetric(from, to, starts, indices, order, inverse, parents, post, ...room),
  );
  kernels.endCounts(n, parents, post, counts);
  return counts;
}

/** The same of AᵀA, for a matrix A by columns and its `columnTree`; without the product. `rows` is Aᵀ. */
export function productColumnCounts(
  pattern: Pattern,
  tree: OrderedTree,
  frame: Frame,
  rows = transposedPattern(pattern, frame),
): number {
  const { lines: n, length, starts, indices } = pattern;
  const { order, parents, post } = tree;
  const kernels = kernelsOf(trees);
  const inverse = inverseOf(order, n, frame);
  const heads = frame.bytes(4 * n);
  const nexts = frame.bytes(4 * length);
  const met = frame.bytes(4 * length);
  kernels.fill(heads, n, -1);
  kernels.fill(met, length, -1);
  kernels.listRows(n, starts, indices, order, post, heads, nexts, met);
  const { counts, room } = begin(n, tree, frame);
  const lists = [rows.starts, rows.indices, inverse, heads, nexts, parents, post] as const;
  eachRange(n, (from, to) => kernels.countColumns(from, to, ...lists, ...room));
  kernels.endCounts(n, parents, post, counts);
  return counts;
}

function begin(n: number, { parents, post }: OrderedTree, frame: Frame) {
  const bytes = 4 * n;
  const ranks = frame.bytes(bytes);
  const firsts = frame.bytes(bytes);
  const counts = frame.bytes(bytes);
  const lastRanks = frame.bytes(bytes);
  const sets = frame.bytes(bytes);
  const room = [ranks, firsts, counts, lastRanks, sets] as const;
  kernelsOf(trees).beginCounts(n, parents, post, ...room);
  return { counts, room };
}
