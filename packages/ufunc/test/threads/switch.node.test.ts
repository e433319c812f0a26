/** The switch: what it takes, what it starts, and that processes end. */
import { describe, expect, test } from 'vitest';
import { configure, kernelStatistics } from '@numloom/ufunc';
import { runChild } from '../expressions/support/child.ts';

test.each([0, -1, 1.5, NaN, Infinity, '2'])('threads: %s is refused', (threads) => {
  const set = () => configure({ threads: threads as number });
  expect(set).toThrow(`configure: threads is ${threads}, must be a whole number of at least 1`);
  expect(kernelStatistics().threads).toBe(1);
});

/** Counts what is said and which workers are made, and computes something large. */
const preamble = `
  const warnings = [];
  process.emitWarning = (message) => warnings.push(message);
  const x = ndarray.ones([1000, 1000]);
  const compute = () => ufunc.evaluate(ufunc.nd\`((((\${x} + 1) * \${x} + 2) * \${x} + 3) / \${x}) ** 2\`).get(0, 0);
  const figures = () => [ufunc.kernelStatistics().threads, ufunc.kernelStatistics().workers];
`;

describe('in a process', () => {
  test('no worker is made by default, and the module of workers is not asked for', () => {
    const asked = runChild<string[]>(`
      const asked = [];
      const getBuiltinModule = process.getBuiltinModule;
      process.getBuiltinModule = (name) => (asked.push(name), getBuiltinModule(name));
      ${preamble}
      for (let i = 0; i < 10; i++) compute();
      await ufunc.evaluateAsync(ufunc.add(x, 1));
      report([...asked, ...figures()]);
    `);
    expect(asked).not.toContain('node:worker_threads');
    expect(asked.slice(-2)).toEqual([1, 0]);
  });

  test('workers are started when work is large, ended, and never keep the process alive', () => {
    const seen = runChild<unknown[]>(`
      ${preamble}
      ufunc.configure({ threads: 3 });
      const before = figures();
      const results = [];
      for (let i = 0; i < 20; i++) results.push(compute());
      const between = figures();
      ufunc.configure({ threads: 1 });
      const after = figures();
      ufunc.configure({ threads: 2 });
      for (let i = 0; i < 20; i++) results.push(compute());
      report([before, between, after, new Set(results).size, figures()]);
    `);
    expect(seen).toEqual([[3, 0], [3, 2], [1, 0], 1, [2, 1]]);
  });

  test('the environment variable asks for threads', () => {
    const [threads, workers, warnings] = runChild<[number, number, string[]]>(
      `${preamble} report([...figures(), warnings]);`,
      { NUMLOOM_THREADS: '9999' },
    );
    expect([threads, workers]).toEqual([9999, 0]);
    expect(warnings).toEqual([expect.stringMatching(/9999 threads are more than the \d+ cores/)]);
    expect(() => runChild(`${preamble} compute();`, { NUMLOOM_THREADS: 'many' })).toThrow(
      "NUMLOOM_THREADS is 'many', must be a whole number of at least 1",
    );
  });

  test('an evaluation in the background keeps the process alive until it is done', () => {
    const script = `
      ${preamble}
      ufunc.configure({ threads: 2 });
      const big = ndarray.ones(3_000_000);
      const sum = await ufunc.evaluateAsync(ufunc.nd\`sum(((\${big} + 1) * \${big} + 2) / 4)\`);
      report([sum.item(), ufunc.kernelStatistics().shared > 0]);
    `;
    expect(runChild(script)).toEqual([3_000_000, true]);
  });

  test('an error in a worker reaches the caller, and all goes on', () => {
    const seen = runChild<unknown[]>(`
      ${preamble}
      ufunc.configure({ threads: 2 });
      const bases = ndarray.full(1_000_000, 3, { dtype: 'int32' });
      const exponents = ndarray.full(1_000_000, 2, { dtype: 'int32' });
      exponents.set(700_000, -1);
      const messages = new Set();
      for (let i = 0; i < 10; i++) {
        try {
          ufunc.evaluate(ufunc.power(bases, exponents));
        } catch (error) {
          messages.add(error.message);
        }
      }
      exponents.set(700_000, 2);
      const powers = ufunc.evaluate(ufunc.power(bases, exponents));
      report([[...messages], powers.get(700_000), Number(ufunc.evaluate(ufunc.sum(powers)).item())]);
    `);
    expect(seen).toEqual([
      ['power: integers to negative integer powers are not allowed'],
      9,
      9_000_000,
    ]);
  });

  test('workers that cannot be made are done without', () => {
    const seen = runChild<unknown[]>(`
      ${preamble}
      ufunc.configure({ threads: 2, createWorker: () => { throw new Error('forbidden here'); } });
      const values = [compute(), compute(), (await ufunc.evaluateAsync(ufunc.sum(x))).item()];
      // On a machine of one core there is another warning, of these threads.
      report([...values, ...figures(), warnings.filter((text) => !text.includes('cores'))]);
    `);
    expect(seen).toEqual([49, 49, 1_000_000, 2, 0, [expect.stringContaining('forbidden here')]]);
  });

  test('memory grows while workers compute', () => {
    const seen = runChild<unknown[]>(`
      ${preamble}
      ndarray.heap.configure({ budget: 2 ** 30 });
      ufunc.configure({ threads: 2 });
      const arrays = [];
      let sum = 0;
      for (let i = 0; i < 30; i++) {
        const pending = ufunc.evaluateAsync(ufunc.nd\`\${x} * \${i}\`);
        arrays.push(ndarray.ones([1000, 1000]));
        sum += compute() - 49;
        arrays.push(await pending);
      }
      report([sum, arrays.map((array) => array.get(-1, -1)).join()]);
    `);
    expect(seen).toEqual([0, Array.from({ length: 30 }, (_, i) => `1,${i}`).join()]);
  });
});
