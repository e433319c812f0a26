/**
 * Elimination trees and what follows from them. Nodes are columns in the order of elimination:
 * `order[k]` is the column that comes k-th, `inverse` its inverse, `parents[k]` a node or -1. Lists are
 * int32. Work is done in ranges, so that the engine has a chance to optimise what is called again.
 */
import { fillList, get, set } from '../base/lists';

export function fill(list: usize, count: i32, value: i32): void {
  fillList(list, count, value);
}

/** inverse[order[k]] = k. */
export function invert(n: i32, order: usize, inverse: usize): void {
  for (let k = 0; k < n; k++) set(inverse, get(order, k), k);
}

/** result[k] = order[post[k]]. */
export function compose(n: i32, order: usize, post: usize, result: usize): void {
  for (let k = 0; k < n; k++) set(result, k, get(order, get(post, k)));
}

/** Has the root of node i's subtree become a child of k; paths are compressed to k. */
function climb(i: i32, k: i32, parents: usize, ancestors: usize): void {
  while (i != k) {
    const next = get(ancestors, i);
    set(ancestors, i, k);
    if (next == -1) {
      set(parents, i, k);
      return;
    }
    i = next;
  }
}

/** The elimination tree of a symmetric pattern, nodes from ≤ k < to; parents and ancestors are -1 first. */
export function symmetricTree(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  order: usize,
  inverse: usize,
  parents: usize,
  ancestors: usize,
): void {
  for (let k = from; k < to; k++) {
    const column = get(order, k);
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      const i = get(inverse, get(indices, p));
      if (i < k) climb(i, k, parents, ancestors);
    }
  }
}

/** The tree of AᵀA; lasts[row] is the last node met in a row. All of them are -1 first. */
export function columnTree(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  order: usize,
  parents: usize,
  ancestors: usize,
  lasts: usize,
): void {
  for (let k = from; k < to; k++) {
    const column = get(order, k);
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      const row = get(indices, p);
      const last = get(lasts, row);
      if (last != -1) climb(last, k, parents, ancestors);
      set(lasts, row, k);
    }
  }
}

/**
 * post[k] = the node that comes k-th when children come before their parents, and those of a node one
 * after the other in increasing order. Works with three lists of n elements.
 */
export function postorder(
  n: i32,
  parents: usize,
  post: usize,
  heads: usize,
  nexts: usize,
  stack: usize,
): void {
  fillList(heads, n, -1);
  let roots = -1;
  for (let j = n - 1; j >= 0; j--) {
    const parent = get(parents, j);
    if (parent == -1) {
      set(nexts, j, roots);
      roots = j;
    } else {
      set(nexts, j, get(heads, parent));
      set(heads, parent, j);
    }
  }
  let count = 0;
  while (roots != -1) {
    const following = get(nexts, roots);
    count = postorderTree(roots, count, post, heads, nexts, stack);
    roots = following;
  }
}

export function postorderTree(
  root: i32,
  count: i32,
  post: usize,
  heads: usize,
  nexts: usize,
  stack: usize,
): i32 {
  let top = 0;
  set(stack, 0, root);
  while (top >= 0) {
    const node = get(stack, top);
    const child = get(heads, node);
    if (child == -1) {
      set(post, count, node);
      count++;
      top--;
    } else {
      set(heads, node, get(nexts, child));
      top++;
      set(stack, top, child);
    }
  }
  return count;
}

/**
 * Before columns are counted: ranks[node] is its place in the postorder, firsts[node] the least rank
 * of its descendants, deltas[node] 1 for leaves, else 0; ranks of leaves before are -1, each node is its own
 * set.
 */
export function beginCounts(
  n: i32,
  parents: usize,
  post: usize,
  ranks: usize,
  firsts: usize,
  deltas: usize,
  lastRanks: usize,
  sets: usize,
): void {
  fillList(firsts, n, -1);
  fillList(deltas, n, 0);
  for (let k = 0; k < n; k++) {
    const node = get(post, k);
    set(ranks, node, k);
    set(sets, k, k);
    set(lastRanks, k, -1);
    if (get(firsts, node) == -1) {
      set(firsts, node, k);
      set(deltas, node, 1);
    }
    const parent = get(parents, node);
    if (parent != -1 && get(firsts, parent) == -1) set(firsts, parent, get(firsts, node));
  }
}

