/**
 * LU by columns, each by all before that it needs (Gilbert and Peierls, 1988), with the lists that are
 * searched for them pruned where the structure is symmetric (Eisenstat and Liu, 1992). `T` is f64, or
 * v128 for a complex number. See base/elimination.
 */
import { divided, fromReal, plus, size } from '../../../linalg/assembly/base/scalar';
import {
  A_ROWS,
  A_STARTS,
  A_VALUES,
  BLOCK,
  DENSE,
  forget,
  L_ROOM,
  L_ROWS,
  L_STARTS,
  L_VALUES,
  MARKS,
  MOST_OPERATIONS,
  N,
  NO_PIVOT,
  NO_ROOM,
  NOT_FINITE,
  OPERATIONS,
  PIVOTS,
  REACHED,
  REASON,
  ROW_OF_STEP,
  search,
  SEARCHED,
  spreadReal,
  STEP_OF_ROW,
  subtract,
  TOO_MANY,
  turnedProduct,
  turningOf,
  U_ROOM,
  U_STARTS,
  U_STEPS,
  U_VALUES,
} from '../base/elimination';
import { larger } from '../base/values';
import { at, setWord, word } from '../base/words';

/** Has searches stop early in the columns that both row and column of step `k` have entries in. */
function prune<T>(table: usize, k: i32, pivotRow: i32): void {
  const block = load<i32>(table, BLOCK);
  const steps = load<usize>(table, STEP_OF_ROW);
  const starts = load<usize>(table, L_STARTS);
  const rows = load<usize>(table, L_ROWS);
  const values = load<usize>(table, L_VALUES);
  const searched = load<usize>(table, SEARCHED);
  const uStarts = load<usize>(table, U_STARTS);
  const uSteps = load<usize>(table, U_STEPS);
  for (let u = word(uStarts, k), last = word(uStarts, k + 1); u < last; u++) {
    const column = word(uSteps, u);
    if (column < block) continue;
    const end = word(starts, column + 1);
    if (word(searched, column) != end) continue;
    let low = word(starts, column);
    let found = low;
    while (found < end && word(rows, found) != pivotRow) found++;
    if (found == end) continue;
    let high = end;
    while (low < high) {
      const row = word(rows, low);
      if (word(steps, row) >= 0) low++;
      else {
        high--;
        setWord(rows, low, word(rows, high));
        setWord(rows, high, row);
        const value = load<T>(at<T>(values, low));
        store<T>(at<T>(values, low), load<T>(at<T>(values, high)));
        store<T>(at<T>(values, high), value);
      }
    }
    setWord(searched, column, high);
  }
}

/**
 * What a column is multiplied by instead of being divided by its pivot: of complex numbers 1 / pivot, which
 * takes a quarter of the time; 0 of real ones, and where that is not in the range of normal numbers.
 */
function inverseOf<T>(pivot: T): T {
  if (!isVector<T>()) return fromReal<T>(0);
  const inverse = divided<T>(fromReal<T>(1), pivot);
  const length = size<T>(inverse);
  return length > 1e-290 && length < 1e290 ? inverse : fromReal<T>(0);
}

/** Divides values without gaps by a pivot, or multiplies them by its inverse. */
function divide<T>(count: i32, values: usize, pivot: T): void {
  const inverse = inverseOf<T>(pivot);
  if (isVector<T>() && size<T>(inverse) != 0) {
    const real = spreadReal<T>(inverse);
    const turning = turningOf<T>(inverse);
    for (; count > 0; count--, values += sizeof<T>()) {
      v128.store(values, turnedProduct(v128.load(values), real, turning));
    }
    return;
  }
  if (!isVector<T>()) {
    const both = f64x2.splat(<f64>pivot);
    for (; count > 1; count -= 2, values += 16) {
      v128.store(values, f64x2.div(v128.load(values), both));
    }
  }
  for (; count > 0; count--, values += sizeof<T>()) {
    store<T>(values, divided<T>(load<T>(values), pivot));
  }
}

/**
 * Step `k`: factors a column of A. The pivot is the largest entry, or the diagonal one if that is at
 * least `threshold` of it and `prefer` says so. Answers the pivot's row, or why there is none.
 */
