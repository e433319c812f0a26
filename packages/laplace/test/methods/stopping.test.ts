/** Methods end with the first iterate whose residual is small enough. */
import { solve } from '@numloom/laplace';
import { expect, test } from 'vitest';
import { problems } from './problems.ts';

const METHODS = ['jacobi', 'gauss-seidel', 'sor', 'red-black', 'chebyshev'] as const;
const TOLERANCES = [1, 2, 3, 4, 5, 6, 7, 8].map((digits) => 10 ** -digits);

test.each(METHODS)('%s makes no iteration after the tolerance is met', (method) => {
  for (const [name, problem] of Object.entries(problems)) {
    for (const tol of TOLERANCES) {
      const { history, converged } = solve(problem, { method, tol, maxiter: 5000 });
      expect(converged).toBe(true);
      const residuals = [...history.residuals];
      expect(residuals.at(-1)).toBeLessThanOrEqual(tol);
      const early = residuals.slice(0, -1).filter((residual) => residual <= tol);
      expect(early, `${name}, tol ${tol}`).toEqual([]);
    }
  }
});
