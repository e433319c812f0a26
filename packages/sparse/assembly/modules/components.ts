/**
 * Connected components of graphs, and the blocks of matrices that they give: `starts` and `indices` list
 * the edges from each vertex, int32.
 */
import { fillList, get, set } from '../base/lists';

let count: i32 = 0;
let visited: i32 = 0;
let waiting: i32 = 0;

/** Before components are sought. */
export function begin(n: i32, labels: usize, ranks: usize): void {
  count = 0;
  visited = 0;
  waiting = 0;
  fillList(labels, n, -1);
  fillList(ranks, n, -1);
}

/** How many there are. */
export function found(): i32 {
  return count;
}

/**
 * Labels the strong components that can be reached from a vertex, each before those that lead to it.
 * An edge to k leads to targets[k], if there are any; -1 is no vertex. Edges are followed from the last
 * to the first.
 *
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
 */
export function visitStrong(
  root: i32,
  starts: usize,
  indices: usize,
  targets: usize,
  labels: usize,
  ranks: usize,
  lows: usize,
  cursors: usize,
  path: usize,
  stack: usize,
): void {
  let top = 0;
  set(path, 0, root);
  while (top >= 0) {
    const v = get(path, top);
    if (get(ranks, v) == -1) {
      set(ranks, v, visited);
      set(lows, v, visited);
      visited++;
      set(stack, waiting, v);
      waiting++;
      set(cursors, v, get(starts, v + 1));
    }
    const p = get(cursors, v) - 1;
    if (p >= get(starts, v)) {
      set(cursors, v, p);
      const index = get(indices, p);
      const w = targets == 0 ? index : get(targets, index);
      if (w == -1 || get(labels, w) != -1) continue;
      const rank = get(ranks, w);
      if (rank == -1) {
        top++;
        set(path, top, w);
      } else if (rank < get(lows, v)) {
        set(lows, v, rank);
      }
      continue;
    }
    const low = get(lows, v);
    if (low == get(ranks, v)) {
      let w: i32;
      do {
        waiting--;
        w = get(stack, waiting);
        set(labels, w, count);
      } while (w != v);
      count++;
    }
    top--;
    if (top < 0) continue;
    const before = get(path, top);
    if (low < get(lows, before)) set(lows, before, low);
  }
}

export function visitAllStrong(
  n: i32,
  starts: usize,
  indices: usize,
  targets: usize,
  labels: usize,
  ranks: usize,
  lows: usize,
  cursors: usize,
  path: usize,
  stack: usize,
): void {
  for (let v = 0; v < n; v++) {
    if (get(ranks, v) != -1) continue;
    visitStrong(v, starts, indices, targets, labels, ranks, lows, cursors, path, stack);
  }
}

/** Labels all that can be reached from a vertex of a symmetric pattern. */
export function visitWeak(
  root: i32,
  starts: usize,
  indices: usize,
  labels: usize,
  queue: usize,
): void {
  let end = 1;
  set(queue, 0, root);
  set(labels, root, count);
  for (let k = 0; k < end; k++) {
    const v = get(queue, k);
    const to = get(starts, v + 1);
    for (let p = get(starts, v); p < to; p++) {
      const w = get(indices, p);
      if (get(labels, w) != -1) continue;
      set(labels, w, count);
      set(queue, end, w);
      end++;
    }
  }
  count++;
}

export function visitAllWeak(
  n: i32,
  starts: usize,
  indices: usize,
  labels: usize,
  queue: usize,
): void {
  for (let v = 0; v < n; v++) {
    if (get(labels, v) == -1) visitWeak(v, starts, indices, labels, queue);
  }
}

/** order = the vertices by label, ends[label] where those of the label end; ends are 0 first. */
export function sortByLabel(n: i32, labels: usize, order: usize, ends: usize): void {
  for (let v = 0; v < n; v++) {
    const label = get(labels, v);
    set(ends, label, get(ends, label) + 1);
  }
  let sum = 0;
  for (let label = 0; label < count; label++) {
    const size = get(ends, label);
    set(ends, label, sum);
    sum += size;
  }
  for (let v = 0; v < n; v++) {
    const label = get(labels, v);
    const place = get(ends, label);
    set(order, place, v);
    set(ends, label, place + 1);
  }
}

/**
 * The pattern of a block triangular matrix's diagonal blocks: line k is the column that comes k-th, its
 * indices are the places of rows. The block that place k is in begins at firsts[k]; no entry is below it.
 * Answers the number of entries.
 */
export function diagonalBlocks(
  n: i32,
  starts: usize,
  indices: usize,
  columnOrder: usize,
  places: usize,
  firsts: usize,
  toStarts: usize,
  toIndices: usize,
): i32 {
  let to = 0;
  for (let k = 0; k < n; k++) {
    set(toStarts, k, to);
    const column = get(columnOrder, k);
    const first = get(firsts, k);
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      const place = get(places, get(indices, p));
      if (place >= first) set(toIndices, to++, place);
    }
  }
  set(toStarts, n, to);
  return to;
}

/** The columns of places that come in an order, block after block; cursors are 0 first. */
export function orderInBlocks(
  n: i32,
  order: usize,
  firsts: usize,
  cursors: usize,
  columnOrder: usize,
  to: usize,
): void {
  for (let i = 0; i < n; i++) {
    const place = get(order, i);
    const first = get(firsts, place);
    const done = get(cursors, first);
    set(cursors, first, done + 1);
    set(to, first + done, get(columnOrder, place));
  }
}
