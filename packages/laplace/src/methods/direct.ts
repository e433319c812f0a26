import type { NdArray } from '@numloom/ndarray';
import { add, assign } from '@numloom/ufunc';
import { splu } from '@numloom/sparse';
import { fieldLike } from '../discrete/grid.ts';
import { Unknowns } from '../discrete/unknowns.ts';
import type { Method } from './method.ts';

/** How much better an iteration has to make the residual for there to be another one. */
const WORTHWHILE = 0.5;

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
    let finished = false;
    let last = grid.residualNorm();
    return {
      get finished() {
        return finished;
      },
      advance(count, target) {
        const residuals: number[] = [];
        while (residuals.length < count && !finished) {
          if (factors !== undefined) {
            using residual = grid.residual().evaluate() as NdArray<'float64'>;
            using found = factors.solve(unknowns.rightSide(residual)) as NdArray<'float64'>;
            unknowns.scatter(found.data, correction);
            assign(grid.inside, add(grid.inside, correction));
            grid.refresh();
          }
          const norm = grid.residualNorm();
          residuals.push(norm);
          finished = norm <= target || !(norm < WORTHWHILE * last);
          last = norm;
        }
        return residuals;
      },
      [Symbol.dispose]() {
        factors?.dispose();
        unknowns[Symbol.dispose]();
        correction.dispose();
      },
    };
  },
};
