/** Runs: to start, to resume, and to look at them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertOptions } from '@numloom/ufunc';
import { createRun, MEMORY, type RunProblem } from './create.ts';
import { type Description, readDescription } from './description.ts';
import { RunError } from './error.ts';
import {
  buffersAfter,
  isConverged,
  isFinished,
  readState,
  relativeResidual,
  type State,
} from './state.ts';
import { RunFiles } from './window.ts';
import { work } from './work.ts';

/** How a run is to be worked on. */
export interface RunOptions {
  /** Bytes of memory for all processes together, beside those of the programs; default 256 MiB. */
  readonly memory?: number | undefined;
  /** How many processes work on it, this one included; default 1. */
  readonly processes?: number | undefined;
  /** Ends the work after the block that is under way, by throwing its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each pass over the files. */
  readonly callback?: ((status: RunStatus) => void) | undefined;
}

/** What {@link startRun} takes. */
export interface StartRunOptions extends RunProblem, RunOptions {}

/** How far a run is. */
export interface RunStatus {
  readonly directory: string;
  /** The `.npy` file of the values after the last pass. */
  readonly file: string;
  readonly shape: readonly number[];
  /** Where each axis begins and ends. */
  readonly extent: readonly (readonly [number, number])[];
  /** What the sides are, if that was told. */
  readonly boundary?: string;
  readonly omega: number;
  readonly tol: number;
  readonly maxiter: number;
  /** Sweeps made. */
  readonly iterations: number;
  /** 2-norm of the residual ∇²u - f of these values. */
  readonly residual: number;
  /** The same, relative to the one before the first sweep. */
  readonly relativeResidual: number;
  /** Whether the tolerance was reached. */
  readonly converged: boolean;
  /** Whether there is nothing more to do. */
  readonly finished: boolean;
}

/**
 * Solves Poisson's equation by sweeps of Jacobi's method over a grid in files, which may be larger
 * than memory. A pass reads one file block by block, makes several sweeps, and writes another one;
 * when all of it is on the disk, this is noted in a file that is replaced as a whole. Whatever ends
 * the process, {@link resumeRun} continues from there. Processes of one machine can share the work; a
 * block whose process has ended is done by another one. Values are those of the method `jacobi` of
 * `solve` to the bit, whatever the memory, the number of processes, and how often it was resumed.
 *
 * @param directory - is made for it, or is empty
 * @returns how it ended
 * @throws RangeError when an option is wrong or there is too little memory for one row; RunError when
 *   the directory has something in it already; the signal's reason; Error when the file system refuses
 *
 * @example
 * ```ts
 * import { laplaceProblem } from '@numloom/laplace';
 * import { startRun } from '@numloom/laplace/runs';
 * import { load } from '@numloom/ndarray/files';
 * import { mkdtempSync } from 'node:fs';
 * import { tmpdir } from 'node:os';
 * const directory = mkdtempSync(`${tmpdir()}/run-`);
 * const run = await startRun(directory, { problem: laplaceProblem(17, 'hot-top'), tol: 1e-6 });
 * console.log(run.converged, run.shape); // => true [ 17, 17 ]
 * console.log(Number(load(run.file as `${string}.npy`).get(8, 8)).toFixed(3)); // => 0.250
 * ```
 */
export async function startRun(directory: string, options: StartRunOptions): Promise<RunStatus> {
  const share = checked(directory, options, PROBLEM, 'startRun');
  options.signal?.throwIfAborted();
  createRun(directory, options, share, 'startRun');
  return workOn(directory, options, share, 'startRun');
}

/**
 * Continues a run, alone or together with processes that are at it already. Of a run that is at its
 * end it answers how that was.
 *
 * @throws RunError when the directory is no run or is damaged; otherwise as {@link startRun}
 *
 * @example
 * ```ts
 * import { laplaceProblem } from '@numloom/laplace';
 * import { resumeRun, startRun } from '@numloom/laplace/runs';
 * import { mkdtempSync } from 'node:fs';
 * import { tmpdir } from 'node:os';
 * const directory = mkdtempSync(`${tmpdir()}/run-`);
 * const problem = laplaceProblem(17);
 * await startRun(directory, { problem, maxiter: 100 });
 * const { iterations } = await resumeRun(directory);
 * console.log(iterations); // => 100
 * ```
 */
