import { describe, expect, test } from 'vitest';
import {
  neumann,
  periodic,
  poissonProblem,
  type ProblemOptions,
  solve,
  type SolveOptions,
} from '@numloom/laplace';

const rough = (x: number, y: number, z = 0): number =>
  Math.sin(7 * x * y + z) + (x > 0.3 ? Math.cos(29 * y) : 0);

/** By what the residual shrinks, in the mean of the last cycles of ten. */
function factorOf(options: ProblemOptions, solving: SolveOptions = {}): number {
  const { history } = solve(poissonProblem({ source: rough, ...options }), {
    ...{ method: 'multigrid', cycle: 'V', tol: 1e-11, maxiter: 10, ...solving },
  });
  const { residuals } = history;
  const last = residuals.length - 1;
  const first = Math.min(4, last - 1);
  return (residuals[last]! / residuals[first]!) ** (1 / (last - first));
}

describe('a V cycle leaves of the residual', () => {
  test.each([17, 33, 65, 129, 257])('less than 0.15 on squares of %i points', (n) => {
    expect(factorOf({ shape: [n, n] })).toBeLessThan(0.15);
  });

  test.each([12, 20, 31, 61, 66, 100, 101, 130])('less than 0.2 of %i points', (n) => {
    expect(factorOf({ shape: [n, n] })).toBeLessThan(0.2);
  });

  test.each([33, 64, 100])('about as much whatever holds on the sides, of %i points', (n) => {
    expect(factorOf({ shape: [n, n], sides: neumann() })).toBeLessThan(0.2);
    expect(factorOf({ shape: [n, n], sides: periodic })).toBeLessThan(0.25);
    expect(
      factorOf({
        shape: [n, n],
        sides: [
          [neumann(1), 0],
          [0, neumann((x) => x)],
        ],
      }),
    ).toBeLessThan(0.2);
    expect(factorOf({ shape: [n, n], sides: [periodic, [0, neumann(2)]] })).toBeLessThan(0.2);
  });

  test.each([1.5, 2.1, 3, 10, 100])('less than 0.3 of distances 1 to %f', (ratio) => {
    for (const extent of [
      [[0, ratio] as const, [0, 1] as const],
      [[0, 1] as const, [0, ratio] as const],
    ]) {
      expect(factorOf({ shape: [50, 65], extent })).toBeLessThan(0.3);
    }
  });

  test('less than 0.35 of boxes', () => {
    expect(factorOf({ shape: [17, 17, 17] })).toBeLessThan(0.3);
    expect(factorOf({ shape: [20, 17, 23], sides: [neumann(), 0, periodic] })).toBeLessThan(0.35);
    expect(
      factorOf({
        shape: [16, 18, 20],
        extent: [
          [0, 1],
          [0, 10],
          [0, 100],
        ],
      }),
    ).toBeLessThan(0.35);
  });

  test('little of strips and plates that are a few points wide', () => {
    const sides: ProblemOptions['sides'][] = [
      [neumann(), 0],
      [periodic, 0],
      [0, neumann()],
      [[0, neumann()], periodic],
    ];
    for (const side of sides) {
      const options = { shape: [3, 200], extent: [[0, 2] as const, [0, 199] as const] };
      expect(factorOf({ ...options, ...(side && { sides: side }) })).toBeLessThan(0.3);
    }
    const extent = [[0, 4] as const, [0, 29] as const, [0, 29] as const];
    const plate = { shape: [5, 30, 30], extent, sides: [neumann(), 0, neumann()] };
    expect(factorOf(plate)).toBeLessThan(0.35);
  });

  test('less where there are more sweeps, or more visits to coarser grids', () => {
    const shape = [100, 100];
    const once = factorOf({ shape });
    expect(factorOf({ shape }, { smoothing: [2, 1] })).toBeLessThan(once);
    expect(factorOf({ shape }, { cycle: 'W' })).toBeLessThan(once);
    expect(factorOf({ shape }, { cycle: 'F' })).toBeLessThan(once);
    expect(factorOf({ shape }, { smoothing: [0, 1] })).toBeGreaterThan(once);
    expect(factorOf({ shape }, { smoothing: [0, 1] })).toBeLessThan(0.8);
  });
});

describe('values given inside', () => {
  const masks: Record<string, (x: number, y: number) => boolean> = {
    'a disc': (x, y) => Math.hypot(x - 0.5, y - 0.4) < 0.2,
    'a point': (x, y) => Math.hypot(x - 0.5, y - 0.4) < 0.011,
    'a line': (x, y) => Math.abs(x - 0.37) < 0.008 && y < 0.7,
    'many points': (x, y) => (Math.abs(Math.sin(1000 * x + 3333 * y)) * 1e4) % 1 > 0.9,
    'all points': () => true,
  };

  test.each(Object.keys(masks))('%s', (name) => {
    for (const shape of [
      [33, 33],
      [40, 31],
    ]) {
      const problem = poissonProblem({
        shape,
        source: rough,
        fixed: { mask: masks[name]!, values: (x, y) => 1 + x * y },
      });
      for (const cycle of ['V', 'full'] as const) {
        const { u, converged } = solve(problem, {
          ...{ method: 'multigrid', cycle, tol: 1e-9, maxiter: 40 },
        });
        expect(converged).toBe(true);
        const h = problem.spacing;
        // Of some grids no point is that near.
        const fixed = problem.fixed?.mask;
        for (let i = 1; i < shape[0]! - 1; i++) {
          for (let j = 1; j < shape[1]! - 1; j++) {
            if (fixed?.get(i, j) === true)
              expect(u.get(i, j)).toBeCloseTo(1 + i * h[0]! * j * h[1]!, 12);
          }
        }
      }
    }
  });
});
