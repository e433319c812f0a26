/** Means and sums of powers of deviations, of many samples at once. */
import { type NdArray, sizeOf } from '@numloom/ndarray';
import type { Expression } from '@numloom/ufunc';
import { type Column, columnOf, newColumn } from '../results/column.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { NanPolicy } from '../samples/types.ts';
import { fusedMoments } from './fused.ts';
import { higherMoments } from './higher.ts';
import { sliceMoments } from './slice.ts';
import { startsOf } from './starts.ts';

/** Moments of samples, one place for each. Where there are none, they are NaN. */
export interface Moments {
  /** How many observations there are; NaN where some are NaN and stay. */
  readonly count: Column;
  /** A number near to the mean. */
  readonly centre: Column;
  /** The power of two that deviations are multiplied by, for their squares to be in range; mostly 1. */
  readonly scale: Column;
  /** The mean less the centre, by the scale: it has digits that the mean as one number would lose. */
  readonly offset: Column;
  /** Sum of the squares of deviations from the mean, by the scale; 0 for constant samples only. */
  readonly squares: Column;
  /** The same of cubes, if they were asked for. */
  readonly cubes?: Column;
  /** The same of fourth powers. */
  readonly fourths?: Column;
  /** 1 where no deviation exceeds 1e-14 of the mean, so that it may be all rounding. */
  readonly isClose: Column;
}

/** From this many elements on, kernels are faster than loops. */
export const LARGE = 32768;
/** And from this many in a sample. */
const LONG = 64;

/** Room for the moments of some samples. */
export function newMoments(count: number, isHigher = false): Moments {
  const moments = {
    count: newColumn(count),
    centre: newColumn(count),
    scale: newColumn(count),
    offset: newColumn(count),
    squares: newColumn(count),
    isClose: newColumn(count),
  };
  return isHigher ? { ...moments, cubes: newColumn(count), fourths: newColumn(count) } : moments;
}

/** Moments of one sample. */
export function momentsOfOne(
  values: ArrayLike<number>,
  policy: NanPolicy,
  caller: string,
): Moments {
  const moments = newMoments(1);
  sliceMoments(values, 0, 1, values.length, policy, caller, moments, 0);
  return moments;
}

/** How third and fourth powers are added up: apart, for most who ask for moments need none. */
export interface HigherMoments {
  /** Of the sample k, as `sliceMoments` is given it. */
  slice(
    x: Float64Array,
    start: number,
    stride: number,
    n: number,
    moments: Moments,
    k: number,
  ): void;
  /** Of all samples that are not done, from their deviations of given numbers. */
  fused(moments: Moments, isDone: Uint8Array, deviations: (centre: Column) => Expression): void;
}

/**
 * Moments of the samples along the last axis of a real array, to the digits that float64 has: errors are
 * a few units in the last place of the standard deviation, wherever the mean is. Large arrays are read
 * once; for third and fourth powers twice.
 *
 * @throws Error for NaN where the policy is to raise
 */
export function momentsOf(
  array: NdArray,
  policy: NanPolicy,
  caller: string,
  highest: 2 | 4 = 2,
): Moments {
  return squaresOf(array, policy, caller, highest === 4 ? higherMoments : undefined);
}

/** The same, that takes higher powers along only where they are given. */
export function squaresOf(
  array: NdArray,
  policy: NanPolicy,
  caller: string,
  higher?: HigherMoments,
): Moments {
  const { shape, strides } = array;
  const rank = shape.length - 1;
  const n = shape[rank]!;
  // Along axes that are broadcast all samples are the same.
  const distinct = shape.map((length, k) => (k < rank && strides[k] === 0 ? 1 : length));
  const samples = array.withLayout({ shape: distinct, strides, offset: array.offset });
  const count = sizeOf(distinct.slice(0, rank));
  const moments = newMoments(count, higher !== undefined);
  if (n >= LONG && count * n >= LARGE) fusedMoments(samples, policy, caller, moments, higher);
  else if (array.dtype === 'float64') {
    const data = array.storage.view('float64');
    const starts = startsOf(samples);
    for (let k = 0; k < count; k++) {
      sliceMoments(data, starts[k]!, strides[rank]!, n, policy, caller, moments, k);
      higher?.slice(data, starts[k]!, strides[rank]!, n, moments, k);
    }
  } else {
    const data = packedValues(samples);
    for (let k = 0; k < count; k++) {
      sliceMoments(data, k * n, 1, n, policy, caller, moments, k);
      higher?.slice(data, k * n, 1, n, moments, k);
    }
  }
  return sizeOf(shape.slice(0, rank)) === count ? moments : spread(moments, distinct, shape);
}

/** Moments of samples of one shape, for each of those that they are broadcast to. */
function spread(moments: Moments, from: readonly number[], to: readonly number[]): Moments {
  let step = 1;
  const strides = from.map(() => 0);
  for (let axis = from.length - 2; axis >= 0; axis--) {
    if (from[axis] !== 1) strides[axis] = step;
    step *= from[axis]!;
  }
  const places = startsOf({ shape: to, strides, offset: 0 });
  return Object.fromEntries(
    Object.entries(moments).map(([name, column]: [string, Column]) => [
      name,
      columnOf(places.length, (k) => column[places[k]!]!),
    ]),
  ) as unknown as Moments;
}

/** The mean of sample k. */
export function meanOf(moments: Moments, k: number): number {
  return moments.centre[k]! + moments.offset[k]! / moments.scale[k]!;
}

/** The standard deviation of sample k, with n - 1; NaN for fewer than two observations. */
export function deviationOf(moments: Moments, k: number): number {
  const free = moments.count[k]! - 1;
  return free > 0 ? Math.sqrt(moments.squares[k]! / free) / moments.scale[k]! : NaN;
}
