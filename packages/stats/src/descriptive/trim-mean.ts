/** The mean of what is left when extremes are cut off. */
import { assertOptions } from '@numloom/ufunc';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { meanOf } from './central.ts';

/**
 * The mean without a part of the observations at each end.
 *
 * @param proportiontocut - the part that is cut at each end, rounded down to whole observations
 * @throws RangeError where nothing is left: the part must be in [0, 0.5)
 *
 * @example
 * ```ts
 * import { trim_mean } from '@numloom/stats';
 * console.log(trim_mean([1, 2, 3, 100], 0.25)); // => 2.5
 * ```
 */
export function trim_mean<A extends Sample, const O extends SampleOptions>(
  a: A,
  proportiontocut: number,
  options?: O,
): Statistic<A, O>;
export function trim_mean(
  a: Sample,
  proportiontocut: number,
  options: SampleOptions = {},
): unknown {
  assertOptions(options, SAMPLE_OPTIONS, 'trim_mean');
  if (!(typeof proportiontocut === 'number' && proportiontocut >= 0 && proportiontocut < 0.5)) {
    throw new RangeError(
      `trim_mean: proportiontocut is ${String(proportiontocut)}, must be in [0, 0.5)`,
    );
  }
  const settings = { name: 'trim_mean', samples: ['a'], outputs: ['mean'] } as const;
  return slicewise(settings, [a], options, (x) => {
    const cut = Math.floor(proportiontocut * x.length);
    return {
      mean: meanOf(
        cut === 0
          ? x
          : x
              .slice()
              .sort()
              .subarray(cut, x.length - cut),
      ),
    };
  }).mean;
}
