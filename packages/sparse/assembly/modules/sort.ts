/**
 * Sorts the entries of each line by their indices; entries of equal index stay in their order. Short
 * lines by insertion, long ones by merging runs, by way of `spare` room for as many entries.
 */
const RUN: i32 = 24;

/** Sorts entries `from` to `to` by insertion. */
function insert<T>(from: i32, to: i32, indices: usize, values: usize): void {
  for (let k = from + 1; k < to; k++) {
    const index = load<i32>(indices + ((<usize>k) << 2));
    let at = k;
    if (load<i32>(indices + ((<usize>at - 1) << 2)) <= index) continue;
    const value = load<T>(values + <usize>k * sizeof<T>());
    do {
      const before = <usize>at - 1;
      store<i32>(indices + (before << 2), load<i32>(indices + (before << 2)), 4);
      store<T>(values + (before + 1) * sizeof<T>(), load<T>(values + before * sizeof<T>()));
      at--;
    } while (at > from && load<i32>(indices + ((<usize>at - 1) << 2)) > index);
    store<i32>(indices + ((<usize>at) << 2), index);
    store<T>(values + <usize>at * sizeof<T>(), value);
  }
}

/** Merges the sorted entries `from` to `middle` and `middle` to `to`. */
function merge<T>(
  from: i32,
  middle: i32,
  to: i32,
  indices: usize,
  values: usize,
  spareIndices: usize,
  spareValues: usize,
): void {
  if (
    load<i32>(indices + ((<usize>middle - 1) << 2)) <= load<i32>(indices + ((<usize>middle) << 2))
  ) {
    return;
  }
  const count = <usize>(middle - from);
  memory.copy(spareIndices, indices + ((<usize>from) << 2), count << 2);
  memory.copy(spareValues, values + <usize>from * sizeof<T>(), count * sizeof<T>());
  let left: usize = 0;
  let right = <usize>middle;
  let at = <usize>from;
  while (left < count) {
    const isRight =
      right < <usize>to &&
      load<i32>(indices + (right << 2)) < load<i32>(spareIndices + (left << 2));
    if (isRight) {
      store<i32>(indices + (at << 2), load<i32>(indices + (right << 2)));
      store<T>(values + at * sizeof<T>(), load<T>(values + right * sizeof<T>()));
      right++;
    } else {
      store<i32>(indices + (at << 2), load<i32>(spareIndices + (left << 2)));
      store<T>(values + at * sizeof<T>(), load<T>(spareValues + left * sizeof<T>()));
      left++;
    }
    at++;
  }
}

function sortLine<T>(
  from: i32,
  to: i32,
  indices: usize,
  values: usize,
  spareIndices: usize,
  spareValues: usize,
): void {
  for (let k = from; k < to; k += RUN) insert<T>(k, min(k + RUN, to), indices, values);
  // In 64 bits, for twice a length may not fit 32.
  for (let width: i64 = RUN; width < <i64>(to - from); width *= 2) {
    for (let k = <i64>from; k + width < <i64>to; k += 2 * width) {
      const end = <i32>min<i64>(k + 2 * width, <i64>to);
      merge<T>(<i32>k, <i32>(k + width), end, indices, values, spareIndices, spareValues);
    }
  }
}

function sortLines<T>(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  spareIndices: usize,
  spareValues: usize,
): void {
  for (let i = 0; i < lineCount; i++) {
    const from = load<i32>(starts + ((<usize>i) << 2));
    const to = load<i32>(starts + ((<usize>i) << 2), 4);
    sortLine<T>(from, to, indices, values, spareIndices, spareValues);
  }
}

export function sortFloat32(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  spareIndices: usize,
  spareValues: usize,
): void {
  sortLines<f32>(lineCount, starts, indices, values, spareIndices, spareValues);
}

export function sortFloat64(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  spareIndices: usize,
  spareValues: usize,
): void {
  sortLines<f64>(lineCount, starts, indices, values, spareIndices, spareValues);
}

export function sortComplex128(
  lineCount: i32,
  starts: usize,
  indices: usize,
  values: usize,
  spareIndices: usize,
  spareValues: usize,
): void {
  sortLines<v128>(lineCount, starts, indices, values, spareIndices, spareValues);
}
