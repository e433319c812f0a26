import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { arange, zeros } from '@numloom/ndarray';
import { load } from '@numloom/ndarray/files';
import { memmap, open_memmap } from '@numloom/ndarray/memmap';
import { add, assign, evaluate, multiply, nd, sort, sum } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'numloom-ufunc-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reason = ((): string => {
  try {
    createRequire(import.meta.url)('koffi');
    return process.platform === 'linux' || process.platform === 'darwin' ? '' : process.platform;
  } catch (error) {
    return (error as Error).message;
  }
})();

describe('expressions over memory maps', () => {
  beforeEach(({ skip }) => skip(reason !== '', `files cannot be mapped here: ${reason}`));

  it.each([[[3, 4]], [[700, 300]]])('of shape %j, in every layout', (shape) => {
    const path = join(folder, 'u.npy') as `${string}.npy`;
    {
      using u = open_memmap(path, { mode: 'w+', shape });
      const values = arange(u.size).reshape(shape);
      assign(u, values);
      // A stencil in place, of several sweeps so that every backend has its turn.
      const inside = ['1:-1', '1:-1'];
      const step = (a: typeof values) => nd`${a.slice(...inside)} + ${a.slice('2:', '1:-1')} / 2`;
      for (let k = 0; k < 4; k++) {
        assign(u.slice(...inside), step(u));
        assign(values.slice(...inside), step(values));
      }
      expect(u.tolist()).toEqual(values.tolist());
      const views = [u, u.T, u.slice('::-1', '::2'), u.slice(1)];
      const heap = [values, values.T, values.slice('::-1', '::2'), values.slice(1)];
      views.forEach((view, i) => {
        expect(evaluate(add(multiply(view, 3), 1)).tolist()).toEqual(
          evaluate(add(multiply(heap[i]!, 3), 1)).tolist(),
        );
        expect(sum(view, { axis: 0 }).tolist()).toEqual(sum(heap[i]!, { axis: 0 }).tolist());
        expect(sort(view).tolist()).toEqual(sort(heap[i]!).tolist());
      });
      const out = zeros(u.T.shape);
      multiply(u.T, 2, { out });
      multiply(values.T, 2, { out: u.T });
      expect(u.T.tolist()).toEqual(out.tolist());
    }
    expect(load(path).get(-1, -1)).toBe(2 * (shape[0]! * shape[1]! - 1));
  });

  it('have the values from before a write, and from before the map is closed', () => {
    using a = memmap(join(folder, 'a'), { mode: 'w+', dtype: 'float64', shape: 3 });
    const before = add(a, 1);
    a.fill(5);
    const atEnd = add(a, 1);
    a.close();
    expect(before.tolist()).toEqual([1, 1, 1]);
    expect(atEnd.tolist()).toEqual([6, 6, 6]);
    expect(() => evaluate(add(a, 1))).toThrow(/disposed/);
  });

  it('do not write to one that is read-only', () => {
    memmap(join(folder, 'r'), { mode: 'w+', dtype: 'float64', shape: 3 }).close();
    using a = memmap(join(folder, 'r'), { mode: 'r', dtype: 'float64' });
    expect(() => assign(a, 1)).toThrow(/the array is read-only/);
    expect(() => add(a, 1, { out: a.slice('::-1') })).toThrow(/the array is read-only/);
    expect(a.tolist()).toEqual([0, 0, 0]);
  });
});
