import type { NdArray } from '@numloom/ndarray';
import type { BenchmarkProblem } from './problem.ts';
import type { Row } from './row.ts';

/** When to stop, and whom to tell how it goes. */
export interface RunOptions {
  /** Stop when the L2 norm of a sweep's change, not divided by the number of points, is this or less. */
  readonly tolerance: number;
  /** Stop after so many sweeps in any case; default: no limit. */
  readonly maxIterations?: number | undefined;
  /** Called at sweeps whose error is known. */
  readonly onError?: ((error: number, iterations: number) => void) | undefined;
}

/** How an iteration ended. */
export interface RunResult {
  /** Sweeps made. */
  readonly iterations: number;
  /** L2 norm of the last sweep's change. */
  readonly error: number;
  /** Whether the tolerance was reached. */
  readonly converged: boolean;
  /** Milliseconds of all sweeps together, without the making of the first arrays. */
  readonly milliseconds: number;
}

/**
 * Sweeps until the tolerance or the number of sweeps is reached.
 *
 * @param use - is given the last array before it is freed
 * @throws RangeError when `tolerance` is not a positive number or `maxIterations` is none
 */
export function runRow(
  row: Row,
  problem: BenchmarkProblem,
  options: RunOptions,
  use: (values: NdArray<'float64'>) => void = () => undefined,
): RunResult {
  const { tolerance, maxIterations = Infinity, onError } = options;
  checkTolerance(tolerance);
  checkMaxIterations(maxIterations);
  using sweeper = row.start(problem);
  let error = Infinity;
  let iterations = 0;
  const start = performance.now();
  const isDone = (): boolean =>
    error <= tolerance || iterations >= maxIterations || Number.isNaN(error);
  if (sweeper.sweepUntil !== undefined) {
    const most = Math.min(maxIterations, Number.MAX_SAFE_INTEGER);
    for (error of sweeper.sweepUntil(tolerance, most)) {
      iterations++;
      onError?.(error, iterations);
    }
  } else {
    do {
      const check = iterations % row.checkEvery === 0 || iterations + 1 === maxIterations;
      const known = sweeper.sweep(check);
      iterations++;
      if (!check || known === undefined) continue;
      error = known;
      onError?.(error, iterations);
    } while (!isDone());
  }
  const milliseconds = performance.now() - start;
  use(sweeper.values);
  return { iterations, error, converged: error <= tolerance, milliseconds };
}

/** @throws RangeError unless it is a positive, finite number. */
function checkTolerance(tolerance: number): void {
  if (Number.isFinite(tolerance) && tolerance > 0) return;
  throw new RangeError(`runRow: tolerance is ${tolerance}; it must be finite and more than 0`);
}

/** @throws RangeError unless it is an integer of 1 or more, or infinite. */
function checkMaxIterations(maxIterations: number): void {
  if (maxIterations === Infinity || (Number.isInteger(maxIterations) && maxIterations >= 1)) return;
  throw new RangeError(
    `runRow: maxIterations is ${maxIterations}; it must be an integer of 1 or more`,
  );
}
