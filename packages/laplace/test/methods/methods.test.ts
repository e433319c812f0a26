import { describe, expect, test } from 'vitest';
import { type MethodName, methods, solve, type SolveOptions } from '@numloom/laplace';
import { preconditioners } from '../../src/methods/method.ts';
import { problems } from './problems.ts';
import { plainSolution } from './plain-solution.ts';

/** What a method does not solve, and what it says then. */
const refused: Partial<Record<MethodName, Partial<Record<string, RegExp>>>> = {
  'fast-poisson': { 'values inside': /without values that are given inside; multigrid, cg/ },
};

const plain = new Map<string, number[]>();

/** The solution to compare with, computed once for all methods. */
function expectedOf(name: string): number[] {
  let found = plain.get(name);
  if (found === undefined) plain.set(name, (found = plainSolution(problems[name]!)));
  return found;
}

function expectSolved(name: string, options: SolveOptions): void {
  const { u, converged, relativeResidual } = solve(problems[name]!, { ...options, tol: 1e-11 });
  expect(converged).toBe(true);
  expect(relativeResidual).toBeLessThanOrEqual(1e-11);
  const expected = expectedOf(name);
  const size = Math.max(1, ...expected.map(Math.abs));
  for (const [k, value] of [...u.values()].entries()) {
    expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-8 * size);
  }
}

describe.each(Object.keys(methods) as MethodName[])('the method %s', (method) => {
  test.each(Object.keys(problems))('with %s', (name) => {
    const problem = problems[name]!;
    const message = refused[method]?.[name];
    if (message !== undefined) {
      expect(() => solve(problem, { method })).toThrow(message);
      return;
    }
    expectSolved(name, { method });
  });
});

/** But the default, which is among the methods above. */
const others = preconditioners.filter((name) => name !== 'multigrid');

describe.each(others)('conjugate gradients preconditioned by %s', (preconditioner) => {
  test.each(Object.keys(problems))('with %s', (name) => {
    expectSolved(name, { method: 'cg', preconditioner });
  });
});
