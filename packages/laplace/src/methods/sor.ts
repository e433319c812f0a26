import type { Grid } from '../discrete/grid.ts';
import { checkedFactor, relaxationFactor, symmetricFactor } from './factors.ts';
import { LexicographicSweeps } from './lexicographic.ts';
import { Measuring } from './measuring.ts';
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

/** Iterations that consist of sweeps, several of which are one pass over memory. */
function relaxation(grid: Grid, sweeps: readonly LexicographicSweeps[]): Iteration {
  const make = (count: number): void => {
    if (sweeps.length === 1) return sweeps[0]!.sweep(count);
    for (let i = 0; i < count; i++) for (const one of sweeps) one.sweep();
  };
  const measuring = new Measuring();
  let distance = 1;
  return {
    advance(count, target) {
      const norms: (number | undefined)[] = [undefined];
      while (norms.length <= count) {
        const made = Math.min(distance, count + 1 - norms.length);
        make(made);
        norms.length += made;
        distance -= made;
        if (distance > 0) break;
        const norm = grid.residualNorm();
        norms[norms.length - 1] = norm;
        distance = measuring.next(norm, target);
        if (norm <= target) break;
      }
      return norms;
    },
    [Symbol.dispose]() {},
  };
}
