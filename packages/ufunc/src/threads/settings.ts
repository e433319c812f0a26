/** How many threads compute: one, unless the program or its environment asks for more. */
import { heap } from '@numloom/ndarray';
import { availableCores, environment, startWorker, type ThreadWorker, warn } from './platform.ts';
import { workerText } from './worker-text.ts';

const VARIABLE = 'NUMLOOM_THREADS';

let asked: number | undefined;
let creating: CreateWorker | undefined;
const said = /* @__PURE__ */ new Set<string>();

/** Makes a worker that runs the file `@numloom/ufunc/worker`. */
export type CreateWorker = () => ThreadWorker;

/** Makes a worker, as was asked for. */
export function createWorker(): ThreadWorker {
  return creating ? creating() : startWorker(workerText);
}

/** Says how workers are made from now on. */
export function setCreateWorker(create: CreateWorker | undefined): void {
  creating = create;
}

/**
 * The number of threads that compute: what was asked for, or 1 where threads can't share memory.
 *
 * @throws RangeError when the environment variable NUMLOOM_THREADS holds no such number.
 */
export function threads(): number {
  if (asked === undefined) {
    const text = environment(VARIABLE);
    asked = 1;
    if (text) setThreads(Number(text), `${VARIABLE} is '${text}'`);
  }
  return asked;
}

/**
 * Asks for a number of threads.
 *
 * @param given - how an error names the argument and what was given
 * @throws RangeError when it is no whole number of at least 1.
 */
export function setThreads(count: number, given: string): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${given}, must be a whole number of at least 1`);
  }
  asked = count;
  if (count === 1) return;
  if (!canShare()) {
    asked = 1;
    warnOnce(
      'numloom: computing with one thread, for memory cannot be shared here. A page needs the ' +
        'headers Cross-Origin-Opener-Policy: same-origin and ' +
        'Cross-Origin-Embedder-Policy: require-corp',
    );
  } else if (count > availableCores()) {
    warnOnce(
      `numloom: ${count} threads are more than the ${availableCores()} cores of this machine`,
    );
  }
}

/** Says the same thing once. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  warn(message);
}

function canShare(): boolean {
  try {
    return heap.shared;
  } catch {
    return false;
  }
}
