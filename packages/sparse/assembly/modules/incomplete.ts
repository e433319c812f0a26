/**
 * Incomplete LU by columns that drops small entries (Saad's ILUTP, 1994; Li and Shao, 2011). `T` is f64, or v128 for a
 * complex number.
 */
import { divided, fromReal, plus, size } from '../../../linalg/assembly/base/scalar';
import {
  A_ROWS,
  A_STARTS,
  A_VALUES,
  DENSE,
  forget,
  L_ROOM,
  L_ROWS,
  L_STARTS,
  L_VALUES,
  MARKS,
  N,
  PIVOTS,
  REACHED,
  ROW_OF_STEP,
  search,
  SEARCHED,
  STEP_OF_ROW,
  subtract,
  U_ROOM,
  U_STARTS,
  U_STEPS,
  U_VALUES,
} from '../base/elimination';
import { largestAt } from '../base/selection';
import { at, setWord, word } from '../base/words';

/** Answers instead of a row: more room is needed, a value is not finite. */
const NO_ROOM = -1;
const NOT_FINITE = -3;

/** A row that has no step, the preferred one if it has none. */
function freeRow(steps: usize, n: i32, preferred: i32): i32 {
  if (word(steps, preferred) < 0) return preferred;
  let row = 0;
  while (row < n - 1 && word(steps, row) >= 0) row++;
  return row;
}

/** Keeps the `most` largest of the last entries of a list, from `begin` to `end`; answers its new end. */
function keepLargest<T>(
  begin: i32,
  end: i32,
  most: i32,
  indices: usize,
  values: usize,
  sizes: usize,
): i32 {
  const count = end - begin;
  if (count <= most) return end;
  if (most <= 0) return begin;
  for (let i = 0; i < count; i++) {
    store<f64>(at<f64>(sizes, i), size<T>(load<T>(at<T>(values, begin + i))));
  }
  const least = largestAt(count, sizes, most - 1);
  let to = begin;
  for (let p = begin; p < end && to - begin < most; p++) {
    const value = load<T>(at<T>(values, p));
    if (size<T>(value) < least) continue;
    setWord(indices, to, word(indices, p));
    store<T>(at<T>(values, to), value);
    to++;
  }
  return to;
}

/**
 * Step `k` of a factorisation that leaves out what is smaller than `tolerance` times the largest of its
 * column, of A for U, of L for L, and where entries of a column are more than `most` keeps the largest.
 * Where there is no pivot, `replacement` times the column's largest becomes one. Works with `sizes`, room
 * for n numbers. Answers the pivot's row.
 */
