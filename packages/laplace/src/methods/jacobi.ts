import { iterate } from '@numloom/ufunc';
import type { Grid } from '../discrete/grid.ts';
import { jacobiSpectrum } from '../discrete/spectrum.ts';
import { advanceByFound, Approach } from './approach.ts';
import { assertNumber } from './factors.ts';
import type { Method } from './method.ts';

/** Jacobi's method: each point becomes the average of its neighbours, all at the same time. */
export const jacobi: Method = {
  title: "Jacobi's method, damped where omega is below 1",
  options: ['omega'],
  start(grid, { omega = factorFor(grid) }) {
    assertNumber(omega, 'jacobi');
    if (!(omega > 0 && omega <= 1)) {
      throw new RangeError(`solve: omega is ${omega}; for jacobi it must be in (0, 1]`);
    }
    const scale = grid.diagonal / omega;
    const step = grid.step(omega);
    const approach = new Approach();
    const sweep = (): number => {
      const found = scale * iterate(step, 1)[0]!;
      grid.refresh();
      return found;
    };
    const measure = (): number => grid.residualNorm();
    /** Sweeps since the last of the residuals that are known. */
    let since = 0;
    return {
      advance(count, target) {
        if (grid.hasGhosts) return advanceByFound(count, target, approach, sweep, measure);
        const norms: (number | undefined)[] = [undefined];
        while (norms.length <= count) {
          const made = norms.length - 1;
          // Of several sweeps in a pass none can be the end, but for rounding.
          const safe = Math.ceil(approach.left(target)) - 1 - since;
          const most = Math.max(1, Math.min(count - made, safe));
          const options = Number.isNaN(target) ? {} : { tol: target / scale };
          const found = iterate(step, most, options).map((change) => scale * change);
          for (const [k, norm] of found.entries()) {
            norms[made + k] = norm;
            approach.add(norm);
          }
          norms.push(undefined);
          since = 1;
          if (safe >= 1 && found.at(-1)! > target) continue;
          const left = measure();
          norms[norms.length - 1] = left;
          if (left <= target) break;
        }
        return norms;
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
