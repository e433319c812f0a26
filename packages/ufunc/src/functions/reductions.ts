/** Sums, products, extremes and tests over all or some axes, fused with what they reduce. */
import * as rows from '../reductions/rows.ts';
import {
  type ExtremeFunction,
  reduction,
  type SumFunction,
  type TestFunction,
} from '../reductions/signatures.ts';

/**
 * Sum of the elements over some axes. Integers and bool are summed as 64-bit integers, which
 * wrap; floats with an error that grows with the logarithm of the number of elements (Higham
 * 1993), in an order that depends on the shape alone. The sum of no element is 0.
 *
 * Called with an array of any dtype and the options `axis`, `keepdims`, `where`, `initial`,
 * `dtype` (to sum in) and `out`.
 *
 * @returns an expression of the reduced shape, or `out`
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { sum } from '@numloom/ufunc';
 * console.log(sum([[1, 2], [3, 4]], { axis: 0 }).tolist()); // => [ 4, 6 ]
 * ```
 */
export const sum: SumFunction = /* @__PURE__ */ reduction(rows.sum);

/**
 * Product of the elements over some axes; dtypes and options as for `sum`. The product of no
 * element is 1. Complex numbers are multiplied by halves of the axis, whose order depends on the
 * shape alone.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { prod } from '@numloom/ufunc';
 * console.log(prod([1, 2, 3, 4]).item()); // => 24
 * ```
 */
export const prod: SumFunction = /* @__PURE__ */ reduction(rows.prod);

/**
 * Least element over some axes; NaN if one of the elements is NaN. Options: `axis`, `keepdims`,
 * `where`, `initial` and `out`.
 *
 * @throws RangeError when an axis does not exist, or has no element or a mask and `initial` is not
 *   given; TypeError for complex elements
 * @example
 * ```ts
 * import { min } from '@numloom/ufunc';
 * console.log(min([[3, 1], [2, 5]], { axis: 1 }).tolist()); // => [ 1, 2 ]
 * console.log(min([], { initial: 7 }).item()); // => 7
 * ```
 */
export const min: ExtremeFunction = /* @__PURE__ */ reduction(rows.min);

/**
 * Greatest element over some axes; NaN if one of the elements is NaN. Options as for `min`.
 *
 * @throws RangeError when an axis does not exist, or has no element or a mask and `initial` is not
 *   given; TypeError for complex elements
 * @example
 * ```ts
 * import { max } from '@numloom/ufunc';
 * console.log(max([3, 1, 4]).item()); // => 4
 * ```
 */
export const max: ExtremeFunction = /* @__PURE__ */ reduction(rows.max);

/**
 * Whether all elements over some axes are true, that is not zero. True for no element. Options:
 * `axis`, `keepdims`, `where` and `out`.
 *
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { all, less } from '@numloom/ufunc';
 * console.log(all(less([1, 2, 3], 3)).item()); // => false
 * ```
 */
export const all: TestFunction = /* @__PURE__ */ reduction(rows.all);

/**
 * Whether an element over some axes is true, that is not zero. False for no element. Options as
 * for `all`.
 *
 * @throws RangeError when an axis does not exist
 * @example
 * ```ts
 * import { any, greater } from '@numloom/ufunc';
 * console.log(any(greater([1, 2, 3], 2)).item()); // => true
 * ```
 */
export const any: TestFunction = /* @__PURE__ */ reduction(rows.any);
