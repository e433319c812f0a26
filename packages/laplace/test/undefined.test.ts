/** An option that is undefined is one that was not given, in all functions. */
import { expect, test } from 'vitest';
import {
  benchmarkProblem,
  type ConvergenceOptions,
  dirichlet,
  laplaceProblem,
  methods,
  type MethodName,
  neumann,
  plotConvergence,
  plotSvg,
  poissonProblem,
  type ProblemOptions,
  rows,
  runRow,
  solve,
  type SolveOptions,
} from '@numloom/laplace';
import { dct, dctn, type TransformOptions } from '@numloom/laplace/transforms';

/** All of them undefined. */
const none = <Options>(...names: (keyof Options)[]) =>
  Object.fromEntries(names.map((name) => [name, undefined])) as {
    [name in keyof Options]: undefined;
  };

const solving = none<SolveOptions>(
  ...(['method', 'tol', 'maxiter', 'x0', 'callback', 'signal'] as const),
  ...(['omega', 'preconditioner', 'cycle', 'smoothing'] as const),
);

test('of solve', () => {
  const problem = laplaceProblem(9, undefined);
  const wanted = solve(problem);
  const found = solve(problem, solving);
  expect([found.method, found.iterations, found.converged]).toEqual(['fast-poisson', 1, true]);
  expect(found.u.tolist()).toEqual(wanted.u.tolist());
});

test.each(Object.keys(methods) as MethodName[])('of the method %s', (method) => {
  const problem = laplaceProblem(9);
  const { iterations } = solve(problem, { ...solving, method });
  expect(iterations).toBe(solve(problem, { method }).iterations);
});

test('of problems', () => {
  const options = none<Omit<ProblemOptions, 'shape'>>(
    'extent',
    'sides',
    'source',
    'fixed',
    'solution',
  );
  expect(poissonProblem({ shape: [5, 4], ...options })).toEqual(poissonProblem({ shape: [5, 4] }));
  expect([dirichlet(undefined), neumann(undefined)]).toEqual([dirichlet(), neumann()]);
  const fixed = { mask: () => true, values: undefined };
  expect(poissonProblem({ shape: [5, 4], fixed }).fixed!.values).toBe(0);
  expect(benchmarkProblem(5, undefined)).toEqual(benchmarkProblem(5));
});

test('of pictures, rows and transforms', () => {
  const field = { values: new Float64Array(4), rows: 2, columns: 2 };
  const drawn = none<ConvergenceOptions>('title', 'xlabel', 'ylabel', 'theme');
  const further = { label: undefined, colourmap: undefined, range: undefined, levels: undefined };
  expect(plotSvg({ ...field, ...drawn, ...further, extent: undefined })).toBe(plotSvg(field));
  const histories = [{ label: 'a', iterations: [0, 1], residuals: [1, 0.5], seconds: undefined }];
  const axes = none<ConvergenceOptions>('x', 'xscale', 'tol');
  expect(plotConvergence(histories, { ...drawn, ...axes })).toBe(plotConvergence(histories));
  const run = { tolerance: 0.1, maxIterations: undefined, onError: undefined };
  expect(runRow(rows.fused, benchmarkProblem(9), run).converged).toBe(true);
  const transform = none<TransformOptions>('type', 'norm', 'n', 'axis');
  expect(dct([1, 2, 3], transform).tolist()).toEqual(dct([1, 2, 3]).tolist());
  const several = { type: undefined, norm: undefined, s: undefined, axes: undefined };
  expect(dctn([[1, 2, 3]], several).tolist()).toEqual(dctn([[1, 2, 3]]).tolist());
});
