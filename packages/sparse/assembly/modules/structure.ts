/**
 * What a square matrix by columns looks like. `starts` and `indices` are int32, indices of a column
 * increase; a value is f64, or v128 for a complex number. Answers are int32 numbers at `out`.
 */
import {
  conjugate,
  imaginaryPart,
  minus,
  realPart,
  size,
} from '../../../linalg/assembly/base/scalar';

function at(list: usize, index: i32): i32 {
  return load<i32>(list + ((<usize>index) << 2));
}

function put(list: usize, index: i32, value: i32): void {
  store<i32>(list + ((<usize>index) << 2), value);
}

/** The place of the first of so many float64 numbers that is NaN or infinite, or -1. */
export function firstNotFinite(count: i32, x: usize): i32 {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const p = x + ((<usize>k) << 3);
    const left = v128.load(p);
    const right = v128.load(p, 16);
    // x - x is 0 for all but NaN and infinities.
    const sum = f64x2.add(f64x2.sub(left, left), f64x2.sub(right, right));
    if (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) != 0) break;
  }
  for (; k < count; k++) {
    const value = load<f64>(x + ((<usize>k) << 3));
    if (value - value != 0) return k;
  }
  return -1;
}

/**
 * out[0], out[1] = how far below and above the diagonal there are entries; out[2] = diagonal entries
 * that are not zero; out[3] = those that are real and positive; out[4] = entries on the diagonal;
 * out[5] = entries of the longest column; out[6] = columns of one entry.
 */
function profile<T>(n: i32, starts: usize, indices: usize, values: usize, out: usize): void {
  let lower = 0;
  let upper = 0;
  let regular = 0;
  let positive = 0;
  let onDiagonal = 0;
  let longest = 0;
  let single = 0;
  for (let j = 0; j < n; j++) {
    const begin = at(starts, j);
    const end = at(starts, j + 1);
    if (begin == end) continue;
    upper = max(upper, j - at(indices, begin));
    lower = max(lower, at(indices, end - 1) - j);
    longest = max(longest, end - begin);
    single += i32(end - begin == 1);
    for (let k = begin; k < end; k++) {
      const i = at(indices, k);
      if (i < j) continue;
      if (i > j) break;
      const value = load<T>(values + <usize>k * sizeof<T>());
      onDiagonal++;
      if (size<T>(value) != 0) regular++;
      if (realPart<T>(value) > 0 && imaginaryPart<T>(value) == 0) positive++;
    }
  }
  put(out, 0, lower);
  put(out, 1, upper);
  put(out, 2, regular);
  put(out, 3, positive);
  put(out, 4, onDiagonal);
  put(out, 5, longest);
  put(out, 6, single);
}

export function profileReal(
  n: i32,
  starts: usize,
  indices: usize,
  values: usize,
  out: usize,
): void {
  profile<f64>(n, starts, indices, values, out);
}

export function profileComplex(
  n: i32,
  starts: usize,
  indices: usize,
  values: usize,
  out: usize,
): void {
  profile<v128>(n, starts, indices, values, out);
}

/** What `symmetry` answers. */
const UNSYMMETRIC = 0;
const SYMMETRIC_PATTERN = 1;
const HERMITIAN = 2;

/** Whether the pattern, or even the matrix, is its own (conjugate) transpose; `next` has room for n int32. */
function symmetry<T>(n: i32, starts: usize, indices: usize, values: usize, next: usize): i32 {
  let different = 0;
  for (let j = 0; j < n; j++) {
    const end = at(starts, j + 1);
    let k = at(starts, j);
    for (; k < end; k++) {
      const i = at(indices, k);
      if (i >= j) break;
      // Of column i, rows below its diagonal have to come as columns do.
      const mirrored = at(next, i);
      if (mirrored == at(starts, i + 1) || at(indices, mirrored) != j) return UNSYMMETRIC;
      put(next, i, mirrored + 1);
      const above = load<T>(values + <usize>k * sizeof<T>());
      const below = load<T>(values + <usize>mirrored * sizeof<T>());
      different |= i32(size<T>(minus<T>(above, conjugate<T>(below))) != 0);
    }
    if (k < end && at(indices, k) == j) {
      different |= i32(imaginaryPart<T>(load<T>(values + <usize>k * sizeof<T>())) != 0);
      k++;
    }
    put(next, j, k);
  }
  for (let j = 0; j < n; j++) {
    if (at(next, j) != at(starts, j + 1)) return UNSYMMETRIC;
  }
  return different == 0 ? HERMITIAN : SYMMETRIC_PATTERN;
}

