import type { NdArray } from '@numloom/ndarray';
import { assign, where } from '@numloom/ufunc';
import type { Grid } from '../discrete/grid.ts';
import type { Iteration } from '../methods/method.ts';
import type { Problem } from '../problem/problem.ts';
import { checkedOptions, type Progress, type SolveOptions } from './options.ts';
import { Recorder } from './recorder.ts';
import { scaledGrid } from './scale.ts';
import { turn } from './turn.ts';
import { distanceFrom, type Solution } from './solution.ts';

/** What a pass should take at most, in milliseconds: a screen is drawn every 16. */
const PASS = 10;

/**
 * Solves Laplace's or Poisson's equation.
 *
 * Where no value is given on any side nor inside, solutions exist for some right sides only, and
 * are determined up to a constant: the mean of f that is in the way is taken out, and said to be;
 * the solution has mean 0.
 *
 * @param problem - what {@link poissonProblem} or {@link laplaceProblem} gives
 * @returns among other things `u`, a float64 array of the problem's shape
 * @throws RangeError or TypeError that names the option that is wrong; RangeError when the method
 *   does not suit the problem or there are more than 2²⁸ points; the signal's reason
 * @example
 * ```ts
 * import { poissonProblem, solve } from '@numloom/laplace';
 * const problem = poissonProblem({ shape: [33, 33], source: -2 });
 * const { u, converged } = solve(problem, { tol: 1e-10 });
 * console.log(converged, u.get(16, 16).toFixed(3)); // => true 0.147
 * ```
 */
export function solve(problem: Problem, options: SolveOptions = {}): Solution {
  const steps = solveSteps(problem, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same, a pass at a time, so that a page or a server can do other things in between.
 *
 * @throws what {@link solve} throws, by rejecting the promise
 * @example
 * ```ts
 * import { laplaceProblem, solveAsync } from '@numloom/laplace';
 * const signal = AbortSignal.timeout(10_000);
 * const { converged } = await solveAsync(laplaceProblem(33), { signal });
 * console.log(converged); // => true
 * ```
 */
export async function solveAsync(problem: Problem, options: SolveOptions = {}): Promise<Solution> {
  const steps = solveSteps(problem, options);
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await turn();
    }
  } finally {
    steps.return(undefined as never);
  }
}

/**
 * The same as a generator: each step makes a pass and tells how far the solution is. To return
 * early is to stop.
 *
 * @throws what {@link solve} throws
 * @example
 * ```ts
 * import { laplaceProblem, solveSteps } from '@numloom/laplace';
 * for (const { iterations, u } of solveSteps(laplaceProblem(65), { method: 'jacobi' })) {
 *   if (iterations >= 10) break;
 * }
 * ```
 */
export function* solveSteps(
  problem: Problem,
  options: SolveOptions = {},
): Generator<Progress, Solution, undefined> {
  const { name, method, tol, maxiter, x0, callback, signal, own } = checkedOptions(
    problem,
    options,
  );
  signal?.throwIfAborted();
  const start = performance.now();
  const { grid: scaled, size, powers } = scaledGrid(problem);
  using grid = scaled;
  const asGiven = (value: number): number => powers?.up.times(value) ?? value;
  const relative = (norm: number): number => (norm === 0 ? 0 : norm / (size === 0 ? 1 : size));
  if (x0 !== undefined) {
    const values = insideOf(powers?.down.timesAll(x0) ?? x0, grid);
    assign(grid.inside, grid.mask ? where(grid.mask, grid.inside, values) : values);
    grid.refresh();
  }
  using iteration = method.start(grid, own);
  const record = new Recorder(relative(grid.residualNorm()), start);
  let known = record.last;
  let count = 1;
  while (!(known <= tol) && record.iterations < maxiter && iteration.finished !== true) {
    const passStart = performance.now();
    const most = Math.min(count, maxiter - record.iterations);
    known = record.add(advance(iteration, most, tol * size), relative);
    const taken = performance.now() - passStart;
    if (taken < PASS / 2) count *= 2;
    else if (taken > PASS) count = Math.max(1, Math.floor((count * PASS) / taken));
    const u = powers?.up.timesAll(grid.u) ?? grid.u;
    const progress = { iterations: record.iterations, relativeResidual: known, u };
    callback?.(progress);
    yield progress;
    signal?.throwIfAborted();
    if (Number.isNaN(known)) break;
  }
  const milliseconds = performance.now() - start;
  grid.removeMean();
  const residual = grid.residualNorm();
  record.end(relative(residual));
  const u = powers?.up.timesAll(grid.u) ?? grid.u.copy();
  const error = distanceFrom(problem, u, grid.singular);
  return {
    u,
    method: name,
    iterations: record.iterations,
    residual: asGiven(residual),
    relativeResidual: relative(residual),
    ...(error && { error }),
    converged: known <= tol || relative(residual) <= tol,
    milliseconds,
    history: record.history,
    incompatibility: asGiven(grid.incompatibility),
  };
}

function advance(iteration: Iteration, count: number, target: number) {
  const norms = iteration.advance(count, target);
  if (norms.length < 2) throw new Error('solve: the method made no iteration');
  return norms;
}

function insideOf(x0: NdArray<'float64'>, grid: Grid): NdArray<'float64'> {
  const parts = grid.problem.sides.map(([low, high]) => {
    return `${low.kind === 'dirichlet' ? 1 : ''}:${high.kind === 'dirichlet' ? -1 : ''}`;
  });
  return x0.slice(...parts);
}
