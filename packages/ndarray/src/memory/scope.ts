/** Frees arrays as soon as the computation that made them ends. */
import type { Storage } from './storage.ts';
import { storagesIn } from './storages.ts';
import { currentTracker, trackedBy, type Tracker } from './tracking.ts';

export { type HasStorages, storagesOf } from './storages.ts';

/** The storages made in one run of a scope's body. */
class Scope implements Tracker {
  readonly outer: Tracker | undefined;
  #storages: Storage[] = [];
  #pruneAbove = 1024;

  constructor(outer: Tracker | undefined) {
    this.outer = outer;
  }

  add(storage: Storage): void {
    if (this.#storages.push(storage) <= this.#pruneAbove) return;
    this.#storages = this.#storages.filter((known) => !known.disposed);
    this.#pruneAbove = 2 * this.#storages.length + 1024;
  }

  /** Passes `kept` on to the enclosing scope and disposes all others, whatever fails meanwhile. */
  end(kept: Set<Storage>): void {
    const dropped: Storage[] = [];
    const failures: unknown[] = [];
    // The last one first: pages of small arrays take back their tops.
    for (const storage of this.#storages.reverse()) {
      if (storage.disposed) continue;
      if (!kept.has(storage)) dropped.push(storage);
      else this.outer?.add(storage);
    }
    // Expressions may read several of them: none may go before all have been read.
    for (const action of ['settle', 'dispose'] as const) {
      for (const storage of dropped) {
        try {
          storage[action]();
        } catch (error) {
          failures.push(error);
        }
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

/**
 * Runs `body` and frees all arrays that were made meanwhile, except those that its result needs:
 * the result may be an array, a pending expression, or objects, maps and JavaScript arrays of them,
 * however deep. Those go to the enclosing scope, if there is one. When `body` throws, all are freed.
 *
 * Pending expressions outside that read an array which is about to be freed are evaluated first.
 * Arrays that did not fit into the heap are left to the garbage collector.
 *
 * @returns what `body` returned
 * @throws TypeError when `body` returns a promise: what it makes later would escape the scope.
 * @example
 * const norm = scope(() => sqrt(sum(mul(x, x))).item());
 */
export function scope<T>(body: () => T): T {
  const own = new Scope(currentTracker());
  let result: T;
  let kept: Set<Storage>;
  try {
    result = trackedBy(own, body);
    if (isThenable(result)) {
      throw new TypeError('scope: the body must be synchronous, but it returned a promise');
    }
    kept = storagesIn(result);
  } catch (error) {
    try {
      own.end(new Set());
    } catch {
      // The body's own error says more.
    }
    throw error;
  }
  own.end(kept);
  return result;
}

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
