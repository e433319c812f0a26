/** The line of repeated medians by Siegel. */
import type { NdArray } from '@numloom/ndarray';
import { oneOf } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { median, medianOfSorted } from './medians.ts';
import { withPlaces } from './places.ts';

/** Options of the line of repeated medians. */
export interface SiegelslopesOptions extends SampleOptions {
  /**
   * The intercept is the median of y - slope · x where it is `'hierarchical'`, the default, and the
   * median of the medians of intercepts of lines through pairs where it is `'separate'`.
   */
  readonly method?: 'hierarchical' | 'separate';
}

/** A line. */
export class SiegelslopesResult<T = number | NdArray<'float64'>> {
  readonly slope: T;
  readonly intercept: T;

  constructor(slope: T, intercept: T) {
    this.slope = slope;
    this.intercept = intercept;
  }

  /** Slope and intercept, as in SciPy. */
  *[Symbol.iterator](): IterableIterator<T> {
    yield this.slope;
    yield this.intercept;
  }
}

/**
 * The line whose slope is the median over observations of the median slope to all others: up to half of
 * the observations may be outliers. Without x, places count from 0. Observations lie along all axes by
 * default. O(n² log n). Siegel, Biometrika 69 (1982).
 *
 * @throws RangeError where samples differ in length or the axis is out of range; Error for NaN where the
 * policy is to raise
 *
 * @example
 * ```ts
 * import { siegelslopes } from '@numloom/stats';
 * const { slope, intercept } = siegelslopes([1, 3, 5, 70, 9], [0, 1, 2, 3, 4]);
 * console.log(slope, intercept); // => 2 1
 * ```
 */
export function siegelslopes<
  A extends Sample,
  B extends Sample,
  const O extends SiegelslopesOptions,
>(y: A, x: B, options?: O): SiegelslopesResult<Statistic<A, O, B>>;
export function siegelslopes<A extends Sample, const O extends SiegelslopesOptions>(
  y: A,
  options?: O,
): SiegelslopesResult<Statistic<A, O>>;
export function siegelslopes(...args: unknown[]): unknown {
  const caller = 'siegelslopes';
  const [samples, { method: asked, ...rest }] = variadic<SiegelslopesOptions>(args, 1, caller);
  const method = oneOf(asked ?? 'hierarchical', ['hierarchical', 'separate'], 'method', caller);
  const { slope, intercept } = slicewise(
    {
      name: caller,
      samples: ['y', 'x'],
      outputs: ['slope', 'intercept'],
      paired: true,
      least: 2,
    },
    samples,
    { axis: null, ...rest },
    withPlaces((y, x) => line(y, x, method)),
  );
  return new SiegelslopesResult(slope, intercept);
}

function line(
  y: Float64Array,
  x: Float64Array,
  method: 'hierarchical' | 'separate',
): { slope: number; intercept: number } {
  const n = x.length;
  const slopes: number[] = [];
  const intercepts: number[] = [];
  const values = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const medianOver = (compute: (i: number) => number) => {
      let length = 0;
      for (let i = 0; i < n; i++) if (x[i] !== x[j]) values[length++] = compute(i);
      return medianOfSorted(values.subarray(0, length).sort());
    };
    const slope = medianOver((i) => (y[i]! - y[j]!) / (x[i]! - x[j]!));
    if (Number.isNaN(slope)) continue;
    slopes.push(slope);
    if (method === 'hierarchical') continue;
    intercepts.push(medianOver((i) => (y[j]! * x[i]! - y[i]! * x[j]!) / (x[i]! - x[j]!)));
  }
  const slope = median(Float64Array.from(slopes));
  const lines = method === 'separate' ? Float64Array.from(intercepts) : null;
  return { slope, intercept: median(lines ?? y.map((one, k) => one - slope * x[k]!)) };
}
