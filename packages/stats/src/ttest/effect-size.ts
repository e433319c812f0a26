/** Effect sizes of t tests: differences of means by a standard deviation. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { beta } from '../math/beta.ts';
import { nctdtrinc } from '../math/noncentral-t.ts';
import { type ConfidenceInterval, mapResults } from '../results/interval.ts';
import { assertFlags, levelOf, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { ttest_1samp } from './ttest_1samp.ts';
import { ttest_ind } from './ttest_ind.ts';
import { ttest_rel } from './ttest_rel.ts';
import type { TtestOneSampleResult, TtestTwoSampleResult } from './ttest-result.ts';

type Value = number | NdArray<'float64'>;

/** Options of effect sizes. */
export interface EffectSizeOptions extends SampleOptions {
  /** What the mean of one sample is compared to; 0 by default. */
  readonly popmean?: number;
  /** Whether two samples are pairs: then the deviation is that of the differences. */
  readonly paired?: boolean;
  /**
   * The deviation that a difference of two samples is divided by: `'pooled'`, the default, takes one
   * variance for both, `'average'` the mean of both variances, `'control'` the deviation of the second
   * sample (Glass's delta).
   */
  readonly standardizer?: 'pooled' | 'average' | 'control';
}

/** An effect size, and what its interval is made of. */
export class EffectSize<T = Value> {
  /** The difference in standard deviations. */
  readonly effect_size: T;
  /** The deviation that the difference is divided by. */
  readonly standardizer: T;
  /** Degrees of freedom of that deviation. */
  readonly df: T;
  readonly #columns: readonly Value[];

  /**
   * @param columns - the t statistic, its degrees of freedom, the standard error of the difference and
   *   the deviation
   */
  constructor(columns: readonly Value[], isCorrected: boolean) {
    const [, df, , deviation] = columns;
    const { effect, factor } = mapResults(columns, ['effect', 'factor'], (t, df, error, sd) => {
      // Without variance the effect is as infinite as t.
      const factor = (sd === 0 ? 1 : error / sd) * (isCorrected ? hedgesCorrection(df) : 1);
      return { effect: t * factor, factor };
    });
    this.effect_size = effect as T;
    this.standardizer = deviation as T;
    this.df = df as T;
    this.#columns = [columns[0]!, df!, factor];
  }

  /**
   * Confidence interval of the effect size: the noncentralities for which the statistic is at the ends of
   * its distribution (Steiger and Fouladi 1997, "Noncentrality interval estimation and the evaluation of
   * statistical models").
   *
   * @throws RangeError for a level that is not from 0 to 1
   */
  confidence_interval(confidence_level = 0.95): ConfidenceInterval<T> {
    const level = levelOf(confidence_level, 'confidence_level', 'confidence_interval');
    const tail = (1 - level) / 2;
    const found = mapResults(this.#columns, ['low', 'high'], (t, df, factor) => ({
      // The upper end is that of -t, turned around: so both tails keep their digits.
      low: Number.isFinite(t) ? -nctdtrinc(df, tail, -t) * factor : NaN,
      high: Number.isFinite(t) ? nctdtrinc(df, tail, t) * factor : NaN,
    }));
    return found as unknown as ConfidenceInterval<T>;
  }
}

/**
 * Cohen's d: how many standard deviations a mean is off `popmean`, two means are apart, or the mean of
 * differences of pairs is off 0 (Cohen 1988, "Statistical power analysis for the behavioral sciences").
 *
 * @throws RangeError for shapes that do not fit; TypeError for options that are not known, or not for
 *   what is given
 *
 * @example
 * ```ts
 * import { cohens_d } from '@numloom/stats';
 * const d = cohens_d([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
 * const { low, high } = d.confidence_interval();
 * console.log(d.effect_size.toFixed(3), low.toFixed(3), high.toFixed(3)); // => 1.285 0.415 2.118
 * ```
 */
