/** A test by permutations of the observations. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { generatorOf, type Seed } from '../random/default-rng.ts';
import { alternativeOf, assertFlags, oneOf } from '../samples/options.ts';
import { samplesOf } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Alternative, Plain, Sample } from '../samples/types.ts';
import { type ResamplingTestResult, testedBy } from './null-distribution.ts';
import { independentOrders, type Orders, pairedOrders } from './permutations.ts';
import {
  assertHeld,
  batches,
  countOf,
  evaluator,
  type ResampledStatistic,
  type Rows,
} from './statistic.ts';

/** Options of permutation tests. */
export interface PermutationTestOptions {
  /**
   * What the null hypothesis lets change: `'independent'`, the default, which sample an observation belongs to;
   * `'samples'` the same among observations of one place, or the sign of those of a single sample; `'pairings'`
   * which observations belong together.
   */
  readonly permutation_type?: 'independent' | 'samples' | 'pairings';
  /** Whether `statistic` is given arrays and `{ axis: -1 }` rather than samples; false by default. */
  readonly vectorized?: boolean;
  /** How many random permutations are drawn; where there are no more at all, each is taken once. 9999 by default. */
  readonly n_resamples?: number;
  /** How many are held at a time; all by default. */
  readonly batch?: number | undefined;
  readonly alternative?: Alternative;
  /** The axis of observations; 0 by default. */
  readonly axis?: number;
  /** A generator or a seed; by default permutations are different each time. */
  readonly rng?: Seed | null | undefined;
}

const OPTIONS = ['permutation_type', 'vectorized', 'n_resamples', 'batch', 'alternative', 'axis', 'rng'] as const; // prettier-ignore

/** A number, where all samples are plain, else an array. */
export type OfSamples<S extends readonly Sample[]> = S extends readonly Plain[]
  ? number
  : NdArray<'float64'>;

/**
 * Tests by how extreme a statistic of samples is among its values for permutations of the observations: exactly,
 * where there are at most `n_resamples` of these, else by random ones, which for a seed are those of SciPy.
 * O(n_resamples) statistics.
 *
 * @see B. Phipson and G. K. Smyth, Permutation p-values should never be zero, Stat. Appl. Genet. Mol. Biol. 9 (2010)
 * @throws RangeError for samples of less than two observations or lengths that do not fit; TypeError for a
 * statistic that gives no numbers
 *
 * @example
 * ```ts
 * import { permutation_test } from '@numloom/stats';
 * const mean = (x: Float64Array) => x.reduce((sum, one) => sum + one, 0) / x.length;
 * const difference = (x: Float64Array, y: Float64Array) => mean(x) - mean(y);
 * const { pvalue } = permutation_test([[1, 2, 3, 4], [5, 6, 7, 8]], difference);
 * console.log(pvalue); // => 0.02857142857142857
 * ```
 */
