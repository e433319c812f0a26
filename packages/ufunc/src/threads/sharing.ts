/**
 * Who shares jobs with other threads: nobody, until the program or its environment asks for
 * threads. A program that never does is bundled without workers.
 */
import type { Job } from './job.ts';
import type { Pool } from './pool.ts';

/** What shares jobs. */
export interface Sharing {
  /** How many threads compute; with one, jobs are not shared. */
  readonly threads: () => number;
  /** Runs a job, which has a pace, on as many threads as it is worth. */
  readonly run: (job: Job) => void;
  /** The workers; started when the first job is. */
  readonly pool: () => Pool;
  /** How many workers there are. */
  readonly workers: () => number;
  /** How many items of jobs they have done. */
  readonly taken: () => number;
}

let sharing: Sharing | undefined;

/** From now on jobs can be shared. */
export function setSharing(next: Sharing): void {
  sharing = next;
}

/** What shares jobs now, if more than one thread computes. */
export function sharingNow(): Sharing | undefined {
  return threadCount() > 1 ? sharing : undefined;
}

/** How many threads compute. */
export function threadCount(): number {
  return sharing?.threads() ?? 1;
}

/** How many workers there are, and how many items of jobs they have done. */
export function workerFigures(): { readonly workers: number; readonly shared: number } {
  return { workers: sharing?.workers() ?? 0, shared: sharing?.taken() ?? 0 };
}
