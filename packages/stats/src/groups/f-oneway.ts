/** One-way analysis of variance. */
import { assertOptions } from '@numloom/ufunc';
import { TestResult } from '../results/test-result.ts';
import type { GroupStatistic } from '../samples/grouped.ts';
import { assertFlags, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { SmallSampleWarning, warn } from '../warnings.ts';
import { anova, welchAnova } from './anova.ts';

/** Options of the analysis of variance. */
export interface FOnewayOptions extends SampleOptions {
  /** Whether the variances of all groups are equal, as the default, true, assumes; false is Welch's test. */
  readonly equal_var?: boolean;
}

/**
 * One-way analysis of variance: tests whether the means of two groups or more are equal; options come last.
 * The statistic is F. It is infinite where only means vary, and NaN where nothing does.
 *
 * Means and squares are compensated: F has all digits that the float64 observations determine, however far
 * from 0 they lie.
 *
 * @throws TypeError for fewer than two groups; Error for NaN where the policy is to raise
 *
 * @see Welch (1951), Biometrika 38
 *
 * @example
 * ```ts
 * import { f_oneway } from '@numloom/stats';
 * const tillamook = [0.0571, 0.0813, 0.0831, 0.0976, 0.0817, 0.0859, 0.0735, 0.0659];
 * const newport = [0.0873, 0.0662, 0.0672, 0.0819, 0.0749, 0.0649, 0.0835, 0.0725];
 * const tvarminne = [0.0703, 0.1026, 0.0956, 0.0973, 0.1039, 0.1045];
 * const { statistic, pvalue } = f_oneway(tillamook, newport, tvarminne);
 * console.log(statistic.toFixed(4), pvalue.toFixed(5)); // => 6.3836 0.00757
 * const welch = f_oneway(tillamook, newport, tvarminne, { equal_var: false });
 * console.log(welch.statistic.toFixed(4)); // => 5.5861
 * ```
 */
export function f_oneway<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function f_oneway<const S extends readonly Sample[], const O extends FOnewayOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function f_oneway(...args: readonly unknown[]): TestResult<unknown> {
  const name = 'f_oneway';
  const [samples, options] = variadic<FOnewayOptions>(args, 2, name);
  assertOptions(options, [...SAMPLE_OPTIONS, 'equal_var'], name);
  assertFlags(options, ['equal_var'], name);
  const { equal_var = true, ...rest } = options;
  let isSmall = false;
  const spec = { name, outputs: ['statistic', 'pvalue'] } as const;
  const result = slicewise(spec, samples, rest, (...groups) => {
    if (groups.some(({ length }) => length > 1))
      return equal_var ? anova(groups) : welchAnova(groups);
    isSmall = true;
    return { statistic: NaN, pvalue: NaN };
  });
  if (isSmall) {
    warn(
      new SmallSampleWarning(`${name}: no sample has more than one observation; results are NaN`),
    );
  }
  return new TestResult<unknown>(result.statistic, result.pvalue);
}
