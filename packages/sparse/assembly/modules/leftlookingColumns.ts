/**
 * Single columns of the elimination by supernodes: those of a panel, once all that is before the panel
 * is subtracted, and relaxed supernodes. See base/supernodes.
 */
import { fromReal, minus, size, times } from '../../../linalg/assembly/base/scalar';
import {
  addColumn,
  beginSupernode,
  moveColumn,
  need,
  pivot,
  turnLast,
  updateOwn,
} from '../base/ownSupernode';
import {
  A_ROWS,
  A_STARTS,
  COLUMN_FIRST,
  COLUMN_LIST,
  COLUMN_MARKS,
  COLUMN_ROWS,
  DENSE,
  denseColumn,
  N,
  ORDER,
  PANEL_COUNT,
  PANEL_FIRST,
  PANEL_LIST,
  PANEL_ROW_COUNTS,
  PANEL_ROWS,
  pruneSupernode,
  ROW_SUPER,
  ROWS,
  searchSupernodes,
  STEP_OF_ROW,
  SUPER_FIRST,
  SUPER_OF_STEP,
  SUPER_ROWS,
  SUPER_VALUES,
  SUPERS,
  U_FIRSTS,
  U_PLACES,
  U_STARTS,
  U_VALUES,
  VALUES,
  WIDEST,
} from '../base/supernodes';
import { at, setWord, word } from '../base/words';

/** Searches the supernodes that begin or go on in the panel; answers numbers of rows and of these. */
function searchWithin(table: usize, j: i32, index: i32): i64 {
  const n = load<i32>(table, N);
  const steps = load<usize>(table, STEP_OF_ROW);
  const superOf = load<usize>(table, SUPER_OF_STEP);
  const marks = load<usize>(table, COLUMN_MARKS);
  const firsts = load<usize>(table, COLUMN_FIRST);
  const list = load<usize>(table, COLUMN_LIST);
  const found = load<usize>(table, COLUMN_ROWS);
  const reached = at<i32>(load<usize>(table, PANEL_ROWS), index * n);
  let front = 0;
  let listed = 0;
  for (let i = 0, count = word(table + PANEL_ROW_COUNTS, index); i < count; i++) {
    const row = word(reached, i);
    if (word(marks, row) == j) continue;
    setWord(marks, row, j);
    const step = word(steps, row);
    if (step < 0) {
      setWord(found, front++, row);
      continue;
    }
    const node = word(superOf, step);
    const first = word(firsts, node);
    if (first >= 0) {
      if (step < first) setWord(firsts, node, step);
      continue;
    }
    const both = searchSupernodes(table, j, step, marks, firsts, found, front, list, listed, 0, 0);
    front = <i32>(both >> 32);
    listed = <i32>both;
  }
  return ((<i64>front) << 32) | (<i64>listed);
}

/** Whether a column with those rows has the structure of the last supernode, and there is room in it. */
function joins(table: usize, j: i32, rows: usize, count: i32): bool {
  const node = load<i32>(table, SUPERS) - 1;
  if (node < 0) return false;
  const superRows = load<usize>(table, SUPER_ROWS);
  const owners = load<usize>(table, ROW_SUPER);
  const width = j - word(load<usize>(table, SUPER_FIRST), node);
  if (width >= WIDEST) return false;
  if (word(superRows, node + 1) - word(superRows, node) - width != count) return false;
  for (let i = 0; i < count; i++) if (word(owners, word(rows, i)) != node) return false;
  return true;
}

/** Subtracts from a column of DENSE what a finished supernode of the panel contributes. */
function updateWithin<T>(table: usize, node: i32, dense: usize): void {
  const superRows = load<usize>(table, SUPER_ROWS);
  const firsts = load<usize>(table, SUPER_FIRST);
  const begin = word(firsts, node);
  const width = word(firsts, node + 1) - begin;
  const height = word(superRows, node + 1) - word(superRows, node);
  const skipped = word(load<usize>(table, COLUMN_FIRST), node) - begin;
  const rows = at<i32>(load<usize>(table, ROWS), word(superRows, node));
  let line = at<T>(load<usize>(table, VALUES), word(load<usize>(table, SUPER_VALUES), node));
  line += at<T>(0, (skipped + 1) * width);
  for (let i = skipped + 1; i < height; i++, line += at<T>(0, width)) {
    const to = dense + ((<usize>word(rows, i)) << 6);
    let sum = load<T>(to);
    for (let c = skipped, end = min(i, width); c < end; c++) {
      const factor = load<T>(dense + ((<usize>word(rows, c)) << 6));
      sum = minus<T>(sum, times<T>(load<T>(at<T>(line, c)), factor));
    }
    store<T>(to, sum);
  }
}

