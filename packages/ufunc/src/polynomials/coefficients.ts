/** Coefficients of polynomials, the highest power first. */
import { formatShape, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { arrayOf } from '../order/rows.ts';

/**
 * Coefficients as an array of one axis; a number is one.
 *
 * @throws RangeError naming `caller` when there are several axes
 */
export function coefficientsOf(operand: Operand, caller: string, name: string): NdArray {
  const array = arrayOf(operand, caller);
  if (array.ndim <= 1) return array.reshape(-1);
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(array.shape)}, must have one axis`,
  );
}
