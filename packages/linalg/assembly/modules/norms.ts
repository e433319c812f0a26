/** Norms of vectors that follow one another. */
import { modulus } from '../base/scalar';
import { bytes, norm } from '../base/vectors';

/** Orders that are computed here. */
const EUCLIDEAN: i32 = 2;
const SUM: i32 = 1;
const COUNT: i32 = 0;
const LARGEST: i32 = 3;

function normOf<T>(kind: i32, n: i32, x: usize): f64 {
  if (kind == EUCLIDEAN) return norm<T>(n, x, 1);
  let result = kind == SUM || kind == COUNT ? 0 : modulus<T>(load<T>(x));
  let second = 0.0;
  const end = x + bytes<T>(n);
  if (kind == SUM) {
    for (; x + 2 * sizeof<T>() <= end; x += 2 * sizeof<T>()) {
      result += modulus<T>(load<T>(x));
      second += modulus<T>(load<T>(x + sizeof<T>()));
    }
  }
  for (; x < end; x += sizeof<T>()) {
    const size = modulus<T>(load<T>(x));
    if (kind == SUM) result += size;
    else if (kind == COUNT) result += size == 0 ? 0 : 1;
    else if (size != size || (kind == LARGEST ? size > result : size < result)) {
      result = size;
      if (size != size) return size;
    }
  }
  return result + second;
}

/**
 * Writes the norms of `count` vectors of n > 0 elements each to `to`: of kind 2 Euclidean, 1 the sum
 * of absolute values, 0 how many are not zero, 3 the largest, 4 the smallest absolute value.
 */
export function normsOf(kind: i32, count: i32, n: i32, x: usize, components: i32, to: usize): void {
  for (let i = 0; i < count; i++, to += 8) {
    if (components == 2) store<f64>(to, normOf<v128>(kind, n, x + bytes<v128>(i) * n));
    else store<f64>(to, normOf<f64>(kind, n, x + bytes<f64>(i) * n));
  }
}
