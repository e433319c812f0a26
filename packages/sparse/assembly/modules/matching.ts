/**
 * Maximum matching of columns to rows: of a pattern by columns, int32. rowOf[column] and
 * columnOf[row] are -1 for what is not matched.
 *
 * J. E. Hopcroft, R. M. Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs", SIAM J.
 * Comput. 2 (1973).
 */
import { fillList, get, set } from '../base/lists';

/** Each column takes the first of its rows that is free; answers how many do. */
export function assign(
  n: i32,
  m: i32,
  starts: usize,
  indices: usize,
  rowOf: usize,
  columnOf: usize,
): i32 {
  fillList(rowOf, n, -1);
  fillList(columnOf, m, -1);
  let count = 0;
  for (let j = 0; j < n; j++) {
    const end = get(starts, j + 1);
    for (let p = get(starts, j); p < end; p++) {
      const row = get(indices, p);
      if (get(columnOf, row) != -1) continue;
      set(columnOf, row, j);
      set(rowOf, j, row);
      count++;
      break;
    }
  }
  return count;
}

/**
 * Levels of columns by alternating paths from those not matched, as far as the first free row; answers
 * whether there is one. Other columns have level -1.
 */
export function findLevels(
  n: i32,
  starts: usize,
  indices: usize,
  rowOf: usize,
  columnOf: usize,
  levels: usize,
  queue: usize,
): bool {
  let end = 0;
  for (let j = 0; j < n; j++) {
    const isFree = get(rowOf, j) == -1;
    set(levels, j, isFree ? 0 : -1);
    if (isFree) {
      set(queue, end, j);
      end++;
    }
  }
  let isFound = false;
  let last = n;
  for (let k = 0; k < end; k++) {
    const j = get(queue, k);
    const level = get(levels, j);
    if (level > last) break;
    const to = get(starts, j + 1);
    for (let p = get(starts, j); p < to; p++) {
      const next = get(columnOf, get(indices, p));
      if (next == -1) {
        isFound = true;
        last = level;
      } else if (get(levels, next) == -1) {
        set(levels, next, level + 1);
        set(queue, end, next);
        end++;
      }
    }
  }
  return isFound;
}

/** Looks for a path from a free column along the levels, and exchanges what is matched on it. */
export function augment(
  column: i32,
  starts: usize,
  indices: usize,
  rowOf: usize,
  columnOf: usize,
  levels: usize,
  cursors: usize,
  stack: usize,
): bool {
  let top = 0;
  set(stack, 0, column);
  while (top >= 0) {
    const j = get(stack, top);
    const p = get(cursors, j);
    if (p == get(starts, j + 1)) {
      top--;
      continue;
    }
    set(cursors, j, p + 1);
    const next = get(columnOf, get(indices, p));
    if (next == -1) {
      for (; top >= 0; top--) {
        const other = get(stack, top);
        const row = get(indices, get(cursors, other) - 1);
        set(rowOf, other, row);
        set(columnOf, row, other);
      }
      return true;
    }
    if (get(levels, next) == get(levels, j) + 1) {
      top++;
      set(stack, top, next);
    }
  }
  return false;
}

/** As many disjoint shortest paths as possible; answers how many. */
export function augmentAll(
  n: i32,
  starts: usize,
  indices: usize,
  rowOf: usize,
  columnOf: usize,
  levels: usize,
  cursors: usize,
  stack: usize,
): i32 {
  for (let j = 0; j < n; j++) set(cursors, j, get(starts, j));
  let count = 0;
  for (let j = 0; j < n; j++) {
    if (get(rowOf, j) != -1) continue;
    if (augment(j, starts, indices, rowOf, columnOf, levels, cursors, stack)) count++;
  }
  return count;
}

/**
 * Columns on alternating paths from a column that is not matched: they are one more than the rows
 * where they have entries. Answers how many; they lie in the queue. marks are 0 first.
 */
export function reach(
  column: i32,
  starts: usize,
  indices: usize,
  columnOf: usize,
  marks: usize,
  queue: usize,
): i32 {
  let end = 1;
  set(queue, 0, column);
  set(marks, column, 1);
  for (let k = 0; k < end; k++) {
    const j = get(queue, k);
    const to = get(starts, j + 1);
    for (let p = get(starts, j); p < to; p++) {
      const next = get(columnOf, get(indices, p));
      if (next == -1 || get(marks, next) != 0) continue;
      set(marks, next, 1);
      set(queue, end, next);
      end++;
    }
  }
  return end;
}
