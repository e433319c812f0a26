/** Alone in its process, where what other tests have dropped is not given back meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { heap } from '@numloom/ndarray';
import { load } from '@numloom/ndarray/files';
import { all, equal } from '@numloom/ufunc';
import { laplaceProblem, solve } from '../../src/index.ts';
import { startRun } from '../../src/runs/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'laplace-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a run larger than memory takes no more of the heap', async () => {
  const problem = laplaceProblem(600);
  const memory = 64 * 600 * 8;
  const { used } = heap.stats();
  const run = await startRun(join(folder, 'run'), { problem, maxiter: 8, sweeps: 4, memory });
  const { peak } = heap.stats();
  expect(peak).toBeGreaterThan(used + memory / 2);
  expect(peak).toBeLessThan(used + 1.1 * memory);
  expect(600 * 600 * 8).toBeGreaterThan(8 * memory);
  const wanted = solve(problem, { method: 'jacobi', tol: 0, maxiter: 8 });
  const found = load(run.file as `${string}.npy`);
  expect(all(equal(found, wanted.u)).evaluate().item()).toBe(true);
});
