/**
 * LU by supernodes and panels of columns, with partial pivoting (Demmel, Eisenstat, Gilbert, Li, Liu,
 * "A supernodal approach to sparse partial pivoting", SIAM J. Matrix Anal. Appl. 20, 1999): what is
 * before a panel is searched, and then subtracted from all of its columns at once. See base/supernodes.
 */
import { addColumn, need } from '../base/ownSupernode';
import {
  packedBytes,
  packRow,
  subtractBlock,
  subtractRow,
  subtractVectorBlock,
} from '../base/panelUpdate';
import {
  A_ROWS,
  A_STARTS,
  DENSE,
  denseColumn,
  groupOf,
  N,
  ORDER,
  PACKED,
  PACKED_STEP,
  PANEL_COUNT,
  PANEL_FIRST,
  PANEL_LIST,
  PANEL_MARKS,
  PANEL_ROW_COUNTS,
  PANEL_ROWS,
  ROWS,
  searchSupernodes,
  STEP_OF_ROW,
  SUPER_FIRST,
  SUPER_MARKS,
  SUPER_OF_STEP,
  SUPER_ROWS,
  SUPER_VALUES,
  SUPERS,
  VALUES,
} from '../base/supernodes';
import { at, setWord, word } from '../base/words';

/** What a column of the panel, of step `j`, needs of the supernodes before the panel. */
function searchColumn(table: usize, j: i32, panel: i32, index: i32): void {
  const n = load<i32>(table, N);
  const starts = load<usize>(table, A_STARTS);
  const rows = load<usize>(table, A_ROWS);
  const steps = load<usize>(table, STEP_OF_ROW);
  const superOf = load<usize>(table, SUPER_OF_STEP);
  const marks = load<usize>(table, PANEL_MARKS);
  const firsts = at<i32>(load<usize>(table, PANEL_FIRST), index * n);
  const found = at<i32>(load<usize>(table, PANEL_ROWS), index * n);
  const list = load<usize>(table, PANEL_LIST);
  const owners = load<usize>(table, SUPER_MARKS);
  const column = word(load<usize>(table, ORDER), j);
  let listed = load<i32>(table, PANEL_COUNT);
  let front = 0;
  for (let p = word(starts, column), end = word(starts, column + 1); p < end; p++) {
    const row = word(rows, p);
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
    const both = searchSupernodes(
      table,
      j,
      step,
      marks,
      firsts,
      found,
      front,
      list,
      listed,
      owners,
      panel,
    );
    front = <i32>(both >> 32);
    listed = <i32>both;
  }
  store<i32>(table, listed, PANEL_COUNT);
  setWord(table + PANEL_ROW_COUNTS, index, front);
}

/** Finds what room the panel of `columns` columns needs at most. */
function estimate(table: usize, panel: i32, columns: i32): void {
  const n = load<i32>(table, N);
  const supers = load<i32>(table, SUPERS);
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const list = load<usize>(table, PANEL_LIST);
  const needed = load<usize>(table, PANEL_FIRST);
  let segments = columns * columns;
  let values = segments;
  for (let i = 0, count = load<i32>(table, PANEL_COUNT); i < count; i++) {
    const node = word(list, i);
    const end = min(word(firsts, node + 1), panel);
    for (let c = 0; c < columns; c++) {
      const first = word(needed, c * n + node);
      if (first < 0) continue;
      segments++;
      values += end - first;
    }
  }
  let rows = 0;
  for (let c = 0; c < columns; c++) rows += word(table + PANEL_ROW_COUNTS, c);
  const last = supers > 0 ? word(superRows, supers) - word(superRows, supers - 1) : 0;
  rows = min(rows, n) + last;
  // A supernode that ends is turned in the room behind the values.
  need(table, panel, columns * rows, 2 * columns * rows, segments, values);
}

/** Searches the panel of steps from ≤ j < to, and puts its columns into DENSE. */
function searchPanel<T>(table: usize, from: i32, to: i32): void {
  const order = load<usize>(table, ORDER);
  store<i32>(table, 0, PANEL_COUNT);
  for (let j = from; j < to; j++) {
    searchColumn(table, j, from, j - from);
    addColumn<T>(table, word(order, j), denseColumn<T>(table, j - from));
  }
  estimate(table, from, to - from);
}

/** Solves with the unit lower triangle of a block. */
function solvePacked<T>(
  depth: i32,
  block: usize,
  rowStep: usize,
  columnStep: usize,
  packed: usize,
  scratch: usize,
): void {
  // The rows turned by i are made of the others once these are done.
  const width = packedBytes<T>();
  for (let i = 1; i < depth; i++) {
    const line = block + <usize>i * rowStep;
    const own = packed + <usize>i * width;
    subtractRow<T>(i, line, columnStep, packed, own);
    if (isVector<T>()) {
      memory.copy(scratch, own, 64);
      packRow<T>(scratch, own);
    }
  }
}

/** Bytes of a supernode's values that all groups of a panel use before the next ones are read. */
const CHUNK = 32768;

