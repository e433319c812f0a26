/** The pool of this program, made when the first job is split. */
import type { Job } from './job.ts';
import { forgetPaces } from './pace.ts';
import { Pool } from './pool.ts';
import { threads } from './settings.ts';
import { setSharing } from './sharing.ts';
import { runAlone } from './steps.ts';

let pool: Pool | undefined;
/** Those that were ended, their memory not given back yet. */
let ended: Pool[] = [];

/** The pool. */
function thePool(): Pool {
  if (pool === undefined) {
    ended = ended.filter((other) => !other.release());
    pool = new Pool();
  }
  return pool;
}

/** Whether a worker looks for work at this moment. */
function isAwake(): boolean {
  return pool?.isAwake ?? false;
}

/** Ends all workers, and forgets what their jobs took. */
export function endWorkers(): void {
  forgetPaces();
  if (pool === undefined) return;
  pool.end();
  ended.push(pool);
  pool = undefined;
}

/** Lets jobs be shared, by as many threads as the settings say. */
export function allowSharing(): void {
  setSharing({
    threads,
    run: runShared,
    pool: thePool,
    workers: () => pool?.size ?? 0,
    taken: () => pool?.taken ?? 0,
  });
}

function runShared(job: Job): void {
  const { elements } = job;
  const pace = job.pace!;
  const start = performance.now();
  const isSplit = pace.isWorth(elements, isAwake) && thePool().run(job);
  if (!isSplit) runAlone(job);
  // While workers still start, what is split says nothing.
  else if (thePool().taken === 0) return;
  pace[isSplit ? 'split' : 'whole'](elements, performance.now() - start);
}
