/** Tests of ranks of several samples. */
import { assertOptions } from '@numloom/ufunc';
import { chi2Tail } from '../pvalues/chi2.ts';
import { TestResult } from '../results/test-result.ts';
import type { GroupStatistic } from '../samples/grouped.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { joined, ranksOf, sumOf } from './ranks.ts';
import { tieFactor } from './rankdata.ts';

/**
 * Kruskal-Wallis H test of whether the medians of independent samples are equal, for two samples or more;
 * options come last. The statistic has a correction for ties, the p-value is that of chi-squared.
 *
 * @throws TypeError for fewer than two samples; Error for NaN where the policy is to raise
 *
 * @see Kruskal, Wallis (1952), JASA 47
 *
 * @example
 * ```ts
 * import { kruskal } from '@numloom/stats';
 * const { statistic, pvalue } = kruskal([1, 3, 5, 7, 9], [2, 4, 6, 8, 10]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 0.2727 0.6015
 * ```
 */
export function kruskal<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function kruskal<const S extends readonly Sample[], const O extends SampleOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function kruskal(...args: readonly unknown[]): TestResult<unknown> {
  const [samples, options] = variadic<SampleOptions>(args, 2, 'kruskal');
  assertOptions(options, SAMPLE_OPTIONS, 'kruskal');
  const spec = { name: 'kruskal', outputs: ['statistic', 'pvalue'] } as const;
  const result = slicewise(spec, samples, options, (...groups) => {
    const { ranks, ties } = ranksOf(joined(groups));
    const n = ranks.length;
    // About the mean rank, so that little of the sums cancels.
    const mean = (n + 1) / 2;
    let between = 0;
    let start = 0;
    for (const { length } of groups) {
      const deviation = sumOf(ranks, start, start + length) - length * mean;
      between += (deviation * deviation) / length;
      start += length;
    }
    const statistic = ((12 / (n * (n + 1))) * between) / tieFactor(n, ties);
    return { statistic, pvalue: chi2Tail(statistic, groups.length - 1) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

/**
 * Friedman test of whether repeated measurements of the same individuals are equal, for three samples or
 * more, one for each treatment; options come last. Observations belong together by their place. The
 * statistic has a correction for ties, the p-value is that of chi-squared, for many individuals.
 *
 * @throws TypeError for fewer than three samples; RangeError where there are not equally many observations;
 * Error for NaN where the policy is to raise
 *
 * @see Friedman (1937), JASA 32
 *
 * @example
 * ```ts
 * import { friedmanchisquare } from '@numloom/stats';
 * const before = [72, 96, 88, 92, 74, 76, 82];
 * const after = [120, 120, 132, 120, 101, 96, 112];
 * const later = [76, 95, 104, 96, 84, 72, 76];
 * const { statistic, pvalue } = friedmanchisquare(before, after, later);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 10.5714 0.005063
 * ```
 */
export function friedmanchisquare<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function friedmanchisquare<const S extends readonly Sample[], const O extends SampleOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function friedmanchisquare(...args: readonly unknown[]): TestResult<unknown> {
  const name = 'friedmanchisquare';
  const [samples, options] = variadic<SampleOptions>(args, 3, name);
  assertOptions(options, SAMPLE_OPTIONS, name);
  const spec = { name, outputs: ['statistic', 'pvalue'], paired: true } as const;
  const result = slicewise(spec, samples, options, (...treatments) => {
    const k = treatments.length;
    const n = treatments[0]!.length;
    const sums = new Float64Array(k);
    const row = new Float64Array(k);
    let ties = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < k; j++) row[j] = treatments[j]![i]!;
      const ranked = ranksOf(row);
      ties += ranked.ties;
      for (let j = 0; j < k; j++) sums[j]! += ranked.ranks[j]!;
    }
    const mean = (n * (k + 1)) / 2;
    const between = sums.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
    const statistic = ((12 / (k * n * (k + 1))) * between) / (1 - ties / (k * (k * k - 1) * n));
    return { statistic, pvalue: chi2Tail(statistic, k - 1) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}