/** Words behind a group's packed rows: what it needs of the supernode that is multiplied. */
const FIRST = 0;
const LOW = 1;
const HIGH = 2;

/**
 * Finds what the columns of a group need of a supernode: the first of its steps, and which columns do, the
 * first one and the last one. Answers whether any does.
 */
function findNeeds<T>(table: usize, node: i32, begin: i32, columns: i32, needs: usize): bool {
  const n = load<i32>(table, N);
  const needed = load<usize>(table, PANEL_FIRST) + ((<usize>node) << 2);
  let first = i32.MAX_VALUE;
  let low = columns;
  let high = -1;
  for (let c = 0; c < columns; c++) {
    const own = word(needed, (begin + c) * n);
    if (own < 0) continue;
    first = min(first, own);
    low = min(low, c);
    high = c;
  }
  setWord(needs, FIRST, first);
  setWord(needs, LOW, low);
  setWord(needs, HIGH, high);
  return high >= 0;
}

/** Subtracts what a supernode contributes to the panel of steps from `panel` on. */
function updateBySupernode<T>(table: usize, node: i32, panel: i32, columns: i32): void {
  const n = load<i32>(table, N);
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const begin = word(firsts, node);
  const end = min(word(firsts, node + 1), panel);
  const height = word(superRows, node + 1) - word(superRows, node);
  const isLast = node == load<i32>(table, SUPERS) - 1;
  const stored = word(firsts, node + 1) - begin;
  const rowStep: usize = isLast ? sizeof<T>() : <usize>stored * sizeof<T>();
  const columnStep: usize = isLast ? <usize>height * sizeof<T>() : sizeof<T>();
  const values = at<T>(load<usize>(table, VALUES), word(load<usize>(table, SUPER_VALUES), node));
  const rows = at<i32>(load<usize>(table, ROWS), word(superRows, node));
  const width = packedBytes<T>();
  const packedStep = load<usize>(table, PACKED_STEP);
  const groupStep = (<usize>n) << 6;
  const groups = (columns + groupOf<T>() - 1) / groupOf<T>();
  let dense = load<usize>(table, DENSE);
  let packed = load<usize>(table, PACKED);
  for (let g = 0; g < groups; g++, dense += groupStep, packed += packedStep) {
    const from = g * groupOf<T>();
    const needs = packed + packedStep - 64;
    if (!findNeeds<T>(table, node, from, min(groupOf<T>(), columns - from), needs)) continue;
    const skipped = word(needs, FIRST) - begin;
    const depth = end - begin - skipped;
    const own = at<i32>(rows, skipped);
    for (let i = 0; i < depth; i++) {
      packRow<T>(dense + ((<usize>word(own, i)) << 6), packed + <usize>i * width);
    }
    if (depth < 2) continue;
    const block = values + <usize>skipped * (rowStep + columnStep);
    solvePacked<T>(depth, block, rowStep, columnStep, packed, packed + <usize>depth * width);
    for (let i = 1; i < depth; i++) {
      memory.copy(dense + ((<usize>word(own, i)) << 6), packed + <usize>i * width, 64);
    }
  }

  const together = groups == 1 ? height : max(2, (CHUNK / ((end - begin) * <i32>sizeof<T>())) & ~1);
  for (let row = end - begin; row < height; row += together) {
    const count = min(together, height - row);
    const others = at<i32>(rows, row);
    const line = values + <usize>row * rowStep;
    dense = load<usize>(table, DENSE);
    packed = load<usize>(table, PACKED);
    for (let g = 0; g < groups; g++, dense += groupStep, packed += packedStep) {
      const needs = packed + packedStep - 64;
      const high = word(needs, HIGH);
      if (high < 0) continue;
      const skipped = word(needs, FIRST) - begin;
      const depth = end - begin - skipped;
      const block = line + <usize>skipped * columnStep;
      const vector = (<usize>word(needs, LOW) * sizeof<T>()) & ~15;
      if (((<usize>high * sizeof<T>()) & ~15) == vector) {
        subtractVectorBlock<T>(
          count,
          depth,
          block,
          rowStep,
          columnStep,
          packed + vector,
          others,
          dense + vector,
        );
      } else subtractBlock<T>(count, depth, block, rowStep, columnStep, packed, others, dense);
    }
  }
}

export function searchPanelFloat64(table: usize, from: i32, to: i32): void {
  searchPanel<f64>(table, from, to);
}

export function searchPanelComplex128(table: usize, from: i32, to: i32): void {
  searchPanel<v128>(table, from, to);
}

/** Subtracts all that is before the panel of steps from ≤ j < to. */
function updatePanel<T>(table: usize, from: i32, to: i32): void {
  const list = load<usize>(table, PANEL_LIST);
  for (let i = load<i32>(table, PANEL_COUNT) - 1; i >= 0; i--) {
    updateBySupernode<T>(table, word(list, i), from, to - from);
  }
}

export function updatePanelFloat64(table: usize, from: i32, to: i32): void {
  updatePanel<f64>(table, from, to);
}

export function updatePanelComplex128(table: usize, from: i32, to: i32): void {
  updatePanel<v128>(table, from, to);
}
