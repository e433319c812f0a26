/**
 * Eigenvectors of (quasi-)triangular matrices by back substitution, as LAPACK's trevc: pivots that
 * are too small are replaced, and what grows is scaled before it overflows.
 */
import { lanesSum } from './arithmetic';
import { element } from './francis';
import { addScaled, bytes, fill, norm, scale } from './vectors';
import {
  conjugate,
  divided,
  fromReal,
  hypotenuse,
  imaginaryPart,
  minus,
  modulus,
  negated,
  realPart,
  scaled,
  size,
  times,
} from './scalar';

const EPSILON: f64 = f64.EPSILON / 2;
/** Bound of what is computed, and the smallest pivot. */
const LARGE: f64 = 1e280;
const SMALL: f64 = 1e-290;

/** The sums of the sizes of what is above the diagonal in each column of T. */
function columnSums<T>(n: i32, t: usize, column: i32, sums: usize): void {
  for (let j = 0; j < n; j++) {
    let sum = 0.0;
    for (let i = 0; i < j; i++) sum += size<T>(load<T>(element<T>(t, column, i, j)));
    store<f64>(sums + ((<usize>j) << 3), sum);
  }
}

/**
 * The eigenvectors of the triangular complex T (n x n) as columns of X, their largest elements of
 * size 1. `sums` has room for n numbers.
 */
export function triangularVectors(
  n: i32,
  t: usize,
  column: i32,
  x: usize,
  xColumn: i32,
  sums: usize,
): void {
  columnSums<v128>(n, t, column, sums);
  for (let k = 0; k < n; k++, x += bytes<v128>(xColumn)) {
    solveTriangular(n, k, t, column, x, sums);
  }
}

function solveTriangular(n: i32, k: i32, t: usize, column: i32, x: usize, sums: usize): void {
  const own = t + bytes<v128>(k * column);
  const value = v128.load(own + bytes<v128>(k));
  const least = max(EPSILON * size<v128>(value), SMALL);
  fill<v128>(n, fromReal<v128>(0), x, 1);
  v128.store(x + bytes<v128>(k), fromReal<v128>(1));
  for (let i = 0; i < k; i++) {
    v128.store(x + bytes<v128>(i), f64x2.neg(v128.load(own + bytes<v128>(i))));
  }
  for (let j = k - 1; j >= 0; j--) {
    const above = t + bytes<v128>(j * column);
    const at = x + bytes<v128>(j);
    let pivot = f64x2.sub(v128.load(above + bytes<v128>(j)), value);
    if (size<v128>(pivot) < least) pivot = fromReal<v128>(least);
    const right = size<v128>(v128.load(at));
    if (right == 0) continue;
    if (size<v128>(pivot) < 1 && right > LARGE * size<v128>(pivot)) {
      scaleReal(2 * (k + 1), 1 / right, x);
    }
    v128.store(at, divided<v128>(v128.load(at), pivot));
    const length = size<v128>(v128.load(at));
    if (length > 1 && load<f64>(sums + ((<usize>j) << 3)) > LARGE / length) {
      scaleReal(2 * (k + 1), 1 / length, x);
    }
    addScaled<v128>(j, negated<v128>(v128.load(at)), above, 1, x, 1);
  }
  let largest = 0.0;
  for (let i = 0; i <= k; i++) largest = max(largest, size<v128>(v128.load(x + bytes<v128>(i))));
  scaleReal(2 * (k + 1), 1 / largest, x);
}

function scaleReal(n: i32, factor: f64, x: usize): void {
  for (; n > 0; n--, x += 8) store<f64>(x, load<f64>(x) * factor);
}

/**
 * The eigenvectors of the quasi-triangular real T as columns of X; of a complex pair the real and
 * the imaginary part of the first one. `sums` has room for n numbers.
 */
export function quasiTriangularVectors(
  n: i32,
  t: usize,
  column: i32,
  x: usize,
  xColumn: i32,
  sums: usize,
): void {
  columnSums<f64>(n, t, column, sums);
  for (let k = 0; k < n; k++, x += bytes<f64>(xColumn)) {
    const isPair = k + 1 < n && load<f64>(element<f64>(t, column, k + 1, k)) != 0;
    if (isPair) {
      solvePair(n, k, t, column, x, x + bytes<f64>(xColumn), sums);
      k++;
      x += bytes<f64>(xColumn);
    } else {
      fill<f64>(n, 0, x, 1);
      store<f64>(x + bytes<f64>(k), 1);
      for (let i = 0; i < k; i++) {
        store<f64>(x + bytes<f64>(i), -load<f64>(element<f64>(t, column, i, k)));
      }
      solveQuasi(k, k + 1, load<f64>(element<f64>(t, column, k, k)), 0, t, column, x, x, sums);
    }
  }
}

