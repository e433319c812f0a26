/** Eigenvalues and eigenvectors of diag(d) + rho z z^T. See base/secularEquation.ts. */
import { multiplyRatios, secularRoot, secularVector } from '../base/secularEquation';
import { bytes, copy, rotate } from '../base/vectors';

/**
 * All k roots, and the differences of the poles d and each root as a column of `deltas`. Answers how
 * many were not found.
 */
export function secularRoots(
  k: i32,
  d: usize,
  z: usize,
  rho: f64,
  roots: usize,
  deltas: usize,
): i32 {
  let missing = 0;
  for (let i = 0; i < k; i++, roots += 8, deltas += bytes<f64>(k)) {
    const root = secularRoot(k, i, d, z, rho, deltas);
    if (root != root) missing++;
    store<f64>(roots, root);
  }
  return missing;
}

/**
 * The eigenvectors, which replace the differences: element i of each goes to place[i]. z gives the
 * signs only; it is replaced. `work` has room for k elements.
 */
export function secularVectors(
  k: i32,
  d: usize,
  z: usize,
  deltas: usize,
  place: usize,
  work: usize,
): void {
  for (let i = 0; i < k; i++) store<f64>(work + ((<usize>i) << 3), 1);
  for (let j = 0; j < k; j++) multiplyRatios(k, j, d, deltas + bytes<f64>(j) * k, work);
  for (let i = 0; i < k; i++) {
    const at = (<usize>i) << 3;
    store<f64>(z + at, copysign(sqrt(abs(load<f64>(work + at))), load<f64>(z + at)));
  }
  for (let j = 0; j < k; j++) secularVector(k, z, deltas + bytes<f64>(j) * k, place, work);
}

/** Columns of B (n rows) = the columns of A that `index` names. */
export function gatherColumns(
  n: i32,
  count: i32,
  a: usize,
  aColumn: i32,
  index: usize,
  b: usize,
  bColumn: i32,
): void {
  for (let j = 0; j < count; j++, index += 4, b += bytes<f64>(bColumn)) {
    copy<f64>(n, a + bytes<f64>(aColumn) * load<i32>(index), 1, b, 1);
  }
}

/** The plane rotation of two columns: x = c x + s y, y = c y - s x. */
export function rotateColumns(n: i32, x: usize, y: usize, c: f64, s: f64): void {
  rotate<f64>(n, x, 1, y, 1, c, s);
}
