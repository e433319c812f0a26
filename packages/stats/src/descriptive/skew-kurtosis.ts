/** How samples deviate from the shape of a normal distribution: skewness and kurtosis. */
import { assertOptions } from '@numloom/ufunc';
import { assertFlags, SAMPLE_OPTIONS } from '../samples/options.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { kurtosisOf, ofMoments, skewnessOf } from './of-moments.ts';

/** Options of skewness. */
export interface SkewOptions extends SampleOptions {
  /** Whether it is that of the sample, as by default; false estimates that of the population. */
  readonly bias?: boolean;
}

/** Options of kurtosis. */
export interface KurtosisOptions extends SkewOptions {
  /** Whether that of a normal distribution counts as 0, as by default, rather than as 3. */
  readonly fisher?: boolean;
}

/**
 * Skewness: the third central moment by the standard deviation's cube, 0 for symmetric samples. NaN
 * where the observations do not differ by more than rounding.
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { skew } from '@numloom/stats';
 * console.log(skew([2, 8, 0, 4, 1, 9, 9, 0])); // => 0.2650554122698573
 * ```
 */
export function skew<A extends Sample, const O extends SkewOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function skew(a: Sample, options: SkewOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'bias'], 'skew');
  assertFlags(options, ['bias'], 'skew');
  const { bias = true, ...rest } = options;
  return ofMoments('skew', a, rest, 4, { skew: (moments, k) => skewnessOf(moments, k, bias) }).skew;
}

/**
 * Kurtosis: the fourth central moment by the variance's square, less 3 with `fisher`. NaN where the
 * observations do not differ by more than rounding.
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { kurtosis } from '@numloom/stats';
 * console.log(kurtosis([1, 2, 3, 4, 5])); // => -1.3
 * console.log(kurtosis([1, 2, 3, 4, 5], { fisher: false })); // => 1.7
 * ```
 */
export function kurtosis<A extends Sample, const O extends KurtosisOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function kurtosis(a: Sample, options: KurtosisOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'bias', 'fisher'], 'kurtosis');
  assertFlags(options, ['bias', 'fisher'], 'kurtosis');
  const { bias = true, fisher = true, ...rest } = options;
  const normal = fisher ? 3 : 0;
  return ofMoments('kurtosis', a, rest, 4, {
    kurtosis: (moments, k) => kurtosisOf(moments, k, bias) - normal,
  }).kurtosis;
}
