/**
 * Solving with factors by supernodes, once all supernodes lie by rows and name steps, not rows of A; see
 * base/supernodes. Long sweeps are several calls, each of a range of supernodes. `T` is f64, or v128 for a
 * complex number; "four" right-hand sides lie element by element.
 */
import { multiplySubtract } from '../../../linalg/assembly/base/arithmetic';
import {
  conjugate,
  divided,
  minus,
  plus,
  size,
  times,
  fromReal,
} from '../../../linalg/assembly/base/scalar';
import {
  ROWS,
  SUPER_FIRST,
  SUPER_ROWS,
  SUPER_VALUES,
  SUPERS,
  U_FIRSTS,
  U_PLACES,
  U_STARTS,
  U_VALUES,
  VALUES,
} from '../base/supernodes';
import { at, setWord, word } from '../base/words';

/** x - Σ a b */
function lessDot<T>(x: T, count: i32, a: usize, b: usize): T {
  if (!isVector<T>() && count > 3) {
    let sum = f64x2.splat(0);
    for (; count > 1; count -= 2, a += 16, b += 16) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(a), v128.load(b)));
    }
    x = <T>(<f64>x - (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  }
  for (; count > 0; count--, a += sizeof<T>(), b += sizeof<T>()) {
    x = minus<T>(x, times<T>(load<T>(a), load<T>(b)));
  }
  return x;
}

/** L x = b of supernodes from ≤ s < to. */
function solveLower<T>(table: usize, from: i32, to: i32, x: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const superValues = load<usize>(table, SUPER_VALUES);
  for (let s = from; s < to; s++) {
    const width = word(firsts, s + 1) - word(firsts, s);
    const height = word(superRows, s + 1) - word(superRows, s);
    const own = at<T>(x, word(firsts, s));
    const rows = at<i32>(load<usize>(table, ROWS), word(superRows, s));
    let line = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let i = 0; i < height; i++, line += at<T>(0, width)) {
      const place = at<T>(x, word(rows, i));
      store<T>(place, lessDot<T>(load<T>(place), min(i, width), line, own));
    }
  }
}

/** U x = b of supernodes from > s ≥ to, backwards. */
function solveUpper<T>(table: usize, from: i32, to: i32, x: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superValues = load<usize>(table, SUPER_VALUES);
  const uStarts = load<usize>(table, U_STARTS);
  const uFirsts = load<usize>(table, U_FIRSTS);
  const places = load<usize>(table, U_PLACES);
  for (let s = from - 1; s >= to; s--) {
    const first = word(firsts, s);
    const width = word(firsts, s + 1) - first;
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let c = width - 1; c >= 0; c--) {
      const diagonal = at<T>(block, c * (width + 1));
      const place = at<T>(x, first + c);
      const rest = width - 1 - c;
      const value = lessDot<T>(load<T>(place), rest, at<T>(diagonal, 1), at<T>(place, 1));
      store<T>(place, divided<T>(value, load<T>(diagonal)));
    }
    for (let j = first; j < first + width; j++) {
      const factor = load<T>(at<T>(x, j));
      if (size<T>(factor) == 0) continue;
      for (let u = word(uStarts, j), end = word(uStarts, j + 1); u < end; u++) {
        let value = at<T>(load<usize>(table, U_VALUES), word(places, u));
        const last = at<T>(load<usize>(table, U_VALUES), word(places, u + 1));
        let to = at<T>(x, word(uFirsts, u));
        for (; value < last; value += sizeof<T>(), to += sizeof<T>()) {
          store<T>(to, minus<T>(load<T>(to), times<T>(load<T>(value), factor)));
        }
      }
    }
  }
}

