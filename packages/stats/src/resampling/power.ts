/** The power of a test, by simulation. */
import { asarray, broadcast_to, broadcast_shapes, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { assertFlags, levelOf } from '../samples/options.ts';
import { isPlain, realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import type { Rvs } from './methods.ts';
import { drawnRows } from './monte-carlo-test.ts';
import { assertHeld, batches, countOf, evaluator, type ResampledStatistic } from './statistic.ts';

/** Options of simulated power. */
export interface SimulatedPowerOptions {
  /** P-values below this reject the null hypothesis; 0.01 by default. */
  readonly significance?: number;
  /** Whether `test` is given arrays and `{ axis: -1 }` rather than samples; false by default. */
  readonly vectorized?: boolean;
  /** How many experiments are simulated; 10000 by default. */
  readonly n_resamples?: number;
  /** How many at a time; all by default. */
  readonly batch?: number | undefined;
}

/** What simulated power is. */
export interface SimulatedPower {
  /** How often the null hypothesis is rejected: a number for each number of observations. */
  readonly power: number | NdArray<'float64'>;
  /** The p-values, of the experiments along the last axis. */
  readonly pvalues: NdArray<'float64'>;
}

/**
 * The power of a test under an alternative hypothesis: how often its p-value is below the significance, for
 * samples that `rvs({ size })` draws. `test` gives a p-value or a result that has one. `n_observations` is a number
 * for each of `rvs`, or an array of numbers, for each of which the power is computed.
 *
 * @throws TypeError where `rvs` are no functions that give arrays of the size; RangeError for other numbers of
 * `rvs` and `n_observations`
 *
 * @example
 * ```ts
 * import { power, ttest_1samp } from '@numloom/stats';
 * import { default_rng } from '@numloom/stats/random';
 * const rng = default_rng(1);
 * const rvs = ({ size }: { size: readonly [number, number] }) => rng.normal(1, 1, size);
 * const test = (x: Float64Array) => ttest_1samp(x, 0);
 * const { power: value } = power(test, rvs, 10, { significance: 0.05, n_resamples: 1000 });
 * console.log(Number(value) > 0.7 && Number(value) < 0.9); // => true
 * ```
 */
export function power(
  test: ((...samples: Float64Array[]) => unknown) | ResampledStatistic,
  rvs: Rvs | readonly Rvs[],
  n_observations: Sample | readonly Sample[],
  options: SimulatedPowerOptions = {},
): SimulatedPower {
  const caller = 'power';
  assertOptions(options, ['significance', 'vectorized', 'n_resamples', 'batch'], caller);
  assertFlags(options, ['vectorized'], caller);
  const { vectorized = false, n_resamples = 10_000, batch } = options;
  const significance = levelOf(options.significance ?? 0.01, 'significance', caller);
  countOf(n_resamples, 'n_resamples', caller);
  if (batch !== undefined) countOf(batch, 'batch', caller);
  const sources = (Array.isArray(rvs) ? rvs : [rvs]) as unknown[];
  const counts = (Array.isArray(rvs) ? n_observations : [n_observations]) as Sample[];
  if (!sources.every((one): one is Rvs => typeof one === 'function')) {
    throw new TypeError(`${caller}: rvs must be a function or a list of functions`);
  }
  if (typeof test !== 'function') throw new TypeError(`${caller}: test must be a function`);
  if (!Array.isArray(counts) || counts.length !== sources.length) {
    throw new RangeError(`${caller}: n_observations must be for each of ${sources.length} rvs`);
  }
  const arrays = counts.map((count) => realArray(count, caller, 'n_observations'));
  const shape = broadcast_shapes(...arrays.map((array) => array.shape));
  const columns = arrays.map((array) => packedValues(broadcast_to(array, [...shape])));
  for (const n of columns.flatMap((column) => [...column])) countOf(n, 'n_observations', caller);
  const ofPvalues = (...args: never[]): unknown => {
    const result = test(...args);
    return typeof result === 'object' && result !== null && 'pvalue' in result
      ? result.pvalue
      : result;
  };
  const evaluate = evaluator(ofPvalues, vectorized, caller);
  const places = columns[0]!.length;
  assertHeld(places * n_resamples, 'experiments', caller);
  const pvalues = new Float64Array(places * n_resamples);
  const powers = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    let done = place * n_resamples;
    for (const count of batches(n_resamples, batch)) {
      const rows = sources.map((source, j) =>
        drawnRows(source, count, columns[j]![place]!, caller),
      );
      pvalues.set(evaluate(rows, count), done);
      done += count;
    }
    const own = pvalues.subarray(place * n_resamples, done);
    powers[place] = own.reduce((sum, p) => sum + Number(p < significance), 0) / n_resamples;
  }
  const isNumber = shape.length === 0 && counts.every(isPlain);
  return {
    power: isNumber ? powers[0]! : asarray(powers).reshape([...shape]),
    pvalues: asarray(pvalues).reshape([...shape, n_resamples]),
  };
}
