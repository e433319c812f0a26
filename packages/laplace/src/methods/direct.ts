import type { NdArray } from '@numloom/ndarray';
import { splu } from '@numloom/sparse';
import { fieldLike } from '../discrete/grid.ts';
import { Unknowns } from '../discrete/unknowns.ts';
import type { Method } from './method.ts';
import { refinement } from './refinement.ts';

/**
 * Gaussian elimination of the sparse matrix, as `splu` of `@numloom/sparse` does it: one iteration,
 * and further ones as refinement where the tolerance is near to what rounding allows. Singular
 * problems lose an unknown, which their mean brings back.
 */
export const direct: Method = {
  title: 'Sparse Gaussian elimination',
  options: [],
  start(grid) {
    const unknowns = new Unknowns(grid, true);
    const { A, weights } = unknowns.matrix;
    const factors = weights.length === 0 ? undefined : splu(A);
    const correction = fieldLike(grid);
    return refinement(
      grid,
      (residual) => {
        if (factors !== undefined) {
          using found = factors.solve(unknowns.rightSide(residual)) as NdArray<'float64'>;
          unknowns.scatter(found.data, correction);
        }
        return correction;
      },
      () => {
        factors?.dispose();
        unknowns[Symbol.dispose]();
        correction.dispose();
      },
    );
  },
};
