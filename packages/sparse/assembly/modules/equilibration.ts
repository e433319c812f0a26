/** Scales of rows and columns, powers of two, by the largest entries: of a matrix by columns. */
import { get } from '../base/lists';

function getReal(list: usize, i: i32): f64 {
  return load<f64>(list + ((<usize>i) << 3));
}

function setReal(list: usize, i: i32, value: f64): void {
  store<f64>(list + ((<usize>i) << 3), value);
}

/** |re| + |im| of a complex entry. */
function sizeOf<T>(values: usize, k: i32): f64 {
  if (isVector<T>()) {
    const at = values + ((<usize>k) << 4);
    return abs(load<f64>(at)) + abs(load<f64>(at, 8));
  }
  return abs(getReal(values, k));
}

/** The power of two that brings x into [1, 2), as far as there is one; 1 for zero. */
function scaleFor(x: f64): f64 {
  if (x == 0) return 1;
  const exponent = 2046 - ((reinterpret<i64>(x) >> 52) & 2047);
  return reinterpret<f64>((exponent > 1 ? exponent : 1) << 52);
}

function rowMaxima<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  maxima: usize,
): void {
  const end = get(starts, to);
  for (let k = get(starts, from); k < end; k++) {
    const row = get(indices, k);
    const size = sizeOf<T>(values, k);
    if (size > getReal(maxima, row)) setReal(maxima, row, size);
  }
}

/** maxima[row] = the largest entry of columns from ≤ j < to in a row, or what it was. */
export function rowMaximaFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  maxima: usize,
): void {
  rowMaxima<f64>(from, to, starts, indices, values, maxima);
}

export function rowMaximaComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  maxima: usize,
): void {
  rowMaxima<v128>(from, to, starts, indices, values, maxima);
}

export function toScales(count: i32, maxima: usize): void {
  for (let i = 0; i < count; i++) setReal(maxima, i, scaleFor(getReal(maxima, i)));
}

function columnScales<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rowScales: usize,
  scales: usize,
): void {
  for (let j = from; j < to; j++) {
    const end = get(starts, j + 1);
    let largest: f64 = 0;
    for (let k = get(starts, j); k < end; k++) {
      largest = max(largest, sizeOf<T>(values, k) * getReal(rowScales, get(indices, k)));
    }
    setReal(scales, j, scaleFor(largest));
  }
}

/** The scales of columns whose rows are scaled. */
export function columnScalesFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rowScales: usize,
  scales: usize,
): void {
  columnScales<f64>(from, to, starts, indices, values, rowScales, scales);
}

export function columnScalesComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rowScales: usize,
  scales: usize,
): void {
  columnScales<v128>(from, to, starts, indices, values, rowScales, scales);
}