/**
 * Appends a segment of U, of steps first ≤ k < end, to column `j`; `u` segments are there. Answers
 * the sum of |re| + |im|.
 */
function moveSegment<T>(table: usize, node: i32, first: i32, end: i32, u: i32, dense: usize): f64 {
  const places = load<usize>(table, U_PLACES);
  const skipped = first - word(load<usize>(table, SUPER_FIRST), node);
  const start = word(load<usize>(table, SUPER_ROWS), node) + skipped;
  const rows = at<i32>(load<usize>(table, ROWS), start);
  const place = word(places, u);
  let to = at<T>(load<usize>(table, U_VALUES), place);
  let total = 0.0;
  for (let i = 0; i < end - first; i++, to += sizeof<T>()) {
    const from = dense + ((<usize>word(rows, i)) << 6);
    const value = load<T>(from);
    total += size<T>(value);
    store<T>(to, value);
    store<T>(from, fromReal<T>(0));
  }
  setWord(load<usize>(table, U_FIRSTS), u, first);
  setWord(places, u + 1, place + end - first);
  return total;
}

/** Column `j` of the panel that begins at step `panel`. Answers the pivot's row. */
function factorColumn<T>(table: usize, j: i32, panel: i32, threshold: f64, prefer: bool): i32 {
  const index = j - panel;
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const dense = denseColumn<T>(table, index);
  const list = load<usize>(table, COLUMN_LIST);
  const needed = load<usize>(table, COLUMN_FIRST);
  const rows = load<usize>(table, COLUMN_ROWS);
  const both = searchWithin(table, j, index);
  const count = <i32>(both >> 32);
  const listed = <i32>both;
  const isOwn = joins(table, j, rows, count);
  const node = isOwn ? load<i32>(table, SUPERS) - 1 : beginSupernode<T>(table, j, rows, count);
  for (let i = listed - 1; i >= 0; i--) {
    const other = word(list, i);
    if (other != node) updateWithin<T>(table, other, dense);
  }

  const uStarts = load<usize>(table, U_STARTS);
  let u = word(uStarts, j);
  let total = 0.0;
  for (let i = listed - 1; i >= 0; i--) {
    const other = word(list, i);
    const first = word(needed, other);
    if (other != node)
      total += moveSegment<T>(table, other, first, word(firsts, other + 1), u++, dense);
  }
  const panelList = load<usize>(table, PANEL_LIST);
  const panelCount = load<i32>(table, PANEL_COUNT);
  const panelNeeded = at<i32>(load<usize>(table, PANEL_FIRST), index * load<i32>(table, N));
  for (let i = 0; i < panelCount; i++) {
    const other = word(panelList, i);
    const first = word(panelNeeded, other);
    if (first < 0 || other == node) continue;
    total += moveSegment<T>(table, other, first, min(word(firsts, other + 1), panel), u++, dense);
  }
  setWord(uStarts, j + 1, u);

  const column = moveColumn<T>(table, node, dense);
  const start = word(firsts, node);
  const height = word(superRows, node + 1) - word(superRows, node);
  updateOwn<T>(column, height, max(start, panel) - start, j - start);
  const row = pivot<T>(table, j, node, column, threshold, prefer, total);
  if (row < 0) return row;
  for (let i = 0; i < listed; i++) {
    const other = word(list, i);
    if (other != node) pruneSupernode(table, other, row);
    setWord(needed, other, -1);
  }
  for (let i = 0; i < panelCount; i++) {
    const other = word(panelList, i);
    if (word(panelNeeded, other) < 0) continue;
    if (other != node) pruneSupernode(table, other, row);
    setWord(panelNeeded, other, -1);
  }
  return row;
}

