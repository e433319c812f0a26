/**
 * From triplets to compressed rows, and from those to compressed columns. "Lines" are the rows of a
 * matrix by rows, the columns of one by columns; `starts`, `indices` and `lines` are int32. A value is
 * f32, f64, or v128 for a complex number.
 */
import { plus } from '../base/values';

/** starts[i] = the number of entries on the lines before line i, for 0 ≤ i ≤ count of lines. */
export function countStarts(entries: i32, lines: usize, lineCount: i32, starts: usize): void {
  memory.fill(starts, 0, (<usize>lineCount + 1) << 2);
  for (let k = 0; k < entries; k++) {
    const at = starts + ((<usize>load<i32>(lines + ((<usize>k) << 2)) + 1) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  let sum = 0;
  for (let i = 1; i <= lineCount; i++) {
    const at = starts + ((<usize>i) << 2);
    sum += load<i32>(at);
    store<i32>(at, sum);
  }
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