/** The right side of the vector of the pair at k, k+1, and its solution. */
function solvePair(n: i32, k: i32, t: usize, column: i32, re: usize, im: usize, sums: usize): void {
  fill<f64>(n, 0, re, 1);
  fill<f64>(n, 0, im, 1);
  const first = t + bytes<f64>(k * column);
  const second = first + bytes<f64>(column);
  const b = load<f64>(second + bytes<f64>(k));
  const c = load<f64>(first + bytes<f64>(k + 1));
  const imaginary = sqrt(abs(b)) * sqrt(abs(c));
  const isUpper = abs(b) >= abs(c);
  const head = isUpper ? 1 : -imaginary / c;
  const tail = isUpper ? imaginary / b : 1;
  store<f64>(re + bytes<f64>(k), head);
  store<f64>(im + bytes<f64>(k + 1), tail);
  for (let i = 0; i < k; i++) {
    const at = bytes<f64>(i);
    store<f64>(re + at, -head * load<f64>(first + at));
    store<f64>(im + at, -tail * load<f64>(second + at));
  }
  const real = load<f64>(first + bytes<f64>(k));
  solveQuasi(k, k + 2, real, imaginary, t, column, re, im, sums);
}

/**
 * Solves (T - λ) x = x in place for the k leading rows and columns of T. The vector has `used`
 * elements; of a real one, where λ is real, `im` is `re` and not used.
 */
function solveQuasi(
  k: i32,
  used: i32,
  real: f64,
  imaginary: f64,
  t: usize,
  column: i32,
  re: usize,
  im: usize,
  sums: usize,
): void {
  const isReal = im == re;
  const value = f64x2(real, imaginary);
  const least = max(EPSILON * size<v128>(value), SMALL);
  for (let j = k - 1, i = j; j >= 0; j = i - 1) {
    const own = t + bytes<f64>(j * column);
    const before = own - bytes<f64>(column);
    const isPair = j > 0 && load<f64>(before + bytes<f64>(j)) != 0;
    i = isPair ? j - 1 : j;
    // x_j and, in a pair, x_i before it
    let xj = elementOf(j, re, im, isReal);
    let xi = fromReal<v128>(0);
    let d = f64x2.sub(fromReal<v128>(load<f64>(own + bytes<f64>(j))), value);
    let factor = 1.0;
    if (!isPair) {
      if (size<v128>(d) < least) d = fromReal<v128>(least);
      factor = safeFactor(xj, d);
      xj = divided<v128>(scaled<v128>(xj, factor), d);
    } else {
      const a = f64x2.sub(fromReal<v128>(load<f64>(before + bytes<f64>(i))), value);
      const b = fromReal<v128>(load<f64>(own + bytes<f64>(i)));
      const c = fromReal<v128>(load<f64>(before + bytes<f64>(j)));
      xi = elementOf(i, re, im, isReal);
      // Elimination, the rows exchanged where c is the larger pivot.
      const isExchanged = size<v128>(c) > size<v128>(a);
      const pivot = isExchanged ? c : a;
      const beside = isExchanged ? d : b;
      const right = isExchanged ? xj : xi;
      const ratio = divided<v128>(isExchanged ? a : c, pivot);
      d = minus<v128>(isExchanged ? b : d, times<v128>(ratio, beside));
      xj = minus<v128>(isExchanged ? xi : xj, times<v128>(ratio, right));
      if (size<v128>(d) < least) d = fromReal<v128>(least);
      factor = safeFactor(xj, d);
      xj = divided<v128>(scaled<v128>(xj, factor), d);
      xi = minus<v128>(scaled<v128>(right, factor), times<v128>(beside, xj));
      const second = safeFactor(xi, pivot);
      xj = scaled<v128>(xj, second);
      xi = divided<v128>(scaled<v128>(xi, second), pivot);
      factor *= second;
    }
    const length = max(size<v128>(xi), size<v128>(xj));
    const sum = max(load<f64>(sums + ((<usize>i) << 3)), load<f64>(sums + ((<usize>j) << 3)));
    if (length > 1 && sum > LARGE / length) {
      factor /= length;
      xi = scaled<v128>(xi, 1 / length);
      xj = scaled<v128>(xj, 1 / length);
    }
    if (factor != 1) {
      scaleReal(used, factor, re);
      if (!isReal) scaleReal(used, factor, im);
    }
    storeElement(j, xj, re, im, isReal);
    if (isPair) storeElement(i, xi, re, im, isReal);
    addScaled<f64>(i, -realPart<v128>(xj), own, 1, re, 1);
    if (isPair) addScaled<f64>(i, -realPart<v128>(xi), before, 1, re, 1);
    if (isReal) continue;
    addScaled<f64>(i, -imaginaryPart<v128>(xj), own, 1, im, 1);
    if (isPair) addScaled<f64>(i, -imaginaryPart<v128>(xi), before, 1, im, 1);
  }
  let largest = 0.0;
  for (let i = 0; i < used; i++) {
    largest = max(largest, size<v128>(elementOf(i, re, im, isReal)));
  }
  scaleReal(used, 1 / largest, re);
  if (!isReal) scaleReal(used, 1 / largest, im);
}

