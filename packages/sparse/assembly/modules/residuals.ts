/** Residuals and backward errors of real and of complex systems: see base/residuals.ts, rowResiduals.ts and sizes.ts. */
import {
  add,
  backwardError,
  begin,
  largest,
  residualBounds,
  scale,
  subtractColumns,
  subtractColumnsPlainly,
} from '../base/residuals';
import { subtractRows, subtractRowsPlainly } from '../base/rowResiduals';
import { absoluteSums, columnMaxima, columnSums, rowMaxima, scaleEntries } from '../base/sizes';

/** Complex numbers as two vectors, of real and of imaginary parts, or the other way round. */
export function split(n: i32, from: usize, real: usize, imaginary: usize): void {
  for (let i = 0; i < n; i++, from += 16, real += 8, imaginary += 8) {
    store<f64>(real, load<f64>(from));
    store<f64>(imaginary, load<f64>(from, 8));
  }
}

export function join(n: i32, real: usize, imaginary: usize, to: usize): void {
  for (let i = 0; i < n; i++, to += 16, real += 8, imaginary += 8) {
    store<f64>(to, load<f64>(real));
    store<f64>(to, load<f64>(imaginary), 8);
  }
}

export function beginReal(n: i32, b: usize, r: usize, low: usize, bounds: usize): void {
  begin<f64>(n, b, r, low, bounds);
}

export function beginComplex(n: i32, b: usize, r: usize, low: usize, bounds: usize): void {
  begin<v128>(n, b, r, low, bounds);
}

export function subtractColumnsReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  low: usize,
  bounds: usize,
): void {
  subtractColumns<f64>(first, end, starts, indices, values, x, r, low, bounds);
}

export function subtractColumnsComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  low: usize,
  bounds: usize,
): void {
  subtractColumns<v128>(first, end, starts, indices, values, x, r, low, bounds);
}

export function subtractColumnsPlainlyReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  bounds: usize,
): void {
  subtractColumnsPlainly<f64>(first, end, starts, indices, values, x, r, bounds);
}

export function subtractColumnsPlainlyComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  bounds: usize,
): void {
  subtractColumnsPlainly<v128>(first, end, starts, indices, values, x, r, bounds);
}

export function subtractRowsReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  low: usize,
  bounds: usize,
  conjugated: bool,
): void {
  subtractRows<f64>(first, end, starts, indices, values, x, r, low, bounds, conjugated);
}

export function subtractRowsComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  low: usize,
  bounds: usize,
  conjugated: bool,
): void {
  subtractRows<v128>(first, end, starts, indices, values, x, r, low, bounds, conjugated);
}

export function subtractRowsPlainlyReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  bounds: usize,
  conjugated: bool,
): void {
  subtractRowsPlainly<f64>(first, end, starts, indices, values, x, r, bounds, conjugated);
}

export function subtractRowsPlainlyComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  bounds: usize,
  conjugated: bool,
): void {
  subtractRowsPlainly<v128>(first, end, starts, indices, values, x, r, bounds, conjugated);
}

export function addReal(n: i32, x: usize, y: usize): void {
  add<f64>(n, x, y);
}

export function addComplex(n: i32, x: usize, y: usize): void {
  add<v128>(n, x, y);
}

export function scaleReal(n: i32, factors: usize, x: usize, y: usize): void {
  scale<f64>(n, factors, x, y);
}

export function scaleComplex(n: i32, factors: usize, x: usize, y: usize): void {
  scale<v128>(n, factors, x, y);
}

export function largestReal(n: i32, x: usize): f64 {
  return largest<f64>(n, x);
}

export function largestComplex(n: i32, x: usize): f64 {
  return largest<v128>(n, x);
}

export function backwardErrorReal(
  n: i32,
  b: usize,
  r: usize,
  bounds: usize,
  norms: usize,
  largestX: f64,
): f64 {
  return backwardError<f64>(n, b, r, bounds, norms, largestX);
}

export function backwardErrorComplex(
  n: i32,
  b: usize,
  r: usize,
  bounds: usize,
  norms: usize,
  largestX: f64,
): f64 {
  return backwardError<v128>(n, b, r, bounds, norms, largestX);
}

export function residualBoundsReal(n: i32, r: usize, bounds: usize, terms: f64): void {
  residualBounds<f64>(n, r, bounds, terms);
}

export function residualBoundsComplex(n: i32, r: usize, bounds: usize, terms: f64): void {
  residualBounds<v128>(n, r, bounds, terms);
}

export function absoluteSumsReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rowSums: usize,
  columnSums: usize,
): void {
  absoluteSums<f64>(first, end, starts, indices, values, rowSums, columnSums);
}

export function absoluteSumsComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rowSums: usize,
  columnSums: usize,
): void {
  absoluteSums<v128>(first, end, starts, indices, values, rowSums, columnSums);
}

export function columnSumsReal(
  first: i32,
  end: i32,
  starts: usize,
  values: usize,
  sums: usize,
): void {
  columnSums<f64>(first, end, starts, values, sums);
}

export function columnSumsComplex(
  first: i32,
  end: i32,
  starts: usize,
  values: usize,
  sums: usize,
): void {
  columnSums<v128>(first, end, starts, values, sums);
}

export function scaleEntriesReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rows: usize,
  columns: usize,
  rowSums: usize,
  columnSums: usize,
): void {
  scaleEntries<f64>(first, end, starts, indices, values, rows, columns, rowSums, columnSums);
}

export function scaleEntriesComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rows: usize,
  columns: usize,
  rowSums: usize,
  columnSums: usize,
): void {
  scaleEntries<v128>(first, end, starts, indices, values, rows, columns, rowSums, columnSums);
}

export function rowMaximaReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  maxima: usize,
): void {
  rowMaxima<f64>(first, end, starts, indices, values, maxima);
}

export function rowMaximaComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  maxima: usize,
): void {
  rowMaxima<v128>(first, end, starts, indices, values, maxima);
}

export function columnMaximaReal(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  factors: usize,
  maxima: usize,
): void {
  columnMaxima<f64>(first, end, starts, indices, values, factors, maxima);
}

export function columnMaximaComplex(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  factors: usize,
  maxima: usize,
): void {
  columnMaxima<v128>(first, end, starts, indices, values, factors, maxima);
}

/** The smallest of so many numbers, none of them NaN; Infinity of none. */
export function least(n: i32, x: usize): f64 {
  let most = Infinity;
  for (let i = 0; i < n; i++, x += 8) most = min(most, load<f64>(x));
  return most;
}

/** to = the power of two next to 1 / size, or 1 / √size, as far as it is a normal number: the largest for zeros. */
export function reciprocalPowers(n: i32, sizes: usize, isRoot: bool, to: usize): void {
  for (let i = 0; i < n; i++, sizes += 8, to += 8) {
    const size = load<f64>(sizes);
    const value = isRoot ? sqrt(size) : size;
    // √2 has the mantissa from which on the next power is nearer.
    const bits = reinterpret<i64>(value) + (<i64>0x3ff0000000000000 - 0x3fe6a09e667f3bcd);
    const exponent = max(-1022, min(1022, <i32>(bits >> 52) - 1023));
    store<f64>(to, reinterpret<f64>((<i64>(1023 - exponent)) << 52));
  }
}
