/** Tests of skewness and kurtosis together. */
import { chi2Tail } from '../pvalues/chi2.ts';
import { TestResult } from '../results/test-result.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { kurtosisScore } from './kurtosistest.ts';
import { shapeOf } from './moments.ts';
import { skewnessScore } from './skewtest.ts';

/**
 * Tests whether a sample comes from a normal population, by its skewness and kurtosis: the sum of the
 * squares of the statistics of `skewtest` and `kurtosistest`. Needs 8 observations. D'Agostino and
 * Pearson, Biometrika 60 (1973).
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { normaltest } from '@numloom/stats';
 * const { statistic, pvalue } = normaltest([1, 2, 3, 4, 5, 6, 7, 30]);
 * console.log(statistic.toFixed(4), pvalue.toExponential(3)); // => 19.5413 5.710e-5
 * ```
 */
export function normaltest<A extends Sample, const O extends SampleOptions>(
  a: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function normaltest(a: Sample, options: SampleOptions = {}): unknown {
  const { statistic, pvalue } = slicewise(
    { name: 'normaltest', samples: ['a'], outputs: ['statistic', 'pvalue'], least: 8 },
    [a],
    options,
    (x) => {
      const { skewness, kurtosis } = shapeOf(x);
      const k2 = skewnessScore(skewness, x.length) ** 2 + kurtosisScore(kurtosis, x.length) ** 2;
      return { statistic: k2, pvalue: chi2Tail(k2, 2) };
    },
  );
  return new TestResult(statistic, pvalue);
}
