/**
 * What a factorisation by fronts needs to know: how much memory, the rows of each front, where its parts
 * and contributions lie, and where each entry of the matrix belongs. Lists are int32; sizes that may be
 * large are float64. Work is done in ranges, so that the engine has a chance to optimise what is called
 * again.
 */
import { fillList, get, set } from '../base/lists';

/**
 * What is needed, as float64 at `sizes`: rows below of all fronts, entries of L and of Uᵀ, room for
 * contributions, operations of LU, the largest front, its columns, the largest m k.
 */
export function measureFronts(
  fronts: i32,
  firsts: usize,
  rowCounts: usize,
  parents: usize,
  depths: usize,
  waiting: usize,
  sizes: usize,
): void {
  let rows = 0.0;
  let lower = 0.0;
  let upper = 0.0;
  let operations = 0.0;
  let largest = 0;
  let widest = 0;
  let panel = 0.0;
  for (let s = fronts - 1; s >= 0; s--) {
    const parent = get(parents, s);
    set(depths, s, parent == -1 ? 0 : get(depths, parent) + 1);
    store<f64>(waiting + ((<usize>s) << 3), 0);
  }
  let held = 0.0;
  let peak = 0.0;
  for (let s = 0; s < fronts; s++) {
    const k = get(firsts, s + 1) - get(firsts, s);
    const m = get(rowCounts, s);
    const parent = get(parents, s);
    const wide = <f64>k;
    const high = <f64>m;
    rows += high;
    lower += wide * (wide + high);
    upper += wide * high;
    operations +=
      wide * wide * wide * (2.0 / 3.0) + 2 * wide * wide * high + 2 * wide * high * high;
    largest = max(largest, k + m);
    widest = max(widest, k);
    panel = max(panel, wide * high);
    held += high * high;
    peak = max(peak, held);
    held -= load<f64>(waiting + ((<usize>s) << 3));
    if (parent != -1) {
      const at = waiting + ((<usize>parent) << 3);
      store<f64>(at, load<f64>(at) + high * high);
    }
  }
  store<f64>(sizes, rows);
  store<f64>(sizes, lower, 8);
  store<f64>(sizes, upper, 16);
  store<f64>(sizes, peak, 24);
  store<f64>(sizes, operations, 32);
  store<f64>(sizes, largest, 40);
  store<f64>(sizes, widest, 48);
  store<f64>(sizes, panel, 56);
}

/**
 * Where the parts of fronts begin, and their children. Contributions lie on two stacks, of fronts at
 * even and at odd depths, that grow towards each other in room for `room` elements: so those of the
 * children and that of the front itself never wait on the same.
 */
export function placeFronts(
  fronts: i32,
  room: i32,
  firsts: usize,
  rowCounts: usize,
  parents: usize,
  depths: usize,
  rowStarts: usize,
  lowerStarts: usize,
  upperStarts: usize,
  contributionStarts: usize,
  heads: usize,
  nexts: usize,
): void {
  let rows = 0;
  let lower = 0;
  let upper = 0;
  let even = 0;
  let odd = room;
  fillList(heads, fronts, -1);
  for (let s = 0; s < fronts; s++) {
    const k = get(firsts, s + 1) - get(firsts, s);
    const m = get(rowCounts, s);
    const isEven = (get(depths, s) & 1) == 0;
    set(rowStarts, s, rows);
    set(lowerStarts, s, lower);
    set(upperStarts, s, upper);
    rows += m;
    lower += k * (k + m);
    upper += k * m;
    if (isEven) {
      set(contributionStarts, s, even);
      even += m * m;
    } else {
      odd -= m * m;
      set(contributionStarts, s, odd);
    }
    for (let child = get(heads, s); child != -1; child = get(nexts, child)) {
      const size = get(rowCounts, child) * get(rowCounts, child);
      if (isEven) odd += size;
      else even -= size;
    }
    const parent = get(parents, s);
    if (parent == -1) set(nexts, s, -1);
    else {
      set(nexts, s, get(heads, parent));
      set(heads, parent, s);
    }
  }
  set(rowStarts, fronts, rows);
}

/**
 * The rows below of all fronts, increasing: row i belongs to those on the way from the fronts of its
 * entries to its own, for from ≤ i < to. `marks` are -1 first, `next` are the row starts.
 */
export function fillRows(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  order: usize,
  frontOf: usize,
  parents: usize,
  marks: usize,
  next: usize,
  rows: usize,
): void {
  for (let i = from; i < to; i++) {
    const column = get(order, i);
    const own = get(frontOf, column);
    set(marks, own, i);
    const end = get(starts, column + 1);
    for (let p = get(starts, column); p < end; p++) {
      let s = get(frontOf, get(indices, p));
      while (s < own && s != -1 && get(marks, s) != i) {
        set(marks, s, i);
        const place = get(next, s);
        set(next, s, place + 1);
        set(rows, place, i);
        s = get(parents, s);
      }
    }
  }
}

