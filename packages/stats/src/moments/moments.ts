/** Means and sums of powers of deviations, of many samples at once. */
import { type NdArray, sizeOf } from '@numloom/ndarray';
import { packedValues } from '../samples/slicewise.ts';
import type { NanPolicy } from '../samples/types.ts';
import { fusedMoments } from './fused.ts';
import { sliceMoments } from './slice.ts';
import { startsOf } from './starts.ts';

/** Moments of samples, one place for each. Where there are none, they are NaN. */
export interface Moments {
  /** How many observations there are; NaN where some are NaN and stay. */
  readonly count: Float64Array;
  /** A number near to the mean. */
  readonly centre: Float64Array;
  /** The power of two that deviations are multiplied by, for their squares to be in range; mostly 1. */
  readonly scale: Float64Array;
  /** The mean less the centre, by the scale: it has digits that the mean as one number would lose. */
  readonly offset: Float64Array;
  /** Sum of the squares of deviations from the mean, by the scale; 0 for constant samples only. */
  readonly squares: Float64Array;
  /** The same of cubes, if they were asked for. */
  readonly cubes?: Float64Array;
  /** The same of fourth powers. */
  readonly fourths?: Float64Array;
  /** 1 where no deviation exceeds 1e-14 of the mean, so that it may be all rounding. */
  readonly isClose: Uint8Array;
}

/** From this many elements on, kernels are faster than loops. */
export const LARGE = 32768;
/** And from this many in a sample. */
const LONG = 64;

/** Room for the moments of some samples. */
export function newMoments(count: number, highest: 2 | 4 = 2): Moments {
  const column = (): Float64Array => new Float64Array(count);
  return {
    count: column(),
    centre: column(),
    scale: column(),
    offset: column(),
    squares: column(),
    isClose: new Uint8Array(count),
    ...(highest === 4 && { cubes: column(), fourths: column() }),
  };
}

/** Moments of one sample. */
export function momentsOfOne(
  values: Float64Array,
  policy: NanPolicy,
  caller: string,
  highest: 2 | 4 = 2,
): Moments {
  const moments = newMoments(1, highest);
  sliceMoments(values, 0, 1, values.length, policy, caller, moments, 0);
  return moments;
}

/**
 * Moments of the samples along the last axis of a real array, to the digits that float64 has: errors are
 * a few units in the last place of the standard deviation, wherever the mean is. Large arrays are read
 * once.
 *
 * @throws Error for NaN where the policy is to raise
 */
export function momentsOf(
  array: NdArray,
  policy: NanPolicy,
  caller: string,
  highest: 2 | 4 = 2,
): Moments {
  const { shape, strides } = array;
  const rank = shape.length - 1;
  const n = shape[rank]!;
  // Along axes that are broadcast all samples are the same.
  const distinct = shape.map((length, k) => (k < rank && strides[k] === 0 ? 1 : length));
  const samples = array.withLayout({ shape: distinct, strides, offset: array.offset });
  const count = sizeOf(distinct.slice(0, rank));
  const moments = newMoments(count, highest);
  if (n >= LONG && count * n >= LARGE) fusedMoments(samples, policy, caller, moments);
  else if (array.dtype === 'float64') {
    const data = array.storage.view('float64');
    const starts = startsOf(samples);
    for (let k = 0; k < count; k++) {
      sliceMoments(data, starts[k]!, strides[rank]!, n, policy, caller, moments, k);
    }
  } else {
    const data = packedValues(samples);
    for (let k = 0; k < count; k++) {
      sliceMoments(data, k * n, 1, n, policy, caller, moments, k);
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
  const taken = <T extends Float64Array | Uint8Array>(column: T): T =>
    (column.constructor as unknown as { from(values: readonly number[]): T }).from(
      places.map((place) => column[place]!),
    );
  return Object.fromEntries(
    Object.entries(moments).map(([name, column]) => [
      name,
      taken(column as Float64Array | Uint8Array),
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
