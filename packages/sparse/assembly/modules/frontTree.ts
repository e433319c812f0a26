/**
 * From an elimination tree to fronts: which columns are eliminated together, in which order, the rows of
 * each front, where contributions lie, and where each entry of the matrix belongs. Nodes are columns in
 * postorder, fronts are groups of them. Lists are int32; sizes that may be large are float64. Work is
 * done in ranges, so that the engine has a chance to optimise what is called again.
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
  if (columns <= 16) return zeros < 0.8 * entries;
  if (columns <= 48) return zeros < 0.1 * entries;
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

/**
 * What is needed, as float64 at `sizes`: rows below of all fronts, entries of L and of Uᵀ, room for
 * contributions, operations of LU, the largest front, its columns, the largest m k.
 */
export function measureFronts(
  fronts: i32,
  firsts: usize,
  rowCounts: usize,
  parents: usize,
  depths: usize,
  waiting: usize,
  sizes: usize,
): void {
  let rows = 0.0;
  let lower = 0.0;
  let upper = 0.0;
  let operations = 0.0;
  let largest = 0;
  let widest = 0;
  let panel = 0.0;
  for (let s = fronts - 1; s >= 0; s--) {
    const parent = get(parents, s);
    set(depths, s, parent == -1 ? 0 : get(depths, parent) + 1);
    store<f64>(waiting + ((<usize>s) << 3), 0);
  }
  let held = 0.0;
  let peak = 0.0;
  for (let s = 0; s < fronts; s++) {
    const k = get(firsts, s + 1) - get(firsts, s);
    const m = get(rowCounts, s);
    const parent = get(parents, s);
    const wide = <f64>k;
    const high = <f64>m;
    rows += high;
    lower += wide * (wide + high);
    upper += wide * high;
    operations +=
      wide * wide * wide * (2.0 / 3.0) + 2 * wide * wide * high + 2 * wide * high * high;
    largest = max(largest, k + m);
    widest = max(widest, k);
    panel = max(panel, wide * high);
    held += high * high;
    peak = max(peak, held);
    held -= load<f64>(waiting + ((<usize>s) << 3));
    if (parent != -1) {
      const at = waiting + ((<usize>parent) << 3);
      store<f64>(at, load<f64>(at) + high * high);
    }
  }
  store<f64>(sizes, rows);
  store<f64>(sizes, lower, 8);
  store<f64>(sizes, upper, 16);
  store<f64>(sizes, peak, 24);
  store<f64>(sizes, operations, 32);
  store<f64>(sizes, largest, 40);
  store<f64>(sizes, widest, 48);
  store<f64>(sizes, panel, 56);
}

/**
 * Where the parts of fronts begin, and their children. Contributions lie on two stacks, of fronts at
 * even and at odd depths, that grow towards each other in room for `room` elements: so those of the
 * children and that of the front itself never wait on the same.
 */
export function placeFronts(
  fronts: i32,
  room: i32,
  firsts: usize,
  rowCounts: usize,
  parents: usize,
  depths: usize,
  rowStarts: usize,
  lowerStarts: usize,
  upperStarts: usize,
  contributionStarts: usize,
  heads: usize,
  nexts: usize,
): void {
  let rows = 0;
  let lower = 0;
  let upper = 0;
  let even = 0;
  let odd = room;
  fillList(heads, fronts, -1);
  for (let s = 0; s < fronts; s++) {
    const k = get(firsts, s + 1) - get(firsts, s);
    const m = get(rowCounts, s);
    const isEven = (get(depths, s) & 1) == 0;
    set(rowStarts, s, rows);
    set(lowerStarts, s, lower);
    set(upperStarts, s, upper);
    rows += m;
    lower += k * (k + m);
    upper += k * m;
    if (isEven) {
      set(contributionStarts, s, even);
      even += m * m;
    } else {
      odd -= m * m;
      set(contributionStarts, s, odd);
    }
    for (let child = get(heads, s); child != -1; child = get(nexts, child)) {
      const size = get(rowCounts, child) * get(rowCounts, child);
      if (isEven) odd += size;
      else even -= size;
    }
    const parent = get(parents, s);
    if (parent == -1) set(nexts, s, -1);
    else {
      set(nexts, s, get(heads, parent));
      set(heads, parent, s);
    }
  }
  set(rowStarts, fronts, rows);
}