export async function resumeRun(directory: string, options: RunOptions = {}): Promise<RunStatus> {
  const share = checked(directory, options, [], 'resumeRun');
  return workOn(directory, options, share, 'resumeRun');
}

/**
 * How far a run is; other processes may be working on it.
 *
 * @throws RunError when the directory is no run or is damaged
 *
 * @example
 * ```ts
 * import { runStatus } from '@numloom/laplace/runs';
 * import { tmpdir } from 'node:os';
 * try {
 *   runStatus(`${tmpdir()}/no-run`);
 * } catch (error) {
 *   console.log((error as Error).name); // => RunError
 * }
 * ```
 */
export function runStatus(directory: string): RunStatus {
  const description = readDescription(directory, 'runStatus');
  const state = readState(directory, 'runStatus');
  using _files = new RunFiles(directory, description, 'runStatus', 'r');
  return statusOf(directory, state, description);
}

function statusOf(directory: string, state: State, description: Description): RunStatus {
  const { shape, extent, boundary, omega, tol, maxiter } = description;
  return {
    directory: resolve(directory),
    file: join(resolve(directory), buffersAfter(state.sweeps, description)[0]),
    shape,
    extent,
    ...(boundary !== undefined && { boundary }),
    omega,
    tol,
    maxiter,
    iterations: state.sweeps,
    residual: state.residual,
    relativeResidual: relativeResidual(state, description),
    converged: isConverged(state, description),
    finished: isFinished(state, description),
  };
}

/** Options of a new run only. */
const PROBLEM = ['problem', 'boundary', 'omega', 'tol', 'maxiter', 'sweeps'] as const;

/** @throws TypeError or RangeError naming the caller and what is wrong */
function checked(
  directory: string,
  options: RunOptions,
  further: readonly (keyof RunProblem)[],
  caller: string,
) {
  if (typeof directory !== 'string') {
    throw new TypeError(`${caller}: directory is ${String(directory)}; it must be a path`);
  }
  assertOptions(options, ['memory', 'processes', 'signal', 'callback', ...further], caller);
  const { memory = MEMORY, processes = 1 } = options;
  if (typeof memory !== 'number' || !(memory > 0)) {
    throw new RangeError(`${caller}: memory is ${memory}; it must be a number of bytes`);
  }
  if (!Number.isInteger(processes) || processes < 1) {
    throw new RangeError(
      `${caller}: processes is ${processes}; it must be an integer of 1 or more`,
    );
  }
  return { memory, processes };
}

async function workOn(
  directory: string,
  { signal, callback }: RunOptions,
  { memory, processes }: { readonly memory: number; readonly processes: number },
  caller: string,
): Promise<RunStatus> {
  signal?.throwIfAborted();
  const share = { memory: memory / processes, processes };
  // Before others are started for nothing.
  const description = readDescription(directory, caller);
  const before = readState(directory, caller);
  const helpers = isFinished(before, description) ? [] : startHelpers(directory, share);
  let codes: readonly (number | null)[];
  try {
    const onPass =
      callback && ((state: State) => callback(statusOf(directory, state, description)));
    await work(directory, { ...share, signal, onPass }, caller);
  } finally {
    for (const { child } of helpers) if (child.connected) child.disconnect();
    codes = await Promise.all(helpers.map(({ ended }) => ended));
  }
  const code = codes.find((one) => one);
  if (code) throw new RunError(`${caller}: a process of the run ended with code ${code}`);
  return runStatus(directory);
}

interface Helper {
  readonly child: ChildProcess;
  /** Its exit code; null when it was killed, which is nothing that a run cannot bear. */
  readonly ended: Promise<number | null>;
}

/** Starts the other processes; they end when this one does, by whatever. */
function startHelpers(
  directory: string,
  share: { readonly memory: number; readonly processes: number },
): Helper[] {
  const program = fileURLToPath(new URL('./run-process.js', import.meta.url));
  const args = [program, resolve(directory), JSON.stringify(share)];
  return Array.from({ length: share.processes - 1 }, () => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
      // Not even started, as shells tell it.
      child.once('error', () => resolve(127));
    });
    return { child, ended };
  });
}
