/** Candidates of near null space vectors, restricted to aggregates. */
import {
  conjugate,
  fromReal,
  minus,
  modulus,
  plus,
  realPart,
  scaled,
  times,
} from '../../../linalg/assembly/base/scalar';
import { at, put, element, set } from './elements';

/**
 * Makes column c of n x k candidates orthogonal to those before, within each aggregate, and of norm 1.
 * `coarse`, k x k for each aggregate, gets the triangular factors. What is nearly dependent becomes 0;
 * `norms` is room for a number for each aggregate.
 */
export function orthonormalize<T>(
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
export function tentative<T>(
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
