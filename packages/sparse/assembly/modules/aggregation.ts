/** Algebraic multigrid by smoothed aggregation: from a matrix by rows to its prolongator. */
import {
  divided,
  fromReal,
  minus,
  modulus,
  plus,
  times,
} from '../../../linalg/assembly/base/scalar';
import { orthonormalize, tentative } from '../base/candidates';
import { at, put, element, set } from '../base/elements';

/**
 * Copies the rows `begin` to `end`, strong entries only: |a[i, j]|² > limit |a[i, i] a[j, j]|. Weak ones
 * are added to the diagonal. toStarts[begin] is given; answers the number of entries up to `end`.
 */
function filter<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  limit: f64,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): i32 {
  let to = at(toStarts, begin);
  for (let i = begin; i < end; i++) {
    const rowEnd = at(starts, i + 1);
    const bound = limit * modulus<T>(element<T>(diagonal, i));
    let own = element<T>(diagonal, i);
    const place = to++;
    for (let k = at(starts, i); k < rowEnd; k++) {
      const j = at(indices, k);
      if (j == i) continue;
      const value = element<T>(values, k);
      const size = modulus<T>(value);
      if (size * size > bound * modulus<T>(element<T>(diagonal, j))) {
        put(toIndices, to, j);
        set<T>(toValues, to++, value);
      } else own = plus<T>(own, value);
    }
    put(toIndices, place, i);
    set<T>(toValues, place, own);
    put(toStarts, i + 1, to);
  }
  return to;
}

/** Joins each row whose neighbours are all free with them; `aggregates` has -1 where a row is free. */
export function joinFree(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  aggregates: usize,
  count: i32,
): i32 {
  for (let i = begin; i < end; i++) {
    if (at(aggregates, i) >= 0) continue;
    const rowEnd = at(starts, i + 1);
    let neighbours = 0;
    let isFree = true;
    for (let k = at(starts, i); k < rowEnd && isFree; k++) {
      const j = at(indices, k);
      if (j == i) continue;
      neighbours++;
      if (at(aggregates, j) >= 0) isFree = false;
    }
    if (!isFree || neighbours == 0) continue;
    for (let k = at(starts, i); k < rowEnd; k++) put(aggregates, at(indices, k), count);
    put(aggregates, i, count++);
  }
  return count;
}

/** Has rows that are left join the aggregate that they are most strongly connected to. */
function joinNeighbours<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  aggregates: usize,
  joined: usize,
): void {
  for (let i = begin; i < end; i++) {
    let chosen = at(aggregates, i);
    if (chosen < 0) {
      const rowEnd = at(starts, i + 1);
      let strongest: f64 = -1;
      for (let k = at(starts, i); k < rowEnd; k++) {
        const j = at(indices, k);
        const aggregate = at(aggregates, j);
        if (j == i || aggregate < 0) continue;
        const size = modulus<T>(element<T>(values, k));
        if (size > strongest) {
          strongest = size;
          chosen = aggregate;
        }
      }
    }
    put(joined, i, chosen);
  }
}

/** Makes aggregates of what is left, rows with no neighbours left out. */
export function joinRest(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  aggregates: usize,
  count: i32,
): i32 {
  for (let i = begin; i < end; i++) {
    if (at(aggregates, i) >= 0) continue;
    const rowEnd = at(starts, i + 1);
    let neighbours = 0;
    for (let k = at(starts, i); k < rowEnd; k++) {
      const j = at(indices, k);
      if (j == i) continue;
      neighbours++;
      if (at(aggregates, j) < 0) put(aggregates, j, count);
    }
    if (neighbours > 0) put(aggregates, i, count++);
  }
  return count;
}

/** The entries of I - factor D⁻¹ A in place of those of A; D is `diagonal`. */
function smoothing<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  factor: f64,
  diagonal: usize,
  values: usize,
): void {
  const one = fromReal<T>(1);
  for (let i = begin; i < end; i++) {
    const rowEnd = at(starts, i + 1);
    const divisor = element<T>(diagonal, i);
    const isZero = modulus<T>(divisor) == 0;
    const scale = isZero ? fromReal<T>(0) : divided<T>(fromReal<T>(factor), divisor);
    for (let k = at(starts, i); k < rowEnd; k++) {
      const part = times<T>(scale, element<T>(values, k));
      set<T>(values, k, minus<T>(at(indices, k) == i ? one : fromReal<T>(0), part));
    }
  }
}

export function filterFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  limit: f64,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): i32 {
  return filter<f64>(
    begin,
    end,
    starts,
    indices,
    values,
    diagonal,
    limit,
    toStarts,
    toIndices,
    toValues,
  );
}

export function filterComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  limit: f64,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): i32 {
  return filter<v128>(
    begin,
    end,
    starts,
    indices,
    values,
    diagonal,
    limit,
    toStarts,
    toIndices,
    toValues,
  );
}

export function joinNeighboursFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  aggregates: usize,
  joined: usize,
): void {
  joinNeighbours<f64>(begin, end, starts, indices, values, aggregates, joined);
}

export function joinNeighboursComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  aggregates: usize,
  joined: usize,
): void {
  joinNeighbours<v128>(begin, end, starts, indices, values, aggregates, joined);
}

export function orthonormalizeFloat64(
  n: i32,
  k: i32,
  c: i32,
  aggregates: usize,
  count: i32,
  candidates: usize,
  coarse: usize,
  norms: usize,
): void {
  orthonormalize<f64>(n, k, c, aggregates, count, candidates, coarse, norms);
}

export function orthonormalizeComplex128(
  n: i32,
  k: i32,
  c: i32,
  aggregates: usize,
  count: i32,
  candidates: usize,
  coarse: usize,
  norms: usize,
): void {
  orthonormalize<v128>(n, k, c, aggregates, count, candidates, coarse, norms);
}

export function tentativeFloat64(
  n: i32,
  k: i32,
  aggregates: usize,
  candidates: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): i32 {
  return tentative<f64>(n, k, aggregates, candidates, toStarts, toIndices, toValues);
}

export function tentativeComplex128(
  n: i32,
  k: i32,
  aggregates: usize,
  candidates: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): i32 {
  return tentative<v128>(n, k, aggregates, candidates, toStarts, toIndices, toValues);
}

export function smoothingFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  factor: f64,
  diagonal: usize,
  values: usize,
): void {
  smoothing<f64>(begin, end, starts, indices, factor, diagonal, values);
}

export function smoothingComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  factor: f64,
  diagonal: usize,
  values: usize,
): void {
  smoothing<v128>(begin, end, starts, indices, factor, diagonal, values);
}
