/** Confidence intervals of any statistic, by resampling with replacement. */
import { asarray, NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { generatorOf, type Seed } from '../random/default-rng.ts';
import type { Generator } from '../random/generator/generator.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { alternativeOf, assertFlags, levelOf, oneOf } from '../samples/options.ts';
import { delivered, samplesOf } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { DegenerateDataWarning, warn } from '../warnings.ts';
import { adjustedLevels } from './bca.ts';
import type { OfSamples } from './permutation-test.ts';
import { quantileOfSorted, standardDeviation } from './summaries.ts';
import { assertHeld, batches, countOf, type Evaluate, evaluator, type ResampledStatistic, type Rows } from './statistic.ts'; // prettier-ignore

/** Options of bootstraps. */
export interface BootstrapOptions {
  /** How many resamples are drawn; 9999 by default. */
  readonly n_resamples?: number;
  /** How many are drawn at a time; all by default. */
  readonly batch?: number | undefined;
  /** Whether `statistic` is given arrays and `{ axis: -1 }` rather than samples; false by default. */
  readonly vectorized?: boolean;
  /** Whether observations of several samples belong together; false by default. */
  readonly paired?: boolean;
  /** The axis of observations; 0 by default. */
  readonly axis?: number;
  /** 0.95 by default. */
  readonly confidence_level?: number;
  /** With `'less'` and `'greater'` the interval has one end. */
  readonly alternative?: Alternative;
  /** How the interval is made: `'BCa'`, bias-corrected and accelerated, by default. */
  readonly method?: 'BCa' | 'percentile' | 'basic';
  /** The result of a bootstrap of the same samples, whose resamples count, too. */
  readonly bootstrap_result?:
    { readonly bootstrap_distribution: NdArray<'float64'> } | null | undefined;
  /** A generator or a seed; by default resamples are different each time. */
  readonly rng?: Seed | null | undefined;
}

const OPTIONS = ['n_resamples', 'batch', 'vectorized', 'paired', 'axis', 'confidence_level', 'alternative', 'method', 'bootstrap_result', 'rng'] as const; // prettier-ignore

/** What a bootstrap gives. */
export interface BootstrapResult<T = number | NdArray<'float64'>> {
  readonly confidence_interval: ConfidenceInterval<T>;
  /** The statistic of each resample, along the last axis. */
  readonly bootstrap_distribution: NdArray<'float64'>;
  /** The standard deviation of these. */
  readonly standard_error: T;
}

/**
 * Confidence interval and standard error of a statistic of samples, by resampling them with replacement. For a
 * seed the resamples are those of SciPy. O(n_resamples) statistics, and with `'BCa'` one for each observation.
 *
 * @see B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapters 12 to 14
 * @throws RangeError for samples of less than two observations, lengths that do not fit, or a level outside of
 * [0, 1]; TypeError for a statistic that gives no numbers
 *
 * @example
 * ```ts
 * import { bootstrap } from '@numloom/stats';
 * const mean = (x: Float64Array) => x.reduce((sum, one) => sum + one, 0) / x.length;
 * const { standard_error } = bootstrap([[4, 8, 15, 16, 23, 42]], mean, { rng: 1 });
 * console.log(standard_error.toFixed(1)); // => 5.0
 * ```
 */
export function bootstrap<const S extends readonly Sample[]>(
  data: S,
  statistic: ResampledStatistic,
  options: BootstrapOptions = {},
): BootstrapResult<OfSamples<S>> {
  const caller = 'bootstrap';
  assertOptions(options, OPTIONS, caller);
  assertFlags(options, ['vectorized', 'paired'], caller);
  const { n_resamples = 9999, batch, vectorized = false, paired = false, axis = 0 } = options;
  const { bootstrap_result: before, rng } = options;
  const level = levelOf(options.confidence_level ?? 0.95, 'confidence_level', caller);
  const alternative = alternativeOf(options.alternative, caller);
  const method = oneOf(options.method ?? 'BCa', ['BCa', 'percentile', 'basic'], 'method', caller);
  const known = before ? distributionOf(before, caller) : undefined;
  countOf(n_resamples, 'n_resamples', caller, known && known.length > 0 ? 0 : 1);
  if (batch !== undefined) countOf(batch, 'batch', caller);
  if (!Array.isArray(data) || data.length === 0) {
    throw new TypeError(`${caller}: data must be a list of one sample or more`);
  }
  assertHeld(n_resamples, 'resamples', caller);
  const samples = samplesOf(caller, data as readonly Sample[], { axis });
  const lengths = samples.arrays.map((array) => array.shape.at(-1)!);
  if (lengths.some((length) => length < 2 || (paired && length !== lengths[0]))) {
    throw new RangeError(
      `${caller}: samples have ${lengths.join(', ')} observations, must have two or more${paired ? ', equally many' : ''}`,
    );
  }
  const evaluate = evaluator(statistic, vectorized, caller);
  const packed = samples.arrays.map((array) => packedValues(array));
  const places = samples.batch.reduce((product, length) => product * length, 1);
  const slices = Array.from({ length: places }, (_, k) =>
    packed.map((values, i) => values.subarray(k * lengths[i]!, (k + 1) * lengths[i]!)),
  );
  const earlier = known ? known.length / Math.max(places, 1) : 0;
  const distributions = slices.map((_, k) => {
    const distribution = new Float64Array(earlier + n_resamples);
    if (known) distribution.set(known.subarray(k * earlier, (k + 1) * earlier));
    return distribution;
  });
  if (n_resamples > 0) {
    fillDistributions(
      generatorOf(rng),
      slices,
      { evaluate, batch, paired },
      distributions,
      earlier,
    );
  }
  const alpha = alternative === 'two-sided' ? (1 - level) / 2 : 1 - level;
  const low = new Float64Array(places);
  const high = new Float64Array(places);
  slices.forEach((slice, k) => {
    const sorted = distributions[k]!.slice().sort();
    const [a, b] =
      method === 'BCa'
        ? adjustedLevels(slice, evaluate, { sorted, alpha, batch, paired })
        : [alpha, 1 - alpha];
    low[k] = quantileOfSorted(sorted, a);
    high[k] = quantileOfSorted(sorted, b);
    if (method === 'basic') {
      const centre = 2 * evaluate(rowsOf(slice), 1)[0]!;
      [low[k], high[k]] = [centre - high[k], centre - low[k]];
    }
  });
  if (method === 'BCa' && (low.some(Number.isNaN) || high.some(Number.isNaN))) {
    warn(
      new DegenerateDataWarning(
        `${caller}: the interval is NaN, as the statistic of resamples hardly varies or is an extreme`,
      ),
    );
  }
  if (alternative === 'less') low.fill(-Infinity);
  if (alternative === 'greater') high.fill(Infinity);
  const count = earlier + n_resamples;
  const together = new Float64Array(places * count);
  distributions.forEach((distribution, k) => together.set(distribution, k * count));
  return {
    confidence_interval: { low: delivered(samples, low), high: delivered(samples, high) },
    bootstrap_distribution: asarray(together).reshape([...samples.shape, count]),
    standard_error: delivered(samples, Float64Array.from(distributions, standardDeviation)),
  } as never;
}

function distributionOf(result: object, caller: string): Float64Array {
  const { bootstrap_distribution: array } = result as { bootstrap_distribution?: unknown };
  if (array instanceof NdArray) return packedValues(array as NdArray);
  throw new TypeError(`${caller}: bootstrap_result has no bootstrap_distribution`);
}

const rowsOf = (slices: readonly Float64Array[]): Rows[] =>
  slices.map((values) => ({ values, length: values.length }));

/** What is resampled, and how. */
interface Plan {
  readonly evaluate: Evaluate;
  readonly batch: number | undefined;
  readonly paired: boolean;
}

/** Draws places batch by batch, sample by sample, as SciPy does, and computes statistics of what is there. */
function fillDistributions(
  rng: Generator,
  slices: readonly (readonly Float64Array[])[],
  { evaluate, batch, paired }: Plan,
  distributions: readonly Float64Array[],
  from: number,
): void {
  const lengths = slices[0]?.map(({ length }) => length) ?? [];
  const widest = lengths.reduce((sum, length) => sum + length, 0);
  let done = from;
  const total = (distributions[0]?.length ?? from) - from;
  // A single sample can be drawn in small parts without another result.
  const isSingle = paired || lengths.length === 1;
  const part = isSingle ? Math.max(1, Math.floor(1e6 / widest)) : undefined;
  for (const whole of batches(total, batch)) {
    for (const count of batches(whole, part)) {
      const drawn = lengths.map((length, j) =>
        paired && j > 0 ? undefined : drawnPlaces(rng, length, count),
      );
      slices.forEach((slice, place) => {
        const rows = slice.map((values, j) => ({
          values: taken(values, drawn[j] ?? drawn[0]!),
          length: values.length,
        }));
        distributions[place]!.set(evaluate(rows, count), done);
      });
      done += count;
    }
  }
}

function drawnPlaces(rng: Generator, length: number, count: number): Int32Array {
  const drawn = rng.integers(0, length, { size: [count, length], dtype: 'int32' });
  const { storage, offset, size } = drawn;
  return storage.view('int32').subarray(offset, offset + size);
}

function taken(values: Float64Array, places: Int32Array): Float64Array {
  const result = new Float64Array(places.length);
  for (let i = 0; i < result.length; i++) result[i] = values[places[i]!]!;
  return result;
}
