/**
 * LU of the square block of a front that is eliminated, by halves of its columns (Toledo 1997), so
 * that nearly all is products. Its rows are exchanged among themselves only.
 */
import { divided, fromReal, negated, scaled, size } from '../../../../linalg/assembly/base/scalar';
import { addScaled, bytes, exchange, scale } from '../../../../linalg/assembly/base/vectors';
import { get, set } from '../lists';
import { subtractProduct } from './products';
import { countExchange, countPerturbed, leastOf, thresholdOf } from './report';
import { solveUnitLower } from './triangles';

/** Columns that are factored one after the other. */
const NARROW: i32 = 8;

/**
 * P A = L U in place, A (k x k) by columns; row i was exchanged with row `pivots[i]`, from the first
 * on. What `report` says of thresholds holds.
 */
export function factorSquare<T>(
  k: i32,
  a: usize,
  column: i32,
  pivots: usize,
  report: usize,
  workspace: usize,
): void {
  factorColumns<T>(0, k, k, a, column, pivots, report, workspace);
}

/** Columns first ≤ j < last, which are updated by those before them. */
function factorColumns<T>(
  first: i32,
  last: i32,
  k: i32,
  a: usize,
  column: i32,
  pivots: usize,
  report: usize,
  workspace: usize,
): void {
  const count = last - first;
  if (count <= NARROW) {
    for (let j = first; j < last; j++) {
      factorColumn<T>(j, first, last, k, a, bytes<T>(column), pivots, report);
    }
    return;
  }
  const middle = first + (((count + 15) >> 4) << 3);
  factorColumns<T>(first, middle, k, a, column, pivots, report, workspace);
  const right = a + bytes<T>(middle) * column;
  exchangeRows<T>(last - middle, right, column, first, middle, pivots);
  const corner = a + bytes<T>(first) * (column + 1);
  const above = right + bytes<T>(first);
  solveUnitLower<T>(middle - first, last - middle, corner, column, above, column, workspace);
  subtractProduct<T>(
    k - middle,
    last - middle,
    middle - first,
    corner + bytes<T>(middle - first),
    column,
    above,
    1,
    column,
    false,
    right + bytes<T>(middle),
    column,
    true,
    workspace,
  );
  factorColumns<T>(middle, last, k, a, column, pivots, report, workspace);
  exchangeRows<T>(middle - first, a + bytes<T>(first) * column, column, middle, last, pivots);
}

/** Exchanges rows of A (n columns) as pivots from ≤ i < to say. */
export function exchangeRows<T>(
  n: i32,
  a: usize,
  column: i32,
  from: i32,
  to: i32,
  pivots: usize,
): void {
  for (let i = from; i < to; i++) {
    const other = get(pivots, i);
    if (other != i) exchange<T>(n, a + bytes<T>(i), column, a + bytes<T>(other), column);
  }
}

/** Chooses the pivot of column j, divides by it and updates the columns before `last`. */
function factorColumn<T>(
  j: i32,
  first: i32,
  last: i32,
  k: i32,
  a: usize,
  step: isize,
  pivots: usize,
  report: usize,
): void {
  const own = a + <isize>j * step;
  const diagonal = own + bytes<T>(j);
  const pivot = choosePivot<T>(k - j, diagonal, report);
  set(pivots, j, j + pivot);
  if (pivot > 0) {
    countExchange(report);
    const row = a + <isize>first * step + bytes<T>(j);
    const stride = <i32>(step / sizeof<T>());
    exchange<T>(last - first, row, stride, row + bytes<T>(pivot), stride);
  }
  const below = k - j - 1;
  if (below == 0) return;
  const value = load<T>(diagonal);
  const length = size<T>(value);
  if (length > 1e-290 && length < 1e290) {
    scale<T>(below, divided<T>(fromReal<T>(1), value), diagonal + sizeof<T>(), 1);
  } else divideAll<T>(below, value, diagonal + sizeof<T>());
  let to = diagonal + step;
  for (let c = j + 1; c < last; c++, to += step) {
    addScaled<T>(below, negated<T>(load<T>(to)), diagonal + sizeof<T>(), 1, to + sizeof<T>(), 1);
  }
}

/**
 * Which of the rows below the diagonal has the pivot, 0 for itself: it, where it is large enough. One
 * that is too small for all is replaced.
 */
function choosePivot<T>(rows: i32, diagonal: usize, report: usize): i32 {
  let found = 0;
  const own = size<T>(load<T>(diagonal));
  let largest = own;
  for (let i = 1; i < rows; i++) {
    const value = size<T>(load<T>(diagonal + bytes<T>(i)));
    if (value > largest) {
      largest = value;
      found = i;
    }
  }
  if (largest < leastOf(report)) {
    replacePivot<T>(diagonal, leastOf(report));
    countPerturbed(report);
    return 0;
  }
  return own >= thresholdOf(report) * largest ? 0 : found;
}

/** As large as `least`, its sign or direction kept. */
export function replacePivot<T>(pivot: usize, least: f64): void {
  const value = load<T>(pivot);
  const length = size<T>(value);
  const direction = length == 0 ? fromReal<T>(1) : divided<T>(value, fromReal<T>(length));
  store<T>(pivot, scaled<T>(direction, least));
}

function divideAll<T>(n: i32, divisor: T, x: usize): void {
  for (; n > 0; n--, x += sizeof<T>()) store<T>(x, divided<T>(load<T>(x), divisor));
}
