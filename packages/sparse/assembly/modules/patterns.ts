/**
 * Patterns: where the entries of a matrix are. `starts` and `indices` are those of its lines, int32.
 * Work is done in ranges of lines, so that the engine has a chance to optimise what is called again.
 */
import { get, set } from '../base/lists';

/** counts[indices[k]] is increased, for begin ≤ k < end. */
export function countIndices(begin: i32, end: i32, indices: usize, counts: usize): void {
  for (let k = begin; k < end; k++) {
    const index = get(indices, k);
    set(counts, index, get(counts, index) + 1);
  }
}

/** list[i] = the sum of list[0] to list[i]. */
export function accumulate(count: i32, list: usize): void {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += get(list, i);
    set(list, i, sum);
  }
}

/** The entries of lines from ≤ j < to of the transposed pattern; `next` is where each of its lines goes on. */
export function placeLines(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  next: usize,
  toIndices: usize,
): void {
  for (let j = from; j < to; j++) {
    const end = get(starts, j + 1);
    for (let k = get(starts, j); k < end; k++) {
      const line = get(indices, k);
      const place = get(next, line);
      set(next, line, place + 1);
      set(toIndices, place, j);
    }
  }
}

/** Whether two lists are the same. */
export function areEqual(count: i32, first: usize, second: usize): bool {
  for (let i = 0; i < count; i++) {
    if (get(first, i) != get(second, i)) return false;
  }
  return true;
}

/** Leaves out entries that repeat the one before, and maybe those of the diagonal. */
function keep(
  excludesDiagonal: bool,
  n: i32,
  starts: usize,
  indices: usize,
  toStarts: usize,
  toIndices: usize,
): i32 {
  let count = 0;
  for (let j = 0; j < n; j++) {
    set(toStarts, j, count);
    const end = get(starts, j + 1);
    let last = -1;
    for (let k = get(starts, j); k < end; k++) {
      const index = get(indices, k);
      // What is left out is written over: no branch that nobody could predict.
      set(toIndices, count, index);
      count += i32(index != last) & (i32(index != j) | i32(!excludesDiagonal));
      last = index;
    }
  }
  set(toStarts, n, count);
  return count;
}

/** Leaves out the diagonal, and entries that repeat the one before; answers how many are left. */
export function withoutDiagonal(
  n: i32,
  starts: usize,
  indices: usize,
  toStarts: usize,
  toIndices: usize,
): i32 {
  return keep(true, n, starts, indices, toStarts, toIndices);
}

/** Leaves out entries that repeat the one before; answers how many are left. */
export function withoutRepeats(
  n: i32,
  starts: usize,
  indices: usize,
  toStarts: usize,
  toIndices: usize,
): i32 {
  return keep(false, n, starts, indices, toStarts, toIndices);
}

/** Whether the indices of each line increase, none twice. */
export function isIncreasing(n: i32, starts: usize, indices: usize): bool {
  for (let j = 0; j < n; j++) {
    const end = get(starts, j + 1);
    let last = -1;
    for (let k = get(starts, j); k < end; k++) {
      const index = get(indices, k);
      if (index <= last) return false;
      last = index;
    }
  }
  return true;
}

/** Marks the indices of a line that were not met yet, and counts them. */
function countLine(j: i32, starts: usize, indices: usize, marks: usize): i32 {
  const end = get(starts, j + 1);
  let count = 0;
  for (let k = get(starts, j); k < end; k++) {
    const index = get(indices, k);
    if (index == j || get(marks, index) == j) continue;
    set(marks, index, j);
    count++;
  }
  return count;
}

/** counts[j] = entries off the diagonal of line j of A + Aᵀ, for from ≤ j < to; marks are -1 first. */
export function countUnion(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  otherStarts: usize,
  otherIndices: usize,
  marks: usize,
  counts: usize,
): void {
  for (let j = from; j < to; j++) {
    const own = countLine(j, starts, indices, marks);
    set(counts, j, own + countLine(j, otherStarts, otherIndices, marks));
  }
}

/** Appends j to the lists of the indices of line j that were not met yet. */
function placeLine(
  j: i32,
  starts: usize,
  indices: usize,
  marks: usize,
  next: usize,
  toIndices: usize,
): void {
  const end = get(starts, j + 1);
  for (let k = get(starts, j); k < end; k++) {
    const index = get(indices, k);
    if (index == j || get(marks, index) == j) continue;
    set(marks, index, j);
    const place = get(next, index);
    set(next, index, place + 1);
    set(toIndices, place, j);
  }
}

/** Lines from ≤ j < to of A + Aᵀ, whose indices increase; marks are -1 first, `next` as in placeLines. */
export function placeUnion(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  otherStarts: usize,
  otherIndices: usize,
  marks: usize,
  next: usize,
  toIndices: usize,
): void {
  for (let j = from; j < to; j++) {
    placeLine(j, starts, indices, marks, next, toIndices);
    placeLine(j, otherStarts, otherIndices, marks, next, toIndices);
  }
}

/** How far the indices of lines lie before the lines at most (before), or after them. */
export function bandwidth(n: i32, starts: usize, indices: usize, before: bool): i32 {
  let most = 0;
  for (let j = 0; j < n; j++) {
    const end = get(starts, j + 1);
    for (let k = get(starts, j); k < end; k++) {
      const distance = before ? j - get(indices, k) : get(indices, k) - j;
      if (distance > most) most = distance;
    }
  }
  return most;
}
