/** What is asked of matrices before they are factored: norms, and whether all elements are finite. */
import { lanesSum } from '../base/arithmetic';
import { modulus } from '../base/scalar';
import { bytes } from '../base/vectors';

/** The largest sum of absolute values in a column of A (m x n); `work` has room for n float64. */
export function columnNormReal(m: i32, n: i32, a: usize, row: i32, column: i32, work: usize): f64 {
  return columnNorm<f64>(m, n, a, row, column, work);
}

/** The same of complex numbers. */
export function columnNormComplex(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  work: usize,
): f64 {
  return columnNorm<v128>(m, n, a, row, column, work);
}

function columnNorm<T>(m: i32, n: i32, a: usize, row: i32, column: i32, work: usize): f64 {
  memory.fill(work, 0, (<usize>n) << 3);
  for (let i = 0; i < m; i++) addAbsolute<T>(n, a + bytes<T>(i) * row, column, work);
  let largest = 0.0;
  for (let j = 0; j < n; j++) {
    const sum = load<f64>(work + ((<usize>j) << 3));
    if (!(sum <= largest)) largest = sum;
    if (sum != sum) return sum;
  }
  return largest;
}

/** y += |x| */
function addAbsolute<T>(n: i32, x: usize, stride: i32, y: usize): void {
  if (!isVector<T>() && stride == 1) {
    for (; n > 1; n -= 2, x += 16, y += 16) {
      v128.store(y, f64x2.add(v128.load(y), f64x2.abs(v128.load(x))));
    }
  }
  for (; n > 0; n--, x += bytes<T>(stride), y += 8) {
    store<f64>(y, load<f64>(y) + modulus<T>(load<T>(x)));
  }
}

/** Whether so many float64 numbers, one after the other, are neither NaN nor infinite. */
export function allFinite(count: i32, x: usize): bool {
  // x - x is 0 for all but NaN and infinities.
  let first = f64x2.splat(0);
  let second = first;
  for (; count > 3; count -= 4, x += 32) {
    const left = v128.load(x);
    const right = v128.load(x, 16);
    first = f64x2.add(first, f64x2.sub(left, left));
    second = f64x2.add(second, f64x2.sub(right, right));
  }
  let sum = lanesSum(f64x2.add(first, second));
  for (; count > 0; count--, x += 8) sum += load<f64>(x) - load<f64>(x);
  return sum == 0;
}
