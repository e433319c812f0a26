/**
 * The reductions by name, for templates; functions hold their rows. To add one, add a row.
 */
import { byName } from '../operators/row.ts';
import {
  all,
  any,
  argmax,
  argmin,
  count_nonzero,
  cumprod,
  cumsum,
  cumulative_prod,
  cumulative_sum,
  max,
  mean,
  min,
  var_,
  nanargmax,
  nanargmin,
  nancumprod,
  nancumsum,
  nanmax,
  nanmean,
  nanmin,
  nanprod,
  nanstd,
  nansum,
  nanvar,
  prod,
  ptp,
  std,
  sum,
  variance,
  type ReductionRow,
} from './rows.ts';

/** The reductions by their NumPy and array API names. */
export const reductions: Readonly<Record<string, ReductionRow>> = /* @__PURE__ */ byName([
  sum,
  prod,
  min,
  max,
  all,
  any,
  mean,
  var_,
  variance,
  std,
  ptp,
  count_nonzero,
  argmin,
  argmax,
  nansum,
  nanprod,
  nanmin,
  nanmax,
  nanmean,
  nanvar,
  nanstd,
  nanargmin,
  nanargmax,
  cumsum,
  cumprod,
  nancumsum,
  nancumprod,
  cumulative_sum,
  cumulative_prod,
]);

/** The row of a reduction by name, undefined where there is none. */
export function reductionNamed(name: string): ReductionRow | undefined {
  return Object.hasOwn(reductions, name) ? reductions[name] : undefined;
}
