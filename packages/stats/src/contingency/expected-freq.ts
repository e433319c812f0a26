/** Expected frequencies and margins of tables. */
import { asarray, type NdArray } from '@numloom/ndarray';
import type { Sample } from '../samples/types.ts';
import { expectedOf, marginsOf, tableOf } from './tables.ts';

/**
 * Sums of a table over all axes but one, for each of its axes, each with the axes that were summed over
 * kept with length 1.
 *
 * @throws RangeError for negative values
 *
 * @example
 * ```ts
 * import { margins } from '@numloom/stats';
 * console.log(margins([[1, 2], [3, 4]]).map((one) => one.tolist())); // => [ [ [ 3 ], [ 7 ] ], [ [ 4, 6 ] ] ]
 * ```
 */
export function margins(a: Sample): NdArray<'float64'>[] {
  const table = tableOf(a, 'margins', 'a');
  return marginsOf(table).map((sums, axis) =>
    asarray(sums).reshape(table.shape.map((length, k) => (k === axis ? length : 1))),
  );
}

/**
 * The frequencies that a table would have if its axes were independent: the products of its margins.
 *
 * @throws RangeError for negative values
 *
 * @example
 * ```ts
 * import { expected_freq } from '@numloom/stats';
 * console.log(expected_freq([[10, 10, 20], [20, 20, 20]]).tolist()); // => [ [ 12, 12, 16 ], [ 18, 18, 24 ] ]
 * ```
 */
export function expected_freq(observed: Sample): NdArray<'float64'> {
  const table = tableOf(observed, 'expected_freq', 'observed');
  return asarray(expectedOf(table)).reshape([...table.shape]);
}
