/** Reductions that leave out NaN. Of integers and bool they are the plain reductions. */
import * as rows from '../reductions/rows.ts';
import {
  type ExtremeFunction,
  type MeanFunction,
  reduction,
  type SumFunction,
  type VarianceFunction,
} from '../reductions/signatures.ts';

/**
 * Sum of the elements that are not NaN, over some axes; 0 if there is none. Else as `sum`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { nansum } from '@numloom/ufunc';
 * console.log(nansum([1, NaN, 3]).item()); // => 4
 * ```
 */
export const nansum: SumFunction = /* @__PURE__ */ reduction(rows.nansum);

/**
 * Product of the elements that are not NaN, over some axes; 1 if there is none. Else as `prod`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { nanprod } from '@numloom/ufunc';
 * console.log(nanprod([2, NaN, 3]).item()); // => 6
 * ```
 */
export const nanprod: SumFunction = /* @__PURE__ */ reduction(rows.nanprod);

/**
 * Least of the elements that are not NaN, over some axes; NaN if there is none. Else as `min`.
 *
 * @throws RangeError when an axis does not exist, or has no element or a mask and `initial` is not
 *   given; TypeError for complex elements
 * @example
 * ```ts
 * import { nanmin } from '@numloom/ufunc';
 * console.log(nanmin([[NaN, 2], [NaN, NaN]], { axis: 1 }).tolist()); // => [ 2, NaN ]
 * ```
 */
export const nanmin: ExtremeFunction = /* @__PURE__ */ reduction(rows.nanmin);

/**
 * Greatest of the elements that are not NaN, over some axes; NaN if there is none. Else as `max`.
 *
 * @throws RangeError when an axis does not exist, or has no element or a mask and `initial` is not
 *   given; TypeError for complex elements
 * @example
 * ```ts
 * import { nanmax } from '@numloom/ufunc';
 * console.log(nanmax([1, NaN, 3]).item()); // => 3
 * ```
 */
export const nanmax: ExtremeFunction = /* @__PURE__ */ reduction(rows.nanmax);

/**
 * Mean of the elements that are not NaN, over some axes; NaN if there is none. Else as `mean`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { nanmean } from '@numloom/ufunc';
 * console.log(nanmean([1, NaN, 3]).item()); // => 2
 * ```
 */
export const nanmean: MeanFunction = /* @__PURE__ */ reduction(rows.nanmean);

/**
 * Variance of the elements that are not NaN, over some axes; NaN if no more are left than
 * `correction` takes. Two passes: the mean, then the distances from it. Else as `variance`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { nanvar } from '@numloom/ufunc';
 * console.log(nanvar([1, NaN, 3]).item()); // => 1
 * ```
 */
export const nanvar: VarianceFunction = /* @__PURE__ */ reduction(rows.nanvar);

/**
 * Standard deviation of the elements that are not NaN: the square root of `nanvar`.
 *
 * @throws RangeError when an axis does not exist, or `where` or `out` does not fit
 * @example
 * ```ts
 * import { nanstd } from '@numloom/ufunc';
 * console.log(nanstd([1, NaN, 5]).item()); // => 2
 * ```
 */
export const nanstd: VarianceFunction = /* @__PURE__ */ reduction(rows.nanstd);
