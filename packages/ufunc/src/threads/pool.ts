/** Jobs and the workers that do them. control.ts says by which rules. */
import { allocateScratch, heap, type Storage } from '@numloom/ndarray';
import type { ThreadCode } from '../kernel/launch.ts';
import {
  BEGUN,
  controlBytes,
  COUNT,
  DONE,
  FAILED,
  GENERATION,
  ITEM_WORDS,
  ITEMS,
  KERNEL,
  LEFT,
  LIMIT,
  MOST_ITEMS,
  NEXT,
  OPEN,
  REPORT,
  TAKEN,
} from './control.ts';
import { Crew } from './crew.ts';
import type { Job } from './job.ts';
import { canBlock } from './platform.ts';
import { threads } from './settings.ts';

/** Bytes for the parameters of a job's parts. */
const BLOCKS_BYTES = 32_768;
/** Milliseconds that this thread looks for the end of a job before it sleeps. */
const SPIN = 0.03;
/** Milliseconds that it waits before it looks whether those inside are gone. */
const PATIENCE = 20;

/** What a job threw. */
export interface Failure {
  readonly error: unknown;
}

/** A job that is open, or was the last one. */
interface OpenJob {
  readonly code: ThreadCode;
  readonly isRepeatable: () => boolean;
}

/** A job that workers do while this thread does something else. */
export class Background {
  readonly job: OpenJob;
  /** Resolves, once {@link failure} says the rest, when the job is over. */
  readonly done: Promise<void>;
  failure: Failure | undefined;
  readonly #pool: Pool;
  #resolve!: () => void;

  constructor(job: OpenJob, pool: Pool) {
    this.job = job;
    this.#pool = pool;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
  }

  /** The job is over. */
  end(failure: Failure | undefined): void {
    this.failure = failure;
    this.#resolve();
  }

  /** Takes part in the job on this thread, if it is not over yet, until it is. */
  finish(): Failure | undefined {
    if (this.#pool.background === this) this.#pool.finish();
    return this.failure;
  }
}

/** Workers, one job at a time. */
export class Pool {
  readonly #storage: Storage;
  readonly #words: Int32Array;
  /** Address of the parameters of jobs. */
  readonly #blocks: number;
  readonly #crew: Crew;
  readonly #canBlock: boolean;
  /** The job that workers do by themselves now. */
  background: Background | undefined;

