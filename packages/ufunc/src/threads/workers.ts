/** The pool of this program, made when the first job is split. */
import { forgetPaces } from './pace.ts';
import { Pool } from './pool.ts';

let pool: Pool | undefined;
/** Those that were ended, their memory not given back yet. */
let ended: Pool[] = [];

/** The pool. */
export function thePool(): Pool {
  if (pool === undefined) {
    ended = ended.filter((other) => !other.release());
    pool = new Pool();
  }
  return pool;
}

/** How many workers there are. */
export function workerCount(): number {
  return pool?.size ?? 0;
}

/** How many items of jobs they have done. */
export function itemsTaken(): number {
  return pool?.taken ?? 0;
}

/** Whether a worker looks for work at this moment. */
export function isAwake(): boolean {
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
