/**
 * The Cholesky factor of a Hermitian positive definite matrix, A = L L^H, of which only the lower
 * triangle is read; diagonals are taken as real.
 */
import { addScaled, bytes } from './vectors';
import { multiplySubtract } from './arithmetic';
import { conjugate, fromReal, negated, realPart, scaled } from './scalar';

/** Below it a number has no reciprocal. */
const SMALLEST_NORMAL: f64 = reinterpret<f64>((<u64>1) << 52);

/**
 * Factors a panel A (m x n, m ≥ n, columns of unit stride): L_1 takes the place of its first n rows,
 * A_2 L_1^-H that of the others. Answers the order of the first leading minor that is not positive,
 * or 0. What is above the diagonal is neither read nor written.
 */
export function factorDefinite<T>(m: i32, n: i32, a: usize, column: i32): i32 {
  const step = bytes<T>(column);
  for (let j = 0; j < n; j++) {
    const own = a + bytes<T>(j) + <isize>j * step;
    subtractBefore<T>(m - j, j, a + bytes<T>(j), step, own);
    const square = realPart<T>(load<T>(own));
    if (square <= 0) return j + 1;
    const pivot = sqrt(square);
    store<T>(own, fromReal<T>(pivot));
    divideAll<T>(m - j - 1, pivot, own + bytes<T>(1));
  }
  return 0;
}

/** y -= Σ conj(first row of A) A over the first n columns of A (m rows). */
function subtractBefore<T>(m: i32, n: i32, a: usize, step: isize, y: usize): void {
  if (!isVector<T>()) {
    for (; n > 3; n -= 4, a += 4 * step) subtractFour(m, a, step, y);
  }
  for (; n > 0; n--, a += step) {
    addScaled<T>(m, negated<T>(conjugate<T>(load<T>(a))), a, 1, y, 1);
  }
}

/** The same for four columns of real numbers. */
function subtractFour(m: i32, a: usize, step: isize, y: usize): void {
  let b = a + step;
  let c = b + step;
  let d = c + step;
  const first = load<f64>(a);
  const second = load<f64>(b);
  const third = load<f64>(c);
  const fourth = load<f64>(d);
  const x0 = f64x2.splat(first);
  const x1 = f64x2.splat(second);
  const x2 = f64x2.splat(third);
  const x3 = f64x2.splat(fourth);
  const end = y + (((<usize>m) >> 1) << 4);
  for (; y < end; y += 16, a += 16, b += 16, c += 16, d += 16) {
    let sum = multiplySubtract(x0, v128.load(a), v128.load(y));
    sum = multiplySubtract(x1, v128.load(b), sum);
    sum = multiplySubtract(x2, v128.load(c), sum);
    v128.store(y, multiplySubtract(x3, v128.load(d), sum));
  }
  if (m & 1) {
    let sum = load<f64>(y) - first * load<f64>(a);
    sum -= second * load<f64>(b);
    sum -= third * load<f64>(c);
    store<f64>(y, sum - fourth * load<f64>(d));
  }
}

/** x /= divisor */
export function divideAll<T>(n: i32, divisor: f64, x: usize): void {
  if (divisor < SMALLEST_NORMAL) {
    for (; n > 0; n--, x += sizeof<f64>()) {
      store<f64>(x, load<f64>(x) / divisor);
      if (isVector<T>()) store<f64>(x, load<f64>(x, 8) / divisor, 8);
      if (isVector<T>()) x += sizeof<f64>();
    }
    return;
  }
  const factor = 1 / divisor;
  for (; n > 0; n--, x += bytes<T>(1)) store<T>(x, scaled<T>(load<T>(x), factor));
}

/**
 * {@link factorDefinite} for any strides: a panel whose columns have no unit stride is copied to
 * `work`, which has room for m n elements, and back.
 */
export function factorDefinitePanel<T>(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): i32 {
  if (row == 1) return factorDefinite<T>(m, n, a, column);
  for (let i = 0; i < m; i++) {
    copyRow<T>(
      min(i + 1, n),
      a + bytes<T>(i) * row,
      bytes<T>(column),
      work + bytes<T>(i),
      bytes<T>(m),
    );
  }
  const failed = factorDefinite<T>(m, n, work, m);
  for (let i = 0; i < m; i++) {
    copyRow<T>(
      min(i + 1, n),
      work + bytes<T>(i),
      bytes<T>(m),
      a + bytes<T>(i) * row,
      bytes<T>(column),
    );
  }
  return failed;
}

function copyRow<T>(n: i32, from: usize, fromStep: isize, to: usize, toStep: isize): void {
  for (; n > 0; n--, from += fromStep, to += toStep) store<T>(to, load<T>(from));
}

/** What is above the diagonal of A (n x n) becomes zero. */
export function clearUpper<T>(n: i32, a: usize, row: i32, column: i32): void {
  for (let i = 0; i < n; i++, a += bytes<T>(row)) {
    if (column == 1) memory.fill(a + bytes<T>(i + 1), 0, bytes<T>(n - i - 1));
    else clearRow<T>(n - i - 1, a + bytes<T>(i + 1) * column, bytes<T>(column));
  }
}

function clearRow<T>(n: i32, a: usize, step: isize): void {
  for (; n > 0; n--, a += step) store<T>(a, fromReal<T>(0));
}

/**
 * What is above the diagonal of A (n x n) becomes what is below it, as in a symmetric matrix or, where
 * `hermitian`, with its conjugate and a real diagonal. With `conjugates` all of A is conjugated, too.
 */
export function mirrorLower<T>(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  hermitian: bool,
  conjugates: bool,
): void {
  // Sixteen columns at a time, so that what is written stays in the cache.
  for (let start = 0; start < n; start += 16) {
    for (let i = start + 1; i < n; i++) {
      const below = a + bytes<T>(i) * row + bytes<T>(start) * column;
      const right = a + bytes<T>(start) * row + bytes<T>(i) * column;
      const length = min(i - start, 16);
      mirrorRow<T>(length, below, bytes<T>(column), right, bytes<T>(row), hermitian, conjugates);
    }
  }
  for (let i = 0; i < n; i++, a += bytes<T>(row + column)) {
    const value = load<T>(a);
    if (hermitian) store<T>(a, fromReal<T>(realPart<T>(value)));
    else if (conjugates) store<T>(a, conjugate<T>(value));
  }
}

function mirrorRow<T>(
  n: i32,
  from: usize,
  fromStep: isize,
  to: usize,
  toStep: isize,
  hermitian: bool,
  conjugates: bool,
): void {
  for (; n > 0; n--, from += fromStep, to += toStep) {
    const value = load<T>(from);
    if (conjugates) store<T>(from, conjugate<T>(value));
    store<T>(to, hermitian != conjugates ? conjugate<T>(value) : value);
  }
}
