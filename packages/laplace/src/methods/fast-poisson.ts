import { FastPoisson } from '../fast/fast-poisson.ts';
import { fieldLike, type Grid } from '../discrete/grid.ts';
import type { Method } from './method.ts';
import { refinement } from './refinement.ts';

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
    const correction = fieldLike(grid);
    return refinement(
      grid,
      (residual) => solver.solve(residual, { out: correction }),
      () => {
        solver.dispose();
        correction.dispose();
      },
    );
  },
};

function solverFor({ problem: { shape, spacing, sides } }: Grid): FastPoisson {
  return new FastPoisson({
    shape,
    spacing,
    sides: sides.map(([low, high]) => [low.kind, high.kind] as const),
  });
}
