/** The Fligner-Killeen test of equal variances. */
import { assertOptions } from '@numloom/ufunc';
import { momentsOf, squaresBetween } from '../groups/group-moments.ts';
import { ndtri } from '../math/normal.ts';
import { chi2Tail } from '../pvalues/chi2.ts';
import { joined, ranksOf } from '../ranks/ranks.ts';
import { TestResult } from '../results/test-result.ts';
import type { GroupStatistic } from '../samples/grouped.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { centreOf, type CentreOptions, distancesFrom } from './centre.ts';

/**
 * Fligner-Killeen test of whether the variances of two groups or more are equal, by ranks of the distances
 * from their centres; options come last.
 *
 * @throws TypeError for fewer than two groups or an unknown centre; RangeError for a share that is none;
 * Error for NaN where the policy is to raise
 *
 * @see Conover, Johnson, Johnson (1981), Technometrics 23
 *
 * @example
 * ```ts
 * import { fligner } from '@numloom/stats';
 * const a = [8.88, 9.12, 9.04, 8.98, 9, 9.08, 9.01, 8.85, 9.06, 8.99];
 * const b = [8.88, 8.95, 9.29, 9.44, 9.15, 9.58, 8.36, 9.18, 8.67, 9.05];
 * const c = [8.95, 9.12, 8.95, 8.85, 9.03, 8.84, 9.07, 8.98, 8.86, 8.98];
 * const { statistic, pvalue } = fligner(a, b, c);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 10.8037 0.004508
 * ```
 */
export function fligner<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function fligner<const S extends readonly Sample[], const O extends CentreOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function fligner(...args: readonly unknown[]): TestResult<unknown> {
  const [samples, options] = variadic<CentreOptions>(args, 2, 'fligner');
  assertOptions(options, [...SAMPLE_OPTIONS, 'center', 'proportiontocut'], 'fligner');
  const { center, proportiontocut, ...rest } = options;
  const centre = centreOf({ center, proportiontocut } as CentreOptions, 'fligner');
  const spec = { name: 'fligner', outputs: ['statistic', 'pvalue'] } as const;
  const result = slicewise(spec, samples, rest, (...groups) => {
    const { ranks: scores } = ranksOf(joined(groups.map((x) => distancesFrom(x, centre(x)))));
    const n = scores.length;
    // The normal quantile of 1/2 + rank / (2 n + 2), by its lower tail.
    for (let k = 0; k < n; k++) scores[k] = -ndtri((n + 1 - scores[k]!) / (2 * (n + 1)));
    let start = 0;
    const scored = groups.map(({ length }) => scores.subarray(start, (start += length)));
    const { moments } = momentsOf(scored);
    const between = squaresBetween(
      moments,
      moments.map((group) => group.n),
    );
    const all = moments.reduce((sum, { squares }) => sum + squares, between);
    const statistic = (between / all) * (n - 1);
    return { statistic, pvalue: chi2Tail(statistic, groups.length - 1) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}
