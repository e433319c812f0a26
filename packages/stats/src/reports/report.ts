/** Results as text for a paper. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import type { ConfidenceInterval } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { levelOf, oneOf } from '../samples/options.ts';
import { packedValues } from '../samples/slicewise.ts';
import { oneSampleEffect, twoSampleEffect } from '../ttest/effect-size.ts';
import { TtestOneSampleResult, TtestResult, TtestTwoSampleResult } from '../ttest/ttest-result.ts';
import { TtostResult } from '../ttest/ttost.ts';
import { decimal, interval, pvalueText } from './numbers.ts';

/** Options of reports. */
export interface ReportOptions {
  /** Digits after the point, 2 by default; more where a value would look like 0. */
  readonly digits?: number;
  /** The level of the confidence interval; 0.95 by default, 0.9 for equivalence tests. */
  readonly confidence_level?: number;
  /**
   * The effect size of a t test, with its interval: `'d'`, the default, is Cohen's, `'g'` Hedges'; with
   * `'none'` the interval is that of the mean, or of the difference of means.
   */
  readonly effect_size?: 'd' | 'g' | 'none';
}

type Value = number | NdArray<'float64'>;

/**
 * The result of a test as text for a paper: "t(9) = 2.31, p = .046, d = 0.73, 95 % CI [0.01, 1.42]".
 * Of t tests the interval is that of the effect size: Cohen's d with the pooled deviation, for Welch's
 * test with that of the mean of both variances. Results that are arrays give a list, in C order.
 *
 * @throws RangeError for digits that are no integer from 0 to 15, and for a level that is not from 0 to 1
 *
 * @example
 * ```ts
 * import { report, ttest_1samp } from '@numloom/stats';
 * const result = ttest_1samp([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4], 0);
 * console.log(report(result)); // => t(9) = 4.06, p = .003, d = 1.28, 95 % CI [0.41, 2.12]
 * ```
 */
export function report(result: TestResult<number>, options?: ReportOptions): string;
export function report(result: TestResult<NdArray<'float64'>>, options?: ReportOptions): string[];
export function report(result: TestResult, options: ReportOptions = {}): string | string[] {
  const caller = 'report';
  assertOptions(options, ['digits', 'confidence_level', 'effect_size'], caller);
  const { digits = 2 } = options;
  if (!(Number.isInteger(digits) && digits >= 0 && digits <= 15)) {
    throw new RangeError(`${caller}: digits is ${digits}, must be an integer from 0 to 15`);
  }
  if (!((result as unknown) instanceof TestResult)) {
    const kind = (result as unknown) === null ? 'null' : typeof result;
    throw new TypeError(`${caller}: result must be what a test gives, not ${kind}`);
  }
  const parts = partsOf(result, options);
  const reports = columnOf(result.pvalue).map((_, k) =>
    parts
      .map((part) => part(k, digits))
      .filter((text) => text !== '')
      .join(', '),
  );
  return typeof result.pvalue === 'number' ? reports[0]! : reports;
}

/** What writes a part of the report, of the result of a place. */
type Part = (k: number, digits: number) => string;

function partsOf(result: TestResult, options: ReportOptions): Part[] {
  const { df } = result as { df?: Value };
  const isT = result instanceof TtestResult || result instanceof TtostResult;
  const statistic = columnOf(result.statistic);
  const pvalue = columnOf(result.pvalue);
  const freedom = typeof df === 'number' || df !== undefined ? columnOf(df) : undefined;
  const isOneSided = result instanceof TtestResult && result.alternative !== 'two-sided';
  const parts: Part[] = [
    (k, digits) => {
      const free = freedom?.[k];
      const of =
        free === undefined
          ? ''
          : `(${Number.isInteger(free) ? String(free) : decimal(free, digits)})`;
      return `${isT ? 't' : 'statistic'}${of} = ${decimal(statistic[k]!, digits)}`;
    },
    (k, digits) =>
      `p ${pvalueText(pvalue[k]!, Math.max(3, digits))}${isOneSided ? ' (one-sided)' : ''}`,
  ];
  const effect = effectOf(result, options);
  if (effect) {
    const values = columnOf(effect.effect_size);
    parts.push((k, digits) => `${options.effect_size ?? 'd'} = ${decimal(values[k]!, digits)}`);
  }
  const source: unknown = effect ?? result;
  if (hasInterval(source)) {
    const level = options.confidence_level ?? (result instanceof TtostResult ? 0.9 : 0.95);
    levelOf(level, 'confidence_level', 'report');
    const { low, high } = source.confidence_interval(level);
    const ends = [columnOf(low), columnOf(high)] as const;
    const percent = Number((100 * level).toPrecision(12));
    parts.push((k, digits) =>
      ends[0][k] === ends[0][k]
        ? `${percent} % CI ${interval(ends[0][k]!, ends[1][k]!, digits)}`
        : '',
    );
  }
  return parts;
}

interface HasInterval {
  confidence_interval(level: number): ConfidenceInterval<Value>;
}

const hasInterval = (value: unknown): value is HasInterval =>
  typeof (value as Partial<HasInterval>).confidence_interval === 'function';

/** The effect size of a t test, if it is asked for. */
function effectOf(result: TestResult, options: ReportOptions) {
  const which = oneOf(options.effect_size ?? 'd', ['d', 'g', 'none'], 'effect_size', 'report');
  if (which === 'none') return;
  if (result instanceof TtestOneSampleResult)
    return oneSampleEffect(result as TtestOneSampleResult, which === 'g');
  if (result instanceof TtestTwoSampleResult) {
    const test = result as TtestTwoSampleResult;
    return twoSampleEffect(test, test.equal_var ? 'pooled' : 'average', which === 'g');
  }
}

const columnOf = (value: Value): number[] =>
  typeof value === 'number' ? [value] : [...packedValues(value)];
