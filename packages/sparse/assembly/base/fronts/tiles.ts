/**
 * Tiles of C (rows x columns) that are updated at once, in registers, from matrices by columns as they
 * are: C -= A B, or C = -A B unless it `accumulates`. A tile has 64 bytes of two columns of real numbers,
 * of one of complex numbers (T is f64 or v128), or fewer rows. Steps count bytes, from one column of A
 * to the next, and from one row of B to the next.
 */
import { multiplyAdd } from '../../../../linalg/assembly/base/arithmetic';
import {
  conjugate,
  fromReal,
  minus,
  negated,
  plus,
  times,
} from '../../../../linalg/assembly/base/scalar';

/** Rows of a whole tile. */
export function tileRows<T>(): i32 {
  return 64 / sizeof<T>();
}

/** How many rows the next tile has, of what is left. */
export function nextRows<T>(left: i32): i32 {
  if (isVector<T>()) return left >= 4 ? 4 : 1;
  return left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
}

/** A tile of so many rows as `nextRows` allows; a single column is given twice. */
export function tile<T>(
  rows: i32,
  k: i32,
  a: usize,
  aStep: isize,
  b0: usize,
  b1: usize,
  bStep: isize,
  conjugates: bool,
  c0: usize,
  c1: usize,
  accumulates: bool,
): void {
  if (isVector<T>()) {
    if (rows == 4) {
      complexTile(k, a, aStep, b0, bStep, conjugates, c0, accumulates);
      if (c1 != c0) complexTile(k, a, aStep, b1, bStep, conjugates, c1, accumulates);
    } else {
      single<T>(k, a, aStep, b0, bStep, conjugates, c0, accumulates);
      if (c1 != c0) single<T>(k, a, aStep, b1, bStep, conjugates, c1, accumulates);
    }
  } else if (rows == 8) eightRows(k, a, aStep, b0, b1, bStep, c0, c1, accumulates);
  else if (rows == 4) fourRows(k, a, aStep, b0, b1, bStep, c0, c1, accumulates);
  else if (rows == 2) twoRows(k, a, aStep, b0, b1, bStep, c0, c1, accumulates);
  else {
    single<T>(k, a, aStep, b0, bStep, conjugates, c0, accumulates);
    if (c1 != c0) single<T>(k, a, aStep, b1, bStep, conjugates, c1, accumulates);
  }
}

function eightRows(
  k: i32,
  a: usize,
  aStep: isize,
  b0: usize,
  b1: usize,
  bStep: isize,
  c0: usize,
  c1: usize,
  accumulates: bool,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  for (; k > 0; k--, a += aStep, b0 += bStep, b1 += bStep) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const a2 = v128.load(a, 32);
    const a3 = v128.load(a, 48);
    const x = v128.load64_splat(b0);
    const y = v128.load64_splat(b1);
    c00 = multiplyAdd(x, a0, c00);
    c01 = multiplyAdd(x, a1, c01);
    c02 = multiplyAdd(x, a2, c02);
    c03 = multiplyAdd(x, a3, c03);
    c10 = multiplyAdd(y, a0, c10);
    c11 = multiplyAdd(y, a1, c11);
    c12 = multiplyAdd(y, a2, c12);
    c13 = multiplyAdd(y, a3, c13);
  }
  if (accumulates) {
    // All is read before anything is written: both columns may be the same.
    c00 = f64x2.sub(v128.load(c0), c00);
    c01 = f64x2.sub(v128.load(c0, 16), c01);
    c02 = f64x2.sub(v128.load(c0, 32), c02);
    c03 = f64x2.sub(v128.load(c0, 48), c03);
    c10 = f64x2.sub(v128.load(c1), c10);
    c11 = f64x2.sub(v128.load(c1, 16), c11);
    c12 = f64x2.sub(v128.load(c1, 32), c12);
    c13 = f64x2.sub(v128.load(c1, 48), c13);
  } else {
    c00 = f64x2.neg(c00);
    c01 = f64x2.neg(c01);
    c02 = f64x2.neg(c02);
    c03 = f64x2.neg(c03);
    c10 = f64x2.neg(c10);
    c11 = f64x2.neg(c11);
    c12 = f64x2.neg(c12);
    c13 = f64x2.neg(c13);
  }
  v128.store(c0, c00);
  v128.store(c0, c01, 16);
  v128.store(c0, c02, 32);
  v128.store(c0, c03, 48);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c1, c12, 32);
  v128.store(c1, c13, 48);
}

