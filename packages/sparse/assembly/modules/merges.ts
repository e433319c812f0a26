/**
 * Two compressed matrices of canonical lines, brought together line by line. `kind` tells what values are:
 * 0 of f32, 1 of f64, 2 of complex numbers. Results go where starts[begin] says and on, and `starts` is
 * written from there: room for what both have together has to be there.
 */
import { combineLines, index, uniteLines } from '../base/merging';

/** C = A + B, A - B or A B element by element, as `operation` is 0, 1 or 2; zeros are left out. */
export function combine(
  kind: i32,
  operation: i32,
  begin: i32,
  end: i32,
  aStarts: usize,
  aIndices: usize,
  aValues: usize,
  bStarts: usize,
  bIndices: usize,
  bValues: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  if (kind == 0) {
    combineLines<f32>(
      operation,
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      starts,
      indices,
      values,
    );
  } else if (kind == 1) {
    combineLines<f64>(
      operation,
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      starts,
      indices,
      values,
    );
  } else {
    combineLines<v128>(
      operation,
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      starts,
      indices,
      values,
    );
  }
}

/** The places where A or B has an entry, and what each of them has there, zero where it has none. */
export function unite(
  kind: i32,
  begin: i32,
  end: i32,
  aStarts: usize,
  aIndices: usize,
  aValues: usize,
  bStarts: usize,
  bIndices: usize,
  bValues: usize,
  starts: usize,
  indices: usize,
  lefts: usize,
  rights: usize,
): void {
  if (kind == 0) {
    uniteLines<f32>(
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      starts,
      indices,
      lefts,
      rights,
    );
  } else if (kind == 1) {
    uniteLines<f64>(
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      starts,
      indices,
      lefts,
      rights,
    );
  } else {
    uniteLines<v128>(
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      starts,
      indices,
      lefts,
      rights,
    );
  }
}

/**
 * values[k] = the element of a dense matrix at row rows[k] and column columns[k], for places from `begin`
 * to `end`. Strides count elements.
 */
export function pick(
  kind: i32,
  begin: i32,
  end: i32,
  rows: usize,
  columns: usize,
  dense: usize,
  rowStride: i32,
  columnStride: i32,
  values: usize,
): void {
  for (let k = begin; k < end; k++) {
    const place = index(rows, k) * rowStride + index(columns, k) * columnStride;
    const from = dense + ((<usize>place) << (kind + 2));
    const to = values + ((<usize>k) << (kind + 2));
    if (kind == 0) store<f32>(to, load<f32>(from));
    else if (kind == 1) store<f64>(to, load<f64>(from));
    else v128.store(to, v128.load(from));
  }
}
