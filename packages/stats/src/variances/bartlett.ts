/** Bartlett's test of equal variances. */
import { assertOptions } from '@numloom/ufunc';
import { scaledMomentsOf, varianceOf } from '../groups/group-moments.ts';
import { chi2Tail } from '../pvalues/chi2.ts';
import { TestResult } from '../results/test-result.ts';
import type { GroupStatistic } from '../samples/grouped.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';

/**
 * Bartlett's test of whether the variances of two normally distributed groups or more are equal; options
 * come last. For other distributions `levene` is more robust.
 *
 * @throws TypeError for fewer than two groups; Error for NaN where the policy is to raise
 *
 * @see Bartlett (1937), Proc. R. Soc. A 160; Snedecor, Cochran (1989), Statistical Methods
 *
 * @example
 * ```ts
 * import { bartlett } from '@numloom/stats';
 * const a = [8.88, 9.12, 9.04, 8.98, 9, 9.08, 9.01, 8.85, 9.06, 8.99];
 * const b = [8.88, 8.95, 9.29, 9.44, 9.15, 9.58, 8.36, 9.18, 8.67, 9.05];
 * const c = [8.95, 9.12, 8.95, 8.85, 9.03, 8.84, 9.07, 8.98, 8.86, 8.98];
 * const { statistic, pvalue } = bartlett(a, b, c);
 * console.log(statistic.toFixed(4), pvalue.toExponential(4)); // => 22.7894 1.1255e-5
 * ```
 */
export function bartlett<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function bartlett<const S extends readonly Sample[], const O extends SampleOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function bartlett(...args: readonly unknown[]): TestResult<unknown> {
  const [samples, options] = variadic<SampleOptions>(args, 2, 'bartlett');
  assertOptions(options, SAMPLE_OPTIONS, 'bartlett');
  const spec = { name: 'bartlett', outputs: ['statistic', 'pvalue'] } as const;
  const result = slicewise(spec, samples, options, (...groups) => {
    const moments = scaledMomentsOf(groups);
    const most = Math.max(...moments.map(({ exponent }) => exponent));
    let df = 0;
    let squares = 0;
    let inverses = 0;
    for (const group of moments) {
      df += group.n - 1;
      squares += group.squares * 4 ** (group.exponent - most);
      inverses += 1 / (group.n - 1);
    }
    const pooled = squares / df;
    // The weighted mean of all ratios is 1, so that none of these terms is negative.
    let sum = 0;
    for (const group of moments) {
      const steps = group.exponent - most;
      const inOwnUnits = varianceOf(group) / pooled;
      const ratio = inOwnUnits * 4 ** steps;
      const excess = ratio - 1;
      let log = ratio < 0.5 ? Math.log(ratio) : Math.log1p(excess);
      if (ratio < 1e-300) log = Math.log(inOwnUnits) + steps * Math.log(4);
      sum += (group.n - 1) * (excess - log);
    }
    const statistic = sum / (1 + (inverses - 1 / df) / (3 * (groups.length - 1)));
    return { statistic, pvalue: chi2Tail(statistic, groups.length - 1) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}
