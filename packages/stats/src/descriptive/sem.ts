/** The standard error of the mean, and the coefficient of variation. */
import { assertOptions } from '@numloom/ufunc';
import { meanOf } from '../moments/moments.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { deviationOf, ofMoments } from './of-moments.ts';

/** Options of what rests on a standard deviation. */
export interface DeviationOptions extends SampleOptions {
  /** What is taken off the number of observations that the sum of squares is divided by. */
  readonly ddof?: number;
}

/** @throws TypeError where ddof is no number */
export function ddofOf(ddof: unknown, caller: string): number {
  if (typeof ddof === 'number') return ddof;
  throw new TypeError(`${caller}: ddof is ${String(ddof)}, must be a number`);
}

/**
 * Standard error of the mean: the standard deviation by √n. A number for a plain sample, else an array.
 * `ddof` is 1 by default.
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { sem } from '@numloom/stats';
 * console.log(sem([1, 2, 3, 4])); // => 0.6454972243679028
 * ```
 */
export function sem<A extends Sample, const O extends DeviationOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function sem(a: Sample, options: DeviationOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'ddof'], 'sem');
  const { ddof = 1, ...rest } = options;
  const taken = ddofOf(ddof, 'sem');
  return ofMoments('sem', a, rest, 2, {
    sem: (moments, k) => deviationOf(moments, k, taken) / Math.sqrt(moments.count[k]!),
  }).sem;
}

/**
 * Coefficient of variation: the standard deviation by the mean. A number for a plain sample, else an
 * array. `ddof` is 0 by default.
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { variation } from '@numloom/stats';
 * console.log(variation([1, 2, 3, 4, 5])); // => 0.47140452079103173
 * ```
 */
export function variation<A extends Sample, const O extends DeviationOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function variation(a: Sample, options: DeviationOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'ddof'], 'variation');
  const { ddof = 0, ...rest } = options;
  const taken = ddofOf(ddof, 'variation');
  return ofMoments('variation', a, rest, 2, {
    variation: (moments, k) => deviationOf(moments, k, taken) / meanOf(moments, k),
  }).variation;
}
