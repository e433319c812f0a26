/**
 * The reverse Cuthill-McKee order of a symmetric pattern: level by level from a vertex at the rim.
 *
 * E. Cuthill, J. McKee, "Reducing the bandwidth of sparse symmetric matrices", Proc. 24th ACM National
 * Conference (1969); A. George, J. W. H. Liu, "An implementation of a pseudoperipheral node finder", ACM
 * Trans. Math. Software 5 (1979).
 */
import { fillList, get, set } from '../base/lists';

/** Searches for a vertex at the rim that are made at most. */
const SEARCHES = 8;

let stamp: i32 = 0;
/** Where the last level of a search begins, and how many levels there were. */
let lastLevel: i32 = 0;
let depth: i32 = 0;

/** vertices = all of them by degree; places are scratch of n + 1 elements. */
export function sortByDegree(n: i32, starts: usize, vertices: usize, places: usize): void {
  fillList(places, n + 1, 0);
  for (let v = 0; v < n; v++) {
    const at = get(starts, v + 1) - get(starts, v) + 1;
    set(places, at, get(places, at) + 1);
  }
  let sum = 0;
  for (let degree = 0; degree <= n; degree++) {
    sum += get(places, degree);
    set(places, degree, sum);
  }
  for (let v = 0; v < n; v++) {
    const degree = get(starts, v + 1) - get(starts, v);
    const place = get(places, degree);
    set(vertices, place, v);
    set(places, degree, place + 1);
  }
}

/** The neighbours of each vertex by degree, in `sorted`; places are scratch. */
export function sortNeighbours(
  n: i32,
  starts: usize,
  indices: usize,
  vertices: usize,
  places: usize,
  sorted: usize,
): void {
  for (let v = 0; v < n; v++) set(places, v, get(starts, v));
  for (let k = 0; k < n; k++) {
    const v = get(vertices, k);
    const end = get(starts, v + 1);
    for (let p = get(starts, v); p < end; p++) {
      const w = get(indices, p);
      const place = get(places, w);
      set(sorted, place, v);
      set(places, w, place + 1);
    }
  }
}

export function begin(n: i32, marks: usize): void {
  fillList(marks, n, 0);
  stamp = 0;
}

/** All that can be reached from a vertex, level by level, to order[first] and on; answers where it ends. */
export function search(
  root: i32,
  first: i32,
  starts: usize,
  indices: usize,
  marks: usize,
  order: usize,
): i32 {
  stamp++;
  set(order, first, root);
  set(marks, root, stamp);
  let begin = first;
  let end = first + 1;
  depth = 0;
  while (begin < end) {
    lastLevel = begin;
    depth++;
    const levelEnd = end;
    for (; begin < levelEnd; begin++) {
      const v = get(order, begin);
      const to = get(starts, v + 1);
      for (let p = get(starts, v); p < to; p++) {
        const w = get(indices, p);
        if (get(marks, w) == stamp) continue;
        set(marks, w, stamp);
        set(order, end, w);
        end++;
      }
    }
  }
  return end;
}

/** Orders the part of the graph that has a vertex, from a vertex at its rim. */
export function orderPart(
  vertex: i32,
  first: i32,
  starts: usize,
  indices: usize,
  marks: usize,
  order: usize,
): i32 {
  let end = search(vertex, first, starts, indices, marks, order);
  for (let k = 0; k < SEARCHES; k++) {
    let best = get(order, lastLevel);
    let least = get(starts, best + 1) - get(starts, best);
    for (let p = lastLevel + 1; p < end; p++) {
      const v = get(order, p);
      const degree = get(starts, v + 1) - get(starts, v);
      if (degree < least) {
        least = degree;
        best = v;
      }
    }
    const before = depth;
    end = search(best, first, starts, indices, marks, order);
    if (depth <= before) break;
  }
  return end;
}

/** Orders all parts, each from a vertex of least degree, and turns the order round. */
export function run(
  n: i32,
  vertices: usize,
  starts: usize,
  indices: usize,
  marks: usize,
  order: usize,
): void {
  let count = 0;
  for (let k = 0; k < n; k++) {
    const v = get(vertices, k);
    if (get(marks, v) != 0) continue;
    count = orderPart(v, count, starts, indices, marks, order);
  }
  for (let i = 0, j = n - 1; i < j; i++, j--) {
    const v = get(order, i);
    set(order, i, get(order, j));
    set(order, j, v);
  }
}
