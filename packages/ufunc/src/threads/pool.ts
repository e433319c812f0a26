/** The workers, and how jobs get to them. control.ts says by which rules. */
import { allocateScratch, heap, type Storage } from '@numloom/ndarray';
import type { ThreadCode } from '../kernel/launch.ts';
import {
  CLOSED,
  CONTROL_BYTES,
  COUNT,
  ENDED,
  ENDING,
  FAILED,
  GATE,
  GENERATION,
  ITEM_WORDS,
  ITEMS,
  KERNEL,
  LIMIT,
  MOST_ITEMS,
  NEXT,
  REPORT,
  SPINNING,
  TAKEN,
  type WorkerMessage,
} from './control.ts';
import type { Job } from './job.ts';
import { canBlock, keepAlive, listen, type ThreadWorker } from './platform.ts';
import { createWorker, threads, warnOnce } from './settings.ts';
import { WORKER_FUNCTIONS } from './worker-text.ts';

/** Bytes for the parameters of a job's parts. */
const BLOCKS_BYTES = 32_768;
/** As much as a kernel can have. */
const SCRATCH_BYTES = 65_536;
/** Kernels after which workers forget those that they have. */
const MOST_KERNELS = 1024;
/** Milliseconds that this thread looks for the end of a job before it sleeps. */
const SPIN = 0.03;

/** What a job threw. */
export interface Failure {
  readonly error: unknown;
}

/** A job that workers do while this thread does something else. */
export class Background {
  readonly code: ThreadCode;
  /** Resolves, once {@link failure} says the rest, when the job is over. */
  readonly done: Promise<void>;
  failure: Failure | undefined;
  readonly #pool: Pool;
  #resolve!: () => void;

