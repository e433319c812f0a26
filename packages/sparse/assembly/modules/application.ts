/** A compressed matrix times a vector, in float64 or complex128. Vectors are packed, and do not overlap. */
import { conjugate, fromReal, plus, times } from '../../../linalg/assembly/base/scalar';

/** y[i] = Σ a[i, j] x[j] over the entries of line i, conjugated if wanted. */
function gather<T>(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugated: bool,
  x: usize,
  y: usize,
): void {
  let k = load<i32>(starts);
  for (let i = 0; i < lines; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    let sum = fromReal<T>(0);
    if (isVector<T>() && conjugated) {
      for (; k < end; k++) sum = plus<T>(sum, product<T>(indices, values, k, true, x));
    } else {
      let other = fromReal<T>(0);
      for (; k + 1 < end; k += 2) {
        sum = plus<T>(sum, product<T>(indices, values, k, false, x));
        other = plus<T>(other, product<T>(indices, values, k + 1, false, x));
      }
      if (k < end) sum = plus<T>(sum, product<T>(indices, values, k++, false, x));
      sum = plus<T>(sum, other);
    }
    store<T>(y + <usize>i * sizeof<T>(), sum);
  }
}

/** Entry k times the element of x in its place. */
function product<T>(indices: usize, values: usize, k: i32, conjugated: bool, x: usize): T {
  const value = load<T>(values + <usize>k * sizeof<T>());
  const element = load<T>(x + <usize>load<i32>(indices + ((<usize>k) << 2)) * sizeof<T>());
  return times<T>(conjugated ? conjugate<T>(value) : value, element);
}

/** y[j] = Σ a[i, j] x[i], over the entries of all lines; `length` elements of y. */
function scatter<T>(
  lines: i32,
  length: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugated: bool,
  x: usize,
  y: usize,
): void {
  memory.fill(y, 0, <usize>length * sizeof<T>());
  let k = load<i32>(starts);
  for (let i = 0; i < lines; i++) {
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    const factor = load<T>(x + <usize>i * sizeof<T>());
    for (; k < end; k++) {
      const value = load<T>(values + <usize>k * sizeof<T>());
      const at = y + <usize>load<i32>(indices + ((<usize>k) << 2)) * sizeof<T>();
      store<T>(
        at,
        plus<T>(load<T>(at), times<T>(conjugated ? conjugate<T>(value) : value, factor)),
      );
    }
  }
}

export function gatherFloat64(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugated: bool,
  x: usize,
  y: usize,
): void {
  gather<f64>(lines, starts, indices, values, conjugated, x, y);
}

export function gatherComplex128(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugated: bool,
  x: usize,
  y: usize,
): void {
  gather<v128>(lines, starts, indices, values, conjugated, x, y);
}

export function scatterFloat64(
  lines: i32,
  length: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugated: bool,
  x: usize,
  y: usize,
): void {
  scatter<f64>(lines, length, starts, indices, values, conjugated, x, y);
}

export function scatterComplex128(
  lines: i32,
  length: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugated: bool,
  x: usize,
  y: usize,
): void {
  scatter<v128>(lines, length, starts, indices, values, conjugated, x, y);
}
