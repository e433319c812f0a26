/** Simple linear regression. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { stdtrit } from '../math/student-t.ts';
import { correlationPvalue } from '../pvalues/correlation.ts';
import { type ConfidenceInterval, mapResults } from '../results/interval.ts';
import { associated, isConstant, productError } from '../samples/centred.ts';
import { alternativeOf, levelOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';

const OUTPUTS = ['slope', 'intercept', 'rvalue', 'pvalue', 'stderr', 'intercept_stderr', 'df'] as const; // prettier-ignore

/** What a regression gives: a line, and how well it is known. */
export class LinregressResult<T = number | NdArray<'float64'>> {
  readonly slope: T;
  readonly intercept: T;
  /** Pearson's coefficient of correlation. */
  readonly rvalue: T;
  /** The p-value of the test that the slope is 0. */
  readonly pvalue: T;
  /** The standard error of the slope. */
  readonly stderr: T;
  /** The standard error of the intercept. */
  readonly intercept_stderr: T;
  /** Degrees of freedom: observations but two. */
  readonly df: T;
  readonly #alternative: Alternative;

  constructor(results: Readonly<Record<(typeof OUTPUTS)[number], T>>, alternative: Alternative) {
    this.slope = results.slope;
    this.intercept = results.intercept;
    this.rvalue = results.rvalue;
    this.pvalue = results.pvalue;
    this.stderr = results.stderr;
    this.intercept_stderr = results.intercept_stderr;
    this.df = results.df;
    this.#alternative = alternative;
  }

  /** Slope, intercept, correlation, p-value and standard error of the slope, as in SciPy. */
  *[Symbol.iterator](): IterableIterator<T> {
    yield this.slope;
    yield this.intercept;
    yield this.rvalue;
    yield this.pvalue;
    yield this.stderr;
  }

  /**
   * Confidence intervals of the slope and of the intercept, by Student's t; one-sided where the test is.
   *
   * @throws RangeError for a level that is not in [0, 1]
   */
  confidence_interval(confidence_level = 0.95): {
    readonly slope: ConfidenceInterval<T>;
    readonly intercept: ConfidenceInterval<T>;
  } {
    levelOf(confidence_level, 'confidence_level', 'confidence_interval');
    const interval = (estimate: T, error: T) =>
      mapResults(
        [estimate, error, this.df] as (number | NdArray<'float64'>)[],
        ['low', 'high'],
        (at, width, df) => {
          const rest = 1 - confidence_level;
          const t = -stdtrit(df, this.#alternative === 'two-sided' ? rest / 2 : rest);
          return {
            low: this.#alternative === 'less' ? -Infinity : at - t * width,
            high: this.#alternative === 'greater' ? Infinity : at + t * width,
          };
        },
      ) as ConfidenceInterval<T>;
    return {
      slope: interval(this.slope, this.stderr),
      intercept: interval(this.intercept, this.intercept_stderr),
    };
  }
}

/**
 * The line of least squares y = intercept + slope · x, and the test that its slope is 0. Samples are
 * centred by a compensated mean, and what the line leaves over is summed from residuals, with twice the
 * digits where it is little, so that digits remain where values are large or lie nearly on a line.
 *
 * @throws RangeError where all values of x are the same, samples differ in length, or the axis is out
 * of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { linregress } from '@numloom/stats';
 * const { slope, intercept, stderr } = linregress([0, 1, 2, 3], [1, 3, 4, 8]);
 * console.log(slope.toFixed(4), intercept.toFixed(4), stderr.toFixed(4)); // => 2.2000 0.7000 0.4243
 * ```
 */
export function linregress<A extends Sample, B extends Sample, const O extends TestOptions>(
  x: A,
  y: B,
  options?: O,
): LinregressResult<Statistic<A, O, B>>;
export function linregress(x: Sample, y: Sample, options: TestOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative'], 'linregress');
  const { alternative: given, ...rest } = options;
  const alternative = alternativeOf(given, 'linregress');
  const results = slicewise(
    { name: 'linregress', samples: ['x', 'y'], outputs: OUTPUTS, paired: true, least: 2 },
    [x, y],
    rest,
    (a, b) => {
      if (isConstant(a)) {
        throw new RangeError('linregress: all values of x are the same, so that no line fits best');
      }
      return regression(a, b, alternative);
    },
  );
  return new LinregressResult(results, alternative);
}

function regression(
  a: Float64Array,
  b: Float64Array,
  alternative: Alternative,
): Record<(typeof OUTPUTS)[number], number> {
  const n = a.length;
  const df = n - 2;
  const { x, y, r, unexplained, slope: scaled, slopeLow } = associated(a, b, true);
  const isFlat = isConstant(b);
  const scale = y.scale / x.scale;
  const slope = isFlat ? 0 : scaled * scale;
  // In units of the scales, where nothing underflows.
  const [meanX, lowX] = [x.mean / x.scale, x.low / x.scale];
  const product = scaled * meanX;
  // Terms that are smaller than the rounding of the others, which matter where those cancel.
  const rest =
    productError(scaled, meanX, product) + y.low / y.scale - scaled * lowX - slopeLow * meanX;
  const intercept = isFlat ? y.mean : (y.mean / y.scale - product + rest) * y.scale;
  if (n === 2) {
    const pvalue = isFlat ? 1 : 0;
    const rvalue = isFlat ? NaN : Math.sign(r);
    return { slope, intercept, rvalue, pvalue, stderr: 0, intercept_stderr: 0, df };
  }
  const error = Math.sqrt(unexplained / df) * Math.sqrt(y.squares / x.squares);
  return {
    slope,
    intercept,
    rvalue: isFlat ? NaN : r,
    pvalue: isFlat ? NaN : correlationPvalue(r, unexplained, n, alternative),
    stderr: error * scale,
    intercept_stderr: error * Math.hypot(Math.sqrt(x.squares / n), meanX) * y.scale,
    df,
  };
}