  constructor(code: ThreadCode, pool: Pool) {
    this.code = code;
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
  readonly #storages: Storage[] = [];
  readonly #words: Int32Array;
  #workers: ThreadWorker[] = [];
  readonly #canBlock: boolean;
  #ids = new WeakMap<ThreadCode, number>();
  #kernels = 0;
  #started = 0;
  /** The job that workers do by themselves now. */
  background: Background | undefined;
  /** Whether no more workers are started. */
  #closed = false;

  constructor() {
    const { byteOffset } = this.#scratch(CONTROL_BYTES + BLOCKS_BYTES);
    this.#words = new Int32Array(heap.buffer, byteOffset, CONTROL_BYTES / 4).fill(0);
    this.#words[GATE] = CLOSED;
    this.#canBlock = canBlock(this.#words);
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Whether a job is open or somebody is still inside. */
  get isBusy(): boolean {
    return Atomics.load(this.#words, GATE) !== CLOSED;
  }

  /** How many items workers have done. */
  get taken(): number {
    return Atomics.load(this.#words, TAKEN) >>> 0;
  }

  /** Whether a worker looks for work at this moment. */
  get isAwake(): boolean {
    return Atomics.load(this.#words, SPINNING) > 0;
  }

  /** Runs a job, this thread taking part; answers whether it could. */
  run(job: Job): boolean {
    if (!this.#canBlock || this.background) return false;
    const code = this.#open(job, threads() - 1, false);
    if (code === undefined) return false;
    this.#help(code);
    this.#check(code);
    return true;
  }

  /** Has a job done by workers only; undefined when they can't. Only if there is no other one. */
  start(job: Job): Background | undefined {
    const code = this.#open(job, threads(), true);
    if (code === undefined) return undefined;
    for (const worker of this.#workers) keepAlive(worker, true);
    return (this.background = new Background(code, this));
  }

  /** Completes the job in the background on this thread as well, at once. */
  finish(): void {
    if (!this.background) return;
    this.#help(this.background.code);
    this.#finished();
  }

  /** Ends the workers: each as soon as it takes notice. */
  end(): void {
    this.finish();
    this.#closed = true;
    this.#workers.length = 0;
    Atomics.store(this.#words, ENDING, 1);
    Atomics.add(this.#words, GENERATION, 1);
    Atomics.notify(this.#words, GENERATION);
  }

  /** Gives the memory back, if no worker uses it any more; answers whether it did. */
  release(): boolean {
    if (Atomics.load(this.#words, ENDED) < this.#started) return false;
    for (const storage of this.#storages) storage.dispose();
    return true;
  }

  /** Opens a job to so many workers; undefined when they can't have it. */
  #open({ compiled, parts, grain, rowSize }: Job, workers: number, report: boolean) {
    const words = this.#words;
    const { shared } = compiled;
    const rows = parts.reduce((sum, { begin, end }) => sum + end - begin, 0);
    const size = Math.ceil(rows / grain / (MOST_ITEMS - parts.length)) * grain;
    if (shared === undefined || parts.length * shared.blockBytes > BLOCKS_BYTES) return undefined;
    let code: ThreadCode | undefined;
    let items = 0;
    let block = words.byteOffset + CONTROL_BYTES;
    for (const { launch, begin, end } of parts) {
      const own = shared.code(launch, (end - begin) * rowSize);
      code ??= own;
      if (code !== own) return undefined;
      shared.write(launch, block);
      for (let from = begin; from < end; from += size, items++) {
        const to = Math.min(end, from + size);
        words.set([block, from, to], ITEMS + ITEM_WORDS * items);
      }
      block += shared.blockBytes;
    }
    if (code === undefined || !this.#start(workers) || !this.#publish(code)) return undefined;
    words[KERNEL] = this.#ids.get(code)!;
    words[COUNT] = items;
    words[FAILED] = -1;
    words[REPORT] = Number(report);
    Atomics.store(words, LIMIT, workers);
    Atomics.store(words, NEXT, 0);
    Atomics.store(words, GATE, 0);
    Atomics.add(words, GENERATION, 1);
    Atomics.notify(words, GENERATION, workers);
    return code;
  }

  /** Takes items until none is left, closes the job and waits for those who are inside. */
  #help({ run }: ThreadCode): void {
    const words = this.#words;
    const scratch = heap.workspace.address;
    const count = words[COUNT]!;
    for (let item; (item = Atomics.add(words, NEXT, 1)) < count;) {
      const at = ITEMS + ITEM_WORDS * item;
      try {
        run(words[at]!, scratch, words[at + 1]!, words[at + 2]!);
      } catch {
        Atomics.compareExchange(words, FAILED, -1, item);
        Atomics.store(words, NEXT, count);
      }
    }
    Atomics.or(words, GATE, CLOSED);
    const start = performance.now();
    for (let gate; (gate = Atomics.load(words, GATE)) !== CLOSED;) {
      if (this.#canBlock && performance.now() - start > SPIN) Atomics.wait(words, GATE, gate);
    }
  }

  /** Throws what an item threw, by doing that item again. */
  #check({ run }: ThreadCode): void {
    const words = this.#words;
    if (words[FAILED] === -1) return;
    const at = ITEMS + ITEM_WORDS * words[FAILED]!;
    run(words[at]!, heap.workspace.address, words[at + 1]!, words[at + 2]!);
    throw new Error('numloom: a worker failed');
  }

  /** Starts workers until there are so many; answers whether there is one. */
  #start(count: number): boolean {
    while (!this.#closed && this.#workers.length < count) {
      let worker: ThreadWorker;
      try {
        worker = createWorker();
      } catch (reason) {
        this.#failed(undefined, reason);
        break;
      }
      this.#workers.push(worker);
      this.#started++;
      listen(
        worker,
        () => this.#finished(),
        (reason) => this.#failed(worker, reason),
      );
      keepAlive(worker, false);
      const { byteOffset: control } = this.#words;
      const { byteOffset: scratch } = this.#scratch(SCRATCH_BYTES);
      post(worker, { memory: heap.memory, control, scratch });
      // It may be told of kernels that others know already.
      this.#ids = new WeakMap();
    }
    return this.#workers.length > 0;
  }

  /** Sees to it that all workers have a kernel; answers whether they can. */
  #publish(code: ThreadCode): boolean {
    if (this.#ids.has(code)) return true;
    const imports: Record<string, string | undefined> = {};
    for (const [name, value] of Object.entries(code.imports)) {
      const own = Object.getOwnPropertyNames(Math).find(
        (key) => Math[key as keyof Math] === (value as unknown),
      );
      if (own === undefined && !WORKER_FUNCTIONS.split(' ').includes(name)) return false;
      imports[name] = own;
    }
    const id = this.#kernels++;
    const isFull = id % MOST_KERNELS === MOST_KERNELS - 1;
    if (isFull) this.#ids = new WeakMap();
    this.#ids.set(code, id);
    for (const worker of this.#workers) {
      if (isFull) post(worker, { forget: true });
      post(worker, { id, module: code.module, imports });
    }
    return true;
  }

  /** A worker says that the job in the background is done, or one that was. */
  #finished(): void {
    const { background } = this;
    if (!background || this.isBusy) return;
    this.background = undefined;
    for (const worker of this.#workers) keepAlive(worker, false);
    try {
      this.#check(background.code);
      background.end(undefined);
    } catch (error) {
      background.end({ error });
    }
  }

  /** A worker could not start or instantiate: go on without. It is inside of no job. */
  #failed(worker: ThreadWorker | undefined, reason: unknown): void {
    this.#closed = true;
    if (worker) {
      this.#workers = this.#workers.filter((other) => other !== worker);
      void worker.terminate();
    }
    const { message = 'the page may forbid it' } = reason as { message?: string };
    warnOnce(`numloom: a worker failed, others do its work: ${message}`);
    if (this.#workers.length === 0) this.finish();
  }

  #scratch(byteLength: number): Storage {
    const storage = allocateScratch(byteLength);
    this.#storages.push(storage);
    return storage;
  }
}

function post(worker: ThreadWorker, message: WorkerMessage): void {
  worker.postMessage(message);
}
