/** The workers of a pool: how they start, which kernels they know, and which of them are gone. */
import { allocateScratch, heap, type Storage } from '@numloom/ndarray';
import type { ThreadCode } from '../kernel/launch.ts';
import {
  ENDING,
  GENERATION,
  GONE,
  INSIDE,
  SPINNING,
  WORKER_WORDS,
  type WorkerMessage,
  WORKERS,
} from './control.ts';
import { keepAlive, type ThreadWorker, watch } from './platform.ts';
import { createWorker, warnOnce } from './settings.ts';

/** As much as a kernel can have. */
const SCRATCH_BYTES = 65_536;
/** Kernels after which workers forget those that they have. */
const MOST_KERNELS = 1024;
/** All workers that any crew was given. */
const given = /* @__PURE__ */ new WeakSet<ThreadWorker>();

interface Member {
  readonly worker: ThreadWorker;
  /** The first of its words. */
  readonly own: number;
  readonly isGone: () => boolean;
}

/** What is said to the pool. */
export interface CrewEvents {
  /** A worker posted that a job is done. */
  finished(): void;
  /** There is one worker less. */
  lost(): void;
}

/** Workers, known by their numbers. */
export class Crew {
  readonly #words: Int32Array;
  readonly #most: number;
  readonly #events: CrewEvents;
  /** All that were ever started. */
  readonly #members: Member[] = [];
  /** Those that take work. */
  #active: Member[] = [];
  readonly #storages: Storage[] = [];
  #ids = new WeakMap<ThreadCode, number>();
  #kernels = 0;
  /** Whether no more workers are started. */
  #closed = false;
  /** Whether the memory is somebody else's, while events of workers may still come. */
  #released = false;

  /** @param most - how many workers there are words for */
  constructor(words: Int32Array, most: number, events: CrewEvents) {
    this.#words = words;
    this.#most = most;
    this.#events = events;
  }

  /** How many workers take work. */
  get size(): number {
    return this.#active.length;
  }

  /** Whether a worker looks for work at this moment. */
  get isAwake(): boolean {
    return this.#active.some(({ own }) => Atomics.load(this.#words, own + SPINNING) > 0);
  }

  /** Whether a worker is inside of a job. */
  get isInside(): boolean {
    return this.#members.some((member) => this.#has(member, INSIDE));
  }

  /** Starts workers until there are so many; answers whether there is one. */
  start(count: number): boolean {
    while (!this.#closed && this.#active.length < Math.min(count, this.#most)) {
      try {
        this.#add(createWorker());
      } catch (reason) {
        this.#dismiss(undefined, reason);
      }
    }
    return this.#active.length > 0;
  }

  /** One more than the number of the last of the first `count` workers. */
  limit(count: number): number {
    const { own } = this.#active[Math.min(count, this.#active.length) - 1]!;
    return (own - WORKERS) / WORKER_WORDS + 1;
  }

  /** The number by which workers know a kernel. */
  publish(code: ThreadCode): number {
    const known = this.#ids.get(code);
    if (known !== undefined) return known;
    const id = this.#kernels++;
    const isFull = id % MOST_KERNELS === MOST_KERNELS - 1;
    if (isFull) this.#ids = new WeakMap();
    this.#ids.set(code, id);
    for (const { worker } of this.#active) {
      if (isFull) post(worker, { forget: true });
      post(worker, { id, module: code.module });
    }
    return id;
  }

  /** Whether workers keep the process alive. */
  keepAlive(alive: boolean): void {
    for (const { worker } of this.#active) keepAlive(worker, alive);
  }

  /** Looks whether workers that are inside of a job are gone. */
  findGone(): void {
    for (const member of this.#members) {
      if (this.#has(member, INSIDE) && member.isGone()) this.#gone(member);
    }
  }

  /** Ends the workers: each as soon as it takes notice. */
  end(): void {
    this.#closed = true;
    for (const member of this.#active) this.#tellToEnd(member);
    this.#active = [];
  }

  /** Gives the memory back, if no worker uses it any more; answers whether it did. */
  release(): boolean {
    if (!this.#members.every((member) => this.#has(member, GONE))) return false;
    for (const storage of this.#storages) storage.dispose();
    this.#released = true;
    return true;
  }

  #has({ own }: Member, state: number): boolean {
    return Atomics.load(this.#words, own) === state;
  }

  #add(worker: ThreadWorker): void {
    if (given.has(worker)) throw new Error('createWorker gave a worker that it had given before');
    given.add(worker);
    const number = this.#members.length;
    const { isGone, lifeline } = watch(worker, {
      message: () => this.#events.finished(),
      failed: (reason) => this.#dismiss(member, reason),
      ending: () => this.#tellToEnd(member),
      gone: () => this.#gone(member),
    });
    const member = { worker, own: WORKERS + WORKER_WORDS * number, isGone };
    keepAlive(worker, false);
    const scratch = allocateScratch(SCRATCH_BYTES);
    this.#storages.push(scratch);
    const control = this.#words.byteOffset;
    const { byteOffset } = scratch;
    const { memory } = heap;
    post(worker, { memory, control, scratch: byteOffset, number, crew: this.#most, lifeline });
    // One that was not told of the words would never do anything.
    this.#members.push(member);
    this.#active.push(member);
    // It may be told of kernels that others know already.
    this.#ids = new WeakMap();
  }

  /** Has a worker leave as soon as it has no item. */
  #tellToEnd({ own }: Member): void {
    if (this.#released) return;
    Atomics.store(this.#words, own + ENDING, 1);
    Atomics.add(this.#words, GENERATION, 1);
    Atomics.notify(this.#words, GENERATION);
  }

  /** A worker's thread has ended. */
  #gone(member: Member): void {
    if (this.#released) return;
    Atomics.store(this.#words, member.own, GONE);
    this.#dismiss(member, undefined);
    // It may have been inside of a job until now.
    this.#events.lost();
  }

  /** A worker could not start, failed or is gone: go on without, and with no new ones. */
  #dismiss(member: Member | undefined, reason: unknown): void {
    const before = this.#active.length;
    this.#active = this.#active.filter((other) => other !== member);
    if (member !== undefined && this.#active.length === before) return;
    this.#closed = true;
    const { message = 'it was ended, or the page forbids it' } = (reason ?? {}) as Partial<Error>;
    // Whatever a page has made of warnings, it must not end the wait for those inside.
    queueMicrotask(() => {
      warnOnce(`numloom: a worker failed, other threads do its work: ${message}`);
    });
    if (reason !== undefined) void member?.worker.terminate();
    this.#events.lost();
  }
}

function post(worker: ThreadWorker, message: WorkerMessage): void {
  const port = 'lifeline' in message ? message.lifeline : undefined;
  worker.postMessage(message, (port ? [port] : []) as never[]);
}
