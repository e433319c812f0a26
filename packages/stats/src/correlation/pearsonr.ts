/** Pearson's coefficient of correlation. */
import type { NdArray } from '@numloom/ndarray';
import { ndtri } from '../math/normal.ts';
import { correlationPvalue } from '../pvalues/correlation.ts';
import { type ConfidenceInterval, mapResults } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { associated, isConstant } from '../samples/centred.ts';
import { alternativeOf, levelOf } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { ConstantInputWarning, NearConstantInputWarning, warn } from '../warnings.ts';

/** What a test of correlation gives: the coefficient, its p-value and intervals. */
export class PearsonRResult<T = number | NdArray<'float64'>> extends TestResult<T> {
  readonly #n: T;
  readonly #alternative: Alternative;

  constructor(statistic: T, pvalue: T, n: T, alternative: Alternative) {
    super(statistic, pvalue);
    this.#n = n;
    this.#alternative = alternative;
  }

  /** The coefficient of correlation: `statistic` by its other name. */
  get correlation(): T {
    return this.statistic;
  }

  /**
   * A confidence interval of the coefficient, by Fisher's transformation; one-sided where the test is.
   *
   * @throws RangeError for a level that is not in [0, 1]
   */
  confidence_interval(confidence_level = 0.95): ConfidenceInterval<T> {
    levelOf(confidence_level, 'confidence_level', 'confidence_interval');
    type Results = (number | NdArray<'float64'>)[];
    return mapResults([this.statistic, this.#n] as Results, ['low', 'high'], (r, n) =>
      fisherInterval(r, n, confidence_level, this.#alternative),
    ) as ConfidenceInterval<T>;
  }
}

/** Fisher's interval of a coefficient r of n observations. Fisher 1921. */
function fisherInterval(
  r: number,
  n: number,
  level: number,
  alternative: Alternative,
): ConfidenceInterval {
  if (Number.isNaN(r)) return { low: NaN, high: NaN };
  if (n <= 3) return { low: -1, high: 1 };
  const width =
    -ndtri(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level) / Math.sqrt(n - 3);
  const end = (side: number) => (Math.abs(r) === 1 ? r : Math.tanh(Math.atanh(r) + side * width));
  return {
    low: alternative === 'less' ? -1 : end(-1),
    high: alternative === 'greater' ? 1 : end(1),
  };
}

/** The test of two samples whose observations belong together by their place. */
export function correlate(
  caller: string,
  samples: readonly [Sample, Sample],
  names: readonly string[],
  options: TestOptions,
): PearsonRResult {
  const { alternative: given, ...rest } = options;
  const alternative = alternativeOf(given, caller);
  const { statistic, pvalue, n } = slicewise(
    { name: caller, samples: names, outputs: ['statistic', 'pvalue', 'n'], paired: true, least: 2 },
    samples,
    rest,
    (x, y) => {
      const size = x.length;
      if (isConstant(x) || isConstant(y)) {
        warn(
          new ConstantInputWarning(
            `${caller}: all values of a sample are the same; its correlation is not defined`,
          ),
        );
        return { statistic: NaN, pvalue: NaN, n: size };
      }
      const { x: cx, y: cy, r, unexplained } = associated(x, y);
      for (const { mean, scale, squares } of [cx, cy]) {
        if (scale * Math.sqrt(squares) < Number.EPSILON ** 0.75 * Math.abs(mean)) {
          warn(
            new NearConstantInputWarning(
              `${caller}: the values of a sample are nearly the same; its correlation may have few digits`,
            ),
          );
          break;
        }
      }
      if (size === 2) return { statistic: Math.sign(r), pvalue: r === r ? 1 : NaN, n: size };
      return {
        statistic: r,
        pvalue: correlationPvalue(r, unexplained, size, alternative),
        n: size,
      };
    },
  );
  return new PearsonRResult(statistic, pvalue, n, alternative);
}

/**
 * Pearson's coefficient of correlation of two samples, and the test that it is 0 in the population.
 * The p-value assumes normal populations. It is accurate for coefficients next to 1 and -1 too. Samples
 * that do not vary give NaN and warn.
 *
 * @throws RangeError where samples differ in length or the axis is out of range; Error for NaN where
 * the policy is to raise
 *
 * @example
 * ```ts
 * import { pearsonr } from '@numloom/stats';
 * const result = pearsonr([1, 2, 3, 4, 5, 6, 7], [10, 9, 2.5, 6, 4, 3, 2]);
 * console.log(result.statistic.toFixed(4), result.pvalue.toFixed(4)); // => -0.8285 0.0213
 * console.log(result.confidence_interval(0.9).high.toFixed(4)); // => -0.3460
 * ```
 */
export function pearsonr<A extends Sample, B extends Sample, const O extends TestOptions>(
  x: A,
  y: B,
  options?: O,
): PearsonRResult<Statistic<A, O, B>>;
export function pearsonr(x: Sample, y: Sample, options: TestOptions = {}): unknown {
  return correlate('pearsonr', [x, y], ['x', 'y'], options);
}
