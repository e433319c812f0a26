/** Products of a Hermitian matrix with a vector, of which one triangle is read, once. */
import { lanesSum, multiplyAdd } from './arithmetic';
import { bytes } from './vectors';
import { conjugate, fromReal, plus, realPart, times } from './scalar';

/** y += A x, A (n x n) Hermitian, its lower triangle by columns; x and y of unit stride. */
export function addHermitianProduct<T>(n: i32, a: usize, column: i32, x: usize, y: usize): void {
  const width = isVector<T>() ? 2 : 4;
  for (let j = 0; j < n; j += width) {
    const here = min(width, n - j);
    const at = bytes<T>(j);
    let diagonal = a + at + bytes<T>(j) * column;
    for (let k = 0; k < here; k++, diagonal += bytes<T>(column + 1)) {
      addCorner<T>(here - k, diagonal, x + at + bytes<T>(k), y + at + bytes<T>(k));
    }
    if (here < width) break;
    const below = at + bytes<T>(width);
    const panel = a + below + bytes<T>(j) * column;
    const rows = n - j - width;
    if (rows == 0) break;
    if (isVector<T>()) addStripComplex(rows, panel, column, x + at, y + at);
    else addStripReal(rows, panel, column, x + at, y + at);
  }
}

/** A column of a Hermitian matrix from its diagonal on, and the row that mirrors it. */
function addCorner<T>(n: i32, a: usize, x: usize, y: usize): void {
  const first = load<T>(x);
  let sum = times<T>(fromReal<T>(realPart<T>(load<T>(a))), first);
  for (let i = 1; i < n; i++) {
    const element = load<T>(a + bytes<T>(i));
    const to = y + bytes<T>(i);
    store<T>(to, plus<T>(load<T>(to), times<T>(element, first)));
    sum = plus<T>(sum, times<T>(conjugate<T>(element), load<T>(x + bytes<T>(i))));
  }
  store<T>(y, plus<T>(load<T>(y), sum));
}

/** Four columns below the diagonal block, whose rows of x and y are the four before the others. */
function addStripReal(n: i32, a: usize, column: i32, x: usize, y: usize): void {
  let a1 = a + ((<isize>column) << 3);
  let a2 = a1 + ((<isize>column) << 3);
  let a3 = a2 + ((<isize>column) << 3);
  const x0 = v128.load64_splat(x);
  const x1 = v128.load64_splat(x, 8);
  const x2 = v128.load64_splat(x, 16);
  const x3 = v128.load64_splat(x, 24);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let from = x + 32;
  let to = y + 32;
  const end = from + (((<usize>n) >> 1) << 4);
  for (; from < end; from += 16, to += 16, a += 16, a1 += 16, a2 += 16, a3 += 16) {
    const v = v128.load(from);
    const e0 = v128.load(a);
    s0 = multiplyAdd(e0, v, s0);
    let sum = multiplyAdd(e0, x0, v128.load(to));
    const e1 = v128.load(a1);
    s1 = multiplyAdd(e1, v, s1);
    sum = multiplyAdd(e1, x1, sum);
    const e2 = v128.load(a2);
    s2 = multiplyAdd(e2, v, s2);
    sum = multiplyAdd(e2, x2, sum);
    const e3 = v128.load(a3);
    s3 = multiplyAdd(e3, v, s3);
    v128.store(to, multiplyAdd(e3, x3, sum));
  }
  if (n & 1) {
    const v = v128.load64_zero(from);
    const e0 = v128.load64_zero(a);
    s0 = multiplyAdd(e0, v, s0);
    let sum = multiplyAdd(e0, x0, v128.load64_zero(to));
    const e1 = v128.load64_zero(a1);
    s1 = multiplyAdd(e1, v, s1);
    sum = multiplyAdd(e1, x1, sum);
    const e2 = v128.load64_zero(a2);
    s2 = multiplyAdd(e2, v, s2);
    sum = multiplyAdd(e2, x2, sum);
    const e3 = v128.load64_zero(a3);
    s3 = multiplyAdd(e3, v, s3);
    store<f64>(to, f64x2.extract_lane(multiplyAdd(e3, x3, sum), 0));
  }
  store<f64>(y, load<f64>(y) + lanesSum(s0));
  store<f64>(y, load<f64>(y, 8) + lanesSum(s1), 8);
  store<f64>(y, load<f64>(y, 16) + lanesSum(s2), 16);
  store<f64>(y, load<f64>(y, 24) + lanesSum(s3), 24);
}

/**
 * Likewise two columns of complex numbers. Products are summed up without their signs first: with
 * the real and the imaginary parts of x apart for y, with the exchanged parts of x for the sums.
 */
function addStripComplex(n: i32, a: usize, column: i32, x: usize, y: usize): void {
  let a1 = a + ((<isize>column) << 4);
  const r0 = v128.load64_splat(x);
  const i0 = v128.load64_splat(x, 8);
  const r1 = v128.load64_splat(x, 16);
  const i1 = v128.load64_splat(x, 24);
  let p0 = f64x2.splat(0);
  let q0 = p0;
  let p1 = p0;
  let q1 = p0;
  let from = x + 32;
  let to = y + 32;
  const end = from + ((<usize>n) << 4);
  for (; from < end; from += 16, to += 16, a += 16, a1 += 16) {
    const v = v128.load(from);
    const swapped = v128.shuffle<f64>(v, v, 1, 0);
    const e0 = v128.load(a);
    p0 = multiplyAdd(e0, v, p0);
    q0 = multiplyAdd(e0, swapped, q0);
    const e1 = v128.load(a1);
    p1 = multiplyAdd(e1, v, p1);
    q1 = multiplyAdd(e1, swapped, q1);
    const straight = multiplyAdd(e1, r1, multiplyAdd(e0, r0, v128.load(to)));
    const crossed = multiplyAdd(e1, i1, f64x2.mul(e0, i0));
    const turned = v128.shuffle<f64>(crossed, crossed, 1, 0);
    v128.store(to, f64x2.add(straight, v128.xor(turned, i64x2(i64.MIN_VALUE, 0))));
  }
  v128.store(y, f64x2.add(v128.load(y), crossSum(p0, q0)));
  v128.store(y, f64x2.add(v128.load(y, 16), crossSum(p1, q1)), 16);
}

/** Σ conj(a) x of the sums of (a_re x_re, a_im x_im) and of (a_re x_im, a_im x_re). */
function crossSum(p: v128, q: v128): v128 {
  return f64x2(lanesSum(p), f64x2.extract_lane(q, 0) - f64x2.extract_lane(q, 1));
}
