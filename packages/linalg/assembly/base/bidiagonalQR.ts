/**
 * Singular values and vectors of bidiagonal matrices by the implicit QR iteration, with shift zero
 * where a shift would cost relative accuracy (Demmel and Kahan 1990).
 */
import {
  cosine,
  diagonaliseTriangle,
  largerValue,
  leftCosine,
  leftSine,
  makeRotation,
  radius,
  rightCosine,
  rightSine,
  sine,
  smallerSingularValue,
  smallerValue,
} from './rotations';
import { exchange, rotate, scale } from './vectors';

const UNIT: f64 = f64.EPSILON / 2;
const TOLERANCE: f64 = 90 * UNIT;
const SMALLEST: f64 = f64.MIN_NORMAL_VALUE;

/** Vectors that are rotated along: columns of `count` rows, `stride` elements apart. */
let leftCount: i32 = 0;
let leftVectors: usize = 0;
let leftStride: usize = 0;
let rightCount: i32 = 0;
let rightVectors: usize = 0;
let rightStride: usize = 0;

function rotateLeft(i: i32, c: f64, s: f64): void {
  if (leftCount == 0) return;
  const at = leftVectors + <usize>i * leftStride;
  rotate<f64>(leftCount, at, 1, at + leftStride, 1, c, s);
}

function rotateRight(i: i32, c: f64, s: f64): void {
  if (rightCount == 0) return;
  const at = rightVectors + <usize>i * rightStride;
  rotate<f64>(rightCount, at, 1, at + rightStride, 1, c, s);
}

function get(x: usize, i: i32): f64 {
  return load<f64>(x + ((<usize>i) << 3));
}

function set(x: usize, i: i32, value: f64): void {
  store<f64>(x + ((<usize>i) << 3), value);
}

/** A step from the top to the bottom of rows first … last. */
function chaseDown(d: usize, e: usize, first: i32, last: i32, shift: f64): void {
  if (shift == 0) {
    let c = 1.0;
    let oldC = 1.0;
    let oldS = 0.0;
    for (let i = first; i < last; i++) {
      makeRotation(get(d, i) * c, get(e, i));
      c = cosine;
      const s = sine;
      if (i > first) set(e, i - 1, oldS * radius);
      rotateRight(i, c, s);
      makeRotation(oldC * radius, get(d, i + 1) * s);
      oldC = cosine;
      oldS = sine;
      set(d, i, radius);
      rotateLeft(i, oldC, oldS);
    }
    const tail = get(d, last) * c;
    set(d, last, tail * oldC);
    set(e, last - 1, tail * oldS);
    return;
  }
  const head = get(d, first);
  let f = (abs(head) - shift) * (copysign<f64>(1, head) + shift / head);
  let g = get(e, first);
  for (let i = first; i < last; i++) {
    makeRotation(f, g);
    let c = cosine;
    let s = sine;
    if (i > first) set(e, i - 1, radius);
    rotateRight(i, c, s);
    const di = get(d, i);
    let ei = get(e, i);
    f = c * di + s * ei;
    ei = c * ei - s * di;
    const below = get(d, i + 1);
    makeRotation(f, s * below);
    const under = c * below;
    c = cosine;
    s = sine;
    set(d, i, radius);
    rotateLeft(i, c, s);
    f = c * ei + s * under;
    set(d, i + 1, c * under - s * ei);
    if (i < last - 1) {
      const beyond = get(e, i + 1);
      g = s * beyond;
      set(e, i + 1, c * beyond);
    }
  }
  set(e, last - 1, f);
}

