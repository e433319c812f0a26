/** The line of Theil and Sen. */
import type { NdArray } from '@numloom/ndarray';
import { ndtri } from '../math/normal.ts';
import { levelOf, oneOf } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { DegenerateDataWarning, warn } from '../warnings.ts';
import { median, medianOfSorted } from './medians.ts';
import { withPlaces } from './places.ts';

/** Options of the line of Theil and Sen. */
export interface TheilslopesOptions extends SampleOptions {
  /** The confidence level of the interval of the slope, or 1 minus it; 0.95 by default. */
  readonly alpha?: number;
  /**
   * The intercept is the median of y minus slope times the median of x where it is `'separate'`, the
   * default, and the median of y - slope · x where it is `'joint'`.
   */
  readonly method?: 'joint' | 'separate';
}

/** A line, and an interval of its slope. */
export class TheilslopesResult<T = number | NdArray<'float64'>> {
  readonly slope: T;
  readonly intercept: T;
  readonly low_slope: T;
  readonly high_slope: T;

  constructor(slope: T, intercept: T, low: T, high: T) {
    this.slope = slope;
    this.intercept = intercept;
    this.low_slope = low;
    this.high_slope = high;
  }

  /** Slope, intercept, and the ends of the interval of the slope, as in SciPy. */
  *[Symbol.iterator](): IterableIterator<T> {
    yield this.slope;
    yield this.intercept;
    yield this.low_slope;
    yield this.high_slope;
  }
}

/**
 * The line whose slope is the median of the slopes between all pairs of observations: it is hardly moved
 * by outliers. Without x, places count from 0. Observations lie along all axes by default. O(n² log n),
 * with 4 n² bytes of memory. Sen, JASA 63 (1968).
 *
 * @throws RangeError where samples differ in length or the axis is out of range; Error for NaN where the
 * policy is to raise
 *
 * @example
 * ```ts
 * import { theilslopes } from '@numloom/stats';
 * const { slope, intercept } = theilslopes([1, 3, 5, 70, 9], [0, 1, 2, 3, 4]);
 * console.log(slope, intercept); // => 2 1
 * ```
 */
export function theilslopes<A extends Sample, B extends Sample, const O extends TheilslopesOptions>(
  y: A,
  x: B,
  options?: O,
): TheilslopesResult<Statistic<A, O, B>>;
export function theilslopes<A extends Sample, const O extends TheilslopesOptions>(
  y: A,
  options?: O,
): TheilslopesResult<Statistic<A, O>>;
export function theilslopes(...args: unknown[]): unknown {
  const caller = 'theilslopes';
  const [samples, options] = variadic<TheilslopesOptions>(args, 1, caller);
  const { alpha = 0.95, method: asked, ...rest } = options;
  levelOf(alpha, 'alpha', caller);
  const method = oneOf(asked ?? 'separate', ['joint', 'separate'], 'method', caller);
  const { slope, intercept, low, high } = slicewise(
    {
      name: caller,
      samples: ['y', 'x'],
      outputs: ['slope', 'intercept', 'low', 'high'],
      paired: true,
      least: 2,
    },
    samples,
    { axis: null, ...rest },
    withPlaces((y, x) => {
      const slopes = slopesOf(y, x);
      if (slopes.length === 0) {
        warn(
          new DegenerateDataWarning(`${caller}: all values of x are the same; there is no line`),
        );
      }
      const slope = medianOfSorted(slopes);
      const intercept =
        method === 'joint'
          ? median(y.map((one, k) => one - slope * x[k]!))
          : median(y) - slope * median(x);
      return { slope, intercept, ...interval(slopes, y, x, Math.min(alpha, 1 - alpha)) };
    }),
  );
  return new TheilslopesResult(slope, intercept, low, high);
}

/** The slopes between pairs of observations, ascending. */
function slopesOf(y: Float64Array, x: Float64Array): Float64Array {
  const n = x.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let length = 0;
  for (let i = 1; i < n; i++) {
    const [xi, yi] = [x[i]!, y[i]!];
    for (let j = 0; j < i; j++) {
      const dx = xi - x[j]!;
      if (dx !== 0) slopes[length++] = (yi - y[j]!) / dx;
    }
  }
  return slopes.subarray(0, length).sort();
}

/** Sen's interval of the slope: order statistics by the variance of Kendall's statistic. */
function interval(
  slopes: Float64Array,
  y: Float64Array,
  x: Float64Array,
  alpha: number,
): { low: number; high: number } {
  const count = slopes.length;
  const weight = (t: number) => t * (t - 1) * (2 * t + 5);
  const variance = (weight(y.length) - tiesOf(x, weight) - tiesOf(y, weight)) / 18;
  const width = ndtri(alpha / 2) * Math.sqrt(variance);
  if (!(variance >= 0) || count === 0) return { low: NaN, high: NaN };
  const high = Math.min(halfEven((count - width) / 2), count - 1);
  const low = Math.max(halfEven((count + width) / 2) - 1, 0);
  return { low: slopes[low] ?? NaN, high: slopes[high] ?? NaN };
}

/** The nearest integer; the even one of two. */
function halfEven(x: number): number {
  const rounded = Math.round(x);
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** A sum over groups of tied values. */
function tiesOf(x: Float64Array, weight: (t: number) => number): number {
  const sorted = x.slice().sort();
  let sum = 0;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    sum += weight(end - start);
  }
  return sum;
}
