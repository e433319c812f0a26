/** Tukey's comparisons of all pairs of means. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { rangeTail, rangeTailInverse } from '../pvalues/studentized-range.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { assertFlags, levelOf } from '../samples/options.ts';
import type { Sample } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { comparisonLine, groupOf } from './comparisons.ts';
import { type GroupMoments, meanDifference, momentsOf, varianceOf } from './group-moments.ts';

/** Options of Tukey's comparisons. */
export interface TukeyHSDOptions {
  /**
   * Whether the variances of all groups are equal, as the default, true, assumes: then they are pooled, as
   * Kramer did for unequal sizes. False is the test of Games and Howell.
   */
  readonly equal_var?: boolean;
}

/** Numbers of all pairs, row after row. */
interface Pairs {
  readonly count: number;
  readonly differences: Float64Array;
  readonly pvalues: Float64Array;
  readonly errors: Float64Array;
  readonly df: Float64Array;
}

const square = (values: Float64Array, count: number): NdArray<'float64'> =>
  asarray(values).reshape([count, count]);

/** The outcome of Tukey's comparisons: matrices, in which row i and column j are for mean i less mean j. */
export class TukeyHSDResult extends TestResult<NdArray<'float64'>> {
  readonly #pairs: Pairs;

  /** @internal */
  constructor(pairs: Pairs) {
    super(square(pairs.differences, pairs.count), square(pairs.pvalues, pairs.count));
    this.#pairs = pairs;
  }

  /**
   * Confidence intervals of all differences of means, which all cover the truth with the probability
   * `confidence_level`.
   *
   * @throws RangeError for a level that is not from 0 to 1
   */
  confidence_interval(confidence_level = 0.95): ConfidenceInterval<NdArray<'float64'>> {
    const { count, low, high } = this.#bounds(confidence_level);
    return { low: square(low, count), high: square(high, count) };
  }

  /** A table of all pairs, with confidence intervals of 95 %. */
  override toString(): string {
    const { count, differences, pvalues, low, high } = this.#bounds(0.95);
    const lines = [
      'Pairwise Group Comparisons (95.0% Confidence Interval)',
      'Comparison  Statistic  p-value  Lower CI  Upper CI',
    ];
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        if (i === j) continue;
        const at = i * count + j;
        const numbers = [differences, pvalues, low, high].map((values) => values[at]!);
        lines.push(comparisonLine(` (${i} - ${j}) `, numbers));
      }
    }
    return lines.join('\n');
  }

  #bounds(level: number): Pairs & { readonly low: Float64Array; readonly high: Float64Array } {
    levelOf(level, 'confidence_level', 'confidence_interval');
    const { count, differences, errors, df } = this.#pairs;
    const low = new Float64Array(differences.length);
    const high = new Float64Array(differences.length);
    const known = new Map<number, number>();
    for (let k = 0; k < low.length; k++) {
      let critical = known.get(df[k]!);
      if (critical === undefined) {
        critical = rangeTailInverse(1 - level, count, df[k]!);
        known.set(df[k]!, critical);
      }
      low[k] = differences[k]! - critical * errors[k]!;
      high[k] = differences[k]! + critical * errors[k]!;
    }
    return { ...this.#pairs, low, high };
  }
}

/**
 * Tukey's honestly significant differences: compares the means of all pairs of two groups or more, such that
 * all p-values and intervals hold at once; options come last. Groups have one axis and may have unequal
 * sizes (Tukey-Kramer); with `equal_var: false` unequal variances, too (Games-Howell).
 *
 * @throws TypeError for fewer than two groups; RangeError for groups of fewer than two observations, of more
 * than one axis, or with infinite ones
 *
 * @see Tukey (1949), Biometrics 5; Kramer (1956), Biometrics 12; Games, Howell (1976), J. Educational
 * Statistics 1
 *
 * @example
 * ```ts
 * import { tukey_hsd } from '@numloom/stats';
 * const result = tukey_hsd([24.5, 23.5, 26.4, 27.1, 29.9], [28.4, 34.2, 29.5, 32.2, 30.1]);
 * console.log(result.pvalue.get(0, 1).toFixed(5)); // => 0.01633
 * console.log(String(result).split('\n')[2]); // =>  (0 - 1)     -4.600     0.016    -8.102    -1.098
 * ```
 */
export function tukey_hsd(...groups: readonly Sample[]): TukeyHSDResult;
export function tukey_hsd(
  ...args: readonly [...groups: Sample[], options: TukeyHSDOptions]
): TukeyHSDResult;
export function tukey_hsd(...args: readonly unknown[]): TukeyHSDResult {
  const name = 'tukey_hsd';
  const [samples, options] = variadic<TukeyHSDOptions>(args, 2, name);
  assertOptions(options, ['equal_var'], name);
  assertFlags(options, ['equal_var'], name);
  const { equal_var = true } = options;
  const groups = samples.map((sample, k) => groupOf(sample, `sample ${k + 1}`, name, 2));
  const pooled = momentsOf(groups);
  const count = groups.length;
  let within = 0;
  let freedom = 0;
  for (const { n, squares } of pooled.moments) {
    within += squares;
    freedom += n - 1;
  }
  const table = (): Float64Array => new Float64Array(count * count);
  const pairs = { count, differences: table(), pvalues: table(), errors: table(), df: table() };
  groups.forEach((group, i) => {
    groups.forEach((other, j) => {
      const at = i * count + j;
      // Variances that are not pooled may lie so far apart that each pair needs units of its own.
      const own = equal_var ? undefined : momentsOf([group, other]);
      const [a, b] = (own?.moments ?? [pooled.moments[i]!, pooled.moments[j]!]) as [
        GroupMoments,
        GroupMoments,
      ];
      const scale = own?.scale ?? pooled.scale;
      const [va, vb] = own
        ? [varianceOf(a) / a.n, varianceOf(b) / b.n]
        : [within / freedom / a.n, within / freedom / b.n];
      const error = Math.sqrt((va + vb) / 2);
      const difference = meanDifference(a, b);
      const [pa, pb] = [va / (va + vb), vb / (va + vb)];
      pairs.df[at] = own ? 1 / (pa ** 2 / (a.n - 1) + pb ** 2 / (b.n - 1)) : freedom;
      pairs.differences[at] = difference / scale;
      pairs.errors[at] = error / scale;
      pairs.pvalues[at] =
        j < i
          ? pairs.pvalues[j * count + i]!
          : rangeTail(Math.abs(difference) / error, count, pairs.df[at]);
    });
  });
  return new TukeyHSDResult(pairs);
}
