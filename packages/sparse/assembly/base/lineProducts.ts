/**
 * Products of compressed lines with vectors and with blocks whose rows have no gaps. Gathering takes
 * line i for row i of the matrix; scattering takes it for column i. Strides count bytes.
 */
import { addScaled, addTimes, conjugateIf, spread } from './lanes';
import { plus, times, zero } from './values';

/** The product of one line and x; real ones are summed in f64. */
function lineTimes<T>(
  at: usize,
  end: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  x: usize,
): T {
  if (isVector<T>()) {
    let sum = zero<T>();
    for (; at < end; at++) {
      const value = conjugateIf<T>(conjugate, load<T>(values + (at << 4)));
      const place = <usize>load<i32>(indices + (at << 2));
      sum = plus<T>(sum, times<T>(value, load<T>(x + (place << 4))));
    }
    return sum;
  } else {
    if (sizeof<T>() == 8) return <T>pairsTimes(at, end, indices, values, x);
    let sum: f64 = 0;
    let index = indices + (at << 2);
    let value = values + at * sizeof<T>();
    const last = indices + (end << 2);
    // Offsets that are known cost nothing, sums of addresses do.
    for (; index + 16 <= last; index += 16, value += 4 * sizeof<T>()) {
      const first = <f64>load<T>(value) * element<T>(x, load<i32>(index));
      const second = <f64>load<T>(value, sizeof<T>()) * element<T>(x, load<i32>(index, 4));
      const third = <f64>load<T>(value, 2 * sizeof<T>()) * element<T>(x, load<i32>(index, 8));
      const fourth = <f64>load<T>(value, 3 * sizeof<T>()) * element<T>(x, load<i32>(index, 12));
      sum += first + second + (third + fourth);
    }
    for (; index < last; index += 4, value += sizeof<T>()) {
      sum += <f64>load<T>(value) * element<T>(x, load<i32>(index));
    }
    return <T>sum;
  }
}

/**
 * The same of f64, two at a time. Lines are short mostly: engines look at the stack in each turn of a loop, so that
 * there is one for what is left of long lines only.
 */
function pairsTimes(at: usize, end: usize, indices: usize, values: usize, x: usize): f64 {
  let index = indices + (at << 2);
  let value = values + (at << 3);
  const last = indices + (end << 2);
  let sums = f64x2.splat(0);
  if (index + 16 <= last) {
    do {
      const left = f64x2.mul(v128.load(value), pairAt(x, index));
      const right = f64x2.mul(v128.load(value, 16), pairAt(x, index + 8));
      sums = f64x2.add(sums, f64x2.add(left, right));
      index += 16;
      value += 32;
    } while (index + 16 <= last);
  }
  if (index + 8 <= last) {
    sums = f64x2.add(sums, f64x2.mul(v128.load(value), pairAt(x, index)));
    index += 8;
    value += 16;
  }
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  if (index < last) sum += load<f64>(value) * element<f64>(x, load<i32>(index));
  return sum;
}

/** The elements of x that two indices name. */
function pairAt(x: usize, index: usize): v128 {
  const first = v128.load64_zero(x + ((<usize>load<i32>(index)) << 3));
  return v128.load64_lane(x + ((<usize>load<i32>(index, 4)) << 3), first, 1);
}

/** Element i of x. */
function element<T>(x: usize, i: i32): f64 {
  return <f64>load<T>(x + <usize>i * sizeof<T>());
}

/** y[i] = (line i) x, or added to y[i], for the lines from `begin` to `end`. */
export function gatherVector<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  x: usize,
  y: usize,
  accumulate: bool,
): void {
  let at = <usize>load<i32>(starts + ((<usize>begin) << 2));
  for (let i = begin; i < end; i++) {
    const last = <usize>load<i32>(starts + ((<usize>i) << 2), 4);
    const sum = lineTimes<T>(at, last, indices, values, conjugate, x);
    const to = y + <usize>i * sizeof<T>();
    store<T>(to, accumulate ? plus<T>(load<T>(to), sum) : sum);
    at = last;
  }
}