export function permutation_test<const S extends readonly Sample[]>(
  data: S,
  statistic: ResampledStatistic,
  options: PermutationTestOptions = {},
): ResamplingTestResult<OfSamples<S>> {
  const caller = 'permutation_test';
  assertOptions(options, OPTIONS, caller);
  assertFlags(options, ['vectorized'], caller);
  const { vectorized = false, n_resamples = 9999, batch, axis = 0, rng } = options;
  const alternative = alternativeOf(options.alternative, caller);
  const types = ['independent', 'samples', 'pairings'] as const;
  const type = oneOf(options.permutation_type ?? 'independent', types, 'permutation_type', caller);
  if (!Array.isArray(data) || data.length < (type === 'independent' ? 2 : 1)) {
    throw new TypeError(
      `${caller}: data must be a list of ${type === 'independent' ? 'two samples' : 'one sample'} or more`,
    );
  }
  const most = n_resamples === Infinity ? Infinity : countOf(n_resamples, 'n_resamples', caller);
  if (batch !== undefined) countOf(batch, 'batch', caller);
  const samples = samplesOf(caller, data as readonly Sample[], { axis });
  const lengths = samples.arrays.map((array) => array.shape.at(-1)!);
  const isPaired = type !== 'independent';
  if (lengths.some((length) => length < 2 || (isPaired && length !== lengths[0]))) {
    throw new RangeError(
      `${caller}: samples have ${lengths.join(', ')} observations, must have two or more${isPaired ? ', equally many' : ''}`,
    );
  }
  const evaluate = evaluator(statistic, vectorized, caller);
  const packed = samples.arrays.map((array) => packedValues(array));
  const places = samples.batch.reduce((product, length) => product * length, 1);
  const slices = Array.from({ length: places }, (_, k) =>
    packed.map((values, i) => values.subarray(k * lengths[i]!, (k + 1) * lengths[i]!)),
  );
  const observed = Float64Array.from(slices, (slice) => evaluate(rowsOf(slice), 1)[0]!);
  const generator = (): ReturnType<typeof generatorOf> => generatorOf(rng);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const n = lengths[0]!;
  // A single sample is compared with its negative.
  const partners = Math.max(2, lengths.length);
  let orders: Orders;
  if (type === 'independent') orders = independentOrders(lengths, most, generator);
  else if (type === 'pairings') orders = pairedOrders(lengths.length, n, most, batch, generator);
  else orders = pairedOrders(n, partners, most, batch, generator);
  const width = type === 'samples' ? n * partners : total;
  assertHeld(orders.count, 'permutations', caller);
  const distributions = slices.map(() => new Float64Array(orders.count));
  const permute = { independent: deal, pairings: pair, samples: exchange }[type];
  const sources = isPaired ? slices : slices.map((slice) => [joined(slice)]);
  let done = 0;
  for (const count of batches(orders.count, batch ?? batchOf(width, orders.count))) {
    const drawn = new Int32Array(count * width);
    for (let k = 0; k < count; k++) orders.next(drawn.subarray(k * width, (k + 1) * width));
    sources.forEach((slice, place) => {
      const rows = lengths.map((length) => ({ values: new Float64Array(count * length), length }));
      for (let k = 0; k < count; k++) {
        permute(slice, drawn.subarray(k * width, (k + 1) * width), rows, k);
      }
      distributions[place]!.set(evaluate(rows, count), done);
    });
    done += count;
  }
  return testedBy(samples, observed, distributions, alternative, orders) as never;
}

/** As many orders at a time as fit a few megabytes; SciPy's are the same for any number. */
const batchOf = (width: number, count: number): number =>
  Math.max(1, Math.min(count, Math.floor(1e6 / width)));

const rowsOf = (slices: readonly Float64Array[]): Rows[] =>
  slices.map((values) => ({ values, length: values.length }));

type Permute = (
  slices: readonly Float64Array[],
  order: Int32Array,
  to: readonly Rows[],
  k: number,
) => void;

/** Observations of all samples, which are joined, are dealt out in an order. */
const deal: Permute = ([all], order, to, k) => {
  let at = 0;
  for (const { values, length } of to) {
    for (let i = 0; i < length; i++) values[k * length + i] = all![order[at++]!]!;
  }
};

function joined(slices: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(slices.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const slice of slices) {
    all.set(slice, at);
    at += slice.length;
  }
  return all;
}

/** Observations of each sample change their places in it. */
const pair: Permute = (slices, order, to, k) => {
  slices.forEach((slice, j) => {
    const { values, length } = to[j]!;
    for (let i = 0; i < length; i++) values[k * length + i] = slice[order[j * length + i]!]!;
  });
};

/** Observations of one place change samples; those of a single sample their sign. */
const exchange: Permute = (slices, order, to, k) => {
  const partners = Math.max(2, slices.length);
  to.forEach(({ values, length }, j) => {
    for (let i = 0; i < length; i++) {
      const from = order[i * partners + j]!;
      values[k * length + i] =
        slices.length > 1 ? slices[from]![i]! : from === 0 ? slices[0]![i]! : -slices[0]![i]!;
    }
  });
};
