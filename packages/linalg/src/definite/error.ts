/** What is thrown of matrices that are not positive definite. */
import { formatPlace } from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';

/**
 * The error of a matrix whose leading minor of that order is not positive: the only one if `outer`,
 * the axes of its stack, has none.
 */
export function notPositiveDefinite(
  order: number,
  index: number,
  outer: readonly number[],
  caller: string,
): LinAlgError {
  const which = outer.length === 0 ? '' : ` of the matrix ${formatPlace(index, outer)}`;
  return new LinAlgError(
    `${caller}: a is not positive definite: its leading minor of order ${order}${which} is not positive`,
  );
}
