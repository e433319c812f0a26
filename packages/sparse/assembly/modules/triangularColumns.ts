/**
 * Triangular systems of compressed columns whose diagonal lies apart, `diagonal`, or is one where that
 * is 0. Lines `from` to `to` are done in that order, up or down, so that long sweeps are several calls.
 * `T` is f64, or v128 for a complex number; "four" right-hand sides lie element by element.
 */
import { multiplySubtract } from '../../../linalg/assembly/base/arithmetic';
import {
  conjugate,
  divided,
  fromReal,
  minus,
  plus,
  size,
  times,
} from '../../../linalg/assembly/base/scalar';
import { at, setWord, word } from '../base/words';

/** By columns, or their conjugates: x[k] is divided by the diagonal, then leaves what is subtracted from others. */
function solveColumns<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
  conjugated: bool,
): void {
  const step = from < to ? 1 : -1;
  for (let k = from; k != to; k += step) {
    let value = load<T>(at<T>(x, k));
    if (diagonal) {
      const divisor = load<T>(at<T>(diagonal, k));
      value = divided<T>(value, conjugated ? conjugate<T>(divisor) : divisor);
      store<T>(at<T>(x, k), value);
    }
    if (size<T>(value) == 0) continue;
    for (let p = word(starts, k), end = word(starts, k + 1); p < end; p++) {
      const place = at<T>(x, word(indices, p));
      const factor = load<T>(at<T>(values, p));
      const turned = conjugated ? conjugate<T>(factor) : factor;
      store<T>(place, minus<T>(load<T>(place), times<T>(turned, value)));
    }
  }
}

/** The transposed system: x[k] less the products of what is known, divided by the diagonal. */
function solveRows<T>(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
  conjugated: bool,
): void {
  const step = from < to ? 1 : -1;
  for (let k = from; k != to; k += step) {
    let sum = fromReal<T>(0);
    for (let p = word(starts, k), end = word(starts, k + 1); p < end; p++) {
      const factor = load<T>(at<T>(values, p));
      const turned = conjugated ? conjugate<T>(factor) : factor;
      sum = plus<T>(sum, times<T>(turned, load<T>(at<T>(x, word(indices, p)))));
    }
    let value = minus<T>(load<T>(at<T>(x, k)), sum);
    if (diagonal) {
      const divisor = load<T>(at<T>(diagonal, k));
      value = divided<T>(value, conjugated ? conjugate<T>(divisor) : divisor);
    }
    store<T>(at<T>(x, k), value);
  }
}

export function solveColumnsFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
): void {
  solveColumns<f64>(from, to, starts, indices, values, diagonal, x, false);
}

export function solveColumnsComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
  conjugated: bool,
): void {
  solveColumns<v128>(from, to, starts, indices, values, diagonal, x, conjugated);
}

export function solveRowsFloat64(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
): void {
  solveRows<f64>(from, to, starts, indices, values, diagonal, x, false);
}

export function solveRowsComplex128(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
  conjugated: bool,
): void {
  solveRows<v128>(from, to, starts, indices, values, diagonal, x, conjugated);
}

/** {@link solveColumns} of four real right-hand sides. */
export function solveColumnsFour(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
): void {
  const step = from < to ? 1 : -1;
  for (let k = from; k != to; k += step) {
    const here = x + ((<usize>k) << 5);
    let first = v128.load(here);
    let second = v128.load(here, 16);
    if (diagonal) {
      const divisor = v128.load64_splat(at<f64>(diagonal, k));
      first = f64x2.div(first, divisor);
      second = f64x2.div(second, divisor);
      v128.store(here, first);
      v128.store(here, second, 16);
    }
    for (let p = word(starts, k), end = word(starts, k + 1); p < end; p++) {
      const place = x + ((<usize>word(indices, p)) << 5);
      const factor = v128.load64_splat(at<f64>(values, p));
      v128.store(place, multiplySubtract(factor, first, v128.load(place)));
      v128.store(place, multiplySubtract(factor, second, v128.load(place, 16)), 16);
    }
  }
}