/** Uᵀ x = b or Uᴴ x = b of supernodes from ≤ s < to. */
function solveUpperTurned<T>(table: usize, from: i32, to: i32, x: usize, conjugated: bool): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superValues = load<usize>(table, SUPER_VALUES);
  const uStarts = load<usize>(table, U_STARTS);
  const uFirsts = load<usize>(table, U_FIRSTS);
  const places = load<usize>(table, U_PLACES);
  for (let s = from; s < to; s++) {
    const first = word(firsts, s);
    const width = word(firsts, s + 1) - first;
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let c = 0; c < width; c++) {
      const j = first + c;
      let sum = fromReal<T>(0);
      for (let u = word(uStarts, j), end = word(uStarts, j + 1); u < end; u++) {
        let value = at<T>(load<usize>(table, U_VALUES), word(places, u));
        const last = at<T>(load<usize>(table, U_VALUES), word(places, u + 1));
        let other = at<T>(x, word(uFirsts, u));
        for (; value < last; value += sizeof<T>(), other += sizeof<T>()) {
          sum = plus<T>(sum, product<T>(load<T>(value), load<T>(other), conjugated));
        }
      }
      for (let r = 0; r < c; r++) {
        const factor = load<T>(at<T>(block, r * width + c));
        sum = plus<T>(sum, product<T>(factor, load<T>(at<T>(x, first + r)), conjugated));
      }
      const divisor = load<T>(at<T>(block, c * (width + 1)));
      const value = minus<T>(load<T>(at<T>(x, j)), sum);
      store<T>(at<T>(x, j), divided<T>(value, conjugated ? conjugate<T>(divisor) : divisor));
    }
  }
}

function product<T>(factor: T, x: T, conjugated: bool): T {
  return times<T>(conjugated ? conjugate<T>(factor) : factor, x);
}

/** Lᵀ x = b or Lᴴ x = b of supernodes from > s ≥ to, backwards. */
function solveLowerTurned<T>(table: usize, from: i32, to: i32, x: usize, conjugated: bool): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const superValues = load<usize>(table, SUPER_VALUES);
  for (let s = from - 1; s >= to; s--) {
    const width = word(firsts, s + 1) - word(firsts, s);
    const height = word(superRows, s + 1) - word(superRows, s);
    const own = at<T>(x, word(firsts, s));
    const rows = at<i32>(load<usize>(table, ROWS), word(superRows, s));
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let i = height - 1; i > 0; i--) {
      const factor = load<T>(at<T>(x, word(rows, i)));
      if (size<T>(factor) == 0) continue;
      const line = at<T>(block, i * width);
      for (let c = 0, count = min(i, width); c < count; c++) {
        const place = at<T>(own, c);
        const part = product<T>(load<T>(at<T>(line, c)), factor, conjugated);
        store<T>(place, minus<T>(load<T>(place), part));
      }
    }
  }
}

export function solveLowerFloat64(table: usize, from: i32, to: i32, x: usize): void {
  solveLower<f64>(table, from, to, x);
}

export function solveLowerComplex128(table: usize, from: i32, to: i32, x: usize): void {
  solveLower<v128>(table, from, to, x);
}

export function solveUpperFloat64(table: usize, from: i32, to: i32, x: usize): void {
  solveUpper<f64>(table, from, to, x);
}

export function solveUpperComplex128(table: usize, from: i32, to: i32, x: usize): void {
  solveUpper<v128>(table, from, to, x);
}

export function solveUpperTurnedFloat64(table: usize, from: i32, to: i32, x: usize): void {
  solveUpperTurned<f64>(table, from, to, x, false);
}

export function solveUpperTurnedComplex128(
  table: usize,
  from: i32,
  to: i32,
  x: usize,
  conjugated: bool,
): void {
  solveUpperTurned<v128>(table, from, to, x, conjugated);
}

export function solveLowerTurnedFloat64(table: usize, from: i32, to: i32, x: usize): void {
  solveLowerTurned<f64>(table, from, to, x, false);
}

export function solveLowerTurnedComplex128(
  table: usize,
  from: i32,
  to: i32,
  x: usize,
  conjugated: bool,
): void {
  solveLowerTurned<v128>(table, from, to, x, conjugated);
}

