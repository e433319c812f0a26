/** The test of Jarque and Bera. */
import { chi2Tail } from '../pvalues/chi2.ts';
import { TestResult } from '../results/test-result.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { shapeOf } from './moments.ts';

/**
 * Tests whether a sample has the skewness and kurtosis of a normal population, by
 * n/6 (skewness² + excess²/4), which is chi-squared for large samples: 2000 observations or more.
 * Observations lie along all axes by default. Jarque and Bera, Economics Letters 6 (1980).
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { jarque_bera } from '@numloom/stats';
 * const { statistic, pvalue } = jarque_bera([1, 2, 3, 4, 5, 6, 7, 30]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 8.0149 0.018180
 * ```
 */
export function jarque_bera<A extends Sample, const O extends SampleOptions>(
  x: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function jarque_bera(x: Sample, options: SampleOptions = {}): unknown {
  const { statistic, pvalue } = slicewise(
    { name: 'jarque_bera', samples: ['x'], outputs: ['statistic', 'pvalue'] },
    [x],
    { axis: null, ...options },
    (values) => {
      const { skewness, kurtosis } = shapeOf(values);
      const jb = (values.length / 6) * (skewness ** 2 + (kurtosis - 3) ** 2 / 4);
      return { statistic: jb, pvalue: chi2Tail(jb, 2) };
    },
  );
  return new TestResult(statistic, pvalue);
}
