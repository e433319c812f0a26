/** Observations relative to their sample: standard scores. */
import { broadcast_shapes, formatShape, type NdArray } from '@numloom/ndarray';
import { assertOptions, divide, evaluate, log, subtract } from '@numloom/ufunc';
import { meanOf } from '../moments/moments.ts';
import { realArray } from '../samples/samples.ts';
import type { Sample } from '../samples/types.ts';
import { deviationOf, ofMoments } from './of-moments.ts';
import { type DeviationOptions, ddofOf } from './sem.ts';

/** Options of scores; `ddof` is 0 by default. */
export type ScoreOptions = Omit<DeviationOptions, 'keepdims'>;

/**
 * Standard scores: how many standard deviations observations are above the mean of their sample. NaN
 * for samples that do not vary by more than rounding.
 *
 * @returns an array of the shape of `a`, NaN where it is NaN
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { zscore } from '@numloom/stats';
 * console.log(String(zscore([1, 3, 5, 7]))); // => [-1.34164079 -0.4472136   0.4472136   1.34164079]
 * ```
 */
export function zscore(a: Sample, options: ScoreOptions = {}): NdArray<'float64'> {
  const scores = realArray(a, 'zscore', 'a');
  return scoresOf('zscore', scores, scores, options);
}

/**
 * Standard scores of logarithms: how many geometric standard deviations observations are above the
 * geometric mean of their sample.
 *
 * @returns an array of the shape of `a`
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { gzscore } from '@numloom/stats';
 * console.log(gzscore([1, 10, 100]).tolist()); // => [ -1.224744871391589, 0, 1.224744871391589 ]
 * ```
 */
export function gzscore(a: Sample, options: ScoreOptions = {}): NdArray<'float64'> {
  // In float64, whatever `a` is: logarithms of float32 would be rounded to it.
  const scores = evaluate(log(realArray(a, 'gzscore', 'a').astype('float64', { copy: false })));
  return scoresOf('gzscore', scores, scores, options);
}

/**
 * Scores relative to the mean and the standard deviation of another sample.
 *
 * @param scores - what is scored; broadcasts with the samples of `compare`
 * @throws RangeError where the axis is out of range; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { zmap } from '@numloom/stats';
 * console.log(zmap([0, 2.5], [0, 1, 2, 3, 4, 5]).tolist()); // => [ -1.4638501094227998, 0 ]
 * ```
 */
export function zmap(
  scores: Sample,
  compare: Sample,
  options: ScoreOptions = {},
): NdArray<'float64'> {
  const samples = realArray(compare, 'zmap', 'compare');
  return scoresOf('zmap', realArray(scores, 'zmap', 'scores'), samples, options);
}

function scoresOf(
  name: string,
  scores: NdArray,
  samples: NdArray,
  options: ScoreOptions,
): NdArray<'float64'> {
  assertOptions(options, ['axis', 'ddof', 'nan_policy'], name);
  const { ddof = 0, ...rest } = options;
  const taken = ddofOf(ddof, name);
  if (samples.size === 0) return evaluate(subtract(scores, NaN)) as NdArray<'float64'>;
  const { mean, deviation } = ofMoments(name, samples, { ...rest, keepdims: true }, 2, {
    mean: meanOf,
    deviation(moments, k) {
      const found = deviationOf(moments, k, taken);
      const hasNone = found === Infinity || found <= 2 ** -52 * Math.abs(meanOf(moments, k));
      return hasNone ? NaN : found;
    },
  });
  try {
    broadcast_shapes(scores.shape, (mean as NdArray).shape);
  } catch {
    const [own, other] = [scores, samples].map(({ shape }) => formatShape(shape));
    throw new RangeError(
      `${name}: scores ${own} do not broadcast with compare ${other} but for axis ${String(rest.axis ?? 0)}`,
    );
  }
  return evaluate(divide(subtract(scores, mean), deviation)) as NdArray<'float64'>;
}