function fourRows(
  k: i32,
  a: usize,
  aStep: isize,
  b0: usize,
  b1: usize,
  bStep: isize,
  c0: usize,
  c1: usize,
  accumulates: bool,
): void {
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  for (; k > 0; k--, a += aStep, b0 += bStep, b1 += bStep) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const x = v128.load64_splat(b0);
    const y = v128.load64_splat(b1);
    c00 = multiplyAdd(x, a0, c00);
    c01 = multiplyAdd(x, a1, c01);
    c10 = multiplyAdd(y, a0, c10);
    c11 = multiplyAdd(y, a1, c11);
  }
  const zero = f64x2.splat(0);
  c00 = f64x2.sub(accumulates ? v128.load(c0) : zero, c00);
  c01 = f64x2.sub(accumulates ? v128.load(c0, 16) : zero, c01);
  c10 = f64x2.sub(accumulates ? v128.load(c1) : zero, c10);
  c11 = f64x2.sub(accumulates ? v128.load(c1, 16) : zero, c11);
  v128.store(c0, c00);
  v128.store(c0, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
}

function twoRows(
  k: i32,
  a: usize,
  aStep: isize,
  b0: usize,
  b1: usize,
  bStep: isize,
  c0: usize,
  c1: usize,
  accumulates: bool,
): void {
  let first = f64x2.splat(0);
  let second = first;
  for (; k > 0; k--, a += aStep, b0 += bStep, b1 += bStep) {
    const lanes = v128.load(a);
    first = multiplyAdd(v128.load64_splat(b0), lanes, first);
    second = multiplyAdd(v128.load64_splat(b1), lanes, second);
  }
  const zero = f64x2.splat(0);
  first = f64x2.sub(accumulates ? v128.load(c0) : zero, first);
  second = f64x2.sub(accumulates ? v128.load(c1) : zero, second);
  v128.store(c0, first);
  v128.store(c1, second);
}

/** One element. */
function single<T>(
  k: i32,
  a: usize,
  aStep: isize,
  b: usize,
  bStep: isize,
  conjugates: bool,
  c: usize,
  accumulates: bool,
): void {
  let sum = fromReal<T>(0);
  for (; k > 0; k--, a += aStep, b += bStep) {
    const factor = load<T>(b);
    sum = plus<T>(sum, times<T>(conjugates ? conjugate<T>(factor) : factor, load<T>(a)));
  }
  store<T>(c, accumulates ? minus<T>(load<T>(c), sum) : negated<T>(sum));
}

/** Four complex rows of a column. */
function complexTile(
  k: i32,
  a: usize,
  aStep: isize,
  b: usize,
  bStep: isize,
  conjugates: bool,
  c: usize,
  accumulates: bool,
): void {
  let r0 = f64x2.splat(0);
  let r1 = r0;
  let r2 = r0;
  let r3 = r0;
  let i0 = r0;
  let i1 = r0;
  let i2 = r0;
  let i3 = r0;
  for (; k > 0; k--, a += aStep, b += bStep) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const a2 = v128.load(a, 32);
    const a3 = v128.load(a, 48);
    const real = v128.load64_splat(b);
    const imaginary = v128.load64_splat(b, 8);
    r0 = multiplyAdd(real, a0, r0);
    r1 = multiplyAdd(real, a1, r1);
    r2 = multiplyAdd(real, a2, r2);
    r3 = multiplyAdd(real, a3, r3);
    i0 = multiplyAdd(imaginary, a0, i0);
    i1 = multiplyAdd(imaginary, a1, i1);
    i2 = multiplyAdd(imaginary, a2, i2);
    i3 = multiplyAdd(imaginary, a3, i3);
  }
  deliver(r0, i0, conjugates, c, accumulates);
  deliver(r1, i1, conjugates, c + 16, accumulates);
  deliver(r2, i2, conjugates, c + 32, accumulates);
  deliver(r3, i3, conjugates, c + 48, accumulates);
}

/** c -= straight + i turned, or straight - i turned. */
function deliver(
  straight: v128,
  turned: v128,
  conjugates: bool,
  c: usize,
  accumulates: bool,
): void {
  const swapped = v128.shuffle<f64>(turned, turned, 1, 0);
  const signs = conjugates ? i64x2(0, i64.MIN_VALUE) : i64x2(i64.MIN_VALUE, 0);
  const sum = f64x2.add(straight, v128.xor(swapped, signs));
  v128.store(c, f64x2.sub(accumulates ? v128.load(c) : f64x2.splat(0), sum));
}
