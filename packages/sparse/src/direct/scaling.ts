/** Scaling rows and columns of a matrix, so that pivots and errors can be compared. */
import { kernelsOf, view, withFrame } from '@numloom/linalg/kernels';
import { residuals } from '../kernels/generated/residuals.ts';
import type { Compressed } from '../memory/compressed.ts';
import { eachRange, residualKernels } from './kernels.ts';

/** Powers of two that rows and columns are multiplied by, so that nothing is rounded. */
export interface Scaling {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/** Ratio of the smallest to the largest from which on nothing is to be gained (LAPACK's laqge). */
const EVEN = 0.1;
/** Sizes that products of three numbers keep in the range of numbers. */
const [SMALL, LARGE] = [2 ** -300, 2 ** 300];

/**
 * Factors that make the largest element of each row, then of each column, about one; equal ones for rows
 * and columns of a Hermitian matrix, that stays so. With `'auto'` only where they differ a lot: of
 * Hermitian matrices where numbers may overflow, for their factors gain nothing else.
 *
 * @param sums - address of Σ|a| of each row of a Hermitian matrix, 0 for others
 */
export function scalingOf(
  { scalar, lines: n, starts, indices, values }: Compressed,
  sums: number,
  equilibrate: boolean | 'auto',
): Scaling | undefined {
  if (equilibrate === false || n === 0) return undefined;
  const isAuto = equilibrate === 'auto';
  if (isAuto && sums !== 0 && isInRange(range(n, sums))) return undefined;
  const { rowMaxima, columnMaxima } = residualKernels(scalar);
  return withFrame((frame) => {
    const [factors, maxima] = [frame.bytes(8 * n), frame.bytes(8 * n)];
    const { reciprocalPowers } = kernelsOf(residuals);
    const result = (): Float64Array => view('float64', factors, n).slice();
    view('float64', maxima, n).fill(0);
    eachRange(n, (first, end) => rowMaxima(first, end, starts, indices, values, maxima));
    if (sums !== 0) {
      reciprocalPowers(n, maxima, true, factors);
      const both = result();
      return { rows: both, columns: both };
    }
    const areRowsEven = isAuto && isEven(n, maxima);
    reciprocalPowers(n, maxima, false, factors);
    const rows = result();
    eachRange(n, (first, end) =>
      columnMaxima(first, end, starts, indices, values, factors, maxima),
    );
    if (areRowsEven && isEven(n, maxima)) return undefined;
    reciprocalPowers(n, maxima, false, factors);
    return { rows, columns: result() };
  });
}

/** The smallest and the largest of n numbers at an address. */
function range(n: number, sizes: number): readonly [least: number, most: number] {
  const { least, largestReal } = kernelsOf(residuals);
  return [least(n, sizes), largestReal(n, sizes)];
}

function isEven(n: number, sizes: number): boolean {
  const [least, most] = range(n, sizes);
  return least >= EVEN * most && isInRange([least, most]);
}

const isInRange = ([least, most]: readonly [least: number, most: number]): boolean =>
  least > SMALL && most < LARGE;
