/** Fisher's exact test. */
import { assertOptions } from '@numloom/ufunc';
import { gammaln } from '../math/gamma.ts';
import type { MonteCarloMethod, PermutationMethod } from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf } from '../samples/options.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { tableProbabilities } from './fisher-network.ts';
import { cellAtLeast, cellAtMost, cellDistribution } from './hypergeometric.ts';
import { resampledPvalue } from './resampled.ts';
import { countsOf, type FourFold, hasEmptyMargin, marginsOf, type Table } from './tables.ts';

/** Options of Fisher's exact test. */
export interface FisherOptions {
  /**
   * The alternative hypothesis about the odds ratio of a table of two rows and columns: `'two-sided'`,
   * the default, `'less'` or `'greater'`. Larger tables have no sides.
   */
  readonly alternative?: Alternative;
  /**
   * How the p-value is found, if not exactly: among tables with the same margins, of which those that are
   * not more probable are as extreme. The statistic is the table's probability then, and there are no sides.
   */
  readonly method?: PermutationMethod | MonteCarloMethod;
}

/**
 * Fisher's exact test that the rows and columns of a table of counts are independent, given its margins.
 * For two rows and columns the statistic is the sample's odds ratio, and the two-sided p-value the
 * probability of all tables that are not more probable than the one observed. For larger tables the
 * statistic is the table's probability, and the p-value is exact too, by a network of partial tables
 * (Mehta and Patel, JASA 78, 1983), rather than simulated.
 *
 * @throws RangeError for values that are no counts, for sides of a larger table, and where the network
 * of a table exceeds some million arcs
 *
 * @example
 * ```ts
 * import { fisher_exact } from '@numloom/stats';
 * const { statistic, pvalue } = fisher_exact([[8, 2], [1, 5]]);
 * console.log(statistic, pvalue.toFixed(6)); // => 20 0.034965
 * console.log(fisher_exact([[3, 1, 0], [0, 2, 4], [1, 1, 3]]).pvalue.toFixed(6)); // => 0.104673
 * ```
 */
export function fisher_exact(table: Sample, options: FisherOptions = {}): TestResult<number> {
  const caller = 'fisher_exact';
  assertOptions(options, ['alternative', 'method'], caller);
  const alternative = alternativeOf(options.alternative, caller);
  const counts = countsOf(table, caller, 'table');
  const [rows, columns] = counts.shape as [number, number];
  const { method } = options;
  if (rows === 2 && columns === 2 && method === undefined) {
    return ofFour([...counts.values] as unknown as FourFold, alternative);
  }
  if (options.alternative !== undefined && options.alternative !== 'two-sided') {
    throw new RangeError(
      `${caller}: alternative is '${options.alternative}', must be 'two-sided' for a table of ${rows} rows and ${columns} columns${method === undefined ? '' : ' with a method'}`,
    );
  }
  if (counts.values.length === 0) throw new RangeError(`${caller}: table is empty`);
  if (method !== undefined) {
    const probability = probabilityOfTables(counts);
    const pvalue = resampledPvalue(counts, method, probability, 'less', caller);
    return new TestResult(probability(counts.values), pvalue);
  }
  const { observed, asExtreme } = tableProbabilities(counts, caller);
  return new TestResult(observed, asExtreme);
}

/** The probability of a table with the margins of another: that of its cells in any order. */
function probabilityOfTables(table: Table): (counts: Float64Array) => number {
  const logFactorial = (n: number): number => gammaln(n + 1);
  const total = table.values.reduce((sum, one) => sum + one, 0);
  const margins = marginsOf(table).flatMap((margin) => [...margin]);
  const most = margins.reduce((sum, one) => sum + logFactorial(one), -logFactorial(total));
  return (counts) => Math.exp(counts.reduce((sum, one) => sum - logFactorial(one), most));
}

function ofFour(table: FourFold, alternative: Alternative): TestResult<number> {
  if (hasEmptyMargin(table)) return new TestResult(NaN, 1);
  const [a, b, c, d] = table;
  const odds = b > 0 && c > 0 ? (a * d) / (b * c) : Infinity;
  const cell = cellDistribution(table);
  if (alternative === 'less') return new TestResult(odds, cellAtMost(cell, a));
  if (alternative === 'greater') return new TestResult(odds, cellAtLeast(cell, a));
  const { first, probabilities } = cell;
  const own = probabilities[a - first] ?? 0;
  // Tables of equal probability differ by the rounding of their ratios.
  const most = own * (1 + 1e-12 + probabilities.length * Number.EPSILON);
  let below = 0;
  while (below < probabilities.length && probabilities[below]! <= most) below++;
  let above = probabilities.length;
  while (above > below && probabilities[above - 1]! <= most) above--;
  if (below === above) return new TestResult(odds, 1);
  const pvalue = cellAtMost(cell, first + below - 1) + cellAtLeast(cell, first + above);
  return new TestResult(odds, Math.min(pvalue, 1));
}
