/** How far from the diagonal a matrix has elements. */
import { kernelsOf } from '@numloom/linalg/kernels';
import type { MatrixInput } from '../construct/types.ts';
import { patterns } from '../kernels/generated/patterns.ts';
import { framed } from '../memory/within.ts';
import { rowsOf } from './patterns.ts';

/**
 * How far the outermost stored diagonals below and above the main one are from it, [below, above];
 * explicit zeros count. O(nnz).
 *
 * @example
 * ```ts
 * import { spbandwidth } from '@numloom/sparse';
 * console.log(spbandwidth([[3, 0, 0], [1, -1, 0], [2, 0, 1]])); // => [ 2, 0 ]
 * ```
 */
export function spbandwidth(A: MatrixInput): [below: number, above: number] {
  return bandwidthOf(A, 'spbandwidth');
}

function bandwidthOf(A: MatrixInput, caller: string): [below: number, above: number] {
  return framed('spbandwidth', (frame) => {
    const { lines, starts, indices } = rowsOf(A, frame, caller, 'A');
    const { bandwidth } = kernelsOf(patterns);
    return [bandwidth(lines, starts, indices, true), bandwidth(lines, starts, indices, false)];
  });
}

/**
 * Whether a matrix is lower triangular, and whether it is upper triangular, by what is stored: explicit
 * zeros count. O(nnz).
 *
 * @example
 * ```ts
 * import { is_sptriangular } from '@numloom/sparse';
 * console.log(is_sptriangular([[3, 0, 0], [1, -1, 0], [2, 0, 1]])); // => [ true, false ]
 * ```
 */
export function is_sptriangular(A: MatrixInput): [lower: boolean, upper: boolean] {
  const [below, above] = bandwidthOf(A, 'is_sptriangular');
  return [above === 0, below === 0];
}
