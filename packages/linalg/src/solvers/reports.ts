/** What is said of matrices that are singular, or nearly so. */
import { finfo } from '@numloom/ndarray';
import { LinAlgError, LinAlgWarning, warn } from '../errors.ts';
import { withFrame } from '../memory/frame.ts';
import { byRows, type InexactDType, type Matrix } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { conditionOf } from './general.ts';

/** Throws where a matrix is singular, warns where it is nearly so; answers whether it did. */
export function report(
  rcond: number,
  dtype: InexactDType,
  caller: string,
  index: number | undefined,
): boolean {
  const matrix = index === undefined ? 'a' : `matrix ${index} of a`;
  if (rcond === 0) throw new LinAlgError(`${caller}: ${matrix} is singular`);
  if (!(rcond < finfo(dtype).eps)) return false;
  const problem = `${matrix} is nearly singular, its reciprocal condition number about`;
  const message = `${caller}: ${problem} ${rcond.toExponential(2)}: the result may be inaccurate`;
  warn(new LinAlgWarning(message, rcond));
  return true;
}

/**
 * The same for a stack of small matrices, of each of which the least pivot by the largest is known:
 * those that this makes suspicious are looked at until one is found to be nearly singular.
 *
 * @param refuse - called for elements that are not finite; throws, or lets NaN be the result
 */
export function reportRatios(
  ratios: Float64Array,
  matrices: Stack,
  dtype: InexactDType,
  caller: string,
  refuse?: () => void,
): void {
  const { eps } = finfo(dtype);
  const given = ratios.slice();
  let hasWarned = false;
  for (let i = 0; i < given.length; i++) {
    const ratio = given[i]!;
    if (ratio >= eps) continue;
    if (Number.isNaN(ratio) || ratio === 0) refuse?.();
    if (ratio === 0) report(0, dtype, caller, i);
    else if (!hasWarned && !Number.isNaN(ratio)) {
      hasWarned = report(estimated(matrices.matrix(i)), dtype, caller, i);
    }
  }
}

function estimated(matrix: Matrix): number {
  return withFrame((frame) => {
    const { dtype, rows: n } = matrix;
    const work = byRows(dtype, frame.elements(dtype, n * n), n, n);
    copyMatrix(matrix, work);
    return conditionOf(work, frame);
  });
}
