import type { NdArray } from '@numloom/ndarray';
import { add, assign } from '@numloom/ufunc';
import { FastPoisson } from '../fast/fast-poisson.ts';
import type { Grid } from '../discrete/grid.ts';
import type { Method } from './method.ts';

/** How much better an iteration has to make the residual for there to be another one. */
const WORTHWHILE = 0.5;

/**
 * The fast solver of rectangles and boxes: sine, cosine or Fourier transforms along all axes but
 * one, tridiagonal systems along that one. One iteration, and further ones as refinement where the
 * tolerance is near to what rounding allows.
 */
export const fastPoisson: Method = {
  title: 'Fast solver by sine, cosine and Fourier transforms',
  options: [],
  start(grid) {
    if (grid.mask !== undefined) {
      throw new RangeError(
        'solve: method is fast-poisson, which needs a rectangle or box without values that are given inside; multigrid, cg and direct take them',
      );
    }
    const solver = solverFor(grid);
    let finished = false;
    let last = Infinity;
    return {
      get finished() {
        return finished;
      },
      advance(count, target) {
        const residuals: number[] = [];
        while (residuals.length < count && !finished) {
          using residual = grid.residual().evaluate() as NdArray<'float64'>;
          using correction = solver.solve(residual);
          assign(grid.inside, add(grid.inside, correction));
          grid.refresh();
          const norm = grid.residualNorm();
          residuals.push(norm);
          finished = norm <= target || !(norm < WORTHWHILE * last);
          last = norm;
        }
        return residuals;
      },
      [Symbol.dispose]: () => solver.dispose(),
    };
  },
};

function solverFor({ problem: { shape, spacing, sides } }: Grid): FastPoisson {
  return new FastPoisson({
    ...{ shape, spacing },
    sides: sides.map(([low, high]) => [low.kind, high.kind] as const),
  });
}
