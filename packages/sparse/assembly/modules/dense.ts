/**
 * Between compressed lines and dense matrices. The element j of line i of a dense matrix is at
 * `to + i * lineStride + j * elementStride`, strides in bytes. A value is f32, f64, or v128 for a
 * complex number.
 */
import { isZero, plus } from '../base/values';

/** starts[i] = the number of elements that are not zero on the lines before line i. */
function count<T>(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  starts: usize,
): void {
  let sum = 0;
  store<i32>(starts, 0);
  for (let i = 0; i < lines; i++) {
    let at = from + <usize>(<isize>i * lineStride);
    for (let j = 0; j < length; j++) {
      sum += isZero<T>(load<T>(at)) ? 0 : 1;
      at += <usize>elementStride;
    }
    store<i32>(starts + ((<usize>i) << 2), sum, 4);
  }
}

/** Writes the elements that are not zero, and where they are in their lines, one after the other. */
function gather<T>(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  indices: usize,
  values: usize,
): void {
  for (let i = 0; i < lines; i++) {
    let at = from + <usize>(<isize>i * lineStride);
    for (let j = 0; j < length; j++) {
      const value = load<T>(at);
      at += <usize>elementStride;
      if (isZero<T>(value)) continue;
      store<i32>(indices, j);
      store<T>(values, value);
      indices += 4;
      values += sizeof<T>();
    }
  }
}

/** Adds the entries of compressed lines to a dense matrix. */
function add<T>(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  to: usize,
  lineStride: isize,
  elementStride: isize,
): void {
  for (let i = 0; i < lines; i++) {
    const line = to + <usize>(<isize>i * lineStride);
    const end = load<i32>(starts + ((<usize>i) << 2), 4);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < end; k++) {
      const at = line + <usize>(<isize>load<i32>(indices + ((<usize>k) << 2)) * elementStride);
      store<T>(at, plus<T>(load<T>(at), load<T>(values + <usize>k * sizeof<T>())));
    }
  }
}

/** Adds triplets to a dense matrix. */
function addTriplets<T>(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
  to: usize,
  rowStride: isize,
  columnStride: isize,
): void {
  for (let k = 0; k < entries; k++) {
    const i = <isize>load<i32>(rows + ((<usize>k) << 2));
    const j = <isize>load<i32>(columns + ((<usize>k) << 2));
    const at = to + <usize>(i * rowStride + j * columnStride);
    store<T>(at, plus<T>(load<T>(at), load<T>(values + <usize>k * sizeof<T>())));
  }
}

export function countFloat32(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  starts: usize,
): void {
  count<f32>(lines, length, from, lineStride, elementStride, starts);
}

export function countFloat64(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  starts: usize,
): void {
  count<f64>(lines, length, from, lineStride, elementStride, starts);
}

export function countComplex128(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  starts: usize,
): void {
  count<v128>(lines, length, from, lineStride, elementStride, starts);
}

export function gatherFloat32(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  indices: usize,
  values: usize,
): void {
  gather<f32>(lines, length, from, lineStride, elementStride, indices, values);
}

export function gatherFloat64(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  indices: usize,
  values: usize,
): void {
  gather<f64>(lines, length, from, lineStride, elementStride, indices, values);
}

export function gatherComplex128(
  lines: i32,
  length: i32,
  from: usize,
  lineStride: isize,
  elementStride: isize,
  indices: usize,
  values: usize,
): void {
  gather<v128>(lines, length, from, lineStride, elementStride, indices, values);
}

export function addFloat32(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  to: usize,
  lineStride: isize,
  elementStride: isize,
): void {
  add<f32>(lines, starts, indices, values, to, lineStride, elementStride);
}

export function addFloat64(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  to: usize,
  lineStride: isize,
  elementStride: isize,
): void {
  add<f64>(lines, starts, indices, values, to, lineStride, elementStride);
}

export function addComplex128(
  lines: i32,
  starts: usize,
  indices: usize,
  values: usize,
  to: usize,
  lineStride: isize,
  elementStride: isize,
): void {
  add<v128>(lines, starts, indices, values, to, lineStride, elementStride);
}

export function addTripletsFloat32(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
  to: usize,
  rowStride: isize,
  columnStride: isize,
): void {
  addTriplets<f32>(entries, rows, columns, values, to, rowStride, columnStride);
}

export function addTripletsFloat64(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
  to: usize,
  rowStride: isize,
  columnStride: isize,
): void {
  addTriplets<f64>(entries, rows, columns, values, to, rowStride, columnStride);
}

export function addTripletsComplex128(
  entries: i32,
  rows: usize,
  columns: usize,
  values: usize,
  to: usize,
  rowStride: isize,
  columnStride: isize,
): void {
  addTriplets<v128>(entries, rows, columns, values, to, rowStride, columnStride);
}
