/**
 * Sizes of the entries of a matrix by columns, as residuals.ts has them: sums and maxima of rows and columns, and what
 * scales the entries so that they are alike. Long loops take a range of columns, so that a call is short.
 */
import { scaled, size } from '../../../linalg/assembly/base/scalar';
import { entriesAt, sumOf } from './rowResiduals';
import { larger } from './values';

/** Adds |a| to the sums of the rows, and sets those of the columns, for columns `first` to `end`. */
export function absoluteSums<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rowSums: usize,
  columnSums: usize,
): void {
  for (let j = first; j < end; j++) {
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    let sum = 0.0;
    for (let k = load<i32>(starts + ((<usize>j) << 2)); k < last; k++) {
      const a = size<T>(load<T>(values + <usize>k * sizeof<T>()));
      const at = rowSums + ((<usize>load<i32>(indices + ((<usize>k) << 2))) << 3);
      store<f64>(at, load<f64>(at) + a);
      sum += a;
    }
    store<f64>(columnSums + ((<usize>j) << 3), sum);
  }
}

/**
 * values = rows a columns, for columns `first` to `end`; adds |a| of these to the sums of the rows, and sets those of
 * the columns.
 */
export function scaleEntries<T>(
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
  for (let j = first; j < end; j++) {
    const factor = load<f64>(columns + ((<usize>j) << 3));
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    let sum = 0.0;
    for (let k = load<i32>(starts + ((<usize>j) << 2)); k < last; k++) {
      const at = values + <usize>k * sizeof<T>();
      const row = (<usize>load<i32>(indices + ((<usize>k) << 2))) << 3;
      const other = load<f64>(rows + row);
      // The larger one first: what both make of an entry is in range, what the smaller one does may be lost.
      const value = scaled<T>(scaled<T>(load<T>(at), max(factor, other)), min(factor, other));
      const length = size<T>(value);
      store<T>(at, value);
      store<f64>(rowSums + row, load<f64>(rowSums + row) + length);
      sum += length;
    }
    store<f64>(columnSums + ((<usize>j) << 3), sum);
  }
}

/** The largest |a| of each row joins what is there, for columns `first` to `end`. */
export function rowMaxima<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  maxima: usize,
): void {
  const last = load<i32>(starts + ((<usize>end) << 2));
  for (let k = load<i32>(starts + ((<usize>first) << 2)); k < last; k++) {
    const row = maxima + ((<usize>load<i32>(indices + ((<usize>k) << 2))) << 3);
    store<f64>(row, larger(load<f64>(row), size<T>(load<T>(values + <usize>k * sizeof<T>()))));
  }
}

/** The largest |a| of each column, with rows scaled by `factors`, for columns `first` to `end`. */
export function columnMaxima<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  factors: usize,
  maxima: usize,
): void {
  for (let j = first; j < end; j++) {
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    let most = 0.0;
    for (let k = load<i32>(starts + ((<usize>j) << 2)); k < last; k++) {
      const row = (<usize>load<i32>(indices + ((<usize>k) << 2))) << 3;
      const length = size<T>(load<T>(values + <usize>k * sizeof<T>()));
      most = larger(most, length * load<f64>(factors + row));
    }
    store<f64>(maxima + ((<usize>j) << 3), most);
  }
}

/** Σ|a| of columns `first` to `end`. */
export function columnSums<T>(
  first: i32,
  end: i32,
  starts: usize,
  values: usize,
  sums: usize,
): void {
  for (let j = first; j < end; j++) {
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    let k = load<i32>(starts + ((<usize>j) << 2));
    let sum = f64x2.splat(0);
    if (isVector<T>()) {
      for (; k < last; k++) sum = f64x2.add(sum, f64x2.abs(v128.load(values + ((<usize>k) << 4))));
    } else {
      for (; k < last; k += 2) {
        sum = f64x2.add(sum, f64x2.abs(entriesAt(values, k, k + 1 < last)));
      }
    }
    store<f64>(sums + ((<usize>j) << 3), sumOf(sum));
  }
}