function factorColumn<T>(table: usize, k: i32, column: i32, threshold: f64, prefer: bool): i32 {
  if (load<f64>(table, OPERATIONS) > load<f64>(table, MOST_OPERATIONS)) return TOO_MANY;
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
  const block = load<i32>(table, BLOCK);
  let front = 0;
  let back = n;
  for (let p = begin; p < end; p++) {
    const row = word(aRows, p);
    const to = at<T>(dense, row);
    store<T>(to, plus<T>(load<T>(to), load<T>(at<T>(aValues, p))));
    if (word(marks, row) == k) continue;
    setWord(marks, row, k);
    const step = word(steps, row);
    if (step < 0) setWord(reached, front++, row);
    else if (step < block) setWord(reached, --back, step);
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
    for (let p = begin; p < end; p++) store<T>(at<T>(dense, word(aRows, p)), fromReal<T>(0));
    return NO_ROOM;
  }
  const lRows = load<usize>(table, L_ROWS);
  const lValues = load<usize>(table, L_VALUES);
  const uSteps = load<usize>(table, U_STEPS);
  const uValues = load<usize>(table, U_VALUES);
  let total = 0.0;
  let operations = 0;
  for (let i = back; i < n; i++) {
    const step = word(reached, i);
    const from = at<T>(dense, word(rowOfStep, step));
    const value = load<T>(from);
    total += size<T>(value);
    store<T>(from, fromReal<T>(0));
    setWord(uSteps, u, step);
    store<T>(at<T>(uValues, u), value);
    u++;
    if (step < block || size<T>(value) == 0) continue;
    const first = word(lStarts, step);
    const count = word(lStarts, step + 1) - first;
    operations += count;
    subtract<T>(count, value, lRows + ((<usize>first) << 2), at<T>(lValues, first), dense);
  }
  store<f64>(table, load<f64>(table, OPERATIONS) + <f64>operations, OPERATIONS);

  let largest = 0.0;
  let chosen = -1;
  let diagonal = -1;
  for (let i = 0; i < front; i++) {
    const row = word(reached, i);
    const from = at<T>(dense, row);
    const value = load<T>(from);
    store<T>(from, fromReal<T>(0));
    setWord(lRows, l + i, row);
    store<T>(at<T>(lValues, l + i), value);
    const length = size<T>(value);
    total += length;
    if (row == column) diagonal = l + i;
    // Without a branch, which nobody could predict.
    const isLarger = -i32(length > largest);
    chosen = (chosen & ~isLarger) | ((l + i) & isLarger);
    largest = larger(largest, length);
  }
  if (total - total != 0) return NOT_FINITE;
  if (chosen < 0) return NO_PIVOT;
  if (prefer && diagonal >= 0) {
    const length = size<T>(load<T>(at<T>(lValues, diagonal)));
    if (length > 0 && length >= threshold * largest) chosen = diagonal;
  }
  const pivotRow = word(lRows, chosen);
  const pivot = load<T>(at<T>(lValues, chosen));
  // The last entry takes the pivot's place.
  const first = l;
  l += front - 1;
  setWord(lRows, chosen, word(lRows, l));
  store<T>(at<T>(lValues, chosen), load<T>(at<T>(lValues, l)));
  divide<T>(l - first, at<T>(lValues, first), pivot);
  store<T>(at<T>(load<usize>(table, PIVOTS), k), pivot);
  setWord(steps, pivotRow, k);
  setWord(rowOfStep, k, pivotRow);
  setWord(lStarts, k + 1, l);
  setWord(uStarts, k + 1, u);
  setWord(load<usize>(table, SEARCHED), k, l);
  prune<T>(table, k, pivotRow);
  return pivotRow;
}

/**
 * Steps `first` to `end`, of columns in the order given. Answers the step that could not be done, whose
 * REASON is in the table, or `end`.
 */
function factorColumns<T>(
  table: usize,
  first: i32,
  end: i32,
  order: usize,
  threshold: f64,
  prefer: bool,
): i32 {
  for (let k = first; k < end; k++) {
    const row = factorColumn<T>(table, k, word(order, k), threshold, prefer);
    if (row < 0) {
      store<i32>(table, row, REASON);
      return k;
    }
  }
  return end;
}

