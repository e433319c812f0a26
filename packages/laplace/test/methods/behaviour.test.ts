/** What `solve` promises, for each method: when it ends, and how. */
import { describe, expect, test } from 'vitest';
import { full, heap } from '@numloom/ndarray';
import {
  laplaceProblem,
  type MethodName,
  methods,
  neumann,
  poissonProblem,
  solve,
  solveAsync,
  solveSteps,
} from '@numloom/laplace';

const names = Object.keys(methods) as MethodName[];
const problem = poissonProblem({ shape: [9, 9], sides: (x, y) => Math.sin(3 * x + y), source: 1 });
/** Methods that measure a residual rarely while the end is far. */
const rarely: MethodName[] = ['gauss-seidel', 'sor', 'ssor'];
const isDirect = (method: MethodName): boolean => ['direct', 'fast-poisson'].includes(method);

test.each(rarely)('%s measures rarely while the end is far', (method) => {
  const large = laplaceProblem(33);
  const options = { method, tol: 1e-9, ...(method !== 'gauss-seidel' && { omega: 1.1 }) };
  const { history, iterations } = solve(large, options);
  expect(iterations).toBeGreaterThan(300);
  expect(history.iterations.length).toBeLessThan(iterations / 3);
  // The last ones are measured one by one, for the end to be the first that meets the tolerance.
  const last = history.iterations.slice(-8);
  expect([...last]).toEqual(Array.from({ length: 8 }, (_, k) => iterations - 7 + k));
  expect(solve(large, { ...options, maxiter: iterations - 1 }).converged).toBe(false);
  // The same residuals as if each had been asked for.
  for (const at of [0, 10, history.iterations.length - 20]) {
    const maxiter = history.iterations[at]!;
    const { relativeResidual } = solve(large, { ...options, maxiter });
    expect(relativeResidual).toBe(history.residuals[at]);
  }
});

describe.each(names)('the method %s', (method) => {
  test('stops at the first iteration that meets the tolerance, and says what it measured', () => {
    const all = solve(problem, { method, tol: 1e-9 });
    const { residuals, iterations } = all.history;
    const known = rarely.includes(method) ? iterations.length - 1 : all.iterations;
    expect(iterations.at(-1)).toBe(all.iterations);
    expect(iterations).toHaveLength(known + 1);
    expect([...residuals.slice(0, -1)].every((residual) => residual > 1e-9)).toBe(true);
    expect(residuals.at(-1)).toBeLessThanOrEqual(1e-9);
    expect(all.relativeResidual).toBeLessThanOrEqual(1e-9);
  });

  test.each([
    ['values on all sides', problem],
    ['slopes', poissonProblem({ shape: [9, 7], sides: [[1, neumann(2)], neumann(-1)] })],
    ['a constant left open', poissonProblem({ shape: [9, 8], sides: neumann(), source: (x) => x })],
  ])('tells of each iteration the residual that it left: %s', (_, given) => {
    const { history } = solve(given, { method, tol: 1e-7 });
    const count = history.iterations.length;
    for (const k of new Set([0, 1, 2, 3, count - 3, count - 2, count - 1])) {
      if (!(k >= 0 && k < count)) continue;
      const maxiter = history.iterations[k]!;
      const { relativeResidual } = solve(given, { method, tol: 0, maxiter });
      expect(Math.abs(history.residuals[k]! - relativeResidual)).toBeLessThan(
        1e-8 * relativeResidual + 1e-15,
      );
    }
  });

  test('makes as many iterations as it may', () => {
    const { iterations, converged, history } = solve(problem, { method, tol: 1e-13, maxiter: 1 });
    expect(iterations).toBe(1);
    expect(history.residuals).toHaveLength(2);
    expect(converged).toBe(isDirect(method));
    expect(solve(problem, { method, maxiter: 0 }).iterations).toBe(0);
  });

  test('begins with x0, and has nothing to do where that is the solution', () => {
    const { u } = solve(problem, { method: 'direct', tol: 1e-14 });
    expect(solve(problem, { method, x0: u, tol: 1e-9 }).iterations).toBe(0);
    const near = solve(problem, { method, x0: full([9, 9], 0.5), tol: 1e-9 });
    expect(near.converged).toBe(true);
    expect(near.u.get(4, 4)).toBeCloseTo(u.get(4, 4), 7);
  });

  test('ends with tolerance 0, and at once with NaN', () => {
    expect(solve(problem, { method, tol: 0, maxiter: 60 }).iterations).toBeLessThanOrEqual(60);
    const bad = poissonProblem({ shape: [9, 9], sides: (x) => (x === 0 ? NaN : 0) });
    expect(solve(bad, { method }).iterations).toBeLessThanOrEqual(1);
  });

  test('throws the reason of an abort, and keeps no memory', async () => {
    const reason = new Error('enough');
    const large = poissonProblem({ shape: [65, 65], sides: (x, y) => Math.sin(3 * x + y) });
    const used: number[] = [];
    for (let k = 0; k < 4; k++) {
      const controller = new AbortController();
      const callback = (): void => controller.abort(reason);
      const options = {
        ...{ method, tol: 1e-13, callback, signal: controller.signal },
        ...(method === 'cg' && { preconditioner: 'none' as const }),
      };
      await expect(solveAsync(large, options)).rejects.toBe(reason);
      used.push(heap.stats().used);
    }
    // What sparse makes of a matrix on the way is left to the garbage collector.
    if (method === 'direct') return;
    // Less than one field of 65² numbers, three times.
    expect(used[3]! - used[0]!).toBeLessThan(8 * 65 ** 2);
  });
});

