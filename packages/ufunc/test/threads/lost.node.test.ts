/** Workers that end inside of a job, however they do: nothing hangs, and results are right. */
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { heap, type NdArray } from '@numloom/ndarray';
import {
  assign,
  assignAsync,
  configure,
  evaluate,
  evaluateAsync,
  kernelStatistics,
  nd,
} from '@numloom/ufunc';
import { Pace } from '../../src/threads/pace.ts';
import { workerText } from '../../src/threads/worker-text.ts';
import { bytesOf, cases, grid } from './cases.ts';

/** What a worker does in the middle of an item. */
const ends = {
  'leaves the process': 'process.exit(3);',
  'has no memory left': 'for (const all = []; ; ) all.push(new Array(1e5).fill(1.5));',
  'waits for its end': 'for (;;);',
} as const;

/** Word 0 says how many workers may still fail, word 1 how many have. */
const signs = new Int32Array(new SharedArrayBuffer(8));
let workers: Worker[] = [];
let x: NdArray;

/** Makes workers that do half of an item, and then what `end` says. */
function createWorker(end: string): () => Worker {
  const text = `
    const { workerData: signs } = require('node:worker_threads');
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (module, imports) {
      const { run } = new Instance(module, imports).exports;
      const failing = (block, scratch, begin, end) => {
        if (Atomics.load(signs, 0) <= 0 || Atomics.sub(signs, 0, 1) <= 0) return run(block, scratch, begin, end);
        run(block, scratch, begin, begin + Math.floor((end - begin) / 2));
        Atomics.add(signs, 1, 1);
        ${end}
      };
      return { exports: { run: failing } };
    };
    ${workerText}`;
  return () => {
    const options = {
      eval: true,
      workerData: signs,
      resourceLimits: { maxOldGenerationSizeMb: 16 },
    };
    const worker = new Worker(text, options);
    workers.push(worker);
    return worker;
  };
}

function lose(count: number, threads: number, end: string): void {
  configure({ threads, createWorker: createWorker(end) });
  Atomics.store(signs, 0, count);
  Atomics.store(signs, 1, 0);
}

const haveFailed = (count: number) => Atomics.load(signs, 1) === count;
/** However busy the machine is. */
const soon = { timeout: 50_000 };

/** Does something again and again on this thread, which sees no event meanwhile, a time limit included. */
function repeatUntil(isDone: () => boolean, step: () => void): void {
  for (const start = performance.now(); !isDone();) {
    const { shared, workers: live } = kernelStatistics();
    if (performance.now() - start > soon.timeout) {
      throw new Error(`not done: ${signs[1]} failed, ${live} workers live, ${shared} items shared`);
    }
    step();
  }
}
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

beforeAll(() => {
  x = grid();
});
beforeEach(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  vi.spyOn(Pace.prototype, 'isWorth').mockReturnValue(true);
  vi.spyOn(Pace.prototype, 'isLarge').mockReturnValue(true);
  workers = [];
  configure({ backend: 'wasm' });
});
afterEach(async () => {
  // What ends them is a worker, not a setting, and settings are kept.
  configure({ backend: 'auto', threads: 1, createWorker: createWorker('') });
  await Promise.all(workers.map((worker) => worker.terminate()));
  vi.restoreAllMocks();
});

const heavy = () => nd`sin(${x}) * cos(${x}) + exp(-abs(${x})) / (${x} * ${x} + 1)`;
const sum = (array: NdArray) => Number(evaluate(nd`sum(${array})`).item());

/**
 * The sum of a heavy expression. Its array is given back: those that are dropped fill the heap while no event is
 * seen, and others are collected arrays then, which no worker reaches.
 */
function total(): number {
  const values = evaluate(heavy());
  const result = sum(values);
  values.dispose();
  return result;
}

function expected(): number {
  configure({ threads: 1 });
  return total();
}

