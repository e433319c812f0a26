/** Page's test of an order of treatments. */
import { formatShape } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import { TestResult } from '../results/test-result.ts';
import { assertFlags, oneOf } from '../samples/options.ts';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { ranksOf } from './ranks.ts';

/** Options of Page's test. */
export interface PageTrendOptions {
  /** Whether the data are ranks within rows already; false by default. */
  readonly ranked?: boolean;
  /** The rank that each column is expected to have: 1 to n, each once; in order by default. */
  readonly predicted_ranks?: Sample;
  /**
   * Where the p-value comes from: `'exact'`, the distribution over all orders of all rows; `'asymptotic'`, the
   * normal distribution; `'auto'`, the default, is exact for up to 8 columns and 12 rows, or 3 columns and 20 rows.
   */
  readonly method?: 'auto' | 'exact' | 'asymptotic';
}

/** The outcome of Page's test. */
export class PageTrendTestResult extends TestResult<number> {
  /** Where the p-value comes from. */
  readonly method: 'exact' | 'asymptotic';

  constructor(statistic: number, pvalue: number, method: 'exact' | 'asymptotic') {
    super(statistic, pvalue);
    this.method = method;
  }
}

/** Most columns, and lengths of rows' distributions together, that exact p-values are computed for. */
const MOST_COLUMNS = 14;
const MOST_SUMS = 20_000;

/**
 * Page's trend test: whether treatments, the columns, are in the order of the predicted ranks, against that there
 * is no difference between them. Rows are the subjects. The statistic L is the sum over columns of the predicted rank
 * by the sum of the column's ranks; the p-value is the probability of at least that. A statistic that is no whole
 * number, for ties, is taken as the one below it where the p-value is exact.
 *
 * Exact p-values take O(2ⁿ n⁴) for n columns and O(m² n⁶) for m rows.
 *
 * @throws RangeError where there are fewer than 2 rows or 3 columns, where there is NaN, where ranks are not within
 * 1 and n, predicted ones not 1 to n, or for an exact p-value of data that are too many; TypeError for an unknown
 * method
 *
 * @see Page (1963), JASA 58; Odeh (1977), Communications in Statistics 6
 *
 * @example
 * ```ts
 * import { page_trend_test } from '@numloom/stats';
 * const table = [
 *   [3, 4, 3],
 *   [2, 2, 4],
 *   [3, 3, 5],
 *   [1, 3, 2],
 *   [2, 3, 2],
 *   [2, 4, 5],
 *   [1, 2, 4],
 *   [3, 4, 4],
 *   [2, 4, 5],
 *   [1, 3, 4],
 * ];
 * const { statistic, pvalue, method } = page_trend_test(table);
 * console.log(statistic, pvalue.toFixed(6), method); // => 133.5 0.001819 exact
 * ```
 */
export function page_trend_test(data: Sample, options: PageTrendOptions = {}): PageTrendTestResult {
  const caller = 'page_trend_test';
  assertOptions(options, ['ranked', 'predicted_ranks', 'method'], caller);
  assertFlags(options, ['ranked'], caller);
  const { ranked = false, predicted_ranks } = options;
  const methods = ['auto', 'exact', 'asymptotic'] as const;
  const wanted = oneOf(options.method ?? 'auto', methods, 'method', caller);
  const array = realArray(data, caller, 'data');
  const [m = 0, n = 0] = array.shape;
  if (array.ndim !== 2 || m < 2 || n < 3) {
    throw new RangeError(
      `${caller}: data has the shape ${formatShape(array.shape)}, must have two rows or more of three columns or more`,
    );
  }
  const values = packedValues(array);
  if (values.some(Number.isNaN)) throw new RangeError(`${caller}: the input contains nan values`);
  if (ranked && !values.every((rank) => rank >= 1 && rank <= n)) {
    throw new RangeError(`${caller}: data must be ranks from 1 to ${n}, as ranked is true`);
  }
  const predicted = predictedRanks(predicted_ranks, n, caller);
  let statistic = 0;
  for (let i = 0; i < m; i++) {
    const row = values.subarray(i * n, (i + 1) * n);
    const ranks = ranked ? row : ranksOf(row).ranks;
    for (let j = 0; j < n; j++) statistic += predicted[j]! * ranks[j]!;
  }
  const isSmall = n <= 8 && (m <= 12 || n <= 3) && m <= 20;
  const method = wanted === 'auto' ? (isSmall ? 'exact' : 'asymptotic') : wanted;
  const pvalue =
    method === 'exact' ? exactTail(statistic, m, n, caller) : asymptoticTail(statistic, m, n);
  return new PageTrendTestResult(statistic, pvalue, method);
}

function predictedRanks(given: Sample | undefined, n: number, caller: string): Float64Array {
  if (given === undefined) return Float64Array.from({ length: n }, (_, k) => k + 1);
  const ranks = packedValues(realArray(given, caller, 'predicted_ranks'));
  if (
    ranks.length === n &&
    ranks
      .slice()
      .sort()
      .every((rank, k) => rank === k + 1)
  )
    return ranks;
  throw new RangeError(
    `${caller}: predicted_ranks must have each whole number from 1 to ${n}, the number of columns, once`,
  );
}

function asymptoticTail(statistic: number, m: number, n: number): number {
  const mean = (m * n * (n + 1) ** 2) / 4;
  const deviation = Math.sqrt((m * n * n * (n + 1) * (n * n - 1)) / 144);
  return normalPvalue((statistic - mean) / deviation, 'greater');
}

/** The probability of at least that sum, over all orders of m rows. */
function exactTail(statistic: number, m: number, n: number, caller: string): number {
  const least = (n * (n + 1) * (n + 2)) / 6;
  const row = n <= MOST_COLUMNS ? ofRow(n, least) : undefined;
  if (!row || m * row.length > MOST_SUMS) {
    throw new RangeError(
      `${caller}: ${m} rows of ${n} columns are too many for an exact p-value; use the method 'asymptotic'`,
    );
  }
  let all = Float64Array.of(1);
  for (let i = 0; i < m; i++) {
    const next = new Float64Array(all.length + row.length - 1);
    for (let j = 0; j < all.length; j++) {
      for (let k = 0; k < row.length; k++) next[j + k]! += all[j]! * row[k]!;
    }
    all = next;
  }
  // From the far end, where terms are least.
  let tail = 0;
  for (let k = all.length - 1; k >= Math.max(Math.floor(statistic) - m * least, 0); k--) {
    tail += all[k]!;
  }
  return Math.min(tail, 1);
}

/** Probabilities of the sums of k times the k-th rank of a row, from the least one on. */
function ofRow(n: number, least: number): Float64Array {
  const most = (n * (n + 1) * (2 * n + 1)) / 6;
  // In how many ways the ranks of a set, as bits, follow one another with each sum.
  let ways = new Map<number, Float64Array>([[0, new Float64Array(most + 1)]]);
  ways.get(0)![0] = 1;
  for (let place = 1; place <= n; place++) {
    const next = new Map<number, Float64Array>();
    for (const [set, sums] of ways) {
      for (let rank = 1; rank <= n; rank++) {
        const bit = 1 << (rank - 1);
        if ((set & bit) !== 0) continue;
        let to = next.get(set | bit);
        if (!to) next.set(set | bit, (to = new Float64Array(most + 1)));
        const step = place * rank;
        for (let sum = 0; sum + step <= most; sum++) to[sum + step]! += sums[sum]!;
      }
    }
    ways = next;
  }
  const counts = ways.get(2 ** n - 1)!.subarray(least);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}
