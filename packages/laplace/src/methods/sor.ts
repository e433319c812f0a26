import type { Grid } from '../discrete/grid.ts';
import { checkedFactor, relaxationFactor, symmetricFactor } from './factors.ts';
import { LexicographicSweeps } from './lexicographic.ts';
import type { Iteration, Method } from './method.ts';

/** The method of Gauss and Seidel: point after point becomes the average of its neighbours. */
export const gaussSeidel: Method = {
  title: 'The method of Gauss and Seidel, point after point',
  options: [],
  start: (grid) => relaxation(grid, [new LexicographicSweeps(grid, 1)]),
};

/**
 * Successive over-relaxation, point after point: from the average on by a factor, the best one if
 * none is given. It follows by formula from the sides of a rectangle or box; where values are given
 * inside it is estimated on a coarser grid.
 *
 * D. M. Young, "Iterative methods for solving partial difference equations of elliptic type",
 * Trans. Amer. Math. Soc. 76 (1954).
 */
export const sor: Method = {
  title: 'Successive over-relaxation, point after point',
  options: ['omega'],
  start(grid, { omega = relaxationFactor(grid) }) {
    return relaxation(grid, [new LexicographicSweeps(grid, checkedFactor(omega, 'sor'))]);
  },
};

/** Symmetric successive over-relaxation: an iteration is a sweep forward and one back. */
export const ssor: Method = {
  title: 'Symmetric successive over-relaxation: a sweep forward, a sweep back',
  options: ['omega'],
  start(grid, { omega = symmetricFactor(grid) }) {
    checkedFactor(omega, 'ssor');
    return relaxation(grid, [
      new LexicographicSweeps(grid, omega, 'forward'),
      new LexicographicSweeps(grid, omega, 'backward'),
    ]);
  },
};

/** Iterations that consist of sweeps. */
function relaxation(grid: Grid, sweeps: readonly LexicographicSweeps[]): Iteration {
  return {
    advance(count, target) {
      const residuals: number[] = [];
      while (residuals.length < count) {
        for (const one of sweeps) one.sweep();
        residuals.push(grid.residualNorm());
        if (residuals.at(-1)! <= target) break;
      }
      return residuals;
    },
    [Symbol.dispose]() {},
  };
}
