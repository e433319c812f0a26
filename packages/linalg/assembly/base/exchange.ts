/**
 * Exchanges of the blocks on the diagonal of a Schur form (Bai and Demmel 1993), and with them of
 * the order of eigenvalues. `work` has room for 64 + 2 n complex numbers.
 */
import { element, rotateAround } from './francis';
import { reflectColumns } from './hessenberg';
import { factorPanel, reflectRows } from './reflectors';
import { lifted, SMALL, standardise } from './standardBlocks';
import { bytes, fill } from './vectors';
import { conjugate, fromReal, hypotenuse, minus, modulus, scaled, size, times } from './scalar';

const EPSILON: f64 = f64.EPSILON / 2;

/** Where in `work` a vector of n elements has room. */
export const VECTOR: usize = 1024;

/**
 * Brings the block that begins at row `from` up to row `to`, by exchanges with its neighbours; where
 * it ends up: below `to` if a neighbour is too close to be exchanged stably.
 */
export function moveBlock<T>(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  from: i32,
  to: i32,
  work: usize,
): i32 {
  let here = from;
  const order = orderAt<T>(n, t, column, here);
  while (here > to) {
    // A block of order two may have fallen apart into two of order one: they follow one another.
    if (order == 2 && orderAt<T>(n, t, column, here) == 1) {
      const first = moveBlock<T>(n, t, column, qRows, q, qColumn, here, to, work);
      moveBlock<T>(n, t, column, qRows, q, qColumn, here + 1, first + 1, work);
      return first;
    }
    const above = here - to > 1 ? orderAt<T>(n, t, column, here - 2) : 1;
    const start = here - above;
    if (!exchangeBlocks<T>(n, t, column, qRows, q, qColumn, start, above, order, work)) break;
    here = start;
  }
  return here;
}

/** The order of the block that begins at row i. */
export function orderAt<T>(n: i32, t: usize, column: i32, i: i32): i32 {
  if (isVector<T>() || i + 1 >= n) return 1;
  return load<f64>(element<f64>(t, column, i + 1, i)) != 0 ? 2 : 1;
}

/** Exchanges neighbouring blocks, of order `first` and `second`, at row i. Whether that went well. */
function exchangeBlocks<T>(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  i: i32,
  first: i32,
  second: i32,
  work: usize,
): bool {
  if (first == 1 && second == 1) {
    exchangeNumbers<T>(n, t, column, qRows, element<T>(q, qColumn, 0, i), qColumn, i, work);
    return true;
  }
  if (!isVector<T>()) {
    return exchangePairs(n, t, column, qRows, q, qColumn, i, first, second, work);
  }
  return false;
}

function exchangeNumbers<T>(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  i: i32,
  work: usize,
): void {
  const at = element<T>(t, column, i, i);
  const beside = at + bytes<T>(column);
  const below = beside + bytes<T>(1);
  const first = load<T>(at);
  const second = load<T>(below);
  // The vector of the second eigenvalue is (b, d), b beside the first.
  let b = load<T>(beside);
  let d = minus<T>(second, first);
  const isSmall = max(size<T>(b), size<T>(d)) < SMALL;
  b = lifted<T>(b, isSmall);
  d = lifted<T>(d, isSmall);
  const xLength = modulus<T>(b);
  const length = hypotenuse(xLength, modulus<T>(d));
  let cosine = 1.0;
  let sine = fromReal<T>(0);
  if (xLength == 0) {
    cosine = 0;
    sine = fromReal<T>(1);
  } else {
    cosine = xLength / length;
    b = lifted<T>(b, xLength < SMALL);
    const turn = conjugate<T>(scaled<T>(b, 1 / modulus<T>(b)));
    sine = times<T>(scaled<T>(d, 1 / length), turn);
  }
  store<T>(work, fromReal<T>(cosine));
  store<T>(work + bytes<T>(1), sine);
  rotateAround<T>(n - i - 2, i, qRows, at, column, q, qColumn, work);
  // Of the block itself, the element above the diagonal stays what it was.
  store<T>(at, second);
  store<T>(below, first);
}

/**
 * Blocks A and B of real numbers, C beside A: with A X - X B = C the columns of (-X, I) span the
 * space that belongs to B.
 */
