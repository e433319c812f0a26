/** A test by samples of the null hypothesis. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { alternativeOf, assertFlags } from '../samples/options.ts';
import { realArray, samplesOf } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Alternative, Plain, Sample } from '../samples/types.ts';
import type { Rvs } from './methods.ts';
import { type ResamplingTestResult, testedByOne } from './null-distribution.ts';
import {
  assertHeld,
  batches,
  countOf,
  evaluator,
  type ResampledStatistic,
  type Rows,
} from './statistic.ts';

/** Options of Monte Carlo tests. */
export interface MonteCarloTestOptions {
  /** Whether `statistic` is given arrays and `{ axis: -1 }` rather than samples; false by default. */
  readonly vectorized?: boolean;
  /** How many samples are drawn; 9999 by default. */
  readonly n_resamples?: number;
  /** How many are drawn at a time; all by default. */
  readonly batch?: number | undefined;
  readonly alternative?: Alternative;
  /** The axis of observations; 0 by default. */
  readonly axis?: number;
}

const OPTIONS = ['vectorized', 'n_resamples', 'batch', 'alternative', 'axis'] as const;

/** A number for plain samples, else an array. */
type OfData<A, R> = R extends readonly unknown[]
  ? A extends readonly Plain[]
    ? number
    : NdArray<'float64'>
  : A extends Plain
    ? number
    : NdArray<'float64'>;

/**
 * Tests by how extreme a statistic is among its values for samples that are drawn under the null hypothesis, by
 * `rvs({ size })`: one function for one sample, a list of them for a list of samples. O(n_resamples) statistics.
 *
 * @see B. Phipson and G. K. Smyth, Permutation p-values should never be zero, Stat. Appl. Genet. Mol. Biol. 9 (2010)
 * @throws TypeError where `rvs` are no functions that give arrays of the size, or the statistic gives no numbers;
 * RangeError where there are not as many of them as samples
 *
 * @example
 * ```ts
 * import { monte_carlo_test } from '@numloom/stats';
 * import { default_rng } from '@numloom/stats/random';
 * const rng = default_rng(1);
 * const largest = (x: Float64Array) => Math.max(...x);
 * const rvs = ({ size }: { size: readonly [number, number] }) => rng.standard_normal(size);
 * const { pvalue } = monte_carlo_test([0.1, -0.4, 2.5], rvs, largest, { alternative: 'greater' });
 * console.log(pvalue < 0.05); // => true
 * ```
 */
export function monte_carlo_test<
  const A extends Sample | readonly Sample[],
  const R extends Rvs | readonly Rvs[],
>(
  data: A,
  rvs: R,
  statistic: ResampledStatistic,
  options: MonteCarloTestOptions = {},
): ResamplingTestResult<OfData<A, R>> {
  const caller = 'monte_carlo_test';
  assertOptions(options, OPTIONS, caller);
  assertFlags(options, ['vectorized'], caller);
  const { vectorized = false, n_resamples = 9999, batch, axis = 0 } = options;
  const alternative = alternativeOf(options.alternative, caller);
  countOf(n_resamples, 'n_resamples', caller);
  assertHeld(n_resamples, 'resamples', caller);
  if (batch !== undefined) countOf(batch, 'batch', caller);
  const isList = Array.isArray(rvs);
  const sources = (isList ? rvs : [rvs]) as unknown[];
  const given = (isList ? data : [data]) as Sample[];
  if (!Array.isArray(given) || given.length !== sources.length) {
    throw new RangeError(`${caller}: there must be as many samples as rvs, ${sources.length}`);
  }
  if (!sources.every((one): one is Rvs => typeof one === 'function')) {
    throw new TypeError(`${caller}: rvs must be a function or a list of functions`);
  }
  const samples = samplesOf(caller, given, { axis });
  const lengths = samples.arrays.map((array) => array.shape.at(-1)!);
  const evaluate = evaluator(statistic, vectorized, caller);
  const packed = samples.arrays.map((array) => packedValues(array));
  const places = samples.batch.reduce((product, length) => product * length, 1);
  const observed = Float64Array.from({ length: places }, (_, k) => {
    const rows = packed.map((values, i): Rows => {
      const length = lengths[i]!;
      return { values: values.subarray(k * length, (k + 1) * length), length };
    });
    return evaluate(rows, 1)[0]!;
  });
  const distribution = new Float64Array(n_resamples);
  let done = 0;
  for (const count of batches(n_resamples, batch)) {
    const rows = sources.map((source, i) => drawnRows(source, count, lengths[i]!, caller));
    distribution.set(evaluate(rows, count), done);
    done += count;
  }
  return testedByOne(samples, observed, distribution, alternative) as never;
}

/** Samples that `rvs` draws, after one another. */
export function drawnRows(rvs: Rvs, count: number, length: number, caller: string): Rows {
  const drawn = realArray(rvs({ size: [count, length] }) as Sample, caller, 'the result of rvs');
  if (drawn.size !== count * length) {
    throw new TypeError(
      `${caller}: rvs gives an array of the shape [${drawn.shape.join(', ')}], must be of the size it is given, [${count}, ${length}]`,
    );
  }
  return { values: packedValues(drawn), length };
}