/** A step from the bottom to the top. */
function chaseUp(d: usize, e: usize, first: i32, last: i32, shift: f64): void {
  if (shift == 0) {
    let c = 1.0;
    let oldC = 1.0;
    let oldS = 0.0;
    for (let i = last; i > first; i--) {
      makeRotation(get(d, i) * c, get(e, i - 1));
      c = cosine;
      const s = sine;
      if (i < last) set(e, i, oldS * radius);
      rotateLeft(i - 1, c, -s);
      makeRotation(oldC * radius, get(d, i - 1) * s);
      oldC = cosine;
      oldS = sine;
      set(d, i, radius);
      rotateRight(i - 1, oldC, -oldS);
    }
    const tail = get(d, first) * c;
    set(d, first, tail * oldC);
    set(e, first, tail * oldS);
    return;
  }
  const head = get(d, last);
  let f = (abs(head) - shift) * (copysign<f64>(1, head) + shift / head);
  let g = get(e, last - 1);
  for (let i = last; i > first; i--) {
    makeRotation(f, g);
    let c = cosine;
    let s = sine;
    if (i < last) set(e, i, radius);
    rotateLeft(i - 1, c, -s);
    const di = get(d, i);
    let ei = get(e, i - 1);
    f = c * di + s * ei;
    ei = c * ei - s * di;
    const above = get(d, i - 1);
    makeRotation(f, s * above);
    const over = c * above;
    c = cosine;
    s = sine;
    set(d, i, radius);
    rotateRight(i - 1, c, -s);
    f = c * ei + s * over;
    set(d, i - 1, c * over - s * ei);
    if (i > first + 1) {
      const beyond = get(e, i - 2);
      g = s * beyond;
      set(e, i - 2, c * beyond);
    }
  }
  set(e, first, f);
}

/** Result of {@link negligible}: a lower bound of the smallest singular value of the rows tested. */
let leastValue: f64 = 0;

/**
 * Sets an element of e to zero whose loss changes no singular value by more than the tolerance,
 * relative to itself, if there is one; answers whether.
 */
function negligible(d: usize, e: usize, first: i32, last: i32, down: bool): bool {
  const end = down ? last - 1 : first;
  if (abs(get(e, end)) <= TOLERANCE * abs(get(d, down ? last : first))) {
    set(e, end, 0);
    return true;
  }
  let mu = abs(get(d, down ? first : last));
  leastValue = mu;
  for (let step = first; step < last; step++) {
    const i = down ? step : last - 1 - (step - first);
    const side = abs(get(e, i));
    if (side <= TOLERANCE * mu) {
      set(e, i, 0);
      return true;
    }
    mu = abs(get(d, down ? i + 1 : i)) * (mu / (mu + side));
    leastValue = min(leastValue, mu);
  }
  return false;
}

/** The shift of a step, 0 where relative accuracy forbids one. */
function shiftOf(d: usize, e: usize, n: i32, first: i32, last: i32, most: f64, down: bool): f64 {
  if (<f64>n * TOLERANCE * (leastValue / most) <= max(UNIT, 0.01 * TOLERANCE)) return 0;
  const at = down ? last - 1 : first;
  const shift = smallerSingularValue(get(d, at), get(e, at), get(d, at + 1));
  const ratio = shift / abs(get(d, down ? first : last));
  return ratio * ratio < UNIT ? 0 : shift;
}

/**
 * The singular values of the upper bidiagonal matrix with diagonal d (n) and e (n - 1) above it: d
 * becomes them, descending, e zeros. Columns of `u` and `v` are rotated along: U B V^H stays the same.
 * Answers how many elements of e have not become zero, 0 where it converged.
 */
export function diagonalise(
  n: i32,
  d: usize,
  e: usize,
  uRows: i32,
  u: usize,
  uColumn: i32,
  vRows: i32,
  v: usize,
  vColumn: i32,
): i32 {
  leftCount = uRows;
  leftVectors = u;
  leftStride = (<usize>uColumn) << 3;
  rightCount = vRows;
  rightVectors = v;
  rightStride = (<usize>vColumn) << 3;
  const threshold = thresholdOf(n, d, e);
  let budget = 6 * <f64>n * <f64>n;
  let last = n - 1;
  let oldFirst = -1;
  let oldLast = -1;
  let down = true;
  while (last > 0) {
    if (abs(get(d, last)) <= threshold) set(d, last, 0);
    let most = abs(get(d, last));
    let first = last;
    for (; first > 0; first--) {
      const side = abs(get(e, first - 1));
      if (side <= threshold) {
        set(e, first - 1, 0);
        break;
      }
      const value = abs(get(d, first - 1));
      if (value <= threshold) set(d, first - 1, 0);
      most = max(most, max(value, side));
    }
    if (first == last) {
      last--;
      continue;
    }
    if (first == last - 1) {
      diagonaliseTriangle(get(d, first), get(e, first), get(d, last));
      set(d, first, largerValue);
      set(e, first, 0);
      set(d, last, smallerValue);
      rotateRight(first, rightCosine, rightSine);
      rotateLeft(first, leftCosine, leftSine);
      last -= 2;
      continue;
    }
    if (first > oldLast || last < oldFirst) down = abs(get(d, first)) >= abs(get(d, last));
    if (negligible(d, e, first, last, down)) continue;
    oldFirst = first;
    oldLast = last;
    budget -= <f64>(last - first);
    if (!(budget > 0)) return countOf(n - 1, e);
    const shift = shiftOf(d, e, n, first, last, most, down);
    if (down) chaseDown(d, e, first, last, shift);
    else chaseUp(d, e, first, last, shift);
    const end = down ? last - 1 : first;
    if (abs(get(e, end)) <= threshold) set(e, end, 0);
  }
  arrange(n, d);
  return 0;
}