export function factorColumnsFloat64(
  table: usize,
  first: i32,
  end: i32,
  order: usize,
  threshold: f64,
  prefer: bool,
): i32 {
  return factorColumns<f64>(table, first, end, order, threshold, prefer);
}

export function factorColumnsComplex128(
  table: usize,
  first: i32,
  end: i32,
  order: usize,
  threshold: f64,
  prefer: bool,
): i32 {
  return factorColumns<v128>(table, first, end, order, threshold, prefer);
}

/** Has L name steps instead of rows, once each row has its step. */
export function nameSteps(count: i32, rows: usize, steps: usize): void {
  for (let p = 0; p < count; p++) setWord(rows, p, word(steps, word(rows, p)));
}

/**
 * Step `k` again with other values: the pivot is known, L names steps. Answers whether the column has no
 * entry where the factors have none, and the pivot is at least `threshold` of its column's largest.
 */
function refactorColumn<T>(table: usize, k: i32, column: i32, threshold: f64): bool {
  const aStarts = load<usize>(table, A_STARTS);
  const aRows = load<usize>(table, A_ROWS);
  const aValues = load<usize>(table, A_VALUES);
  const steps = load<usize>(table, STEP_OF_ROW);
  const lStarts = load<usize>(table, L_STARTS);
  const lSteps = load<usize>(table, L_ROWS);
  const lValues = load<usize>(table, L_VALUES);
  const uSteps = load<usize>(table, U_STEPS);
  const uValues = load<usize>(table, U_VALUES);
  const marks = load<usize>(table, MARKS);
  const dense = load<usize>(table, DENSE);
  const block = load<i32>(table, BLOCK);
  const begin = word(lStarts, k);
  const end = word(lStarts, k + 1);
  const first = word(load<usize>(table, U_STARTS), k);
  const last = word(load<usize>(table, U_STARTS), k + 1);
  for (let p = begin; p < end; p++) setWord(marks, word(lSteps, p), k);
  for (let p = first; p < last; p++) setWord(marks, word(uSteps, p), k);
  setWord(marks, k, k);
  for (let p = word(aStarts, column), stop = word(aStarts, column + 1); p < stop; p++) {
    const step = word(steps, word(aRows, p));
    if (word(marks, step) != k) return false;
    const to = at<T>(dense, step);
    store<T>(to, plus<T>(load<T>(to), load<T>(at<T>(aValues, p))));
  }
  let total = 0.0;
  for (let u = first; u < last; u++) {
    const step = word(uSteps, u);
    const from = at<T>(dense, step);
    const value = load<T>(from);
    total += size<T>(value);
    store<T>(from, fromReal<T>(0));
    store<T>(at<T>(uValues, u), value);
    if (step < block) continue;
    const start = word(lStarts, step);
    const count = word(lStarts, step + 1) - start;
    subtract<T>(count, value, lSteps + ((<usize>start) << 2), at<T>(lValues, start), dense);
  }
  const pivot = load<T>(at<T>(dense, k));
  store<T>(at<T>(dense, k), fromReal<T>(0));
  store<T>(at<T>(load<usize>(table, PIVOTS), k), pivot);
  total += size<T>(pivot);
  let largest = size<T>(pivot);
  for (let p = begin; p < end; p++) {
    const from = at<T>(dense, word(lSteps, p));
    const value = load<T>(from);
    store<T>(from, fromReal<T>(0));
    store<T>(at<T>(lValues, p), value);
    total += size<T>(value);
    largest = max(largest, size<T>(value));
  }
  divide<T>(end - begin, at<T>(lValues, begin), pivot);
  return total - total == 0 && largest > 0 && size<T>(pivot) >= threshold * largest;
}

export function refactorColumnFloat64(table: usize, k: i32, column: i32, threshold: f64): bool {
  return refactorColumn<f64>(table, k, column, threshold);
}

export function refactorColumnComplex128(table: usize, k: i32, column: i32, threshold: f64): bool {
  return refactorColumn<v128>(table, k, column, threshold);
}
