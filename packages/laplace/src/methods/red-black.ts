import { type NdArray, zeros } from '@numloom/ndarray';
import { evaluate, nd, store } from '@numloom/ufunc';
import type { Grid } from '../discrete/grid.ts';
import { Parities } from '../discrete/parities.ts';
import { advanceByFound, Approach } from './approach.ts';
import { checkedFactor, relaxationFactor } from './factors.ts';
import type { Method } from './method.ts';

/**
 * Successive over-relaxation by colours: all red points of a chessboard, then all black ones. The
 * colours lie apart in memory, which makes each half sweep one vectorised pass. The factor is the
 * best one if none is given; with 1 it is the method of Gauss and Seidel in this order.
 */
export const redBlack: Method = {
  title: 'Successive over-relaxation, red points and then black ones',
  options: ['omega'],
  start(grid, { omega = factorFor(grid) }) {
    checkedFactor(omega, 'red-black');
    const parities = new Parities(grid);
    const sums = parities.colours.map((parts) => parts.map(() => zeros([])));
    const relax = (colour: 0 | 1): number => {
      const roots = parities.colours[colour].flatMap(({ inside, average }, k) => {
        const change = nd`${average()} - ${inside}`;
        return [
          store(inside, nd`${inside} + ${omega} * ${change}`),
          store(sums[colour]![k]!, nd`sum(${change} ** 2)`),
        ];
      });
      evaluate(roots);
      parities.refresh(colour);
      return total(sums[colour]!);
    };
    const measure = (colour: 0 | 1): number => {
      const parts = parities.colours[colour];
      return total(
        parts.map(({ inside, average }) => nd`sum((${average()} - ${inside}) ** 2)`.evaluate()),
      );
    };
    const isTwoColoured = seams(grid).length === 0;
    let black = measure(1);
    const approach = new Approach(8);
    return {
      advance(count, target) {
        const iterate = (): number => {
          const squares = relax(0) + black;
          // Nothing that a black point depends on changes before it is relaxed again.
          const found = relax(1);
          black = isTwoColoured ? (1 - omega) ** 2 * found : measure(1);
          return grid.diagonal * Math.sqrt(squares);
        };
        const norms = advanceByFound(
          ...([count, target, approach, iterate] as const),
          () => grid.diagonal * Math.sqrt(measure(0) + black),
        );
        parities.writeBack();
        return norms;
      },
      [Symbol.dispose]() {
        parities[Symbol.dispose]();
        for (const sum of sums.flat()) sum.dispose();
      },
    };
  },
};

function total(sums: readonly NdArray[]): number {
  return sums.reduce((all, sum) => all + (sum.item() as number), 0);
}

/** Periodic axes of odd length, across which neighbours are of one colour. */
function seams({ problem: { sides, shape } }: Grid): number[] {
  return sides.flatMap(([{ kind }], axis) =>
    kind === 'periodic' && shape[axis]! % 2 === 1 ? [axis] : [],
  );
}

/**
 * The best factor of two colours. Across a seam points see each other's old values, which allows
 * less: the splitting of the matrix must outweigh what couples points of one colour.
 */
function factorFor(grid: Grid): number {
  const coupling = seams(grid).reduce((sum, axis) => sum + grid.weights[axis]!, 0);
  const most = 2 / (1 + coupling / grid.diagonal);
  return Math.min(relaxationFactor(grid), coupling === 0 ? 2 : 0.95 * most);
}
