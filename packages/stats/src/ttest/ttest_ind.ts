/** The t test of two independent samples. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { momentsOf, momentsOfOne } from '../moments/moments.ts';
import { alternativeOf, nanPolicyOf } from '../samples/options.ts';
import { samplesOf } from '../samples/samples.ts';
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { observationsOf, plainValues } from './plain.ts';
import { TTEST_OPTIONS } from './ttest_1samp.ts';
import type { TtestTwoSampleResult } from './ttest-result.ts';
import { trimmedMoments } from './trimmed.ts';
import { twoSampleTest } from './two-sample.ts';

/** Options of the t test of two samples. */
export interface TtestIndOptions extends TestOptions {
  /** Whether both populations have the same variance; true by default. With false it is Welch's test. */
  readonly equal_var?: boolean;
  /**
   * The part of the observations that is left out at each end of each sample, from 0 to less than 0.5:
   * Yuen's test (1974, "The two-sample trimmed t for unequal population variances", Biometrika 61).
   * The results then have the trimmed means, the deviations of winsorized samples and how many are left.
   */
  readonly trim?: number;
}

/**
 * T test of two independent samples: have they the same mean?
 *
 * Samples may have different numbers of observations. With one variance for both, one of them may be a
 * single observation. Small and constant samples are as for `ttest_1samp`.
 *
 * @throws RangeError for shapes that do not broadcast and a `trim` out of range; Error for NaN where the
 *   policy is to raise; TypeError for other words than those of the options
 *
 * @example
 * ```ts
 * import { ttest_ind } from '@numloom/stats';
 * const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
 * const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
 * const { statistic, pvalue, df } = ttest_ind(first, second, { equal_var: false });
 * console.log(statistic.toFixed(4), pvalue.toFixed(5), df.toFixed(3)); // => -1.8608 0.07939 17.776
 * ```
 */
export function ttest_ind<A extends Sample, B extends Sample, const O extends TtestIndOptions>(
  a: A,
  b: B,
  options?: O,
): TtestTwoSampleResult<Statistic<A, O, B>>;
export function ttest_ind(a: Sample, b: Sample, options: TtestIndOptions = {}): unknown {
  const caller = 'ttest_ind';
  assertOptions(options, [...TTEST_OPTIONS, 'equal_var', 'trim'], caller);
  const { equal_var = true, trim = 0 } = options;
  if (!(trim >= 0 && trim < 0.5)) {
    throw new RangeError(
      `${caller}: trim is ${String(trim)}, must be at least 0 and less than 0.5`,
    );
  }
  const policy = nanPolicyOf(options.nan_policy, caller);
  const alternative = alternativeOf(options.alternative, caller);
  const values = plainValues(a, options);
  const others = plainValues(b, options);
  if (values && others && trim === 0) {
    const moments = [values, others].map((one) => momentsOfOne(one, policy, caller));
    return twoSampleTest(caller, moments[0]!, moments[1]!, equal_var, {
      shape: [],
      isNumber: true,
      alternative,
      observations: () => [values, others],
    });
  }
  const given = samplesOf(caller, [a, b], options, ['a', 'b']);
  const [first, second] = given.arrays.map((array: NdArray) =>
    trim > 0 ? trimmedMoments(array, trim, policy, caller) : momentsOf(array, policy, caller),
  );
  return twoSampleTest(caller, first!, second!, equal_var, {
    ...given,
    alternative,
    observations: observationsOf(...given.arrays),
  });
}
