import { describe, expect, it } from 'vitest';
import { type PendingReader, PendingReaders } from '../../src/memory/readers.ts';

const reader = (): PendingReader => ({ settle: () => undefined });

describe.each([3, 33, 500])('PendingReaders with %d readers', (count) => {
  const make = () => {
    const all = Array.from({ length: count }, reader);
    const readers = new PendingReaders();
    for (const one of all) readers.add(one);
    return { all, readers };
  };

  it('takes out each that is still held, oldest first, and is empty then', () => {
    const { all, readers } = make();
    expect(readers.size).toBe(count);
    expect(readers.take()).toEqual(all);
    expect(readers.size).toBe(0);
    expect(readers.take()).toEqual([]);
  });

  it('holds a reader once, however often it is added', () => {
    const { all, readers } = make();
    for (const one of all) readers.add(one);
    expect(readers.size).toBe(count);
  });

  it('forgets a reader that is deleted, and takes it again later', () => {
    const { all, readers } = make();
    readers.delete(all[1]!);
    readers.delete(reader());
    expect(readers.size).toBe(count - 1);
    readers.add(all[1]!);
    expect(new Set(readers.take())).toEqual(new Set(all));
  });
});

describe('PendingReaders', () => {
  it('deletes ten thousand readers one by one in little time', () => {
    const readers = new PendingReaders();
    const all = Array.from({ length: 10_000 }, reader);
    for (const one of all) readers.add(one);
    const start = performance.now();
    for (const one of all) readers.delete(one);
    expect(readers.size).toBe(0);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
