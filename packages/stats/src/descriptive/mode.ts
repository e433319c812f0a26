/** The value that occurs most often. */
import type { NdArray } from '@numloom/ndarray';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';

/** Most frequent values, and how often they occur. */
export interface ModeResult<T = number | NdArray<'float64'>> {
  readonly mode: T;
  readonly count: T;
}

/**
 * The most frequent value of samples, the least of them if there are several, and how often it occurs.
 * NaN counts as a value unless it is left out; of no observations the mode is NaN, the count 0.
 * O(n log n).
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { mode } from '@numloom/stats';
 * console.log(mode([3, 1, 3, 2, 1])); // => { mode: 1, count: 2 }
 * ```
 */
export function mode<A extends Sample, const O extends SampleOptions>(
  a: A,
  options?: O,
): ModeResult<Statistic<A, O>>;
export function mode(a: Sample, options: SampleOptions = {}): ModeResult {
  return slicewise(
    { name: 'mode', samples: ['a'], outputs: ['mode', 'count'], least: 0, seesNaN: true },
    [a],
    options,
    (x) => {
      const sorted = x.slice().sort();
      let [mode, count] = [NaN, 0];
      for (let start = 0, end = 0; start < sorted.length; start = end) {
        const value = sorted[start]!;
        while (end < sorted.length && (sorted[end] === value || value !== value)) end++;
        if (end - start > count) [mode, count] = [value, end - start];
      }
      return { mode, count };
    },
  );
}