/** L x = b of four right-hand sides. */
export function solveLowerFour(table: usize, from: i32, to: i32, x: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const superValues = load<usize>(table, SUPER_VALUES);
  for (let s = from; s < to; s++) {
    const width = word(firsts, s + 1) - word(firsts, s);
    const height = word(superRows, s + 1) - word(superRows, s);
    const own = x + ((<usize>word(firsts, s)) << 5);
    const rows = at<i32>(load<usize>(table, ROWS), word(superRows, s));
    let line = at<f64>(load<usize>(table, VALUES), word(superValues, s));
    for (let i = 0; i < height; i++, line += at<f64>(0, width)) {
      const place = x + ((<usize>word(rows, i)) << 5);
      let first = v128.load(place);
      let second = v128.load(place, 16);
      let other = own;
      for (let c = 0, count = min(i, width); c < count; c++, other += 32) {
        const factor = v128.load64_splat(at<f64>(line, c));
        first = multiplySubtract(factor, v128.load(other), first);
        second = multiplySubtract(factor, v128.load(other, 16), second);
      }
      v128.store(place, first);
      v128.store(place, second, 16);
    }
  }
}

/** U x = b of four right-hand sides. */
export function solveUpperFour(table: usize, from: i32, to: i32, x: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superValues = load<usize>(table, SUPER_VALUES);
  const uStarts = load<usize>(table, U_STARTS);
  const uFirsts = load<usize>(table, U_FIRSTS);
  const places = load<usize>(table, U_PLACES);
  for (let s = from - 1; s >= to; s--) {
    const start = word(firsts, s);
    const width = word(firsts, s + 1) - start;
    const block = at<f64>(load<usize>(table, VALUES), word(superValues, s));
    for (let c = width - 1; c >= 0; c--) {
      const line = at<f64>(block, c * width);
      const place = x + ((<usize>(start + c)) << 5);
      let first = v128.load(place);
      let second = v128.load(place, 16);
      let other = place + 32;
      for (let r = c + 1; r < width; r++, other += 32) {
        const factor = v128.load64_splat(at<f64>(line, r));
        first = multiplySubtract(factor, v128.load(other), first);
        second = multiplySubtract(factor, v128.load(other, 16), second);
      }
      const divisor = v128.load64_splat(at<f64>(line, c));
      first = f64x2.div(first, divisor);
      second = f64x2.div(second, divisor);
      v128.store(place, first);
      v128.store(place, second, 16);
      for (let u = word(uStarts, start + c), end = word(uStarts, start + c + 1); u < end; u++) {
        let value = at<f64>(load<usize>(table, U_VALUES), word(places, u));
        const last = at<f64>(load<usize>(table, U_VALUES), word(places, u + 1));
        let to = x + ((<usize>word(uFirsts, u)) << 5);
        for (; value < last; value += 8, to += 32) {
          const factor = v128.load64_splat(value);
          v128.store(to, multiplySubtract(factor, first, v128.load(to)));
          v128.store(to, multiplySubtract(factor, second, v128.load(to, 16)), 16);
        }
      }
    }
  }
}

/** The diagonal of U. */
function takeDiagonal<T>(table: usize, to: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superValues = load<usize>(table, SUPER_VALUES);
  for (let s = 0, supers = load<i32>(table, SUPERS); s < supers; s++) {
    const width = word(firsts, s + 1) - word(firsts, s);
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let c = 0; c < width; c++, to += sizeof<T>()) {
      store<T>(to, load<T>(at<T>(block, c * (width + 1))));
    }
  }
}

export function takeDiagonalFloat64(table: usize, to: usize): void {
  takeDiagonal<f64>(table, to);
}

export function takeDiagonalComplex128(table: usize, to: usize): void {
  takeDiagonal<v128>(table, to);
}

