import { NdArray } from '@numloom/ndarray';
import { assertOptions, assign } from '@numloom/ufunc';
import { Grid } from '../discrete/grid.ts';
import { automaticMethod } from '../methods/automatic.ts';
import { type MethodName, methods } from '../methods/index.ts';
import type { Iteration, Method, MethodOptions } from '../methods/method.ts';
import { assertProblem, type Problem } from '../problem/problem.ts';
import { turn } from './turn.ts';
import { distanceFrom, type Solution } from './solution.ts';

/** How far a solution is. */
export interface Progress {
  readonly iterations: number;
  /** 2-norm of the residual, relative to that of the right side. */
  readonly relativeResidual: number;
  /** The values so far, at all points of the grid; they change with the next iteration. */
  readonly u: NdArray<'float64'>;
}

/** How to solve, when to stop, and whom to tell. */
export interface SolveOptions extends MethodOptions {
  /** Default `auto`: `fast-poisson` on rectangles and boxes, `multigrid` with boundaries inside. */
  readonly method?: MethodName | 'auto';
  /** Stop when the residual's 2-norm is this part of the right side's, or less; default 1e-8. */
  readonly tol?: number;
  /** Stop after so many iterations in any case; default 100 000. */
  readonly maxiter?: number;
  /** Values to start from, at all points of the grid; default 0 inside. */
  readonly x0?: NdArray<'float64'>;
  /** Called after every pass, which is one iteration or some that take about 10 ms together. */
  readonly callback?: (progress: Progress) => void;
  /** Ends the computation by throwing its reason. */
  readonly signal?: AbortSignal;
}

/** Defaults of {@link solve}. */
export const solveDefaults = { method: 'auto', tol: 1e-8, maxiter: 100_000 } as const;

/** What a pass should take at most, in milliseconds: a screen is drawn every 16. */
const PASS = 10;

/**
 * Solves Laplace's or Poisson's equation.
 *
 * Where no value is given on any side nor inside, solutions exist for some right sides only, and
 * are determined up to a constant: the mean of f that is in the way is taken out, and said to be;
 * the solution has mean 0.
 *
 * @throws RangeError or TypeError that names the option that is wrong; the signal's reason
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
  const { name, method, tol, maxiter, x0, callback, signal, own } = checked(problem, options);
  signal?.throwIfAborted();
  using grid = new Grid(problem);
  const start = performance.now();
  const size = grid.residualNorm();
  const relative = (norm: number): number => (norm === 0 ? 0 : norm / (size === 0 ? 1 : size));
  if (x0 !== undefined) {
    assign(grid.inside, insideOf(x0, grid));
    grid.refresh();
  }
  using iteration = method.start(grid, own);
  const record = new Recorder(relative(grid.residualNorm()), start);
  let known = record.last;
  let count = 1;
  while (!(known <= tol) && record.iterations < maxiter && iteration.finished !== true) {
    const passStart = performance.now();
    const most = Math.min(count, maxiter - record.iterations);
    const residuals = advance(iteration, most, tol * size);
    known = record.add(residuals, relative);
    const taken = performance.now() - passStart;
    if (taken < PASS / 2) count *= 2;
    else if (taken > PASS) count = Math.max(1, Math.floor((count * PASS) / taken));
    const progress = { iterations: record.iterations, relativeResidual: known, u: grid.u };
    callback?.(progress);
    yield progress;
    signal?.throwIfAborted();
    if (Number.isNaN(known)) break;
  }
  const milliseconds = performance.now() - start;
  grid.removeMean();
  const residual = grid.residualNorm();
  const error = distanceFrom(grid);
  return {
    u: grid.u.copy(),
    method: name,
    iterations: record.iterations,
    residual,
    relativeResidual: relative(residual),
    ...(error && { error }),
    converged: known <= tol || relative(residual) <= tol,
    milliseconds,
    history: record.history,
    incompatibility: grid.incompatibility,
  };
}

function advance(iteration: Iteration, count: number, target: number): ArrayLike<number> {
  const residuals = iteration.advance(count, target);
  if (residuals.length === 0) throw new Error('solve: the method made no iteration');
  return residuals;
}

/** Residuals and times, as they become known. */
class Recorder {
  readonly #residuals: number[];
  readonly #seconds = [0];
  readonly #start: number;

  constructor(first: number, start: number) {
    this.#residuals = [first];
    this.#start = start;
  }

  get iterations(): number {
    return this.#residuals.length - 1;
  }

  get last(): number {
    return this.#residuals.at(-1)!;
  }

  /** Iterations of one pass are taken to have lasted equally long. */
  add(norms: ArrayLike<number>, relative: (norm: number) => number): number {
    const from = this.#seconds.at(-1)!;
    const step = ((performance.now() - this.#start) / 1000 - from) / norms.length;
    for (let i = 0; i < norms.length; i++) {
      this.#residuals.push(relative(norms[i]!));
      this.#seconds.push(from + (i + 1) * step);
    }
    return this.last;
  }

  get history() {
    return {
      iterations: Float64Array.from(this.#residuals, (_, i) => i),
      residuals: Float64Array.from(this.#residuals),
      seconds: Float64Array.from(this.#seconds),
    };
  }
}

function insideOf(x0: NdArray<'float64'>, grid: Grid): NdArray<'float64'> {
  const parts = grid.problem.sides.map(([low, high]) => {
    return `${low.kind === 'dirichlet' ? 1 : ''}:${high.kind === 'dirichlet' ? -1 : ''}`;
  });
  return x0.slice(...parts);
}

const METHOD_OPTIONS: readonly (keyof MethodOptions)[] = [
  'omega',
  'preconditioner',
  'cycle',
  'smoothing',
];

function checked(problem: Problem, options: SolveOptions) {
  assertProblem(problem, 'solve');
  assertOptions(
    options,
    ['method', 'tol', 'maxiter', 'x0', 'callback', 'signal', ...METHOD_OPTIONS],
    'solve',
  );
  const { method: asked, tol, maxiter, x0, callback, signal } = { ...solveDefaults, ...options };
  const name = asked === 'auto' ? automaticMethod(problem) : asked;
  if (!Object.hasOwn(methods, name)) {
    const names = ['auto', ...Object.keys(methods)].join(', ');
    throw new RangeError(`solve: method is '${String(name)}'; it must be one of ${names}`);
  }
  const method: Method = methods[name];
  if (!Number.isFinite(tol) || tol < 0) {
    throw new RangeError(`solve: tol is ${String(tol)}; it must be finite and 0 or more`);
  }
  if (maxiter !== Infinity && (!Number.isInteger(maxiter) || maxiter < 0)) {
    throw new RangeError(`solve: maxiter is ${maxiter}; it must be an integer of 0 or more`);
  }
  if (x0 !== undefined && !(x0 instanceof NdArray && String(x0.shape) === String(problem.shape))) {
    throw new RangeError(`solve: x0 must be an array of shape [${problem.shape.join(', ')}]`);
  }
  if (callback !== undefined && typeof callback !== 'function') {
    throw new TypeError(`solve: callback is ${typeof callback}; it must be a function`);
  }
  if (signal !== undefined && typeof signal?.throwIfAborted !== 'function') {
    throw new TypeError('solve: signal must be an AbortSignal');
  }
  const own: Record<string, unknown> = {};
  for (const option of METHOD_OPTIONS) {
    if (options[option] === undefined) continue;
    if (!method.options.includes(option)) {
      throw new RangeError(`solve: ${option} is no option of the method ${name}`);
    }
    own[option] = options[option];
  }
  return { name, method, tol, maxiter, x0, callback, signal, own: own as MethodOptions };
}
