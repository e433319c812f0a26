/**
 * Approximate minimum degree of the columns of a matrix, as for AᵀA but without it. Eliminating a column
 * replaces the rows that have it by one row, their union.
 *
 * T. A. Davis, J. R. Gilbert, S. I. Larimore, E. G. Ng, "A column approximate minimum degree ordering
 * algorithm", ACM Trans. Math. Software 30 (2004).
 */
import {
  carried,
  carry,
  chain,
  chained,
  insertFirst,
  leastVariable,
  placeDegreeLists,
  remove,
  roomForDegreeLists,
  setDegree,
  degreeOf,
} from '../base/degreeLists';
import { fillList, get, set } from '../base/lists';
import { adopt, emit, placeMembers, roomForMembers } from '../base/members';

let n: i32 = 0;
let m: i32 = 0;
/** Rows of each column; they only become fewer. */
let columns: usize = 0;
let columnBegins: usize = 0;
let columnLengths: usize = 0;
/** Columns that a column stands for; 0 if it is gone; negative while in the pivot row. */
let sizes: usize = 0;
/** Columns of each row. */
let rows: usize = 0;
let capacity: i32 = 0;
let free: i32 = 0;
/** Where a row's list begins, -1 if the row is gone. */
let rowBegins: usize = 0;
let rowLengths: usize = 0;
/** How many columns a row has, counted by size. */
let widths: usize = 0;
/** Rows: 0 if gone, else compared with `tag`. */
let marks: usize = 0;
let tag: i32 = 0;
/** Columns by hash. */
let buckets: usize = 0;
let remaining: i32 = 0;

/** Words of room that `begin` needs beside the lists. */
export function roomFor(rowCount: i32, count: i32): i32 {
  return 4 * (count + 1) + 4 * (rowCount + 1) + roomForDegreeLists(count) + roomForMembers(count);
}

/**
 * Takes lists of rows by column, in `columnLists`, and of columns by row, in `rowLists`, of which it
 * needs `words`, the entries + n. Rows of more than `denseRow` entries are left out; columns of more than
 * `denseColumn` come last, and those of no row after them.
 */
export function begin(
  rowCount: i32,
  count: i32,
  starts: usize,
  columnLists: usize,
  rowStarts: usize,
  rowLists: usize,
  words: i32,
  denseRow: i32,
  denseColumn: i32,
  room: usize,
  order: usize,
): void {
  n = count;
  m = rowCount;
  columns = columnLists;
  rows = rowLists;
  capacity = words;
  free = get(rowStarts, m);
  const step = (<usize>n + 1) << 2;
  const rowStep = (<usize>m + 1) << 2;
  columnBegins = room;
  columnLengths = columnBegins + step;
  sizes = columnLengths + step;
  buckets = sizes + step;
  rowBegins = buckets + step;
  rowLengths = rowBegins + rowStep;
  widths = rowLengths + rowStep;
  marks = widths + rowStep;
  placeMembers(placeDegreeLists(marks + rowStep, n), n, order);
  tag = 2;
  remaining = n;
  fillList(buckets, n + 1, -1);
  let hasDense = false;
  for (let i = 0; i < m; i++) {
    const length = get(rowStarts, i + 1) - get(rowStarts, i);
    const isDense = length > denseRow;
    if (isDense) hasDense = true;
    set(rowLengths, i, length);
    set(widths, i, length);
    set(rowBegins, i, isDense ? -1 : get(rowStarts, i));
    set(marks, i, isDense ? 0 : 1);
  }
  // From behind: first the columns without rows, then the dense ones.
  let end = n;
  for (let j = n - 1; j >= 0; j--) {
    const from = get(starts, j);
    const to = get(starts, j + 1);
    const length = hasDense ? livingOf(from, to) : to - from;
    set(columnBegins, j, from);
    set(columnLengths, j, length);
    set(sizes, j, length > 0 ? 1 : 0);
    if (length == 0) set(order, --end, j);
  }
  for (let j = n - 1; j >= 0; j--) {
    const length = get(columnLengths, j);
    if (length > denseColumn) {
      set(order, --end, j);
      dropColumn(j);
    }
  }
  remaining = end;
  for (let j = n - 1; j >= 0; j--) {
    if (get(sizes, j) == 0) continue;
    let degree: i64 = 0;
    const from = get(columnBegins, j);
    const to = from + get(columnLengths, j);
    for (let p = from; p < to; p++) degree += get(widths, get(columns, p)) - 1;
    insertFirst(j, bounded(degree));
  }
}

