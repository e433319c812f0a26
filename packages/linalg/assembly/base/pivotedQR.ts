/**
 * QR with columns exchanged, one column at a time, the rest of the matrix left as it is (Quintana-Ortí,
 * Sun and Bischof 1998): A stands for A - V F^H.
 */
import { addAdjointProduct, addProduct } from './matrixVector';
import { makeReflector } from './reflectors';
import { conjugate, fromReal, minus, modulus } from './scalar';
import { bytes, conjugateAll, copy, exchange, fill, indexOfLargest, norm, scale } from './vectors';

const TOLERANCE: f64 = sqrt<f64>(f64.EPSILON / 2);

/**
 * Step i of a panel: A (m x n) are the columns that remain, their first `done` rows of R. `norms` has
 * the norms of what is below in each column, `exact` what they were when last computed, -1 where
 * they have to be again: how many have become so is answered. `work` has room for n elements.
 */
export function pivotStep<T>(
  m: i32,
  n: i32,
  done: i32,
  i: i32,
  a: usize,
  aColumn: i32,
  f: usize,
  fColumn: i32,
  tauAt: usize,
  order: usize,
  norms: usize,
  exact: usize,
  work: usize,
): i32 {
  const row = done + i;
  const pivot = i + max(indexOfLargest<f64>(n - i, norms + ((<usize>i) << 3), 1), 0);
  const column = a + bytes<T>(i) * aColumn;
  if (pivot != i) {
    exchange<T>(m, column, 1, a + bytes<T>(pivot) * aColumn, 1);
    exchange<T>(i, f + bytes<T>(i), fColumn, f + bytes<T>(pivot), fColumn);
    const kept = load<i32>(order + ((<usize>i) << 2));
    store<i32>(order + ((<usize>i) << 2), load<i32>(order + ((<usize>pivot) << 2)));
    store<i32>(order + ((<usize>pivot) << 2), kept);
    store<f64>(norms + ((<usize>pivot) << 3), load<f64>(norms + ((<usize>i) << 3)));
    store<f64>(exact + ((<usize>pivot) << 3), load<f64>(exact + ((<usize>i) << 3)));
  }
  const height = m - row;
  const width = n - i - 1;
  const v = column + bytes<T>(row);
  const aRow = a + bytes<T>(row);
  copy<T>(i, f + bytes<T>(i), fColumn, work, 1);
  conjugateAll<T>(i, work, 1);
  addProduct<T>(height, i, fromReal<T>(-1), aRow, aColumn, work, 1, v);
  const tau = makeReflector<T>(height, v, v + bytes<T>(1), 1);
  store<T>(tauAt, tau);
  const diagonal = load<T>(v);
  store<T>(v, fromReal<T>(1));

  const rest = v + bytes<T>(aColumn);
  const fNext = f + bytes<T>(i + 1);
  const fOwn = fNext + bytes<T>(i) * fColumn;
  fill<T>(width, fromReal<T>(0), fOwn, 1);
  addAdjointProduct<T>(height, width, fromReal<T>(1), rest, aColumn, v, fOwn, 1);
  fill<T>(i, fromReal<T>(0), work, 1);
  addAdjointProduct<T>(height, i, fromReal<T>(1), aRow, aColumn, v, work, 1);
  addProduct<T>(width, i, fromReal<T>(-1), fNext, fColumn, work, 1, fOwn);
  scale<T>(width, tau, fOwn, 1);

  // The row of R: what is right of the diagonal.
  copy<T>(i + 1, aRow, aColumn, work, 1);
  conjugateAll<T>(i + 1, work, 1);
  const product = work + bytes<T>(i + 1);
  fill<T>(width, fromReal<T>(0), product, 1);
  addProduct<T>(width, i + 1, fromReal<T>(1), fNext, fColumn, work, 1, product);
  let outdated = 0;
  for (let c = 0; c < width; c++) {
    const place = rest + bytes<T>(c) * aColumn;
    const element = minus<T>(load<T>(place), conjugate<T>(load<T>(product + bytes<T>(c))));
    store<T>(place, element);
    const at = (<usize>(i + 1 + c)) << 3;
    if (lowered(modulus<T>(element), norms + at, exact + at)) outdated++;
  }
  store<T>(v, diagonal);
  return outdated;
}

/**
 * Takes an element out of a norm (Drmač and Bujanović 2008); answers whether so much cancels that it
 * has to be computed anew.
 */
function lowered(element: f64, normAt: usize, exactAt: usize): bool {
  const length = load<f64>(normAt);
  const known = load<f64>(exactAt);
  if (length == 0 || known < 0) return false;
  const ratio = element / length;
  const left = max(0, (1 + ratio) * (1 - ratio));
  const part = length / known;
  if (left * part * part <= TOLERANCE) {
    store<f64>(exactAt, -1);
    return true;
  }
  store<f64>(normAt, length * sqrt(left));
  return false;
}

/** Computes norms of columns of A (m x n): all, or those that are marked. */
export function columnNorms<T>(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  norms: usize,
  exact: usize,
  all: bool,
): void {
  for (let j = 0; j < n; j++, a += bytes<T>(column), norms += 8, exact += 8) {
    if (!all && load<f64>(exact) >= 0) continue;
    const length = norm<T>(m, a, 1);
    store<f64>(norms, length);
    store<f64>(exact, length);
  }
}
