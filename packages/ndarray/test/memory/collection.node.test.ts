import { describe, expect, it } from 'vitest';
import type { HeapStatistics } from '../../src/memory/heap.ts';
import { runChild } from './child.ts';

const MIB = 2 ** 20;

describe('garbage collection', () => {
  it('gives back arrays that were dropped, in a later job, and keeps those that are held', async () => {
    const [before, after, sums] = await runChild<[HeapStatistics, HeapStatistics, number[]]>(`
      const held = [allocate(80, true), allocate(8e6, true)];
      for (const storage of held) storage.view('uint8').fill(1);
      for (let i = 0; i < 20; i++) allocate(1e6, true).view('uint8').fill(2);
      for (let i = 0; i < 5000; i++) allocate(80, true).view('uint8').fill(2);
      globalThis.gc();
      const before = heap.stats();
      await collect();
      const after = heap.stats();
      for (let i = 0; i < 20; i++) allocate(1e6, true).view('uint8').fill(3);
      for (let i = 0; i < 5000; i++) allocate(80, true).view('uint8').fill(3);
      report([before, after, held.map((s) => s.view('uint8').reduce((a, b) => a + b, 0))]);
    `);
    expect(before.live).toBe(5022);
    expect(after.live).toBeLessThan(600);
    expect(after.used).toBeLessThan(8e6 + 128 * 1024);
    expect(sums).toEqual([80, 8e6]);
  });

  it('does not give back twice what was disposed', async () => {
    const stats = await runChild<HeapStatistics>(`
      let storages = Array.from({ length: 200 }, (_, i) => allocate(i % 2 ? 80 : 4096, false));
      await turn();
      for (const storage of storages) storage.dispose();
      storages = [];
      await collect();
      const a = allocate(4096, false);
      await collect();
      report(heap.stats());
    `);
    expect(stats).toMatchObject({ used: 4096, live: 1, allocations: 201 });
  });

  it('keeps an array as long as a view that it lent', async () => {
    const sum = await runChild<number>(`
      const view = (() => {
        const storage = allocate(8000, true);
        storage.view('float64').fill(1);
        return storage.lend('float64');
      })();
      await collect();
      for (let i = 0; i < 100; i++) allocate(8000, true);
      report(view.reduce((a, b) => a + b, 0));
    `);
    expect(sum).toBe(1000);
  });

  it('is provoked between jobs, so that many small jobs stay far below the budget', async () => {
    const { stats, rss } = await runChild<{ stats: HeapStatistics; rss: number }>(`
      heap.configure({ budget: 256 * MIB });
      for (let job = 0; job < 250; job++) {
        allocate(4 * MIB, false).view('uint8').fill(1);
        await turn();
      }
      report({ stats: heap.stats(), rss: process.memoryUsage.rss() });
    `);
    expect(stats.fallbacks).toBe(0);
    expect(stats.peak).toBeLessThanOrEqual(160 * MIB);
    expect(rss).toBeLessThan(400 * MIB);
  });

  it('refills a heap whose budget was spent', async () => {
    const [spent, later] = await runChild<[boolean, boolean]>(`
      heap.configure({ budget: 16 * MIB });
      for (let i = 0; i < 40; i++) allocate(MIB, false);
      const spent = allocate(MIB, false).inHeap;
      await collect();
      report([spent, allocate(MIB, false).inHeap]);
    `);
    expect([spent, later]).toEqual([false, true]);
  });

  it('raises the budget to twice what it leaves alive, and lowers it again', async () => {
    const [first, raised, lowered] = await runChild<[number, number, number]>(`
      const first = heap.stats().budget;
      let held = [];
      while (heap.stats().fallbacks === 0) held.push(allocate(first / 8, false));
      await collect();
      await collect();
      const raised = heap.stats().budget;
      held = [];
      await collect();
      await collect();
      report([first, raised, heap.stats().budget]);
    `);
    expect(raised).toBe(2 * first);
    expect(lowered).toBe(first);
  });

  it('does not take garbage for alive: the budget stays when every job drops all', async () => {
    const [first, last] = await runChild<[number, number]>(`
      const first = heap.stats().budget;
      let last = 0;
      for (let job = 0; job < 100; job++) {
        for (let i = 0; i < 10; i++) allocate(first / 64, false);
        await turn();
        last = Math.max(last, heap.stats().budget);
      }
      report([first, last]);
    `);
    expect(last).toBe(first);
  });

  it('lets go of dropped readers once there are many', async () => {
    const [few, many] = await runChild<[number, number]>(`
      const survivors = async (count) => {
        const readers = new PendingReaders();
        for (let i = 0; i < count; i++) readers.add({ settle() {} });
        await collect();
        return readers.take().length;
      };
      report([await survivors(10), await survivors(33 * 40)]);
    `);
    expect(few).toBe(10);
    expect(many).toBeLessThan(33);
  });
});

describe('a synchronous loop that drops 8 MB each turn', () => {
  it('runs in less than 1 GB', async () => {
    const { rss, stats } = await runChild<{ rss: number; stats: HeapStatistics }>(`
      let rss = 0;
      for (let i = 0; i < 2000; i++) {
        allocate(8e6, false).view('float64').fill(i);
        if (i % 20 === 0) rss = Math.max(rss, process.memoryUsage.rss());
      }
      report({ rss, stats: heap.stats() });
    `);
    expect(rss).toBeLessThan(1e9);
    expect(stats.fallbacks).toBeGreaterThan(0);
  }, 60_000);

  it('stays in one place when it disposes them', async () => {
    const stats = await runChild<HeapStatistics>(`
      for (let i = 0; i < 1000; i++) scope(() => allocate(8e6, false).version);
      report(heap.stats());
    `);
    expect(stats).toMatchObject({ peak: 8e6, fallbacks: 0, used: 0 });
  });
});

describe('settings of the machine', () => {
  it('takes the budget from NUMLOOM_HEAP_BUDGET', async () => {
    const env = { NUMLOOM_HEAP_BUDGET: '1e6' };
    expect(await runChild(`report(heap.stats().budget)`, { env })).toBe(1e6);
  });

  it.each(['a lot', '-1', '1GB'])('refuses NUMLOOM_HEAP_BUDGET=%s', async (text) => {
    const message = await runChild<string>(
      `try { allocate(8, true) } catch (error) { report(String(error)) }`,
      { env: { NUMLOOM_HEAP_BUDGET: text } },
    );
    expect(message).toBe(
      `RangeError: NUMLOOM_HEAP_BUDGET must be a positive, finite number of bytes, got ${text}`,
    );
  });

  it('works without SharedArrayBuffer', async () => {
    const result = await runChild<[boolean, number]>(`
      delete globalThis.SharedArrayBuffer;
      const a = allocate(80, true);
      a.view('float64')[9] = 5;
      for (let i = 0; i < 10; i++) allocate(MIB, true);
      report([heap.shared, a.view('float64')[9]]);
    `);
    expect(result).toEqual([false, 5]);
  });

  it('works where only little address space is to be had', async () => {
    const [inHeap, used] = await runChild<[boolean, number]>(
      `report([allocate(MIB, true).inHeap, heap.stats().used])`,
      { flags: ['--wasm-max-mem-pages=4096'] },
    );
    expect([inHeap, used]).toEqual([true, MIB]);
  });
});
