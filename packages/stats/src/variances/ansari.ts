/** Tests of equal scales of two samples by ranks. */
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import { ordered } from '../ranks/order.ts';
import { joined, ranksOf } from '../ranks/ranks.ts';
import { tableOf } from '../ranks/tables.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { SmallSampleWarning, warn } from '../warnings.ts';

/**
 * Ansari-Bradley test of whether the scales of two distributions with the same median are equal. The
 * statistic is the sum of the scores of `x`, which are ranks from the nearer end. `'greater'` is the
 * alternative that the scale of `x` is the greater one. The p-value is exact where both samples have fewer
 * than 55 observations and there are no ties, else from the normal distribution.
 *
 * @throws Error for NaN where the policy is to raise
 *
 * @see Ansari, Bradley (1960), Ann. Math. Stat. 31
 *
 * @example
 * ```ts
 * import { ansari } from '@numloom/stats';
 * const x = [-2.3, 1.9, -0.4, 2.8, -1.7, 0.9];
 * const y = [0.3, -0.2, 0.6, -0.7, 0.1, 0.8, -0.1];
 * const { statistic, pvalue } = ansari(x, y);
 * console.log(statistic, pvalue.toFixed(5)); // => 13 0.00583
 * ```
 */
export function ansari<A extends Sample, B extends Sample, const O extends TestOptions>(
  x: A,
  y: B,
  options?: O,
): TestResult<Statistic<A, O, B>>;
export function ansari(x: Sample, y: Sample, options: TestOptions = {}): TestResult<unknown> {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative'], 'ansari');
  const { alternative: side, ...rest } = options;
  const alternative = alternativeOf(side, 'ansari');
  const spec = { name: 'ansari', samples: ['x', 'y'], outputs: ['statistic', 'pvalue'] } as const;
  const result = slicewise(spec, [x, y], rest, (a, b) => {
    const [n, m] = [a.length, b.length];
    const all = n + m;
    const { ranks, ties } = ranksOf(joined([a, b]));
    let statistic = 0;
    let squares = 0;
    for (let k = 0; k < all; k++) {
      const score = Math.min(ranks[k]!, all + 1 - ranks[k]!);
      if (k < n) statistic += score;
      squares += score * score;
    }
    if (n < 55 && m < 55 && ties === 0) {
      return { statistic, pvalue: scoresPvalue(n, m, statistic, alternative) };
    }
    const isOdd = all % 2 === 1;
    const mean = isOdd ? (n * (all + 1) ** 2) / (4 * all) : (n * (all + 2)) / 4;
    // Without ties Σ score² has a closed form, which this sum is equal to.
    const variance = isOdd
      ? (m * n * (16 * all * squares - (all + 1) ** 4)) / (16 * all * all * (all - 1))
      : (m * n * (16 * squares - all * (all + 2) ** 2)) / (16 * all * (all - 1));
    return {
      statistic,
      pvalue: normalPvalue((mean - statistic) / Math.sqrt(variance), alternative),
    };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

/** The exact p-value of a sum of scores. A small sum means a large scale. */
function scoresPvalue(n: number, m: number, sum: number, alternative: Alternative): number {
  const table = tableOf(`ab ${n} ${m}`, () => scoreSums(n, n + m));
  let less = 0;
  let greater = 0;
  for (let k = 0; k < table.length; k++) {
    if (k <= sum) less += table[k]!;
    if (k >= sum) greater += table[k]!;
  }
  if (alternative === 'greater') return Math.min(less, 1);
  return Math.min(alternative === 'less' ? greater : 2 * Math.min(less, greater), 1);
}

/** The probabilities of the sums of n of the scores 1, 2, …, 2, 1 of `all` observations. */
function scoreSums(n: number, all: number): Float64Array {
  const scores = Array.from({ length: all }, (_, k) => Math.min(k + 1, all - k));
  const greatest = [...scores].sort((a, b) => b - a).slice(0, n);
  const width = greatest.reduce((sum, score) => sum + score, 0) + 1;
  // Row i: in how many ways i of the scores so far have a sum.
  const ways = new Float64Array((n + 1) * width);
  ways[0] = 1;
  let total = 1;
  scores.forEach((score, k) => {
    for (let i = Math.min(k + 1, n); i >= 1; i--) {
      const row = i * width;
      for (let s = score; s < width; s++) ways[row + s]! += ways[row - width + s - score]!;
    }
  });
  for (let i = 1; i <= n; i++) total = (total * (all - n + i)) / i;
  return ways.slice(n * width).map((count) => count / total);
}

/**
 * Mood's test of whether the scales of two distributions with the same median are equal. The statistic is
 * the sum of squared distances of the ranks of `x` from the mean rank, as a number of standard deviations
 * above its mean, with Mielke's correction for ties; the p-value is from the normal distribution. NaN where all
 * observations are the same.
 *
 * @throws Error for NaN where the policy is to raise
 *
 * @see Mood (1954), Ann. Math. Stat. 25; Mielke (1967), Technometrics 9
 *
 * @example
 * ```ts
 * import { mood } from '@numloom/stats';
 * const x = [-2.3, 1.9, -0.4, 2.8, -1.7, 0.9];
 * const y = [0.3, -0.2, 0.6, -0.7, 0.1, 0.8, -0.1];
 * const { statistic, pvalue } = mood(x, y);
 * console.log(statistic.toFixed(4), pvalue.toFixed(5)); // => 2.7136 0.00666
 * ```
 */
export function mood<A extends Sample, B extends Sample, const O extends TestOptions>(
  x: A,
  y: B,
  options?: O,
): TestResult<Statistic<A, O, B>>;
export function mood(x: Sample, y: Sample, options: TestOptions = {}): TestResult<unknown> {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative'], 'mood');
  const { alternative: side, ...rest } = options;
  const alternative = alternativeOf(side, 'mood');
  const spec = { name: 'mood', samples: ['x', 'y'], outputs: ['statistic', 'pvalue'] } as const;
  let isSmall = false;
  const result = slicewise(spec, [x, y], rest, (a, b) => {
    if (a.length + b.length < 3) {
      isSmall = true;
      return { statistic: NaN, pvalue: NaN };
    }
    const statistic = moodStatistic(a, b);
    return { statistic, pvalue: normalPvalue(statistic, alternative) };
  });
  if (isSmall)
    warn(new SmallSampleWarning('mood: there are fewer than 3 observations; results are NaN'));
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

function moodStatistic(a: Float64Array, b: Float64Array): number {
  const [m, n] = [a.length, b.length];
  const all = m + n;
  const { values, places } = ordered(joined([a, b]));
  let sum = 0;
  let tied = 0;
  for (let start = 0; start < all;) {
    let end = start + 1;
    while (end < all && values[end] === values[start]) end++;
    const t = end - start;
    // Nothing varies, and what is left of sums below is rounding.
    if (t === all) return NaN;
    // Tied observations share the mean of the squares that their places have: (first + last - all - 1)² / 4
    // for their middle, and the variance of t whole numbers.
    const twice = start + end - all;
    const score = (twice * twice) / 4 + (t * t - 1) / 12;
    for (let k = start; k < end; k++) if (places[k]! < m) sum += score;
    tied += t * (t * t - 1) * (t * t - 4 + 15 * twice * twice);
    start = end;
  }
  const mean = (m * (all * all - 1)) / 12;
  const variance =
    (m * n * (all + 1) * (all * all - 4)) / 180 - ((m * n) / (180 * all * (all - 1))) * tied;
  return (sum - mean) / Math.sqrt(variance);
}
