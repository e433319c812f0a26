/** Ranks of arrays, and the correction for ties. */
import { asarray, moveaxis, type NdArray, normalizeAxes } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { nanPolicyOf, oneOf } from '../samples/options.ts';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { NanPolicy, Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { slicewise } from '../samples/slicewise.ts';
import { ranksOf, type RankMethod } from './ranks.ts';

/** Options of ranks. */
export interface RankdataOptions {
  /**
   * What tied elements get: `'average'`, the default, the mean of the ranks that they share, `'min'` or
   * `'max'` the least or the greatest of them; `'dense'` as `'min'`, without gaps after ties; `'ordinal'`
   * ranks that all differ, in the order of elements.
   */
  readonly method?: RankMethod;
  /** The axis along which elements are ranked; null, the default, ranks all of them, as one axis. */
  readonly axis?: number | null;
  /** As in tests: `'propagate'`, the default, makes all ranks beside NaN NaN, `'omit'` only its own. */
  readonly nan_policy?: NanPolicy;
}

const METHODS = ['average', 'min', 'max', 'dense', 'ordinal'] as const;

/**
 * Ranks of elements, from 1 for the least, as float64: in an array of the shape of `a`, or along one axis if
 * `axis` is null. O(n log n) for each axis, O(n) for long ones.
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { rankdata } from '@numloom/stats';
 * console.log(rankdata([0, 2, 3, 2]).tolist()); // => [ 1, 2.5, 4, 2.5 ]
 * console.log(rankdata([0, 2, 3, 2], { method: 'dense' }).tolist()); // => [ 1, 2, 3, 2 ]
 * ```
 */
export function rankdata(a: Sample, options: RankdataOptions = {}): NdArray<'float64'> {
  assertOptions(options, ['method', 'axis', 'nan_policy'], 'rankdata');
  const method = oneOf(options.method ?? 'average', METHODS, 'method', 'rankdata');
  const policy = nanPolicyOf(options.nan_policy, 'rankdata');
  let array = realArray(a, 'rankdata', 'a');
  const axis = options.axis ?? null;
  if (axis === null) array = array.reshape([-1]);
  const from = axis === null ? 0 : normalizeAxes(axis, array.ndim, 'rankdata')[0]!;
  const moved = moveaxis(array, from, -1);
  const values = packedValues(moved);
  const length = moved.shape.at(-1)!;
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += length) {
    const slice = values.subarray(start, start + length);
    const hasNaN = hasAnyNaN(slice);
    if (hasNaN && policy === 'raise') throw new Error('rankdata: the input contains nan values');
    const ranked =
      hasNaN && policy === 'propagate' ? slice.fill(NaN) : ranksOf(slice, method).ranks;
    if (hasNaN) for (let k = 0; k < length; k++) if (slice[k] !== slice[k]) ranked[k] = NaN;
    ranks.set(ranked, start);
  }
  return moveaxis(asarray(ranks).reshape([...moved.shape]), -1, from);
}

/** Whether any observation is NaN. */
function hasAnyNaN(x: Float64Array): boolean {
  for (let k = 0; k < x.length; k++) if (x[k] !== x[k]) return true;
  return false;
}

/**
 * The factor by which ties diminish variances in tests of ranks: 1 - Σ (t³ - t) / (n³ - n) over groups of t
 * equal ranks. 1 of fewer than two ranks, 0 where all are tied.
 *
 * @example
 * ```ts
 * import { tiecorrect } from '@numloom/stats';
 * console.log(tiecorrect([1, 2.5, 2.5, 4])); // => 0.9
 * ```
 */
export function tiecorrect<A extends Sample, const O extends SampleOptions>(
  rankvals: A,
  options?: O,
): Statistic<A, O>;
export function tiecorrect(rankvals: Sample, options: SampleOptions = {}): unknown {
  const spec = {
    name: 'tiecorrect',
    samples: ['rankvals'],
    outputs: ['factor'],
    least: 0,
  } as const;
  return slicewise(spec, [rankvals], options, (x) => ({
    factor: tieFactor(x.length, ranksOf(x).ties),
  })).factor;
}

/** The factor of n observations, where Σ (t³ - t) is known. */
export const tieFactor = (n: number, ties: number): number =>
  n < 2 ? 1 : 1 - ties / (n * (n * n - 1));
