/** Canonical lines of two compressed matrices, brought together; see modules/merges.ts. */
import { isZero, minus, plus, times, zero } from './values';

const ADD = 0;
const SUBTRACT = 1;

export function index(indices: usize, k: i32): i32 {
  return load<i32>(indices + ((<usize>k) << 2));
}

function value<T>(values: usize, k: i32): T {
  return load<T>(values + <usize>k * sizeof<T>());
}

/** Appends an entry that is not zero; answers where the next one goes. */
function append<T>(to: i32, j: i32, x: T, indices: usize, values: usize): i32 {
  if (isZero<T>(x)) return to;
  store<i32>(indices + ((<usize>to) << 2), j);
  store<T>(values + <usize>to * sizeof<T>(), x);
  return to + 1;
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

export function combineLines<T>(
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

export function uniteLines<T>(
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
