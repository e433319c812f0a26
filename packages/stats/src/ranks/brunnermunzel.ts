/** The Brunner-Munzel test. */
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import { studentPvalue } from '../pvalues/student.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { joined, ranksOf, sumOf } from './ranks.ts';

/** Options of the Brunner-Munzel test. */
export interface BrunnerMunzelOptions extends TestOptions {
  /** The distribution of the statistic: `'t'`, the default, or `'normal'`, for 50 observations or more. */
  readonly distribution?: 't' | 'normal';
}

/**
 * Brunner-Munzel test of whether an observation of one sample is as likely to be less than one of the other
 * as greater. Unlike the Mann-Whitney U test it does not assume that variances are equal.
 *
 * If all observations of one sample are less than those of the other, the statistic is infinite, and its
 * degrees of freedom are not defined: the p-value is NaN, unless the distribution is normal.
 *
 * @throws TypeError for an unknown distribution; Error for NaN where the policy is to raise
 *
 * @see Brunner, Munzel (2000), Biometrical Journal 42
 *
 * @example
 * ```ts
 * import { brunnermunzel } from '@numloom/stats';
 * const x = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1];
 * const y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4];
 * const { statistic, pvalue } = brunnermunzel(x, y);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 3.1375 0.005786
 * ```
 */
export function brunnermunzel<
  A extends Sample,
  B extends Sample,
  const O extends BrunnerMunzelOptions,
>(x: A, y: B, options?: O): TestResult<Statistic<A, O, B>>;
export function brunnermunzel(
  x: Sample,
  y: Sample,
  options: BrunnerMunzelOptions = {},
): TestResult<unknown> {
  const name = 'brunnermunzel';
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative', 'distribution'], name);
  const { alternative: side, distribution: given = 't', ...rest } = options;
  const alternative = alternativeOf(side, name);
  const distribution = oneOf(given, ['t', 'normal'], 'distribution', name);
  const outputs = ['statistic', 'pvalue'] as const;
  const result = slicewise({ name, samples: ['x', 'y'], outputs }, [x, y], rest, (a, b) => {
    const [m, n] = [a.length, b.length];
    const { ranks } = ranksOf(joined([a, b]));
    const meanA = sumOf(ranks, 0, m) / m;
    const meanB = sumOf(ranks, m) / n;
    const varianceA = m * placementVariance(ranks.subarray(0, m), ranksOf(a).ranks, meanA);
    const varianceB = n * placementVariance(ranks.subarray(m), ranksOf(b).ranks, meanB);
    const variance = varianceA + varianceB;
    const statistic = (m * n * (meanB - meanA)) / ((m + n) * Math.sqrt(variance));
    if (distribution === 'normal')
      return { statistic, pvalue: normalPvalue(-statistic, alternative) };
    const df =
      (variance * variance) /
      ((varianceA * varianceA) / (m - 1) + (varianceB * varianceB) / (n - 1));
    return { statistic, pvalue: studentPvalue(-statistic, df, alternative) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

/** The variance of ranks among all observations less ranks in the own sample. */
function placementVariance(among: Float64Array, own: Float64Array, mean: number): number {
  const n = own.length;
  const shift = mean - (n + 1) / 2;
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const deviation = among[k]! - own[k]! - shift;
    sum += deviation * deviation;
  }
  return sum / (n - 1);
}
