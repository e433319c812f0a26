/**
 * What fronts consist of before they are factored: entries of the matrix, and what the children
 * contribute. Of symmetric matrices only what is on and below the diagonal is of use.
 */
import { plus } from '../../../../linalg/assembly/base/scalar';
import { bytes } from '../../../../linalg/assembly/base/vectors';
import { get } from '../lists';

/** Fills with zeros; a call for few bytes would cost more than they do. */
export function clear(at: usize, length: usize): void {
  if (length > 1024) {
    memory.fill(at, 0, length);
    return;
  }
  for (; length >= 16; length -= 16, at += 16) v128.store(at, i64x2.splat(0));
  if (length > 0) store<f64>(at, 0);
}

/** Adds the entries of a range to their places. */
export function addEntries<T>(
  from: i32,
  to: i32,
  sources: usize,
  places: usize,
  values: usize,
  target: usize,
): void {
  for (let e = from; e < to; e++) {
    const at = target + bytes<T>(get(places, e));
    store<T>(at, plus<T>(load<T>(at), load<T>(values + bytes<T>(get(sources, e)))));
  }
}

/** How many of the increasing numbers in a list of n are below k. */
export function countBelow(n: i32, list: usize, k: i32): i32 {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (get(list, middle) < k) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** y[rows[i] - shift] += x[i]; the rows increase. */
function addColumn<T>(n: i32, x: usize, rows: usize, shift: i32, y: usize): void {
  if (n <= 0) return;
  const first = get(rows, 0);
  if (get(rows, n - 1) - first == n - 1) {
    y += bytes<T>(first - shift);
    if (!isVector<T>()) {
      for (; n >= 4; n -= 4, x += 32, y += 32) {
        v128.store(y, f64x2.add(v128.load(y), v128.load(x)));
        v128.store(y, f64x2.add(v128.load(y, 16), v128.load(x, 16)), 16);
      }
    }
    for (; n > 0; n--, x += sizeof<T>(), y += sizeof<T>()) {
      store<T>(y, plus<T>(load<T>(y), load<T>(x)));
    }
    return;
  }
  y -= bytes<T>(shift);
  for (; n >= 2; n -= 2, x += 2 * sizeof<T>(), rows += 8) {
    const first = y + bytes<T>(load<i32>(rows));
    const second = y + bytes<T>(load<i32>(rows, 4));
    store<T>(first, plus<T>(load<T>(first), load<T>(x)));
    store<T>(second, plus<T>(load<T>(second), load<T>(x, sizeof<T>())));
  }
  if (n > 0) {
    const at = y + bytes<T>(load<i32>(rows));
    store<T>(at, plus<T>(load<T>(at), load<T>(x)));
  }
}

/**
 * Adds the part of a contribution (n x n, whose rows are `rows` of the front, `own` of them among the
 * front's k columns) that belongs to the columns of the front (k + m rows), and to its rows, which
 * are columns of `upper`; the latter not of symmetric matrices.
 */
export function extendPanels<T>(
  n: i32,
  own: i32,
  contribution: usize,
  rows: usize,
  k: i32,
  m: i32,
  lower: usize,
  upper: usize,
  symmetric: bool,
): void {
  let x = contribution;
  const step = bytes<T>(n);
  for (let c = 0; c < own; c++, x += step) {
    const skipped = symmetric ? c : 0;
    const target = lower + bytes<T>(k + m) * get(rows, c);
    addColumn<T>(n - skipped, x + bytes<T>(skipped), rows + ((<usize>skipped) << 2), 0, target);
  }
  if (symmetric) return;
  for (let c = own; c < n; c++, x += step) {
    addRow<T>(own, x, rows, bytes<T>(m), upper + bytes<T>(get(rows, c) - k));
  }
}

/** y[rows[i]] += x[i], elements of y being `step` bytes apart. */
function addRow<T>(n: i32, x: usize, rows: usize, step: isize, y: usize): void {
  for (let i = 0; i < n; i++, x += sizeof<T>()) {
    const at = y + <isize>get(rows, i) * step;
    store<T>(at, plus<T>(load<T>(at), load<T>(x)));
  }
}

/** Adds the rest of a contribution to that of the front (m x m). */
export function extendContribution<T>(
  n: i32,
  own: i32,
  contribution: usize,
  rows: usize,
  k: i32,
  m: i32,
  target: usize,
  symmetric: bool,
): void {
  for (let c = own; c < n; c++) {
    const from = symmetric ? c : own;
    const x = contribution + bytes<T>(n) * c + bytes<T>(from);
    addColumn<T>(
      n - from,
      x,
      rows + ((<usize>from) << 2),
      k,
      target + bytes<T>(m) * (get(rows, c) - k),
    );
  }
}
