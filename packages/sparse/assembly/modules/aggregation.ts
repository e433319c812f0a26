/** Algebraic multigrid by smoothed aggregation: from a matrix by rows to its prolongator. */
import {
  conjugate,
  divided,
  fromReal,
  minus,
  modulus,
  plus,
  realPart,
  scaled,
  times,
} from '../../../linalg/assembly/base/scalar';

function at(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

function put(list: usize, i: i32, value: i32): void {
  store<i32>(list + ((<usize>i) << 2), value);
}

function element<T>(x: usize, i: i32): T {
  return load<T>(x + <usize>i * sizeof<T>());
}

function set<T>(x: usize, i: i32, value: T): void {
  store<T>(x + <usize>i * sizeof<T>(), value);
}

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

/**
 * Makes column c of n x k candidates orthogonal to those before, within each aggregate, and of norm 1.
 * `coarse`, k x k for each aggregate, gets the triangular factors. What is nearly dependent becomes 0;
 * `norms` is room for a number for each aggregate.
 */
function orthonormalize<T>(
  n: i32,
  k: i32,
  c: i32,
  aggregates: usize,
  count: i32,
  candidates: usize,
  coarse: usize,
  norms: usize,
): void {
  squares<T>(n, k, c, aggregates, count, candidates, norms);
  for (let e = 0; e < c; e++) {
    for (let i = 0; i < n; i++) {
      const aggregate = at(aggregates, i);
      if (aggregate < 0) continue;
      const left = conjugate<T>(element<T>(candidates, i * k + e));
      const product = times<T>(left, element<T>(candidates, i * k + c));
      const place = (aggregate * k + e) * k + c;
      set<T>(coarse, place, plus<T>(element<T>(coarse, place), product));
    }
    for (let i = 0; i < n; i++) {
      const aggregate = at(aggregates, i);
      if (aggregate < 0) continue;
      const factor = element<T>(coarse, (aggregate * k + e) * k + c);
      const part = times<T>(factor, element<T>(candidates, i * k + e));
      set<T>(candidates, i * k + c, minus<T>(element<T>(candidates, i * k + c), part));
    }
  }
  for (let i = 0; i < n; i++) {
    const aggregate = at(aggregates, i);
    if (aggregate < 0) continue;
    const place = (aggregate * k + c) * k + c;
    const size = modulus<T>(element<T>(candidates, i * k + c));
    set<T>(coarse, place, plus<T>(element<T>(coarse, place), fromReal<T>(size * size)));
  }
  for (let a = 0; a < count; a++) {
    const place = (a * k + c) * k + c;
    const square = realPart<T>(element<T>(coarse, place));
    const isThere = square > 1e-20 * element<f64>(norms, a);
    set<T>(coarse, place, fromReal<T>(isThere ? sqrt(square) : 0));
  }
  for (let i = 0; i < n; i++) {
    const aggregate = at(aggregates, i);
    if (aggregate < 0) continue;
    const norm = realPart<T>(element<T>(coarse, (aggregate * k + c) * k + c));
    const value = element<T>(candidates, i * k + c);
    set<T>(candidates, i * k + c, scaled<T>(value, norm > 0 ? 1 / norm : 0));
  }
}

/** Σ |candidate|² of each aggregate. */
function squares<T>(
  n: i32,
  k: i32,
  c: i32,
  aggregates: usize,
  count: i32,
  candidates: usize,
  norms: usize,
): void {
  memory.fill(norms, 0, (<usize>count) << 3);
  for (let i = 0; i < n; i++) {
    const aggregate = at(aggregates, i);
    if (aggregate < 0) continue;
    const size = modulus<T>(element<T>(candidates, i * k + c));
    set<f64>(norms, aggregate, element<f64>(norms, aggregate) + size * size);
  }
}

/** The candidates as a matrix by rows: aggregate a has the columns from a k on. Answers the entries. */
function tentative<T>(
  n: i32,
  k: i32,
  aggregates: usize,
  candidates: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): i32 {
  let to = 0;
  put(toStarts, 0, 0);
  for (let i = 0; i < n; i++) {
    const aggregate = at(aggregates, i);
    for (let c = 0; c < k && aggregate >= 0; c++) {
      put(toIndices, to, aggregate * k + c);
      set<T>(toValues, to++, element<T>(candidates, i * k + c));
    }
    put(toStarts, i + 1, to);
  }
  return to;
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
