import { describe, expect, test } from 'vitest';
import { type MethodName, methods, solve } from '@numloom/laplace';
import { problems } from './problems.ts';
import { plainSolution } from './plain-solution.ts';

/** What a method does not solve, and what it says then. */
const refused: Partial<Record<MethodName, Partial<Record<string, RegExp>>>> = {};

describe.each(Object.keys(methods) as MethodName[])('the method %s', (method) => {
  test.each(Object.keys(problems))('with %s', (name) => {
    const problem = problems[name]!;
    const message = refused[method]?.[name];
    if (message !== undefined) {
      expect(() => solve(problem, { method })).toThrow(message);
      return;
    }
    const { u, converged, relativeResidual } = solve(problem, { method, tol: 1e-11 });
    expect(converged).toBe(true);
    expect(relativeResidual).toBeLessThanOrEqual(1e-11);
    const expected = plainSolution(problem);
    const values = [...u.values()];
    const size = Math.max(1, ...expected.map(Math.abs));
    for (const [k, value] of values.entries()) {
      expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-8 * size);
    }
  });
});
