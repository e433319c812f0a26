/** Where operands and results lie, and when they are freed. */
import type { NdArray } from '@numloom/ndarray';
import { array, asarray, heap, ones, scope, zeros } from '@numloom/ndarray';
import { add, assign, evaluate, explain, multiply, nd, store, sum } from '@numloom/ufunc';
import { afterEach, describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { elementsOf, expectElements } from './support/elements.ts';

describe('disposed arrays', () => {
  test('are refused by the function that gets them', () => {
    const gone = ones(3);
    gone.dispose();
    const here = ones(3);
    expect(() => add(gone, 1)).toThrow(/^add: the array was disposed/);
    expect(() => multiply(here, gone)).toThrow(/^multiply: the array was disposed/);
    expect(() => sum(gone)).toThrow(/^sum: the array was disposed/);
    expect(() => nd`${here}[1:] + ${gone}[1:]`).toThrow(/nd: the array was disposed/);
    expect(() => assign(gone, here)).toThrow(/^assign: the array was disposed/);
    expect(() => assign(here, gone)).toThrow(/^assign: the array was disposed/);
    expect(() => evaluate([store(gone, 1)])).toThrow(/^evaluate: the array was disposed/);
    expect(() => explain(store(gone, 1))).toThrow(/^explain: the array was disposed/);
  });

  test('leave what was computed of them', () => {
    const x = ones(3);
    const waiting = add(x, 1);
    const computed = multiply(x, 5).evaluate();
    x[Symbol.dispose]();
    expect(waiting.tolist()).toEqual([2, 2, 2]);
    expect(computed.tolist()).toEqual([5, 5, 5]);
  });
});

describe('a scope', () => {
  test('frees what was computed inside but for its result', () => {
    const x = ones(1000);
    const before = heap.stats().live;
    const kept = scope(() => {
      const inner = add(x, 1).evaluate();
      sum(inner).item();
      return multiply(inner, 2).evaluate();
    });
    expect(heap.stats().live).toBe(before + 1);
    expect(kept.get(999)).toBe(4);
  });

  test('keeps what an expression needs that it gives back', () => {
    const e = scope(() => {
      const x = add(ones(5), 1).evaluate();
      return add(x, sum(x));
    });
    expect(e.tolist()).toEqual([12, 12, 12, 12, 12]);
  });

  test('in which an expression of outside is evaluated does not spoil it', () => {
    const e = add(ones(3), 1);
    scope(() => e.evaluate());
    expect(e.tolist()).toEqual([2, 2, 2]);
    const f = add(e, 1);
    expect(f.tolist()).toEqual([3, 3, 3]);
  });
});

onEachBackend(() => {
  describe('arrays outside of the heap', () => {
    afterEach(() => heap.configure({}));

    test('give the same results', () => {
      const values = Float64Array.from({ length: 200 }, (_, i) => Math.cos(i));
      const inside = array(values).reshape([10, 20]);
      const outside = asarray(values).reshape([10, 20]);
      expect(outside.storage.inHeap).toBe(false);
      for (const x of [outside, outside.T.T, outside.slice('::-1').slice('::-1')]) {
        const e = nd`${x} * 2 + ${inside} - sum(${x}, axis=0)`.evaluate();
        expectElements(
          e,
          elementsOf(nd`${inside} * 2 + ${inside} - sum(${inside}, axis=0)`.evaluate()),
          'mixed',
        );
      }
      assign(outside, add(inside, 1));
      expect(values[3]).toBe(Math.cos(3) + 1);
    });

    test('come of evaluations, too, once the heap is full', () => {
      const x = array(Float64Array.from({ length: 3000 }, (_, i) => i));
      const y = ones(3000);
      heap.configure({ budget: 1 });
      const result: NdArray = add(x, y).evaluate();
      const total = sum(multiply(result, 2));
      expect(result.storage.inHeap).toBe(false);
      expectElements(
        result,
        Array.from({ length: 3000 }, (_, i) => i + 1),
        'fallback',
      );
      expect(total.item()).toBe(3000 * 3001);
      expect(sum(result.reshape([30, 100]), { axis: 0 }).get(0)).toBe(44_040 - 510);
      assign(result.slice('1:'), result.slice(':-1'));
      expect(result.get(-1)).toBe(2999);
      const lagged = zeros([100, 300]);
      assign(lagged, 1);
      assign(lagged.slice('2:'), add(lagged.slice('2:'), lagged.slice(':-2')));
      expect(sum(lagged).item()).toBe(600 + 2 * 98 * 300);
    });
  });
});

test('a write inside of a scope leaves values to an expression outside of it', () => {
  const u = ones(3);
  const e = add(u, 1);
  scope(() => void u.fill(0));
  expect(e.tolist()).toEqual([2, 2, 2]);
});