/** What keeps y / pivot from overflow. */
function safeFactor(y: v128, pivot: v128): f64 {
  const length = size<v128>(y);
  const divisor = size<v128>(pivot);
  return divisor < 1 && length > LARGE * divisor ? 1 / length : 1;
}

function elementOf(i: i32, re: usize, im: usize, isReal: bool): v128 {
  const at = bytes<f64>(i);
  return f64x2(load<f64>(re + at), isReal ? 0 : load<f64>(im + at));
}

function storeElement(i: i32, x: v128, re: usize, im: usize, isReal: bool): void {
  const at = bytes<f64>(i);
  store<f64>(re + at, realPart<v128>(x));
  if (!isReal) store<f64>(im + at, imaginaryPart<v128>(x));
}

/**
 * Eigenvectors in V (n x n), as {@link quasiTriangularVectors} leaves them: the 2-norms become 1, and
 * of complex ones, those whose second `value` (of two numbers) is not 0, the largest element real.
 */
export function normaliseReal(n: i32, v: usize, column: i32, values: usize): void {
  for (let j = 0; j < n; j++, v += bytes<f64>(column), values += 16) {
    const length = norm<f64>(n, v, 1);
    if (load<f64>(values, 8) == 0) {
      scaleReal(n, 1 / length, v);
      continue;
    }
    const im = v + bytes<f64>(column);
    const whole = hypotenuse(length, norm<f64>(n, im, 1));
    scaleReal(n, 1 / whole, v);
    scaleReal(n, 1 / whole, im);
    let found = 0;
    let largest = -1.0;
    for (let i = 0; i < n; i++) {
      const x = elementOf(i, v, im, false);
      const square = lanesSum(f64x2.mul(x, x));
      if (square > largest) {
        largest = square;
        found = i;
      }
    }
    turnReal(n, found, v, im);
    j++;
    v = im;
    values += 16;
  }
}

/** Makes element i real, of the sign that its real part has. */
function turnReal(n: i32, i: i32, re: usize, im: usize): void {
  const x = elementOf(i, re, im, false);
  const length = copysign<f64>(modulus<v128>(x), realPart<v128>(x));
  const turn = scaled<v128>(conjugate<v128>(x), 1 / length);
  for (let k = 0; k < n; k++) {
    storeElement(k, times<v128>(turn, elementOf(k, re, im, false)), re, im, false);
  }
  store<f64>(im + bytes<f64>(i), 0);
}

/** The same of complex vectors. */
export function normaliseComplex(n: i32, v: usize, column: i32): void {
  for (let j = 0; j < n; j++, v += bytes<v128>(column)) {
    scaleReal(2 * n, 1 / norm<v128>(n, v, 1), v);
    let found = 0;
    let largest = -1.0;
    for (let i = 0; i < n; i++) {
      const x = v128.load(v + bytes<v128>(i));
      const square = lanesSum(f64x2.mul(x, x));
      if (square > largest) {
        largest = square;
        found = i;
      }
    }
    const at = v + bytes<v128>(found);
    const x = v128.load(at);
    const turn = scaled<v128>(conjugate<v128>(x), 1 / modulus<v128>(x));
    scale<v128>(n, turn, v, 1);
    v128.store(at, fromReal<v128>(realPart<v128>(v128.load(at))));
  }
}

/**
 * The complex vectors that the columns of the real V stand for, as a complex matrix by rows (`row`
 * elements apart).
 */
export function expandPairs(
  n: i32,
  v: usize,
  column: i32,
  values: usize,
  to: usize,
  row: i32,
): void {
  for (let j = 0; j < n; j++, v += bytes<f64>(column), values += 16, to += 16) {
    const isPair = load<f64>(values, 8) != 0;
    const im = v + bytes<f64>(column);
    for (let i = 0; i < n; i++) {
      const at = to + bytes<v128>(i * row);
      const x = elementOf(i, v, im, !isPair);
      v128.store(at, x);
      if (isPair) v128.store(at, conjugate<v128>(x), 16);
    }
    if (!isPair) continue;
    j++;
    v = im;
    values += 16;
    to += 16;
  }
}
