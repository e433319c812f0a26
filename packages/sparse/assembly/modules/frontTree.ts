/**
 * From an elimination tree to fronts: which columns are eliminated together, and in which order. Nodes
 * are columns in postorder, fronts are groups of them. Lists are int32; sizes that may be large are
 * float64.
 */
import { fillList, get, set } from '../base/lists';

/** parents and counts of nodes, numbered as they come in `post`. */
export function renumber(
  n: i32,
  parents: usize,
  counts: usize,
  post: usize,
  ranks: usize,
  toParents: usize,
  toCounts: usize,
): void {
  for (let k = 0; k < n; k++) set(ranks, get(post, k), k);
  for (let k = 0; k < n; k++) {
    const node = get(post, k);
    const parent = get(parents, node);
    set(toParents, k, parent == -1 ? -1 : get(ranks, parent));
    set(toCounts, k, get(counts, node));
  }
}

/**
 * Groups of nodes of equal structure: groups[node]; of each group its last node, the columns it
 * eliminates, the rows below and the group of its parent, -1 for roots. Answers how many groups.
 */
export function groupEqual(
  n: i32,
  parents: usize,
  counts: usize,
  groups: usize,
  columns: usize,
  rows: usize,
  groupParents: usize,
): i32 {
  let count = 0;
  for (let j = 0; j < n; j++) {
    const joins = j > 0 && get(parents, j - 1) == j && get(counts, j - 1) == get(counts, j) + 1;
    if (!joins) {
      set(columns, count, 0);
      count++;
    }
    set(groups, j, count - 1);
    set(columns, count - 1, get(columns, count - 1) + 1);
    set(rows, count - 1, get(counts, j) - 1);
    // Its last node's parent, for now.
    set(groupParents, count - 1, get(parents, j));
  }
  for (let s = 0; s < count; s++) {
    const parent = get(groupParents, s);
    if (parent != -1) set(groupParents, s, get(groups, parent));
  }
  return count;
}

/** Entries of a front's part of L. */
function entriesOf(columns: f64, rows: f64): f64 {
  return columns * ((columns + 1) * 0.5 + rows);
}

/** Whether fronts may be merged to one of so many columns, so much of which are zeros. */
function mayMerge(columns: i32, zeros: f64, entries: f64): bool {
  if (zeros <= 0 || columns <= 4) return true;
  if (columns <= 12) return zeros < 0.5 * entries;
  if (columns <= 32) return zeros < 0.2 * entries;
  return zeros < 0.05 * entries;
}

/**
 * Merges groups with their parents where that stores few zeros (Ashcraft and Grimes 1989). merged[s] is
 * the group that s became part of, itself if none; `used` has the entries of each that are not zeros,
 * in float64. Heads and nexts have room for the children of each.
 */
export function mergeGroups(
  count: i32,
  columns: usize,
  rows: usize,
  parents: usize,
  merged: usize,
  used: usize,
  heads: usize,
  nexts: usize,
): void {
  fillList(heads, count, -1);
  for (let s = 0; s < count; s++) {
    set(merged, s, s);
    mergeChildren(s, columns, rows, merged, used, heads, nexts);
    const parent = get(parents, s);
    if (parent == -1) continue;
    set(nexts, s, get(heads, parent));
    set(heads, parent, s);
  }
}

/** The children of s, the last of them first, which is most like it. */
function mergeChildren(
  s: i32,
  columns: usize,
  rows: usize,
  merged: usize,
  used: usize,
  heads: usize,
  nexts: usize,
): void {
  const below = get(rows, s);
  let own = get(columns, s);
  let sum = entriesOf(own, below);
  for (let child = get(heads, s); child != -1; child = get(nexts, child)) {
    const together = own + get(columns, child);
    const entries = entriesOf(together, below);
    const apart = sum + load<f64>(used + ((<usize>child) << 3));
    if (!mayMerge(together, entries - apart, entries)) continue;
    set(merged, child, s);
    own = together;
    sum = apart;
  }
  set(columns, s, own);
  store<f64>(used + ((<usize>s) << 3), sum);
}

/** merged[s] = the group that s ends in. */
export function followMerged(count: i32, merged: usize): void {
  for (let s = count - 1; s >= 0; s--) set(merged, s, get(merged, get(merged, s)));
}

/**
 * parents[s] = the group above group s; those that were merged have none. Of the children of each the
 * one that needs most room comes first: heads and nexts list them.
 */