  constructor() {
    const most = threads();
    const bytes = controlBytes(most);
    this.#storage = allocateScratch(bytes + BLOCKS_BYTES);
    const { byteOffset } = this.#storage;
    this.#words = new Int32Array(heap.buffer, byteOffset, bytes / 4).fill(0);
    this.#blocks = byteOffset + bytes;
    this.#canBlock = canBlock(this.#words);
    this.#crew = new Crew(this.#words, most, {
      finished: () => this.#finished(),
      lost: () => this.#lost(),
    });
  }

  get size(): number {
    return this.#crew.size;
  }

  /** Whether a job is open or somebody is still inside. */
  get isBusy(): boolean {
    return Atomics.load(this.#words, OPEN) !== 0 || this.#crew.isInside;
  }

  /** How many items workers have done. */
  get taken(): number {
    return Atomics.load(this.#words, TAKEN) >>> 0;
  }

  /** Whether a worker looks for work at this moment. */
  get isAwake(): boolean {
    return this.#crew.isAwake;
  }

  /** Runs a job, this thread taking part; answers whether it could. */
  run(job: Job): boolean {
    if (!this.#canBlock || this.background) return false;
    const open = this.#open(job, threads() - 1, false);
    if (open === undefined) return false;
    this.#help(open);
    this.#complete(open);
    return true;
  }

  /** Has a job done by workers only; undefined when they can't. Only if there is no other one. */
  start(job: Job): Background | undefined {
    const open = this.#open(job, threads(), true);
    if (open === undefined) return undefined;
    this.#crew.keepAlive(true);
    return (this.background = new Background(open, this));
  }

  /** Completes the job in the background on this thread as well, at once. */
  finish(): void {
    const { background } = this;
    if (!background) return;
    this.#help(background.job);
    // A worker that comes late may be inside again, but takes nothing any more.
    if (this.background === background) this.#end(background);
  }

  /** Ends the workers: each as soon as it takes notice. */
  end(): void {
    this.finish();
    this.#crew.end();
  }

  /** Gives the memory back, if no worker uses it any more; answers whether it did. */
  release(): boolean {
    if (!this.#crew.release()) return false;
    this.#storage.dispose();
    return true;
  }

  /** Opens a job to so many workers; undefined when they can't have it. */
  #open(job: Job, workers: number, report: boolean): OpenJob | undefined {
    const { parts, grain, rowSize, isRepeatable } = job;
    const { shared } = job.compiled;
    const words = this.#words;
    const rows = parts.reduce((sum, { begin, end }) => sum + end - begin, 0);
    const size = Math.ceil(rows / grain / (MOST_ITEMS - parts.length)) * grain;
    if (shared === undefined || parts.length * shared.blockBytes > BLOCKS_BYTES) return undefined;
    const crew = this.#crew;
    // Before words are written: whoever makes workers may have something computed, too.
    if (!crew.start(workers)) return undefined;
    let code: ThreadCode | undefined;
    let items = 0;
    let block = this.#blocks;
    for (const { launch, begin, end } of parts) {
      const own = shared.code(launch, (end - begin) * rowSize);
      code ??= own;
      if (code !== own) return undefined;
      shared.write(launch, block);
      for (let from = begin; from < end; from += size, items++) {
        const to = Math.min(end, from + size);
        words.set([block, from, to, 0], ITEMS + ITEM_WORDS * items);
      }
      block += shared.blockBytes;
    }
    if (code === undefined) return undefined;
    words[KERNEL] = crew.publish(code);
    words[COUNT] = items;
    words[LIMIT] = crew.limit(workers);
    words[FAILED] = -1;
    words[REPORT] = Number(report);
    Atomics.store(words, NEXT, 0);
    Atomics.store(words, OPEN, 1);
    Atomics.add(words, GENERATION, 1);
    Atomics.notify(words, GENERATION, workers);
    return { code, isRepeatable };
  }

  /** Takes items until none is left, closes the job and waits for those who are inside. */
  #help({ code: { run } }: OpenJob): void {
    const words = this.#words;
    const scratch = heap.workspace.address;
    const count = words[COUNT]!;
    for (let item; (item = Atomics.add(words, NEXT, 1)) < count;) {
      const at = ITEMS + ITEM_WORDS * item;
      words[at + 3] = BEGUN;
      try {
        run(words[at]!, scratch, words[at + 1]!, words[at + 2]!);
        words[at + 3] = DONE;
      } catch {
        Atomics.compareExchange(words, FAILED, -1, item);
        Atomics.store(words, NEXT, count);
      }
    }
    Atomics.store(words, OPEN, 0);
    const start = performance.now();
    let asked = start;
    for (;;) {
      const left = Atomics.load(words, LEFT);
      if (!this.#crew.isInside) return;
      const now = performance.now();
      if (now - asked >= PATIENCE) {
        this.#crew.findGone();
        asked = now;
      } else if (this.#canBlock && now - start > SPIN) {
        Atomics.wait(words, LEFT, left, PATIENCE);
      }
    }
  }

  /**
   * Does what nobody has done of a job that all have left.
   *
   * @throws what an item threw; Error when one was begun that can't be done again
   */
  #complete({ code: { run }, isRepeatable }: OpenJob): void {
    const words = this.#words;
    const failed = words[FAILED]!;
    const complete = (item: number): void => {
      const at = ITEMS + ITEM_WORDS * item;
      if (words[at + 3] === DONE) return;
      const isLost = words[at + 3] === BEGUN && !isRepeatable();
      // One that threw throws again.
      if (!isLost || item === failed) {
        run(words[at]!, heap.workspace.address, words[at + 1]!, words[at + 2]!);
      }
      if (isLost) {
        throw new Error(
          'numloom: a worker ended while it changed an array in place; some elements of it may be ' +
            'changed and others not',
        );
      }
      words[at + 3] = DONE;
    };
    if (failed >= 0) complete(failed);
    for (let item = 0; item < words[COUNT]!; item++) complete(item);
  }

  /** The job in the background may be done. */
  #finished(): void {
    const { background } = this;
    if (background && !this.isBusy) this.#end(background);
  }

  /** Nobody does anything of the job in the background any more. */
  #end(background: Background): void {
    this.background = undefined;
    this.#crew.keepAlive(false);
    try {
      this.#complete(background.job);
      background.end(undefined);
    } catch (error) {
      background.end({ error });
    }
  }

  /** There is one worker less. */
  #lost(): void {
    if (this.#crew.size === 0) this.finish();
    else this.#finished();
  }
}
