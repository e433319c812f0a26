/** Equivalence: two one-sided t tests. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { studentPvalue } from '../pvalues/student.ts';
import { type ConfidenceInterval, mapResults } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { ttest_1samp } from './ttest_1samp.ts';
import { ttest_ind, type TtestIndOptions } from './ttest_ind.ts';
import { ttest_rel } from './ttest_rel.ts';
import type { TtestResult } from './ttest-result.ts';

/** Options of equivalence tests of two samples. */
export type TtostIndOptions = Omit<TtestIndOptions, 'alternative' | 'method'>;

type Value = number | NdArray<'float64'>;

/**
 * The outcome of an equivalence test: `pvalue` is the larger of those of both one-sided tests, and
 * `statistic` that of the same test.
 */
export class TtostResult<T = Value> extends TestResult<T> {
  /** The test against the lower bound: is the mean, or difference, greater? */
  readonly lower: TestResult<T>;
  /** The test against the upper bound: is it less? */
  readonly upper: TestResult<T>;
  /** Degrees of freedom. */
  readonly df: T;
  /** The mean, or the difference of means. */
  readonly estimate: T;
  /** Standard error of the estimate. */
  readonly standard_error: T;
  readonly #test: TtestResult<T>;

  constructor(test: TtestResult<T>, low: number, upp: number, popmean: number) {
    const columns = [test.statistic, test.df, test.standard_error, test.estimate] as Value[];
    // The statistic against another mean; the one of the test knows the estimate's last digits.
    const against = (bound: number) => (t: number, df: number, error: number, estimate: number) => {
      const shift = popmean - bound;
      const isNear =
        error !== 0 && Math.abs(shift) <= Math.max(Math.abs(estimate), Math.abs(bound));
      const moved = isNear ? t + shift / error : (estimate - bound) / error;
      const statistic = shift === 0 ? t : moved;
      const alternative = bound === low ? 'greater' : 'less';
      return { statistic, pvalue: studentPvalue(statistic, df, alternative) };
    };
    const keys = ['statistic', 'pvalue'] as const;
    const [lower, upper] = [low, upp].map((bound) => {
      const found = mapResults(columns, keys, against(bound));
      return new TestResult(found.statistic, found.pvalue);
    });
    const worse = mapResults(
      [lower!.statistic, lower!.pvalue, upper!.statistic, upper!.pvalue],
      keys,
      (t1, p1, t2, p2) =>
        p1 >= p2 || p1 !== p1 ? { statistic: t1, pvalue: p1 } : { statistic: t2, pvalue: p2 },
    );
    super(worse.statistic as T, worse.pvalue as T);
    this.lower = lower as TestResult<T>;
    this.upper = upper as TestResult<T>;
    this.df = test.df;
    this.estimate = test.estimate;
    this.standard_error = test.standard_error;
    this.#test = test;
  }

  /**
   * Two-sided confidence interval of the estimate. By default it is the one of level 0.9, which lies
   * between the bounds exactly where the p-value is below 0.05.
   *
   * @throws RangeError for a level that is not from 0 to 1
   */
  confidence_interval(confidence_level = 0.9): ConfidenceInterval<T> {
    return this.#test.confidence_interval(confidence_level);
  }
}

/**
 * Equivalence test of one sample: is its mean between `low` and `upp`? By two one-sided t tests
 * (Schuirmann 1987, "A comparison of the two one-sided tests procedure and the power approach for
 * assessing the equivalence of average bioavailability"). A small p-value says that it is.
 *
 * @throws RangeError where `low` is not below `upp`; as `ttest_1samp`
 *
 * @example
 * ```ts
 * import { ttost_1samp } from '@numloom/stats';
 * const changes = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
 * console.log(ttost_1samp(changes, 0.5, 2.5).pvalue.toFixed(5)); // => 0.02112
 * ```
 */
export function ttost_1samp<A extends Sample, const O extends SampleOptions>(
  a: A,
  low: number,
  upp: number,
  options?: O,
): TtostResult<Statistic<A, O>>;
export function ttost_1samp(a: Sample, low: number, upp: number, options: SampleOptions = {}) {
  assertOptions(options, SAMPLE_OPTIONS, 'ttost_1samp');
  assertBounds(low, upp, 'ttost_1samp');
  // Against a bound, near to which the mean may have digits that matter.
  const bound = [low, upp].find(Number.isFinite) ?? 0;
  return new TtostResult(ttest_1samp(a, bound, options), low, upp, bound);
}

/**
 * Equivalence test of two independent samples: is the difference of their means between `low` and
 * `upp`?
 *
 * @throws RangeError where `low` is not below `upp`; as `ttest_ind`
 *
 * @example
 * ```ts
 * import { ttost_ind } from '@numloom/stats';
 * const first = [5.1, 4.9, 6.2, 5.7, 5.5, 6.8, 5.2];
 * const second = [5, 5.3, 6.1, 5.9, 4.8, 5.6, 6, 5.4];
 * console.log(ttost_ind(first, second, -1, 1).pvalue.toFixed(6)); // => 0.005366
 * ```
 */
export function ttost_ind<A extends Sample, B extends Sample, const O extends TtostIndOptions>(
  a: A,
  b: B,
  low: number,
  upp: number,
  options?: O,
): TtostResult<Statistic<A, O, B>>;
export function ttost_ind(
  a: Sample,
  b: Sample,
  low: number,
  upp: number,
  options: TtostIndOptions = {},
) {
  assertOptions(options, [...SAMPLE_OPTIONS, 'equal_var', 'trim'], 'ttost_ind');
  assertBounds(low, upp, 'ttost_ind');
  return new TtostResult(ttest_ind(a, b, options), low, upp, 0);
}

/**
 * Equivalence test of pairs: is the mean of the differences `a - b` between `low` and `upp`?
 *
 * @throws RangeError where `low` is not below `upp`; as `ttest_rel`
 *
 * @example
 * ```ts
 * import { ttost_rel } from '@numloom/stats';
 * const before = [142, 140, 144, 144, 142, 146];
 * const after = [138, 136, 147, 139, 143, 141];
 * console.log(ttost_rel(before, after, -8, 8).pvalue.toFixed(4)); // => 0.0050
 * ```
 */
export function ttost_rel<A extends Sample, B extends Sample, const O extends SampleOptions>(
  a: A,
  b: B,
  low: number,
  upp: number,
  options?: O,
): TtostResult<Statistic<A, O, B>>;
export function ttost_rel(
  a: Sample,
  b: Sample,
  low: number,
  upp: number,
  options: SampleOptions = {},
) {
  assertOptions(options, SAMPLE_OPTIONS, 'ttost_rel');
  assertBounds(low, upp, 'ttost_rel');
  return new TtostResult(ttest_rel(a, b, options), low, upp, 0);
}

function assertBounds(low: number, upp: number, caller: string): void {
  for (const [name, bound] of Object.entries({ low, upp })) {
    if (typeof bound === 'number') continue;
    throw new TypeError(`${caller}: ${name} is ${String(bound)}, must be a number`);
  }
  if (low < upp) return;
  throw new RangeError(`${caller}: low is ${low} and upp is ${upp}, low must be below upp`);
}
