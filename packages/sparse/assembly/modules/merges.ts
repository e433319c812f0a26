/**
 * Two compressed matrices of canonical lines, brought together line by line. `kind` tells what values are:
 * 0 of f32, 1 of f64, 2 of complex numbers. Results go where starts[begin] says and on, and `starts` is
 * written from there: room for what both have together has to be there.
 */
import { isZero, minus, plus, times, zero } from '../base/values';

const ADD = 0;
const SUBTRACT = 1;

function index(indices: usize, k: i32): i32 {
  return load<i32>(indices + ((<usize>k) << 2));
}

function value<T>(values: usize, k: i32): T {
  return load<T>(values + <usize>k * sizeof<T>());
}

/** Appends an entry that is not zero; answers where the next one goes. */
function append<T>(to: i32, j: i32, x: T, indices: usize, values: usize): i32 {
  store<i32>(indices + ((<usize>to) << 2), j);
  store<T>(values + <usize>to * sizeof<T>(), x);
  return isZero<T>(x) ? to : to + 1;
}

function addLines<T>(
  begin: i32,
  end: i32,
  subtracts: bool,
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
  let to = index(starts, begin);
  for (let i = begin; i < end; i++) {
    let p = index(aStarts, i);
    let q = index(bStarts, i);
    const aEnd = index(aStarts, i + 1);
    const bEnd = index(bStarts, i + 1);
    while (p < aEnd || q < bEnd) {
      const left = p < aEnd ? index(aIndices, p) : i32.MAX_VALUE;
      const right = q < bEnd ? index(bIndices, q) : i32.MAX_VALUE;
      const x = left <= right ? value<T>(aValues, p) : zero<T>();
      const y = right <= left ? value<T>(bValues, q) : zero<T>();
      const sum = subtracts ? minus<T>(x, y) : plus<T>(x, y);
      to = append<T>(to, min(left, right), sum, indices, values);
      p += i32(left <= right);
      q += i32(right <= left);
    }
    store<i32>(starts + ((<usize>i) << 2), to, 4);
  }
}

function multiplyLines<T>(
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
  let to = index(starts, begin);
  for (let i = begin; i < end; i++) {
    let p = index(aStarts, i);
    let q = index(bStarts, i);
    const aEnd = index(aStarts, i + 1);
    const bEnd = index(bStarts, i + 1);
    while (p < aEnd && q < bEnd) {
      const left = index(aIndices, p);
      const right = index(bIndices, q);
      if (left == right) {
        const product = times<T>(value<T>(aValues, p), value<T>(bValues, q));
        to = append<T>(to, left, product, indices, values);
      }
      p += i32(left <= right);
      q += i32(right <= left);
    }
    store<i32>(starts + ((<usize>i) << 2), to, 4);
  }
}

function combineLines<T>(
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
  if (operation == ADD || operation == SUBTRACT) {
    addLines<T>(
      begin,
      end,
      operation == SUBTRACT,
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
    multiplyLines<T>(
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

function uniteLines<T>(
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
  let to = index(starts, begin);
  for (let i = begin; i < end; i++) {
    let p = index(aStarts, i);
    let q = index(bStarts, i);
    const aEnd = index(aStarts, i + 1);
    const bEnd = index(bStarts, i + 1);
    for (; p < aEnd || q < bEnd; to++) {
      const left = p < aEnd ? index(aIndices, p) : i32.MAX_VALUE;
      const right = q < bEnd ? index(bIndices, q) : i32.MAX_VALUE;
      const x = left <= right ? value<T>(aValues, p) : zero<T>();
      const y = right <= left ? value<T>(bValues, q) : zero<T>();
      store<i32>(indices + ((<usize>to) << 2), min(left, right));
      store<T>(lefts + <usize>to * sizeof<T>(), x);
      store<T>(rights + <usize>to * sizeof<T>(), y);
      p += i32(left <= right);
      q += i32(right <= left);
    }
    store<i32>(starts + ((<usize>i) << 2), to, 4);
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

function dropZerosOf<T>(
  lines: i32,
  fromStarts: usize,
  fromIndices: usize,
  fromValues: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  let to = 0;
  let k = 0;
  store<i32>(starts, 0);
  for (let i = 0; i < lines; i++) {
    const end = index(fromStarts, i + 1);
    for (; k < end; k++) {
      to = append<T>(to, index(fromIndices, k), value<T>(fromValues, k), indices, values);
    }
    store<i32>(starts + ((<usize>i) << 2), to, 4);
  }
  return to;
}

/** The same matrix without entries that are zero, which may lie where it lay; answers how many are left. */
export function dropZeros(
  kind: i32,
  lines: i32,
  fromStarts: usize,
  fromIndices: usize,
  fromValues: usize,
  starts: usize,
  indices: usize,
  values: usize,
): i32 {
  if (kind == 0) {
    return dropZerosOf<f32>(lines, fromStarts, fromIndices, fromValues, starts, indices, values);
  }
  if (kind == 1) {
    return dropZerosOf<f64>(lines, fromStarts, fromIndices, fromValues, starts, indices, values);
  }
  return dropZerosOf<v128>(lines, fromStarts, fromIndices, fromValues, starts, indices, values);
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
