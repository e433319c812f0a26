/** Means that are not arithmetic: geometric, harmonic, power. */
import { broadcast_to, expand_dims, formatShape, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { realArray } from '../samples/samples.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { sumOf } from './central.ts';

/** Options of means. */
export interface MeanOfOptions extends SampleOptions {
  /** Weights of the observations: of the shape of `a`, or as many as there are along the axis. */
  readonly weights?: Sample;
}

/**
 * Weighted geometric mean: exp of the mean of logarithms. NaN where an observation is negative, 0
 * where one is 0.
 *
 * @throws RangeError where the weights do not fit; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { gmean } from '@numloom/stats';
 * console.log(gmean([1, 4])); // => 2
 * ```
 */
export function gmean<A extends Sample, const O extends MeanOfOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function gmean(a: Sample, options: MeanOfOptions = {}): unknown {
  return generalised('gmean', a, options, geometric);
}

/**
 * Weighted harmonic mean: the reciprocal of the mean of reciprocals. NaN where an observation is
 * negative, 0 where one is 0.
 *
 * @throws RangeError where the weights do not fit; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { hmean } from '@numloom/stats';
 * console.log(hmean([1, 3])); // => 1.5
 * ```
 */
export function hmean<A extends Sample, const O extends MeanOfOptions>(
  a: A,
  options?: O,
): Statistic<A, O>;
export function hmean(a: Sample, options: MeanOfOptions = {}): unknown {
  return generalised('hmean', a, options, power(-1));
}

/**
 * Weighted power mean: the mean of x^p, to 1/p; the geometric mean for p = 0. NaN where an observation
 * is negative.
 *
 * @param p - the exponent: 1 gives the arithmetic mean, -1 the harmonic, 2 the root mean square
 * @throws TypeError where p is no number; RangeError where the weights do not fit
 *
 * @example
 * ```ts
 * import { pmean } from '@numloom/stats';
 * console.log(pmean([1, 7], 2)); // => 5
 * ```
 */
export function pmean<A extends Sample, const O extends MeanOfOptions>(
  a: A,
  p: number,
  options?: O,
): Statistic<A, O>;
export function pmean(a: Sample, p: number, options: MeanOfOptions = {}): unknown {
  if (typeof p !== 'number') throw new TypeError(`pmean: p is ${String(p)}, must be a number`);
  return generalised('pmean', a, options, p === 0 ? geometric : power(p));
}

/** The mean of values with weights that sum up to `total`. */
type WeightedMean = (x: Float64Array, w: Float64Array | undefined, total: number) => number;

/** The weighted sum of `f` of each value. */
function weighted(
  x: Float64Array,
  w: Float64Array | undefined,
  f: (value: number) => number,
): number {
  if (w === undefined) return sumOf(x, f);
  // Values without weight count nothing, be they infinite.
  return sumOf(x.map((value, i) => (w[i] === 0 ? 0 : w[i]! * f(value))));
}

const geometric: WeightedMean = (x, w, total) => {
  // Logarithms of what is relative to one of the values are small: the mean of equal values is exact.
  const scale = x[0]!;
  if (!(scale > 0 && scale < Infinity)) return Math.exp(weighted(x, w, Math.log) / total);
  return scale * Math.exp(weighted(x, w, (value) => Math.log(value / scale)) / total);
};

const power =
  (p: number): WeightedMean =>
  (x, w, total) => {
    const scale = x.reduce((most, value) => (value > most ? value : most), 0);
    if (!(scale > 0 && scale < Infinity)) {
      return (weighted(x, w, (value) => value ** p) / total) ** (1 / p);
    }
    if (p === -1) return scale * (total / weighted(x, w, (value) => scale / value));
    return scale * (weighted(x, w, (value) => (value / scale) ** p) / total) ** (1 / p);
  };

function generalised(name: string, a: Sample, options: MeanOfOptions, mean: WeightedMean): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'weights'], name);
  const { weights, ...rest } = options;
  const samples = weights === undefined ? [a] : [a, weightsOf(a, weights, options, name)];
  const settings = { name, samples: ['a', 'weights'], outputs: ['mean'], paired: true } as const;
  return slicewise(settings, samples, rest, (x, w) =>
    x.some((value) => value < 0)
      ? { mean: NaN }
      : { mean: mean(x, w, w === undefined ? x.length : sumOf(w)) },
  ).mean;
}

/** Weights along the axis, which are plain where the sample is. */
function weightsOf(
  a: Sample,
  weights: Sample,
  { axis = 0 }: SampleOptions,
  caller: string,
): Sample {
  const [x, w] = [realArray(a, caller, 'a'), realArray(weights, caller, 'weights')];
  if (x.ndim === w.ndim) return weights;
  let along: NdArray = w;
  if (w.ndim === 1 && typeof axis === 'number') {
    const place = axis < 0 ? axis + x.ndim : axis;
    for (let k = place + 1; k < x.ndim; k++) along = expand_dims(along, { axis: -1 });
  }
  try {
    return broadcast_to(along, x.shape);
  } catch {
    throw new RangeError(
      `${caller}: weights have the shape ${formatShape(w.shape)}, which does not fit to that of a, ${formatShape(x.shape)}`,
    );
  }
}
