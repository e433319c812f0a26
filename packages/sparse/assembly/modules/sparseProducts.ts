/**
 * The product of two sparse matrices by rows, row after row (Gustavson 1978, ACM TOMS 4): C(i, :) is the
 * sum of A(i, k) B(k, :). `kind` tells what values are: 0 of f32, 1 of f64, 2 of complex numbers.
 * `marks` has an int32 for each column, zero at first; lines are marked by their number plus one.
 */
import { sortIndices } from '../base/sorting';
import { isZero, plus, times } from '../base/values';

/** Stores how many entries the lines of C from `begin` to `end` have, at counts[i + 1]. */
export function countLines(
  begin: i32,
  end: i32,
  aStarts: usize,
  aIndices: usize,
  bStarts: usize,
  bIndices: usize,
  marks: usize,
  counts: usize,
): void {
  for (let i = begin; i < end; i++) {
    const last = load<i32>(aStarts + ((<usize>i) << 2), 4);
    let count = 0;
    for (let k = load<i32>(aStarts + ((<usize>i) << 2)); k < last; k++) {
      const line = (<usize>load<i32>(aIndices + ((<usize>k) << 2))) << 2;
      const stop = load<i32>(bStarts + line, 4);
      for (let p = load<i32>(bStarts + line); p < stop; p++) {
        const mark = marks + ((<usize>load<i32>(bIndices + ((<usize>p) << 2))) << 2);
        if (load<i32>(mark) == i + 1) continue;
        store<i32>(mark, i + 1);
        count++;
      }
    }
    store<i32>(counts + ((<usize>i) << 2), count, 4);
  }
}

/** Sums of the counts, in place from counts[1] on; answers the last, or -1 if it is no int32. */
export function sumCounts(lines: i32, counts: usize): i32 {
  let sum: i64 = 0;
  store<i32>(counts, 0);
  for (let i = 1; i <= lines; i++) {
    const at = counts + ((<usize>i) << 2);
    sum += load<i32>(at);
    if (sum > i32.MAX_VALUE) return -1;
    store<i32>(at, <i32>sum);
  }
  return <i32>sum;
}

function fill<T>(
  begin: i32,
  end: i32,
  aStarts: usize,
  aIndices: usize,
  aValues: usize,
  bStarts: usize,
  bIndices: usize,
  bValues: usize,
  marks: usize,
  sums: usize,
  bits: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  let first = load<i32>(starts + ((<usize>begin) << 2));
  for (let i = begin; i < end; i++) {
    const last = load<i32>(aStarts + ((<usize>i) << 2), 4);
    const to = indices + ((<usize>first) << 2);
    let count = 0;
    let least = i32.MAX_VALUE;
    let most = -1;
    for (let k = load<i32>(aStarts + ((<usize>i) << 2)); k < last; k++) {
      const line = (<usize>load<i32>(aIndices + ((<usize>k) << 2))) << 2;
      const factor = load<T>(aValues + <usize>k * sizeof<T>());
      const stop = load<i32>(bStarts + line, 4);
      for (let p = load<i32>(bStarts + line); p < stop; p++) {
        const j = load<i32>(bIndices + ((<usize>p) << 2));
        const product = times<T>(factor, load<T>(bValues + <usize>p * sizeof<T>()));
        const mark = marks + ((<usize>j) << 2);
        const sum = sums + <usize>j * sizeof<T>();
        if (load<i32>(mark) == i + 1) store<T>(sum, plus<T>(load<T>(sum), product));
        else {
          store<i32>(mark, i + 1);
          store<T>(sum, product);
          store<i32>(to + ((<usize>count) << 2), j);
          count++;
          least = min(least, j);
          most = max(most, j);
        }
      }
    }
    if (count > 1) arrange(count, to, bits, least, most);
    for (let k = 0; k < count; k++) {
      const j = load<i32>(to + ((<usize>k) << 2));
      const value = load<T>(sums + <usize>j * sizeof<T>());
      if (isZero<T>(value)) continue;
      store<i32>(indices + ((<usize>first) << 2), j);
      store<T>(values + <usize>first * sizeof<T>(), value);
      first++;
    }
    store<i32>(starts + ((<usize>i) << 2), first, 4);
  }
}

/** Sorts indices between `least` and `most`: those that lie close to each other by a set of bits. */
function arrange(count: i32, indices: usize, bits: usize, least: i32, most: i32): void {
  const words = (most >> 6) - (least >> 6) + 1;
  if (count <= 12 || words > 4 * count) {
    sortIndices(count, indices);
    return;
  }
  for (let k: usize = 0; k < <usize>count; k++) {
    const j = load<i32>(indices + (k << 2));
    const word = bits + ((<usize>(j >> 6)) << 3);
    store<u64>(word, load<u64>(word) | ((<u64>1) << (j & 63)));
  }
  for (let word = least >> 6; word <= most >> 6; word++) {
    const place = bits + ((<usize>word) << 3);
    let left = load<u64>(place);
    store<u64>(place, 0);
    for (; left != 0; left &= left - 1, indices += 4) {
      store<i32>(indices, (word << 6) + <i32>ctz(left));
    }
  }
}

/**
 * Stores the lines of C from `begin` to `end`, indices increasing and without zeros, from starts[begin] on,
 * and makes `starts`, which tells what room there is, tell where they are. `sums` is room for
 * a line of values, `bits` for a bit of each of its elements: whole words of 8 bytes, zero at first.
 */
export function fillLines(
  kind: i32,
  begin: i32,
  end: i32,
  aStarts: usize,
  aIndices: usize,
  aValues: usize,
  bStarts: usize,
  bIndices: usize,
  bValues: usize,
  marks: usize,
  sums: usize,
  bits: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  if (kind == 0) {
    fill<f32>(
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      marks,
      sums,
      bits,
      starts,
      indices,
      values,
    );
  } else if (kind == 1) {
    fill<f64>(
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      marks,
      sums,
      bits,
      starts,
      indices,
      values,
    );
  } else {
    fill<v128>(
      begin,
      end,
      aStarts,
      aIndices,
      aValues,
      bStarts,
      bIndices,
      bValues,
      marks,
      sums,
      bits,
      starts,
      indices,
      values,
    );
  }
}
