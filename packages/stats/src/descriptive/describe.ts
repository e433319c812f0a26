/** What a sample looks like, in six numbers. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, Statistic } from '../samples/types.ts';
import { kurtosisOf, meanOf, skewnessOf, varianceOf } from './central.ts';
import { type DeviationOptions, ddofOf } from './sem.ts';

/** Options of descriptions. */
export interface DescribeOptions extends DeviationOptions {
  /** Whether skewness and kurtosis are those of the sample, as by default, or estimate the population's. */
  readonly bias?: boolean;
}

/** Numbers that describe a sample, or arrays of them. */
export interface DescribeResult<T = number | NdArray<'float64'>> {
  /** The number of observations. */
  readonly nobs: T;
  /** The least and the greatest. */
  readonly minmax: readonly [min: T, max: T];
  readonly mean: T;
  /** The sum of squared deviations by n - ddof. */
  readonly variance: T;
  readonly skewness: T;
  /** That of a normal distribution is 0. */
  readonly kurtosis: T;
}

/**
 * Number of observations, extremes, mean, variance (`ddof` is 1 by default), skewness and kurtosis.
 *
 * @throws RangeError where there are no observations at all, or the axis is out of range
 *
 * @example
 * ```ts
 * import { describe } from '@numloom/stats';
 * const { nobs, minmax, mean, variance } = describe([1, 2, 3, 4]);
 * console.log(nobs, minmax, mean, variance); // => 4 [ 1, 4 ] 2.5 1.6666666666666667
 * ```
 */
export function describe<A extends Sample, const O extends DescribeOptions>(
  a: A,
  options?: O,
): DescribeResult<Statistic<A, O>>;
export function describe(a: Sample, options: DescribeOptions = {}): DescribeResult {
  assertOptions(options, [...SAMPLE_OPTIONS, 'ddof', 'bias'], 'describe');
  const { ddof = 1, bias = true, ...rest } = options;
  const taken = ddofOf(ddof, 'describe');
  const { min, max, ...others } = slicewise(
    {
      name: 'describe',
      samples: ['a'],
      seesNaN: true,
      outputs: ['nobs', 'min', 'max', 'mean', 'variance', 'skewness', 'kurtosis'],
    },
    [a],
    rest,
    (x) => {
      const mean = meanOf(x);
      return {
        nobs: x.length,
        min: x.reduce((least, value) => Math.min(least, value), Infinity),
        max: x.reduce((most, value) => Math.max(most, value), -Infinity),
        mean,
        variance: varianceOf(x, taken, mean),
        skewness: skewnessOf(x, bias),
        kurtosis: kurtosisOf(x, bias) - 3,
      };
    },
  );
  return { ...others, minmax: [min, max] };
}
