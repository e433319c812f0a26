import { iterate } from '@numloom/ufunc';
import type { Grid } from '../discrete/grid.ts';
import { jacobiSpectrum } from '../discrete/spectrum.ts';
import type { Method } from './method.ts';

/** Jacobi's method: each point becomes the average of its neighbours, all at the same time. */
export const jacobi: Method = {
  title: "Jacobi's method, damped where omega is below 1",
  options: ['omega'],
  start(grid, { omega = factorFor(grid) }) {
    if (!(omega > 0 && omega <= 1)) {
      throw new RangeError(`solve: omega is ${omega}; for jacobi it must be in (0, 1]`);
    }
    const scale = grid.diagonal / omega;
    const step = grid.step(omega);
    return {
      advance(count, target) {
        if (!grid.hasGhosts) {
          // What is no number ends nothing, but one sweep shows it.
          const options = Number.isNaN(target) ? {} : { tol: target / scale };
          const most = Number.isNaN(target) ? 1 : count;
          return iterate(step, most, options).map((norm) => scale * norm);
        }
        const residuals: number[] = [];
        while (residuals.length < count) {
          let norm = scale * iterate(step, 1)[0]!;
          grid.refresh();
          // Where sides have slopes it may grow again.
          if (norm <= target) norm = grid.residualNorm();
          residuals.push(norm);
          if (norm <= target) break;
        }
        return residuals;
      },
      [Symbol.dispose]() {},
    };
  },
};

/**
 * 1, but a little less for singular problems, which have a part that undamped sweeps do not
 * diminish: it changes its sign from each point to the next.
 */
function factorFor(grid: Grid): number {
  if (!grid.singular) return 1;
  const { least, most } = jacobiSpectrum(grid);
  return Math.min(1, 2 / (2 - most - least));
}