/** A sum over rows may be larger than any degree. */
function bounded(degree: i64): i32 {
  return degree < n ? <i32>degree : n;
}

/** Leaves out of a column, from ≤ p < to, the rows that are gone; answers how many are left. */
function livingOf(from: i32, to: i32): i32 {
  let end = from;
  for (let p = from; p < to; p++) {
    const row = get(columns, p);
    if (get(marks, row) == 0) continue;
    set(columns, end, row);
    end++;
  }
  return end - from;
}

/** A dense column is no longer counted in its rows. */
function dropColumn(j: i32): void {
  const from = get(columnBegins, j);
  const to = from + get(columnLengths, j);
  for (let p = from; p < to; p++) {
    const row = get(columns, p);
    set(widths, row, get(widths, row) - 1);
  }
  set(sizes, j, 0);
}

/** Moves the rows that are there to the front. */
export function compact(): void {
  for (let i = 0; i < m; i++) {
    const at = get(rowBegins, i);
    if (at < 0 || get(rowLengths, i) == 0) continue;
    // The first word of the list waits in `rowBegins`, for the list to be known by its owner.
    set(rowBegins, i, get(rows, at));
    set(rows, at, -i - 2);
  }
  let to = 0;
  let from = 0;
  while (from < free) {
    const owner = -get(rows, from) - 2;
    if (owner < 0) {
      from++;
      continue;
    }
    const length = get(rowLengths, owner);
    set(rows, to, get(rowBegins, owner));
    set(rowBegins, owner, to);
    for (let k = 1; k < length; k++) set(rows, to + k, get(rows, from + k));
    to += length;
    from += length;
  }
  free = to;
}

/** Marks count differences from `tag`, which must stay positive. */
function raiseTag(by: i32): void {
  if (tag < i32.MAX_VALUE - 4 * n - by) {
    tag += by;
    return;
  }
  for (let i = 0; i < m; i++) {
    if (get(marks, i) != 0) set(marks, i, 1);
  }
  tag = 2;
}

/** Unites the rows of the pivot into one, which takes the place of the first of them; answers which. */
function formRow(pivot: i32): i32 {
  const from = get(columnBegins, pivot);
  const to = from + get(columnLengths, pivot);
  const begin = free;
  let result = -1;
  let width = 0;
  for (let p = from; p < to; p++) {
    const row = get(columns, p);
    if (get(marks, row) == 0) continue;
    if (result == -1) result = row;
    const first = get(rowBegins, row);
    const end = first + get(rowLengths, row);
    for (let q = first; q < end; q++) {
      const j = get(rows, q);
      const size = get(sizes, j);
      if (size <= 0) continue;
      width += size;
      set(sizes, j, -size);
      set(rows, free, j);
      free++;
      remove(j);
    }
    set(rowBegins, row, -1);
    set(marks, row, 0);
  }
  if (result == -1) return -1;
  set(rowBegins, result, begin);
  set(rowLengths, result, free - begin);
  set(widths, result, width);
  return result;
}

/** marks[row] - tag = the columns of a row outside of the pivot row, for the rows of its columns. */
function countOutside(begin: i32, end: i32): void {
  for (let p = begin; p < end; p++) {
    const j = get(rows, p);
    const size = -get(sizes, j);
    const from = get(columnBegins, j);
    const to = from + get(columnLengths, j);
    for (let q = from; q < to; q++) {
      const row = get(columns, q);
      const mark = get(marks, row);
      if (mark >= tag) set(marks, row, mark - size);
      else if (mark != 0) set(marks, row, get(widths, row) + tag - size);
    }
  }
}

