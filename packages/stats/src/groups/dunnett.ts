/** Dunnett's comparisons with a control. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { dunnettTail, dunnettTailInverse } from '../pvalues/dunnett.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, levelOf } from '../samples/options.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { comparisonLine, groupOf } from './comparisons.ts';
import { meanDifference, momentsOf } from './group-moments.ts';

/** Options of Dunnett's test. */
export interface DunnettOptions {
  /** The group that all others are compared with. */
  readonly control: Sample;
  /** The alternative hypothesis about means less that of the control; `'two-sided'` by default. */
  readonly alternative?: Alternative;
}

/** Numbers of all comparisons, and what their joint distribution depends on. */
interface Comparisons {
  readonly differences: Float64Array;
  readonly errors: Float64Array;
  readonly loads: readonly number[];
  readonly df: number;
  readonly alternative: Alternative;
}

/** The outcome of Dunnett's test: arrays with one element for each group. */
export class DunnettResult extends TestResult<NdArray<'float64'>> {
  readonly #comparisons: Comparisons;

  /** @internal */
  constructor(statistics: Float64Array, pvalues: Float64Array, comparisons: Comparisons) {
    super(asarray(statistics), asarray(pvalues));
    this.#comparisons = comparisons;
  }

  /**
   * Confidence intervals of all means less that of the control, which all cover the truth with the
   * probability `confidence_level`; bounded on one side if the alternative is.
   *
   * @throws RangeError for a level that is not from 0 to 1
   */
  confidence_interval(confidence_level = 0.95): ConfidenceInterval<NdArray<'float64'>> {
    levelOf(confidence_level, 'confidence_level', 'confidence_interval');
    const { differences, errors, loads, df, alternative } = this.#comparisons;
    const isTwoSided = alternative === 'two-sided';
    const critical = dunnettTailInverse(1 - confidence_level, loads, df, isTwoSided);
    const bound = (sign: number, open: Alternative): NdArray<'float64'> =>
      asarray(
        differences.map((difference, k) =>
          alternative === open ? sign * Infinity : difference + sign * critical * errors[k]!,
        ),
      );
    return { low: bound(-1, 'less'), high: bound(1, 'greater') };
  }

  /** A table of all comparisons, with confidence intervals of 95 %. */
  override toString(): string {
    const { low, high } = this.confidence_interval();
    const columns = [this.statistic, this.pvalue, low, high].map((one) => one.tolist() as number[]);
    const lines = columns[0]!.map((_, k) =>
      comparisonLine(
        ` (Sample ${k} - Control) `,
        columns.map((column) => column[k]!),
      ),
    );
    return [
      "Dunnett's test (95.0% Confidence Interval)",
      'Comparison               Statistic  p-value  Lower CI  Upper CI',
      ...lines,
    ].join('\n');
  }
}

/**
 * Dunnett's test: compares the means of one group or more with that of a control, such that all p-values and
 * intervals hold at once; options come last. P-values are not simulated: they have ten digits and more.
 *
 * @throws TypeError where there is no group or no control; RangeError for groups without observations, of
 * more than one axis, or with infinite ones
 *
 * @see Dunnett (1955), JASA 50
 *
 * @example
 * ```ts
 * import { dunnett } from '@numloom/stats';
 * const control = [7.4, 8.5, 7.2, 8.24, 9.84, 8.32];
 * const result = dunnett([9.76, 8.8, 7.68, 9.36], [12.8, 9.68, 12.16, 9.2, 10.55], { control });
 * const [first, second] = result.pvalue.tolist() as number[];
 * console.log(first!.toFixed(4), second!.toFixed(4)); // => 0.6201 0.0058
 * ```
 */
export function dunnett(
  ...args: readonly [...groups: Sample[], options: DunnettOptions]
): DunnettResult {
  const name = 'dunnett';
  const [samples, options] = variadic<Partial<DunnettOptions>>(args, 1, name);
  assertOptions(options, ['control', 'alternative'], name);
  if (options.control === undefined) throw new TypeError(`${name}: the option control is missing`);
  const alternative = alternativeOf(options.alternative, name);
  const control = groupOf(options.control, 'control', name, 1);
  const groups = samples.map((sample, k) => groupOf(sample, `sample ${k + 1}`, name, 1));
  const { moments, scale } = momentsOf([control, ...groups]);
  const [base, ...others] = moments;
  const df = moments.reduce((sum, { n }) => sum + n - 1, 0);
  if (df === 0) {
    throw new RangeError(`${name}: all groups have one observation, one must have more`);
  }
  const variance = moments.reduce((sum, { squares }) => sum + squares, 0) / df;
  const loads = others.map(({ n }) => Math.sqrt(n / (n + base!.n)));
  const differences = Float64Array.from(others, (group) => meanDifference(group, base!));
  const errors = Float64Array.from(others, ({ n }) => Math.sqrt(variance * (1 / n + 1 / base!.n)));
  const statistics = differences.map((difference, k) => difference / errors[k]!);
  const pvalues = statistics.map((t) => {
    const extreme = { 'two-sided': Math.abs(t), less: -t, greater: t }[alternative];
    return dunnettTail(extreme, loads, df, alternative === 'two-sided');
  });
  return new DunnettResult(statistics, pvalues, {
    differences: differences.map((one) => one / scale),
    errors: errors.map((one) => one / scale),
    loads,
    df,
    alternative,
  });
}
