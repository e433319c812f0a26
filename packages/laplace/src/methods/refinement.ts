import type { NdArray } from '@numloom/ndarray';
import { add, assign } from '@numloom/ufunc';
import type { Grid } from '../discrete/grid.ts';
import type { Iteration } from './method.ts';

/** How much better an iteration has to make the residual for there to be another one. */
const WORTHWHILE = 0.5;

/**
 * Iterations of a method that solves at once: the first one does, further ones are refinement, where
 * the tolerance is near to what rounding allows.
 *
 * @param correct - gives, for a residual ∇²u - f, what has to be added to u; read before it is called again
 * @param dispose - gives back what `correct` needs
 */
export function refinement(
  grid: Grid,
  correct: (residual: NdArray<'float64'>) => NdArray<'float64'>,
  dispose: () => void,
): Iteration {
  let finished = false;
  let last = Infinity;
  return {
    get finished() {
      return finished;
    },
    advance(count, target) {
      const norms: (number | undefined)[] = [undefined];
      while (norms.length <= count && !finished) {
        using residual = grid.residual().evaluate() as NdArray<'float64'>;
        assign(grid.inside, add(grid.inside, correct(residual)));
        grid.refresh();
        const norm = grid.residualNorm();
        norms.push(norm);
        finished = norm <= target || !(norm < WORTHWHILE * last);
        last = norm;
      }
      return norms;
    },
    [Symbol.dispose]: dispose,
  };
}
