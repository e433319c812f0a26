/** Barnard's exact test. */
import { assertOptions } from '@numloom/ufunc';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, assertFlags } from '../samples/options.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { greatestProbability } from './nuisance.ts';
import { fourFold } from './tables.ts';

/** Options of Barnard's exact test. */
export interface BarnardOptions {
  /** The alternative hypothesis; `'two-sided'` by default. */
  readonly alternative?: Alternative;
  /** Whether the variance is that of both columns together; true by default. */
  readonly pooled?: boolean;
}

/**
 * Barnard's exact test that two binomial samples, the columns of a table of counts of two rows, have the
 * same probability. Tables are ordered by Wald's statistic of the difference of proportions; the p-value
 * is the greatest over the common probability. O(n²). Barnard, Biometrika 34 (1947).
 *
 * @throws RangeError for another shape, or values that are no counts
 *
 * @example
 * ```ts
 * import { barnard_exact } from '@numloom/stats';
 * const { statistic, pvalue } = barnard_exact([[7, 12], [8, 3]], { alternative: 'less' });
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => -1.8943 0.0341
 * ```
 */
export function barnard_exact(table: Sample, options: BarnardOptions = {}): TestResult<number> {
  const caller = 'barnard_exact';
  assertOptions(options, ['alternative', 'pooled'], caller);
  assertFlags(options, ['pooled'], caller);
  const alternative = alternativeOf(options.alternative, caller);
  const { pooled = true } = options;
  const [a, b, c, d] = fourFold(table, caller);
  const [n1, n2] = [a + c, b + d];
  if (n1 === 0 || n2 === 0) return new TestResult(NaN, 1);
  const wald = (x1: number, x2: number) => {
    const [p1, p2] = [x1 / n1, x2 / n2];
    if (x1 * n2 === x2 * n1) return 0;
    const p = (x1 + x2) / (n1 + n2);
    const variance = pooled
      ? p * (1 - p) * (1 / n1 + 1 / n2)
      : (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2;
    return (p1 - p2) / Math.sqrt(variance);
  };
  const statistic = wald(a, b);
  // Equal statistics differ by rounding.
  const slack = Number.isFinite(statistic) ? Math.abs(statistic) * 1e-13 : 0;
  const pvalue = greatestProbability(n1, n2, (x1, x2) => {
    const value = wald(x1, x2);
    if (alternative === 'less') return value <= statistic + slack;
    if (alternative === 'greater') return value >= statistic - slack;
    return Math.abs(value) >= Math.abs(statistic) - slack;
  });
  return new TestResult(statistic, pvalue);
}
