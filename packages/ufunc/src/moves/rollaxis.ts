/** An axis rolled backwards. */
import { assertOptions, type NdArray, normalizeAxis } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { shown } from '../expression/shown.ts';
import { arrayOf } from '../order/rows.ts';

/** Option of {@link rollaxis}. */
export interface RollaxisOptions {
  /** The axis before which it comes to lie, up to the number of axes; 0 by default. */
  readonly start?: number | undefined;
}

/**
 * An axis moved to lie before another one; a view. `moveaxis` says the same more simply.
 *
 * @throws RangeError when the axis or `start` does not exist
 * @example
 * ```ts
 * import { zeros } from '@numloom/ndarray';
 * import { rollaxis } from '@numloom/ufunc';
 * console.log(rollaxis(zeros([3, 4, 5]), 2).shape); // => [ 5, 3, 4 ]
 * ```
 */
export function rollaxis<A extends Operand>(
  a: A,
  axis: number,
  options?: RollaxisOptions,
): NdArray<DTypeOf<A>>;
export function rollaxis(a: Operand, axis: number, options: RollaxisOptions = {}): NdArray {
  assertOptions(options, ['start'], 'rollaxis');
  const { start = 0 } = options;
  const array = arrayOf(a, 'rollaxis');
  const { ndim } = array;
  const from = normalizeAxis(axis, ndim, 'rollaxis');
  if (!Number.isInteger(start) || start < -ndim || start > ndim) {
    throw new RangeError(
      `rollaxis: start is ${shown(start)}, must be a whole number from ${-ndim} to ${ndim}`,
    );
  }
  const before = start < 0 ? start + ndim : start;
  const order = array.shape.map((_, k) => k).filter((k) => k !== from);
  order.splice(before - (from < before ? 1 : 0), 0, from);
  return array.transpose(order);
}
