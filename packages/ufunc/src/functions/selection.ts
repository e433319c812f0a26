/** Choosing between values, element by element. */
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand, Promoted } from '../expression/operand.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Elements of `x` where the condition is true, that is not zero, else of `y`. All three
 * broadcast; the dtype is that of `x` and `y` together.
 *
 * @throws RangeError when the shapes do not broadcast
 * @example
 * ```ts
 * import { where } from '@numloom/ufunc';
 * console.log(where([true, false], [1, 2], -1).tolist()); // => [ 1, -1 ]
 * ```
 */
export function where<A extends Operand, B extends Operand>(
  condition: Operand,
  x: A,
  y: B,
): Expression<Promoted<A, B>> {
  return applyOperator(rows.where, [condition, x, y]);
}

/**
 * Elements limited to the range from `min` to `max`; a bound that is null or left out does not
 * limit. NaN stays; where `min` is greater than `max` the result is `max`.
 *
 * @throws TypeError for complex operands; RangeError when the shapes do not broadcast
 * @example
 * ```ts
 * import { clip } from '@numloom/ufunc';
 * console.log(clip([-2, 0.5, 9], 0, 1).tolist()); // => [ 0, 0.5, 1 ]
 * ```
 */
export function clip<A extends Operand, B extends Operand = boolean, C extends Operand = boolean>(
  x: A,
  min?: B | null,
  max?: C | null,
): Expression<Promoted<A, B> | Promoted<A, C>> {
  const above = min === undefined || min === null ? x : applyOperator(rows.maximum, [x, min]);
  if (max === undefined || max === null) {
    return applyOperator(rows.copy, [above]);
  }
  return applyOperator(rows.minimum, [above, max]);
}
