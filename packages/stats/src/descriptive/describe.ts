/** What a sample looks like, in six numbers. */
import { asarray, full, type NdArray } from '@numloom/ndarray';
import { assertOptions, evaluate, max, min, nanmax, nanmin } from '@numloom/ufunc';
import { meanOf } from '../moments/moments.ts';
import { assertFlags, nanPolicyOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { delivered, samplesOf } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample, Statistic } from '../samples/types.ts';
import { kurtosisOf, ofMoments, skewnessOf, varianceOf } from './of-moments.ts';
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
  assertFlags(options, ['bias'], 'describe');
  const { ddof = 1, bias = true, ...rest } = options;
  const taken = ddofOf(ddof, 'describe');
  const policy = nanPolicyOf(rest.nan_policy, 'describe');
  const { arrays, batch, shape, isNumber } = samplesOf('describe', [a], rest, ['a']);
  const array = arrays[0]!;
  const described = ofMoments('describe', array, { ...rest, axis: -1, keepdims: false }, 4, {
    nobs: ({ count }, k) => (policy === 'propagate' ? array.shape.at(-1)! : count[k]!),
    mean: meanOf,
    variance: (moments, k) => varianceOf(moments, k, taken),
    skewness: (moments, k) => skewnessOf(moments, k, bias),
    kurtosis: (moments, k) => kurtosisOf(moments, k, bias) - 3,
  });
  const [least, most] = policy === 'omit' ? [nanmin, nanmax] : [min, max];
  const extremes =
    array.size === 0
      ? [full(batch, NaN), full(batch, NaN)]
      : evaluate([least(array, { axis: -1 }), most(array, { axis: -1 })]);
  // As what else is given: a number, or of the shape that kept axes have.
  const given = (values: number | NdArray): number | NdArray<'float64'> =>
    delivered({ shape, isNumber }, packedValues(asarray(values)));
  const [low, high] = extremes.map(given) as [number, number];
  const { nobs, mean, variance, skewness, kurtosis } = described;
  return {
    nobs: given(nobs),
    minmax: [low, high],
    mean: given(mean),
    variance: given(variance),
    skewness: given(skewness),
    kurtosis: given(kurtosis),
  };
}
