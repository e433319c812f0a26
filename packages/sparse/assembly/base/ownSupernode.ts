/** The columns of a supernode while it is the last one: how they are added, and get their pivots. */
import { divided, fromReal, minus, plus, size, times } from '../../../linalg/assembly/base/scalar';
import {
  A_ROWS,
  A_STARTS,
  A_VALUES,
  LIST_STARTS,
  NEEDS,
  ORDER,
  ROW_OF_STEP,
  ROW_SUPER,
  ROWS,
  STEP_OF_ROW,
  SUPER_FIRST,
  SUPER_OF_STEP,
  SUPER_ROWS,
  SUPER_VALUES,
  SUPERS,
  U_PLACES,
  U_STARTS,
  VALUES,
} from './supernodes';
import { at, setWord, word } from './words';

/** Answers instead of a row: no pivot is there, a value is not finite. */
const NO_PIVOT = -2;
const NOT_FINITE = -3;

/** Adds column `column` of A to an element of each row of DENSE. */
export function addColumn<T>(table: usize, column: i32, dense: usize): void {
  const starts = load<usize>(table, A_STARTS);
  const rows = load<usize>(table, A_ROWS);
  const values = load<usize>(table, A_VALUES);
  for (let p = word(starts, column), end = word(starts, column + 1); p < end; p++) {
    const to = dense + ((<usize>word(rows, p)) << 6);
    store<T>(to, plus<T>(load<T>(to), load<T>(at<T>(values, p))));
  }
}

/** Has the last supernode's values lie by rows; works in the room behind them. */
export function turnLast<T>(table: usize): void {
  const node = load<i32>(table, SUPERS) - 1;
  if (node < 0) return;
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const width = word(firsts, node + 1) - word(firsts, node);
  if (width < 2) return;
  const height = word(superRows, node + 1) - word(superRows, node);
  const values = at<T>(load<usize>(table, VALUES), word(load<usize>(table, SUPER_VALUES), node));
  const used = word(load<usize>(table, SUPER_VALUES), node + 1);
  const room = at<T>(load<usize>(table, VALUES), used);
  memory.copy(room, values, <usize>(width * height) * sizeof<T>());
  let to = values;
  for (let i = 0; i < height; i++) {
    let from = at<T>(room, i);
    for (let c = 0; c < width; c++, to += sizeof<T>(), from += at<T>(0, height)) {
      store<T>(to, load<T>(from));
    }
  }
}

/** Begins a supernode at step `j` with `count` rows; answers its number. */
export function beginSupernode<T>(table: usize, j: i32, rows: usize, count: i32): i32 {
  turnLast<T>(table);
  const node = load<i32>(table, SUPERS);
  const superRows = load<usize>(table, SUPER_ROWS);
  const superValues = load<usize>(table, SUPER_VALUES);
  const owners = load<usize>(table, ROW_SUPER);
  const start = word(superRows, node);
  memory.copy(at<i32>(load<usize>(table, ROWS), start), rows, (<usize>count) << 2);
  for (let i = 0; i < count; i++) setWord(owners, word(rows, i), node);
  setWord(load<usize>(table, SUPER_FIRST), node, j);
  setWord(load<usize>(table, SUPER_FIRST), node + 1, j);
  setWord(superRows, node + 1, start + count);
  setWord(superValues, node + 1, word(superValues, node));
  setWord(load<usize>(table, LIST_STARTS), node, -1);
  store<i32>(table, node + 1, SUPERS);
  return node;
}

/** Moves a column of DENSE to the end of a supernode's values; answers its address. */
export function moveColumn<T>(table: usize, node: i32, dense: usize): usize {
  const superRows = load<usize>(table, SUPER_ROWS);
  const superValues = load<usize>(table, SUPER_VALUES);
  const height = word(superRows, node + 1) - word(superRows, node);
  const rows = at<i32>(load<usize>(table, ROWS), word(superRows, node));
  const place = word(superValues, node + 1);
  const to = at<T>(load<usize>(table, VALUES), place);
  for (let i = 0; i < height; i++) {
    const from = dense + ((<usize>word(rows, i)) << 6);
    store<T>(at<T>(to, i), load<T>(from));
    store<T>(from, fromReal<T>(0));
  }
  setWord(superValues, node + 1, place + height);
  return to;
}

