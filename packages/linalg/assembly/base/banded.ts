/**
 * Band matrices A (n x n) with `below` diagonals under the main one and `above` over it. They are
 * kept by columns: a_ij is element `top + i - j` of column j, columns lie `column` elements apart.
 */
import { addScaled, bytes, dotConjugate, exchange, indexOfLargest, scale } from './vectors';
import { conjugate, divided, fromReal, minus, negated, size } from './scalar';

/** Below it a number has no reciprocal. */
const SMALLEST_NORMAL: f64 = reinterpret<f64>((<u64>1) << 52);

/**
 * P A = L U by partial pivoting, `top` being below + above; the uppermost `below` elements of each
 * column are room for what exchanges bring, and zero. `pivots` gets the row that each was exchanged
 * with. Columns [from, to) are eliminated, in order; `state` (two i32) is kept from call to call, and
 * ends with the number of the first column without pivot, from one, or 0, as its second.
 */
export function factorBanded<T>(
  n: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  state: usize,
  from: i32,
  to: i32,
): void {
  const top = below + above;
  /** The last column that row j or one above it reaches. */
  let last = from == 0 ? 0 : load<i32>(state);
  let singular = from == 0 ? 0 : load<i32>(state, 4);
  for (let j = from; j < to; j++) {
    const length = min(below, n - 1 - j);
    const diagonal = a + bytes<T>(top) + bytes<T>(j) * column;
    const found = indexOfLargest<T>(length + 1, diagonal, 1);
    store<i32>(pivots + ((<usize>j) << 2), j + found);
    last = max(last, min(j + above + found, n - 1));
    if (size<T>(load<T>(diagonal + bytes<T>(found))) == 0) {
      if (singular == 0) singular = j + 1;
      continue;
    }
    // Along a row of A the elements lie column - 1 elements apart.
    const width = last - j;
    if (found != 0) {
      exchange<T>(width + 1, diagonal + bytes<T>(found), column - 1, diagonal, column - 1);
    }
    eliminate<T>(length, width, diagonal, column);
  }
  store<i32>(state, last);
  store<i32>(state, singular, 4);
}

/** Column by column, what is below a pivot and right of it. */
function eliminate<T>(length: i32, width: i32, diagonal: usize, column: i32): void {
  divideColumn<T>(length, load<T>(diagonal), diagonal + bytes<T>(1));
  let row = diagonal;
  for (let k = 0; k < width; k++) {
    row += bytes<T>(column - 1);
    const factor = load<T>(row);
    if (size<T>(factor) == 0) continue;
    addScaled<T>(length, negated<T>(factor), diagonal + bytes<T>(1), 1, row + bytes<T>(1), 1);
  }
}

function divideColumn<T>(n: i32, pivot: T, x: usize): void {
  if (size<T>(pivot) >= SMALLEST_NORMAL) {
    scale<T>(n, divided<T>(fromReal<T>(1), pivot), x, 1);
    return;
  }
  for (; n > 0; n--, x += bytes<T>(1)) store<T>(x, divided<T>(load<T>(x), pivot));
}

/** B = A^-1 B by the factors of {@link factorBanded}; B (n x columns) has columns of unit stride. */
export function solveBanded<T>(
  n: i32,
  columns: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  b: usize,
  bColumn: i32,
): void {
  for (; columns > 0; columns--, b += bytes<T>(bColumn)) {
    if (below > 0) forward<T>(n, below, a + bytes<T>(below + above), column, pivots, b);
    backward<T>(n, below + above, a, column, b);
  }
}

/** L x = P b */
function forward<T>(
  n: i32,
  below: i32,
  diagonal: usize,
  column: i32,
  pivots: usize,
  b: usize,
): void {
  for (let j = 0; j < n; j++, diagonal += bytes<T>(column), b += bytes<T>(1)) {
    const other = b + bytes<T>(load<i32>(pivots + ((<usize>j) << 2)) - j);
    const value = load<T>(other);
    store<T>(other, load<T>(b));
    store<T>(b, value);
    const length = min(below, n - 1 - j);
    addScaled<T>(length, negated<T>(value), diagonal + bytes<T>(1), 1, b + bytes<T>(1), 1);
  }
}

/** U x = b, U with `above` diagonals over the main one. */
function backward<T>(n: i32, above: i32, a: usize, column: i32, b: usize): void {
  for (let j = n - 1; j >= 0; j--) {
    const own = a + bytes<T>(j) * column;
    const x = b + bytes<T>(j);
    const value = divided<T>(load<T>(x), load<T>(own + bytes<T>(above)));
    store<T>(x, value);
    const length = min(above, j);
    addScaled<T>(
      length,
      negated<T>(value),
      own + bytes<T>(above - length),
      1,
      x - bytes<T>(length),
      1,
    );
  }
}

/** b = A^-H b by the factors of {@link factorBanded}, b of unit stride. */
export function solveAdjointBanded<T>(
  n: i32,
  below: i32,
  above: i32,
  a: usize,
  column: i32,
  pivots: usize,
  b: usize,
): void {
  const top = below + above;
  for (let j = 0; j < n; j++) {
    const own = a + bytes<T>(j) * column;
    const x = b + bytes<T>(j);
    const length = min(top, j);
    const sum = dotConjugate<T>(length, own + bytes<T>(top - length), 1, x - bytes<T>(length), 1);
    store<T>(x, divided<T>(minus<T>(load<T>(x), sum), conjugate<T>(load<T>(own + bytes<T>(top)))));
  }
  for (let j = n - 1; j >= 0; j--) {
    const diagonal = a + bytes<T>(top) + bytes<T>(j) * column;
    const x = b + bytes<T>(j);
    const length = min(below, n - 1 - j);
    const sum = dotConjugate<T>(length, diagonal + bytes<T>(1), 1, x + bytes<T>(1), 1);
    const value = minus<T>(load<T>(x), sum);
    const other = b + bytes<T>(load<i32>(pivots + ((<usize>j) << 2)));
    store<T>(x, load<T>(other));
    store<T>(other, value);
  }
}
