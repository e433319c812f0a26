/** How far a run is: written after every pass, when all of it is on the disk. */
import { join } from 'node:path';
import { type Description, isCount } from './description.ts';
import { readObject, replaceFile } from './durable.ts';
import { RunError } from './error.ts';

/** The file `state.json`. */
export interface State {
  /** Sweeps made. */
  readonly sweeps: number;
  /** 2-norm of the residual that they have left. */
  readonly residual: number;
  /** Rows of a block in the pass that comes next. */
  readonly blockRows: number;
}

/** The two files that hold the values before and after a pass, in turns. */
export const BUFFERS = ['a.npy', 'b.npy'] as const;

const NAME = 'state.json';

export function writeState(directory: string, { sweeps, residual, blockRows }: State): void {
  // JSON has no NaN.
  const state = { sweeps, residual: String(residual), blockRows };
  replaceFile(join(directory, NAME), `${JSON.stringify(state)}\n`);
}

/** @throws RunError naming `caller` when the file is missing or damaged */
export function readState(directory: string, caller: string): State {
  const path = join(directory, NAME);
  const { sweeps, residual, blockRows } = readObject(path, caller);
  if (!isCount(sweeps, 0) || typeof residual !== 'string' || !isCount(blockRows, 1)) {
    throw new RunError(`${caller}: ${path} is damaged`);
  }
  return { sweeps, residual: Number(residual), blockRows };
}

/** The file with the values after so many sweeps, and the one that the next pass writes. */
export function buffersAfter(sweeps: number, description: Description) {
  const passes = Math.ceil(sweeps / description.sweeps);
  return passes % 2 === 0 ? BUFFERS : ([BUFFERS[1], BUFFERS[0]] as const);
}

/** The norm of the residual relative to the one before the first sweep. */
export function relativeResidual({ residual }: State, { norm }: Description): number {
  return residual === 0 ? 0 : residual / (norm === 0 ? 1 : norm);
}

/** Whether the tolerance is reached. */
export function isConverged(state: State, description: Description): boolean {
  return relativeResidual(state, description) <= description.tol;
}

/** Whether there is nothing more to do; a run that no longer has numbers is at its end. */
export function isFinished(state: State, description: Description): boolean {
  return (
    isConverged(state, description) ||
    state.sweeps >= description.maxiter ||
    Number.isNaN(state.residual)
  );
}
