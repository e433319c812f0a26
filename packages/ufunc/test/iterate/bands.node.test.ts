/** Passes over bands of rows by several threads: not one bit depends on how many there are. */
import { configure, iterate, kernelStatistics, store } from '@numloom/ufunc';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/threads/job.ts';
import { Pool } from '../../src/threads/pool.ts';
import { smallArray } from '../../src/iterate/jacobi.ts';
import { type Case, cases, firstDifference, make } from './stencils.ts';

const { bytes } = smallArray;
beforeEach(() => {
  configure({ backend: 'wasm' });
  smallArray.bytes = 0;
});
afterEach(() => {
  smallArray.bytes = bytes;
  configure({ backend: 'auto', threads: 1 });
  vi.restoreAllMocks();
});

/** Has workers do all that they can have a part in. */
function leaveItToWorkers(): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  vi.spyOn(Pool.prototype, 'run').mockImplementation(function (this: Pool, job: Job) {
    const background = this.start(job);
    while (this.isBusy) Atomics.wait(cell, 0, 0, 1);
    const failure = background?.finish();
    if (failure) throw failure.error;
    return background !== undefined;
  });
}

function sweep(one: Case, threads: number, tol: number | undefined) {
  configure({ threads });
  const { base, target, value } = make({ ...one, foreign: false });
  const options = tol === undefined ? {} : { tol };
  const norms = iterate(store(target, value()), one.count, options);
  return { norms: [...norms], data: base.data as Float64Array };
}

const large = cases(
  [
    [150, 240],
    [512, 540],
  ],
  2,
  ['float64', 'float32', 'complex128'],
  [2, 12],
);

describe.each([2, 3])('%i threads', (threads) => {
  test('make what one makes', () => {
    leaveItToWorkers();
    fc.assert(
      fc.property(large, (one) => {
        const expected = sweep(one, 1, undefined);
        const found = sweep(one, threads, undefined);
        expect(firstDifference(found.data, expected.data)).toBe(-1);
        expect(found.norms).toEqual(expected.norms);
      }),
      { numRuns: 4 },
    );
    expect(kernelStatistics().shared).toBeGreaterThan(1);
  });

  test('end where one ends', () => {
    const one: Case = {
      shape: [200, 512],
      room: [2, 2],
      target: [1, 1],
      reads: [[0, 1]],
      dtype: 'float64',
      step: 1,
      transposed: false,
      foreign: false,
      source: 'full',
      masked: true,
      count: 23,
    };
    const all = sweep(one, 1, undefined);
    const tol = all.norms[16]!;
    const expected = sweep(one, 1, tol);
    const found = sweep(one, threads, tol);
    expect(found.norms).toEqual(expected.norms);
    expect(firstDifference(found.data, expected.data)).toBe(-1);
    const short = sweep({ ...one, count: found.norms.length }, 1, undefined);
    expect(firstDifference(found.data, short.data)).toBe(-1);
  });
});
