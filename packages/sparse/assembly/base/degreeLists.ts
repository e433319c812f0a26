/**
 * Variables by degree, as two-way lists: what came first is taken first, which on grids fills a quarter
 * less than the other way round. The state is the module's: one queue at a time.
 */
import { fillList, get, set } from './lists';

let heads: usize = 0;
let ends: usize = 0;
let nexts: usize = 0;
let lasts: usize = 0;
let degrees: usize = 0;
let most: i32 = 0;
/** No more than the least degree of a variable. */
let least: i32 = 0;

/** Room for n variables of degrees to n; answers where the room ends. The lists are empty. */
export function placeDegreeLists(room: usize, n: i32): usize {
  const step = (<usize>n + 1) << 2;
  heads = room;
  ends = heads + step;
  nexts = ends + step;
  lasts = nexts + step;
  degrees = lasts + step;
  most = n;
  least = 0;
  fillList(heads, n + 1, -1);
  fillList(ends, n + 1, -1);
  return degrees + step;
}

/** Words that `placeDegreeLists` needs. */
export function roomForDegreeLists(n: i32): i32 {
  return 5 * (n + 1);
}

export function degreeOf(i: i32): i32 {
  return get(degrees, i);
}

/** Of a variable that is in no list. */
export function setDegree(i: i32, degree: i32): void {
  set(degrees, i, degree);
}

export function insert(i: i32, degree: i32): void {
  const end = get(ends, degree);
  set(degrees, i, degree);
  set(nexts, i, -1);
  set(lasts, i, end);
  if (end != -1) set(nexts, end, i);
  else set(heads, degree, i);
  set(ends, degree, i);
  if (degree < least) least = degree;
}

/** The same, to be taken first. */
export function insertFirst(i: i32, degree: i32): void {
  const head = get(heads, degree);
  set(degrees, i, degree);
  set(nexts, i, head);
  set(lasts, i, -1);
  if (head != -1) set(lasts, head, i);
  else set(ends, degree, i);
  set(heads, degree, i);
  if (degree < least) least = degree;
}

export function remove(i: i32): void {
  const next = get(nexts, i);
  const last = get(lasts, i);
  const degree = get(degrees, i);
  if (next != -1) set(lasts, next, last);
  else set(ends, degree, last);
  if (last != -1) set(nexts, last, next);
  else set(heads, degree, next);
}

/** The first variable of least degree, -1 if there is none. */
export function leastVariable(): i32 {
  while (least < most && get(heads, least) == -1) least++;
  return get(heads, least);
}

/** Variables that are in no list may be chained by a number each meanwhile, and carry another. */
export function chain(i: i32, next: i32): void {
  set(nexts, i, next);
}

export function chained(i: i32): i32 {
  return get(nexts, i);
}

export function carry(i: i32, value: i32): void {
  set(lasts, i, value);
}

export function carried(i: i32): i32 {
  return get(lasts, i);
}
