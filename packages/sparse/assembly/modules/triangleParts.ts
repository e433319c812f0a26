/** Triangles of compressed matrices, their diagonals apart. `T` is f64, or v128 for a complex number. */
import { fromReal, plus } from '../../../linalg/assembly/base/scalar';
import { at, setWord, word } from '../base/words';

/**
 * The entries of lines from ≤ k < to on one side of the diagonal: those of smaller indices if `before`.
 * The elements of the diagonal are summed in `diagonal`. Answers the number of entries, `count` of which
 * were there.
 */
function splitTriangle<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  before: bool,
  count: i32,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
  diagonal: usize,
): i32 {
  for (let k = from; k < to; k++) {
    let sum = fromReal<T>(0);
    setWord(toStarts, k, count);
    for (let p = word(starts, k), end = word(starts, k + 1); p < end; p++) {
      const index = word(indices, p);
      const value = load<T>(at<T>(values, p));
      if (index == k) sum = plus<T>(sum, value);
      else if (index < k == before) {
        setWord(toIndices, count, index);
        store<T>(at<T>(toValues, count), value);
        count++;
      }
    }
    store<T>(at<T>(diagonal, k), sum);
    setWord(toStarts, k + 1, count);
  }
  return count;
}

export function splitTriangleFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  before: bool,
  count: i32,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
  diagonal: usize,
): i32 {
  return splitTriangle<f64>(
    from,
    to,
    starts,
    indices,
    values,
    before,
    count,
    toStarts,
    toIndices,
    toValues,
    diagonal,
  );
}

export function splitTriangleComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  before: bool,
  count: i32,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
  diagonal: usize,
): i32 {
  return splitTriangle<v128>(
    from,
    to,
    starts,
    indices,
    values,
    before,
    count,
    toStarts,
    toIndices,
    toValues,
    diagonal,
  );
}

/** The first zero on a diagonal, -1 if there is none. */
export function firstZero(count: i32, components: i32, diagonal: usize): i32 {
  for (let k = 0; k < count; k++, diagonal += (<usize>components) << 3) {
    const isZero = load<f64>(diagonal) == 0;
    if (isZero && (components == 1 || load<f64>(diagonal, 8) == 0)) return k;
  }
  return -1;
}