describe.each(Object.entries(ends).slice(0, 2))('a worker that %s', (_, end) => {
  test.each([
    [1, 2],
    [1, 3],
    [2, 3],
  ])('%i of the workers of %i threads: its item is done again', async (count, threads) => {
    const value = expected();
    lose(count, threads, end);
    const compute = () => expect(total()).toBe(value);
    repeatUntil(() => haveFailed(count), compute);
    for (let i = 0; i < 5; i++) compute();
    await vi.waitUntil(() => kernelStatistics().workers === threads - 1 - count, soon);
    const { shared } = kernelStatistics();
    compute();
    repeatUntil(() => count === threads - 1 || kernelStatistics().shared > shared, compute);
  });

  test('in the background, all of them', async () => {
    const value = expected();
    lose(2, 2, end);
    for (let i = 0; i < 5; i++) expect(sum(await evaluateAsync(heavy()))).toBe(value);
    expect(haveFailed(2)).toBe(true);
    expect(kernelStatistics().workers).toBe(0);
  });

  test('in the background, one of them', async () => {
    const value = expected();
    lose(1, 2, end);
    for (let i = 0; i < 5; i++) expect(sum(await evaluateAsync(heavy()))).toBe(value);
    expect(haveFailed(1)).toBe(true);
    expect(kernelStatistics().workers).toBe(1);
  });

  test('in the background, while this thread needs the result', async () => {
    const u = x.copy();
    const value = expected();
    lose(1, 2, end);
    const pending = evaluateAsync(nd`sum(${u} * 0 + 1)`);
    await Promise.resolve();
    while (!haveFailed(1)) await turn();
    u.fill(7);
    expect((await pending).item()).toBe(u.size);
    expect(sum(await evaluateAsync(heavy()))).toBe(value);
  });

  test('in an array that is changed in place: the call throws, and others go on', () => {
    lose(1, 2, end);
    const u = x.copy();
    const change = () => assign(u, nd`sin(${u}) * 0.5 + cos(${u})`);
    expect(() => {
      repeatUntil(() => haveFailed(1), change);
    }).toThrow('a worker ended while it changed an array in place');
    u.fill(0);
    change();
    expect(sum(u)).toBe(u.size);
  });
});

test('a worker that is terminated in the background', async () => {
  const value = expected();
  lose(1, 2, ends['waits for its end']);
  const pending = evaluateAsync(heavy());
  while (!haveFailed(1)) await turn();
  for (const worker of workers) void worker.terminate();
  expect(sum(await pending)).toBe(value);
  expect(sum(await evaluateAsync(heavy()))).toBe(value);
});

test('a worker that is terminated in the background of an assignment', async () => {
  const u = x.copy();
  const value = expected();
  lose(1, 2, ends['waits for its end']);
  const pending = assignAsync(u, heavy());
  while (!haveFailed(1)) await turn();
  for (const worker of workers) void worker.terminate();
  await pending;
  expect(sum(u)).toBe(value);
});

test('workers that are terminated before a call', () => {
  const value = expected();
  for (let i = 0; i < 10; i++) {
    lose(0, 3, '');
    const compute = () => expect(total()).toBe(value);
    repeatUntil(() => kernelStatistics().shared > 0, compute);
    for (const worker of workers) void worker.terminate();
    for (let k = 0; k < 3; k++) compute();
  }
});

test('a worker whose stack is full: its item is done again', () => {
  const value = expected();
  lose(1, 2, 'const deeper = (n) => deeper(n + 1) + 1; deeper(0);');
  repeatUntil(
    () => haveFailed(1),
    () => expect(total()).toBe(value),
  );
  expect(kernelStatistics().workers).toBe(1);
});

test.each(['a fold over all', 'folds over the outer axis', 'a stencil between two arrays'])(
  'results do not depend on it: %s',
  (name) => {
    const compute = cases[name]!;
    configure({ threads: 1 });
    const value = bytesOf(compute, x);
    lose(1, 2, ends['leaves the process']);
    let isSame = true;
    try {
      repeatUntil(
        () => haveFailed(1),
        () => {
          isSame &&= bytesOf(compute, x).every(
            (bytes, i) => Buffer.compare(bytes, value[i]!) === 0,
          );
        },
      );
    } catch (error) {
      expect(String(error)).toContain('in place');
    }
    expect(isSame).toBe(true);
  },
);

test('the memory of workers that are gone is given back', async () => {
  const before = heap.stats().scratch;
  for (let i = 0; i < 5; i++) {
    lose(1, 2, ends['leaves the process']);
    repeatUntil(
      () => haveFailed(1),
      () => void total(),
    );
    await vi.waitUntil(() => kernelStatistics().workers === 0, soon);
    configure({ threads: 1 });
  }
  configure({ threads: 2 });
  total();
  expect(heap.stats().scratch - before).toBeLessThan(2 ** 18);
});

test('each reason is said once', async () => {
  const said: unknown[] = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((message) => void said.push(message));
  lose(2, 3, ends['leaves the process']);
  repeatUntil(
    () => haveFailed(2),
    () => void total(),
  );
  await vi.waitUntil(() => kernelStatistics().workers === 0, soon);
  expect(said.filter((message) => String(message).includes('a worker failed')).length).toBeLessThan(
    2,
  );
});
