/** The t test of one sample. */
import { formatShape } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { momentsOfOne, squaresOf } from '../moments/moments.ts';
import { alternativeOf, nanPolicyOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { samplesOf } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { oneSampleTest } from './one-sample.ts';
import { observationsOf, plainObservations, plainValues } from './plain.ts';
import type { TtestOneSampleResult } from './ttest-result.ts';

/**
 * T test of the mean of one sample: is it `popmean`?
 *
 * t is (mean - popmean) / (sd / √n), with n - 1 degrees of freedom (Student 1908, "The probable error of
 * a mean", Biometrika 6). Its digits do not depend on where observations are or how large; `logPvalue`
 * of the result goes on where p-values underflow. Samples of fewer than two observations give NaN, with
 * a `SmallSampleWarning`; constant ones ±Infinity, or NaN where they are `popmean`, with a
 * `ConstantInputWarning`; those with infinities NaN.
 *
 * The results are numbers for plain samples, else arrays: one for each sample in `a`, and for each of
 * several `popmean`.
 *
 * @param popmean - the mean under the null hypothesis; an array broadcasts with `a`, and has length 1
 *   along the axis
 * @throws RangeError where `popmean` is longer than 1 along the axis, or shapes do not fit; Error for
 *   NaN where the policy is to raise; TypeError for other words than those of the options
 *
 * @example
 * ```ts
 * import { ttest_1samp } from '@numloom/stats';
 * const hours = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
 * const { statistic, pvalue, df } = ttest_1samp(hours, 0);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6), df); // => 4.0621 0.002833 9
 * ```
 */
export function ttest_1samp<
  A extends Sample,
  const O extends TestOptions,
  P extends Sample = number,
>(a: A, popmean: P, options?: O): TtestOneSampleResult<Statistic<A, O, P>>;
export function ttest_1samp(a: Sample, popmean: Sample, options: TestOptions = {}): unknown {
  const caller = 'ttest_1samp';
  assertOptions(options, TTEST_OPTIONS, caller);
  const policy = nanPolicyOf(options.nan_policy, caller);
  const alternative = alternativeOf(options.alternative, caller);
  if (typeof popmean === 'number' && (policy !== 'raise' || popmean === popmean)) {
    const values = plainValues(a, options);
    if (values) {
      return oneSampleTest(caller, momentsOfOne(values, policy, caller), [popmean], {
        shape: [],
        isNumber: true,
        alternative,
        observations: plainObservations(values),
      });
    }
  }
  const isNumber = typeof popmean === 'number';
  const given = samplesOf(caller, isNumber ? [a] : [a, popmean], options, ['a', 'popmean']);
  const [sample, means] = given.arrays;
  if (means && means.shape.at(-1) !== 1) {
    throw new RangeError(
      `${caller}: popmean has the shape ${formatShape(means.shape)}, the axis last, must have length 1 along it`,
    );
  }
  const popmeans = means ? packedValues(means) : Float64Array.of(popmean as number);
  if (policy === 'raise' && popmeans.some(Number.isNaN)) {
    throw new Error(`${caller}: the input contains nan values`);
  }
  return oneSampleTest(caller, squaresOf(sample!, policy, caller), popmeans, {
    ...given,
    alternative,
    observations: observationsOf(sample!),
  });
}

/** The options of every t test. */
export const TTEST_OPTIONS = [...SAMPLE_OPTIONS, 'alternative'] as const;
