import { can_cast, NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { automaticMethod } from '../methods/automatic.ts';
import { type MethodName, methods } from '../methods/index.ts';
import type { Method, MethodOptions } from '../methods/method.ts';
import { assertProblem, type Problem } from '../problem/problem.ts';

/** How far a solution is. */
export interface Progress {
  readonly iterations: number;
  /**
   * 2-norm of the last residual that is known, relative to that of the right side. Where to measure it
   * costs as much as an iteration or much of one, it may be that of an earlier iterate than `u`: of the
   * one before for `jacobi`, `chebyshev` and `red-black`, of the last one measured for `gauss-seidel`,
   * `sor` and `ssor`. What is solved in the end is measured.
   */
  readonly relativeResidual: number;
  /** The values so far, at all points of the grid; they change with the next iteration. */
  readonly u: NdArray<'float64'>;
}

/** How to solve, when to stop, and whom to tell. */
export interface SolveOptions extends MethodOptions {
  /** Default `auto`: `fast-poisson` on rectangles and boxes, `multigrid` with boundaries inside. */
  readonly method?: MethodName | 'auto' | undefined;
  /**
   * Stop when the residual's 2-norm is this part of the right side's, or less; default 1e-8. Methods that
   * know a residual only when the next iteration has found it, `jacobi`, `chebyshev` and `red-black`, measure
   * it where the end seems near, and may make one iteration too many.
   */
  readonly tol?: number | undefined;
  /** Stop after so many iterations in any case; default 100 000. */
  readonly maxiter?: number | undefined;
  /** Values to start from, at all points of the grid; default 0 inside. */
  readonly x0?: NdArray<'float64'> | undefined;
  /** Called after every pass, which is one iteration or some that take about 10 ms together. */
  readonly callback?: ((progress: Progress) => void) | undefined;
  /** Ends the computation by throwing its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Defaults of `solve`. */
export const solveDefaults = { method: 'auto', tol: 1e-8, maxiter: 100_000 } as const;

const METHOD_OPTIONS: readonly (keyof MethodOptions)[] = [
  'omega',
  'preconditioner',
  'cycle',
  'smoothing',
];

/**
 * The options of `solve` with its defaults, the method that they name, and what it is told.
 *
 * @throws TypeError or RangeError that names the option that is wrong
 */
export function checkedOptions(problem: Problem, options: SolveOptions) {
  assertProblem(problem, 'solve');
  assertOptions(
    options,
    ['method', 'tol', 'maxiter', 'x0', 'callback', 'signal', ...METHOD_OPTIONS],
    'solve',
  );
  const {
    method: asked = solveDefaults.method,
    tol = solveDefaults.tol,
    maxiter = solveDefaults.maxiter,
    x0,
    callback,
    signal,
  } = options;
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
  if (x0 !== undefined && !can_cast(x0.dtype, 'float64', 'same_kind')) {
    throw new TypeError(`solve: x0 is of dtype ${String(x0.dtype)}; it must be real numbers`);
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
