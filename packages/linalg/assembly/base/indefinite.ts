/**
 * P A P^T = L D L^T, or L D L^H, with blocks of order one and two in D, by the pivots of Bunch and
 * Kaufman (Math. Comp. 31, 1977). `hermitian` says which is meant of complex numbers. Matrices are
 * by columns, and only their lower triangle is read.
 */
import { addScaled, bytes, conjugateAll, copy, exchange, indexOfLargest, scale } from './vectors';
import { conjugate, divided, fromReal, minus, negated, realPart, size, times } from './scalar';

/** (1 + √17) / 8: bounds the growth over two steps by that over one of order two. */
const ALPHA: f64 = 0.6403882032022076;
/** Below it a number has no reciprocal. */
const SMALLEST_NORMAL: f64 = reinterpret<f64>((<u64>1) << 52);

/**
 * Factors up to `width` columns of A (n x n): all of them where width ≥ n, else at most width - 1,
 * for the last may be needed by a block of order two. Answers how many. W (n x width, columns
 * `wColumn` elements apart) has then L D of these columns, its conjugate where `hermitian`. The rest
 * of A is as it was but for exchanges, which the `before` columns left of A take part in; rows are
 * counted with these. `pivots` gets for each column the row that it was exchanged with, or of a block
 * of order two -1, and -1 minus that row for the second column. Of several elements that could become
 * pivots the first is taken, or the last where `lastFirst`.
 */
export function factorIndefinite<T>(
  n: i32,
  width: i32,
  before: i32,
  hermitian: bool,
  lastFirst: bool,
  a: usize,
  column: i32,
  w: usize,
  wColumn: i32,
  pivots: usize,
): i32 {
  const step = bytes<T>(column);
  const wStep = bytes<T>(wColumn);
  let k = 0;
  while (k < n && (width >= n || k < width - 1)) {
    const order = factorStep<T>(k, n, before, hermitian, lastFirst, a, step, w, wStep, pivots);
    k += order;
  }
  return k;
}

/** One block of D, and its columns of L; answers its order. */
function factorStep<T>(
  k: i32,
  n: i32,
  before: i32,
  hermitian: bool,
  lastFirst: bool,
  a: usize,
  step: isize,
  w: usize,
  wStep: isize,
  pivots: usize,
): i32 {
  const own = w + <isize>k * wStep;
  const next = own + wStep;
  copy<T>(n - k, at<T>(a, k, k, step), 1, own + bytes<T>(k), 1);
  if (hermitian) makeReal<T>(own + bytes<T>(k));
  subtractProduct<T>(k, k, n, a, step, w, wStep, own);
  if (hermitian) makeReal<T>(own + bytes<T>(k));
  const pivot = magnitude<T>(own + bytes<T>(k), hermitian);
  let order = 1;
  let row = k;
  if (k < n - 1) {
    const largest = k + 1 + placeOfLargest<T>(n - k - 1, own + bytes<T>(k + 1), lastFirst);
    const below = size<T>(load<T>(own + bytes<T>(largest)));
    if (!(pivot >= ALPHA * below)) {
      takeColumn<T>(largest, k, n, hermitian, a, step, next);
      subtractProduct<T>(largest, k, n, a, step, w, wStep, next);
      const diagonal = next + bytes<T>(largest);
      if (hermitian) makeReal<T>(diagonal);
      const across = largestBut<T>(largest, k, n, next);
      if (pivot >= ALPHA * below * (below / across)) {
        row = k;
      } else if (magnitude<T>(diagonal, hermitian) >= ALPHA * across) {
        row = largest;
        copy<T>(n - k, next + bytes<T>(k), 1, own + bytes<T>(k), 1);
      } else {
        row = largest;
        order = 2;
      }
    }
  }
  const last = k + order - 1;
  if (row != last) exchangeRows<T>(k, last, row, n, before, hermitian, a, step, w, wStep);
  if (order == 1) {
    store<i32>(pivots + ((<usize>k) << 2), before + row);
    copy<T>(n - k, own + bytes<T>(k), 1, at<T>(a, k, k, step), 1);
    divideColumn<T>(n - k - 1, load<T>(own + bytes<T>(k)), at<T>(a, k + 1, k, step));
    if (hermitian) conjugateAll<T>(n - k - 1, own + bytes<T>(k + 1), 1);
  } else {
    store<i32>(pivots + ((<usize>k) << 2), -1);
    store<i32>(pivots + ((<usize>(k + 1)) << 2), -1 - before - row);
    divideColumns<T>(k, n, hermitian, a, step, own, next);
    if (hermitian) {
      conjugateAll<T>(n - k - 1, own + bytes<T>(k + 1), 1);
      conjugateAll<T>(n - k - 2, next + bytes<T>(k + 2), 1);
    }
  }
  return order;
}

function at<T>(a: usize, row: i32, column: i32, step: isize): usize {
  return a + bytes<T>(row) + <isize>column * step;
}

