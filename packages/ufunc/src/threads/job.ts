/** Work on a kernel that several threads may share, as plain data. */
import type { CompiledKernel, Launch } from '../kernel/launch.ts';
import type { Pace } from './pace.ts';

/** A launch over the rows from `begin` to `end`. */
export interface Part {
  readonly launch: Launch;
  readonly begin: number;
  readonly end: number;
}

/** Rows that may be computed at the same time and in any order, but for those of a grain. */
export interface Job {
  readonly compiled: CompiledKernel;
  readonly parts: readonly Part[];
  /** Rows that a thread takes at once; depends on the shape only. */
  readonly grain: number;
  readonly elements: number;
  /** Elements per row. */
  readonly rowSize: number;
  /** Whether rows may be computed once more, for they read nothing that is written. */
  readonly isRepeatable: () => boolean;
  /** What is known of the kernel's speed; without it the job is for one thread. */
  readonly pace?: Pace | undefined;
}

/** Nothing to do: whoever drives a computation may do something else. */
export const pause: Job = {
  compiled: { run: () => {} },
  parts: [],
  grain: 1,
  elements: 0,
  rowSize: 1,
  isRepeatable: () => true,
};

/**
 * A computation that stops for each job that it needs done. Whoever drives it decides where the
 * job runs, and may do something else in between; a job without parts stands for that only.
 */
export type Steps<Result = void> = Generator<Job, Result, void>;
