/** Adjusting the p-values of several tests. */
import { asarray, moveaxis, type NdArray, normalizeAxis } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { oneOf } from '../samples/options.ts';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { adjust, type AdjustMethod } from './adjust.ts';

/** Options of the control of the false discovery rate. */
export interface FalseDiscoveryOptions {
  /** The axis of the tests that belong together; null for all, as a list of one axis. 0 by default. */
  readonly axis?: number | null;
  /** `'bh'`, the default, for independent tests (Benjamini and Hochberg), `'by'` for any (Yekutieli). */
  readonly method?: 'bh' | 'by';
}

/** Options of adjusting p-values. */
export interface AdjustOptions {
  /** The axis of the tests that belong together; null, the default, for all. */
  readonly axis?: number | null;
  /** How p-values are adjusted; `'holm'` by default. */
  readonly method?: AdjustMethod;
}

/**
 * Adjusts p-values so that rejecting those up to q bounds the expected share of false rejections by q.
 * NaN stay NaN and do not count as tests. O(n log n). Benjamini and Hochberg, JRSS B 57 (1995);
 * Benjamini and Yekutieli, Annals of Statistics 29 (2001).
 *
 * @throws RangeError for values outside of [0, 1], or an axis out of range
 *
 * @example
 * ```ts
 * import { false_discovery_control } from '@numloom/stats';
 * console.log(false_discovery_control([0.01, 0.02, 0.03, 0.5]).tolist()); // => [ 0.04, 0.04, 0.04, 0.5 ]
 * ```
 */
export function false_discovery_control(
  ps: Sample,
  options: FalseDiscoveryOptions = {},
): NdArray<'float64'> {
  const caller = 'false_discovery_control';
  assertOptions(options, ['axis', 'method'], caller);
  const method = oneOf(options.method ?? 'bh', ['bh', 'by'], 'method', caller);
  const axis = options.axis === undefined ? 0 : options.axis;
  const result = adjusted(ps, axis, method, caller);
  return axis === null ? result.reshape([-1]) : result;
}

/**
 * Adjusts p-values of several tests. `'bonferroni'`, `'sidak'`, `'holm'`, `'holm-sidak'`, `'hommel'` and
 * `'hochberg'` bound the probability of any false rejection, `'bh'` and `'by'` the expected share of
 * false ones. Holm's and Bonferroni's methods hold for any tests. NaN stay NaN and do not count as tests.
 * O(n log n), Hommel's O(n²).
 *
 * @throws RangeError for values outside of [0, 1], or an axis out of range
 *
 * @example
 * ```ts
 * import { adjust_pvalues } from '@numloom/stats';
 * console.log(adjust_pvalues([0.01, 0.02, NaN, 0.5], { method: 'holm' }).tolist()); // => [ 0.03, 0.04, NaN, 0.5 ]
 * ```
 */
export function adjust_pvalues(p: Sample, options: AdjustOptions = {}): NdArray<'float64'> {
  const caller = 'adjust_pvalues';
  assertOptions(options, ['axis', 'method'], caller);
  const methods = ['bonferroni', 'sidak', 'holm', 'holm-sidak', 'hommel', 'hochberg', 'bh', 'by'] as const; // prettier-ignore
  const method = oneOf(options.method ?? 'holm', methods, 'method', caller);
  return adjusted(p, options.axis ?? null, method, caller);
}

function adjusted(
  p: Sample,
  axis: number | null,
  method: AdjustMethod,
  caller: string,
): NdArray<'float64'> {
  const array = realArray(p, caller, 'p');
  const at = axis === null || array.ndim === 0 ? null : normalizeAxis(axis, array.ndim, caller);
  const moved = at === null ? array.reshape([-1]) : moveaxis(array, at, -1);
  const values = packedValues(moved);
  const wrong = values.find((one) => one < 0 || one > 1);
  if (wrong !== undefined) {
    throw new RangeError(`${caller}: a p-value is ${wrong}, must be in [0, 1]`);
  }
  const length = moved.shape.at(-1)!;
  for (let k = 0; k < values.length; k += length) adjust(values.subarray(k, k + length), method);
  const result = asarray(values).reshape([...moved.shape]);
  if (at === null) return result.reshape([...array.shape]);
  return moveaxis(result, -1, at).copy();
}
