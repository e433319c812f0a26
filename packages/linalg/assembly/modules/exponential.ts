/** What exponentials of matrices need beside products. Matrices are packed by rows. */
import { addProduct } from '../base/matrixVector';
import { modulus } from '../base/scalar';
import { addScaled, bytes, fill } from '../base/vectors';

/** Y = factor X, or is added to: `count` float64 numbers, a complex number being two. */
export function addMultiple(count: i32, factor: f64, x: usize, y: usize, accumulate: bool): void {
  if (!accumulate) memory.fill(y, 0, bytes<f64>(count));
  addScaled<f64>(count, factor, x, 1, y, 1);
}

/** A (n x n) += value times the identity. */
export function addIdentity(n: i32, value: f64, a: usize, components: i32): void {
  const step = <usize>(n + 1) * components;
  for (let i = 0; i < n; i++, a += step << 3) store<f64>(a, load<f64>(a) + value);
}

/** 1 if there is an element below the diagonal that is not zero, plus 2 if there is one above it. */
export function sidesOf(n: i32, a: usize, components: i32): i32 {
  const row = n * components;
  let sides = 0;
  for (let i = 0; i < n && sides < 3; i++, a += bytes<f64>(row)) {
    const diagonal = i * components;
    if (!(sides & 1) && hasNonzero(diagonal, a)) sides |= 1;
    const after = diagonal + components;
    if (!(sides & 2) && hasNonzero(row - after, a + bytes<f64>(after))) sides |= 2;
  }
  return sides;
}

function hasNonzero(count: i32, x: usize): bool {
  for (; count > 0; count--, x += 8) if (load<f64>(x) != 0) return true;
  return false;
}

/** The absolute values of `count` complex numbers. */
export function moduli(count: i32, x: usize, y: usize): void {
  for (; count > 0; count--, x += 16, y += 8) store<f64>(y, modulus<v128>(load<v128>(x)));
}

/** The absolute values of `count` real numbers. */
export function absolutes(count: i32, x: usize, y: usize): void {
  for (; count > 0; count--, x += 8, y += 8) store<f64>(y, abs(load<f64>(x)));
}

/**
 * The largest sum of a column of (factor A)^power, A (n x n) without negative elements; v and w have
 * room for n.
 */
export function powerNorm(n: i32, power: i32, factor: f64, a: usize, v: usize, w: usize): f64 {
  fill<f64>(n, 1, v, 1);
  for (; power > 0; power--) {
    fill<f64>(n, 0, w, 1);
    addProduct<f64>(n, n, factor, a, n, v, 1, w);
    const kept = v;
    v = w;
    w = kept;
  }
  let largest = 0.0;
  for (let i = 0; i < n; i++, v += 8) largest = max(largest, load<f64>(v));
  return largest;
}
