/** Values whose squares are no numbers: solutions are those of other values, times a power of 2. */
import { asarray, full } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';
import {
  type MethodName,
  methods,
  neumann,
  poissonProblem,
  preconditioners,
  type Problem,
  solve,
  type SolveOptions,
} from '@numloom/laplace';
import { Grid } from '../../src/discrete/grid.ts';

const wave = Float64Array.from({ length: 81 }, (_, k) => Math.sin(k));

/** All kinds of values, times a factor. */
const makers: Readonly<Record<string, (factor: number) => Problem>> = {
  'a source': (factor) => poissonProblem({ shape: [9, 9], source: -2 * factor }),
  'an array on all points': (factor) =>
    poissonProblem({
      shape: [9, 9],
      source: asarray(wave.map((value) => value * factor)).reshape([9, 9]),
    }),
  'functions and slopes on sides': (factor) =>
    poissonProblem({
      shape: [9, 8],
      sides: [
        [(x, y) => factor * Math.sin(x + 2 * y), factor],
        [neumann(factor), neumann((x) => x * factor)],
      ],
    }),
  'values inside': (factor) =>
    poissonProblem({ shape: [9, 9], fixed: { mask: (x) => x === 0.5, values: factor } }),
  'a constant that is left open': (factor) =>
    poissonProblem({ shape: [8, 9], sides: neumann(), source: (x, y) => factor * (x + y * y) }),
};

const exponents = [-900, -600, -545, 530, 600, 950];

function expectSame(maker: (factor: number) => Problem, options: SolveOptions): void {
  const wanted = solve(maker(1), options);
  for (const exponent of exponents) {
    const factor = 2 ** exponent;
    const found = solve(maker(factor), options);
    const { iterations, converged, method } = found;
    expect([exponent, iterations, converged, method]).toEqual([
      exponent,
      wanted.iterations,
      true,
      wanted.method,
    ]);
    const values = [...found.u.values()].map((value) => value / factor);
    const size = Math.max(...[...wanted.u.values()].map(Math.abs));
    for (const [k, value] of [...wanted.u.values()].entries()) {
      expect(Math.abs(values[k]! - value)).toBeLessThanOrEqual(1e-12 * size);
    }
    expect(found.residual / factor / wanted.residual).toBeCloseTo(1, 3);
    const incompatibility = Math.abs(found.incompatibility / factor - wanted.incompatibility);
    expect(incompatibility).toBeLessThan(1e-12);
  }
}

describe.each(Object.keys(methods) as MethodName[])('the method %s', (method) => {
  test.each(Object.keys(makers))('with %s', (name) => {
    if (method === 'fast-poisson' && name === 'values inside') return;
    expectSame(makers[name]!, { method, tol: 1e-6 });
  });
});

test.each(preconditioners)('cg with the preconditioner %s', (preconditioner) => {
  expectSame(makers['functions and slopes on sides']!, { method: 'cg', preconditioner, tol: 1e-6 });
});

test.each(Object.keys(methods) as MethodName[])('%s on very small and large grids', (method) => {
  const on = (length: number): Problem =>
    poissonProblem({
      shape: [9, 9],
      extent: [
        [0, length],
        [0, length],
      ],
      source: 1,
    });
  const wanted = solve(on(1), { method, tol: 1e-6 });
  for (const length of [2 ** -300, 2 ** -320, 2 ** 200, 2 ** 300]) {
    const { u, iterations, converged, relativeResidual } = solve(on(length), { method, tol: 1e-6 });
    expect([iterations, converged]).toEqual([wanted.iterations, true]);
    expect(relativeResidual).toBeLessThanOrEqual(1e-6);
    expect(u.get(4, 4) / length / length / wanted.u.get(4, 4)).toBeCloseTo(1, 9);
  }
});

test('what is told on the way is as given, and so is what it begins with', () => {
  for (const factor of [2 ** -600, 2 ** 600]) {
    const problem = poissonProblem({
      shape: [9, 9],
      sides: factor,
      solution: () => factor,
    });
    const middles: number[] = [];
    const { error, iterations } = solve(problem, {
      ...{ method: 'jacobi', x0: full([9, 9], factor / 2), tol: 1e-3 },
      callback: ({ u }) => middles.push(u.get(4, 4) / factor),
    });
    expect(iterations).toBeGreaterThan(10);
    expect(middles[0]).toBe(0.5);
    expect(middles.at(-1)).toBeGreaterThan(0.99);
    expect(error!.max / factor).toBeLessThan(0.01);
    expect(error!.rms / factor).toBeGreaterThan(error!.max / factor / 10);
  }
});

test('values that count for nothing do not scale what does', () => {
  // Corners are no neighbours of a point inside.
  const sides = (x: number, y: number): number => (x === y && x === 0 ? 1e300 : 1e-200);
  const { u, converged } = solve(poissonProblem({ shape: [5, 5], sides }));
  expect([converged, (u.get(2, 2) / 1e-200).toFixed(9)]).toEqual([true, '1.000000000']);
  const none = solve(poissonProblem({ shape: [5, 5], sides: 0 }), { x0: full([5, 5], 0) });
  expect([none.converged, none.iterations, none.residual]).toEqual([true, 0, 0]);
});

test('norms are those of numbers that are not too small or large', () => {
  for (const value of [1e-300, 1e-164, 1e-100, 1, 1e150, 1e300]) {
    using grid = new Grid(poissonProblem({ shape: [5, 6], source: value }));
    expect(grid.residualNorm() / Math.sqrt(12) / value).toBeCloseTo(1, 12);
  }
  using bad = new Grid(poissonProblem({ shape: [5, 6], source: NaN }));
  expect(bad.residualNorm()).toBeNaN();
  using endless = new Grid(poissonProblem({ shape: [5, 6], source: Infinity }));
  expect(endless.residualNorm()).toBe(Infinity);
});
