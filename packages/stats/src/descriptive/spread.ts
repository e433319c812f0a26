/** How samples spread, by ranks: interquartile range, median absolute deviation. */
import { assertOptions } from '@numloom/ufunc';
import { oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import {
  NEIGHBOUR_METHODS,
  type NeighbourMethod,
  neighbourOf,
  QUANTILE_METHODS,
  type QuantileMethod,
  quantileOf,
} from './sorted-quantiles.ts';

/** The third quartile of the standard normal distribution. */
const QUARTILE = 0.6744897501960817;

/** What a spread is divided by: a number, or by `'normal'` what makes it a normal distribution's sd. */
type Scale = number | 'normal';

/** Options of the interquartile range. */
export interface IqrOptions extends SampleOptions {
  /** The percentages between which the range lies; [25, 75] by default. */
  readonly rng?: readonly [number, number];
  /** What the range is divided by: 1 by default; `'normal'` for 1.349, so that it estimates the sd. */
  readonly scale?: Scale;
  /** How quantiles are defined; `'linear'` by default. */
  readonly interpolation?: QuantileMethod | NeighbourMethod;
}

/**
 * Interquartile range: the third quartile less the first. `axis` is null by default: all observations.
 *
 * @throws RangeError where `rng` is not two percentages
 *
 * @example
 * ```ts
 * import { iqr } from '@numloom/stats';
 * console.log(iqr([10, 7, 4, 3, 2, 1])); // => 4
 * ```
 */
export function iqr<A extends Sample, const O extends IqrOptions>(
  x: A,
  options?: O,
): Statistic<A, O>;
export function iqr(x: Sample, options: IqrOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'rng', 'scale', 'interpolation'], 'iqr');
  const { rng = [25, 75], scale = 1, interpolation = 'linear', axis = null, ...rest } = options;
  if (!Array.isArray(rng) || rng.length !== 2 || rng.some((one) => !(one >= 0 && one <= 100))) {
    throw new RangeError(`iqr: rng is ${String(rng)}, must be two percentages from 0 to 100`);
  }
  const methods = [...QUANTILE_METHODS, ...NEIGHBOUR_METHODS];
  const method = oneOf(interpolation, methods, 'interpolation', 'iqr');
  const by = scaleOf(scale, 2 * QUARTILE, 'iqr');
  const [low, high] = [Math.min(...rng) / 100, Math.max(...rng) / 100] as const;
  const settings = { name: 'iqr', samples: ['x'], outputs: ['iqr'] } as const;
  return slicewise(settings, [x], { axis, ...rest }, (slice) => {
    const values = slice.slice().sort();
    const at = (p: number): number =>
      isNeighbour(method)
        ? neighbourOf(values, p, method)
        : quantileOf({ values, cumulated: undefined }, p, method);
    return { iqr: (at(high) - at(low)) / by };
  }).iqr;
}

const isNeighbour = (method: QuantileMethod | NeighbourMethod): method is NeighbourMethod =>
  (NEIGHBOUR_METHODS as readonly string[]).includes(method);

/** Options of the median absolute deviation. */
export interface MedianAbsDeviationOptions extends SampleOptions {
  /** The centre of a sample; the median by default. */
  readonly center?: (sample: Float64Array) => number;
  /** What it is divided by: 1 by default; `'normal'` for 0.6745, so that it estimates the sd. */
  readonly scale?: Scale;
}

/**
 * The median of absolute deviations from the median, or from another centre.
 *
 * @throws TypeError where the scale is neither a number nor `'normal'`
 *
 * @example
 * ```ts
 * import { median_abs_deviation } from '@numloom/stats';
 * console.log(median_abs_deviation([1, 2, 5, 9])); // => 2
 * ```
 */
export function median_abs_deviation<A extends Sample, const O extends MedianAbsDeviationOptions>(
  x: A,
  options?: O,
): Statistic<A, O>;
export function median_abs_deviation(x: Sample, options: MedianAbsDeviationOptions = {}): unknown {
  const caller = 'median_abs_deviation';
  assertOptions(options, [...SAMPLE_OPTIONS, 'center', 'scale'], caller);
  const { center = medianOf, scale = 1, ...rest } = options;
  if (typeof center !== 'function') {
    throw new TypeError(`${caller}: center is of type ${typeof center}, must be a function`);
  }
  const by = scaleOf(scale, QUARTILE, caller);
  const settings = { name: caller, samples: ['x'], outputs: ['deviation'] } as const;
  return slicewise(settings, [x], rest, (slice) => {
    const middle = center(slice);
    return { deviation: medianOf(slice.map((value) => Math.abs(value - middle))) / by };
  }).deviation;
}

/** The median of values that are not NaN. */
function medianOf(values: Float64Array): number {
  return quantileOf({ values: values.slice().sort(), cumulated: undefined }, 0.5, 'linear');
}

function scaleOf(scale: unknown, normal: number, caller: string): number {
  if (scale === 'normal') return normal;
  if (typeof scale === 'number') return scale;
  throw new TypeError(`${caller}: scale is ${String(scale)}, must be a number or 'normal'`);
}