function exchangePairs(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  i: i32,
  first: i32,
  second: i32,
  work: usize,
): bool {
  const order = first + second;
  const corner = element<f64>(t, column, i, i);
  const basis = work + 64;
  const tau = work + 192;
  const copied = work + 256;
  const room = work + VECTOR;
  if (!solveSmallSylvester(first, second, corner, column, basis, work + 512)) return false;
  factorPanel<f64>(order, second, basis, order, tau, room);
  // Tried on a copy.
  let largest = 0.0;
  for (let j = 0; j < order; j++) {
    for (let k = 0; k < order; k++) {
      const value = load<f64>(element<f64>(corner, column, k, j));
      store<f64>(element<f64>(copied, order, k, j), value);
      largest = max(largest, abs(value));
    }
  }
  reflectBlocks(order, second, basis, tau, order, copied, order, order, copied, order, room);
  const least = max(10 * EPSILON * largest, SMALL);
  for (let j = 0; j < second; j++) {
    for (let k = second; k < order; k++) {
      if (!(abs(load<f64>(element<f64>(copied, order, k, j))) <= least)) return false;
    }
  }
  const own = load<f64>(corner);
  const last = load<f64>(element<f64>(corner, column, order - 1, order - 1));
  const above = element<f64>(t, column, 0, i);
  reflectBlocks(order, second, basis, tau, n - i, corner, column, i + order, above, column, room);
  for (let j = 0; j < second; j++) {
    const from = reflectorAt(order, j, basis);
    const to = element<f64>(q, qColumn, 0, i + j);
    reflectColumns<f64>(qRows, order - j, from, load<f64>(tau + (j << 3)), to, qColumn, room);
    fill<f64>(first, 0, element<f64>(corner, column, second, j), 1);
  }
  if (second == 1) store<f64>(corner, last);
  if (first == 1) store<f64>(element<f64>(corner, column, order - 1, order - 1), own);
  if (second == 2) finishPair(n, t, column, qRows, q, qColumn, i, work);
  if (first == 2) finishPair(n, t, column, qRows, q, qColumn, i + second, work);
  return true;
}

function reflectorAt(order: i32, j: i32, basis: usize): usize {
  return basis + bytes<f64>(j * order + j);
}

/** H^T A and A H, for rows from address `a` on, and columns from `b` on. */
function reflectBlocks(
  order: i32,
  count: i32,
  basis: usize,
  tau: usize,
  columns: i32,
  a: usize,
  column: i32,
  rows: i32,
  b: usize,
  bColumn: i32,
  room: usize,
): void {
  for (let j = 0; j < count; j++) {
    const v = reflectorAt(order, j, basis);
    const factor = load<f64>(tau + (j << 3));
    reflectRows<f64>(order - j, columns, v, factor, a + bytes<f64>(j), column, room);
    reflectColumns<f64>(rows, order - j, v, factor, b + bytes<f64>(j * bColumn), bColumn, room);
  }
}

function finishPair(
  n: i32,
  t: usize,
  column: i32,
  qRows: i32,
  q: usize,
  qColumn: i32,
  i: i32,
  work: usize,
): void {
  const at = element<f64>(t, column, i, i);
  standardise<f64>(at, column, work);
  const z = element<f64>(q, qColumn, 0, i);
  rotateAround<f64>(n - i - 2, i, qRows, at, column, z, qColumn, work);
}

/** (-X, I), of `first` + `second` rows, for A X - X B = C; false where that is singular. */
function solveSmallSylvester(
  first: i32,
  second: i32,
  corner: usize,
  column: i32,
  basis: usize,
  work: usize,
): bool {
  const count = first * second;
  const order = first + second;
  fill<f64>(count * count, 0, work, 1);
  for (let j = 0; j < second; j++) {
    for (let i = 0; i < first; i++) {
      const row = work + bytes<f64>(i + j * first);
      for (let k = 0; k < first; k++) {
        const at = row + bytes<f64>((k + j * first) * count);
        store<f64>(at, load<f64>(at) + load<f64>(element<f64>(corner, column, i, k)));
      }
      for (let k = 0; k < second; k++) {
        const at = row + bytes<f64>((i + k * first) * count);
        const value = load<f64>(element<f64>(corner, column, first + k, first + j));
        store<f64>(at, load<f64>(at) - value);
      }
      const right = load<f64>(element<f64>(corner, column, i, first + j));
      store<f64>(row + bytes<f64>(count * count), right);
    }
  }
  // R and Q^T c, then back substitution.
  const x = work + bytes<f64>(count * count);
  factorPanel<f64>(count, count + 1, work, count, x + 64, x + 128);
  for (let i = count - 1; i >= 0; i--) {
    const pivot = load<f64>(work + bytes<f64>(i + i * count));
    const value = load<f64>(x + bytes<f64>(i)) / pivot;
    if (!(abs(value) < 1e200)) return false;
    store<f64>(x + bytes<f64>(i), value);
    for (let k = 0; k < i; k++) {
      const at = x + bytes<f64>(k);
      store<f64>(at, load<f64>(at) - value * load<f64>(work + bytes<f64>(k + i * count)));
    }
  }
  for (let j = 0; j < second; j++) {
    const to = basis + bytes<f64>(j * order);
    fill<f64>(order, 0, to, 1);
    for (let i = 0; i < first; i++) {
      store<f64>(to + bytes<f64>(i), -load<f64>(x + bytes<f64>(i + j * first)));
    }
    store<f64>(to + bytes<f64>(first + j), 1);
  }
  return true;
}
