/** Levene's test of equal variances. */
import { assertOptions } from '@numloom/ufunc';
import { anova } from '../groups/anova.ts';
import { TestResult } from '../results/test-result.ts';
import type { GroupStatistic } from '../samples/grouped.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { centreOf, type CentreOptions, distancesFrom } from './centre.ts';

/**
 * Levene's test of whether the variances of two groups or more are equal, with the median as the centre that
 * of Brown and Forsythe; options come last. The statistic is F of the distances from the centres.
 *
 * @throws TypeError for fewer than two groups or an unknown centre; RangeError for a share that is none;
 * Error for NaN where the policy is to raise
 *
 * @see Levene (1960); Brown, Forsythe (1974), JASA 69
 *
 * @example
 * ```ts
 * import { levene } from '@numloom/stats';
 * const a = [8.88, 9.12, 9.04, 8.98, 9, 9.08, 9.01, 8.85, 9.06, 8.99];
 * const b = [8.88, 8.95, 9.29, 9.44, 9.15, 9.58, 8.36, 9.18, 8.67, 9.05];
 * const c = [8.95, 9.12, 8.95, 8.85, 9.03, 8.84, 9.07, 8.98, 8.86, 8.98];
 * const { statistic, pvalue } = levene(a, b, c);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 7.5850 0.002432
 * ```
 */
export function levene<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function levene<const S extends readonly Sample[], const O extends CentreOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function levene(...args: readonly unknown[]): TestResult<unknown> {
  const [samples, options] = variadic<CentreOptions>(args, 2, 'levene');
  assertOptions(options, [...SAMPLE_OPTIONS, 'center', 'proportiontocut'], 'levene');
  const { center, proportiontocut, ...rest } = options;
  const centre = centreOf({ center, proportiontocut } as CentreOptions, 'levene');
  const spec = { name: 'levene', outputs: ['statistic', 'pvalue'] } as const;
  const result = slicewise(spec, samples, rest, (...groups) =>
    anova(groups.map((x) => distancesFrom(x, centre(x)))),
  );
  return new TestResult<unknown>(result.statistic, result.pvalue);
}