/** y += x[i] (line i), for the lines from `begin` to `end`. */
export function scatterVector<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  x: usize,
  y: usize,
): void {
  let at = <usize>load<i32>(starts + ((<usize>begin) << 2));
  for (let i = begin; i < end; i++) {
    const last = <usize>load<i32>(starts + ((<usize>i) << 2), 4);
    const factor = load<T>(x + <usize>i * sizeof<T>());
    for (; at < last; at++) {
      const value = conjugateIf<T>(conjugate, load<T>(values + at * sizeof<T>()));
      const to = y + <usize>load<i32>(indices + (at << 2)) * sizeof<T>();
      store<T>(to, plus<T>(load<T>(to), times<T>(value, factor)));
    }
  }
}

/** Row i of Y = (line i) X, or added to it: `width` columns, four vectors of them at a time. */
export function gatherBlock<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  width: i32,
  x: usize,
  xRow: usize,
  y: usize,
  yRow: usize,
  accumulate: bool,
): void {
  const lanes: i32 = 16 / sizeof<T>();
  for (let i = begin; i < end; i++) {
    const first = <usize>load<i32>(starts + ((<usize>i) << 2));
    const last = <usize>load<i32>(starts + ((<usize>i) << 2), 4);
    let from = x;
    let to = y + <usize>i * yRow;
    let left = width;
    for (; left >= 4 * lanes; left -= 4 * lanes, from += 64, to += 64) {
      let s0 = accumulate ? v128.load(to) : i64x2.splat(0);
      let s1 = accumulate ? v128.load(to, 16) : i64x2.splat(0);
      let s2 = accumulate ? v128.load(to, 32) : i64x2.splat(0);
      let s3 = accumulate ? v128.load(to, 48) : i64x2.splat(0);
      for (let at = first; at < last; at++) {
        const value = spread<T>(conjugateIf<T>(conjugate, load<T>(values + at * sizeof<T>())));
        const row = from + <usize>load<i32>(indices + (at << 2)) * xRow;
        s0 = addTimes<T>(value, v128.load(row), s0);
        s1 = addTimes<T>(value, v128.load(row, 16), s1);
        s2 = addTimes<T>(value, v128.load(row, 32), s2);
        s3 = addTimes<T>(value, v128.load(row, 48), s3);
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
    }
    for (; left >= lanes; left -= lanes, from += 16, to += 16) {
      let sum = accumulate ? v128.load(to) : i64x2.splat(0);
      for (let at = first; at < last; at++) {
        const value = spread<T>(conjugateIf<T>(conjugate, load<T>(values + at * sizeof<T>())));
        const row = from + <usize>load<i32>(indices + (at << 2)) * xRow;
        sum = addTimes<T>(value, v128.load(row), sum);
      }
      v128.store(to, sum);
    }
    for (; left > 0; left--, from += sizeof<T>(), to += sizeof<T>()) {
      let sum = accumulate ? load<T>(to) : zero<T>();
      for (let at = first; at < last; at++) {
        const value = conjugateIf<T>(conjugate, load<T>(values + at * sizeof<T>()));
        const row = from + <usize>load<i32>(indices + (at << 2)) * xRow;
        sum = plus<T>(sum, times<T>(value, load<T>(row)));
      }
      store<T>(to, sum);
    }
  }
}

/** Y += (line i)ᵀ (row i of X), for the lines from `begin` to `end`. */
export function scatterBlock<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  width: i32,
  x: usize,
  xRow: usize,
  y: usize,
  yRow: usize,
): void {
  let at = <usize>load<i32>(starts + ((<usize>begin) << 2));
  for (let i = begin; i < end; i++) {
    const last = <usize>load<i32>(starts + ((<usize>i) << 2), 4);
    const from = x + <usize>i * xRow;
    for (; at < last; at++) {
      const value = conjugateIf<T>(conjugate, load<T>(values + at * sizeof<T>()));
      const to = y + <usize>load<i32>(indices + (at << 2)) * yRow;
      addScaled<T>(width, value, from, to);
    }
  }
}
