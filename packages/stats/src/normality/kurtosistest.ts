/** The test of kurtosis by Anscombe and Glynn. */
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { shapeOf } from './moments.ts';

/** The kurtosis of a normal sample of size n as a standard normal variable. Anscombe and Glynn 1983. */
export function kurtosisScore(kurtosis: number, n: number): number {
  const expected = (3 * (n - 1)) / (n + 1);
  const variance = (24 * n * (n - 2) * (n - 3)) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
  const x = (kurtosis - expected) / Math.sqrt(variance);
  const skewness =
    ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) *
    Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)));
  const a = 6 + (8 / skewness) * (2 / skewness + Math.sqrt(1 + 4 / skewness ** 2));
  const denominator = 1 + x * Math.sqrt(2 / (a - 4));
  if (denominator === 0) return NaN;
  const root = Math.cbrt((1 - 2 / a) / denominator);
  return (1 - 2 / (9 * a) - root) / Math.sqrt(2 / (9 * a));
}

/**
 * Tests whether the kurtosis of a population is that of a normal one. Needs 5 observations, and is
 * accurate for more than 20. Anscombe and Glynn, Biometrika 70 (1983).
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { kurtosistest } from '@numloom/stats';
 * const { statistic, pvalue } = kurtosistest([1, 2, 3, 4, 5, 6, 7, 30]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 2.9558 0.003119
 * ```
 */
export function kurtosistest<A extends Sample, const O extends TestOptions>(
  a: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function kurtosistest(a: Sample, options: TestOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative'], 'kurtosistest');
  const { alternative: given, ...rest } = options;
  const alternative = alternativeOf(given, 'kurtosistest');
  const { statistic, pvalue } = slicewise(
    { name: 'kurtosistest', samples: ['a'], outputs: ['statistic', 'pvalue'], least: 5 },
    [a],
    rest,
    (x) => {
      const z = kurtosisScore(shapeOf(x).kurtosis, x.length);
      return { statistic: z, pvalue: normalPvalue(z, alternative) };
    },
  );
  return new TestResult(statistic, pvalue);
}