export function cohens_d<A extends Sample, const O extends EffectSizeOptions>(
  a: A,
  options?: O,
): EffectSize<Statistic<A, O>>;
export function cohens_d<A extends Sample, B extends Sample, const O extends EffectSizeOptions>(
  a: A,
  b: B,
  options?: O,
): EffectSize<Statistic<A, O, B>>;
export function cohens_d(a: Sample, ...rest: readonly unknown[]): EffectSize {
  return effectSize('cohens_d', a, rest, false);
}

/**
 * Hedges' g: Cohen's d without the bias that it has for small samples (Hedges 1981, "Distribution theory
 * for Glass's estimator of effect size and related estimators"). Its interval is that of d, corrected
 * alike.
 *
 * @throws As {@link cohens_d}
 *
 * @example
 * ```ts
 * import { hedges_g } from '@numloom/stats';
 * const g = hedges_g([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
 * console.log(g.effect_size.toFixed(3)); // => 1.174
 * ```
 */
export function hedges_g<A extends Sample, const O extends EffectSizeOptions>(
  a: A,
  options?: O,
): EffectSize<Statistic<A, O>>;
export function hedges_g<A extends Sample, B extends Sample, const O extends EffectSizeOptions>(
  a: A,
  b: B,
  options?: O,
): EffectSize<Statistic<A, O, B>>;
export function hedges_g(a: Sample, ...rest: readonly unknown[]): EffectSize {
  return effectSize('hedges_g', a, rest, true);
}

function effectSize(
  caller: string,
  a: Sample,
  rest: readonly unknown[],
  isCorrected: boolean,
): EffectSize {
  const [[b], options] = variadic<EffectSizeOptions>(rest, 0, caller);
  if (b === null || !['object', 'undefined'].includes(typeof b)) {
    throw new TypeError(`${caller}: b is ${String(b)}, must be a sample, or options in its place`);
  }
  const known = [
    ...SAMPLE_OPTIONS,
    ...(b === undefined ? ['popmean'] : ['paired', 'standardizer']),
  ];
  assertOptions(options, known, caller);
  assertFlags(options, ['paired'], caller);
  const { popmean = 0, paired = false, standardizer, ...others } = options;
  if (b === undefined || paired) {
    if (standardizer !== undefined) {
      throw new TypeError(`${caller}: standardizer is for samples that are not paired`);
    }
    const test = b === undefined ? ttest_1samp(a, popmean, others) : ttest_rel(a, b, others);
    return oneSampleEffect(test, isCorrected);
  }
  const by = oneOf(
    standardizer ?? 'pooled',
    ['pooled', 'average', 'control'],
    'standardizer',
    caller,
  );
  const test = ttest_ind(a, b, { ...others, equal_var: by === 'pooled' });
  return twoSampleEffect(test, by, isCorrected);
}

/** The effect size of a test of one sample or of pairs. */
export function oneSampleEffect(test: TtestOneSampleResult, isCorrected: boolean): EffectSize {
  return new EffectSize([test.statistic, test.df, test.standard_error, test.sd], isCorrected);
}

/** The effect size of a test of two samples: of Student's for one variance, of Welch's for others. */
export function twoSampleEffect(
  { statistic, df, standard_error, sd, n }: TtestTwoSampleResult,
  by: 'pooled' | 'average' | 'control',
  isCorrected: boolean,
): EffectSize {
  const columns = [df, standard_error, ...sd, ...n] as Value[];
  const found = mapResults(columns, ['df', 'sd'], (df, error, sd1, sd2, n1, n2) =>
    by === 'pooled'
      ? { df, sd: error / Math.sqrt(1 / n1 + 1 / n2) }
      : by === 'average'
        ? { df, sd: Math.hypot(sd1, sd2) / Math.SQRT2 }
        : { df: n2 - 1, sd: sd2 },
  );
  return new EffectSize([statistic, found.df, standard_error, found.sd], isCorrected);
}

/** Γ(df/2) / (√(df/2) Γ((df - 1)/2)). */
function hedgesCorrection(df: number): number {
  return df > 1 ? Math.sqrt((2 * Math.PI) / df) / beta((df - 1) / 2, 0.5) : NaN;
}