/** relative[p] = which row of its parent's front each row of a front is; `local` has room for n. */
export function relateRows(
  from: i32,
  to: i32,
  firsts: usize,
  rowStarts: usize,
  rows: usize,
  heads: usize,
  nexts: usize,
  local: usize,
  relative: usize,
): void {
  for (let s = from; s < to; s++) {
    if (get(heads, s) == -1) continue;
    const first = get(firsts, s);
    const last = get(firsts, s + 1);
    const begin = get(rowStarts, s);
    const end = get(rowStarts, s + 1);
    for (let p = begin; p < end; p++) set(local, get(rows, p), p - begin + last - first);
    for (let child = get(heads, s); child != -1; child = get(nexts, child)) {
      const stop = get(rowStarts, child + 1);
      for (let p = get(rowStarts, child); p < stop; p++) {
        const row = get(rows, p);
        set(relative, p, row < last ? row - first : get(local, row));
      }
    }
  }
}

/**
 * Counts the entries that belong to each list, for columns from ≤ j < to; list l at counts[l + 2]. Front s has those of
 * its columns in list 2 s, but for the rows of earlier fronts: these have them in list 2 other + 1, of Uᵀ.
 */
export function countEntries(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  frontOf: usize,
  counts: usize,
): void {
  for (let j = from; j < to; j++) {
    const own = get(frontOf, j);
    const begin = get(starts, j);
    const end = get(starts, j + 1);
    let others = 0;
    for (let p = begin; p < end; p++) {
      const other = get(frontOf, get(indices, p));
      if (other >= own) continue;
      const list = 2 * other + 3;
      set(counts, list, get(counts, list) + 1);
      others++;
    }
    set(counts, 2 * own + 2, get(counts, 2 * own + 2) + (end - begin - others));
  }
}

/** local[row] is where the rows below of a front have their places in it. */
function numberRows(begin: i32, m: i32, rows: usize, local: usize): void {
  for (let i = 0; i < m; i++) set(local, get(rows, begin + i), i);
}

/**
 * The entries of L and of square blocks, with the elements of their fronts' parts as `places`, for fronts from ≤ s <
 * to; those of Uᵀ join the lists of earlier fronts with their columns. `next` is where lists go on.
 */
export function listEntries(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  order: usize,
  inverse: usize,
  frontOf: usize,
  firsts: usize,
  rowStarts: usize,
  rows: usize,
  local: usize,
  next: usize,
  sources: usize,
  places: usize,
): void {
  for (let s = from; s < to; s++) {
    const first = get(firsts, s);
    const last = get(firsts, s + 1);
    const k = last - first;
    const begin = get(rowStarts, s);
    const m = get(rowStarts, s + 1) - begin;
    numberRows(begin, m, rows, local);
    let place = get(next, 2 * s);
    for (let column = first; column < last; column++) {
      const above = (k + m) * (column - first);
      const j = get(order, column);
      const end = get(starts, j + 1);
      for (let p = get(starts, j); p < end; p++) {
        const i = get(indices, p);
        const row = get(inverse, i);
        if (row >= first) {
          set(sources, place, p);
          set(places, place, above + (row < last ? row - first : k + get(local, row)));
          place++;
        } else {
          const list = 2 * get(frontOf, i) + 1;
          const there = get(next, list);
          set(next, list, there + 1);
          set(sources, there, p);
          set(places, there, column);
        }
      }
    }
    set(next, 2 * s, place);
  }
}

/** Columns in the lists of Uᵀ become elements of the fronts' parts, for fronts from ≤ s < to. */
export function placeEntries(
  from: i32,
  to: i32,
  indices: usize,
  inverse: usize,
  firsts: usize,
  rowStarts: usize,
  rows: usize,
  local: usize,
  entryStarts: usize,
  sources: usize,
  places: usize,
): void {
  for (let s = from; s < to; s++) {
    const end = get(entryStarts, 2 * s + 2);
    let e = get(entryStarts, 2 * s + 1);
    if (e == end) continue;
    const first = get(firsts, s);
    const begin = get(rowStarts, s);
    const m = get(rowStarts, s + 1) - begin;
    numberRows(begin, m, rows, local);
    for (; e < end; e++) {
      const row = get(inverse, get(indices, get(sources, e))) - first;
      set(places, e, get(local, get(places, e)) + m * row);
    }
  }
}
