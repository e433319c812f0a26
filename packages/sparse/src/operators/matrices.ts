/** What matrices do with vectors, sparse and dense ones. */
import type { NdArray } from '@numloom/ndarray';
import { byColumns, kernelsOf, multiply, transposed } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import { application } from '../kernels/generated/application.ts';
import { reachable } from '../memory/compressed.ts';
import type { CompressedParts, Parts } from '../parts/parts.ts';
import type { ActionMaker } from './action.ts';

/** Products with a sparse matrix of any format. */
export function sparseAction(given: Parts): ActionMaker {
  const isCompressed = given.format === 'csr' || given.format === 'csc';
  let compressed: CompressedParts | undefined = isCompressed ? given : undefined;
  return (side, scalar, frame) => {
    compressed ??= convert(given, 'csr') as CompressedParts;
    const { lines, length, starts, indices, values } = reachable(compressed, frame, scalar);
    const kernels = kernelsOf(application);
    const [gather, scatter] =
      scalar === 'float64'
        ? [kernels.gatherFloat64, kernels.scatterFloat64]
        : [kernels.gatherComplex128, kernels.scatterComplex128];
    const conjugated = side === 'H';
    if ((compressed.format === 'csr') === (side === 'N')) {
      return (x, y) => gather(lines, starts, indices, values, conjugated, x, y);
    }
    return (x, y) => scatter(lines, length, starts, indices, values, conjugated, x, y);
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
