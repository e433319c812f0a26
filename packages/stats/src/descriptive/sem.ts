/** The standard error of the mean. */
import { assertOptions } from '@numloom/ufunc';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';

/** Options of the standard error. */
export interface SemOptions extends SampleOptions {
  /** What is taken off the number of observations; 1 by default. */
  readonly ddof?: number;
}

/**
 * Standard error of the mean: the standard deviation by √n. A number for a plain sample, else an array.
 *
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { sem } from '@numloom/stats';
 * console.log(sem([1, 2, 3, 4])); // => 0.6454972243679028
 * ```
 */
export function sem<A extends Sample, const O extends SemOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function sem(a: Sample, options: SemOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'ddof'], 'sem');
  const { ddof = 1, ...rest } = options;
  return slicewise({ name: 'sem', samples: ['a'], outputs: ['sem'] }, [a], rest, (x) => {
    const mean = x.reduce((sum, one) => sum + one, 0) / x.length;
    const squares = x.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    return { sem: Math.sqrt(squares / (x.length - ddof) / x.length) };
  }).sem;
}
