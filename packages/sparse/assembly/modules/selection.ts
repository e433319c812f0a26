/**
 * Some lines of a compressed matrix, some elements of each of its lines, and single elements. `kind` tells
 * what values are: 0 of f32, 1 of f64, 2 of complex numbers; lists and indices are int32.
 */
import { index } from '../base/merging';
import { plus, zero } from '../base/values';

function copyValue(kind: i32, from: usize, p: i32, to: usize, q: i32): void {
  if (kind == 0) store<f32>(to + ((<usize>q) << 2), load<f32>(from + ((<usize>p) << 2)));
  else if (kind == 1) store<f64>(to + ((<usize>q) << 3), load<f64>(from + ((<usize>p) << 3)));
  else v128.store(to + ((<usize>q) << 4), v128.load(from + ((<usize>p) << 4)));
}

/** Where the lines of a list begin when they are put one after the other; answers the end, -1 if too far. */
export function takenStarts(count: i32, list: usize, starts: usize, to: usize): i32 {
  let sum: i64 = 0;
  store<i32>(to, 0);
  for (let k = 0; k < count; k++) {
    const line = index(list, k);
    sum += index(starts, line + 1) - index(starts, line);
    if (sum > i32.MAX_VALUE) return -1;
    store<i32>(to + ((<usize>k) << 2), <i32>sum, 4);
  }
  return <i32>sum;
}

/** The lines of a list, one after the other. */
export function takeLines(
  kind: i32,
  begin: i32,
  end: i32,
  list: usize,
  starts: usize,
  indices: usize,
  values: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  for (let k = begin; k < end; k++) {
    const line = index(list, k);
    const from = <usize>index(starts, line);
    const bytes = (<usize>index(starts, line + 1) - from) << 2;
    const to = <usize>index(toStarts, k);
    memory.copy(toIndices + (to << 2), indices + (from << 2), bytes);
    memory.copy(toValues + (to << (kind + 2)), values + (from << (kind + 2)), bytes << kind);
  }
}

/**
 * Where each element is in a list: its places are those from ends[j - 1] (or 0) to ends[j] of `places`. `ends`
 * is zero at first, and longer by one than there are elements.
 */
export function placesOf(length: i32, count: i32, list: usize, ends: usize, places: usize): void {
  for (let k = 0; k < count; k++) {
    const at = ends + ((<usize>index(list, k)) << 2);
    store<i32>(at, load<i32>(at, 4) + 1, 4);
  }
  for (let j = 1; j <= length; j++) {
    store<i32>(ends + ((<usize>j) << 2), index(ends, j) + index(ends, j - 1));
  }
  for (let k = 0; k < count; k++) {
    const at = ends + ((<usize>index(list, k)) << 2);
    const place = load<i32>(at);
    store<i32>(places + ((<usize>place) << 2), k);
    store<i32>(at, place + 1);
  }
}

/** Where lines begin of which the elements of a list are kept; answers the end, -1 if too far. */
export function keptStarts(lines: i32, starts: usize, indices: usize, ends: usize, to: usize): i32 {
  let sum: i64 = 0;
  let k = index(starts, 0);
  store<i32>(to, 0);
  for (let i = 0; i < lines; i++) {
    const end = index(starts, i + 1);
    for (; k < end; k++) {
      const j = index(indices, k);
      sum += index(ends, j) - (j == 0 ? 0 : index(ends, j - 1));
    }
    if (sum > i32.MAX_VALUE) return -1;
    store<i32>(to + ((<usize>i) << 2), <i32>sum, 4);
  }
  return <i32>sum;
}

/** The elements of each line that are in a list, as often as they are, at their places in it. */
export function keepElements(
  kind: i32,
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  ends: usize,
  places: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  let to = index(toStarts, begin);
  const last = index(starts, end);
  for (let k = index(starts, begin); k < last; k++) {
    const j = index(indices, k);
    const until = index(ends, j);
    for (let p = j == 0 ? 0 : index(ends, j - 1); p < until; p++, to++) {
      store<i32>(toIndices + ((<usize>to) << 2), index(places, p));
      copyValue(kind, values, k, toValues, to);
    }
  }
}

function sampleOf<T>(
  begin: i32,
  end: i32,
  lines: usize,
  minors: usize,
  isSorted: bool,
  starts: usize,
  indices: usize,
  values: usize,
  to: usize,
): void {
  for (let k = begin; k < end; k++) {
    const line = index(lines, k);
    const minor = index(minors, k);
    let first = index(starts, line);
    const last = index(starts, line + 1);
    if (isSorted) {
      let high = last;
      while (first < high) {
        const middle = first + ((high - first) >> 1);
        if (index(indices, middle) < minor) first = middle + 1;
        else high = middle;
      }
    }
    let sum = zero<T>();
    for (let p = first; p < last; p++) {
      const j = index(indices, p);
      if (j == minor) sum = plus<T>(sum, load<T>(values + <usize>p * sizeof<T>()));
      else if (isSorted) break;
    }
    store<T>(to + <usize>k * sizeof<T>(), sum);
  }
}

/** Single elements: entry k of the result is that of line lines[k] at minors[k], zero if it is not stored. */
export function sample(
  kind: i32,
  begin: i32,
  end: i32,
  lines: usize,
  minors: usize,
  isSorted: bool,
  starts: usize,
  indices: usize,
  values: usize,
  to: usize,
): void {
  if (kind == 0) {
    sampleOf<f32>(begin, end, lines, minors, isSorted, starts, indices, values, to);
  } else if (kind == 1) {
    sampleOf<f64>(begin, end, lines, minors, isSorted, starts, indices, values, to);
  } else sampleOf<v128>(begin, end, lines, minors, isSorted, starts, indices, values, to);
}
