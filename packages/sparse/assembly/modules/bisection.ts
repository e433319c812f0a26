/**
 * Improves how a graph is cut in two, by moving one vertex at a time.
 *
 * C. M. Fiduccia, R. M. Mattheyses, "A linear-time heuristic for improving network partitions", Proc. 19th
 * Design Automation Conference (1982).
 */
import {
  insert,
  leastVariable,
  placeDegreeLists,
  remove,
  roomForDegreeLists,
} from '../base/degreeLists';
import { get, set } from '../base/lists';

/** Moves that may go by without a better cut. */
const PATIENCE = 100;

const FREE = 0;
const WAITING = 1;
const DONE = 2;

/** Words of room that `refine` needs. */
export function roomFor(n: i32): i32 {
  return roomForDegreeLists(n) + 3 * (n + 1);
}

/** The place in the queue of a vertex whose move makes the cut smaller by `gain`. */
function keyOf(gain: i32, n: i32): i32 {
  const key = (n >> 1) - gain;
  return key < 0 ? 0 : key > n ? n : key;
}

function excess(first: i32, total: i32, most: i32): i32 {
  const larger = first > total - first ? first : total - first;
  return larger > most ? larger - most : 0;
}

/**
 * One pass: sides of a graph whose vertices have `total` size, no side more than `most` if possible.
 * Answers whether the cut is better than it was; result = the weight of the cut, the excess of a side.
 */
export function refine(
  n: i32,
  starts: usize,
  indices: usize,
  weights: usize,
  sizes: usize,
  total: i32,
  most: i32,
  sides: usize,
  room: usize,
  result: usize,
): bool {
  const gains = placeDegreeLists(room, n);
  const step = (<usize>n + 1) << 2;
  const states = gains + step;
  const moves = states + step;
  let cut = 0;
  let first = 0;
  for (let v = 0; v < n; v++) {
    const side = get(sides, v);
    if (side == 0) first += get(sizes, v);
    const end = get(starts, v + 1);
    let inner = 0;
    let outer = 0;
    for (let p = get(starts, v); p < end; p++) {
      if (get(sides, get(indices, p)) == side) inner += get(weights, p);
      else outer += get(weights, p);
    }
    cut += outer;
    set(gains, v, outer - inner);
    set(states, v, outer > 0 ? WAITING : FREE);
    if (outer > 0) insert(v, keyOf(outer - inner, n));
  }
  cut >>= 1;
  let best = cut;
  let bestExcess = excess(first, total, most);
  let bestCount = 0;
  let count = 0;
  while (count - bestCount < PATIENCE) {
    const v = leastVariable();
    if (v == -1) break;
    remove(v);
    set(states, v, DONE);
    const side = get(sides, v);
    const after = side == 0 ? first - get(sizes, v) : first + get(sizes, v);
    const present = excess(first, total, most);
    const following = excess(after, total, most);
    if (following > 0 && following >= present) continue;
    first = after;
    cut -= get(gains, v);
    set(sides, v, 1 - side);
    set(moves, count, v);
    count++;
    const end = get(starts, v + 1);
    for (let p = get(starts, v); p < end; p++) {
      const w = get(indices, p);
      const state = get(states, w);
      if (state == DONE) continue;
      const change = 2 * get(weights, p);
      const gain = get(gains, w) + (get(sides, w) == side ? change : -change);
      set(gains, w, gain);
      if (state == WAITING) remove(w);
      set(states, w, WAITING);
      insert(w, keyOf(gain, n));
    }
    if (following < bestExcess || (following == bestExcess && cut < best)) {
      best = cut;
      bestExcess = following;
      bestCount = count;
    }
  }
  for (let k = bestCount; k < count; k++) {
    const v = get(moves, k);
    set(sides, v, 1 - get(sides, v));
  }
  set(result, 0, best);
  set(result, 1, bestExcess);
  return bestCount > 0;
}
