/** Drives computations at once: the thread that asks computes too, and waits for the others. */
import type { Job, Steps } from './job.ts';
import { threads } from './settings.ts';
import { isAwake, thePool } from './workers.ts';

/**
 * Elements per launch. V8 exchanges a kernel's baseline code for optimised code only between
 * calls, so large work is launched in parts.
 */
const LAUNCH_SIZE = 65_536;

/** Computes all of it, and answers its result. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) {
    const job = step.value;
    step = advance(steps, () => runJob(job));
  }
  return step.value;
}

/** The step after a job that `run` does; what that throws, the computation meets. */
export function advance<T>(steps: Steps<T>, run: () => void): IteratorResult<Job, T> {
  try {
    run();
  } catch (error) {
    return steps.throw(error);
  }
  return steps.next();
}

/** Runs a job on as many threads as it is worth. */
export function runJob(job: Job): void {
  const { pace, elements } = job;
  if (pace === undefined || threads() === 1) {
    for (const _ of launches(job));
    return;
  }
  const start = performance.now();
  const isSplit = pace.isWorth(elements, isAwake) && thePool().run(job);
  if (!isSplit) for (const _ of launches(job));
  pace[isSplit ? 'split' : 'whole'](elements, performance.now() - start);
}

/** Runs a job on this thread, and stops after each launch. */
export function* launches({ compiled, parts, rowSize }: Job): Generator<void> {
  for (const { launch, begin, end } of parts) {
    const unit = Math.max(1, launch.segment);
    const step = Math.max(1, Math.floor(LAUNCH_SIZE / rowSize / unit)) * unit;
    for (let from = begin; from < end; from += step) {
      compiled.run(launch, from, Math.min(end, from + step));
      yield;
    }
  }
}
