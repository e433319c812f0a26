/** Statistics of values that lie in bins. */
import { asarray, linspace, type NdArray, stack } from '@numloom/ndarray';
import { assertOptions, digitize } from '@numloom/ufunc';
import { oneOf } from '../samples/options.ts';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { meanOf, sumOf, varianceOf } from './central.ts';
import { quantileOf } from './sorted-quantiles.ts';

const STATISTICS = ['mean', 'std', 'median', 'count', 'sum', 'min', 'max'] as const;

/** A statistic of the values in a bin. */
export type BinStatistic = (typeof STATISTICS)[number] | ((values: Float64Array) => number);

/** Options of statistics in bins. */
export interface BinnedStatisticOptions {
  /** The number of bins, 10 by default, or their ascending edges. */
  readonly bins?: number | Sample;
  /** The limits of the bins where their number is given; those of x by default. */
  readonly range?: readonly [lower: number, upper: number];
}

/** Statistics of bins. */
export interface BinnedStatisticResult {
  /** One for each bin; for several rows of values, a row for each. NaN for bins that are empty. */
  readonly statistic: NdArray<'float64'>;
  readonly bin_edges: NdArray<'float64'>;
  /** The bin of each x, counted from 1; 0 and the number of bins + 1 are outside. */
  readonly binnumber: NdArray<'int64'>;
}

/**
 * A statistic of values by the bin that their x lies in. Bins are closed below and open above, the last
 * is closed.
 *
 * @param x - where values are
 * @param values - as many, or several rows of as many
 * @param statistic - `'mean'`, `'std'`, `'median'`, `'count'`, `'sum'`, `'min'`, `'max'` or a function
 * @throws RangeError where sizes differ, or bins do not ascend
 *
 * @example
 * ```ts
 * import { binned_statistic } from '@numloom/stats';
 * const { statistic, binnumber } = binned_statistic([1, 1, 2, 5, 7], [1, 2, 3, 4, 5], 'mean', { bins: 3 });
 * console.log(statistic.tolist()); // => [ 2, NaN, 4.5 ]
 * console.log(binnumber.tolist()); // => [ 1n, 1n, 1n, 3n, 3n ]
 * ```
 */
export function binned_statistic(
  x: Sample,
  values: Sample,
  statistic: BinStatistic = 'mean',
  options: BinnedStatisticOptions = {},
): BinnedStatisticResult {
  const caller = 'binned_statistic';
  assertOptions(options, ['bins', 'range'], caller);
  const places = packedValues(realArray(x, caller, 'x'));
  const given = realArray(values, caller, 'values');
  const compute =
    typeof statistic === 'function'
      ? statistic
      : computed[oneOf(statistic, STATISTICS, 'statistic', caller)];
  if (places.some((place) => !Number.isFinite(place))) {
    throw new RangeError(`${caller}: x has values that are not finite`);
  }
  if (given.ndim > 2 || given.shape.at(-1) !== places.length) {
    throw new RangeError(
      `${caller}: values have the shape (${given.shape.join(', ')}), the last axis must have ${places.length} as x has`,
    );
  }
  const edges = edgesOf(places, options, caller);
  const count = edges.length - 1;
  const bins = packedValues(digitize(asarray(places), asarray(edges)));
  places.forEach((place, i) => {
    if (place === edges[count]) bins[i] = count;
  });
  const n = places.length;
  const rows = packedValues(given);
  const results = Array.from({ length: given.ndim === 2 ? given.shape[0]! : 1 }, (_, row) => {
    const members = groups(rows.subarray(row * n, (row + 1) * n), bins, count);
    return asarray(Float64Array.from(members, (one) => compute(one)));
  });
  return {
    statistic: given.ndim === 2 ? stack(results) : results[0]!,
    bin_edges: asarray(edges),
    binnumber: asarray(bins).astype('int64'),
  };
}

/** The values of each bin. */
function groups(values: Float64Array, bins: Float64Array, count: number): Float64Array[] {
  const sizes = new Int32Array(count + 2);
  for (const bin of bins) sizes[bin]!++;
  const members = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  bins.forEach((bin, i) => (members[bin]![sizes[bin]!++] = values[i]!));
  return members.slice(1, -1);
}

function edgesOf(
  x: Float64Array,
  { bins = 10, range }: BinnedStatisticOptions,
  caller: string,
): Float64Array {
  if (typeof bins !== 'number') {
    const edges = packedValues(realArray(bins, caller, 'bins'));
    if (edges.length < 2 || edges.some((edge, k) => k > 0 && !(edge >= edges[k - 1]!))) {
      throw new RangeError(`${caller}: the edges of bins must be two or more, and ascend`);
    }
    return edges;
  }
  if (!Number.isInteger(bins) || bins < 1 || bins > 1e8) {
    throw new RangeError(`${caller}: bins is ${bins}, must be an integer from 1, or edges`);
  }
  let [low, high] = range ?? [
    x.reduce((one, other) => Math.min(one, other), Infinity),
    x.reduce((one, other) => Math.max(one, other), -Infinity),
  ];
  if (x.length === 0 && !range) [low, high] = [0, 1];
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high)) {
    throw new RangeError(`${caller}: range is ${low} to ${high}, must be finite and ascend`);
  }
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  return packedValues(linspace(low, high, bins + 1));
}

const ifAny =
  (compute: (values: Float64Array) => number) =>
  (values: Float64Array): number =>
    values.length === 0 ? NaN : compute(values);

const computed: Record<(typeof STATISTICS)[number], (values: Float64Array) => number> = {
  mean: ifAny((values) => meanOf(values)),
  std: ifAny((values) => Math.sqrt(varianceOf(values))),
  median: ifAny((values) =>
    values.some(Number.isNaN)
      ? NaN
      : quantileOf({ values: values.slice().sort(), cumulated: undefined }, 0.5, 'linear'),
  ),
  count: (values) => values.length,
  sum: (values) => sumOf(values),
  min: ifAny((values) => values.reduce((one, other) => Math.min(one, other))),
  max: ifAny((values) => values.reduce((one, other) => Math.max(one, other))),
};
