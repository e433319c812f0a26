/** Incomplete Cholesky factorisation on the pattern of the matrix. `T` is f64, or v128 for a complex number. */
import {
  conjugate,
  fromReal,
  minus,
  realPart,
  scaled,
  times,
} from '../../../linalg/assembly/base/scalar';
import { at, word } from '../base/words';

/**
 * Rows from ≤ i < to of L with L Lᴴ = A on the pattern of A's lower triangle, whose rows are sorted;
 * `values` and `diagonal` are A's at first, and the elements below the diagonal lie apart from it. `dense`
 * is zero. Answers the first row without a positive pivot, or `to`.
 */
function factorDefinite<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  dense: usize,
): i32 {
  for (let i = from; i < to; i++) {
    const begin = word(starts, i);
    const end = word(starts, i + 1);
    let rest = realPart<T>(load<T>(at<T>(diagonal, i)));
    for (let p = begin; p < end; p++) {
      const k = word(indices, p);
      let value = load<T>(at<T>(values, p));
      for (let q = word(starts, k), last = word(starts, k + 1); q < last; q++) {
        const known = load<T>(at<T>(dense, word(indices, q)));
        value = minus<T>(value, times<T>(known, conjugate<T>(load<T>(at<T>(values, q)))));
      }
      value = scaled<T>(value, 1 / realPart<T>(load<T>(at<T>(diagonal, k))));
      store<T>(at<T>(values, p), value);
      store<T>(at<T>(dense, k), value);
      rest -= realPart<T>(times<T>(value, conjugate<T>(value)));
    }
    for (let p = begin; p < end; p++) store<T>(at<T>(dense, word(indices, p)), fromReal<T>(0));
    if (!(rest > 0 && rest < Infinity)) return i;
    store<T>(at<T>(diagonal, i), fromReal<T>(sqrt(rest)));
  }
  return to;
}

export function factorDefiniteFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  dense: usize,
): i32 {
  return factorDefinite<f64>(from, to, starts, indices, values, diagonal, dense);
}

export function factorDefiniteComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  dense: usize,
): i32 {
  return factorDefinite<v128>(from, to, starts, indices, values, diagonal, dense);
}
