/** Targets of assignments: which cannot be written, and what fits them. */
import { arange, asarray, broadcast_to, ones, zeros } from '@numloom/ndarray';
import { add, assign, assignAsync, evaluate, explain, store, sum } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { layOut, layoutNames } from './support/layouts.ts';

describe('targets that cannot be written', () => {
  test('broadcast views are refused before anything is computed', () => {
    const row = zeros(3);
    const wide = broadcast_to(row, [2, 3]);
    const value = add(row, 1);
    expect(() => assign(wide, value)).toThrow(
      /^assign: the target of shape \(2, 3\) is a broadcast view/,
    );
    expect(() => evaluate([store(wide, value)])).toThrow(/^evaluate: the target/);
    row.fill(5);
    expect(value.tolist()).toEqual([1, 1, 1]);
  });

  test('overlapping stores of one evaluation are refused, interleaved ones are not', () => {
    const a = zeros(8);
    const overlapping = [store(a.slice(':5'), 1), store(a.slice('4:'), 2)];
    expect(() => evaluate(overlapping)).toThrow(/two assignments write overlapping parts/);
    expect(a.tolist()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    evaluate([store(a.slice('::2'), 1), store(a.slice('1::2'), 2)]);
    expect(a.tolist()).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
    const bytes = new Float64Array(4);
    const twice = [store(asarray(bytes), 1), store(asarray(bytes.subarray(1)), 2)];
    expect(() => evaluate(twice)).toThrow(/two assignments write overlapping parts/);
  });
});

onEachBackend(() => {
  describe('leading axes of length 1 that the target has not', () => {
    test('are left out, whatever is assigned', async () => {
      const v = zeros(3);
      assign(v, [[1, 2, 3]]);
      expect(v.tolist()).toEqual([1, 2, 3]);
      assign(v, add(ones([1, 1, 3]), v));
      expect(v.tolist()).toEqual([2, 3, 4]);
      const rows = arange(6).reshape([2, 3]);
      evaluate([store(v, sum(rows, { axis: 0, keepdims: true }))]);
      expect(v.tolist()).toEqual([3, 5, 7]);
      assign(v.slice('1:'), [[[8]]]);
      expect(v.tolist()).toEqual([3, 8, 8]);
      await assignAsync(v, [[4, 5, 6]]);
      expect(v.tolist()).toEqual([4, 5, 6]);
      const point = zeros([]);
      assign(point, [[7]]);
      expect(point.item()).toBe(7);
      expect(explain(store(v, [[1, 2, 3]]))).toMatch(/nest over/);
    });

    test('under any layout, also where target and value overlap', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...layoutNames),
          fc.constantFrom(...layoutNames),
          fc.integer({ min: 0, max: 2 }),
          (from, to, extra) => {
            const elements = [1, 2, 3, 4, 5, 6];
            const shape = [...Array<number>(extra).fill(1), 2, 3];
            const target = layOut([0, 0, 0, 0, 0, 0], [2, 3], 'float64', to);
            assign(target, layOut(elements, shape, 'float64', from));
            expect(target.tolist()).toEqual([
              [1, 2, 3],
              [4, 5, 6],
            ]);
            assign(target, target.slice('::-1').reshape(shape));
            expect(target.tolist()).toEqual([
              [4, 5, 6],
              [1, 2, 3],
            ]);
          },
        ),
        { numRuns: 30 },
      );
    });

    test('but no longer ones, nor axes that the target has', () => {
      const v = zeros(3);
      expect(() => assign(v, ones([2, 3]))).toThrow(/^assign: shape \(2, 3\) does not broadcast/);
      expect(() => assign(v, ones([1, 4]))).toThrow(/^assign: shape/);
      expect(() => assign(zeros([1, 3]), ones([1, 2, 3]))).toThrow(/^assign: shape/);
    });
  });
});
