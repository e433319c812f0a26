/** An expression denotes the values that its operands had when it was built, whatever is written since. */
import { array, asarray, type NdArray, ones, scope, zeros } from '@numloom/ndarray';
import {
  add,
  assign,
  evaluate,
  evaluateAsync,
  multiply,
  nd,
  StaleExpressionError,
  store,
  sum,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { type Step, World } from './support/world.ts';

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.nat({ max: 7 }),
  fc.nat({ max: 255 }),
  fc.nat({ max: 255 }),
  fc.nat({ max: 255 }),
);

onEachBackend(() => {
  test('any interleaving of building, writing and reading is what eager evaluation gives', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 40 }),
        fc.boolean(),
        (steps, foreign) => {
          const world = new World(foreign);
          for (const one of steps) world.run(one);
          world.check();
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe('writes', () => {
  const writes: readonly (readonly [string, (u: NdArray) => void])[] = [
    ['set', (u) => u.set(0, 9)],
    ['fill', (u) => u.fill(9)],
    ['fill of a slice', (u) => u.slice('::2').fill(9)],
    ['data', (u) => (u.data[0] = 9)],
    ['touch', (u) => u.touch()],
    ['assign', (u) => assign(u, 9)],
    ['assign to a view', (u) => assign(u.slice('1:'), u.slice(':-1'))],
    ['store', (u) => evaluate([store(u, 9)])],
    ['dispose', (u) => u.dispose()],
  ];
  test.each(writes)('%s leaves an expression that waits as it was', (_, write) => {
    const u = array([1, 2, 3]);
    const waiting = add(u, 1);
    const other = multiply(u.slice('::-1'), 2);
    write(u);
    expect(waiting.tolist()).toEqual([2, 3, 4]);
    expect(other.tolist()).toEqual([6, 4, 2]);
  });

  test.each(writes)('%s makes an inner expression stale that was consumed', (name, write) => {
    const u = array([1, 2, 3]);
    const inner = add(u, 1);
    const outer = multiply(inner, 2);
    write(u);
    expect(outer.tolist()).toEqual([4, 6, 8]);
    expect(() => inner.tolist()).toThrow(
      name === 'dispose' ? /was disposed/ : StaleExpressionError,
    );
  });

  test('the error names the operand and the remedy', () => {
    const u = zeros([2, 3]);
    const inner = add(u, 1);
    const outer = multiply(inner, 2);
    u.fill(1);
    expect(() => evaluate([inner])).toThrow(
      /operand of dtype float64 and shape \[2, 3\] was written .*evaluate\(\)/,
    );
    expect(outer.get(0, 0)).toBe(2);
  });

  test('a fresh operand and a stale one of the same array are kept apart', () => {
    const u = array([1, 2, 3]);
    const inner = add(u, 1);
    multiply(inner, 2).evaluate();
    u.set(0, 100);
    expect(() => add(u, inner).evaluate()).toThrow(StaleExpressionError);
    expect(() => add(inner, u).evaluate()).toThrow(StaleExpressionError);
  });

  test('other views of the array count', () => {
    const base = zeros([4, 4]);
    const waiting = sum(base.slice(':2'));
    base.slice('1:').fill(1);
    expect(waiting.item()).toBe(0);
    const bytes = new Float64Array(4);
    const foreign = add(asarray(bytes), 1);
    asarray(bytes.subarray(2)).fill(7);
    expect(foreign.tolist()).toEqual([1, 1, 1, 1]);
    expect(asarray(bytes).tolist()).toEqual([0, 0, 7, 7]);
  });

  test('what was computed is no longer what is shown once its array is written', () => {
    const u = ones(3);
    const inner = add(u, 1);
    const outer = multiply(inner, 10);
    inner.evaluate().fill(0);
    expect(inner.tolist()).toEqual([2, 2, 2]);
    expect(outer.tolist()).toEqual([20, 20, 20]);
    inner.evaluate().dispose();
    expect(sum(inner).item()).toBe(6);
  });

  test('an expression keeps its values when a slice or an assignment of it fails', () => {
    const u = ones(3);
    const e = add(u, 1);
    expect(() => e.slice(7)).toThrow(RangeError);
    expect(() => assign(zeros(2), e)).toThrow(RangeError);
    expect(() => evaluate([store(zeros(3), 1), store(zeros(2), e)])).toThrow(RangeError);
    u.fill(0);
    expect(e.tolist()).toEqual([2, 2, 2]);
  });
});

describe('the expressions that wait', () => {
  test('are those that nobody consumed', () => {
    const u = ones(3);
    const a = add(u, 1);
    const b = multiply(a, 2);
    expect(u.storage.readerCount).toBe(1);
    const c = b.slice('1:');
    expect(u.storage.readerCount).toBe(1);
    const d = sum(c);
    expect(u.storage.readerCount).toBe(1);
    d.item();
    expect(u.storage.readerCount).toBe(0);
    const several = [add(u, 1), add(u, 2)] as const;
    expect(u.storage.readerCount).toBe(2);
    evaluate(several);
    expect(u.storage.readerCount).toBe(0);
    assign(u, add(u, 1));
    expect(u.storage.readerCount).toBe(0);
  });

  test('do not pile up while they are dropped', () => {
    const u = ones(3);
    for (let i = 0; i < 2000; i++) add(u, i);
    u.fill(0);
    expect(u.storage.readerCount).toBe(0);
  });

  test('are computed in one pass by a write', () => {
    const u = ones(3);
    const waiting = Array.from({ length: 20 }, (_, i) => add(u, i));
    u.fill(0);
    waiting.forEach((e, i) => expect(e.tolist()).toEqual([1 + i, 1 + i, 1 + i]));
  });

  test('survive one among them that fails', () => {
    const u = array([1, 2], { dtype: 'int32' });
    const negative = array([-1, -1], { dtype: 'int32' });
    const good = add(u, 1);
    const bad = nd`${u} ** ${negative}`;
    expect(() => u.fill(0)).toThrow(/integers to negative integer powers/);
    u.fill(0);
    expect(good.tolist()).toEqual([2, 3]);
    expect(() => bad.tolist()).toThrow();
  });

  test('survive a scope in which an operand is made', () => {
    const e = scope(() => add(ones(3), 1));
    expect(e.tolist()).toEqual([2, 2, 2]);
  });
});

onEachBackend(() => {
  describe('an expression whose remembered result is written in the same evaluation', () => {
    test('gives its values as they were before, and remembers those', () => {
      const x = array([1, 2, 3]);
      const e = add(x, 1);
      const r = e.evaluate();
      const [values, written] = evaluate([e, store(r, 7)]);
      expect(values.tolist()).toEqual([2, 3, 4]);
      expect(written).toBe(r);
      expect(r.tolist()).toEqual([7, 7, 7]);
      x.fill(0);
      expect(e.tolist()).toEqual([2, 3, 4]);
      expect(e.evaluate()).toBe(values);
    });

    test('in parts, with other roots, and later', async () => {
      const x = array([1, 2, 3]);
      const e = add(x, 1);
      const r = e.evaluate();
      const [double, values] = evaluate([multiply(e, 2), e, store(r.slice('1:'), r.slice(':-1'))]);
      expect(double.tolist()).toEqual([4, 6, 8]);
      expect(values.tolist()).toEqual([2, 3, 4]);
      expect(r.tolist()).toEqual([2, 2, 3]);
      const [again] = await evaluateAsync([e, store(values, 0)]);
      expect(again.tolist()).toEqual([2, 3, 4]);
      expect(values.tolist()).toEqual([0, 0, 0]);
    });

    test('an array among the roots is that array', () => {
      const x = array([1, 2]);
      const [same] = evaluate([x, store(x, 5)]);
      expect(same).toBe(x);
      expect(x.tolist()).toEqual([5, 5]);
    });
  });
});
