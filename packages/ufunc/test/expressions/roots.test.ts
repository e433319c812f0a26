/** Several roots of one evaluation: one pass where shapes agree, all of them as things were before. */
import { arange, array, asarray, type NdArray, ones, zeros } from '@numloom/ndarray';
import {
  add,
  all,
  divide,
  evaluate,
  explain,
  max,
  mean,
  min,
  multiply,
  nd,
  sqrt,
  store,
  subtract,
  sum,
  where,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { elementsOf, expectElements } from './support/elements.ts';

function count(text: string, word: RegExp): number {
  return text.match(word)?.length ?? 0;
}

onEachBackend(() => {
  test('stores and reductions over everything share a nest', () => {
    const x = arange(24).reshape([4, 6]);
    const v = zeros([4, 6]);
    const roots = [store(v, add(x, 1)), sum(x), max(multiply(x, 2)), mean(x), add(x, x)] as const;
    expect(count(explain(roots), /nest over \(4, 6\)/g)).toBe(1);
    const [target, total, largest, average, doubled] = evaluate(roots);
    expect(target).toBe(v);
    expect(v.tolist()).toEqual(add(x, 1).tolist());
    expect([total.item(), largest.item(), average.item()]).toEqual([276, 46, 11.5]);
    expect(doubled.tolist()).toEqual(multiply(x, 2).tolist());
  });

  test('reductions over some axes are apart from those over others', () => {
    const x = arange(24).reshape([2, 3, 4]);
    const roots = [
      sum(x, { axis: 0 }),
      max(x, { axis: 0 }),
      sum(x, { axis: [1, 2] }),
      sum(x),
      add(x, 0),
    ] as const;
    expect(count(explain(roots), /nest over/g)).toBe(3);
    const [first, largest, last, total, copy] = evaluate(roots);
    expect(first.tolist()).toEqual([
      [12, 14, 16, 18],
      [20, 22, 24, 26],
      [28, 30, 32, 34],
    ]);
    expect(largest.tolist()).toEqual(x.slice(1).tolist());
    expect(last.tolist()).toEqual([66, 210]);
    expect(total.item()).toBe(276);
    expect(copy.tolist()).toEqual(x.tolist());
  });

  test('reductions inside of expressions come in rounds before', () => {
    const x = array([3, 4, 12]);
    const unit = divide(x, sqrt(sum(multiply(x, x))));
    expect(count(explain(unit), /round/g)).toBe(2);
    expect(unit.tolist()).toEqual([3 / 13, 4 / 13, 12 / 13]);
    const matrix = arange(6).reshape([2, 3]);
    const centred = subtract(matrix, mean(matrix, { axis: 1, keepdims: true }));
    expect(centred.tolist()).toEqual([
      [-1, 0, 1],
      [-1, 0, 1],
    ]);
    const nested = sum(subtract(centred, max(centred)));
    expect(nested.item()).toBe(-6);
    expect(sum(sum(sum(ones([2, 3, 4]), { axis: 0 }), { axis: 0 })).item()).toBe(24);
    expect(where(nd`${x} > mean(${x})`, x, min(x)).tolist()).toEqual([3, 3, 12]);
    expect(all(nd`${x} <= max(${x})`).item()).toBe(true);
  });

  test('values of stores may need reductions of what is stored to', () => {
    const x = array([3, 4, 12]);
    const norm = sqrt(sum(multiply(x, x)));
    const [, before] = evaluate([store(x, divide(x, norm)), norm]);
    expect(before.item()).toBe(13);
    expect(x.tolist()).toEqual([3 / 13, 4 / 13, 12 / 13]);
    const y = array([1, 2, 3]);
    const roots = [store(y, 0), subtract(y, mean(y)), sum(nd`(${y} - max(${y})) ** 2`)] as const;
    const [, centred, squares] = evaluate(roots);
    expect(y.tolist()).toEqual([0, 0, 0]);
    expect(centred.tolist()).toEqual([-1, 0, 1]);
    expect(squares.item()).toBe(5);
  });

  test('stores are simultaneous', () => {
    const [a, b] = [arange(5), arange(5, 10)];
    evaluate([store(a, b), store(b, a)]);
    expect([a.tolist(), b.tolist()]).toEqual([
      [5, 6, 7, 8, 9],
      [0, 1, 2, 3, 4],
    ]);
    const u = arange(6);
    evaluate([store(u.slice('::2'), u.slice('1::2')), store(u.slice('1::2'), u.slice('::2'))]);
    expect(u.tolist()).toEqual([1, 0, 3, 2, 5, 4]);
  });

  test('stores to arrays that nests of other shapes read come last', () => {
    const [a, b] = [arange(6), zeros(3)];
    const roots = [
      store(a, multiply(a, 10)),
      store(b, add(a.slice('::2'), 1)),
      sum(a.slice(':2')),
    ] as const;
    const [, , total] = evaluate(roots);
    expect(a.tolist()).toEqual([0, 10, 20, 30, 40, 50]);
    expect(b.tolist()).toEqual([1, 3, 5]);
    expect(total.item()).toBe(1);
    const m = arange(12).reshape([3, 4]);
    const [, rows] = evaluate([store(m.slice(0), m.slice(2)), sum(m, { axis: 1 })]);
    expect(rows.tolist()).toEqual([6, 22, 38]);
    expect(m.slice(0).tolist()).toEqual([8, 9, 10, 11]);
    const empty = evaluate([store(m.slice('0:0'), m.slice('0:0')), max(m, { axis: 0 })]);
    expect(empty[1].tolist()).toEqual([8, 9, 10, 11]);
  });

  test('arrays and computed expressions are roots, too', () => {
    const x = array([1, 2]);
    const e = add(x, 1);
    e.evaluate();
    const [same, again, twice] = evaluate([x, e, e]);
    expect(same).toBe(x);
    expect(again).toBe(e.evaluate());
    expect(twice).toBe(again);
    expect(evaluate(x)).toBe(x);
    expect(evaluate(store(x, e))).toBe(x);
    expect(x.tolist()).toEqual([2, 3]);
    expect(() => evaluate([1])).toThrow(/^evaluate: a number has nothing to compute/);
  });

  test('more roots than a kernel has room for', () => {
    const x = array([1, 2, 3]);
    const roots = Array.from({ length: 300 }, (_, i) =>
      i % 2 === 0 ? add(x, i) : sum(multiply(x, i)),
    );
    const results = evaluate(roots);
    results.forEach((result, i) => {
      expect(result.tolist()).toEqual(i % 2 === 0 ? [1 + i, 2 + i, 3 + i] : 6 * i);
    });
    const targets = roots.map(() => zeros(3));
    const big = zeros(900);
    const stores = [
      ...targets.map((target, i) => store(target, add(x, i))),
      store(x, 0),
      store(big, 7),
    ];
    evaluate(stores);
    targets.forEach((target, i) => expect(target.tolist()).toEqual([1 + i, 2 + i, 3 + i]));
    expect([sum(x).item(), sum(big).item()]).toEqual([0, 6300]);
  });

  test('a value broadcasts to its target and is converted to its dtype', () => {
    const target = zeros([2, 3], { dtype: 'int32' });
    evaluate([store(target, array([1.9, -1.9, 3]))]);
    expect(target.tolist()).toEqual([
      [1, -1, 3],
      [1, -1, 3],
    ]);
    evaluate([store(target, sum(target)), store(zeros(3, { dtype: 'bool' }), 2)]);
    expect(target.tolist()).toEqual([
      [6, 6, 6],
      [6, 6, 6],
    ]);
    const z = zeros(2, { dtype: 'complex64' });
    evaluate([store(z, [1, 2])]);
    expect(elementsOf(z).map(String)).toEqual(
      elementsOf(asarray([1, 2]).astype('complex64')).map(String),
    );
  });
});

describe('large and shared expressions', () => {
  test('an operand is used several times', () => {
    const x = array([1, 2, 3]);
    const e = add(x, 1);
    expect(multiply(e, e).tolist()).toEqual([4, 9, 16]);
    let sums = e;
    for (let i = 0; i < 60; i++) sums = add(sums, sums);
    expect(sums.tolist()).toEqual([2, 3, 4].map((value) => value * 2 ** 60));
    let folds = sum(x);
    for (let i = 0; i < 40; i++) folds = sum(add(folds, folds));
    expect(folds.item()).toBe(6 * 2 ** 40);
  });

  test('chains of operators and of reductions are long', () => {
    const x = array([1, 2, 3]);
    let chain = add(x, 0);
    for (let i = 0; i < 3000; i++) chain = add(chain, x);
    expect(chain.tolist()).toEqual([3001, 6002, 9003]);
    let folded = sum(x);
    for (let i = 0; i < 3000; i++) folded = divide(sum(multiply(folded, x)), 6);
    expect(folded.item()).toBe(6);
    let reductions = sum(x, { keepdims: true });
    for (let i = 0; i < 3000; i++) reductions = sum(reductions, { keepdims: true });
    expect(reductions.tolist()).toEqual([6]);
  });

  test('chains whose parts are all evaluated keep no more than they need', () => {
    let e = add(ones(4), 0);
    for (let i = 0; i < 1000; i++) {
      const next = add(e, 1);
      e.evaluate();
      e = next;
    }
    expect(e.tolist()).toEqual([1001, 1001, 1001, 1001]);
  });

  test('views of expressions compute their part alone', () => {
    const x = arange(12).reshape([3, 4]);
    const row = array([10, 20, 30, 40]);
    const e = add(multiply(x, 2), row);
    const part = e.slice('1:', '::-2');
    expect(explain(part)).toContain('nest over (2, 2)');
    expect(part.tolist()).toEqual(
      [
        [54, 28],
        [62, 36],
      ].map((r, i) => r.map((_, k) => 2 * (4 * (i + 1) + (k === 0 ? 3 : 1)) + (k === 0 ? 40 : 20))),
    );
    expect(e.T.slice(3).tolist()).toEqual([46, 54, 62]);
    expect(e.slice(null, '...', 0).shape).toEqual([1, 3]);
    expect(e.transpose([-1, 0]).shape).toEqual([4, 3]);
    expect(() => e.transpose([0])).toThrow(/^transpose: /);
    const keptFold = sum(x, { axis: 1, keepdims: true });
    expect(add(keptFold, x).slice('::-1', 1).tolist()).toEqual([47, 27, 7]);
    expect(add(sum(x), 1).slice(null).tolist()).toEqual([67]);
    expect(nd`(${x} + ${row})[0, ::-1]`.tolist()).toEqual([43, 32, 21, 10]);
  });

  test('where takes the shape of all three operands', () => {
    const x = array([1, NaN, 3]);
    const y = arange(6).reshape([2, 3]);
    const chosen = where(nd`isnan(${x})`, x, y);
    expect(chosen.shape).toEqual([2, 3]);
    expect(where(array([true, false, true]), y, x).tolist()).toEqual([
      [0, NaN, 2],
      [3, NaN, 5],
    ]);
    const filled: NdArray = where(nd`isnan(${x})`, y, x).evaluate();
    expectElements(filled, [1, 1, 3, 1, 4, 3], 'where');
  });
});
