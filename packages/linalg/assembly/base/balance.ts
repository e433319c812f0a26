/**
 * Balancing (Parlett and Reinsch 1969; James, Langou and Lowery 2014): permutations that isolate
 * eigenvalues, then scaling by powers of two that brings the 2-norms of rows and columns together.
 */
import { bytes, exchange, norm } from './vectors';
import { scaled, size } from './scalar';

/** Scaling stops before numbers of this size or of its reciprocal, 2^±960. */
const LARGE: f64 = reinterpret<f64>((<u64>(1023 + 960)) << 52);

/** Whether a vector is zero at first..last but at i. */
function isIsolated<T>(a: usize, step: i32, i: i32, first: i32, last: i32): bool {
  for (let j = first; j <= last; j++) {
    if (j != i && size<T>(load<T>(a + bytes<T>(j * step))) != 0) return false;
  }
  return true;
}

/** Exchanges i and j of the rows and of the columns of the part that is not yet triangular. */
function permute<T>(n: i32, a: usize, column: i32, i: i32, j: i32, first: i32, last: i32): void {
  if (i == j) return;
  exchange<T>(last + 1, a + bytes<T>(i * column), 1, a + bytes<T>(j * column), 1);
  const from = a + bytes<T>(first * column);
  exchange<T>(n - first, from + bytes<T>(i), column, from + bytes<T>(j), column);
}

/**
 * Balances A (n x n, by columns), or only permutes it. `scale` takes n numbers: factors of rows low..high, elsewhere the
 * row that was exchanged with this one. `range` takes low and high: A is triangular outside of them.
 */
export function balance<T>(
  n: i32,
  a: usize,
  column: i32,
  scale: usize,
  range: usize,
  scales: bool,
): void {
  let low = 0;
  let high = n - 1;
  for (let again = true; again;) {
    again = false;
    for (let i = high; i >= 0; i--) {
      if (!isIsolated<T>(a + bytes<T>(i), column, i, 0, high)) continue;
      store<f64>(scale + ((<usize>high) << 3), i);
      permute<T>(n, a, column, i, high, low, high);
      again = true;
      if (high == 0) {
        store<i32>(range, 0);
        store<i32>(range, 0, 4);
        return;
      }
      high--;
    }
  }
  for (let again = true; again;) {
    again = false;
    for (let j = low; j <= high; j++) {
      if (!isIsolated<T>(a + bytes<T>(j * column), 1, j, low, high)) continue;
      store<f64>(scale + ((<usize>low) << 3), j);
      permute<T>(n, a, column, j, low, low, high);
      again = true;
      low++;
    }
  }
  for (let i = low; i <= high; i++) store<f64>(scale + ((<usize>i) << 3), 1);
  // Each round makes norms smaller by a twentieth at least.
  for (let round = 0; scales && round < 100; round++) {
    let changed = false;
    for (let i = low; i <= high; i++) {
      if (equilibrate<T>(n, a, column, i, low, high, scale)) changed = true;
    }
    if (!changed) break;
  }
  store<i32>(range, low);
  store<i32>(range, high, 4);
}

/** Scales row and column i, where that makes their norms much smaller; whether it did. */
function equilibrate<T>(
  n: i32,
  a: usize,
  column: i32,
  i: i32,
  low: i32,
  high: i32,
  scale: usize,
): bool {
  const ownColumn = a + bytes<T>(i * column);
  const ownRow = a + bytes<T>(i + low * column);
  let c = norm<T>(high - low + 1, ownColumn + bytes<T>(low), 1);
  let r = norm<T>(high - low + 1, ownRow, column);
  if (c == 0 || r == 0) return false;
  let largestColumn = largestOf<T>(high + 1, ownColumn, 1);
  let largestRow = largestOf<T>(n - low, ownRow, column);
  const before = c + r;
  let f = 1.0;
  while (c < r / 2 && max(max(f, c), largestColumn) < LARGE && min(r, largestRow) > 1 / LARGE) {
    f *= 2;
    c *= 2;
    largestColumn *= 2;
    r /= 2;
    largestRow /= 2;
  }
  while (c / 2 >= r && max(r, largestRow) < LARGE && min(min(f, c), largestColumn) > 1 / LARGE) {
    f /= 2;
    c /= 2;
    largestColumn /= 2;
    r *= 2;
    largestRow *= 2;
  }
  if (c + r >= 0.95 * before) return false;
  const at = scale + ((<usize>i) << 3);
  const factor = load<f64>(at) * f;
  if (factor <= 1 / LARGE || factor >= LARGE) return false;
  store<f64>(at, factor);
  scaleBy<T>(n - low, 1 / f, ownRow, column);
  scaleBy<T>(high + 1, f, ownColumn, 1);
  return true;
}

function largestOf<T>(n: i32, x: usize, stride: i32): f64 {
  let largest = 0.0;
  for (let i = 0; i < n; i++, x += bytes<T>(stride)) largest = max(largest, size<T>(load<T>(x)));
  return largest;
}

/** x *= factor, a real number */
function scaleBy<T>(n: i32, factor: f64, x: usize, stride: i32): void {
  for (; n > 0; n--, x += bytes<T>(stride)) store<T>(x, scaled<T>(load<T>(x), factor));
}

/** The largest `size` of an element of A (m x n, by columns), NaN if there is one. */
export function largestElement<T>(m: i32, n: i32, a: usize, column: i32): f64 {
  let largest = 0.0;
  for (let j = 0; j < n; j++, a += bytes<T>(column)) {
    // The maximum of NaN and anything is NaN.
    largest = max(largest, largestOf<T>(m, a, 1));
  }
  return largest;
}

/** Turns eigenvectors, the columns of V (n x m), of the balanced matrix into those of A. */
export function unbalance<T>(
  n: i32,
  m: i32,
  v: usize,
  column: i32,
  scale: usize,
  low: i32,
  high: i32,
): void {
  for (let j = 0; j < m; j++, v += bytes<T>(column)) {
    for (let i = low; i <= high && low < high; i++) {
      const at = v + bytes<T>(i);
      store<T>(at, scaled<T>(load<T>(at), load<f64>(scale + ((<usize>i) << 3))));
    }
    for (let i = low - 1; i >= 0; i--) exchangeElements<T>(v, i, scale);
    for (let i = high + 1; i < n; i++) exchangeElements<T>(v, i, scale);
  }
}

function exchangeElements<T>(v: usize, i: i32, scale: usize): void {
  const other = v + bytes<T>(<i32>load<f64>(scale + ((<usize>i) << 3)));
  const own = v + bytes<T>(i);
  const kept = load<T>(own);
  store<T>(own, load<T>(other));
  store<T>(other, kept);
}
