/** Quantiles of samples, each at probabilities of its own. */
import { asarray, broadcast_to, expand_dims, moveaxis, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { assertFlags, nanPolicyOf, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { isPlain, realArray, samplesOf } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import {
  QUANTILE_METHODS,
  type QuantileMethod,
  quantileOf,
  type Sorted,
} from './sorted-quantiles.ts';

/** Options of quantiles. */
export interface QuantileOptions extends Omit<SampleOptions, 'axis'> {
  /** The axis along which the observations of a sample lie; null for all. 0 by default. */
  readonly axis?: number | null;
  /** The definition; `'linear'` by default. */
  readonly method?: QuantileMethod;
  /**
   * How often each observation counts, fractions included; broadcasts to `x`. Not with the last four methods.
   */
  readonly weights?: Sample;
}

/**
 * Quantiles of samples at the probabilities `p`. Along the axis `p` has as many elements as there are
 * quantiles of each sample, its other axes broadcast with those of `x`. The axis goes where each
 * sample has one quantile, unless `keepdims` is true. O(n log n).
 *
 * @throws RangeError where a probability is not in [0, 1], or `keepdims` is false and there are several;
 *   TypeError for an unknown method
 *
 * @example
 * ```ts
 * import { quantile } from '@numloom/stats';
 * console.log(quantile([1, 2, 4, 8], 0.5)); // => 3
 * console.log(quantile([1, 2, 4, 8], [0.25, 0.75]).tolist()); // => [ 1.75, 5 ]
 * ```
 */
export function quantile<A extends Sample, const O extends QuantileOptions>(
  x: A,
  p: number,
  options?: O,
): Statistic<A, O>;
export function quantile(x: Sample, p: Sample, options?: QuantileOptions): NdArray<'float64'>;
export function quantile(x: Sample, p: Sample, options: QuantileOptions = {}): unknown {
  assertOptions(options, [...SAMPLE_OPTIONS, 'method', 'weights'], 'quantile');
  const policy = nanPolicyOf(options.nan_policy, 'quantile');
  const method = oneOf(options.method ?? 'linear', QUANTILE_METHODS, 'method', 'quantile');
  assertFlags(options, ['keepdims'], 'quantile');
  const { axis = 0, keepdims, weights } = options;
  if (weights !== undefined && (method.startsWith('round_') || method === 'harrell-davis')) {
    throw new TypeError(`quantile: the method '${method}' takes no weights`);
  }
  const values = realArray(x, 'quantile', 'x');
  const given = [values, realArray(p, 'quantile', 'p')];
  if (weights !== undefined) {
    given.push(broadcast_to(realArray(weights, 'quantile', 'weights'), values.shape));
  }
  const { arrays, batch } = samplesOf('quantile', given, { axis }, ['x', 'p', 'weights']);
  const [n, count] = arrays.map((array) => array.shape.at(-1)!) as [number, number];
  if (keepdims === false && count !== 1) {
    throw new RangeError(
      `quantile: keepdims is false, but there are ${count} quantiles of each sample`,
    );
  }
  const [observations, probabilities, multiplicities] = arrays.map(packedValues);
  for (const one of probabilities!) {
    if (one >= 0 && one <= 1) continue;
    throw new RangeError(`quantile: p is ${one}, must be in [0, 1]`);
  }
  const results = new Float64Array(probabilities!.length).fill(NaN);
  for (let k = 0; k * count < results.length; k++) {
    const slice = observations!.slice(k * n, (k + 1) * n);
    const hasNaN = slice.some(Number.isNaN);
    if (hasNaN && policy === 'raise') throw new Error('quantile: the input contains nan values');
    if (hasNaN && policy === 'propagate') continue;
    const sorted = sortedOf(slice, multiplicities?.subarray(k * n, (k + 1) * n));
    for (let j = k * count; j < (k + 1) * count; j++) {
      results[j] = quantileOf(sorted, probabilities![j]!, method);
    }
  }
  const isReduced = count === 1 && keepdims !== true;
  if (isReduced && isPlain(x) && isPlain(p)) {
    return typeof p === 'number' ? results[0]! : asarray(results).reshape([]);
  }
  const packed = asarray(results).reshape([...batch, count]);
  if (isReduced) return packed.reshape(batch);
  if (axis !== null) {
    const ndim = batch.length + 1;
    return moveaxis(packed, -1, axis < 0 ? axis + ndim : axis);
  }
  let whole: NdArray<'float64'> = packed;
  while (whole.ndim < values.ndim) whole = expand_dims(whole, { axis: 0 });
  return whole;
}

/** Values in order, NaN and what counts 0 times left out; changes `values` where there are no weights. */
function sortedOf(values: Float64Array, weights: Float64Array | undefined): Sorted {
  if (!weights) return { values: values.filter((x) => x === x).sort(), cumulated: undefined };
  for (const weight of weights) {
    if (weight >= 0 && weight < Infinity) continue;
    throw new RangeError(`quantile: a weight is ${weight}, must be finite and not negative`);
  }
  const order = Array.from(values.keys())
    .filter((k) => values[k] === values[k] && weights[k]! > 0)
    .sort((i, j) => values[i]! - values[j]!);
  let sum = 0;
  const cumulated = Float64Array.from(order, (k) => (sum += weights[k]!));
  return { values: Float64Array.from(order, (k) => values[k]!), cumulated };
}
