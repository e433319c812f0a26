/** Results do not depend on the number of threads, not in one bit. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NdArray } from '@numloom/ndarray';
import { configure, kernelStatistics } from '@numloom/ufunc';
import type { Job } from '../../src/threads/job.ts';
import { Pace } from '../../src/threads/pace.ts';
import { Pool } from '../../src/threads/pool.ts';
import { bytesOf, type Case, cases, grid, serial } from './cases.ts';

let x: NdArray;

beforeAll(() => {
  x = grid();
  configure({ backend: 'wasm' });
  // Whatever this machine is busy with.
  vi.spyOn(Pace.prototype, 'isWorth').mockReturnValue(true);
});
afterAll(() => {
  configure({ backend: 'auto', threads: 1 });
  vi.restoreAllMocks();
});

function expectSame(threads: number, compute: Case): void {
  configure({ threads: 1 });
  const expected = bytesOf(compute, x);
  configure({ threads });
  const found = bytesOf(compute, x);
  expect(found.map((bytes, i) => Buffer.compare(bytes, expected[i]!))).toEqual(
    expected.map(() => 0),
  );
}

describe.each([2, 3, 7])('%i workers do all of it:', (threads) => {
  beforeEach(() => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const run = vi.spyOn(Pool.prototype, 'run').mockImplementation(function (this: Pool, job: Job) {
      const background = this.start(job);
      // This thread sees no time limit while it waits.
      const start = performance.now();
      while (this.isBusy) {
        Atomics.wait(cell, 0, 0, 1);
        if (performance.now() - start > 50_000) throw new Error(`${this.size} workers, none works`);
      }
      const failure = background?.finish();
      if (failure) throw failure.error;
      return background !== undefined;
    });
    return () => run.mockRestore();
  });

  test.each(Object.entries(cases))('%s', (name, compute) => {
    expectSame(threads, compute);
    if (!serial.includes(name)) expect(kernelStatistics().shared).toBeGreaterThan(1);
  });
});

describe.each([2, 5])('%i threads:', (threads) => {
  test.each(Object.entries(cases))('%s', (_, compute) => expectSame(threads, compute));
});
