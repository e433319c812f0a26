/**
 * Solving with factors of fronts, in ranges of fronts. x is in the order of elimination: a vector, or
 * strips of 64 bytes, see base/fronts/strips.ts. `kind` is one of base/fronts/sides.ts.
 */
import { conjugate } from '../../../linalg/assembly/base/scalar';
import { bytes } from '../../../linalg/assembly/base/vectors';
import { backwardStrip, forwardStrip, stripWidth } from '../base/fronts/strips';
import { backwardFront, forwardFront } from '../base/fronts/vectors';
import { get } from '../base/lists';

/** `width` right-hand sides, `stride` elements apart, one after the other in each row of x. */
function take<T>(
  n: i32,
  order: usize,
  b: usize,
  stride: i32,
  width: i32,
  row: i32,
  conjugates: bool,
  x: usize,
): void {
  for (let k = 0; k < n; k++, x += bytes<T>(row)) {
    let from = b + bytes<T>(get(order, k));
    for (let c = 0; c < row; c++, from += bytes<T>(stride)) {
      const at = x + bytes<T>(c);
      // Copies of the first fill up a row.
      const value = load<T>(c < width ? from : b + bytes<T>(get(order, k)));
      store<T>(at, conjugates ? conjugate<T>(value) : value);
    }
  }
}

function put<T>(
  n: i32,
  order: usize,
  x: usize,
  row: i32,
  width: i32,
  conjugates: bool,
  b: usize,
  stride: i32,
): void {
  for (let k = 0; k < n; k++, x += bytes<T>(row)) {
    let to = b + bytes<T>(get(order, k));
    for (let c = 0; c < width; c++, to += bytes<T>(stride)) {
      const value = load<T>(x + bytes<T>(c));
      store<T>(to, conjugates ? conjugate<T>(value) : value);
    }
  }
}

export function takeReal(
  n: i32,
  order: usize,
  b: usize,
  stride: i32,
  width: i32,
  row: i32,
  conjugates: bool,
  x: usize,
): void {
  take<f64>(n, order, b, stride, width, row, false, x);
}

export function takeComplex(
  n: i32,
  order: usize,
  b: usize,
  stride: i32,
  width: i32,
  row: i32,
  conjugates: bool,
  x: usize,
): void {
  take<v128>(n, order, b, stride, width, row, conjugates, x);
}

export function putReal(
  n: i32,
  order: usize,
  x: usize,
  row: i32,
  width: i32,
  conjugates: bool,
  b: usize,
  stride: i32,
): void {
  put<f64>(n, order, x, row, width, false, b, stride);
}

export function putComplex(
  n: i32,
  order: usize,
  x: usize,
  row: i32,
  width: i32,
  conjugates: bool,
  b: usize,
  stride: i32,
): void {
  put<v128>(n, order, x, row, width, conjugates, b, stride);
}

/** Right-hand sides of a strip. */
export function stripWidthReal(): i32 {
  return stripWidth<f64>();
}

export function stripWidthComplex(): i32 {
  return stripWidth<v128>();
}

function forward<T>(
  plan: usize,
  from: i32,
  to: i32,
  kind: i32,
  transposed: bool,
  strips: bool,
  x: usize,
  room: usize,
): void {
  for (let s = from; s < to; s++) {
    if (strips) forwardStrip<T>(plan, s, kind, transposed, x);
    else forwardFront<T>(plan, s, kind, transposed, x, room);
  }
}

function backward<T>(
  plan: usize,
  from: i32,
  to: i32,
  kind: i32,
  transposed: bool,
  strips: bool,
  x: usize,
  room: usize,
): void {
  for (let s = to - 1; s >= from; s--) {
    if (strips) backwardStrip<T>(plan, s, kind, transposed, x, room);
    else backwardFront<T>(plan, s, kind, transposed, x, room);
  }
}

/** Fronts from ≤ s < to, in this order. */
export function forwardReal(
  plan: usize,
  from: i32,
  to: i32,
  kind: i32,
  transposed: bool,
  strips: bool,
  x: usize,
  room: usize,
): void {
  forward<f64>(plan, from, to, kind, transposed, strips, x, room);
}

export function forwardComplex(
  plan: usize,
  from: i32,
  to: i32,
  kind: i32,
  transposed: bool,
  strips: bool,
  x: usize,
  room: usize,
): void {
  forward<v128>(plan, from, to, kind, transposed, strips, x, room);
}

/** Fronts from ≤ s < to, the last of them first. */
export function backwardReal(
  plan: usize,
  from: i32,
  to: i32,
  kind: i32,
  transposed: bool,
  strips: bool,
  x: usize,
  room: usize,
): void {
  backward<f64>(plan, from, to, kind, transposed, strips, x, room);
}

export function backwardComplex(
  plan: usize,
  from: i32,
  to: i32,
  kind: i32,
  transposed: bool,
  strips: bool,
  x: usize,
  room: usize,
): void {
  backward<v128>(plan, from, to, kind, transposed, strips, x, room);
}