export function linkFronts(
  count: i32,
  merged: usize,
  rows: usize,
  parents: usize,
  peaks: usize,
  heads: usize,
  nexts: usize,
): i32 {
  fillList(heads, count, -1);
  let roots = -1;
  let kept = 0;
  for (let s = 0; s < count; s++) {
    if (get(merged, s) != s) {
      set(parents, s, -1);
      continue;
    }
    kept++;
    const size = <f64>get(rows, s) * get(rows, s);
    // Children before it have been linked: the first of them needs most.
    let peak = size;
    let held = 0.0;
    for (let child = get(heads, s); child != -1; child = get(nexts, child)) {
      peak = max(peak, held + load<f64>(peaks + ((<usize>child) << 3)));
      held += <f64>get(rows, child) * get(rows, child);
    }
    peak = max(peak, held + size);
    store<f64>(peaks + ((<usize>s) << 3), peak);
    let parent = get(parents, s);
    if (parent == -1) {
      set(nexts, s, roots);
      roots = s;
      continue;
    }
    parent = get(merged, parent);
    set(parents, s, parent);
    insertChild(s, parent, rows, peaks, heads, nexts);
  }
  // Roots are listed where no group is.
  set(heads, count, roots);
  return kept;
}

/** What a front needs besides the room that it leaves full. */
function excess(s: i32, rows: usize, peaks: usize): f64 {
  return load<f64>(peaks + ((<usize>s) << 3)) - <f64>get(rows, s) * get(rows, s);
}

function insertChild(
  s: i32,
  parent: i32,
  rows: usize,
  peaks: usize,
  heads: usize,
  nexts: usize,
): void {
  const first = get(heads, parent);
  if (first == -1 || excess(s, rows, peaks) >= excess(first, rows, peaks)) {
    set(nexts, s, first);
    set(heads, parent, s);
  } else {
    set(nexts, s, get(nexts, first));
    set(nexts, first, s);
  }
}

/** Fronts in postorder: toFront[s] = the number of the front that group s is, from a list of children. */
export function orderFronts(
  count: i32,
  heads: usize,
  nexts: usize,
  toFront: usize,
  stack: usize,
): void {
  let number = 0;
  let root = get(heads, count);
  while (root != -1) {
    const following = get(nexts, root);
    number = orderTree(root, number, heads, nexts, toFront, stack);
    root = following;
  }
}

function orderTree(
  root: i32,
  number: i32,
  heads: usize,
  nexts: usize,
  toFront: usize,
  stack: usize,
): i32 {
  let top = 0;
  set(stack, 0, root);
  while (top >= 0) {
    const s = get(stack, top);
    const child = get(heads, s);
    if (child == -1) {
      set(toFront, s, number);
      number++;
      top--;
    } else {
      set(heads, s, get(nexts, child));
      top++;
      set(stack, top, child);
    }
  }
  return number;
}

/** Of each front its columns, its rows and its parent, and firsts[s] = the columns before front s. */
export function describeFronts(
  count: i32,
  fronts: i32,
  merged: usize,
  toFront: usize,
  columns: usize,
  rows: usize,
  parents: usize,
  firsts: usize,
  rowCounts: usize,
  frontParents: usize,
): void {
  for (let s = 0; s < count; s++) {
    if (get(merged, s) != s) continue;
    const front = get(toFront, s);
    const parent = get(parents, s);
    set(firsts, front + 1, get(columns, s));
    set(rowCounts, front, get(rows, s));
    set(frontParents, front, parent == -1 ? -1 : get(toFront, parent));
  }
  set(firsts, 0, 0);
  for (let s = 0; s < fronts; s++) set(firsts, s + 1, get(firsts, s) + get(firsts, s + 1));
}

/**
 * The order of elimination: columns of a front come in postorder. order[k] = the column that comes k-th,
 * and frontOf[column]; `before` is the order, `post` its nodes in postorder, `next` begins as firsts.
 */
export function orderColumns(
  n: i32,
  before: usize,
  post: usize,
  groups: usize,
  merged: usize,
  toFront: usize,
  next: usize,
  order: usize,
  inverse: usize,
  frontOf: usize,
): void {
  for (let k = 0; k < n; k++) {
    const column = get(before, get(post, k));
    const front = get(toFront, get(merged, get(groups, k)));
    const place = get(next, front);
    set(next, front, place + 1);
    set(order, place, column);
    set(inverse, column, place);
    set(frontOf, column, front);
  }
}
