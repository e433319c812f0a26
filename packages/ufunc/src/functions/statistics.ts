/** Means, variances, ranges and counts, fused with what they reduce. */
import { assertOptions, type DType } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { type Operand, toNode } from '../expression/operand.ts';
import { averageNodes } from '../reductions/average.ts';
import * as rows from '../reductions/rows.ts';
import {
  type CountFunction,
  type MeanFunction,
  type RangeFunction,
  reduction,
  type ReductionOptions,
  type VarianceFunction,
} from '../reductions/signatures.ts';

/**
 * Arithmetic mean over some axes: the sum, as `sum` computes it, over the number of elements.
 * Integers and bool are summed as float64. The mean of no element is NaN. Options: `axis`,
 * `keepdims`, `where`, `dtype` (to sum in) and `out`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { mean } from '@numloom/ufunc';
 * console.log(mean([[1, 2], [3, 5]], { axis: 1, keepdims: true }).tolist()); // => [ [ 1.5 ], [ 4 ] ]
 * ```
 */
export const mean: MeanFunction = /* @__PURE__ */ reduction(rows.mean);

/**
 * Variance over some axes: the mean of the squared distances from the mean, or what comes of
 * dividing by the number of elements less `correction` (`ddof` in NumPy). Integers and bool are
 * computed as float64; complex numbers have a real variance. Options: `axis`, `keepdims`, `where`,
 * `correction` or `ddof`, `dtype` and `out`.
 *
 * One pass over the data, shared with other reductions of the same operand: the sums of d and d^2
 * are taken, where d is the distance from the median of three elements (Chan, Golub and LeVeque
 * 1983, "Algorithms for computing the sample variance"). With that median c, the relative error
 * is about (log2 n) eps (1 + (mean - c)^2 / variance): a few units in the last place for data that
 * come in no order, however large their mean, and never more than about n (log2 n) eps. Equal
 * elements have exactly the variance 0. With `where` there is a pass more, for the mean.
 *
 * Also exported as `var`, which is a reserved word of the language: `import { var as v }`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit; TypeError when
 *   both `correction` and `ddof` are given
 * @example
 * ```ts
 * import { variance } from '@numloom/ufunc';
 * console.log(variance([1, 2, 3, 4]).item()); // => 1.25
 * console.log(variance([1e9, 1e9 + 1, 1e9 + 2], { correction: 1 }).item()); // => 1
 * ```
 */
export const variance: VarianceFunction = /* @__PURE__ */ reduction(rows.variance);
export { variance as var };

/**
 * Standard deviation over some axes: the square root of `variance`, whose options it has.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { std } from '@numloom/ufunc';
 * console.log(std([[1, 5], [2, 2]], { axis: 1 }).tolist()); // => [ 2, 0 ]
 * ```
 */
export const std: VarianceFunction = /* @__PURE__ */ reduction(rows.std);

/**
 * Range of values over some axes: the greatest less the least element. Options: `axis`,
 * `keepdims` and `out`.
 *
 * @throws RangeError when an axis does not exist or has no element; TypeError for bool or complex
 *   elements
 * @example
 * ```ts
 * import { ptp } from '@numloom/ufunc';
 * console.log(ptp([4, 9, 2]).item()); // => 7
 * ```
 */
export const ptp: RangeFunction = /* @__PURE__ */ reduction(rows.ptp);

/**
 * Number of elements over some axes that are not zero; NaN is not. Options: `axis` and
 * `keepdims`.
 *
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { count_nonzero } from '@numloom/ufunc';
 * console.log(count_nonzero([[0, 3], [1, 2]], { axis: 1 }).tolist()); // => [ 1n, 2n ]
 * ```
 */
export const count_nonzero: CountFunction = /* @__PURE__ */ reduction(rows.count_nonzero);

/** Options of a weighted mean. */
export interface AverageOptions extends ReductionOptions {
  /** One weight for each element: of the operand's shape, or of one axis that is named. */
  readonly weights?: Operand | null;
  /** Whether the sum of the weights is returned, too; false by default. */
  readonly returned?: boolean;
}

/**
 * Weighted mean over some axes: the sum of the products of elements and weights over the sum of
 * the weights.
 *
 * @param x - an array of any dtype
 * @param options - `axis`, `keepdims`, `weights` (all equal by default), and `returned` for the sum
 *   of the weights as a second result
 * @throws RangeError when an axis does not exist, the weights have another shape, or when it is
 *   computed and the weights of a result sum to 0
 * @example
 * ```ts
 * import { average } from '@numloom/ufunc';
 * console.log(average([1, 2, 4], { weights: [3, 2, 1] }).item()); // => 1.8333333333333333
 * ```
 */
export function average<D extends DType = DType>(
  x: Operand,
  options: AverageOptions & { readonly returned: true },
): [average: Expression<D>, weights: Expression<D>];
export function average<D extends DType = DType>(
  x: Operand,
  options?: AverageOptions,
): Expression<D>;
export function average(
  x: Operand,
  options: AverageOptions = {},
): Expression | [Expression, Expression] {
  assertOptions(options, ['axis', 'keepdims', 'weights', 'returned'], 'average');
  const { weights, returned = false } = options;
  const operands = weights === undefined || weights === null ? [x] : [x, weights];
  const [arg, weight] = operands.map((operand, i) =>
    toNode(operand, i === 0 ? 'average' : 'average: weights'),
  );
  const nodes = averageNodes(arg!, weight, options);
  const results = nodes.map((node) => wrap(node, operands, 'average'));
  return returned ? (results as [Expression, Expression]) : results[0]!;
}
