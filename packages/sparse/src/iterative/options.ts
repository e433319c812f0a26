/** Options of iterative solvers, and their checks. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { SparseDType } from '../parts/parts.ts';
import type { Preconditioner } from './preconditioner.ts';

/** Sees each iterate, a copy of its own; ends the iteration by answering true. */
export type IterateCallback = (x: NdArray<SparseDType>) => unknown;

/** What all solvers of square systems take. */
export interface IterationOptions {
  /** Where to begin; zeros unless told otherwise. It is not changed. */
  readonly x0?: Operand;
  /** Stops where ‖r‖ ≤ max(rtol ‖b‖, atol); 1e-5 and 0 unless told otherwise. */
  readonly rtol?: number;
  readonly atol?: number;
  /** Most iterations; ten times the number of rows unless told otherwise. */
  readonly maxiter?: number;
  /** An approximation of the inverse of A. */
  readonly M?: Preconditioner;
  /** Called after each iteration; ends it by answering true. */
  readonly callback?: IterateCallback;
}

/** The options that {@link IterationOptions} has. */
export const ITERATION_OPTIONS: readonly string[] = [
  ...['x0', 'rtol', 'atol', 'maxiter', 'M', 'callback'],
];

/** @throws TypeError where a callback is given that is no function. */
export function checkCallback(given: unknown, caller: string): void {
  if (given === undefined || typeof given === 'function') return;
  throw new TypeError(`${caller}: callback is no function`);
}

/** @throws RangeError where a tolerance is negative or no number. */
export function checkTolerance(given: number, caller: string, name: string): number {
  if (typeof given === 'number' && given >= 0) return given;
  throw new RangeError(`${caller}: ${name} is ${given}, must be a number that is not negative`);
}

/** @throws RangeError where a count is no whole number from `least` on. */
export function checkCount(given: number, caller: string, name: string, least = 0): number {
  if (Number.isInteger(given) && given >= least) return given;
  throw new RangeError(`${caller}: ${name} is ${given}, must be a whole number from ${least} on`);
}
