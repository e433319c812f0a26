/** The t test of two independent samples. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { type Moments, momentsOfOne, squaresOf } from '../moments/moments.ts';
import type { MonteCarloMethod, PermutationMethod } from '../resampling/methods.ts';
import { alternativeOf, assertFlags, nanPolicyOf } from '../samples/options.ts';
import { samplesOf } from '../samples/samples.ts';
import { packedValues, slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { observationsOf, plainObservations, plainValues } from './plain.ts';
import { TTEST_OPTIONS } from './ttest_1samp.ts';
import type { TtestTwoSampleResult } from './ttest-result.ts';
import { trimmedMoments } from './trimmed.ts';
import { twoSampleStatistic, twoSampleTest } from './two-sample.ts';

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
  /**
   * How the p-value is found, if not from the t distribution: by permutations of the observations, or
   * among statistics of samples that are drawn. All else of the result stays that of the t test.
   */
  readonly method?: PermutationMethod | MonteCarloMethod;
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
  assertOptions(options, [...TTEST_OPTIONS, 'equal_var', 'trim', 'method'], caller);
  assertFlags(options, ['equal_var'], caller);
  const { equal_var = true, trim = 0, method } = options;
  if (!(trim >= 0 && trim < 0.5)) {
    throw new RangeError(
      `${caller}: trim is ${String(trim)}, must be at least 0 and less than 0.5`,
    );
  }
  const policy = nanPolicyOf(options.nan_policy, caller);
  const alternative = alternativeOf(options.alternative, caller);
  const values = plainValues(a, options);
  const others = plainValues(b, options);
  if (values && others && trim === 0 && !method) {
    const first = momentsOfOne(values, policy, caller);
    const second = momentsOfOne(others, policy, caller);
    return twoSampleTest(caller, first, second, equal_var, {
      shape: [],
      isNumber: true,
      alternative,
      observations: plainObservations(values, others),
    });
  }
  const given = samplesOf(caller, [a, b], options, ['a', 'b']);
  const [first, second] = given.arrays.map((array: NdArray) =>
    trim > 0 ? trimmedMoments(array, trim, policy, caller) : squaresOf(array, policy, caller),
  );
  return twoSampleTest(caller, first!, second!, equal_var, {
    ...given,
    alternative,
    pvalue: method && drawnPvalues(method, a, b, options, alternative),
    observations: observationsOf(...given.arrays),
  });
}

/** The p-values of samples by drawing. */
function drawnPvalues(
  method: PermutationMethod | MonteCarloMethod,
  a: Sample,
  b: Sample,
  { axis, nan_policy, equal_var = true, trim = 0 }: TtestIndOptions,
  alternative: Alternative,
): Float64Array {
  const caller = 'ttest_ind';
  if (typeof (method as Partial<PermutationMethod>).test !== 'function') {
    throw new TypeError(`${caller}: method must be a PermutationMethod or a MonteCarloMethod`);
  }
  const momentsOfSample = (values: Float64Array): Moments =>
    trim > 0
      ? trimmedMoments(asarray(values), trim, 'propagate', caller)
      : momentsOfOne(values, 'propagate', caller);
  const statistic = (x: Float64Array, y: Float64Array): number =>
    twoSampleStatistic(momentsOfSample(x), momentsOfSample(y), equal_var);
  const { pvalue } = slicewise(
    { name: caller, samples: ['a', 'b'], outputs: ['pvalue'], least: 2 },
    [a, b],
    {
      ...(axis !== undefined && { axis }),
      ...(nan_policy !== undefined && { nan_policy }),
      keepdims: true,
    },
    (x, y) => ({ pvalue: method.test([x, y], statistic, { alternative }).pvalue as number }),
  );
  return packedValues(pvalue as NdArray);
}
