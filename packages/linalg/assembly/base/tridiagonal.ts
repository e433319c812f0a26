/**
 * Tridiagonal matrices A (n x n) as rows of n elements, one after the other: what is under the main
 * diagonal, the main diagonal, what is over it, and a row that the factors need.
 */
import { bytes } from './vectors';
import { conjugate, divided, fromReal, minus, negated, size, times } from './scalar';

/**
 * P A = L U by partial pivoting, in place. `pivots` gets 1 where a row was exchanged with the next
 * one, or 0. Answers the number of the first column without pivot, from one, or 0.
 */
export function factorTridiagonal<T>(n: i32, a: usize, pivots: usize): i32 {
  const row = bytes<T>(n);
  for (let i = 0; i < n - 1; i++, pivots += 4) {
    eliminateRow<T>(a + bytes<T>(i), row, i < n - 2, pivots);
  }
  for (let i = 0; i < n; i++) {
    if (size<T>(load<T>(a + row + bytes<T>(i))) == 0) return i + 1;
  }
  return 0;
}

function eliminateRow<T>(lower: usize, row: isize, hasSecond: bool, pivots: usize): void {
  const diagonal = lower + row;
  const upper = diagonal + row;
  const under = load<T>(lower);
  const own = load<T>(diagonal);
  const exchanged = !(size<T>(own) >= size<T>(under));
  store<i32>(pivots, <i32>exchanged);
  if (hasSecond) store<T>(upper + row, fromReal<T>(0));
  if (!exchanged) {
    if (size<T>(own) == 0) return;
    const factor = divided<T>(under, own);
    store<T>(lower, factor);
    const next = diagonal + bytes<T>(1);
    store<T>(next, minus<T>(load<T>(next), times<T>(factor, load<T>(upper))));
    return;
  }
  const factor = divided<T>(own, under);
  const next = load<T>(diagonal + bytes<T>(1));
  const over = load<T>(upper);
  store<T>(lower, factor);
  store<T>(diagonal, under);
  store<T>(upper, next);
  store<T>(diagonal + bytes<T>(1), minus<T>(over, times<T>(factor, next)));
  if (!hasSecond) return;
  const second = load<T>(upper + bytes<T>(1));
  store<T>(upper + row, second);
  store<T>(upper + bytes<T>(1), negated<T>(times<T>(factor, second)));
}

/** B = A^-1 B by the factors; B (n x columns) has columns of unit stride. */
export function solveTridiagonal<T>(
  n: i32,
  columns: i32,
  a: usize,
  pivots: usize,
  b: usize,
  bColumn: i32,
): void {
  for (; columns > 0; columns--, b += bytes<T>(bColumn)) {
    forward<T>(n, a, pivots, b);
    backward<T>(n, a + bytes<T>(n), bytes<T>(n), b);
  }
}

function forward<T>(n: i32, lower: usize, pivots: usize, x: usize): void {
  for (; n > 1; n--, lower += bytes<T>(1), pivots += 4, x += bytes<T>(1)) {
    const own = load<T>(x);
    const next = load<T>(x + bytes<T>(1));
    const exchanged = load<i32>(pivots) != 0;
    const first = exchanged ? next : own;
    const second = exchanged ? own : next;
    store<T>(x, first);
    store<T>(x + bytes<T>(1), minus<T>(second, times<T>(load<T>(lower), first)));
  }
}

function backward<T>(n: i32, diagonal: usize, row: isize, x: usize): void {
  let first = fromReal<T>(0);
  let second = first;
  for (let i = n - 1; i >= 0; i--) {
    const at = diagonal + bytes<T>(i);
    let value = load<T>(x + bytes<T>(i));
    if (i < n - 1) value = minus<T>(value, times<T>(load<T>(at + row), first));
    if (i < n - 2) value = minus<T>(value, times<T>(load<T>(at + 2 * row), second));
    value = divided<T>(value, load<T>(at));
    store<T>(x + bytes<T>(i), value);
    second = first;
    first = value;
  }
}

/** b = A^-H b by the factors of {@link factorTridiagonal}, b of unit stride. */
export function solveAdjointTridiagonal<T>(n: i32, a: usize, pivots: usize, b: usize): void {
  const row = bytes<T>(n);
  let diagonal = a + row;
  let first = fromReal<T>(0);
  let second = first;
  for (let i = 0; i < n; i++, diagonal += bytes<T>(1)) {
    let value = load<T>(b + bytes<T>(i));
    if (i > 0) value = minus<T>(value, conjugateTimes<T>(diagonal + row - bytes<T>(1), first));
    if (i > 1) value = minus<T>(value, conjugateTimes<T>(diagonal + 2 * row - bytes<T>(2), second));
    value = divided<T>(value, conjugate<T>(load<T>(diagonal)));
    store<T>(b + bytes<T>(i), value);
    second = first;
    first = value;
  }
  for (let i = n - 2; i >= 0; i--) {
    const x = b + bytes<T>(i);
    const next = load<T>(x + bytes<T>(1));
    const value = minus<T>(load<T>(x), conjugateTimes<T>(a + bytes<T>(i), next));
    const exchanged = load<i32>(pivots + ((<usize>i) << 2)) != 0;
    store<T>(x, exchanged ? next : value);
    store<T>(x + bytes<T>(1), exchanged ? value : next);
  }
}

function conjugateTimes<T>(x: usize, y: T): T {
  return times<T>(conjugate<T>(load<T>(x)), y);
}
