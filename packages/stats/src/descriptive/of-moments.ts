/** Statistics that follow from means and sums of powers of deviations. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { meanOf, type Moments, momentsOf } from '../moments/moments.ts';
import { nanPolicyOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { columnOf } from '../results/column.ts';
import { delivered, samplesOf } from '../samples/samples.ts';
import { warnOfSmall } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';

/**
 * Applies functions of the moments of sample k to all samples.
 *
 * @param highest - the highest power of deviations that they need
 * @throws Error for NaN where the policy is to raise; RangeError where the axis is out of range
 */
export function ofMoments<K extends string>(
  name: string,
  a: Sample,
  options: SampleOptions,
  highest: 2 | 4,
  functions: Readonly<Record<K, (moments: Moments, k: number) => number>>,
): Record<K, number | NdArray<'float64'>> {
  assertOptions(options, SAMPLE_OPTIONS, name);
  const policy = nanPolicyOf(options.nan_policy, name);
  const given = samplesOf(name, [a], options, ['a']);
  const moments = momentsOf(given.arrays[0]!, policy, name, highest);
  if (moments.count.includes(0)) warnOfSmall(name, 1);
  const results = Object.entries<(moments: Moments, k: number) => number>(functions).map(
    ([output, compute]) => [
      output,
      delivered(
        given,
        columnOf(moments.count.length, (k) => compute(moments, k)),
      ),
    ],
  );
  return Object.fromEntries(results) as Record<K, number | NdArray<'float64'>>;
}

/** The variance: the sum of squared deviations by n - ddof. */
export function varianceOf({ count, squares, scale }: Moments, k: number, ddof: number): number {
  const freedom = count[k]! - ddof;
  return freedom >= 0 ? squares[k]! / freedom / scale[k]! ** 2 : NaN;
}

/** The standard deviation, which is a number where its square is none. */
export function deviationOf({ count, squares, scale }: Moments, k: number, ddof: number): number {
  const freedom = count[k]! - ddof;
  return freedom >= 0 ? Math.sqrt(squares[k]! / freedom) / scale[k]! : NaN;
}

/** The second central moment, by the scale; NaN where it is no more than rounding of the mean. */
function secondOf(moments: Moments, k: number): number {
  const second = moments.squares[k]! / moments.count[k]!;
  const rounding = 2 ** -52 * Math.abs(meanOf(moments, k) * moments.scale[k]!);
  return second > rounding ** 2 ? second : NaN;
}

/** Third central moment by the variance to 3/2. */
export function skewnessOf(moments: Moments, k: number, bias: boolean): number {
  const n = moments.count[k]!;
  const ratio = moments.cubes![k]! / n / secondOf(moments, k) ** 1.5;
  return bias || n < 3 ? ratio : (Math.sqrt((n - 1) * n) / (n - 2)) * ratio;
}

/** Fourth central moment by the square of the variance, that of a normal distribution being 3. */
export function kurtosisOf(moments: Moments, k: number, bias: boolean): number {
  const n = moments.count[k]!;
  const ratio = moments.fourths![k]! / n / secondOf(moments, k) ** 2;
  if (bias || n < 4) return ratio;
  return ((n ** 2 - 1) * ratio - 3 * (n - 1) ** 2) / (n - 2) / (n - 3) + 3;
}
