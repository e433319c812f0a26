/** Scaling rows and columns of a matrix, so that pivots and errors can be compared. */
import { view, withFrame } from '@numloom/linalg/kernels';
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
 */
export function scalingOf(
  { scalar, lines: n, starts, indices, values }: Compressed,
  isHermitian: boolean,
  equilibrate: boolean | 'auto',
): Scaling | undefined {
  if (equilibrate === false || n === 0) return undefined;
  const kernel = residualKernels(scalar).maxima;
  return withFrame((frame) => {
    const [factors, maxima] = [frame.bytes(8 * n), frame.bytes(8 * n)];
    const run = (scales: number, rows: number, columns: number) =>
      eachRange(n, (first, end) =>
        kernel(first, end, starts, indices, values, scales, rows, columns),
      );
    view('float64', maxima, n).fill(0);
    run(0, maxima, 0);
    const ofRows = view('float64', maxima, n).slice();
    const isAuto = equilibrate === 'auto';
    if (isHermitian) {
      if (isAuto && range(ofRows).every((size) => size === 0 || (size > SMALL && size < LARGE))) {
        return undefined;
      }
      const scale = ofRows.map((size) => powerOfTwo(Math.sqrt(size)));
      return { rows: scale, columns: scale };
    }
    const rows = ofRows.map(powerOfTwo);
    view('float64', factors, n).set(rows);
    run(factors, 0, maxima);
    const ofColumns = view('float64', maxima, n).slice();
    if (isAuto && isEven(ofRows) && isEven(ofColumns)) return undefined;
    return { rows, columns: ofColumns.map(powerOfTwo) };
  });
}

function range(sizes: Float64Array): readonly [least: number, most: number] {
  let [least, most] = [Infinity, 0];
  for (const size of sizes) {
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return [least, most];
}

function isEven(sizes: Float64Array): boolean {
  const [least, most] = range(sizes);
  return least >= EVEN * most && least > SMALL && most < LARGE;
}

/** The power of two next to 1 / size, as far as it is a normal number; 1 for zeros. */
function powerOfTwo(size: number): number {
  if (size === 0) return 1;
  return 2 ** -Math.max(-1022, Math.min(1022, Math.round(Math.log2(size))));
}
