import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type Axis, axisOf, coarserAxis, pointsOf, shareOf } from '../../src/multigrid/axis.ts';
import { neumann, periodic, poissonProblem } from '@numloom/laplace';
import type { Table } from '../../src/multigrid/tables.ts';
import {
  cubicTable,
  gatherWeights,
  linearTable,
  restrictionTable,
  samplingTable,
} from '../../src/multigrid/transfers.ts';

const ends = [[0, 0], [neumann(), neumann()], [0, neumann()], [neumann(), 0], periodic] as const;

const axes = fc
  .tuple(fc.integer({ min: 3, max: 40 }), fc.constantFrom(...ends))
  .map(([n, pair]) => axisOf(poissonProblem({ shape: [n, 3], sides: [pair, 0] }), 0))
  .filter((axis) => coarserAxis(axis) !== undefined);

/** Rows of weights of all unknowns of the other grid. */
function dense({ length, width, indices, weights }: Table, columns: number): number[][] {
  return Array.from({ length }, (_, row) => {
    const line = new Array<number>(columns).fill(0);
    for (let k = row * width; k < (row + 1) * width; k++) line[indices[k]!]! += weights[k]!;
    return line;
  });
}

/** Where the points of an axis are, its length being 1; from the first unknown on, or all. */
function places({ count, offset, intervals }: Axis): number[] {
  return Array.from({ length: count }, (_, i) => (i + offset) / intervals);
}

describe('along one axis', () => {
  test('restriction is the adjoint of linear interpolation', () => {
    fc.assert(
      fc.property(axes, (fine) => {
        const coarse = coarserAxis(fine)!;
        const up = dense(linearTable(fine, coarse), coarse.count);
        const down = dense(restrictionTable(fine, coarse), coarse.count);
        let worst = 0;
        for (let i = 0; i < fine.count; i++) {
          for (let k = 0; k < coarse.count; k++) {
            const left = (up[i]![k]! * shareOf(fine, i)) / fine.intervals;
            const right = (down[i]![k]! * shareOf(coarse, k)) / coarse.intervals;
            worst = Math.max(worst, Math.abs(right - left));
          }
        }
        expect(worst).toBeLessThan(1e-14);
      }),
    );
  });

  test('restriction is the same by rows of either grid', () => {
    fc.assert(
      fc.property(axes, (fine) => {
        const coarse = coarserAxis(fine)!;
        const down = dense(restrictionTable(fine, coarse), coarse.count);
        const gather = gatherWeights(fine, coarse);
        const isPeriodic = pointsOf(fine) === fine.intervals;
        const sums = down.map((row) => row.map(() => 0));
        for (let k = 0; k < gather.length; k++) {
          const index = k >> 2;
          let point = 2 * (index + coarse.offset) - 2 + (k & 3);
          if (isPeriodic && point < 0) point += 2 * coarse.intervals;
          if (gather[k] !== 0) sums[point - fine.offset]![index]! += gather[k]!;
        }
        const differences = down.flatMap((row, i) => {
          return row.map((weight, k) => Math.abs(weight - sums[i]![k]!));
        });
        expect(Math.max(...differences)).toBeLessThan(1e-14);
      }),
    );
  });

  test('cubic interpolation and sampling keep cubic polynomials', () => {
    const cubic = (x: number): number => 1 + x * (2 - x * (3 + 5 * x));
    fc.assert(
      fc.property(axes, (fine) => {
        const coarse = coarserAxis(fine)!;
        if (pointsOf(fine) === fine.intervals || coarse.intervals < 3) return;
        const up = cubicTable(fine, coarse);
        for (const [i, x] of places(fine).entries()) {
          let sum = 0;
          for (let k = 4 * i; k < 4 * i + 4; k++) {
            sum += up.weights[k]! * cubic((up.indices[k]! + coarse.offset) / coarse.intervals);
          }
          expect(sum).toBeCloseTo(cubic(x), 12);
        }
        const down = samplingTable(fine, coarse);
        for (let i = 0; i < down.length; i++) {
          let sum = 0;
          for (let k = 4 * i; k < 4 * i + 4; k++) {
            sum += down.weights[k]! * cubic(down.indices[k]! / fine.intervals);
          }
          expect(sum).toBeCloseTo(cubic(i / coarse.intervals), 12);
        }
      }),
    );
  });
});