function makeReal<T>(x: usize): void {
  store<T>(x, fromReal<T>(realPart<T>(load<T>(x))));
}

/** Of equal elements the first is taken, or the last. */
function placeOfLargest<T>(n: i32, x: usize, last: bool): i32 {
  if (!last) return indexOfLargest<T>(n, x, 1);
  return n - 1 - indexOfLargest<T>(n, x + bytes<T>(n - 1), -1);
}

function magnitude<T>(x: usize, hermitian: bool): f64 {
  return hermitian ? abs(realPart<T>(load<T>(x))) : size<T>(load<T>(x));
}

/** y -= A W^T of the first k columns, for the rows of A from k on and one row of W. */
function subtractProduct<T>(
  row: i32,
  k: i32,
  n: i32,
  a: usize,
  step: isize,
  w: usize,
  wStep: isize,
  y: usize,
): void {
  a += bytes<T>(k);
  w += bytes<T>(row);
  y += bytes<T>(k);
  for (let j = 0; j < k; j++, a += step, w += wStep) {
    addScaled<T>(n - k, negated<T>(load<T>(w)), a, 1, y, 1);
  }
}

/** A column of the matrix that is left, from row k on. */
function takeColumn<T>(
  column: i32,
  k: i32,
  n: i32,
  hermitian: bool,
  a: usize,
  step: isize,
  to: usize,
): void {
  const stride = <i32>(step / bytes<T>(1));
  copy<T>(column - k, at<T>(a, column, k, step), stride, to + bytes<T>(k), 1);
  if (hermitian) conjugateAll<T>(column - k, to + bytes<T>(k), 1);
  copy<T>(n - column, at<T>(a, column, column, step), 1, to + bytes<T>(column), 1);
  if (hermitian) makeReal<T>(to + bytes<T>(column));
}

/** The largest size of x_k … x_(n-1), one of them left out. */
function largestBut<T>(out: i32, k: i32, n: i32, x: usize): f64 {
  let largest = 0.0;
  for (let i = k; i < n; i++) {
    const value = size<T>(load<T>(x + bytes<T>(i)));
    if (i != out && !(value <= largest)) largest = value;
  }
  return largest;
}

/** Exchanges rows and columns `last` and `row` of what is left, and rows of what is done. */
function exchangeRows<T>(
  k: i32,
  last: i32,
  row: i32,
  n: i32,
  before: i32,
  hermitian: bool,
  a: usize,
  step: isize,
  w: usize,
  wStep: isize,
): void {
  const stride = <i32>(step / bytes<T>(1));
  // Column `last` of A goes to `row`; what W has of it takes its place.
  store<T>(at<T>(a, row, row, step), load<T>(at<T>(a, last, last, step)));
  const between = row - last - 1;
  const moved = at<T>(a, row, last + 1, step);
  copy<T>(between, at<T>(a, last + 1, last, step), 1, moved, stride);
  if (hermitian) conjugateAll<T>(between, moved, stride);
  copy<T>(n - row - 1, at<T>(a, row + 1, last, step), 1, at<T>(a, row + 1, row, step), 1);
  // Column k of a block of order two is still in A.
  exchange<T>(
    before + k,
    at<T>(a, last, -before, step),
    stride,
    at<T>(a, row, -before, step),
    stride,
  );
  exchange<T>(
    last + 1,
    w + bytes<T>(last),
    <i32>(wStep / bytes<T>(1)),
    w + bytes<T>(row),
    <i32>(wStep / bytes<T>(1)),
  );
}

/** x /= pivot; zeros stay where all is zero. */
function divideColumn<T>(n: i32, pivot: T, x: usize): void {
  const length = size<T>(pivot);
  if (length == 0) return;
  if (length >= SMALLEST_NORMAL) {
    scale<T>(n, divided<T>(fromReal<T>(1), pivot), x, 1);
    return;
  }
  for (; n > 0; n--, x += bytes<T>(1)) store<T>(x, divided<T>(load<T>(x), pivot));
}

/** The columns of L, and the block of D, of a pivot of order two. */
function divideColumns<T>(
  k: i32,
  n: i32,
  hermitian: bool,
  a: usize,
  step: isize,
  own: usize,
  next: usize,
): void {
  const first = load<T>(own + bytes<T>(k));
  const corner = load<T>(own + bytes<T>(k + 1));
  const second = load<T>(next + bytes<T>(k + 1));
  const across = hermitian ? conjugate<T>(corner) : corner;
  const d11 = divided<T>(second, corner);
  const d22 = divided<T>(first, across);
  const product = minus<T>(times<T>(d11, d22), fromReal<T>(1));
  const inverse = divided<T>(
    fromReal<T>(1),
    hermitian ? fromReal<T>(realPart<T>(product)) : product,
  );
  const left = divided<T>(inverse, across);
  const right = divided<T>(inverse, corner);
  let x = own + bytes<T>(k + 2);
  let y = next + bytes<T>(k + 2);
  let toX = at<T>(a, k + 2, k, step);
  for (let i = k + 2; i < n; i++) {
    const u = load<T>(x);
    const v = load<T>(y);
    store<T>(toX, times<T>(left, minus<T>(times<T>(d11, u), v)));
    store<T>(toX + step, times<T>(right, minus<T>(times<T>(d22, v), u)));
    x += bytes<T>(1);
    y += bytes<T>(1);
    toX += bytes<T>(1);
  }
  store<T>(at<T>(a, k, k, step), first);
  store<T>(at<T>(a, k + 1, k, step), corner);
  store<T>(at<T>(a, k + 1, k + 1, step), second);
}

