/**
 * Elimination with partial pivoting in small matrices [A B], whose rows lie together in a workspace,
 * an even number of elements apart. L is not kept: it is applied to B on the way.
 */
import { multiplyAdd, multiplySubtract } from './arithmetic';
import { divided, fromReal, minus, negated, plus, size, times } from './scalar';
import { bytes, exchange } from './vectors';

/** Elements from row to row of a workspace with so many columns. */
export function pitchOf(columns: i32): i32 {
  return (columns + 1) & ~1;
}

/**
 * Brings A (n x n) to upper triangular form, B to L^-1 P B. Answers the sign of P, or 0 where a pivot
 * is exactly zero.
 */
export function eliminateSmall<T>(n: i32, columns: i32, work: usize): i32 {
  const pitch = bytes<T>(pitchOf(columns));
  let sign = 1;
  let own = work;
  for (let j = 0; j < n; j++, own += pitch) {
    const place = bytes<T>(j);
    let pivotRow = own;
    let largest = size<T>(load<T>(own + place));
    let at = own + pitch;
    for (let i = j + 1; i < n; i++, at += pitch) {
      const value = size<T>(load<T>(at + place));
      if (!(value <= largest) && largest == largest) {
        largest = value;
        pivotRow = at;
      }
    }
    if (largest == 0) return 0;
    // Vectors begin at an even column, one before the diagonal perhaps, where rows are done with.
    const start = isVector<T>() ? place : place & ~15;
    if (pivotRow != own) {
      exchange<f64>(<i32>((pitch - start) >> 3), own + start, 1, pivotRow + start, 1);
      sign = -sign;
    }
    const end = own + pitch;
    const pivot = load<T>(own + place);
    const isSafe = largest >= 1e-300 && largest <= 1e300;
    const inverse = isSafe ? divided<T>(fromReal<T>(1), pivot) : pivot;
    at = own + pitch;
    for (let i = j + 1; i < n; i++, at += pitch) {
      let factor = load<T>(at + place);
      factor = isSafe ? times<T>(factor, inverse) : divided<T>(factor, inverse);
      subtractRow<T>(factor, own + start, end, at + start);
    }
  }
  return sign;
}

/** y -= factor x, for x as far as `end`. */
export function subtractRow<T>(factor: T, x: usize, end: usize, y: usize): void {
  if (isVector<T>()) {
    for (; x < end; x += 16, y += 16) {
      store<T>(y, minus<T>(load<T>(y), times<T>(factor, load<T>(x))));
    }
  } else {
    const lanes = f64x2.splat(<f64>factor);
    for (; x < end; x += 16, y += 16) {
      v128.store(y, multiplySubtract(lanes, v128.load(x), v128.load(y)));
    }
  }
}

/** B = U^-1 B, of [U B]; B begins at column n and has one column. */
export function substituteVector<T>(n: i32, work: usize): void {
  const pitch = bytes<T>(pitchOf(n + 1));
  const right = bytes<T>(n);
  for (let i = n - 1; i >= 0; i--) {
    const own = work + pitch * i;
    const value = divided<T>(load<T>(own + right), load<T>(own + bytes<T>(i)));
    store<T>(own + right, value);
    const back = negated<T>(value);
    for (let at = work; at < own; at += pitch) {
      const product = times<T>(back, load<T>(at + bytes<T>(i)));
      store<T>(at + right, plus<T>(load<T>(at + right), product));
    }
  }
}

/** The same with more columns; B begins at an even place, where A ends with its row of padding. */
export function substituteColumns<T>(n: i32, columns: i32, right: i32, work: usize): void {
  const pitch = bytes<T>(pitchOf(columns));
  const start = bytes<T>(right);
  for (let i = n - 1; i >= 0; i--) {
    const own = work + pitch * i;
    for (let k = i + 1; k < n; k++) {
      const other = work + pitch * k;
      subtractRow<T>(load<T>(own + bytes<T>(k)), other + start, other + pitch, own + start);
    }
    const diagonal = load<T>(own + bytes<T>(i));
    for (let at = own + start; at < own + pitch; at += sizeof<T>()) {
      store<T>(at, divided<T>(load<T>(at), diagonal));
    }
  }
}

/** The least absolute value on the diagonal by the largest: how near a triangle is to singular. */
export function pivotRatio<T>(n: i32, columns: i32, work: usize): f64 {
  const step = bytes<T>(pitchOf(columns) + 1);
  let least = Infinity;
  let most = 0.0;
  for (let i = 0; i < n; i++, work += step) {
    const value = size<T>(load<T>(work));
    least = min(least, value);
    most = max(most, value);
  }
  return least / most;
}

/** The rows of A (m x n), `pitch` elements apart. Answers 0, NaN if an element is not finite. */
export function loadRows<T>(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  to: usize,
  pitch: i32,
): f64 {
  let check = f64x2.splat(0);
  for (let i = 0; i < m; i++) {
    let from = a + bytes<T>(i) * row;
    let at = to + bytes<T>(i) * pitch;
    for (let j = 0; j < n; j++, from += bytes<T>(column), at += sizeof<T>()) {
      if (isVector<T>()) {
        const value = v128.load(from);
        v128.store(at, value);
        check = multiplyAdd(value, f64x2.splat(0), check);
      } else {
        const value = load<f64>(from);
        store<f64>(at, value);
        check = f64x2.add(check, f64x2.splat(value - value));
      }
    }
  }
  return f64x2.extract_lane(check, 0) + f64x2.extract_lane(check, 1);
}
