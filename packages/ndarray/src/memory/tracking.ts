/** Who is told of new storages: the scope that runs now, if one does. */
import type { Storage } from './storage.ts';

/** Takes note of new storages. */
export interface Tracker {
  add(storage: Storage): void;
}

let innermost: Tracker | undefined;

/** Notes a new storage in the scope that runs now, if one does. */
export function track(storage: Storage): void {
  innermost?.add(storage);
}

/** Runs `body` with another tracker, or with none: what it makes then belongs to no scope. */
export function trackedBy<T>(tracker: Tracker | undefined, body: () => T): T {
  const outer = innermost;
  innermost = tracker;
  try {
    return body();
  } finally {
    innermost = outer;
  }
}

/** The tracker that is told now. */
export function currentTracker(): Tracker | undefined {
  return innermost;
}
