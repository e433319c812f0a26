/** The moments of one sample, in plain loops. */
import type { NanPolicy } from '../samples/types.ts';
import type { Moments } from './moments.ts';

/**
 * Moments of `n` values `stride` apart, in two passes: one that finds where they are, and one over
 * their deviations from there. Differences and sums are compensated (Knuth's two-sum), so that the mean
 * has twice the digits of float64, and squares those of float64.
 *
 * @throws Error for NaN where the policy is to raise
 */
export function sliceMoments(
  x: ArrayLike<number>,
  start: number,
  stride: number,
  n: number,
  policy: NanPolicy,
  caller: string,
  moments: Moments,
  k: number,
): void {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let count = 0;
  for (let i = 0, at = start; i < n; i++, at += stride) {
    const value = x[at]!;
    if (value !== value) {
      if (policy === 'raise') throw new Error(`${caller}: the input contains nan values`);
      if (policy === 'omit') continue;
      nothing(moments, k, NaN, NaN);
      return;
    }
    if (value < low) low = value;
    if (value > high) high = value;
    sum += value;
    count++;
  }
  if (count === 0 || low === -Infinity || high === Infinity) {
    nothing(moments, k, count, count === 0 ? NaN : low + high);
    return;
  }
  moments.count[k] = count;
  if (low === high) {
    nothing(moments, k, count, low);
    moments.squares[k] = 0;
    moments.isClose[k] = 1;
    return;
  }
  const scale = scaleOf(low, high);
  if (scale !== 1) {
    sum = 0;
    for (let i = 0, at = start; i < n; i++, at += stride) {
      const value = x[at]! * scale;
      if (value === value) sum += value;
    }
  }
  const centre = sum / count / scale;
  const c = centre * scale;
  let first = 0;
  let rest = 0;
  let second = 0;
  let restOfSecond = 0;
  for (let i = 0, at = start; i < n; i++, at += stride) {
    const value = x[at]! * scale;
    if (value !== value) continue;
    const d = value - c;
    const part = d - value;
    const lost = value - (d - part) - (c + part);
    const grown = first + d;
    const share = grown - first;
    rest += first - (grown - share) + (d - share) + lost;
    first = grown;
    const square = d * d;
    const total = second + square;
    // Squares are positive, so that one comparison tells which of them has lost digits.
    restOfSecond +=
      (second > square ? second - total + square : square - total + second) + 2 * d * lost;
    second = total;
  }
  const offset = (first + rest) / count;
  second += restOfSecond;
  moments.centre[k] = centre;
  moments.scale[k] = scale;
  moments.offset[k] = offset;
  moments.squares[k] = second - offset * (first + rest);
  const mean = centre + offset / scale;
  moments.isClose[k] = Number(Math.max(high - mean, mean - low) < 1e-14 * Math.abs(mean));
}

/** A sample of which nothing but the mean is known. */
function nothing(moments: Moments, k: number, count: number, mean: number): void {
  moments.count[k] = count;
  moments.centre[k] = mean;
  moments.offset[k] = 0;
  moments.scale[k] = 1;
  moments.squares[k] = NaN;
}

/** The largest and the smallest values whose fourth powers can be added up without care. */
const BIG = 2 ** 240;
const SMALL = 2 ** -240;

/** The power of two that brings deviations into range: 1 for nearly all samples. */
function scaleOf(low: number, high: number): number {
  const reach = Math.max(-low, high);
  if (reach > BIG) return 2 ** -Math.floor(Math.log2(reach));
  const range = high - low;
  // More than 2^1000 would be infinite times what is near to 2^24.
  return range < SMALL ? 2 ** Math.min(1000, -Math.floor(Math.log2(range))) : 1;
}
