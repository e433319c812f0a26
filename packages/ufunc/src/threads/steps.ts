/** Drives computations at once: the thread that asks computes too, and waits for the others. */
import type { Job, Steps } from './job.ts';
import { sharingNow } from './sharing.ts';

/**
 * Elements per launch. V8 exchanges a kernel's baseline code for optimised code only between
 * calls, so large work is launched in parts.
 */
const LAUNCH_SIZE = 65_536;

/** Computes all of it. */
export function finish(steps: Steps): void {
  let step = steps.next();
  while (!step.done) {
    let failure: { error: unknown } | undefined;
    try {
      runJob(step.value);
    } catch (error) {
      failure = { error };
    }
    step = failure ? steps.throw(failure.error) : steps.next();
  }
}

/** Runs a job on as many threads as it is worth. */
function runJob(job: Job): void {
  const sharing = job.pace && sharingNow();
  if (sharing) sharing.run(job);
  else runAlone(job);
}

/** Runs a job on this thread. */
export function runAlone(job: Job): void {
  for (const _ of launches(job));
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