/** The root of a node's set, paths halved. */
function rootOf(node: i32, sets: usize): i32 {
  let next = get(sets, node);
  while (next != node) {
    const after = get(sets, next);
    set(sets, node, after);
    node = after;
    next = get(sets, node);
  }
  return node;
}

/**
 * Node j is taken account of as a leaf of the row subtree of node i: what it is where its first descendant comes after
 * the leaf before, whose rank is lastRanks[i].
 */
function countLeaf(
  j: i32,
  i: i32,
  post: usize,
  ranks: usize,
  deltas: usize,
  lastRanks: usize,
  sets: usize,
): void {
  const last = get(lastRanks, i);
  set(lastRanks, i, get(ranks, j));
  set(deltas, j, get(deltas, j) + 1);
  if (last == -1) return;
  const common = rootOf(get(post, last), sets);
  set(deltas, common, get(deltas, common) - 1);
}

/** The entries of node j are done: its set joins its parent's, where one entry less arrives. */
function closeNode(j: i32, parents: usize, deltas: usize, sets: usize): void {
  const parent = get(parents, j);
  if (parent == -1) return;
  set(deltas, parent, get(deltas, parent) - 1);
  set(sets, j, parent);
}

/** Counts of the factor of a symmetric pattern: from ≤ k < to in the postorder. */
export function countSymmetric(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  order: usize,
  inverse: usize,
  parents: usize,
  post: usize,
  ranks: usize,
  firsts: usize,
  deltas: usize,
  lastRanks: usize,
  sets: usize,
): void {
  for (let k = from; k < to; k++) {
    const j = get(post, k);
    const column = get(order, j);
    const first = get(firsts, j);
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      const i = get(inverse, get(indices, p));
      if (i > j && first > get(lastRanks, i)) {
        countLeaf(j, i, post, ranks, deltas, lastRanks, sets);
      }
    }
    closeNode(j, parents, deltas, sets);
  }
}

/** heads[rank] lists the rows whose first column in the postorder has that rank; both are -1 first. */
export function listRows(
  n: i32,
  starts: usize,
  indices: usize,
  order: usize,
  post: usize,
  heads: usize,
  nexts: usize,
  met: usize,
): void {
  for (let k = 0; k < n; k++) {
    const column = get(order, get(post, k));
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      const row = get(indices, p);
      if (get(met, row) != -1) continue;
      set(met, row, k);
      set(nexts, row, get(heads, k));
      set(heads, k, row);
    }
  }
}

/** Counts of the factor of AᵀA, from A by rows: from ≤ k < to in the postorder. */
export function countColumns(
  from: i32,
  to: i32,
  rowStarts: usize,
  columns: usize,
  inverse: usize,
  heads: usize,
  nexts: usize,
  parents: usize,
  post: usize,
  ranks: usize,
  firsts: usize,
  deltas: usize,
  lastRanks: usize,
  sets: usize,
): void {
  for (let k = from; k < to; k++) {
    const j = get(post, k);
    const first = get(firsts, j);
    for (let row = get(heads, k); row != -1; row = get(nexts, row)) {
      const end = get(rowStarts, row + 1);
      for (let p = get(rowStarts, row); p < end; p++) {
        const i = get(inverse, get(columns, p));
        if (i > j && first > get(lastRanks, i)) {
          countLeaf(j, i, post, ranks, deltas, lastRanks, sets);
        }
      }
    }
    closeNode(j, parents, deltas, sets);
  }
}

/** Adds up what nodes and their descendants give. */
export function endCounts(n: i32, parents: usize, post: usize, counts: usize): void {
  for (let k = 0; k < n; k++) {
    const node = get(post, k);
    const parent = get(parents, node);
    if (parent != -1) set(counts, parent, get(counts, parent) + get(counts, node));
  }
}
