import { zeros } from '@numloom/ndarray';
import { add, assign, evaluate, nd, store } from '@numloom/ufunc';
import { fieldLike } from '../discrete/grid.ts';
import { jacobiSpectrum } from '../discrete/spectrum.ts';
import { advanceByFound, Approach } from './approach.ts';
import type { Method } from './method.ts';

/**
 * Chebyshev's semi-iteration: steps of Jacobi's method that are weighted so that the error after
 * all of them is as small as their number allows, whatever its parts between the extreme
 * eigenvalues are. No inner products: the weights follow from the eigenvalues, which are known by
 * formula, or estimated where values are given inside. One pass makes the next change and the norm,
 * a second one adds the change: a single one would have to keep rows that are still read.
 *
 * G. H. Golub, R. S. Varga, "Chebyshev semi-iterative methods, successive overrelaxation iterative
 * methods, and second order Richardson iterative methods", Numer. Math. 3 (1961), in the form of
 * Y. Saad, Iterative Methods for Sparse Linear Systems (2003), algorithm 12.1.
 */
export const chebyshev: Method = {
  title: "Chebyshev's semi-iteration of Jacobi's method",
  options: [],
  start(grid) {
    const { least, most } = jacobiSpectrum(grid);
    const centre = (grid.diagonal * (2 - most - least)) / 2;
    // A grid may have one eigenvalue only.
    const radius = Math.max((grid.diagonal * (most - least)) / 2, 1e-12 * centre);
    const ratio = centre / radius;
    const squares = zeros([]);
    const change = fieldLike(grid);
    const approach = new Approach(16);
    let weight = 0;
    return {
      advance(count, target) {
        const iterate = (): number => {
          const isFirst = weight === 0;
          const next = isFirst ? 1 / ratio : 1 / (2 * ratio - weight);
          const residual = grid.residual();
          const keep = next * weight;
          const step = isFirst ? 1 / centre : (2 * next) / radius;
          const changed = nd`${keep} * ${change} + ${step} * ${residual}`;
          evaluate([store(change, changed), store(squares, nd`sum(${residual} ** 2)`)]);
          assign(grid.inside, add(grid.inside, change));
          grid.refresh();
          weight = next;
          return Math.sqrt(squares.item());
        };
        return advanceByFound(count, target, approach, iterate, () => grid.residualNorm());
      },
      [Symbol.dispose]() {
        squares.dispose();
        change.dispose();
      },
    };
  },
};
