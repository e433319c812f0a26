/** Pearson's coefficient of correlation. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { ndtri } from '../math/normal.ts';
import { correlationPvalue } from '../pvalues/correlation.ts';
import { type ConfidenceInterval, mapResults } from '../results/interval.ts';
import type {
  BootstrapMethod,
  MonteCarloMethod,
  PermutationMethod,
} from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { associated, centred, dot, isConstant } from '../samples/centred.ts';
import { alternativeOf, levelOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { ConstantInputWarning, NearConstantInputWarning, warn } from '../warnings.ts';

/** Options of the test of correlation. */
export interface PearsonROptions extends TestOptions {
  /**
   * How the p-value is found: by the distribution of the coefficient of normal samples, the default, by a
   * `PermutationMethod` that pairs the observations anew, or by a `MonteCarloMethod` that draws samples.
   */
  readonly method?: PermutationMethod | MonteCarloMethod;
}

/** Options of an interval of a coefficient. */
export interface CorrelationIntervalOptions {
  /** How it is found: by Fisher's transformation, the default, or by a `BootstrapMethod`. */
  readonly method?: BootstrapMethod;
}

/** Two samples whose coefficient an interval is of. */
type Pair = readonly [x: Float64Array, y: Float64Array];

/** What a test of correlation gives: the coefficient, its p-value and intervals. */
export class PearsonRResult<T = number | NdArray<'float64'>> extends TestResult<T> {
  readonly #n: T;
  readonly #alternative: Alternative;
  readonly #pairs: readonly Pair[];

  constructor(statistic: T, pvalue: T, n: T, alternative: Alternative, pairs: readonly Pair[]) {
    super(statistic, pvalue);
    this.#n = n;
    this.#alternative = alternative;
    this.#pairs = pairs;
  }

  /** The coefficient of correlation: `statistic` by its other name. */
  get correlation(): T {
    return this.statistic;
  }

  /**
   * A confidence interval of the coefficient, by Fisher's transformation or by a bootstrap; one-sided where
   * the test is.
   *
   * @throws RangeError for a level that is not in [0, 1]; TypeError for a method that is none
   */
  confidence_interval(
    confidence_level = 0.95,
    options: CorrelationIntervalOptions = {},
  ): ConfidenceInterval<T> {
    const caller = 'confidence_interval';
    levelOf(confidence_level, 'confidence_level', caller);
    assertOptions(options, ['method'], caller);
    const { method } = options;
    if (method !== undefined && kindOf(method) !== 'bootstrap') {
      throw new TypeError(`${caller}: method must be a BootstrapMethod`);
    }
    const alternative = this.#alternative;
    let k = 0;
    const interval = (r: number, n: number) => {
      if (!method) return fisherInterval(r, n, confidence_level, alternative);
      // Samples that had NaN or were too small are not kept.
      const pair = Number.isNaN(n) ? undefined : this.#pairs[k++];
      if (!pair || Number.isNaN(r)) return { low: NaN, high: NaN };
      const { confidence_interval: ends } = method.bootstrap(pair, coefficient, {
        paired: true,
        confidence_level,
        alternative,
      });
      return { low: Math.max(ends.low, -1), high: Math.min(ends.high, 1) };
    };
    const results = [this.statistic, this.#n] as (number | NdArray<'float64'>)[];
    return mapResults(results, ['low', 'high'], interval) as ConfidenceInterval<T>;
  }
}

const kindOf = (method: unknown): unknown =>
  typeof method === 'object' && method !== null ? (method as { kind?: unknown }).kind : undefined;

/** Pearson's coefficient of two samples. */
function coefficient(x: Float64Array, y: Float64Array): number {
  const [a, b] = [centred(x), centred(y)];
  const r = dot(a.deviations, b.deviations) / Math.sqrt(a.squares * b.squares);
  return Math.max(-1, Math.min(r, 1));
}

/** The p-value of a coefficient by drawing. */
function drawnPvalue(
  method: PermutationMethod | MonteCarloMethod,
  x: Float64Array,
  y: Float64Array,
  alternative: Alternative,
): number {
  if (method.kind === 'monte-carlo') {
    return method.test([x, y], coefficient, { alternative }).pvalue as number;
  }
  // Deviations and their norms are the same in any order.
  const [a, b] = [centred(x), centred(y)];
  const norm = Math.sqrt(a.squares * b.squares);
  const statistic = (order: Float64Array) => dot(a.deviations, order) / norm;
  const options = { permutation_type: 'pairings', alternative } as const;
  return method.test([b.deviations], statistic, options).pvalue;
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
  options: PearsonROptions,
): PearsonRResult {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative', 'method'], caller);
  const { alternative: given, method, ...rest } = options;
  const alternative = alternativeOf(given, caller);
  const kind = kindOf(method);
  if (method !== undefined && kind !== 'permutation' && kind !== 'monte-carlo') {
    throw new TypeError(`${caller}: method must be a PermutationMethod or a MonteCarloMethod`);
  }
  const pairs: Pair[] = [];
  const { statistic, pvalue, n } = slicewise(
    { name: caller, samples: names, outputs: ['statistic', 'pvalue', 'n'], paired: true, least: 2 },
    samples,
    rest,
    (x, y) => {
      const size = x.length;
      pairs.push([x, y]);
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
      if (method) return { statistic: r, pvalue: drawnPvalue(method, x, y, alternative), n: size };
      if (size === 2) return { statistic: Math.sign(r), pvalue: r === r ? 1 : NaN, n: size };
      return {
        statistic: r,
        pvalue: correlationPvalue(r, unexplained, size, alternative),
        n: size,
      };
    },
  );
  return new PearsonRResult(statistic, pvalue, n, alternative, pairs);
}

/**
 * Pearson's coefficient of correlation of two samples, and the test that it is 0 in the population.
 * The p-value assumes normal populations. It is accurate for coefficients next to 1 and -1 too. Samples
 * that do not vary give NaN and warn.
 *
 * @throws RangeError where samples differ in length or the axis is out of range; TypeError for a method that
 * is none; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { pearsonr } from '@numloom/stats';
 * const result = pearsonr([1, 2, 3, 4, 5, 6, 7], [10, 9, 2.5, 6, 4, 3, 2]);
 * console.log(result.statistic.toFixed(4), result.pvalue.toFixed(4)); // => -0.8285 0.0213
 * console.log(result.confidence_interval(0.9).high.toFixed(4)); // => -0.3460
 * ```
 */
export function pearsonr<A extends Sample, B extends Sample, const O extends PearsonROptions>(
  x: A,
  y: B,
  options?: O,
): PearsonRResult<Statistic<A, O, B>>;
export function pearsonr(x: Sample, y: Sample, options: PearsonROptions = {}): unknown {
  return correlate('pearsonr', [x, y], ['x', 'y'], options);
}
