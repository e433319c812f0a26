/** Where the extremes are. */
import * as rows from '../reductions/rows.ts';
import { type ArgFunction, reduction } from '../reductions/signatures.ts';

/**
 * Index of the first of the least elements along an axis, or in C order over all; a NaN is less
 * than all, so the first one is it. Options: `axis`, `keepdims` and `out`.
 *
 * @throws RangeError when the axis does not exist or has no element; TypeError for complex elements
 *   or several axes
 * @example
 * ```ts
 * import { argmin } from '@numloom/ufunc';
 * console.log(argmin([[3, 1], [2, 5]], { axis: 1 }).tolist()); // => [ 1n, 0n ]
 * console.log(argmin([2, NaN, 1]).item()); // => 1n
 * ```
 */
export const argmin: ArgFunction = /* @__PURE__ */ reduction(rows.argmin);

/**
 * Index of the first of the greatest elements along an axis, or in C order over all; a NaN is
 * greater than all. Options as for `argmin`.
 *
 * @throws RangeError when the axis does not exist or has no element; TypeError for complex elements
 *   or several axes
 * @example
 * ```ts
 * import { argmax } from '@numloom/ufunc';
 * console.log(argmax([3, 7, 7]).item()); // => 1n
 * ```
 */
export const argmax: ArgFunction = /* @__PURE__ */ reduction(rows.argmax);

/**
 * Index of the first of the least elements that are not NaN. Options as for `argmin`.
 *
 * @throws RangeError as `argmin` does, and when it is computed and a slice has nothing but NaN
 * @example
 * ```ts
 * import { nanargmin } from '@numloom/ufunc';
 * console.log(nanargmin([NaN, 2, 1]).item()); // => 2n
 * ```
 */
export const nanargmin: ArgFunction = /* @__PURE__ */ reduction(rows.nanargmin);

/**
 * Index of the first of the greatest elements that are not NaN. Options as for `argmin`.
 *
 * @throws RangeError as `argmin` does, and when it is computed and a slice has nothing but NaN
 * @example
 * ```ts
 * import { nanargmax } from '@numloom/ufunc';
 * console.log(nanargmax([NaN, 2, 1]).item()); // => 1n
 * ```
 */
export const nanargmax: ArgFunction = /* @__PURE__ */ reduction(rows.nanargmax);