function factorColumn<T>(
  table: usize,
  k: i32,
  column: i32,
  threshold: f64,
  tolerance: f64,
  most: i32,
  replacement: f64,
  sizes: usize,
): i32 {
  const n = load<i32>(table, N);
  const aStarts = load<usize>(table, A_STARTS);
  const aRows = load<usize>(table, A_ROWS);
  const aValues = load<usize>(table, A_VALUES);
  const steps = load<usize>(table, STEP_OF_ROW);
  const rowOfStep = load<usize>(table, ROW_OF_STEP);
  const marks = load<usize>(table, MARKS);
  const reached = load<usize>(table, REACHED);
  const dense = load<usize>(table, DENSE);
  const begin = word(aStarts, column);
  const end = word(aStarts, column + 1);
  let front = 0;
  let back = n;
  for (let p = begin; p < end; p++) {
    const row = word(aRows, p);
    if (word(marks, row) == k) continue;
    setWord(marks, row, k);
    const step = word(steps, row);
    if (step < 0) setWord(reached, front++, row);
    else {
      const both = search(table, k, step, front, back);
      front = <i32>(both >> 32);
      back = <i32>both;
    }
  }
  const lStarts = load<usize>(table, L_STARTS);
  const uStarts = load<usize>(table, U_STARTS);
  let l = word(lStarts, k);
  let u = word(uStarts, k);
  if (load<i32>(table, L_ROOM) - l < front || load<i32>(table, U_ROOM) - u < n - back) {
    forget(table, front, back);
    return NO_ROOM;
  }
  const lRows = load<usize>(table, L_ROWS);
  const lValues = load<usize>(table, L_VALUES);
  const uSteps = load<usize>(table, U_STEPS);
  const uValues = load<usize>(table, U_VALUES);
  for (let p = begin; p < end; p++) {
    const to = at<T>(dense, word(aRows, p));
    store<T>(to, plus<T>(load<T>(to), load<T>(at<T>(aValues, p))));
  }
  let scale = 0.0;
  for (let p = begin; p < end; p++) {
    scale = max(scale, size<T>(load<T>(at<T>(dense, word(aRows, p)))));
  }

  const first = u;
  for (let i = back; i < n; i++) {
    const step = word(reached, i);
    const from = at<T>(dense, word(rowOfStep, step));
    const value = load<T>(from);
    store<T>(from, fromReal<T>(0));
    if (size<T>(value) <= tolerance * scale) continue;
    setWord(uSteps, u, step);
    store<T>(at<T>(uValues, u), value);
    u++;
    const start = word(lStarts, step);
    const count = word(lStarts, step + 1) - start;
    subtract<T>(count, value, at<i32>(lRows, start), at<T>(lValues, start), dense);
  }
  u = keepLargest<T>(first, u, most, uSteps, uValues, sizes);

  let largest = 0.0;
  let total = 0.0;
  let pivotRow = -1;
  for (let i = 0; i < front; i++) {
    const row = word(reached, i);
    const value = size<T>(load<T>(at<T>(dense, row)));
    total += value;
    if (value > largest) {
      largest = value;
      pivotRow = row;
    }
  }
  if (total - total != 0) return NOT_FINITE;
  if (word(marks, column) == k && word(steps, column) < 0) {
    const diagonal = size<T>(load<T>(at<T>(dense, column)));
    if (diagonal > 0 && diagonal >= threshold * largest) pivotRow = column;
  }
  const isThere = pivotRow >= 0;
  if (!isThere) pivotRow = front > 0 ? word(reached, 0) : freeRow(steps, n, column);
  const pivot = isThere
    ? load<T>(at<T>(dense, pivotRow))
    : fromReal<T>(scale > 0 ? replacement * scale : 1);
  const start = l;
  for (let i = 0; i < front; i++) {
    const row = word(reached, i);
    const from = at<T>(dense, row);
    const value = load<T>(from);
    store<T>(from, fromReal<T>(0));
    if (row == pivotRow || size<T>(value) <= tolerance * largest) continue;
    setWord(lRows, l, row);
    store<T>(at<T>(lValues, l), divided<T>(value, pivot));
    l++;
  }
  l = keepLargest<T>(start, l, most, lRows, lValues, sizes);
  store<T>(at<T>(load<usize>(table, PIVOTS), k), pivot);
  setWord(steps, pivotRow, k);
  setWord(rowOfStep, k, pivotRow);
  setWord(lStarts, k + 1, l);
  setWord(uStarts, k + 1, u);
  setWord(load<usize>(table, SEARCHED), k, l);
  return isThere ? pivotRow : n + pivotRow;
}

export function factorColumnFloat64(
  table: usize,
  k: i32,
  column: i32,
  threshold: f64,
  tolerance: f64,
  most: i32,
  replacement: f64,
  sizes: usize,
): i32 {
  return factorColumn<f64>(table, k, column, threshold, tolerance, most, replacement, sizes);
}

export function factorColumnComplex128(
  table: usize,
  k: i32,
  column: i32,
  threshold: f64,
  tolerance: f64,
  most: i32,
  replacement: f64,
  sizes: usize,
): i32 {
  return factorColumn<v128>(table, k, column, threshold, tolerance, most, replacement, sizes);
}
