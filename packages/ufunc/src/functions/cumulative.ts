/** Running sums and products, differences, integrals of samples. */
import { assertOptions } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { type DTypeOf, type Operand, toNode } from '../expression/operand.ts';
import { differenceNode } from '../reductions/difference.ts';
import * as rows from '../reductions/rows.ts';
import { trapezoidNode } from '../reductions/trapezoid.ts';
import {
  type CumulativeFunction,
  reduction,
  type StandardCumulativeFunction,
} from '../reductions/signatures.ts';

/**
 * Running sum along an axis, or over the flattened array: each element is the sum of those up to
 * it, added one after the other as in NumPy. dtypes as for `sum`. Options: `axis`, `dtype` and
 * `out`.
 *
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { cumsum } from '@numloom/ufunc';
 * console.log(cumsum([1, 2, 3]).tolist()); // => [ 1, 3, 6 ]
 * ```
 */
export const cumsum: CumulativeFunction = /* @__PURE__ */ reduction(rows.cumsum);

/**
 * Running product along an axis, or over the flattened array. Options as for `cumsum`.
 *
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { cumprod } from '@numloom/ufunc';
 * console.log(cumprod([[1, 2], [3, 4]], { axis: 0 }).tolist()); // => [ [ 1, 2 ], [ 3, 8 ] ]
 * ```
 */
export const cumprod: CumulativeFunction = /* @__PURE__ */ reduction(rows.cumprod);

/**
 * Running sum in which NaN counts as 0. Options as for `cumsum`.
 *
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { nancumsum } from '@numloom/ufunc';
 * console.log(nancumsum([1, NaN, 3]).tolist()); // => [ 1, 1, 4 ]
 * ```
 */
export const nancumsum: CumulativeFunction = /* @__PURE__ */ reduction(rows.nancumsum);

/**
 * Running product in which NaN counts as 1. Options as for `cumsum`.
 *
 * @throws RangeError when the axis does not exist
 * @example
 * ```ts
 * import { nancumprod } from '@numloom/ufunc';
 * console.log(nancumprod([2, NaN, 3]).tolist()); // => [ 2, 2, 6 ]
 * ```
 */
export const nancumprod: CumulativeFunction = /* @__PURE__ */ reduction(rows.nancumprod);

/**
 * Running sum along an axis, of the array API standard. Options: `axis`, which has to be given
 * unless there is one only, `dtype`, and `include_initial`, with which 0 comes first.
 *
 * @throws RangeError when the axis does not exist or is not given
 * @example
 * ```ts
 * import { cumulative_sum } from '@numloom/ufunc';
 * console.log(cumulative_sum([1, 2, 3], { include_initial: true }).tolist()); // => [ 0, 1, 3, 6 ]
 * ```
 */
export const cumulative_sum: StandardCumulativeFunction = /* @__PURE__ */ reduction(
  rows.cumulative_sum,
);

/**
 * Running product along an axis, of the array API standard. Options as for `cumulative_sum`; what
 * comes first is 1.
 *
 * @throws RangeError when the axis does not exist or is not given
 * @example
 * ```ts
 * import { cumulative_prod } from '@numloom/ufunc';
 * console.log(cumulative_prod([2, 3, 4]).tolist()); // => [ 2, 6, 24 ]
 * ```
 */
export const cumulative_prod: StandardCumulativeFunction = /* @__PURE__ */ reduction(
  rows.cumulative_prod,
);

/** Options of `diff`. */
export interface DiffOptions {
  /** How often differences are taken; 1 by default. */
  readonly n?: number;
  /** The axis to go along; the last one by default. */
  readonly axis?: number;
  /** What comes before the elements along the axis. */
  readonly prepend?: Operand;
  /** What comes after them. */
  readonly append?: Operand;
}

/**
 * Differences of neighbours along an axis: `x[1:] - x[:-1]`, for bool where they are not equal.
 *
 * @param x - an array of at least one dimension; with `n` of 0 a single number too, which is the result
 * @param options - `n`, `axis`, and what to `prepend` and `append`: arrays of as many dimensions,
 *   or single numbers
 * @returns an expression whose axis is shorter by `n`
 * @throws RangeError when the axis does not exist or `n` is negative, or no whole number
 * @example
 * ```ts
 * import { diff } from '@numloom/ufunc';
 * console.log(diff([1, 2, 4, 7]).tolist()); // => [ 1, 2, 3 ]
 * console.log(diff([1, 2, 4, 7], { n: 2 }).tolist()); // => [ 1, 1 ]
 * ```
 */
export function diff<A extends Operand>(x: A, options: DiffOptions = {}): Expression<DTypeOf<A>> {
  assertOptions(options, ['n', 'axis', 'prepend', 'append'], 'diff');
  const { prepend, append } = options;
  const operands = [x, ...[prepend, append].filter((operand) => operand !== undefined)];
  return wrap(differenceNode(toNode(x, 'diff'), options), operands, 'diff');
}

/** Options of `trapezoid`. */
export interface TrapezoidOptions {
  /** Where the samples are: along the axis, or of the samples' shape. */
  readonly x?: Operand;
  /** Their distance, where `x` is not given; 1 by default. */
  readonly dx?: number;
  /** The axis to integrate along; the last one by default. */
  readonly axis?: number;
}

/**
 * Integral of samples along an axis by the trapezoidal rule, in one pass.
 *
 * @param y - the samples
 * @param options - `x` or `dx`, and `axis`
 * @throws RangeError when the axis does not exist or `x` does not fit
 * @example
 * ```ts
 * import { trapezoid } from '@numloom/ufunc';
 * console.log(trapezoid([1, 2, 3], { x: [0, 1, 3] }).item()); // => 6.5
 * ```
 */
export function trapezoid(y: Operand, options: TrapezoidOptions = {}): Expression {
  assertOptions(options, ['x', 'dx', 'axis'], 'trapezoid');
  const operands = options.x === undefined ? [y] : [y, options.x];
  return wrap(trapezoidNode(toNode(y, 'trapezoid'), options), operands, 'trapezoid');
}
