/**
 * The reduction to bidiagonal form, one column and one row at a time, the rest of the matrix left as
 * it is (Dongarra, Sorensen and Hammarling 1989): A (m x n, m >= n) stands for A - V Y^H - X U^H.
 */
import { addAdjointProduct, addProduct } from './matrixVector';
import { makeReflector } from './reflectors';
import { fromReal, realPart } from './scalar';
import { bytes, conjugateAll, copy, fill, scale } from './vectors';

/** y = A^H x */
function adjointProduct<T>(m: i32, n: i32, a: usize, column: i32, x: usize, y: usize): void {
  fill<T>(n, fromReal<T>(0), y, 1);
  addAdjointProduct<T>(m, n, fromReal<T>(1), a, column, x, y, 1);
}

/** y -= A conj(r), r (n) a row of a matrix by columns */
function subtractProduct<T>(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  row: usize,
  rowColumn: i32,
  y: usize,
  work: usize,
): void {
  copy<T>(n, row, rowColumn, work, 1);
  conjugateAll<T>(n, work, 1);
  addProduct<T>(m, n, fromReal<T>(-1), a, column, work, 1, y);
}

/** y -= A B^H x, for A (m x n), B (k x n) */
function subtractProducts<T>(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  k: i32,
  b: usize,
  bColumn: i32,
  x: usize,
  y: usize,
  work: usize,
): void {
  adjointProduct<T>(k, n, b, bColumn, x, work);
  addProduct<T>(m, n, fromReal<T>(-1), a, column, work, 1, y);
}

/**
 * Step i of a panel: column i of A becomes column i of V, with its 1, and column i of X, Y and U is
 * computed. U has its ones too, below the diagonal. All are by columns, `work` has room for one
 * element more than there are steps.
 */
export function reduceStep<T>(
  m: i32,
  n: i32,
  i: i32,
  a: usize,
  aColumn: i32,
  x: usize,
  xColumn: i32,
  y: usize,
  u: usize,
  uColumn: i32,
  diagonal: usize,
  above: usize,
  tauLeft: usize,
  tauRight: usize,
  work: usize,
): void {
  const next = bytes<T>(i + 1);
  const height = m - i;
  const width = n - i - 1;
  const aRow = a + bytes<T>(i);
  const xRow = x + bytes<T>(i);
  const yNext = y + next;
  const uNext = u + next;
  const v = aRow + bytes<T>(i) * aColumn;
  subtractProduct<T>(height, i, aRow, aColumn, y + bytes<T>(i), uColumn, v, work);
  subtractProduct<T>(height, i, xRow, xColumn, u + bytes<T>(i), uColumn, v, work);
  let tau = makeReflector<T>(height, v, v + bytes<T>(1), 1);
  store<T>(tauLeft, tau);
  store<f64>(diagonal, realPart<T>(load<T>(v)));
  store<T>(v, fromReal<T>(1));
  if (width == 0) return;

  const rest = v + bytes<T>(aColumn);
  const yOwn = yNext + bytes<T>(i) * uColumn;
  adjointProduct<T>(height, width, rest, aColumn, v, yOwn);
  subtractProducts<T>(width, i, yNext, uColumn, height, aRow, aColumn, v, yOwn, work);
  subtractProducts<T>(width, i, uNext, uColumn, height, xRow, xColumn, v, yOwn, work);
  scale<T>(width, tau, yOwn, 1);

  const uOwn = uNext + bytes<T>(i) * uColumn;
  copy<T>(width, rest, aColumn, uOwn, 1);
  conjugateAll<T>(width, uOwn, 1);
  subtractProduct<T>(width, i + 1, yNext, uColumn, aRow, aColumn, uOwn, work);
  subtractProduct<T>(width, i, uNext, uColumn, xRow, xColumn, uOwn, work);
  tau = makeReflector<T>(width, uOwn, uOwn + bytes<T>(1), 1);
  store<T>(tauRight, tau);
  store<f64>(above, realPart<T>(load<T>(uOwn)));
  store<T>(uOwn, fromReal<T>(1));

  const low = height - 1;
  const xOwn = x + next + bytes<T>(i) * xColumn;
  fill<T>(low, fromReal<T>(0), xOwn, 1);
  addProduct<T>(low, width, fromReal<T>(1), rest + bytes<T>(1), aColumn, uOwn, 1, xOwn);
  subtractProducts<T>(low, i + 1, a + next, aColumn, width, yNext, uColumn, uOwn, xOwn, work);
  subtractProducts<T>(low, i, x + next, xColumn, width, uNext, uColumn, uOwn, xOwn, work);
  scale<T>(low, tau, xOwn, 1);
}
