/**
 * Maximum matching of columns to rows: of a pattern by columns, int32. rowOf[column] and
 * columnOf[row] are -1 for what is not matched.
 *
 * J. E. Hopcroft, R. M. Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs", SIAM J.
 * Comput. 2 (1973).
 */
import { get, set } from '../base/lists';

/**
 * Matches columns that have one free row left, and rows that have one free column, as long as there are any:
 * some maximum matching has these pairs. Nothing is matched first. The pattern is given by rows, too;
 * `counts` and `stack` are room for n + m numbers. Answers how many pairs there are.
 *
 * R. M. Karp, M. Sipser, "Maximum matchings in sparse random graphs", FOCS (1981).
 */
export function assignSingles(
  n: i32,
  m: i32,
  starts: usize,
  indices: usize,
  rowStarts: usize,
  rowIndices: usize,
  rowOf: usize,
  columnOf: usize,
  counts: usize,
  stack: usize,
): i32 {
  const rowCounts = counts + ((<usize>n) << 2);
  let top = 0;
  for (let j = 0; j < n; j++) top = countEntries(j, j, starts, counts, stack, top);
  for (let i = 0; i < m; i++) top = countEntries(i, ~i, rowStarts, rowCounts, stack, top);
  let found = 0;
  while (top > 0) {
    const single = get(stack, --top);
    let column = single;
    let row = ~single;
    if (single >= 0) {
      if (get(rowOf, column) != -1) continue;
      row = firstFree(column, starts, indices, columnOf);
      if (row == -1) continue;
    } else {
      if (get(columnOf, row) != -1) continue;
      column = firstFree(row, rowStarts, rowIndices, rowOf);
      if (column == -1) continue;
    }
    set(rowOf, column, row);
    set(columnOf, row, column);
    found++;
    for (let p = get(starts, column), end = get(starts, column + 1); p < end; p++) {
      const other = get(indices, p);
      const left = get(rowCounts, other) - 1;
      set(rowCounts, other, left);
      if (left == 1) set(stack, top++, ~other);
    }
    for (let p = get(rowStarts, row), end = get(rowStarts, row + 1); p < end; p++) {
      const other = get(rowIndices, p);
      const left = get(counts, other) - 1;
      set(counts, other, left);
      if (left == 1) set(stack, top++, other);
    }
  }
  return found;
}

/** Counts a line's entries, and puts `name` on the stack if there is one; answers the stack's top. */
function countEntries(
  line: i32,
  name: i32,
  starts: usize,
  counts: usize,
  stack: usize,
  top: i32,
): i32 {
  const count = get(starts, line + 1) - get(starts, line);
  set(counts, line, count);
  if (count != 1) return top;
  set(stack, top, name);
  return top + 1;
}

/** The first index of a line that is not matched, or -1. */
function firstFree(line: i32, starts: usize, indices: usize, matched: usize): i32 {
  for (let p = get(starts, line), end = get(starts, line + 1); p < end; p++) {
    const index = get(indices, p);
    if (get(matched, index) == -1) return index;
  }
  return -1;
}

/** Each column that is not matched takes the first of its rows that is free; answers how many do. */
export function assign(n: i32, starts: usize, indices: usize, rowOf: usize, columnOf: usize): i32 {
  let count = 0;
  for (let j = 0; j < n; j++) {
    if (get(rowOf, j) != -1) continue;
    const row = firstFree(j, starts, indices, columnOf);
    if (row == -1) continue;
    set(columnOf, row, j);
    set(rowOf, j, row);
    count++;
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
