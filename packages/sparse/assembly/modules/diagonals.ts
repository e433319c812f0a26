/**
 * Between diagonals and compressed rows. Diagonal k has the offset column - row; element (i, j) of it is
 * value j of row k of `data`, whose rows have `width` values. A value is f32, f64, or v128 for a complex
 * number.
 */
import { isZero, plus } from '../base/values';

/**
 * Sets marks[column - row + rowCount - 1] to 1 for each entry. Answers one more than the last column that
 * has entries.
 */
export function markDiagonals(rowCount: i32, starts: usize, indices: usize, marks: usize): i32 {
  let last = -1;
  for (let i = 0; i < rowCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    const base = marks + ((<usize>(rowCount - 1 - i)) << 2);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const j = load<i32>(indices + ((<usize>k) << 2));
      store<i32>(base + ((<usize>j) << 2), 1);
      last = max(last, j);
    }
  }
  return last + 1;
}

/** Number of marks that are set; each is replaced by how many are set before it. */
export function numberMarks(length: i32, marks: usize): i32 {
  let count = 0;
  for (let k = 0; k < length; k++) {
    const at = marks + ((<usize>k) << 2);
    if (load<i32>(at) == 0) continue;
    store<i32>(at, count);
    count++;
  }
  return count;
}

/** The offsets of the diagonals that have entries, by their numbers. */
export function writeOffsets(
  rowCount: i32,
  starts: usize,
  indices: usize,
  marks: usize,
  offsets: usize,
): void {
  for (let i = 0; i < rowCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    const base = marks + ((<usize>(rowCount - 1 - i)) << 2);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const j = load<i32>(indices + ((<usize>k) << 2));
      const number = <usize>load<i32>(base + ((<usize>j) << 2));
      store<i32>(offsets + (number << 2), j - i);
    }
  }
}

/** Adds the entries of rows to diagonals that are all zero before. */
function toDiagonals<T>(
  rowCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  width: i32,
  data: usize,
): void {
  for (let i = 0; i < rowCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    const base = marks + ((<usize>(rowCount - 1 - i)) << 2);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const j = <usize>load<i32>(indices + ((<usize>k) << 2));
      const number = <usize>load<i32>(base + (j << 2));
      const at = data + (number * <usize>width + j) * sizeof<T>();
      store<T>(at, plus<T>(load<T>(at), load<T>(values + <usize>k * sizeof<T>())));
    }
  }
}

/**
 * The rows of diagonals whose offsets increase, without zeros: diagonal k is row order[k] of `data`. The
 * order is overwritten. Answers the number of entries.
 */
function toRows<T>(
  rowCount: i32,
  columnCount: i32,
  count: i32,
  width: i32,
  offsets: usize,
  order: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  // Where element 0 of each diagonal would be if they began with row 0; addresses may wrap around.
  for (let k = 0; k < count; k++) {
    const at = order + ((<usize>k) << 2);
    const row = <usize>load<i32>(at) * <usize>width;
    const offset = <usize>load<i32>(offsets + ((<usize>k) << 2));
    store<usize>(at, data + (row + offset) * sizeof<T>());
  }
  return rowsFrom<T>(
    rowCount,
    min(width, columnCount),
    count,
    offsets,
    order,
    starts,
    indices,
    values,
  );
}

/** As `toRows`, element i of diagonal k being i values behind firsts[k]. */
function rowsFrom<T>(
  rowCount: i32,
  end: i32,
  count: i32,
  offsets: usize,
  firsts: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  let to: usize = 0;
  store<i32>(starts, 0);
  for (let i = 0; i < rowCount; i++) {
    // Offsets down to -i and below end - i are of elements in the matrix.
    const last = end - i;
    const down = <usize>i * sizeof<T>();
    for (let k: usize = 0; k < (<usize>count) << 2; k += 4) {
      const offset = load<i32>(offsets + k);
      if (offset < -i) continue;
      if (offset >= last) break;
      const value = load<T>(load<usize>(firsts + k) + down);
      if (isZero<T>(value)) continue;
      store<i32>(indices + (to << 2), offset + i);
      store<T>(values + to * sizeof<T>(), value);
      to++;
    }
    store<i32>(starts + ((<usize>i) << 2), <i32>to, 4);
  }
  return <i32>to;
}

export function toDiagonalsFloat32(
  rowCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  width: i32,
  data: usize,
): void {
  toDiagonals<f32>(rowCount, starts, indices, values, marks, width, data);
}

export function toDiagonalsFloat64(
  rowCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  width: i32,
  data: usize,
): void {
  toDiagonals<f64>(rowCount, starts, indices, values, marks, width, data);
}

export function toDiagonalsComplex128(
  rowCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  width: i32,
  data: usize,
): void {
  toDiagonals<v128>(rowCount, starts, indices, values, marks, width, data);
}

export function toRowsFloat32(
  rowCount: i32,
  columnCount: i32,
  count: i32,
  width: i32,
  offsets: usize,
  order: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return toRows<f32>(
    rowCount,
    columnCount,
    count,
    width,
    offsets,
    order,
    data,
    starts,
    indices,
    values,
  );
}

export function toRowsFloat64(
  rowCount: i32,
  columnCount: i32,
  count: i32,
  width: i32,
  offsets: usize,
  order: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return toRows<f64>(
    rowCount,
    columnCount,
    count,
    width,
    offsets,
    order,
    data,
    starts,
    indices,
    values,
  );
}

export function toRowsComplex128(
  rowCount: i32,
  columnCount: i32,
  count: i32,
  width: i32,
  offsets: usize,
  order: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return toRows<v128>(
    rowCount,
    columnCount,
    count,
    width,
    offsets,
    order,
    data,
    starts,
    indices,
    values,
  );
}
