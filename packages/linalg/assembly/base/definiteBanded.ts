/**
 * Hermitian positive definite band matrices A = L L^H (n x n) with `below` diagonals under the main
 * one, the lower triangle by columns: a_ij is element i - j of column j, columns lie `column`
 * elements apart.
 */
import { divideAll } from './cholesky';
import { addScaled, bytes, dotConjugate } from './vectors';
import { conjugate, fromReal, minus, negated, realPart, times } from './scalar';

/**
 * Factors columns [from, to), in order. Answers the order of the first leading minor that is not
 * positive, or 0.
 */
export function factorDefiniteBanded<T>(
  n: i32,
  below: i32,
  a: usize,
  column: i32,
  from: i32,
  to: i32,
): i32 {
  a += bytes<T>(from) * column;
  for (let j = from; j < to; j++, a += bytes<T>(column)) {
    const square = realPart<T>(load<T>(a));
    if (square <= 0) return j + 1;
    const pivot = sqrt(square);
    store<T>(a, fromReal<T>(pivot));
    const length = min(below, n - 1 - j);
    divideAll<T>(length, pivot, a + bytes<T>(1));
    subtractOuter<T>(length, a + bytes<T>(1), a + bytes<T>(column), column);
  }
  return 0;
}

/** A -= x x^H, the lower triangle. */
function subtractOuter<T>(n: i32, x: usize, a: usize, column: i32): void {
  for (; n > 0; n--, x += bytes<T>(1), a += bytes<T>(column)) {
    addScaled<T>(n, negated<T>(conjugate<T>(load<T>(x))), x, 1, a, 1);
  }
}

/** B = A^-1 B by the factor; B (n x columns) has columns of unit stride. */
export function solveDefiniteBanded<T>(
  n: i32,
  columns: i32,
  below: i32,
  a: usize,
  column: i32,
  b: usize,
  bColumn: i32,
): void {
  for (; columns > 0; columns--, b += bytes<T>(bColumn)) {
    forward<T>(n, below, a, column, b);
    backward<T>(n, below, a, column, b);
  }
}

function forward<T>(n: i32, below: i32, a: usize, column: i32, x: usize): void {
  for (let j = 0; j < n; j++, a += bytes<T>(column), x += bytes<T>(1)) {
    divideAll<T>(1, realPart<T>(load<T>(a)), x);
    const length = min(below, n - 1 - j);
    addScaled<T>(length, negated<T>(load<T>(x)), a + bytes<T>(1), 1, x + bytes<T>(1), 1);
  }
}

function backward<T>(n: i32, below: i32, a: usize, column: i32, x: usize): void {
  for (let j = n - 1; j >= 0; j--) {
    const own = a + bytes<T>(j) * column;
    const at = x + bytes<T>(j);
    const length = min(below, n - 1 - j);
    const sum = dotConjugate<T>(length, own + bytes<T>(1), 1, at + bytes<T>(1), 1);
    store<T>(at, minus<T>(load<T>(at), sum));
    divideAll<T>(1, realPart<T>(load<T>(own)), at);
  }
}

/**
 * A = L D L^H of order n with one diagonal beside the main one: `e`, under the main diagonal `d`,
 * becomes L, and d becomes D. Answers as {@link factorDefiniteBanded}.
 */
export function factorDefiniteTridiagonal<T>(n: i32, d: usize, e: usize): i32 {
  for (let i = 0; i < n; i++, d += bytes<T>(1), e += bytes<T>(1)) {
    const pivot = realPart<T>(load<T>(d));
    if (pivot <= 0) return i + 1;
    store<T>(d, fromReal<T>(pivot));
    if (i == n - 1) break;
    const beside = load<T>(e);
    const factor = quotient<T>(beside, pivot);
    store<T>(e, factor);
    const next = realPart<T>(load<T>(d + bytes<T>(1)));
    store<T>(d + bytes<T>(1), fromReal<T>(next - innerProduct<T>(factor, beside)));
  }
  return 0;
}

/** x / divisor, each part by itself. */
function quotient<T>(x: T, divisor: f64): T {
  if (isVector<T>()) return <T>f64x2.div(<v128>x, f64x2.splat(divisor));
  else return <T>(<f64>x / divisor);
}

/** The real part of conj(x) y. */
function innerProduct<T>(x: T, y: T): f64 {
  if (isVector<T>()) {
    const products = f64x2.mul(<v128>x, <v128>y);
    return f64x2.extract_lane(products, 0) + f64x2.extract_lane(products, 1);
  } else return <f64>x * <f64>y;
}

/** B = A^-1 B by the factors of {@link factorDefiniteTridiagonal}. */
export function solveDefiniteTridiagonal<T>(
  n: i32,
  columns: i32,
  d: usize,
  e: usize,
  b: usize,
  bColumn: i32,
): void {
  for (; columns > 0; columns--, b += bytes<T>(bColumn)) {
    sweepDown<T>(n, e, b);
    sweepUp<T>(n, d, e, b);
  }
}

function sweepDown<T>(n: i32, e: usize, x: usize): void {
  let last = load<T>(x);
  for (; n > 1; n--, e += bytes<T>(1)) {
    x += bytes<T>(1);
    last = minus<T>(load<T>(x), times<T>(load<T>(e), last));
    store<T>(x, last);
  }
}

function sweepUp<T>(n: i32, d: usize, e: usize, x: usize): void {
  let i = n - 1;
  let last = quotient<T>(load<T>(x + bytes<T>(i)), realPart<T>(load<T>(d + bytes<T>(i))));
  store<T>(x + bytes<T>(i), last);
  for (i--; i >= 0; i--) {
    const at = bytes<T>(i);
    const own = quotient<T>(load<T>(x + at), realPart<T>(load<T>(d + at)));
    last = minus<T>(own, times<T>(conjugate<T>(load<T>(e + at)), last));
    store<T>(x + at, last);
  }
}