/**
 * Moves the elements of D off its diagonal from A to `corners`, n elements, of which the others
 * become zero: L alone is then below the diagonal.
 */
export function takeCorners<T>(n: i32, a: usize, column: i32, pivots: usize, corners: usize): void {
  const step = bytes<T>(column);
  for (let k = 0; k < n; k++, corners += bytes<T>(1)) {
    store<T>(corners, fromReal<T>(0));
    if (load<i32>(pivots + ((<usize>k) << 2)) != -1) continue;
    store<T>(corners, load<T>(at<T>(a, k + 1, k, step)));
    store<T>(at<T>(a, k + 1, k, step), fromReal<T>(0));
  }
}

/** B (n x n, by rows) = D, which is on the diagonal of A and in `corners`. */
export function expandBlocks<T>(
  n: i32,
  hermitian: bool,
  a: usize,
  column: i32,
  corners: usize,
  b: usize,
): void {
  memory.fill(b, 0, <usize>n * bytes<T>(n));
  for (let k = 0; k < n; k++) {
    store<T>(b, load<T>(a));
    a += bytes<T>(column + 1);
    if (k == n - 1) return;
    const corner = load<T>(corners + bytes<T>(k));
    // No zero gets a sign.
    const across = hermitian && size<T>(corner) != 0 ? conjugate<T>(corner) : corner;
    store<T>(b + bytes<T>(1), across);
    store<T>(b + bytes<T>(n), corner);
    b += bytes<T>(n + 1);
  }
}

/** B = D^-1 B, D being on the diagonal of A and in `corners`; B (n x columns) of any strides. */
export function divideByBlocks<T>(
  n: i32,
  columns: i32,
  hermitian: bool,
  a: usize,
  column: i32,
  pivots: usize,
  corners: usize,
  b: usize,
  row: i32,
  bColumn: i32,
): void {
  const step = bytes<T>(column);
  for (let k = 0; k < n; k++, b += bytes<T>(row)) {
    const first = load<T>(at<T>(a, k, k, step));
    if (load<i32>(pivots + ((<usize>k) << 2)) >= 0) {
      divideRow<T>(columns, first, b, bytes<T>(bColumn));
      continue;
    }
    const corner = load<T>(corners + bytes<T>(k));
    k++;
    const second = load<T>(at<T>(a, k, k, step));
    divideRows<T>(columns, hermitian, first, corner, second, b, bytes<T>(row), bytes<T>(bColumn));
    b += bytes<T>(row);
  }
}

function divideRow<T>(n: i32, divisor: T, x: usize, step: isize): void {
  for (; n > 0; n--, x += step) store<T>(x, divided<T>(load<T>(x), divisor));
}

/** Solves systems of order two, scaled by the element off the diagonal, which is the largest. */
function divideRows<T>(
  n: i32,
  hermitian: bool,
  first: T,
  corner: T,
  second: T,
  x: usize,
  row: isize,
  step: isize,
): void {
  const across = hermitian ? conjugate<T>(corner) : corner;
  const upper = divided<T>(first, across);
  const lower = divided<T>(second, corner);
  const denominator = minus<T>(times<T>(upper, lower), fromReal<T>(1));
  for (; n > 0; n--, x += step) {
    const u = divided<T>(load<T>(x), across);
    const v = divided<T>(load<T>(x + row), corner);
    store<T>(x, divided<T>(minus<T>(times<T>(lower, u), v), denominator));
    store<T>(x + row, divided<T>(minus<T>(times<T>(upper, v), u), denominator));
  }
}

/** Exchanges rows of B (… x columns) in the order of the pivots, or in the opposite one. */
export function exchangeByPivots<T>(
  n: i32,
  columns: i32,
  backwards: bool,
  pivots: usize,
  b: usize,
  row: i32,
  column: i32,
): void {
  for (let i = 0; i < n; i++) {
    const k = backwards ? n - 1 - i : i;
    const pivot = load<i32>(pivots + ((<usize>k) << 2));
    // The first of a block stays; the second was exchanged.
    const other = pivot >= 0 ? pivot : pivot == -1 ? k : -1 - pivot;
    if (other != k)
      exchange<T>(columns, b + bytes<T>(k) * row, column, b + bytes<T>(other) * row, column);
  }
}
