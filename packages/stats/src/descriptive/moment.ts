/** Moments about the mean or another centre. */
import { asarray, type NdArray, stack } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { meanOf, momentOf } from './central.ts';

/** Options of moments. */
export interface MomentOptions extends SampleOptions {
  /** What deviations are taken from; the mean by default, for the first moment 0. */
  readonly center?: number;
}

/**
 * Moments of samples about their mean, or about `center`: the mean of (x - center)^order. Without
 * `center` the first moment is about the mean, and 0. For a list of orders an array with one more axis,
 * the first. O(n) for each.
 *
 * @throws RangeError where an order is no integer from 0
 *
 * @example
 * ```ts
 * import { moment } from '@numloom/stats';
 * console.log(moment([1, 2, 3, 4, 5], 2)); // => 2
 * console.log(moment([1, 2, 3, 4, 5], [1, 2, 4]).tolist()); // => [ 0, 2, 6.8 ]
 * ```
 */
export function moment(
  a: Sample,
  order: readonly number[],
  options?: MomentOptions,
): NdArray<'float64'>;
export function moment<A extends Sample, const O extends MomentOptions>(
  a: A,
  order?: number,
  options?: O,
): Statistic<A, O>;
export function moment(
  a: Sample,
  order: number | readonly number[] = 1,
  options: MomentOptions = {},
): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'center'], 'moment');
  const { center, ...rest } = options;
  const orders = Array.isArray(order) ? (order as readonly number[]) : [order as number];
  if (orders.length === 0) throw new RangeError('moment: order is empty, must have one or more');
  for (const one of orders) {
    if (Number.isInteger(one) && one >= 0) continue;
    throw new RangeError(`moment: order is ${String(one)}, must be an integer from 0`);
  }
  const outputs = orders.map((_, k) => String(k));
  const settings = { name: 'moment', samples: ['a'], outputs };
  const moments = slicewise(settings, [a], rest, (x) => {
    const mean = meanOf(x);
    const about = center ?? mean;
    return Object.fromEntries(
      orders.map((one, k) => [
        String(k),
        // Deviations from the mean have none; rounding would leave some.
        center === undefined && one === 1 && Number.isFinite(mean) ? 0 : momentOf(x, one, about),
      ]),
    );
  });
  if (!Array.isArray(order)) return moments['0'];
  return stack(outputs.map((name) => asarray(moments[name]!)));
}