test('options that are none are refused by name', () => {
  expect(() => solve(problem, { method: 'sor', omega: 2 })).toThrow(/omega is 2; for sor/);
  expect(() => solve(problem, { method: 'red-black', omega: 0 })).toThrow(/in \(0, 2\)/);
  expect(() => solve(problem, { method: 'ssor', omega: NaN })).toThrow(/omega is NaN/);
  expect(() => solve(problem, { method: 'jacobi', omega: 1.5 })).toThrow(/in \(0, 1\]/);
  expect(() => solve(problem, { method: 'chebyshev', omega: 1 })).toThrow(/no option/);
  expect(() => solve(problem, { method: 'cg', preconditioner: 'x' as never })).toThrow(
    /preconditioner is 'x'; it must be one of none/,
  );
});

test('the default suits the problem', () => {
  expect(solve(problem).method).toBe('fast-poisson');
  const fixed = poissonProblem({ shape: [9, 9], fixed: { mask: (x) => x === 0.5, values: 1 } });
  expect(solve(fixed).method).toBe('multigrid');
});

test('a generator can be left early', () => {
  const steps = solveSteps(laplaceProblem(33), { method: 'chebyshev' });
  expect(steps.next().done).toBe(false);
  expect(steps.return(undefined as never).done).toBe(true);
});

test('iterations are about as many as theory says', () => {
  const sine = poissonProblem({
    shape: [25, 25],
    sides: (x, y) => (Math.sin(Math.PI * x) * Math.sinh(Math.PI * y)) / Math.sinh(Math.PI),
  });
  const count = (method: MethodName): number => solve(sine, { method, tol: 1e-8 }).iterations;
  // Errors shrink by 1 - 2πh of sweeps with the best factor, by 1 - πh of Chebyshev's iteration.
  const logarithm = Math.log(1e8);
  const h = 1 / 24;
  for (const method of ['sor', 'red-black'] as const) {
    const found = count(method);
    expect(found).toBeGreaterThan(logarithm / (2 * Math.PI * h));
    expect(found).toBeLessThan((1.6 * logarithm) / (2 * Math.PI * h));
  }
  expect(count('chebyshev')).toBeLessThan((1.3 * logarithm) / (Math.PI * h));
  expect(count('cg')).toBeLessThan(50);
});
