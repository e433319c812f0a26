/** Boschloo's exact test. */
import { assertOptions } from '@numloom/ufunc';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf } from '../samples/options.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { cellDistribution } from './hypergeometric.ts';
import { greatestProbability } from './nuisance.ts';
import { type FourFold, fourFold } from './tables.ts';

/** Options of Boschloo's exact test. */
export interface BoschlooOptions {
  /** The alternative hypothesis; `'two-sided'` by default. */
  readonly alternative?: Alternative;
}

/**
 * Boschloo's exact test that two binomial samples, the columns of a table of counts of two rows, have
 * the same probability. Tables are ordered by the p-value of Fisher's exact test, which is the statistic;
 * so it is never less powerful than that one. The two-sided p-value is twice the lesser one-sided.
 * O(n²). Boschloo, Statistica Neerlandica 24 (1970).
 *
 * @throws RangeError for another shape, or values that are no counts
 *
 * @example
 * ```ts
 * import { boschloo_exact } from '@numloom/stats';
 * const { statistic, pvalue } = boschloo_exact([[74, 31], [43, 32]], { alternative: 'greater' });
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 0.0484 0.0356
 * ```
 */
export function boschloo_exact(table: Sample, options: BoschlooOptions = {}): TestResult<number> {
  const caller = 'boschloo_exact';
  assertOptions(options, ['alternative'], caller);
  const alternative = alternativeOf(options.alternative, caller);
  const counts = fourFold(table, caller);
  const [a, b, c, d] = counts;
  if (a + c === 0 || b + d === 0) return new TestResult(NaN, NaN);
  if (alternative !== 'two-sided') return oneSided(counts, alternative);
  const [less, greater] = [oneSided(counts, 'less'), oneSided(counts, 'greater')];
  const { statistic, pvalue } = less.pvalue < greater.pvalue ? less : greater;
  return new TestResult(statistic, Math.min(2 * pvalue, 1));
}

function oneSided([a, b, c, d]: FourFold, alternative: 'less' | 'greater'): TestResult<number> {
  const [n1, n2] = [a + c, b + d];
  const width = n2 + 1;
  const pvalues = new Float64Array((n1 + 1) * width);
  for (let sum = 0; sum <= n1 + n2; sum++) {
    // The distribution of x1 where x1 + x2 is this sum.
    const low = Math.max(0, sum - n2);
    const high = Math.min(sum, n1);
    const cell = cellDistribution([low, sum - low, n1 - low, n2 - sum + low]);
    let tail = 0;
    const add = (x1: number) => {
      tail += cell.probabilities[x1 - cell.first] ?? 0;
      pvalues[x1 * width + (sum - x1)] = tail;
    };
    if (alternative === 'less') for (let x1 = low; x1 <= high; x1++) add(x1);
    else for (let x1 = high; x1 >= low; x1--) add(x1);
  }
  const statistic = pvalues[a * width + b]!;
  const pvalue = greatestProbability(
    n1,
    n2,
    (x1, x2) => pvalues[x1 * width + x2]! <= statistic * (1 + 1e-12),
  );
  return new TestResult(statistic, pvalue);
}
