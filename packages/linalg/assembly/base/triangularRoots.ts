/** Square roots of triangular matrices, and triangular Sylvester equations, by columns. */
import { addScaled, bytes } from './vectors';
import { squareRoot } from './standardBlocks';
import { divided, fromReal, negated, plus, realPart, size } from './scalar';

/** The principal square root of a number; a real one is not negative. */
function rootOf<T>(x: T): T {
  if (isVector<T>()) return <T>squareRoot(<v128>x);
  else return <T>sqrt(<f64>x);
}

/** (R + s I) x = x in place, R (n x n) upper triangular. 0 / 0 is 0. */
function solveShifted<T>(n: i32, r: usize, column: i32, s: T, x: usize): void {
  for (let i = n - 1; i >= 0; i--) {
    const own = r + bytes<T>(i * column);
    const at = x + bytes<T>(i);
    const value = load<T>(at);
    if (size<T>(value) == 0) continue;
    const pivot = plus<T>(load<T>(own + bytes<T>(i)), s);
    const result =
      size<T>(pivot) == 0 ? fromReal<T>(realPart<T>(value) / 0) : divided<T>(value, pivot);
    store<T>(at, result);
    addScaled<T>(i, negated<T>(result), own, 1, x, 1);
  }
}

/** T = R in place with R² = T (Björck and Hammarling 1983), T (n x n) upper triangular. */
export function rootTriangle<T>(n: i32, t: usize, column: i32): void {
  for (let j = 0; j < n; j++) {
    const own = t + bytes<T>(j * column);
    const root = rootOf<T>(load<T>(own + bytes<T>(j)));
    store<T>(own + bytes<T>(j), root);
    solveShifted<T>(j, t, column, root, own);
  }
}

/** C = X in place with A X + X B = C, A (m x m) and B (n x n) upper triangular. */
export function solveSylvester<T>(
  m: i32,
  n: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bColumn: i32,
  c: usize,
  cColumn: i32,
): void {
  for (let j = 0; j < n; j++) {
    const own = c + bytes<T>(j * cColumn);
    const factors = b + bytes<T>(j * bColumn);
    for (let k = 0; k < j; k++) {
      const factor = negated<T>(load<T>(factors + bytes<T>(k)));
      addScaled<T>(m, factor, c + bytes<T>(k * cColumn), 1, own, 1);
    }
    solveShifted<T>(m, a, aColumn, load<T>(factors + bytes<T>(j)), own);
  }
}
