/**
 * Approximate minimum degree on the quotient graph of a symmetric pattern. A vertex is a variable, an
 * element (an eliminated supervariable, its list the variables of its clique), or gone: absorbed by a
 * variable or an element.
 *
 * P. R. Amestoy, T. A. Davis, I. S. Duff, "An approximate minimum degree ordering algorithm", SIAM J.
 * Matrix Anal. Appl. 17 (1996).
 */
import {
  carried,
  carry,
  chain,
  chained,
  degreeOf,
  insert,
  leastVariable,
  placeDegreeLists,
  remove,
  roomForDegreeLists,
  setDegree,
} from '../base/degreeLists';
import { fillList, get, set } from '../base/lists';
import { adopt, emit, placeMembers, roomForMembers } from '../base/members';

let n: i32 = 0;
/** Vertices from here on are neighbours only: they are never eliminated. */
let inner: i32 = 0;
/** All lists: of a variable first its elements, then its variables. */
let lists: usize = 0;
let capacity: i32 = 0;
let free: i32 = 0;
/** Where a vertex's list begins, -1 if it is gone; its length, and how many elements are in it. */
let begins: usize = 0;
let lengths: usize = 0;
let elements: usize = 0;
/** Columns that a variable stands for; 0 if it is gone; negative while in the present element. */
let sizes: usize = 0;
/** Elements: 0 if absorbed, else compared with `tag`; variables: whatever. */
let marks: usize = 0;
let tag: i32 = 0;
/** Variables by hash. */
let buckets: usize = 0;
let remaining: i32 = 0;

/** Words of room that `begin` needs beside the lists. */
export function roomFor(count: i32): i32 {
  return 6 * (count + 1) + roomForDegreeLists(count) + roomForMembers(count);
}

/**
 * Takes a pattern whose lists lie in `space`, `words` long, of which it needs the entries + n. Columns
 * of more than `dense` entries come last, at order[n - 1] and before; those without entries come first.
 * Only the first `innerCount` columns are ordered, the others are their neighbours.
 */
export function begin(
  count: i32,
  innerCount: i32,
  starts: usize,
  space: usize,
  words: i32,
  dense: i32,
  room: usize,
  order: usize,
): void {
  n = count;
  inner = innerCount;
  lists = space;
  capacity = words;
  free = get(starts, n);
  const step = (<usize>n + 1) << 2;
  begins = room;
  lengths = begins + step;
  elements = lengths + step;
  sizes = elements + step;
  marks = sizes + step;
  buckets = marks + step;
  const rest = placeDegreeLists(buckets + step, n);
  placeMembers(rest, n, order);
  tag = 2;
  remaining = n;
  fillList(buckets, n + 1, -1);
  fillList(marks, n, 1);
  fillList(elements, n, 0);
  let end = inner;
  // Backwards, which fills less on grids.
  for (let i = n - 1; i >= 0; i--) {
    const length = get(starts, i + 1) - get(starts, i);
    set(lengths, i, length);
    if (length > dense || length == 0) {
      set(begins, i, -1);
      set(sizes, i, 0);
      if (i >= inner) {
        // Nobody asks for its place.
      } else if (length == 0) emit(i);
      else set(order, --end, i);
      remaining--;
    } else {
      set(begins, i, get(starts, i));
      set(sizes, i, 1);
      if (i < inner) insert(i, length);
      else setDegree(i, length);
    }
  }
}

/** Moves all lists that are needed to the front. */
export function compact(): void {
  for (let i = 0; i < n; i++) {
    const at = get(begins, i);
    if (at < 0 || get(lengths, i) == 0) continue;
    // The first word of the list waits in `begins`, for the list to be known by its owner.
    set(begins, i, get(lists, at));
    set(lists, at, -i - 2);
  }
  let to = 0;
  let from = 0;
  while (from < free) {
    const owner = -get(lists, from) - 2;
    if (owner < 0) {
      from++;
      continue;
    }
    const length = get(lengths, owner);
    set(lists, to, get(begins, owner));
    set(begins, owner, to);
    for (let k = 1; k < length; k++) set(lists, to + k, get(lists, from + k));
    to += length;
    from += length;
  }
  free = to;
}

/** Marks count differences from `tag`, which must stay positive. */
function raiseTag(by: i32): void {
  if (tag < i32.MAX_VALUE - 4 * n - by) {
    tag += by;
    return;
  }
  for (let i = 0; i < n; i++) {
    if (get(marks, i) != 0) set(marks, i, 1);
  }
  tag = 2;
}

/** The list of element `pivot`: variables of its own and of its elements, which it absorbs. */
function formElement(pivot: i32): void {
  const first = get(begins, pivot);
  const count = get(elements, pivot);
  const own = first + get(lengths, pivot);
  let degree = 0;
  let to = count == 0 ? first : free;
  const begin = to;
  for (let p = first; p < own; p++) {
    const vertex = get(lists, p);
    let q = p;
    let end = p + 1;
    if (p < first + count) {
      q = get(begins, vertex);
      end = q + get(lengths, vertex);
      set(begins, vertex, -1);
      set(marks, vertex, 0);
    }
    for (; q < end; q++) {
      const i = get(lists, q);
      const size = get(sizes, i);
      if (size <= 0) continue;
      degree += size;
      set(sizes, i, -size);
      set(lists, to, i);
      to++;
      if (i < inner) remove(i);
    }
  }
  if (count > 0) free = to;
  set(begins, pivot, begin);
  set(lengths, pivot, to - begin);
  setDegree(pivot, degree);
}

