/** What t tests give. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { stdtrit } from '../math/student-t.ts';
import { type PlotOptions, plotTtest } from '../plots/ttest.ts';
import { logStudentPvalue, studentPvalue } from '../pvalues/student.ts';
import { type Column, columnOf } from '../results/column.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { levelOf } from '../samples/options.ts';
import { delivered, type Samples } from '../samples/samples.ts';
import type { Alternative } from '../samples/types.ts';

/** What a t test computes: one place for each result in every column. */
export interface TtestParts extends Pick<Samples, 'shape' | 'isNumber'> {
  readonly statistic: Column;
  readonly df: Column;
  readonly estimate: Column;
  readonly error: Column;
  readonly alternative: Alternative;
  /** p-values that come from elsewhere than the t distribution. */
  readonly pvalue?: Column | undefined;
  /** Observations for a plot, of the result of that index. */
  readonly observations?: ((index: number) => readonly Float64Array[]) | undefined;
}

/** Mean, standard deviation and size of a sample, one place for each result. */
export interface SampleParts {
  readonly mean: Column;
  readonly sd: Column;
  readonly n: Column;
}

/** The outcome of a t test. */
export class TtestResult<T = number | NdArray<'float64'>> extends TestResult<T> {
  /** Degrees of freedom. */
  readonly df: T;
  /** The mean, or the difference of means, that is tested. */
  readonly estimate: T;
  /** Standard error of the estimate. */
  readonly standard_error: T;
  /** The alternative hypothesis. */
  readonly alternative: Alternative;
  readonly #parts: TtestParts;
  readonly #pvalues: Column;
  readonly #samples: readonly SampleParts[];

  constructor(parts: TtestParts, ...samples: readonly SampleParts[]) {
    const { statistic, df, alternative } = parts;
    const give = (values: Column): T => delivered(parts, values) as T;
    const pvalues =
      parts.pvalue ??
      columnOf(statistic.length, (k) => studentPvalue(statistic[k]!, df[k]!, alternative));
    super(give(statistic), give(pvalues));
    this.df = give(df);
    this.estimate = give(parts.estimate);
    this.standard_error = give(parts.error);
    this.alternative = alternative;
    this.#parts = parts;
    this.#pvalues = pvalues;
    this.#samples = samples;
  }

  /** The natural logarithm of the p-value: a number where the p-value underflows to 0. */
  get logPvalue(): T {
    const { statistic, df, alternative, pvalue } = this.#parts;
    return delivered(
      this.#parts,
      columnOf(statistic.length, (k) =>
        pvalue ? Math.log(pvalue[k]!) : logStudentPvalue(statistic[k]!, df[k]!, alternative),
      ),
    ) as T;
  }

  /**
   * Confidence interval of the estimate, bounded on one side if the alternative is.
   *
   * @param confidence_level - the probability that it covers the truth, from 0 to 1
   * @throws RangeError for a level that is not
   *
   * @example
   * ```ts
   * import { ttest_1samp } from '@numloom/stats';
   * const { low, high } = ttest_1samp([4, 5, 7, 8], 3).confidence_interval(0.9);
   * console.log(low.toFixed(3), high.toFixed(3)); // => 3.852 8.148
   * ```
   */
  confidence_interval(confidence_level = 0.95): ConfidenceInterval<T> {
    const level = levelOf(confidence_level, 'confidence_level', 'confidence_interval');
    const { df, estimate, error, alternative } = this.#parts;
    const isTwoSided = alternative === 'two-sided';
    const side = (sign: number): T => {
      const isOpen = !isTwoSided && (alternative === 'less') === sign < 0;
      const ends = columnOf(estimate.length, (k) =>
        isOpen && error[k]! >= 0
          ? sign * Infinity
          : estimate[k]! + sign * reachOf(level, df[k]!, error[k]!, isTwoSided),
      );
      return delivered(this.#parts, ends) as T;
    };
    return { low: side(-1), high: side(1) };
  }

  /**
   * A picture of the result as the text of an SVG: `kind: 'distribution'`, the default, is the
   * distribution of t with the statistic and the p-value as an area; `'sample'` the observations with
   * mean and confidence interval.
   *
   * @throws RangeError where `index` names no result
   */
  plot(options: PlotOptions = {}): string {
    assertOptions(options, ['kind', 'index', 'confidence_level', 'title'], 'plot');
    const { index = 0, confidence_level = 0.95 } = options;
    const { statistic, df, estimate, error, alternative, observations } = this.#parts;
    if (!(index in statistic)) {
      throw new RangeError(`plot: index is ${index}, must be from 0 to ${statistic.length - 1}`);
    }
    levelOf(confidence_level, 'confidence_level', 'plot');
    const values = options.kind === 'sample' ? observations?.(index) : undefined;
    const p = this.#pvalues[index]!;
    return plotTtest(
      {
        statistic: statistic[index]!,
        df: df[index]!,
        pvalue: p,
        logPvalue:
          p > 0 ? Math.log(p) : logStudentPvalue(statistic[index]!, df[index]!, alternative),
        alternative,
        estimate: estimate[index]!,
        error: error[index]!,
        samples: this.#samples.map(({ mean, sd, n }, k) => ({
          name: `sample ${k + 1}`,
          mean: mean[index]!,
          sd: sd[index]!,
          n: n[index]!,
          values: values?.[k],
        })),
      },
      options,
    );
  }
}

/** How far an end of the interval is from the estimate. */
function reachOf(level: number, df: number, error: number, isTwoSided: boolean): number {
  const tail = isTwoSided ? (1 - level) / 2 : 1 - level;
  // The tail of a level below one half would not have its digits.
  const quantile =
    !isTwoSided && level < 0.5 ? stdtrit(df, level) : tail === 0 ? Infinity : -stdtrit(df, tail);
  // Times an error of 0, an infinite quantile would be NaN.
  return Math.abs(quantile) === Infinity && error >= 0 && df > 0 ? quantile : quantile * error;
}

/** The outcome of a t test of one sample, or of differences of pairs. */
export class TtestOneSampleResult<T = number | NdArray<'float64'>> extends TtestResult<T> {
  /** Mean of the sample. */
  readonly mean: T;
  /** Standard deviation of the sample, with n - 1. */
  readonly sd: T;
  /** How many observations the sample has. */
  readonly n: T;

  constructor(parts: TtestParts, sample: SampleParts) {
    super(parts, sample);
    const { mean, sd, n } = sample;
    this.mean = delivered(parts, mean) as T;
    this.sd = delivered(parts, sd) as T;
    this.n = delivered(parts, n) as T;
  }
}

/** The outcome of a t test of two samples. */
export class TtestTwoSampleResult<T = number | NdArray<'float64'>> extends TtestResult<T> {
  /** Means of both samples. */
  readonly mean: readonly [T, T];
  /** Standard deviations of both samples, with n - 1. */
  readonly sd: readonly [T, T];
  /** How many observations the samples have. */
  readonly n: readonly [T, T];
  /** Whether one variance was taken for both. */
  readonly equal_var: boolean;

  constructor(parts: TtestParts, first: SampleParts, second: SampleParts, equal_var: boolean) {
    super(parts, first, second);
    this.equal_var = equal_var;
    const pair = (key: keyof SampleParts): readonly [T, T] => [
      delivered(parts, first[key]) as T,
      delivered(parts, second[key]) as T,
    ];
    this.mean = pair('mean');
    this.sd = pair('sd');
    this.n = pair('n');
  }
}
