/** D'Agostino's test of skewness. */
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { shapeOf } from './moments.ts';

/** The skewness of a normal sample of size n as a standard normal variable. D'Agostino 1970. */
export function skewnessScore(skewness: number, n: number): number {
  const y = skewness * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)));
  const kurtosis =
    (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const w2 = Math.sqrt(2 * (kurtosis - 1)) - 1;
  return Math.asinh(y / Math.sqrt(2 / (w2 - 1))) / Math.sqrt(Math.log(w2) / 2);
}

/**
 * Tests whether the skewness of a population is that of a normal one, which is 0. Needs 8
 * observations. D'Agostino, Biometrika 57 (1970).
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { skewtest } from '@numloom/stats';
 * const { statistic, pvalue } = skewtest([1, 2, 3, 4, 5, 6, 7, 30]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 3.2871 0.001012
 * ```
 */
export function skewtest<A extends Sample, const O extends TestOptions>(
  a: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function skewtest(a: Sample, options: TestOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative'], 'skewtest');
  const { alternative: given, ...rest } = options;
  const alternative = alternativeOf(given, 'skewtest');
  const { statistic, pvalue } = slicewise(
    { name: 'skewtest', samples: ['a'], outputs: ['statistic', 'pvalue'], least: 8 },
    [a],
    rest,
    (x) => {
      const z = skewnessScore(shapeOf(x).skewness, x.length);
      return { statistic: z, pvalue: normalPvalue(z, alternative) };
    },
  );
  return new TestResult(statistic, pvalue);
}
