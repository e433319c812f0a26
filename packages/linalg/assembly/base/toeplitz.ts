/**
 * Toeplitz matrices by the recursion of Levinson and Durbin (Golub and Van Loan, "Matrix
 * Computations", 4.7): from the solutions of order m to those of order m + 1. `t` has the elements
 * of the diagonals, the lowest, leftmost first: 2 n - 1 of them.
 */
import { multiplySubtract } from './arithmetic';
import { addScaled, bytes, dot } from './vectors';
import { divided, fromReal, minus, size, times } from './scalar';

/**
 * From the solutions of order m - 1 of A X = B to those of order m; X and B (n x columns) by columns.
 * `f` and `b` have room for n + 1 elements each: the solutions of A f = alpha e_first with first
 * element 1, in the first elements of f, and of A b = alpha e_last with last element 1, in the last
 * of b. `state` has alpha; all are set by the first step. Answers whether the leading minor of
 * order m is singular.
 */
export function stepToeplitz<T>(
  m: i32,
  n: i32,
  columns: i32,
  t: usize,
  f: usize,
  b: usize,
  state: usize,
  right: usize,
  x: usize,
): bool {
  const back = b + bytes<T>(n + 1 - m);
  store<T>(f + bytes<T>(m - 1), fromReal<T>(m == 1 ? 1 : 0));
  store<T>(back, fromReal<T>(m == 1 ? 1 : 0));
  let alpha = load<T>(m == 1 ? t + bytes<T>(n - 1) : state);
  if (m > 1) {
    // What is left in the new row of A times (f, 0), and in the first one times (0, b).
    const below = dot<T>(m - 1, t + bytes<T>(n - m), 1, f, 1);
    const above = dot<T>(m - 1, t + bytes<T>(n), 1, back + bytes<T>(1), 1);
    const factor = divided<T>(below, alpha);
    const opposite = divided<T>(above, alpha);
    alpha = minus<T>(alpha, times<T>(below, opposite));
    combine<T>(m, factor, opposite, f, back);
  }
  store<T>(state, alpha);
  if (size<T>(alpha) == 0) return true;
  extend<T>(m, n, columns, t, alpha, back, right, x);
  return false;
}

/** One more element of each solution. */
function extend<T>(
  m: i32,
  n: i32,
  columns: i32,
  t: usize,
  alpha: T,
  back: usize,
  right: usize,
  x: usize,
): void {
  const last = bytes<T>(m - 1);
  for (; columns > 0; columns--, right += bytes<T>(n), x += bytes<T>(n)) {
    const known = dot<T>(m - 1, t + bytes<T>(n - m), 1, x, 1);
    store<T>(x + last, fromReal<T>(0));
    const factor = divided<T>(minus<T>(load<T>(right + last), known), alpha);
    addScaled<T>(m, factor, back, 1, x, 1);
  }
}

/** (f, b) = (f - factor b, b - opposite f) */
function combine<T>(n: i32, factor: T, opposite: T, f: usize, b: usize): void {
  if (!isVector<T>()) {
    const p = f64x2.splat(<f64>factor);
    const q = f64x2.splat(<f64>opposite);
    for (; n > 1; n -= 2, f += 16, b += 16) {
      const x = v128.load(f);
      const y = v128.load(b);
      v128.store(f, multiplySubtract(p, y, x));
      v128.store(b, multiplySubtract(q, x, y));
    }
  }
  for (; n > 0; n--, f += bytes<T>(1), b += bytes<T>(1)) {
    const x = load<T>(f);
    const y = load<T>(b);
    store<T>(f, minus<T>(x, times<T>(factor, y)));
    store<T>(b, minus<T>(y, times<T>(opposite, x)));
  }
}

/** R -= A X for row i of A, X and R (n x columns) by columns. */
export function subtractToeplitzRow<T>(
  i: i32,
  n: i32,
  columns: i32,
  t: usize,
  x: usize,
  r: usize,
): void {
  for (r += bytes<T>(i); columns > 0; columns--, x += bytes<T>(n), r += bytes<T>(n)) {
    store<T>(r, minus<T>(load<T>(r), dot<T>(n, t + bytes<T>(n - 1 - i), 1, x, 1)));
  }
}
