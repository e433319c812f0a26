/**
 * A factorisation as kernels see it: a list of addresses, in this order. Fronts are numbered so that
 * children come before their parents. Front s eliminates the columns firsts[s] to firsts[s + 1], k of
 * them; rows[rowStarts[s]] to rows[rowStarts[s + 1]] are the m rows below that it has besides, and
 * `relative` says which of the k + m rows of its parent each is. Its part of L is k + m rows by k
 * columns, that of Uᵀ m by k, its contribution m by m, all by columns; starts count elements.
 */
import { get } from '../lists';

function field(plan: usize, i: usize): usize {
  return load<usize>(plan + (i << 2));
}

/** Number of the columns before a front. */
export function firstOf(plan: usize, s: i32): i32 {
  return get(field(plan, 0), s);
}

/** Number of the rows below of all fronts before s. */
export function rowStartOf(plan: usize, s: i32): i32 {
  return get(field(plan, 1), s);
}

export function rowsOf(plan: usize, s: i32): usize {
  return field(plan, 2) + ((<usize>rowStartOf(plan, s)) << 2);
}

export function relativeOf(plan: usize, s: i32): usize {
  return field(plan, 3) + ((<usize>rowStartOf(plan, s)) << 2);
}

/** The first child of a front, -1 if there is none. */
export function childOf(plan: usize, s: i32): i32 {
  return get(field(plan, 4), s);
}

/** The next child of the same parent. */
export function siblingOf(plan: usize, s: i32): i32 {
  return get(field(plan, 5), s);
}

export function lowerOf<T>(plan: usize, s: i32): usize {
  return field(plan, 12) + <usize>get(field(plan, 6), s) * sizeof<T>();
}

export function upperOf<T>(plan: usize, s: i32): usize {
  return field(plan, 13) + <usize>get(field(plan, 7), s) * sizeof<T>();
}

export function contributionOf<T>(plan: usize, s: i32): usize {
  return field(plan, 14) + <usize>get(field(plan, 8), s) * sizeof<T>();
}

/** Where the entries of a front begin in the lists: those for L at 2 s, those for Uᵀ at 2 s + 1. */
export function entryStartOf(plan: usize, at: i32): i32 {
  return get(field(plan, 9), at);
}

/** The number of each entry in the matrix. */
export function sourcesOf(plan: usize): usize {
  return field(plan, 10);
}

/** The element of its front's part that each entry belongs to. */
export function placesOf(plan: usize): usize {
  return field(plan, 11);
}

export function valuesOf(plan: usize): usize {
  return field(plan, 15);
}

/** The pivots of a front's own rows, counted from its first. */
export function pivotsOf(plan: usize, s: i32): usize {
  return field(plan, 16) + ((<usize>firstOf(plan, s)) << 2);
}

/** Elements of D beside its diagonal, of a front's columns. */
export function cornersOf<T>(plan: usize, s: i32): usize {
  return field(plan, 17) + <usize>firstOf(plan, s) * sizeof<T>();
}

export function reportOf(plan: usize): usize {
  return field(plan, 18);
}

/** Room for one column of the largest front. */
export function columnRoomOf(plan: usize): usize {
  return field(plan, 19);
}

/** Room for L D of the largest front, and for few columns of its square block. */
export function productRoomOf(plan: usize): usize {
  return field(plan, 20);
}

export function workspaceOf(plan: usize): usize {
  return field(plan, 21);
}
