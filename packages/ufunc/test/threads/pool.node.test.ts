/** Jobs beside workers that come late, end or never begin, in orders that are rare. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  BEGUN,
  controlBytes,
  DONE,
  GONE,
  INSIDE,
  ITEM_WORDS,
  ITEMS,
  NEXT,
  type WorkerMessage,
  WORKER_WORDS,
  WORKERS,
} from '../../src/threads/control.ts';
import { Crew } from '../../src/threads/crew.ts';
import type { Job } from '../../src/threads/job.ts';
import { type ThreadWorker, watch } from '../../src/threads/platform.ts';
import { Pool } from '../../src/threads/pool.ts';
import { setCreateWorker, setThreads } from '../../src/threads/settings.ts';

/** A worker that does nothing by itself. */
class Fake implements ThreadWorker {
  readonly #listeners = new Map<string, (given: unknown) => void>();
  /** The words of its pool, and the first of its own. */
  words!: Int32Array;
  own!: number;
  port: MessagePort | undefined;

  on(event: string, listener: (given: unknown) => void): void {
    this.#listeners.set(event, listener);
  }

  postMessage(message: WorkerMessage): void {
    if (!('memory' in message)) return;
    const { memory, control, crew, number } = message;
    this.words = new Int32Array(memory.buffer, control, controlBytes(crew) / 4);
    this.own = WORKERS + WORKER_WORDS * number;
    this.port = message.lifeline as MessagePort;
  }

  /** Enters a job, or leaves it. */
  enter(state = INSIDE): void {
    this.words[this.own] = state;
  }

  exit(): void {
    this.port?.close();
    this.#listeners.get('exit')!(1);
  }

  ref(): void {}
  unref(): void {}
  terminate(): void {}
}

let workers: Fake[] = [];
const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

/** A job of so many items, numbered from `begin` on; `run` is told which of them this thread does. */
function jobOf(items: number, run: (item: number) => void, begin = 0): Job {
  const code = { module, run: (_: number, __: number, item: number) => run(item) };
  const launch = { lengths: [items], segment: 0, operands: [], scalars: [] };
  return {
    compiled: { run: () => {}, shared: { blockBytes: 8, code: () => code, write: () => {} } },
    parts: [{ launch, begin, end: begin + items }],
    grain: 1,
    elements: items,
    rowSize: 1,
    isRepeatable: () => true,
  };
}

beforeEach(() => {
  workers = [];
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  setCreateWorker(() => {
    const worker = new Fake();
    workers.push(worker);
    return worker;
  });
});
afterEach(() => {
  setCreateWorker(undefined);
  setThreads(1, '');
  vi.restoreAllMocks();
});

// The first one, for each warning is given once.
test('a warning that throws does not end the wait for workers that are inside', async () => {
  setThreads(3, '');
  let isWaiting = true;
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {
    if (isWaiting) throw new Error('no warnings here');
  });
  const real = Object.getOwnPropertyDescriptor(Crew.prototype, 'findGone')!.value as () => void;
  vi.spyOn(Crew.prototype, 'findGone').mockImplementation(function (this: Crew) {
    real.call(this);
    workers[1]!.enter(0);
  });
  const job = jobOf(1, () => {
    for (const worker of workers) worker.enter();
  });
  // The first one is gone.
  vi.spyOn(globalThis, 'structuredClone').mockImplementationOnce(() => {
    throw new DOMException('closed', 'DataCloneError');
  });
  expect(new Pool().run(job)).toBe(true);
  isWaiting = false;
  expect(workers.map(({ words, own }) => words[own])).toEqual([GONE, 0]);
  await Promise.resolve();
});

test('a job in the background is finished though a worker comes late', () => {
  setThreads(2, '');
  const pool = new Pool();
  const done: number[] = [];
  const background = pool.start(jobOf(3, (item) => void done.push(item)))!;
  const [first, late] = workers as [Fake, Fake];
  const { words } = first;
  // The first one does item 0, and ends in item 1.
  first.enter();
  words[NEXT] = 2;
  words[ITEMS + 3] = DONE;
  words[ITEMS + ITEM_WORDS + 3] = BEGUN;
  first.exit();
  // The other one enters each time that it was seen to be outside, and finds nothing.
  const real = Object.getOwnPropertyDescriptor(Crew.prototype, 'isInside')!;
  vi.spyOn(Crew.prototype, 'isInside', 'get').mockImplementation(function (this: Crew) {
    const isInside = real.get!.call(this) as boolean;
    late.enter(isInside ? 0 : INSIDE);
    return isInside;
  });
  expect(background.finish()).toBeUndefined();
  expect(done).toEqual([2, 1]);
  expect(pool.background).toBeUndefined();
});

test('whoever makes workers may have something computed before', () => {
  setThreads(2, '');
  const pool = new Pool();
  const done: string[] = [];
  const create = () => new Fake();
  setCreateWorker(() => {
    setCreateWorker(create);
    pool.run(jobOf(2, (item) => void done.push(`inner ${item}`), 10));
    return new Fake();
  });
  pool.run(jobOf(3, (item) => void done.push(`outer ${item}`)));
  expect(done).toEqual(['inner 10', 'inner 11', 'outer 0', 'outer 1', 'outer 2']);
});

test('a worker that cannot be told of a job is not waited for', () => {
  setThreads(2, '');
  setCreateWorker(() => {
    const worker = new Fake();
    worker.postMessage = () => {
      throw new Error('no messages');
    };
    return worker;
  });
  expect(new Pool().start(jobOf(2, () => {}))).toBeUndefined();
});

test('a worker that was given before is not taken again', () => {
  setThreads(2, '');
  const worker = new Fake();
  setCreateWorker(() => worker);
  const pool = new Pool();
  expect(pool.run(jobOf(2, () => {}))).toBe(true);
  expect(pool.size).toBe(1);
  pool.end();
  worker.enter(GONE);
  expect(pool.release()).toBe(true);
  // It has ended, and would never do anything.
  expect(new Pool().start(jobOf(2, () => {}))).toBeUndefined();
});

test('a full stack does not make a worker one that is gone', async () => {
  const { isGone, lifeline } = watch(new Fake(), {
    message: () => {},
    failed: () => {},
    ending: () => {},
    gone: () => {},
  });
  expect(isGone()).toBe(false);
  const clone = vi.spyOn(globalThis, 'structuredClone').mockImplementation(() => {
    throw new RangeError('Maximum call stack size exceeded');
  });
  expect(isGone()).toBe(false);
  clone.mockRestore();
  expect(isGone()).toBe(false);
  lifeline!.close();
  await vi.waitUntil(isGone);
});
