/** What matrices do with vectors, sparse and dense ones. */
import type { NdArray } from '@numloom/ndarray';
import { byColumns, multiply, transposed } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import { reachable } from '../memory/compressed.ts';
import { assertFits } from '../memory/fitting.ts';
import type { CompressedParts, Parts } from '../parts/parts.ts';
import { applyTo } from '../products/apply.ts';
import type { ActionMaker } from './action.ts';

/** Products with a sparse matrix of any format. */
export function sparseAction(given: Parts): ActionMaker {
  const isCompressed = given.format === 'csr' || given.format === 'csc';
  let compressed: CompressedParts | undefined = isCompressed ? given : undefined;
  return (side, scalar, frame) => {
    compressed ??= convert(given, 'csr') as CompressedParts;
    const { format } = compressed;
    const parts = compressed;
    const a = reachable(parts, frame, scalar);
    return (x, y) => {
      // Functions that solvers call may have changed or disposed of the arrays.
      assertFits(parts);
      applyTo(a, format, side, x, y);
    };
  };
}

/** Products with a dense matrix. */
export function denseAction(matrix: NdArray): ActionMaker {
  return (side, scalar, frame) => {
    const a = frame.readable(matrix, scalar).matrix(0);
    const left = side === 'N' ? a : transposed(a);
    const conjugateA = side === 'H';
    return (x, y) => {
      const right = byColumns(scalar, x, left.columns, 1);
      multiply(left, right, byColumns(scalar, y, left.rows, 1), { conjugateA });
    };
  };
}
