import { describe, expect, test } from 'vitest';
import { neumann, periodic, poissonProblem, type Problem, solve } from '@numloom/laplace';

const wave = (x: number, y: number): number =>
  (Math.sin(Math.PI * x) * Math.sinh(Math.PI * y)) / Math.sinh(Math.PI);

const method = 'multigrid';

/** Errors after nested iteration, and of the exact solution of the equations. */
function errorsOf(problem: Problem): { first: number; discrete: number } {
  const first = solve(problem, { method, maxiter: 1 });
  expect(first.iterations).toBe(1);
  return { first: first.error!.max, discrete: solve(problem, { method, tol: 1e-12 }).error!.max };
}

describe('nested iteration comes to discretisation accuracy in its first pass', () => {
  test('on squares, whose errors fall by 4 as points double', () => {
    let before = Infinity;
    for (const n of [33, 65, 129, 257]) {
      const problem = poissonProblem({ shape: [n, n], sides: wave, solution: wave });
      const { first, discrete } = errorsOf(problem);
      expect(first).toBeLessThan(2 * discrete);
      if (before < Infinity) expect(before / first).toBeGreaterThan(3.6);
      before = first;
    }
  });

  test.each([50, 101, 150])('of %i points', (n) => {
    const { first, discrete } = errorsOf(
      poissonProblem({ shape: [n, n + 3], sides: wave, solution: wave }),
    );
    expect(first).toBeLessThan(2.5 * discrete);
  });

  test('with slopes, sources and periodic axes', () => {
    const solution = (x: number, y: number): number => Math.cos(2 * Math.PI * x) * Math.exp(y);
    const problem = poissonProblem({
      shape: [64, 65],
      sides: [periodic, [(x) => solution(x, 0), neumann((x) => solution(x, 1))]],
      source: (x, y) => (1 - 4 * Math.PI ** 2) * solution(x, y),
      solution,
    });
    const { first, discrete } = errorsOf(problem);
    expect(first).toBeLessThan(2 * discrete);
  });

  test('where a constant is left open', () => {
    const solution = (x: number, y: number): number =>
      Math.cos(Math.PI * x) * Math.cos(2 * Math.PI * y);
    const problem = poissonProblem({
      shape: [60, 65],
      sides: neumann(),
      source: (x, y) => -5 * Math.PI ** 2 * solution(x, y),
      solution,
    });
    const { first, discrete } = errorsOf(problem);
    expect(first).toBeLessThan(2 * discrete);
  });

  test('on boxes', () => {
    const solution = (x: number, y: number, z: number): number => wave(x, y) + x * z * z;
    const problem = poissonProblem({
      shape: [33, 33, 33],
      sides: solution,
      source: (x) => 2 * x,
      solution,
    });
    const { first, discrete } = errorsOf(problem);
    expect(first).toBeLessThan(2 * discrete);
  });

  test('but begins with values that are given to start from', () => {
    const problem = poissonProblem({ shape: [65, 65], sides: wave });
    const { u } = solve(problem, { method, tol: 1e-10 });
    const again = solve(problem, { method, x0: u, tol: 1e-9 });
    expect(again.iterations).toBe(0);
    const next = solve(problem, { method, x0: u, tol: 0, maxiter: 1 });
    expect(next.relativeResidual).toBeLessThan(1e-10);
  });
});

describe('multigrid stops', () => {
  const problem = poissonProblem({ shape: [40, 50], source: (x, y) => Math.sin(20 * x * y) });

  test.each(['V', 'W', 'F', 'full'] as const)(
    'a %s cycle at the tolerance, not before',
    (cycle) => {
      const { history, iterations, relativeResidual } = solve(problem, {
        method,
        cycle,
        tol: 1e-6,
      });
      const { residuals } = history;
      expect(residuals.length).toBe(iterations + 1);
      expect(residuals[iterations]).toBeLessThanOrEqual(1e-6);
      expect(residuals[iterations - 1]).toBeGreaterThan(1e-6);
      expect(relativeResidual).toBeCloseTo(residuals[iterations]!, 12);
    },
  );

  test('after as many iterations as it may make', () => {
    for (const maxiter of [0, 1, 3]) {
      const { iterations, converged } = solve(problem, { method, tol: 1e-12, maxiter });
      expect(iterations).toBe(maxiter);
      expect(converged).toBe(false);
    }
  });

  test('refusing options that are wrong', () => {
    const wrong =
      (options: object): (() => unknown) =>
      () =>
        solve(problem, { method, ...options });
    expect(wrong({ cycle: 'X' })).toThrow("solve: cycle is 'X'; it must be one of V, W, F, full");
    expect(wrong({ smoothing: [0, 0] })).toThrow('solve: smoothing is [0,0]; it must be');
    expect(wrong({ smoothing: [1, 0.5] })).toThrow('solve: smoothing is [1,0.5]; it must be');
    expect(wrong({ smoothing: 2 })).toThrow('solve: smoothing is 2; it must be');
  });
});
