/**
 * From triplets to compressed rows, and from those to compressed columns. "Lines" are the rows of a
 * matrix by rows, the columns of one by columns; `starts`, `indices` and `lines` are int32. A value is
 * f32, f64, or v128 for a complex number.
 */
import { isZero, plus } from '../base/values';

/**
 * starts[i] = the number of entries on the lines before line i, for 0 ≤ i ≤ count of lines; `copy` the
 * same.
 */
export function countStarts(
  entries: i32,
  lines: usize,
  lineCount: i32,
  starts: usize,
  copy: usize,
): void {
  memory.fill(starts, 0, (<usize>lineCount + 1) << 2);
  const end = lines + ((<usize>entries) << 2);
  for (let at = lines; at < end; at += 4) {
    const to = starts + ((<usize>load<i32>(at) + 1) << 2);
    store<i32>(to, load<i32>(to) + 1);
  }
  let sum = 0;
  for (let i = 1; i <= lineCount; i++) {
    const at = starts + ((<usize>i) << 2);
    sum += load<i32>(at);
    store<i32>(at, sum);
  }
  memory.copy(copy, starts, (<usize>lineCount + 1) << 2);
}

/** Puts triplets where they belong, those of a line in their order. `next` is a copy of the starts. */
function place<T>(
  entries: i32,
  lines: usize,
  minors: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  for (let k = 0; k < entries; k++) {
    const from = (<usize>k) << 2;
    const cursor = next + ((<usize>load<i32>(lines + from)) << 2);
    const to = <usize>load<i32>(cursor);
    store<i32>(cursor, <i32>to + 1);
    store<i32>(toIndices + (to << 2), load<i32>(minors + from));
    store<T>(toValues + to * sizeof<T>(), load<T>(values + <usize>k * sizeof<T>()));
  }
}

export function placeFloat32(
  entries: i32,
  lines: usize,
  minors: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  place<f32>(entries, lines, minors, values, next, toIndices, toValues);
}

export function placeFloat64(
  entries: i32,
  lines: usize,
  minors: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  place<f64>(entries, lines, minors, values, next, toIndices, toValues);
}

export function placeComplex128(
  entries: i32,
  lines: usize,
  minors: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  place<v128>(entries, lines, minors, values, next, toIndices, toValues);
}

/** As `place`, the entries of lines `from` to `to` to the lines that their indices name. */
function turn<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  for (let i = from; i < to; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const cursor = next + ((<usize>load<i32>(indices + ((<usize>k) << 2))) << 2);
      const at = <usize>load<i32>(cursor);
      store<i32>(cursor, <i32>at + 1);
      store<i32>(toIndices + (at << 2), i);
      store<T>(toValues + at * sizeof<T>(), load<T>(values + <usize>k * sizeof<T>()));
    }
  }
}

export function turnFloat32(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  turn<f32>(from, to, starts, indices, values, next, toIndices, toValues);
}

export function turnFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  turn<f64>(from, to, starts, indices, values, next, toIndices, toValues);
}

export function turnComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  next: usize,
  toIndices: usize,
  toValues: usize,
): void {
  turn<v128>(from, to, starts, indices, values, next, toIndices, toValues);
}

/** lines[k] = the line of entry k. */
export function expandStarts(lineCount: i32, starts: usize, lines: usize): void {
  for (let i = 0; i < lineCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      store<i32>(lines + ((<usize>k) << 2), i);
    }
  }
}

/** Whether the indices of each line increase, none twice. */
export function isCanonical(lineCount: i32, starts: usize, indices: usize): bool {
  for (let i = 0; i < lineCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    let last = -1;
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const index = load<i32>(indices + ((<usize>k) << 2));
      if (index <= last) return false;
      last = index;
    }
  }
  return true;
}

/** Whether the indices of no line decrease. */
export function isSorted(lineCount: i32, starts: usize, indices: usize): bool {
  for (let i = 0; i < lineCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    let last = -1;
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const index = load<i32>(indices + ((<usize>k) << 2));
      if (index < last) return false;
      last = index;
    }
  }
  return true;
}

/** Whether triplets go by lines, by increasing minors within each, no place twice. */
export function isOrdered(entries: i32, lines: usize, minors: usize): bool {
  let line = -1;
  let minor = -1;
  for (let k = 0; k < entries; k++) {
    const i = load<i32>(lines + ((<usize>k) << 2));
    const j = load<i32>(minors + ((<usize>k) << 2));
    if (i < line || (i == line && j <= minor)) return false;
    line = i;
    minor = j;
  }
  return true;
}

