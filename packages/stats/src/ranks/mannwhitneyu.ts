/** Tests of whether observations of one sample tend to be greater than those of another. */
import { assertOptions } from '@numloom/ufunc';
import { ndtr } from '../math/normal.ts';
import { normalPvalue } from '../pvalues/normal.ts';
import type { PermutationMethod } from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, assertFlags, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { rankSumTail } from './rank-sums.ts';
import { permutationOr } from './permutation-or.ts';
import { joined, ranksOf, sumOf } from './ranks.ts';

/** Options of the Mann-Whitney U test. */
export interface MannWhitneyUOptions extends TestOptions {
  /**
   * Where the p-value comes from: `'exact'`, the distribution of U over all orders, which knows no ties;
   * `'asymptotic'`, the normal distribution with a correction for ties; `'auto'`, the default, is exact
   * where one sample has 8 observations or fewer and there are no ties. A `PermutationMethod` compares with
   * permutations of the observations, ties included.
   */
  readonly method?: 'auto' | 'exact' | 'asymptotic' | PermutationMethod;
  /** Whether the normal approximation is corrected by 1/2 for continuity; true by default. */
  readonly use_continuity?: boolean;
}

/**
 * Mann-Whitney U test of whether the distributions of two independent samples are equal. The statistic is
 * U of `x`: the number of pairs in which the observation of `x` is the greater one, ties by half.
 *
 * Exact p-values take O(min(m, n) m n) for each new pair of sizes and are correct in both tails.
 *
 * @throws TypeError for an unknown method; Error for NaN where the policy is to raise
 *
 * @see Mann, Whitney (1947), Ann. Math. Stat. 18
 *
 * @example
 * ```ts
 * import { mannwhitneyu } from '@numloom/stats';
 * const males = [19, 22, 16, 29, 24];
 * const females = [20, 11, 17, 12];
 * const { statistic, pvalue } = mannwhitneyu(males, females, { method: 'exact' });
 * console.log(statistic, pvalue.toFixed(4)); // => 17 0.1111
 * ```
 */
export function mannwhitneyu<
  A extends Sample,
  B extends Sample,
  const O extends MannWhitneyUOptions = object,
>(x: A, y: B, options?: O): TestResult<Statistic<A, O, B>>;
export function mannwhitneyu(
  x: Sample,
  y: Sample,
  options: MannWhitneyUOptions = {},
): TestResult<unknown> {
  const name = 'mannwhitneyu';
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative', 'method', 'use_continuity'], name);
  assertFlags(options, ['use_continuity'], name);
  const { method: given = 'auto', use_continuity = true, alternative: side, ...rest } = options;
  const alternative = alternativeOf(side, name);
  const method = permutationOr(given, ['auto', 'exact', 'asymptotic'], name);
  const outputs = ['statistic', 'pvalue'] as const;
  const result = slicewise({ name, samples: ['x', 'y'], outputs }, [x, y], rest, (a, b) => {
    const [m, n] = [a.length, b.length];
    const { ranks, ties } = ranksOf(joined([a, b]));
    const statistic = sumOf(ranks, 0, m) - (m * (m + 1)) / 2;
    if (typeof method === 'object') {
      // Ranks are permuted like the observations that have them.
      const parts = [ranks.subarray(0, m), ranks.subarray(m)];
      return {
        statistic,
        pvalue: method.test(parts, (first: Float64Array) => sumOf(first), { alternative }).pvalue,
      };
    }
    // The p-value is the upper tail of the one that counts as extreme.
    const other = m * n - statistic;
    const extreme = extremeOf(statistic, other, alternative);
    const isExact = method === 'exact' || (method === 'auto' && Math.min(m, n) <= 8 && ties === 0);
    const tail = isExact
      ? rankSumTail(m, n, m * n - Math.floor(extreme))
      : ndtr(-standardised(extreme, m, n, ties, use_continuity));
    return { statistic, pvalue: Math.min(alternative === 'two-sided' ? 2 * tail : tail, 1) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

function extremeOf(u: number, other: number, alternative: Alternative): number {
  if (alternative === 'two-sided') return Math.max(u, other);
  return alternative === 'greater' ? u : other;
}

/** U as a number of standard deviations above its mean. */
function standardised(u: number, m: number, n: number, ties: number, corrected: boolean): number {
  const all = m + n;
  const deviation = Math.sqrt(((m * n) / 12) * (all + 1 - ties / (all * (all - 1))));
  return (u - (m * n) / 2 - (corrected ? 0.5 : 0)) / deviation;
}

/**
 * Wilcoxon rank-sum test of whether the distributions of two independent samples are equal. The statistic
 * is the sum of the ranks of `x`, as a number of standard deviations above its mean. There are no
 * corrections for ties and continuity: `mannwhitneyu` has both.
 *
 * @throws Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { ranksums } from '@numloom/stats';
 * const { statistic, pvalue } = ranksums([1, 2, 3, 4, 5], [4.5, 6, 7, 8, 9]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => -2.4023 0.0163
 * ```
 */
export function ranksums<A extends Sample, B extends Sample, const O extends TestOptions = object>(
  x: A,
  y: B,
  options?: O,
): TestResult<Statistic<A, O, B>>;
export function ranksums(x: Sample, y: Sample, options: TestOptions = {}): TestResult<unknown> {
  const name = 'ranksums';
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative'], name);
  const { alternative: side, ...rest } = options;
  const alternative = alternativeOf(side, name);
  const outputs = ['statistic', 'pvalue'] as const;
  const result = slicewise({ name, samples: ['x', 'y'], outputs }, [x, y], rest, (a, b) => {
    const [m, n] = [a.length, b.length];
    const sum = sumOf(ranksOf(joined([a, b])).ranks, 0, m);
    const statistic = (sum - (m * (m + n + 1)) / 2) / Math.sqrt((m * n * (m + n + 1)) / 12);
    return { statistic, pvalue: normalPvalue(statistic, alternative) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}
