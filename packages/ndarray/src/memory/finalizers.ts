/** Gives back pages that became garbage, and sees to it that the engine looks for garbage. */
import type { Lease, Page } from './page.ts';

/** What happens to the owner of pages. */
export interface FinalizerEvents {
  /** The page of `lease` was garbage, and not given back before. */
  collected(lease: Lease): void;
  /** A garbage collection is over, and all `collected` have been called. */
  swept(): void;
  /** The job that made pages ends: whether it is time for a collection. */
  isCollectionDue(): boolean;
}

/** Untouched memory costs nothing, but V8 collects when buffers grow by more than 64 MiB. */
const BAIT = 2 ** 28;

/**
 * Finalizers never run inside a job, so a page gets one at the end of the job that made it, and
 * none if it was given back before: registering costs more than allocating.
 */
export class Finalizers {
  readonly #events: FinalizerEvents;
  #registry: FinalizationRegistry<Lease | undefined> | undefined;
  #waiting: Page[] = [];
  #scheduled = false;
  #sweeping = false;

  constructor(events: FinalizerEvents) {
    this.#events = events;
  }

  /** Has `page` given back when it is garbage. */
  watch(page: Page): void {
    page.lease.waiting = this.#waiting.push(page) - 1;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.register();
      if (this.#events.isCollectionDue()) provokeCollection();
    });
  }

  /** Must be told of a page that is given back otherwise. */
  forget({ lease }: Page): void {
    if (lease.waiting < 0) return;
    const last = this.#waiting.pop()!;
    if (last.lease === lease) return;
    this.#waiting[lease.waiting] = last;
    last.lease.waiting = lease.waiting;
  }

  /** Registers all that wait, so that the next garbage collection finds them. */
  register(): void {
    if (this.#waiting.length === 0) return;
    if (!this.#registry) {
      this.#registry = new FinalizationRegistry((lease) => this.#finalize(lease));
      this.#watchCollections();
    }
    for (const page of this.#waiting) {
      page.lease.waiting = -1;
      this.#registry.register(page, page.lease);
    }
    this.#waiting = [];
  }

  #finalize(lease: Lease | undefined): void {
    if (lease?.block.state === 'taken') this.#events.collected(lease);
    if (this.#sweeping) return;
    this.#sweeping = true;
    // The other finalizers of this collection run before any microtask.
    queueMicrotask(() => {
      this.#sweeping = false;
      this.#events.swept();
      this.#watchCollections();
    });
  }

  /** An object that is garbage at once tells of the next collection. */
  #watchCollections(): void {
    this.#registry?.register({}, undefined);
  }
}

/** The engine does not see what the heap holds; it does see a large buffer that nobody uses. */
function provokeCollection(): void {
  try {
    new ArrayBuffer(BAIT);
  } catch {
    // An engine that cannot even reserve the bait has just tried to make room for it.
  }
}