/** The first of so many int32 that is negative, or not below `bound`; `count` if none is. */
export function firstOutside(count: i32, indices: usize, bound: i32): i32 {
  const limit = i32x4.splat(bound);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const four = v128.load(indices + ((<usize>k) << 2));
    if (v128.any_true(i32x4.ge_u(four, limit))) break;
  }
  for (; k < count; k++) {
    if (load<u32>(indices + ((<usize>k) << 2)) >= <u32>bound) return k;
  }
  return count;
}

/** The first of `count` int32 but one that is greater than the next; `count` if they never decrease. */
export function firstDecrease(count: i32, starts: usize): i32 {
  for (let k = 0; k + 1 < count; k++) {
    const at = starts + ((<usize>k) << 2);
    if (load<i32>(at) > load<i32>(at, 4)) return k;
  }
  return count;
}

/** Adds up entries of equal index, of lines whose indices do not decrease; answers how many are left. */
function sumEqual<T>(lineCount: i32, starts: usize, indices: usize, values: usize): i32 {
  let to = 0;
  let begin = 0;
  for (let i = 0; i < lineCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    const first = to;
    for (let k = begin; k < end; k++) {
      const index = load<i32>(indices + ((<usize>k) << 2));
      const value = load<T>(values + <usize>k * sizeof<T>());
      if (to > first && load<i32>(indices + ((<usize>to - 1) << 2)) == index) {
        const at = values + <usize>(to - 1) * sizeof<T>();
        store<T>(at, plus<T>(load<T>(at), value));
      } else {
        store<i32>(indices + ((<usize>to) << 2), index);
        store<T>(values + <usize>to * sizeof<T>(), value);
        to++;
      }
    }
    begin = end;
    store<i32>(starts + ((<usize>i) << 2), to, 4);
  }
  return to;
}

export function sumEqualFloat32(lineCount: i32, starts: usize, indices: usize, values: usize): i32 {
  return sumEqual<f32>(lineCount, starts, indices, values);
}

export function sumEqualFloat64(lineCount: i32, starts: usize, indices: usize, values: usize): i32 {
  return sumEqual<f64>(lineCount, starts, indices, values);
}

export function sumEqualComplex128(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return sumEqual<v128>(lineCount, starts, indices, values);
}

/** Leaves out entries that are zero; answers how many are left. */
function dropZeros<T>(lineCount: i32, starts: usize, indices: usize, values: usize): i32 {
  let to = 0;
  let begin = 0;
  for (let i = 0; i < lineCount; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    for (let k = begin; k < end; k++) {
      const value = load<T>(values + <usize>k * sizeof<T>());
      if (isZero<T>(value)) continue;
      store<i32>(indices + ((<usize>to) << 2), load<i32>(indices + ((<usize>k) << 2)));
      store<T>(values + <usize>to * sizeof<T>(), value);
      to++;
    }
    begin = end;
    store<i32>(starts + ((<usize>i) << 2), to, 4);
  }
  return to;
}

export function dropZerosFloat32(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return dropZeros<f32>(lineCount, starts, indices, values);
}

export function dropZerosFloat64(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return dropZeros<f64>(lineCount, starts, indices, values);
}

export function dropZerosComplex128(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  return dropZeros<v128>(lineCount, starts, indices, values);
}

/** As `dropZeros`, of triplets. */
function dropZeroTriplets<T>(entries: i32, rows: usize, columns: usize, values: usize): i32 {
  let to: usize = 0;
  for (let k: usize = 0; k < <usize>entries; k++) {
    const value = load<T>(values + k * sizeof<T>());
    if (isZero<T>(value)) continue;
    store<i32>(rows + (to << 2), load<i32>(rows + (k << 2)));
    store<i32>(columns + (to << 2), load<i32>(columns + (k << 2)));
    store<T>(values + to * sizeof<T>(), value);
    to++;
  }
  return <i32>to;
}

export function dropZeroTripletsFloat32(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
): i32 {
  return dropZeroTriplets<f32>(entries, rows, columns, values);
}

export function dropZeroTripletsFloat64(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
): i32 {
  return dropZeroTriplets<f64>(entries, rows, columns, values);
}

export function dropZeroTripletsComplex128(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
): i32 {
  return dropZeroTriplets<v128>(entries, rows, columns, values);
}
