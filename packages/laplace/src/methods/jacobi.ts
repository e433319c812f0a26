import { evaluate, nd, store } from '@numloom/ufunc';
import { zeros } from '@numloom/ndarray';
import type { Method } from './method.ts';

/** Jacobi's method: each point becomes the average of its neighbours, all at the same time. */
export const jacobi: Method = {
  title: "Jacobi's method, damped where omega is below 1",
  options: ['omega'],
  start(grid, { omega = 1 }) {
    if (!(omega > 0 && omega <= 1)) {
      throw new RangeError(`solve: omega is ${omega}; for jacobi it must be in (0, 1]`);
    }
    const squares = zeros([]);
    const scale = grid.diagonal / omega;
    return {
      advance(count, target) {
        const residuals: number[] = [];
        while (residuals.length < count) {
          const step = grid.step(omega);
          evaluate([step, store(squares, nd`sum((${step.value} - ${grid.inside}) ** 2)`)]);
          grid.refresh();
          residuals.push(scale * Math.sqrt(squares.item()));
          if (residuals.at(-1)! <= target) break;
        }
        return residuals;
      },
      [Symbol.dispose]: () => squares.dispose(),
    };
  },
};
