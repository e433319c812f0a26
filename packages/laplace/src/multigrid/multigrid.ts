import type { CycleName, Method } from '../methods/method.ts';
import { ConjugateGradients } from './conjugate-gradients.ts';
import { Hierarchy } from './hierarchy.ts';

const CYCLES: readonly CycleName[] = ['V', 'W', 'F', 'full'];

/**
 * Geometric multigrid: errors that relaxation leaves are smooth, so that coarser grids find them.
 * See Brandt, "Multi-level adaptive solutions to boundary-value problems" (1977), and Trottenberg,
 * Oosterlee, Schüller, "Multigrid" (2001).
 */
export const multigrid: Method = {
  title: 'Geometric multigrid: relaxation on grids of all sizes',
  options: ['cycle', 'smoothing'],
  start(grid, { cycle = 'full', smoothing = [1, 1] }) {
    check(cycle, smoothing);
    // With values given inside, coarser grids see them only roughly: gradients mend what is left.
    const mends = grid.mask !== undefined;
    if (mends && smoothing[0] === 0) {
      throw new RangeError(
        `solve: smoothing is ${JSON.stringify(smoothing)}; where values are given inside, it must begin with 1 or more`,
      );
    }
    const hierarchy = new Hierarchy(grid, {
      smoothing,
      nested: cycle === 'full',
      preconditions: mends,
      searches: mends,
    });
    const { finest } = hierarchy;
    let isFirst = cycle === 'full' && !hierarchy.isStarted;
    const visits = cycle === 'full' ? 'V' : cycle;
    const gradients = mends ? new ConjugateGradients(hierarchy) : undefined;
    return {
      advance(count, target) {
        const norms: (number | undefined)[] = [undefined];
        finest.begin();
        while (norms.length <= count) {
          const norm = isFirst
            ? hierarchy.start()
            : gradients
              ? gradients.step(target)
              : hierarchy.cycle(visits);
          if (isFirst) gradients?.restart();
          isFirst = false;
          norms.push(norm);
          if (!(norm > target)) break;
        }
        finest.end();
        return norms;
      },
      [Symbol.dispose]() {
        hierarchy[Symbol.dispose]();
      },
    };
  },
};

function check(cycle: CycleName, smoothing: readonly [number, number]): void {
  if (!CYCLES.includes(cycle)) {
    throw new RangeError(
      `solve: cycle is '${String(cycle)}'; it must be one of ${CYCLES.join(', ')}`,
    );
  }
  const isRight =
    Array.isArray(smoothing) &&
    smoothing.length === 2 &&
    smoothing.every((sweeps) => Number.isInteger(sweeps) && sweeps >= 0 && sweeps <= 100) &&
    smoothing[0] + smoothing[1] > 0;
  if (isRight) return;
  throw new RangeError(
    `solve: smoothing is ${JSON.stringify(smoothing)}; it must be two integers from 0 to 100, not both 0`,
  );
}
