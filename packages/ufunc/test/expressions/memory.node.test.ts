/** Memory over many evaluations, in processes of their own. */
import { describe, expect, test } from 'vitest';
import { runChild } from './support/child.ts';

describe('in one synchronous loop', () => {
  test('3000 evaluations of 8 MB arrays that are dropped stay under 1 GB', () => {
    const [most, last] = runChild<[number, number]>(`
      const u = ndarray.ones(1_000_000);
      let most = 0;
      let last = 0;
      for (let i = 0; i < 3000; i++) {
        last = ufunc.evaluate(ufunc.add(u, i)).get(-1);
        if (i % 50 === 0) most = Math.max(most, process.memoryUsage.rss() / MIB);
      }
      report([most, last]);
    `);
    expect(last).toBe(3000);
    expect(most).toBeLessThan(1024);
  }, 60_000);

  test('expressions that are built and dropped stay under 1 GB, and a write afterwards works', () => {
    const [most, first] = runChild<[number, number]>(`
      const u = ndarray.ones(10);
      let most = 0;
      for (let i = 0; i < 100_000; i++) {
        ufunc.add(u, i);
        if (i % 10_000 === 0) most = Math.max(most, process.memoryUsage.rss() / MIB);
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
      await collect();
      u.fill(7);
      report([most, u.get(0)]);
    `);
    expect(first).toBe(7);
    expect(most).toBeLessThan(1024);
  }, 60_000);
});

test('a chain of expressions holds the last of its arrays only', () => {
  const live = runChild<number[]>(`
    const live = [];
    const steps = [(e) => ufunc.add(e, 1), (e) => ufunc.subtract(e, ufunc.mean(e)), (e) => e.slice('::-1')];
    for (const step of steps) {
      let e = ufunc.add(ndarray.ones(100_000), 0);
      for (let i = 0; i < 100; i++) {
        const next = step(e);
        e.evaluate();
        e = next;
      }
      await collect();
      live.push(ndarray.heap.stats().used / 800_000);
      e.dispose?.();
    }
    report(live);
  `);
  live.forEach((arrays, i) => expect(arrays).toBeLessThan(4 * (i + 1)));
});

test('an iteration in place allocates nothing and compiles nothing after the first', () => {
  const [before, after] = runChild<[Figures, Figures]>(`
    const [u, v] = [ndarray.ones([300, 300]), ndarray.zeros([300, 300])];
    const sweep = ufunc.fuse((u, v) => {
      const next = ufunc.nd\`(\${u}[:-2, 1:-1] + \${u}[2:, 1:-1] + \${u}[1:-1, :-2] + \${u}[1:-1, 2:]) / 4\`;
      return [ufunc.store(v.slice('1:-1', '1:-1'), next)];
    });
    const lagged = ufunc.fuse((u) => ufunc.store(u.slice('1:'), ufunc.add(u.slice('1:'), u.slice(':-1'))));
    const turn = () => {
      sweep(u, v);
      sweep(v, u);
      lagged(u);
      ufunc.assign(u, ufunc.multiply(u, 0.5));
    };
    for (let i = 0; i < 5; i++) turn();
    const figures = () => ({ ...ufunc.kernelStatistics(), ...ndarray.heap.stats() });
    const before = figures();
    for (let i = 0; i < 100; i++) turn();
    report([before, figures()]);
  `);
  expect(after.allocations).toBe(before.allocations);
  expect(after.used).toBe(before.used);
  expect(after.scratch).toBe(0);
  expect(after.compiled).toBe(before.compiled);
  expect(after.kernels).toBe(before.kernels);
  expect(after.hits).toBeGreaterThanOrEqual(before.hits + 400);
});

interface Figures {
  readonly allocations: number;
  readonly used: number;
  readonly scratch: number;
  readonly compiled: number;
  readonly kernels: number;
  readonly hits: number;
}