/** Renews the rows and the degree of column j of the pivot row; answers whether it has none outside. */
function renew(j: i32): bool {
  const from = get(columnBegins, j);
  const end = from + get(columnLengths, j);
  let degree: i64 = 0;
  let hash: u32 = 0;
  let to = from;
  for (let q = from; q < end; q++) {
    const row = get(columns, q);
    const mark = get(marks, row);
    if (mark == 0) continue;
    if (mark == tag) {
      // All of the row is in the pivot row.
      set(marks, row, 0);
      set(rowBegins, row, -1);
      continue;
    }
    degree += mark - tag;
    hash += row;
    set(columns, to, row);
    to++;
  }
  if (to == from) return true;
  set(columnLengths, j, to - from);
  setDegree(j, bounded(degree));
  const bucket = <i32>(hash % <u32>n);
  carry(j, bucket);
  chain(j, get(buckets, bucket));
  set(buckets, bucket, j);
  return false;
}

/** Whether all rows of column j carry the tag. */
function isMarked(j: i32, length: i32): bool {
  const from = get(columnBegins, j);
  for (let k = 0; k < length; k++) {
    if (get(marks, get(columns, from + k)) != tag) return false;
  }
  return true;
}

/** Joins columns of a bucket whose rows are the same. */
function joinEqual(bucket: i32): void {
  let i = get(buckets, bucket);
  set(buckets, bucket, -1);
  while (i != -1 && chained(i) != -1) {
    const from = get(columnBegins, i);
    const length = get(columnLengths, i);
    for (let k = 0; k < length; k++) set(marks, get(columns, from + k), tag);
    let before = i;
    let j = chained(i);
    while (j != -1) {
      const next = chained(j);
      if (get(columnLengths, j) == length && isMarked(j, length)) {
        set(sizes, i, get(sizes, i) + get(sizes, j));
        set(sizes, j, 0);
        adopt(i, j);
        chain(before, next);
      } else {
        before = j;
      }
      j = next;
    }
    raiseTag(1);
    i = chained(i);
  }
}

/** Columns of the pivot row get it, and go back into lists of degrees. */
function finish(row: i32, width: i32): void {
  const begin = get(rowBegins, row);
  const end = begin + get(rowLengths, row);
  let to = begin;
  for (let p = begin; p < end; p++) {
    const j = get(rows, p);
    const size = -get(sizes, j);
    if (size <= 0) continue;
    set(sizes, j, size);
    // There is a place: the column has lost at least the row for which it is here.
    const length = get(columnLengths, j);
    set(columns, get(columnBegins, j) + length, row);
    set(columnLengths, j, length + 1);
    let degree = degreeOf(j) + width - size;
    if (degree > remaining - size) degree = remaining - size;
    insertFirst(j, degree);
    set(rows, to, j);
    to++;
  }
  set(rowLengths, row, to - begin);
  set(widths, row, width);
  free = to;
  if (to > begin) set(marks, row, 1);
  else set(rowBegins, row, -1);
}

/** Eliminates a column of least degree; answers whether any is left. */
export function eliminate(): bool {
  if (remaining <= 0) return false;
  const pivot = leastVariable();
  if (pivot == -1) return false;
  if (free + remaining > capacity) compact();
  remove(pivot);
  remaining -= get(sizes, pivot);
  set(sizes, pivot, 0);
  const row = formRow(pivot);
  if (row == -1) {
    emit(pivot);
    return remaining > 0;
  }
  const begin = get(rowBegins, row);
  const end = begin + get(rowLengths, row);
  let width = get(widths, row);
  countOutside(begin, end);
  for (let p = begin; p < end; p++) {
    const j = get(rows, p);
    if (!renew(j)) continue;
    const joining = -get(sizes, j);
    width -= joining;
    remaining -= joining;
    set(sizes, j, 0);
    adopt(pivot, j);
  }
  raiseTag(n + 1);
  for (let p = begin; p < end; p++) {
    const j = get(rows, p);
    if (get(sizes, j) == 0) continue;
    const bucket = carried(j);
    if (get(buckets, bucket) != -1) joinEqual(bucket);
  }
  emit(pivot);
  finish(row, width);
  return remaining > 0;
}

/** Eliminates all of them. */
export function run(): void {
  while (eliminate()) {}
}