/** {@link solveRows} of four real right-hand sides. */
export function solveRowsFour(
  from: i32,
  to: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  x: usize,
): void {
  const step = from < to ? 1 : -1;
  for (let k = from; k != to; k += step) {
    const here = x + ((<usize>k) << 5);
    let first = v128.load(here);
    let second = v128.load(here, 16);
    for (let p = word(starts, k), end = word(starts, k + 1); p < end; p++) {
      const place = x + ((<usize>word(indices, p)) << 5);
      const factor = v128.load64_splat(at<f64>(values, p));
      first = multiplySubtract(factor, v128.load(place), first);
      second = multiplySubtract(factor, v128.load(place, 16), second);
    }
    if (diagonal) {
      const divisor = v128.load64_splat(at<f64>(diagonal, k));
      first = f64x2.div(first, divisor);
      second = f64x2.div(second, divisor);
    }
    v128.store(here, first);
    v128.store(here, second, 16);
  }
}

/** to[k] = from[order[k]], of elements `toStride` apart. */
export function gather(
  count: i32,
  order: usize,
  components: i32,
  from: usize,
  to: usize,
  toStride: i32,
): void {
  const toStep = (<usize>toStride) << 3;
  const shift = components == 2 ? 4 : 3;
  for (let k = 0; k < count; k++, to += toStep) {
    const source = from + ((<usize>word(order, k)) << shift);
    if (components == 2) v128.store(to, v128.load(source));
    else store<f64>(to, load<f64>(source));
  }
}

/** to[order[k]] = from[k], of elements `fromStride` apart. */
export function scatter(
  count: i32,
  order: usize,
  components: i32,
  from: usize,
  fromStride: i32,
  to: usize,
): void {
  const fromStep = (<usize>fromStride) << 3;
  const shift = components == 2 ? 4 : 3;
  for (let k = 0; k < count; k++, from += fromStep) {
    const target = to + ((<usize>word(order, k)) << shift);
    if (components == 2) v128.store(target, v128.load(from));
    else store<f64>(target, load<f64>(from));
  }
}

/** The largest |re| + |im|; NaN if one is. Without branches, two vectors at a time: NaN shows in the sum. */
function largest<T>(count: i32, values: usize): f64 {
  let found = f64x2.splat(0);
  let total = found;
  const end = at<T>(values, count);
  for (; values + 32 <= end; values += 32) {
    const first = f64x2.abs(v128.load(values));
    const second = f64x2.abs(v128.load(values, 16));
    const left = isVector<T>() ? v128.shuffle<f64>(first, second, 0, 2) : first;
    const right = isVector<T>() ? v128.shuffle<f64>(first, second, 1, 3) : second;
    const sum = f64x2.add(left, right);
    total = f64x2.add(total, sum);
    found = f64x2.pmax(found, isVector<T>() ? sum : f64x2.pmax(left, right));
  }
  let most = max(f64x2.extract_lane(found, 0), f64x2.extract_lane(found, 1));
  let all = f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
  for (; values < end; values += sizeof<T>()) {
    const value = size<T>(load<T>(values));
    all += value;
    most = max(most, value);
  }
  return all != all ? all : most;
}

export function largestFloat64(count: i32, values: usize): f64 {
  return largest<f64>(count, values);
}

export function largestComplex128(count: i32, values: usize): f64 {
  return largest<v128>(count, values);
}

/**
 * Columns with their diagonal among them: starts, indices and values of a triangle, whose diagonal goes
 * where its own index is, before the others or behind them.
 */
function withDiagonal<T>(
  count: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  isFirst: bool,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  let to = 0;
  for (let k = 0; k < count; k++) {
    setWord(toStarts, k, to);
    const begin = word(starts, k);
    const length = word(starts, k + 1) - begin;
    const rest = isFirst ? to + 1 : to;
    const own = isFirst ? to : to + length;
    memory.copy(at<i32>(toIndices, rest), at<i32>(indices, begin), (<usize>length) << 2);
    memory.copy(at<T>(toValues, rest), at<T>(values, begin), <usize>length * sizeof<T>());
    setWord(toIndices, own, k);
    store<T>(at<T>(toValues, own), diagonal ? load<T>(at<T>(diagonal, k)) : fromReal<T>(1));
    to += length + 1;
  }
  setWord(toStarts, count, to);
}

export function withDiagonalFloat64(
  count: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  isFirst: bool,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  withDiagonal<f64>(
    count,
    starts,
    indices,
    values,
    diagonal,
    isFirst,
    toStarts,
    toIndices,
    toValues,
  );
}

export function withDiagonalComplex128(
  count: i32,
  starts: usize,
  indices: usize,
  values: usize,
  diagonal: usize,
  isFirst: bool,
  toStarts: usize,
  toIndices: usize,
  toValues: usize,
): void {
  withDiagonal<v128>(
    count,
    starts,
    indices,
    values,
    diagonal,
    isFirst,
    toStarts,
    toIndices,
    toValues,
  );
}
