/** What sides in space, values inside and starts ask of methods. */
import { full } from '@numloom/ndarray';
import {
  type MethodName,
  neumann,
  periodic,
  poissonProblem,
  type SidesInput,
  solve,
} from '@numloom/laplace';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const axes = fc.constantFrom<SidesInput[]>(
  [0, 0],
  [neumann(), neumann()],
  [0, neumann()],
  [neumann(), 0],
  [periodic, periodic],
);
const sides = fc
  .tuple(axes, axes, axes)
  .map((pairs) => pairs.map(([low, high]) => (low === periodic ? periodic : [low, high])))
  .filter((pairs) => pairs.some((pair) => Array.isArray(pair) && pair.includes(0)));

describe('boxes', () => {
  test.each([9, 17, 33])('of %i points a side are solved in few steps', (n) => {
    for (const method of ['cg', 'multigrid'] as const) {
      const problem = poissonProblem({ shape: [n, n, n], source: 1 });
      const { converged, iterations } = solve(problem, { method, maxiter: 15 });
      expect([method, converged, iterations <= 12]).toEqual([method, true, true]);
    }
  });

  test('with sides of any kinds too', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom(8, 9, 12), (pairs, n) => {
        const problem = poissonProblem({
          shape: [n, n + 1, n],
          sides: pairs as never,
          source: (x: number, y: number, z = 0) => Math.sin(5 * x) + y * z,
        });
        expect(solve(problem, { method: 'cg', maxiter: 30 }).converged).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('values given inside', () => {
  const centre = (x: number, y: number): boolean => x === 0.5 && y === 0.5;
  const pinned = poissonProblem({ shape: [9, 9], fixed: { mask: centre, values: 1 } });

  test.each(['multigrid', 'cg', 'jacobi', 'sor', 'direct'] as MethodName[])(
    'stay, whatever %s starts at',
    (method) => {
      const { u, converged } = solve(pinned, { method, x0: full([9, 9], 0.25) });
      expect([u.get(4, 4), converged]).toEqual([1, true]);
    },
  );

  test('nowhere leave a problem what it is', () => {
    const options = {
      shape: [9, 9],
      sides: neumann(),
      source: (x: number) => Math.cos(Math.PI * x),
    };
    const nothing = poissonProblem({ ...options, fixed: { mask: () => false } });
    expect(nothing.fixed).toBeUndefined();
    expect(solve(nothing).u.tolist()).toEqual(solve(poissonProblem(options)).u.tolist());
  });

  test('need sweeps before coarser grids', () => {
    expect(() => solve(pinned, { method: 'multigrid', smoothing: [0, 2] })).toThrow(
      'solve: smoothing is [0,2]; where values are given inside, it must begin with 1 or more',
    );
  });
});

test('jacobi chooses a factor of 1 at most', () => {
  for (const shape of [
    [5, 5],
    [3, 3],
  ]) {
    const problem = poissonProblem({
      shape,
      sides: [neumann(), periodic] as never,
      source: (x: number) => x,
    });
    expect(solve(problem, { method: 'jacobi' }).converged).toBe(true);
  }
});