/** x[i] -= factor y[i] */
function subtractColumn<T>(count: i32, factor: T, y: usize, x: usize): void {
  if (!isVector<T>()) {
    const both = f64x2.splat(<f64>factor);
    for (; count > 1; count -= 2, x += 16, y += 16) {
      v128.store(x, f64x2.sub(v128.load(x), f64x2.mul(both, v128.load(y))));
    }
  }
  for (; count > 0; count--, x += sizeof<T>(), y += sizeof<T>()) {
    store<T>(x, minus<T>(load<T>(x), times<T>(factor, load<T>(y))));
  }
}

/** Subtracts from the column behind the columns of its own supernode those from `skipped` to `width`. */
export function updateOwn<T>(column: usize, height: i32, skipped: i32, width: i32): void {
  let other = column - at<T>(0, (width - skipped) * height);
  for (let c = skipped; c < width; c++, other += at<T>(0, height)) {
    const factor = load<T>(at<T>(column, c));
    if (size<T>(factor) == 0) continue;
    subtractColumn<T>(height - c - 1, factor, at<T>(other, c + 1), at<T>(column, c + 1));
  }
}

/**
 * Finds the pivot of a column, and brings it to its place in the supernode; answers its row. `total` is the
 * sum of what U has in the column besides.
 */
export function pivot<T>(
  table: usize,
  j: i32,
  node: i32,
  column: usize,
  threshold: f64,
  prefer: bool,
  total: f64,
): i32 {
  const superRows = load<usize>(table, SUPER_ROWS);
  const width = j - word(load<usize>(table, SUPER_FIRST), node);
  const height = word(superRows, node + 1) - word(superRows, node);
  const rows = at<i32>(load<usize>(table, ROWS), word(superRows, node));
  const preferred = prefer ? word(load<usize>(table, ORDER), j) : -1;
  let largest = 0.0;
  let found = -1;
  let diagonal = -1;
  for (let i = 0; i < width; i++) total += size<T>(load<T>(at<T>(column, i)));
  for (let i = width; i < height; i++) {
    const value = size<T>(load<T>(at<T>(column, i)));
    total += value;
    if (value > largest) {
      largest = value;
      found = i;
    }
    if (word(rows, i) == preferred) diagonal = i;
  }
  if (total - total != 0) return NOT_FINITE;
  if (found < 0) return NO_PIVOT;
  if (diagonal >= 0) {
    const value = size<T>(load<T>(at<T>(column, diagonal)));
    if (value > 0 && value >= threshold * largest) found = diagonal;
  }
  const row = word(rows, found);
  setWord(rows, found, word(rows, width));
  setWord(rows, width, row);
  for (let c = 0, line = column - at<T>(0, width * height); c <= width; c++) {
    const kept = load<T>(at<T>(line, found));
    store<T>(at<T>(line, found), load<T>(at<T>(line, width)));
    store<T>(at<T>(line, width), kept);
    line += at<T>(0, height);
  }
  const divisor = load<T>(at<T>(column, width));
  for (let i = width + 1; i < height; i++) {
    const place = at<T>(column, i);
    store<T>(place, divided<T>(load<T>(place), divisor));
  }
  setWord(load<usize>(table, STEP_OF_ROW), row, j);
  setWord(load<usize>(table, ROW_OF_STEP), j, row);
  setWord(load<usize>(table, SUPER_OF_STEP), j, node);
  setWord(load<usize>(table, SUPER_FIRST), node + 1, j + 1);
  return row;
}

/** Entries of the last supernode. */
function lastSize(table: usize): i32 {
  const supers = load<i32>(table, SUPERS);
  if (supers == 0) return 0;
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const width = word(firsts, supers) - word(firsts, supers - 1);
  return width * (word(superRows, supers) - word(superRows, supers - 1));
}

/**
 * Writes to NEEDS how long ROWS, VALUES, the lists of segments and the values of U become at most, by so
 * many more at step `j`, and by those of the last supernode, which is turned behind all values.
 */
export function need(
  table: usize,
  j: i32,
  rows: i32,
  values: i32,
  segments: i32,
  upper: i32,
): void {
  const supers = load<i32>(table, SUPERS);
  const used = word(load<usize>(table, U_STARTS), j);
  const more = lastSize(table);
  setWord(table + NEEDS, 0, word(load<usize>(table, SUPER_ROWS), supers) + rows);
  setWord(table + NEEDS, 1, word(load<usize>(table, SUPER_VALUES), supers) + values + more);
  setWord(table + NEEDS, 2, used + segments + 1);
  setWord(table + NEEDS, 3, word(load<usize>(table, U_PLACES), used) + upper);
}
