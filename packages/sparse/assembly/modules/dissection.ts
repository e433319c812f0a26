/**
 * Parts of graphs, and their coarse forms, for nested dissection. A graph is `starts` and `indices` of a
 * symmetric pattern without diagonal, with `weights` of edges and `sizes` of vertices, all int32.
 *
 * G. Karypis, V. Kumar, "A fast and high quality multilevel scheme for partitioning irregular graphs",
 * SIAM J. Sci. Comput. 20 (1998).
 */
import { fillList, get, set } from '../base/lists';

/** Edges at so many vertices. */
export function countEdges(count: i32, vertices: usize, starts: usize): i32 {
  let edges = 0;
  for (let k = 0; k < count; k++) {
    const v = get(vertices, k);
    edges += get(starts, v + 1) - get(starts, v);
  }
  return edges;
}

/** The part of a graph between some vertices, vertex k the k-th of them; places are -1 first and last. */
export function extract(
  count: i32,
  vertices: usize,
  places: usize,
  starts: usize,
  indices: usize,
  toStarts: usize,
  toIndices: usize,
): i32 {
  for (let k = 0; k < count; k++) set(places, get(vertices, k), k);
  let edges = 0;
  for (let k = 0; k < count; k++) {
    set(toStarts, k, edges);
    const v = get(vertices, k);
    const end = get(starts, v + 1);
    for (let p = get(starts, v); p < end; p++) {
      const place = get(places, get(indices, p));
      if (place == -1) continue;
      set(toIndices, edges, place);
      edges++;
    }
  }
  set(toStarts, count, edges);
  for (let k = 0; k < count; k++) set(places, get(vertices, k), -1);
  return edges;
}

/**
 * The same with the neighbours of these vertices, which come after them and have edges to them only.
 * Answers how many vertices there are; `toStarts` needs room for all of the graph, `list` as well.
 */
export function extractNeighbours(
  count: i32,
  vertices: usize,
  places: usize,
  starts: usize,
  indices: usize,
  toStarts: usize,
  toIndices: usize,
  list: usize,
): i32 {
  for (let k = 0; k < count; k++) set(places, get(vertices, k), k);
  let all = count;
  let edges = 0;
  for (let k = 0; k < all; k++) {
    set(toStarts, k, edges);
    const v = k < count ? get(vertices, k) : get(list, k - count);
    const end = get(starts, v + 1);
    for (let p = get(starts, v); p < end; p++) {
      const w = get(indices, p);
      let place = get(places, w);
      if (k >= count && (place == -1 || place >= count)) continue;
      if (place == -1) {
        place = all;
        set(places, w, place);
        set(list, all - count, w);
        all++;
      }
      set(toIndices, edges, place);
      edges++;
    }
  }
  set(toStarts, all, edges);
  for (let k = 0; k < count; k++) set(places, get(vertices, k), -1);
  for (let k = count; k < all; k++) set(places, get(list, k - count), -1);
  return all;
}

/**
 * Pairs vertices along heavy edges: map[v] is the number of v's pair, members[2 number] and on its one
 * or two vertices (-1 for none). Answers how many pairs there are.
 */
export function pair(
  n: i32,
  starts: usize,
  indices: usize,
  weights: usize,
  sizes: usize,
  mostSize: i32,
  map: usize,
  members: usize,
): i32 {
  fillList(map, n, -1);
  let count = 0;
  for (let v = 0; v < n; v++) {
    if (get(map, v) != -1) continue;
    const room = mostSize - get(sizes, v);
    const end = get(starts, v + 1);
    let best = -1;
    let heaviest = 0;
    for (let p = get(starts, v); p < end; p++) {
      const w = get(indices, p);
      if (get(map, w) != -1 || get(weights, p) <= heaviest || get(sizes, w) > room) continue;
      heaviest = get(weights, p);
      best = w;
    }
    set(map, v, count);
    if (best != -1) set(map, best, count);
    set(members, 2 * count, v);
    set(members, 2 * count + 1, best);
    count++;
  }
  return count;
}