/** What is no more than that is zero: a part of the smallest singular value. */
function thresholdOf(n: i32, d: usize, e: usize): f64 {
  let mu = n > 0 ? abs(get(d, 0)) : 0;
  let least = mu;
  for (let i = 1; i < n && least > 0; i++) {
    mu = abs(get(d, i)) * (mu / (mu + abs(get(e, i - 1))));
    least = min(least, mu);
  }
  const budget = 6 * <f64>n * <f64>n;
  return max((TOLERANCE * least) / sqrt(<f64>n), budget * SMALLEST);
}

function countOf(n: i32, e: usize): i32 {
  let count = 0;
  for (let i = 0; i < n; i++) if (get(e, i) != 0) count++;
  return max(count, 1);
}

/** Makes singular values positive and sorts them. */
function arrange(n: i32, d: usize): void {
  for (let i = 0; i < n; i++) {
    const value = get(d, i);
    if (value > 0) continue;
    set(d, i, abs(value));
    if (value < 0) scale<f64>(rightCount, -1, rightVectors + <usize>i * rightStride, 1);
  }
  for (let i = 0; i < n - 1; i++) {
    let largest = i;
    for (let k = i + 1; k < n; k++) if (get(d, k) > get(d, largest)) largest = k;
    if (largest == i) continue;
    const kept = get(d, i);
    set(d, i, get(d, largest));
    set(d, largest, kept);
    const uAt = leftVectors + <usize>i * leftStride;
    exchange<f64>(leftCount, uAt, 1, leftVectors + <usize>largest * leftStride, 1);
    const vAt = rightVectors + <usize>i * rightStride;
    exchange<f64>(rightCount, vAt, 1, rightVectors + <usize>largest * rightStride, 1);
  }
}

/**
 * Makes the bidiagonal matrix of n rows and n + 1 columns square and upper bidiagonal again, e (n)
 * having lost its last element: `u` and `v`, of n and n + 1 columns, are rotated along.
 */
export function makeSquare(
  n: i32,
  d: usize,
  e: usize,
  uRows: i32,
  u: usize,
  uColumn: i32,
  vRows: i32,
  v: usize,
  vColumn: i32,
): void {
  leftCount = uRows;
  leftVectors = u;
  leftStride = (<usize>uColumn) << 3;
  rightCount = vRows;
  rightVectors = v;
  rightStride = (<usize>vColumn) << 3;
  // lower bidiagonal, by rotating columns
  for (let i = 0; i < n; i++) {
    makeRotation(get(d, i), get(e, i));
    set(d, i, radius);
    set(e, i, 0);
    rotateRight(i, cosine, sine);
    if (i == n - 1) break;
    set(e, i, sine * get(d, i + 1));
    set(d, i + 1, cosine * get(d, i + 1));
  }
  // upper bidiagonal, by rotating rows
  for (let i = 0; i < n - 1; i++) {
    makeRotation(get(d, i), get(e, i));
    set(d, i, radius);
    set(e, i, sine * get(d, i + 1));
    set(d, i + 1, cosine * get(d, i + 1));
    rotateLeft(i, cosine, sine);
  }
}