export function factorColumnFloat64(
  table: usize,
  j: i32,
  panel: i32,
  threshold: f64,
  prefer: bool,
): i32 {
  return factorColumn<f64>(table, j, panel, threshold, prefer);
}

export function factorColumnComplex128(
  table: usize,
  j: i32,
  panel: i32,
  threshold: f64,
  prefer: bool,
): i32 {
  return factorColumn<v128>(table, j, panel, threshold, prefer);
}

/** Collects the rows of a relaxed supernode of steps from ≤ j < to, and finds what room it needs. */
export function searchRelaxed(table: usize, from: i32, to: i32): void {
  const starts = load<usize>(table, A_STARTS);
  const rows = load<usize>(table, A_ROWS);
  const order = load<usize>(table, ORDER);
  const marks = load<usize>(table, COLUMN_MARKS);
  const found = load<usize>(table, COLUMN_ROWS);
  let front = 0;
  for (let j = from; j < to; j++) {
    const column = word(order, j);
    for (let p = word(starts, column), end = word(starts, column + 1); p < end; p++) {
      const row = word(rows, p);
      if (word(marks, row) == from) continue;
      setWord(marks, row, from);
      setWord(found, front++, row);
    }
  }
  store<i32>(table, front, PANEL_COUNT);
  need(table, from, front, front * (to - from), 0, 0);
}

/** The relaxed supernode of steps from ≤ j < to. Answers its last pivot's row. */
function factorRelaxed<T>(table: usize, from: i32, to: i32, threshold: f64, prefer: bool): i32 {
  const order = load<usize>(table, ORDER);
  const dense = load<usize>(table, DENSE);
  const uStarts = load<usize>(table, U_STARTS);
  const count = load<i32>(table, PANEL_COUNT);
  const node = beginSupernode<T>(table, from, load<usize>(table, COLUMN_ROWS), count);
  let row = 0;
  for (let j = from; j < to; j++) {
    addColumn<T>(table, word(order, j), dense);
    const column = moveColumn<T>(table, node, dense);
    updateOwn<T>(column, count, 0, j - from);
    row = pivot<T>(table, j, node, column, threshold, prefer, 0);
    if (row < 0) return row;
    setWord(uStarts, j + 1, word(uStarts, j));
  }
  return row;
}

export function factorRelaxedFloat64(
  table: usize,
  from: i32,
  to: i32,
  threshold: f64,
  prefer: bool,
): i32 {
  return factorRelaxed<f64>(table, from, to, threshold, prefer);
}

export function factorRelaxedComplex128(
  table: usize,
  from: i32,
  to: i32,
  threshold: f64,
  prefer: bool,
): i32 {
  return factorRelaxed<v128>(table, from, to, threshold, prefer);
}

/** Writes what room {@link finishFloat64} needs at step `n` to NEEDS. */
export function needToFinish(table: usize, n: i32): void {
  need(table, n, 0, 0, 0, 0);
}

export function finishFloat64(table: usize): void {
  turnLast<f64>(table);
}

export function finishComplex128(table: usize): void {
  turnLast<v128>(table);
}

/** The last step of the relaxed supernode that begins at each step, -1 where none does. */
export function relax(n: i32, most: i32, parents: usize, sizes: usize, ends: usize): void {
  for (let j = 0; j < n; j++) setWord(sizes, j, 1);
  for (let j = 0; j < n; j++) {
    const parent = word(parents, j);
    if (parent >= 0) setWord(sizes, parent, word(sizes, parent) + word(sizes, j));
    setWord(ends, j, -1);
  }
  for (let j = 0; j < n; j++) {
    if (word(sizes, j) > 1) continue;
    const leaf = j;
    for (;;) {
      const parent = word(parents, j);
      if (parent < 0 || word(sizes, parent) > most) break;
      j = parent;
    }
    setWord(ends, leaf, j);
  }
}

/** Has rows be named by their steps, once all have one. */
export function nameRows(count: i32, rows: usize, steps: usize): void {
  for (let p = 0; p < count; p++) setWord(rows, p, word(steps, word(rows, p)));
}