/** The graph of pairs; places are -1 first. Answers how many edges it has. */
export function contract(
  count: i32,
  map: usize,
  members: usize,
  starts: usize,
  indices: usize,
  weights: usize,
  sizes: usize,
  places: usize,
  toStarts: usize,
  toIndices: usize,
  toWeights: usize,
  toSizes: usize,
): i32 {
  let edges = 0;
  for (let c = 0; c < count; c++) {
    const first = edges;
    let size = 0;
    set(toStarts, c, first);
    for (let k = 2 * c; k < 2 * c + 2; k++) {
      const v = get(members, k);
      if (v == -1) continue;
      size += get(sizes, v);
      const end = get(starts, v + 1);
      for (let p = get(starts, v); p < end; p++) {
        const to = get(map, get(indices, p));
        if (to == c) continue;
        const place = get(places, to);
        if (place >= first) {
          set(toWeights, place, get(toWeights, place) + get(weights, p));
          continue;
        }
        set(places, to, edges);
        set(toIndices, edges, to);
        set(toWeights, edges, get(weights, p));
        edges++;
      }
    }
    set(toSizes, c, size);
  }
  set(toStarts, count, edges);
  return edges;
}

/** Side 0 for what is met first from a vertex, as far as half of the size; side 1 for all others. */
export function grow(
  n: i32,
  seed: i32,
  half: i32,
  starts: usize,
  indices: usize,
  sizes: usize,
  sides: usize,
  queue: usize,
): i32 {
  // -1 is not met, -2 waits.
  fillList(sides, n, -1);
  let grown = 0;
  let begin = 0;
  let end = 1;
  let next = 0;
  let last = seed;
  set(queue, 0, seed);
  set(sides, seed, -2);
  while (grown < half) {
    if (begin == end) {
      while (next < n && get(sides, next) != -1) next++;
      if (next == n) break;
      set(queue, end, next);
      set(sides, next, -2);
      end++;
    }
    const v = get(queue, begin);
    begin++;
    last = v;
    set(sides, v, 0);
    grown += get(sizes, v);
    const to = get(starts, v + 1);
    for (let p = get(starts, v); p < to; p++) {
      const w = get(indices, p);
      if (get(sides, w) != -1) continue;
      set(sides, w, -2);
      set(queue, end, w);
      end++;
    }
  }
  for (let v = 0; v < n; v++) {
    if (get(sides, v) != 0) set(sides, v, 1);
  }
  return last;
}

/** sides[v] = coarse[map[v]]. */
export function project(n: i32, map: usize, coarse: usize, sides: usize): void {
  for (let v = 0; v < n; v++) set(sides, v, get(coarse, get(map, v)));
}

/**
 * The edges that are cut, as a pattern: column c is the c-th vertex of side 0 that has any, row r the r-th
 * of side 1. Numbers are of both; `vertices` lists those of side 0, then, from n backwards, of side 1.
 * counts = columns and rows.
 */
export function listCut(
  n: i32,
  starts: usize,
  indices: usize,
  sides: usize,
  numbers: usize,
  vertices: usize,
  toStarts: usize,
  toIndices: usize,
  counts: usize,
): void {
  fillList(numbers, n, -1);
  let columns = 0;
  let rows = 0;
  let edges = 0;
  for (let v = 0; v < n; v++) {
    if (get(sides, v) != 0) continue;
    const first = edges;
    const end = get(starts, v + 1);
    for (let p = get(starts, v); p < end; p++) {
      const w = get(indices, p);
      if (get(sides, w) == 0) continue;
      if (get(numbers, w) == -1) {
        set(numbers, w, rows);
        set(vertices, n - 1 - rows, w);
        rows++;
      }
      set(toIndices, edges, get(numbers, w));
      edges++;
    }
    if (edges == first) continue;
    set(toStarts, columns, first);
    set(vertices, columns, v);
    columns++;
  }
  set(toStarts, columns, edges);
  set(counts, 0, columns);
  set(counts, 1, rows);
}

/** Side 2 for the columns of a cut that are not marked, and the rows of those that are: they cover it. */
export function cover(
  n: i32,
  columns: i32,
  starts: usize,
  indices: usize,
  vertices: usize,
  marks: usize,
  sides: usize,
): void {
  for (let c = 0; c < columns; c++) {
    if (get(marks, c) == 0) {
      set(sides, get(vertices, c), 2);
      continue;
    }
    const end = get(starts, c + 1);
    for (let p = get(starts, c); p < end; p++) {
      set(sides, get(vertices, n - 1 - get(indices, p)), 2);
    }
  }
}

/** Puts vertices of side 0 first, then those of side 1, and those of side 2 last. */
export function sortBySide(n: i32, sides: usize, list: usize, sorted: usize): void {
  let at = 0;
  for (let side = 0; side < 3; side++) {
    for (let k = 0; k < n; k++) {
      if (get(sides, k) != side) continue;
      set(sorted, at, get(list, k));
      at++;
    }
  }
  for (let k = 0; k < n; k++) set(list, k, get(sorted, k));
}