/**
 * The rows below of all fronts, increasing: row i belongs to those on the way from the fronts of its
 * entries to its own, for from ≤ i < to. `marks` are -1 first, `next` are the row starts.
 */
export function fillRows(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  order: usize,
  frontOf: usize,
  parents: usize,
  marks: usize,
  next: usize,
  rows: usize,
): void {
  for (let i = from; i < to; i++) {
    const column = get(order, i);
    const own = get(frontOf, column);
    set(marks, own, i);
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      let s = get(frontOf, get(indices, p));
      while (s < own && s != -1 && get(marks, s) != i) {
        set(marks, s, i);
        const place = get(next, s);
        set(next, s, place + 1);
        set(rows, place, i);
        s = get(parents, s);
      }
    }
  }
}

/** relative[p] = which row of its parent's front each row of a front is; `local` has room for n. */
export function relateRows(
  from: i32,
  to: i32,
  firsts: usize,
  rowStarts: usize,
  rows: usize,
  heads: usize,
  nexts: usize,
  local: usize,
  relative: usize,
): void {
  for (let s = from; s < to; s++) {
    if (get(heads, s) == -1) continue;
    const first = get(firsts, s);
    const last = get(firsts, s + 1);
    const begin = get(rowStarts, s);
    const end = get(rowStarts, s + 1);
    for (let p = begin; p < end; p++) set(local, get(rows, p), p - begin + last - first);
    for (let child = get(heads, s); child != -1; child = get(nexts, child)) {
      const stop = get(rowStarts, child + 1);
      for (let p = get(rowStarts, child); p < stop; p++) {
        const row = get(rows, p);
        set(relative, p, row < last ? row - first : get(local, row));
      }
    }
  }
}

/** The list of its front that an entry (row, column) of the matrix goes to: of L or of Uᵀ. */
function listOf(row: i32, column: i32, frontOf: usize): i32 {
  const own = get(frontOf, column);
  const other = get(frontOf, row);
  return other < own ? 2 * other + 1 : 2 * own;
}

/** Counts the entries of each list, for columns from ≤ j < to; list l at counts[l + 2]. */
export function countEntries(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  frontOf: usize,
  counts: usize,
): void {
  for (let j = from; j < to; j++) {
    const end = get(starts, j + 1);
    for (let p = get(starts, j); p < end; p++) {
      const list = listOf(get(indices, p), j, frontOf) + 2;
      set(counts, list, get(counts, list) + 1);
    }
  }
}

/** list[i] = the sum of list[0] to list[i]. */
export function accumulateEntries(count: i32, list: usize): void {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += get(list, i);
    set(list, i, sum);
  }
}

/** Puts entries into their lists, in the order of columns of the matrix, with their columns in `places`. */
export function listEntries(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  frontOf: usize,
  next: usize,
  sources: usize,
  places: usize,
): void {
  for (let j = from; j < to; j++) {
    const end = get(starts, j + 1);
    for (let p = get(starts, j); p < end; p++) {
      const list = listOf(get(indices, p), j, frontOf);
      const place = get(next, list);
      set(next, list, place + 1);
      set(sources, place, p);
      set(places, place, j);
    }
  }
}

/** Columns in `places` become elements of the fronts' parts, for fronts from ≤ s < to. */
export function placeEntries(
  from: i32,
  to: i32,
  indices: usize,
  inverse: usize,
  firsts: usize,
  rowStarts: usize,
  rows: usize,
  local: usize,
  entryStarts: usize,
  sources: usize,
  places: usize,
): void {
  for (let s = from; s < to; s++) {
    const first = get(firsts, s);
    const last = get(firsts, s + 1);
    const begin = get(rowStarts, s);
    const m = get(rowStarts, s + 1) - begin;
    for (let i = 0; i < m; i++) set(local, get(rows, begin + i), i);
    const middle = get(entryStarts, 2 * s + 1);
    const end = get(entryStarts, 2 * s + 2);
    const k = last - first;
    for (let e = get(entryStarts, 2 * s); e < middle; e++) {
      const row = get(inverse, get(indices, get(sources, e)));
      const column = get(inverse, get(places, e)) - first;
      set(places, e, (row < last ? row - first : k + get(local, row)) + (k + m) * column);
    }
    for (let e = middle; e < end; e++) {
      const row = get(inverse, get(indices, get(sources, e))) - first;
      set(places, e, get(local, get(inverse, get(places, e))) + m * row);
    }
  }
}