/** marks[e] - tag = the columns of element e outside of the pivot's, for elements next to it. */
function countOutside(pivot: i32): void {
  const begin = get(begins, pivot);
  const end = begin + get(lengths, pivot);
  for (let p = begin; p < end; p++) {
    const i = get(lists, p);
    const size = -get(sizes, i);
    const from = get(begins, i);
    const to = from + get(elements, i);
    for (let q = from; q < to; q++) {
      const e = get(lists, q);
      const mark = get(marks, e);
      if (mark >= tag) set(marks, e, mark - size);
      else if (mark != 0) set(marks, e, degreeOf(e) + tag - size);
    }
  }
}

/**
 * Renews the list and the degree of variable i of the pivot's element; answers whether nothing is
 * outside of it, when the variable can be eliminated at once.
 */
function renew(i: i32, pivot: i32): bool {
  const from = get(begins, i);
  const own = from + get(elements, i);
  const end = from + get(lengths, i);
  let degree = 0;
  let hash: u32 = 0;
  let to = from;
  for (let q = from; q < own; q++) {
    const e = get(lists, q);
    const mark = get(marks, e);
    if (mark == 0) continue;
    if (mark == tag) {
      set(begins, e, -1);
      set(marks, e, 0);
      continue;
    }
    degree += mark - tag;
    hash += e;
    set(lists, to, e);
    to++;
  }
  const count = to - from;
  const firstVariable = to;
  for (let q = own; q < end; q++) {
    const j = get(lists, q);
    const size = get(sizes, j);
    if (size <= 0) continue;
    degree += size;
    hash += j;
    set(lists, to, j);
    to++;
  }
  if (degree == 0 && i < inner) return true;
  // The pivot comes first; what was there makes room. One of the list is gone: the pivot or an element.
  if (to > firstVariable) set(lists, to, get(lists, firstVariable));
  if (count > 0) set(lists, firstVariable, get(lists, from));
  set(lists, from, pivot);
  set(elements, i, count + 1);
  set(lengths, i, to - from + 1);
  if (degree < degreeOf(i)) setDegree(i, degree);
  const bucket = <i32>(hash % <u32>n);
  carry(i, bucket);
  chain(i, get(buckets, bucket));
  set(buckets, bucket, i);
  return false;
}

/** Whether all of the list of variable j but the pivot carries the tag. */
function isMarked(j: i32, length: i32): bool {
  const from = get(begins, j);
  for (let k = 1; k < length; k++) {
    if (get(marks, get(lists, from + k)) != tag) return false;
  }
  return true;
}

/** Joins variables of a bucket whose lists are the same. */
function joinEqual(bucket: i32): void {
  let i = get(buckets, bucket);
  set(buckets, bucket, -1);
  while (i != -1 && chained(i) != -1) {
    const from = get(begins, i);
    const length = get(lengths, i);
    const count = get(elements, i);
    for (let k = 1; k < length; k++) set(marks, get(lists, from + k), tag);
    let before = i;
    let j = chained(i);
    while (j != -1) {
      const next = chained(j);
      const isAlike = j < inner == i < inner && get(elements, j) == count;
      if (isAlike && get(lengths, j) == length && isMarked(j, length)) {
        set(sizes, i, get(sizes, i) + get(sizes, j));
        set(sizes, j, 0);
        set(begins, j, -1);
        adopt(i, j);
        chain(before, next);
      } else {
        before = j;
      }
      j = next;
    }
    raiseTag(1);
    i = chained(i);
  }
}

/** Puts the variables of the element back into lists of degrees, and those that are gone out of it. */
function finish(pivot: i32, degree: i32): void {
  const begin = get(begins, pivot);
  const end = begin + get(lengths, pivot);
  let to = begin;
  for (let p = begin; p < end; p++) {
    const i = get(lists, p);
    const size = -get(sizes, i);
    if (size <= 0) continue;
    set(sizes, i, size);
    let bound = degreeOf(i) + degree - size;
    if (bound > remaining - size) bound = remaining - size;
    if (i < inner) insert(i, bound);
    else setDegree(i, bound);
    set(lists, to, i);
    to++;
  }
  set(lengths, pivot, to - begin);
  if (to == begin) {
    set(begins, pivot, -1);
    set(marks, pivot, 0);
  }
  if (free == end) free = to;
}

/** Eliminates a variable of least degree; answers whether any is left. */
export function eliminate(): bool {
  if (remaining <= 0) return false;
  const pivot = leastVariable();
  if (pivot == -1) return false;
  // The new list has no more than `remaining` variables, and no more than those it comes of.
  if (get(elements, pivot) > 0 && free + remaining > capacity) compact();
  remove(pivot);
  remaining -= get(sizes, pivot);
  set(sizes, pivot, 0);
  formElement(pivot);
  countOutside(pivot);
  const begin = get(begins, pivot);
  const end = begin + get(lengths, pivot);
  let degree = degreeOf(pivot);
  for (let p = begin; p < end; p++) {
    const i = get(lists, p);
    if (!renew(i, pivot)) continue;
    const joining = -get(sizes, i);
    degree -= joining;
    remaining -= joining;
    set(sizes, i, 0);
    set(begins, i, -1);
    adopt(pivot, i);
  }
  setDegree(pivot, degree);
  raiseTag(n + 1);
  for (let p = begin; p < end; p++) {
    const i = get(lists, p);
    if (get(sizes, i) == 0) continue;
    const bucket = carried(i);
    if (get(buckets, bucket) != -1) joinEqual(bucket);
  }
  set(marks, pivot, 1);
  emit(pivot);
  finish(pivot, degree);
  return remaining > 0;
}

/** Eliminates all of them. */
export function run(): void {
  while (eliminate()) {}
}