export function symmetryReal(
  n: i32,
  starts: usize,
  indices: usize,
  values: usize,
  next: usize,
): i32 {
  return symmetry<f64>(n, starts, indices, values, next);
}

export function symmetryComplex(
  n: i32,
  starts: usize,
  indices: usize,
  values: usize,
  next: usize,
): i32 {
  return symmetry<v128>(n, starts, indices, values, next);
}

/**
 * Entries (i, j), i ≠ j, that a pattern and its transpose have in common, without branches that nobody could predict;
 * `marks` has room for n int32.
 */
export function countMirrored(
  n: i32,
  starts: usize,
  indices: usize,
  otherStarts: usize,
  otherIndices: usize,
  marks: usize,
): i32 {
  let count = 0;
  memory.fill(marks, 0xff, (<usize>n) << 2);
  for (let j = 0; j < n; j++) {
    const otherEnd = at(otherStarts, j + 1);
    for (let k = at(otherStarts, j); k < otherEnd; k++) put(marks, at(otherIndices, k), j);
    put(marks, j, -1);
    const end = at(starts, j + 1);
    for (let k = at(starts, j); k < end; k++) count += i32(at(marks, at(indices, k)) == j);
  }
  return count;
}

/**
 * Peels off columns with one entry in the rows that are left: column `columns[k]` has its last entry
 * in row `rows[k]`, which makes P A Q upper triangular if all are found. Answers how many are. The
 * matrix is given by columns and by rows; `counts` and `isDone` have room for n int32.
 */
export function peel(
  n: i32,
  starts: usize,
  indices: usize,
  rowStarts: usize,
  rowIndices: usize,
  counts: usize,
  isDone: usize,
  rows: usize,
  columns: usize,
): i32 {
  // Columns wait behind those that are found.
  let waiting = 0;
  memory.fill(isDone, 0, (<usize>n) << 2);
  for (let j = 0; j < n; j++) {
    const count = at(starts, j + 1) - at(starts, j);
    put(counts, j, count);
    if (count == 1) put(columns, waiting++, j);
  }
  for (let found = 0; found < waiting; found++) {
    const j = at(columns, found);
    // Another column of the same row has taken it.
    if (at(counts, j) != 1) return found;
    let k = at(starts, j);
    while (at(isDone, at(indices, k)) != 0) k++;
    const i = at(indices, k);
    put(isDone, i, 1);
    put(rows, found, i);
    const end = at(rowStarts, i + 1);
    for (let l = at(rowStarts, i); l < end; l++) {
      const column = at(rowIndices, l);
      const count = at(counts, column) - 1;
      put(counts, column, count);
      if (count == 1) put(columns, waiting++, column);
    }
  }
  return waiting;
}

/**
 * How many lines have one entry, in a line of several of the transposed pattern: what makes a matrix fall into
 * blocks is mostly they.
 */
export function hangingLines(n: i32, starts: usize, indices: usize, otherStarts: usize): i32 {
  let found = 0;
  for (let j = 0; j < n; j++) {
    const first = at(starts, j);
    if (at(starts, j + 1) - first != 1) continue;
    const other = at(indices, first);
    if (at(otherStarts, other + 1) - at(otherStarts, other) != 1) found++;
  }
  return found;
}
