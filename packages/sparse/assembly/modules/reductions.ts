/**
 * Extremes, their places and norms of the lines of a matrix, whose indices increase, none twice. Lines have
 * `length` elements, those that are not stored are zero. `kind` is 0 of f32, 1 of f64, 2 of complex numbers.
 */
import { index } from '../base/merging';

/** The larger number, or NaN if one is, and `skips` is not set. */
function larger(x: f64, y: f64, skips: bool): f64 {
  if (skips) {
    if (x != x) return y;
    if (y != y) return x;
  }
  return max(x, y);
}

function real(kind: i32, values: usize, k: i32): f64 {
  return kind == 0
    ? <f64>load<f32>(values + ((<usize>k) << 2))
    : load<f64>(values + ((<usize>k) << 3));
}

/**
 * to[i] = the largest element of line i, or the least, for lines from `begin` to `end`; of `stored` ones only if
 * that is asked for, then zero where there are none. NaN is larger and less than all, unless it is skipped.
 */
export function extremes(
  kind: i32,
  begin: i32,
  end: i32,
  length: i32,
  starts: usize,
  values: usize,
  isLeast: bool,
  skips: bool,
  stored: bool,
  to: usize,
): void {
  const sign: f64 = isLeast ? -1 : 1;
  for (let i = begin; i < end; i++) {
    const first = index(starts, i);
    const last = index(starts, i + 1);
    const hasZero = last - first < length && (!stored || first == last);
    // Of a least element it is -0, so that the result is 0.
    let extreme: f64 = hasZero ? sign * 0 : sign * real(kind, values, first);
    for (let k = first; k < last; k++) {
      extreme = larger(extreme, sign * real(kind, values, k), skips);
    }
    store<f64>(to + ((<usize>i) << 3), sign * extreme);
  }
}

/** to[i] = where the first largest or least element of line i is; a NaN is before all. Lines are not empty. */
export function places(
  kind: i32,
  begin: i32,
  end: i32,
  length: i32,
  starts: usize,
  indices: usize,
  values: usize,
  isLeast: bool,
  to: usize,
): void {
  const sign: f64 = isLeast ? -1 : 1;
  for (let i = begin; i < end; i++) {
    const last = index(starts, i + 1);
    let k = index(starts, i);
    let gap = 0;
    for (let p = k; p < last && index(indices, p) == gap; p++) gap++;
    const hasZero = gap < length;
    let extreme: f64 = hasZero ? 0 : -Infinity;
    let place = hasZero ? gap : 0;
    for (; k < last; k++) {
      const value = sign * real(kind, values, k);
      const j = index(indices, k);
      if (value != value) {
        place = j;
        break;
      }
      if (value > extreme || (value == extreme && j < place)) {
        extreme = value;
        place = j;
      }
    }
    store<i32>(to + ((<usize>i) << 2), place);
  }
}

/** to[i] = the Euclidean norm of the numbers of line i, two for each entry of complex ones. */
export function norms(
  kind: i32,
  begin: i32,
  end: i32,
  starts: usize,
  values: usize,
  to: usize,
): void {
  const parts = kind == 2 ? 1 : 0;
  for (let i = begin; i < end; i++) {
    const first = index(starts, i) << parts;
    const last = index(starts, i + 1) << parts;
    let largest: f64 = 0;
    for (let k = first; k < last; k++) largest = max(largest, abs(real(min(kind, 1), values, k)));
    let norm = largest;
    if (largest > 0 && largest < Infinity) {
      // Squares of what is scaled by a power of two neither overflow nor vanish.
      const exponent = largest > 1e140 ? -600 : largest < 1e-140 ? 600 : 0;
      const scale = reinterpret<f64>((<u64>(1023 + exponent)) << 52);
      let sum: f64 = 0;
      for (let k = first; k < last; k++) {
        const value = real(min(kind, 1), values, k) * scale;
        sum += value * value;
      }
      norm = sqrt(sum) / scale;
    }
    store<f64>(to + ((<usize>i) << 3), norm);
  }
}
