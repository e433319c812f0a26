/** Quantiles and percentiles over axes. */
import type { NdArray } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import type { ContinuousMethod, DiscreteMethod, QuantileMethod } from './quantile-methods.ts';
import { quantilesOf } from './quantiles.ts';
import type { Axes } from './rows.ts';

/** Options of {@link quantile} and its relatives. */
export interface QuantileOptions<M extends QuantileMethod = QuantileMethod> {
  /** The axis or axes to reduce over, negative ones counted from the end; all by default. */
  readonly axis?: Axes;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean | undefined;
  /** How a quantile is taken from the sorted values; `linear` by default. */
  readonly method?: M | undefined;
  /**
   * How much each value counts, for method `inverted_cdf`: of the shape of `a`, or one for each
   * place along the one axis that is reduced.
   */
  readonly weights?: Operand | undefined;
  /** An array of the result's shape to write the result to. */
  readonly out?: NdArray | undefined;
}

/** The dtype of quantiles: that of the values where they are taken as they are. */
export type QuantileOf<A extends Operand, Q, M> = [M] extends [DiscreteMethod]
  ? DTypeOf<A>
  : [M] extends [ContinuousMethod]
    ? [DTypeOf<A>, Q] extends ['float32', number]
      ? 'float32'
      : 'float64'
    : DTypeOf<A> | 'float64';

/**
 * Quantiles: the values below which the parts `q` of the elements lie. Where NaN is among the
 * elements the result is NaN. Takes time in proportion to the number of elements.
 *
 * @param a - an array of any real dtype
 * @param q - the parts, from 0 to 1, of any shape, which comes first in the shape of the result
 * @param options - `axis`, `keepdims`, the `method` (Hyndman and Fan 1996, and NumPy's own), and
 *   `weights` for `inverted_cdf`
 * @returns the dtype of `a` for methods that take elements as they are, `inverted_cdf`,
 *   `closest_observation`, `lower`, `higher` and `nearest`; else float64, float32 for float32
 *   elements and a number `q`
 * @throws RangeError when `q` is not in [0, 1], an axis does not exist, there is no element, or
 *   weights don't fit, are negative or all 0; TypeError for complex elements, bool elements between
 *   which there is nothing, an unknown method, or one that takes no weights
 * @example
 * ```ts
 * import { quantile } from '@numloom/ufunc';
 * console.log(quantile([1, 2, 3, 4], 0.25).item()); // => 1.75
 * console.log(quantile([[1, 9], [3, 5]], [0, 1], { axis: 0 }).tolist()); // => [ [ 1, 5 ], [ 3, 9 ] ]
 * console.log(quantile([1, 2, 3, 4], 0.4, { method: 'higher' }).item()); // => 3
 * ```
 */
export function quantile<
  A extends Operand,
  Q extends Operand,
  const M extends QuantileMethod = 'linear',
>(a: A, q: Q, options: QuantileOptions<M> = {}): NdArray<QuantileOf<A, Q, M>> {
  return quantilesOf('quantile', a, q, 1, false, options) as never;
}

/**
 * Percentiles: `quantile` with `q` from 0 to 100.
 *
 * @throws As {@link quantile}.
 * @example
 * ```ts
 * import { percentile } from '@numloom/ufunc';
 * console.log(percentile([1, 2, 3, 4], 75).item()); // => 3.25
 * ```
 */
export function percentile<
  A extends Operand,
  Q extends Operand,
  const M extends QuantileMethod = 'linear',
>(a: A, q: Q, options: QuantileOptions<M> = {}): NdArray<QuantileOf<A, Q, M>> {
  return quantilesOf('percentile', a, q, 100, false, options) as never;
}

/**
 * As `quantile`, of the elements that are not NaN; NaN where there is none.
 *
 * @throws As {@link quantile}, but not for want of elements, unless integers are taken as they are.
 * @example
 * ```ts
 * import { nanquantile } from '@numloom/ufunc';
 * console.log(nanquantile([1, NaN, 2], 0.5).item()); // => 1.5
 * ```
 */
export function nanquantile<
  A extends Operand,
  Q extends Operand,
  const M extends QuantileMethod = 'linear',
>(a: A, q: Q, options: QuantileOptions<M> = {}): NdArray<QuantileOf<A, Q, M>> {
  return quantilesOf('nanquantile', a, q, 1, true, options) as never;
}

/**
 * As `percentile`, of the elements that are not NaN; NaN where there is none.
 *
 * @throws As {@link nanquantile}.
 * @example
 * ```ts
 * import { nanpercentile } from '@numloom/ufunc';
 * console.log(nanpercentile([1, NaN, 2], 50).item()); // => 1.5
 * ```
 */
export function nanpercentile<
  A extends Operand,
  Q extends Operand,
  const M extends QuantileMethod = 'linear',
>(a: A, q: Q, options: QuantileOptions<M> = {}): NdArray<QuantileOf<A, Q, M>> {
  return quantilesOf('nanpercentile', a, q, 100, true, options) as never;
}