/** The largest |re| + |im| of U. */
function largestOfUpper<T>(table: usize, stored: i32): f64 {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superValues = load<usize>(table, SUPER_VALUES);
  const values = load<usize>(table, U_VALUES);
  let most = 0.0;
  for (let p = 0; p < stored; p++) most = max(most, size<T>(load<T>(at<T>(values, p))));
  for (let s = 0, supers = load<i32>(table, SUPERS); s < supers; s++) {
    const width = word(firsts, s + 1) - word(firsts, s);
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let r = 0; r < width; r++) {
      for (let c = r; c < width; c++) {
        most = max(most, size<T>(load<T>(at<T>(block, r * width + c))));
      }
    }
  }
  return most;
}

export function largestOfUpperFloat64(table: usize, stored: i32): f64 {
  return largestOfUpper<f64>(table, stored);
}

export function largestOfUpperComplex128(table: usize, stored: i32): f64 {
  return largestOfUpper<v128>(table, stored);
}

/** L by columns, with its diagonal of ones. */
function listLower<T>(table: usize, starts: usize, indices: usize, values: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superRows = load<usize>(table, SUPER_ROWS);
  const superValues = load<usize>(table, SUPER_VALUES);
  let to = 0;
  for (let s = 0, supers = load<i32>(table, SUPERS); s < supers; s++) {
    const first = word(firsts, s);
    const width = word(firsts, s + 1) - first;
    const height = word(superRows, s + 1) - word(superRows, s);
    const rows = at<i32>(load<usize>(table, ROWS), word(superRows, s));
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let c = 0; c < width; c++) {
      setWord(starts, first + c, to);
      for (let i = c; i < height; i++, to++) {
        setWord(indices, to, word(rows, i));
        const value = i == c ? fromReal<T>(1) : load<T>(at<T>(block, i * width + c));
        store<T>(at<T>(values, to), value);
      }
      setWord(starts, first + c + 1, to);
    }
  }
}

/** U by columns. */
function listUpper<T>(table: usize, starts: usize, indices: usize, values: usize): void {
  const firsts = load<usize>(table, SUPER_FIRST);
  const superValues = load<usize>(table, SUPER_VALUES);
  const uStarts = load<usize>(table, U_STARTS);
  const uFirsts = load<usize>(table, U_FIRSTS);
  const places = load<usize>(table, U_PLACES);
  const uValues = load<usize>(table, U_VALUES);
  let to = 0;
  for (let s = 0, supers = load<i32>(table, SUPERS); s < supers; s++) {
    const first = word(firsts, s);
    const width = word(firsts, s + 1) - first;
    const block = at<T>(load<usize>(table, VALUES), word(superValues, s));
    for (let c = 0; c < width; c++) {
      setWord(starts, first + c, to);
      for (let u = word(uStarts, first + c), end = word(uStarts, first + c + 1); u < end; u++) {
        let step = word(uFirsts, u);
        for (let p = word(places, u), last = word(places, u + 1); p < last; p++, to++) {
          setWord(indices, to, step++);
          store<T>(at<T>(values, to), load<T>(at<T>(uValues, p)));
        }
      }
      for (let r = 0; r <= c; r++, to++) {
        setWord(indices, to, first + r);
        store<T>(at<T>(values, to), load<T>(at<T>(block, r * width + c)));
      }
      setWord(starts, first + c + 1, to);
    }
  }
}

export function listLowerFloat64(table: usize, starts: usize, at: usize, values: usize): void {
  listLower<f64>(table, starts, at, values);
}

export function listLowerComplex128(table: usize, starts: usize, at: usize, values: usize): void {
  listLower<v128>(table, starts, at, values);
}

export function listUpperFloat64(table: usize, starts: usize, at: usize, values: usize): void {
  listUpper<f64>(table, starts, at, values);
}

export function listUpperComplex128(table: usize, starts: usize, at: usize, values: usize): void {
  listUpper<v128>(table, starts, at, values);
}
