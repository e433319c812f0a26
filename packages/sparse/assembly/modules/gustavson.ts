/**
 * Products of matrices by rows (Gustavson 1978), for the rows `begin` to `end` of the left one. `marks`
 * has an int32 for each column, -1 before the first call of either pass.
 */
import { plus, times } from '../../../linalg/assembly/base/scalar';

function at(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

/**
 * Counts the entries of the product: toStarts[i + 1] is the number of those up to row i, and toStarts[begin]
 * is given. Answers their sum, -1 where it exceeds what an int32 holds.
 */
export function countProduct(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  otherStarts: usize,
  otherIndices: usize,
  marks: usize,
  toStarts: usize,
): i32 {
  let count = <i64>at(toStarts, begin);
  for (let i = begin; i < end; i++) {
    const rowEnd = at(starts, i + 1);
    for (let k = at(starts, i); k < rowEnd; k++) {
      const row = at(indices, k);
      const otherEnd = at(otherStarts, row + 1);
      for (let l = at(otherStarts, row); l < otherEnd; l++) {
        const mark = marks + ((<usize>at(otherIndices, l)) << 2);
        if (load<i32>(mark) != i) {
          store<i32>(mark, i);
          count++;
        }
      }
    }
    if (count > <i64>i32.MAX_VALUE) return -1;
    store<i32>(toStarts + ((<usize>i) << 2), <i32>count, 4);
  }
  return <i32>count;
}

function fillProduct<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  otherStarts: usize,
  otherIndices: usize,
  otherValues: usize,
  marks: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  for (let i = begin; i < end; i++) {
    const rowEnd = at(starts, i + 1);
    const first = at(toStarts, i);
    let next = first;
    for (let k = at(starts, i); k < rowEnd; k++) {
      const row = at(indices, k);
      const factor = load<T>(values + <usize>k * sizeof<T>());
      const otherEnd = at(otherStarts, row + 1);
      for (let l = at(otherStarts, row); l < otherEnd; l++) {
        const column = at(otherIndices, l);
        const value = times<T>(factor, load<T>(otherValues + <usize>l * sizeof<T>()));
        const mark = marks + ((<usize>column) << 2);
        const place = load<i32>(mark);
        if (place < first) {
          store<i32>(mark, next);
          store<i32>(toIndices + ((<usize>next) << 2), column);
          store<T>(toValues + <usize>next * sizeof<T>(), value);
          next++;
        } else {
          const to = toValues + <usize>place * sizeof<T>();
          store<T>(to, plus<T>(load<T>(to), value));
        }
      }
    }
  }
}

export function fillProductFloat64(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  otherStarts: usize,
  otherIndices: usize,
  otherValues: usize,
  marks: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  fillProduct<f64>(
    begin,
    end,
    starts,
    indices,
    values,
    otherStarts,
    otherIndices,
    otherValues,
    marks,
    toStarts,
    toIndices,
    toValues,
  );
}

export function fillProductComplex128(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  otherStarts: usize,
  otherIndices: usize,
  otherValues: usize,
  marks: usize,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  fillProduct<v128>(
    begin,
    end,
    starts,
    indices,
    values,
    otherStarts,
    otherIndices,
    otherValues,
    marks,
    toStarts,
    toIndices,
    toValues,
  );
}
