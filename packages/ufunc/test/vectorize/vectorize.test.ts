/** Functions of numbers as operators, on every backend and layout, alone and fused. */
import { describe, expect, test } from 'vitest';
import { arange, asarray, heap, type NdArray, ones, reshape, zeros } from '@numloom/ndarray';
import {
  add,
  assign,
  assignAsync,
  cumulative_sum,
  erf,
  evaluate,
  evaluateAsync,
  explain,
  mean,
  multiply,
  nd,
  store,
  subtract,
  sum,
  vectorize,
} from '@numloom/ufunc';
import { onEachBackend } from '../expressions/support/backends.ts';
import { layOut, layoutNames } from '../expressions/support/layouts.ts';

const f = (x: number): number => (x > 3 ? x * x : x / 3 - 1);
const g = vectorize(f, { name: 'g' });
const hypot2 = vectorize((x: number, y: number) => x * x + 2 * y);

const shape = [5, 7];
const values = Array.from({ length: 35 }, (_, i) => (i % 9) - 2.5);
const grid = (array: readonly number[]): number[][] =>
  [0, 1, 2, 3, 4].map((row) => array.slice(7 * row, 7 * row + 7));

onEachBackend(() => {
  describe.each(layoutNames)('%s', (layout) => {
    const x = layOut(values, shape, 'float64', layout);

    test('a function of one number', () => {
      for (let run = 0; run < 4; run++) expect(g(x).tolist()).toEqual(grid(values.map(f)));
    });

    test('fused, and broadcast with others', () => {
      const row = layOut([1, 2, 3, 4, 5, 6, 7], [7], 'float64', layout);
      const e = add(multiply(x, 2), hypot2(g(x), row));
      const expected = values.map((v, i) => 2 * v + (f(v) * f(v) + 2 * ((i % 7) + 1)));
      for (let run = 0; run < 4; run++) expect(add(e, 0).tolist()).toEqual(grid(expected));
    });

    test('stored in place', () => {
      const y = layOut(values, shape, 'float64', layout);
      assign(y, add(g(y), y));
      expect(y.tolist()).toEqual(grid(values.map((v) => f(v) + v)));
      assign(y.slice('1:'), g(y.slice(':-1')));
      const once = values.map((v) => f(v) + v);
      const expected = once.map((v, i) => (i < 7 ? v : f(once[i - 7]!)));
      expect(y.tolist()).toEqual(grid(expected));
      assign(y, g(y.slice('::-1', '::-1')));
      expect(y.tolist()).toEqual(grid(expected.map(f).reverse()));
    });

    test('reduced', () => {
      const all = values.map(f);
      const columns = [0, 1, 2, 3, 4, 5, 6].map((j) =>
        all.filter((_, i) => i % 7 === j).reduce((s, v) => s + v, 0),
      );
      const totals = (list: number[]) => list.reduce((total, v) => total + v, 0);
      const down = sum(g(x), { axis: 0 }).evaluate();
      const along = sum(g(x), { axis: 1 }).evaluate();
      columns.forEach((total, j) => expect(down.get(j)).toBeCloseTo(total, 12));
      grid(all).forEach((row, i) => expect(along.get(i)).toBeCloseTo(totals(row), 12));
      const [total, average, stored] = evaluate([sum(g(x)), mean(g(x)), multiply(g(x), 3)]);
      expect(total.item()).toBeCloseTo(
        all.reduce((s, v) => s + v, 0),
        12,
      );
      expect(average.item()).toBeCloseTo(all.reduce((s, v) => s + v, 0) / 35, 12);
      expect(stored.tolist()).toEqual(grid(all.map((v) => 3 * v)));
    });
  });

  test('operands of other dtypes become float64', () => {
    expect(g(asarray([1, 6], { dtype: 'int64' })).tolist()).toEqual([f(1), 36]);
    expect(g(asarray([1, 6], { dtype: 'uint8' })).tolist()).toEqual([f(1), 36]);
    expect(g(asarray([true, false])).tolist()).toEqual([f(1), f(0)]);
    const single = asarray([0.1], { dtype: 'float32' });
    const e = g(single);
    expect(e.dtype).toBe('float64');
    expect(e.tolist()).toEqual([f(Math.fround(0.1))]);
  });

  test('no elements, no axes, numbers', () => {
    let calls = 0;
    const counted = vectorize((x: number) => (calls++, x));
    expect(counted(zeros([0, 3])).evaluate().shape).toEqual([0, 3]);
    expect(sum(counted(zeros([0])), {}).item()).toBe(0);
    expect(calls).toBe(0);
    expect(g(asarray(6)).item()).toBe(36);
    expect(g(6).item()).toBe(36);
    expect(hypot2(1, 2).item()).toBe(5);
    expect(hypot2([1, 2], 3).tolist()).toEqual([7, 10]);
  });

  test('up to six operands', () => {
    const weights = [1, 2, 3, 4, 5, 6];
    for (let nin = 1; nin <= 6; nin++) {
      const weighted = (...xs: number[]) => xs.reduce((s, x, i) => s + x * weights[i]!, 0);
      const sum6 = vectorize(weighted, { nin });
      const operands = Array.from({ length: nin }, (_, i) =>
        i % 2 ? asarray([[i], [i + 1]]) : asarray([1, 2, i]),
      );
      const at = (x: NdArray, i: number, j: number) =>
        Number(x.ndim === 2 ? x.get(i, 0) : x.get(j));
      const expected = (nin > 1 ? [0, 1] : [0]).map((i) =>
        [0, 1, 2].map((j) => weighted(...operands.map((x) => at(x, i, j)))),
      );
      const found = sum6(...operands);
      for (let run = 0; run < 4; run++) {
        expect(add(found, 0).tolist()).toEqual(nin > 1 ? expected : expected[0]);
      }
    }
  });

  test('functions with equal texts stay two, in whatever order', () => {
    const times = (k: number) => vectorize((x: number) => k * x);
    const two = times(2);
    const ten = times(10);
    const x = asarray([1, 2]);
    for (let run = 0; run < 5; run++) {
      expect(two(x).tolist()).toEqual([2, 4]);
      expect(ten(x).tolist()).toEqual([10, 20]);
      expect(subtract(ten(x), two(x)).tolist()).toEqual([8, 16]);
      expect(subtract(two(x), ten(x)).tolist()).toEqual([-8, -16]);
      expect(subtract(two(x), two(x)).tolist()).toEqual([0, 0]);
      expect(two(ten(x)).tolist()).toEqual([20, 40]);
      const big = arange(20_000);
      expect(sum(subtract(ten(big), two(big))).item()).toBe(8 * 199_990_000);
      expect(sum(subtract(two(big), ten(big))).item()).toBe(-8 * 199_990_000);
    }
  });

  test('large work', () => {
    const n = 300_000;
    const x = multiply(arange(n), 1 / n).evaluate();
    const e = add(erf(x), g(multiply(x, 6))).evaluate();
    const own = erf(x).evaluate();
    for (const i of [0, 1, 77_777, n - 1]) {
      expect(e.get(i)).toBe(own.get(i) + f(x.get(i) * 6));
    }
    const wide = reshape(x, [300, 1000]);
    const rows = sum(g(wide), { axis: 0 }).evaluate();
    const expected = Array.from({ length: 300 }, (_, i) => f((i * 1000 + 7) / n));
    expect(rows.get(7)).toBeCloseTo(
      expected.reduce((s, v) => s + v, 0),
      9,
    );
    expect(cumulative_sum(g(x)).evaluate().get(2)).toBeCloseTo(f(0) + f(1 / n) + f(2 / n), 12);
  });

  test('what it returns becomes a number', () => {
    const odd = vectorize(((x: number) => [undefined, '3', true, null][x]) as unknown as typeof f);
    for (let run = 0; run < 4; run++) {
      expect(add(odd([0, 1, 2, 3]), 1).tolist()).toEqual([NaN, 4, 2, 1]);
    }
  });

  test('what it throws is thrown, and nothing is lost', () => {
    const picky = vectorize((x: number) => {
      if (x === 39_999) throw new RangeError('no such value');
      return x;
    });
    const x = reshape(arange(40_000, { dtype: 'float64' }), [200, 200]);
    const scratch = heap.stats().scratch;
    const y = x.copy();
    const fails: (() => unknown)[] = [
      () => picky(x).evaluate(),
      () => sum(picky(x)).item(),
      () => sum(picky(x), { axis: 0 }).evaluate(),
      () => cumulative_sum(picky(reshape(x, [40_000]))).evaluate(),
      () => assign(y, picky(y.slice('::-1', '::-1'))),
      () => assign(y.slice('1:'), picky(add(y.slice(':-1'), 200))),
    ];
    for (let run = 0; run < 3; run++) {
      for (const fail of fails) expect(fail).toThrow(new RangeError('no such value'));
    }
    expect(heap.stats().scratch).toBe(scratch);
    expect(picky(x.slice(0)).tolist()).toEqual(x.slice(0).tolist());
    const e = picky(x);
    expect(() => e.evaluate()).toThrow(RangeError);
    expect(() => e.evaluate()).toThrow(RangeError);
    expect(sum(e.slice(':-1')).item()).toBe((39_799 * 39_800) / 2);
  });

  test('a function may compute expressions, even by itself', () => {
    const weights = asarray([1, 2, 3]);
    const inner = vectorize((x: number) => sum(multiply(weights, x)).item());
    const depth: (x: number) => number = (x) =>
      x < 1 ? 0 : 1 + add(recursive([x - 1, 0]), sum(g([x, x]))).get(0) - 2 * f(x);
    const recursive = vectorize(depth);
    for (let run = 0; run < 4; run++) {
      const e = add(inner([1, 2, 3, 4]), g([1, 2, 3, 4]));
      expect(e.tolist()).toEqual([1, 2, 3, 4].map((x) => 6 * x + f(x)));
      const deep = recursive([3, 1, 0, 2]).evaluate();
      [3, 1, 0, 2].forEach((expected, i) => expect(deep.get(i)).toBeCloseTo(expected, 12));
    }
    const many = multiply(inner(arange(400)), 2);
    expect(many.get(399)).toBe(12 * 399);
  });

  test('options of a call', () => {
    const x = asarray([1, 2, 6]);
    const out = zeros([3]);
    expect(g(x, { out })).toBe(out);
    expect(out.tolist()).toEqual([f(1), f(2), 36]);
    expect(g(x, { where: [true, false, true] }).tolist()).toEqual([f(1), 0, 36]);
    expect(g(x, { where: [false, true, true], out: x }).tolist()).toEqual([1, f(2), 36]);
    const single = zeros([3], { dtype: 'float32' });
    expect(g([1, 2, 6], { out: single }).tolist()).toEqual([f(1), f(2), 36].map(Math.fround));
  });

  test('in templates, beside operators', () => {
    const x = asarray([1, 6]);
    expect(nd`${g(x)} * 2 + ${x}`.tolist()).toEqual([2 * f(1) + 1, 78]);
  });

  test('an expression denotes the values it was built on', () => {
    const x = asarray([1, 2, 6]);
    const e = g(x);
    x.set(0, 100);
    expect(e.tolist()).toEqual([f(1), f(2), 36]);
  });

  test('beside others', async () => {
    const x = multiply(arange(200_000), 1e-5).evaluate();
    const [a, b] = await evaluateAsync([g(x), sum(multiply(g(x), 2))]);
    expect(a.get(150_000)).toBe(f(x.get(150_000)));
    expect(b.item()).toBe(sum(multiply(g(x), 2)).item());
    const y = x.copy();
    await assignAsync(y, add(g(y), 1));
    expect(y.get(7)).toBe(f(x.get(7)) + 1);
    const failing = vectorize(
      (): number => {
        throw new Error('never');
      },
      { nin: 1 },
    );
    await expect(evaluateAsync(failing(x))).rejects.toThrow('never');
  });
});

test('a function that disposes of what is written: the bytes are nobody else’s before the end', () => {
  const size = 200_000;
  const target = ones(size);
  let other: NdArray | undefined;
  const disposing = vectorize((x: number) => {
    if (other === undefined) {
      target.dispose();
      other = zeros(size);
    }
    return x + 1;
  });
  expect(() => assign(target, disposing(ones(size)))).toThrow('the array was disposed');
  expect(evaluate(sum(other!)).item()).toBe(0);
  const later = zeros(size);
  expect(evaluate(sum(later)).item()).toBe(0);
});

test('a function that changes or disposes of what it is computed of, in the background', async () => {
  const size = 200_000;
  for (const change of ['fill', 'dispose'] as const) {
    const x = ones(size);
    let calls = 0;
    const changing = vectorize((value: number) => {
      if (++calls === 70_000) x[change](2);
      return value;
    });
    await expect(evaluateAsync(sum(changing(x)))).rejects.toThrow(
      'evaluateAsync: a function that it calls changes or disposes of an array that it reads',
    );
  }
});

test('several stores share a loop with a function', () => {
  const x = asarray([1, 2, 6]);
  const [p, q] = [zeros([3]), zeros([3])];
  evaluate([store(p, g(x)), store(q, add(g(x), x))]);
  expect([p.tolist(), q.tolist()]).toEqual([
    [f(1), f(2), 36],
    [f(1) + 1, f(2) + 2, 42],
  ]);
});

test('an equal call is computed once', () => {
  let calls = 0;
  const counted = vectorize((x: number) => (calls++, x));
  const x = arange(1000);
  const e = counted(x);
  evaluate([add(e, 1), multiply(e, 2), sum(e)]);
  expect(calls).toBe(1000);
  multiply(counted(3), arange(500)).evaluate();
  expect(calls).toBe(1001);
});

test('explain says what is called', () => {
  const text = explain(add(multiply(asarray([1, 2]), 2), g([3, 4])));
  expect(text).toContain('function 0: g');
  expect(text).toContain('call.float64 function 0, %');
});

test('what it has, as ufuncs', () => {
  expect([g.name, g.nin, g.nout, g.identity]).toEqual(['g', 1, 1, null]);
  expect([hypot2.name, hypot2.nin]).toEqual(['vectorized', 2]);
  function named(x: number): number {
    return x;
  }
  expect(vectorize(named).name).toBe('named');
});

test('errors name the function', () => {
  expect(() => vectorize(3 as never)).toThrow(
    'vectorize: expected a function of numbers, got number',
  );
  expect(() => vectorize(() => 1)).toThrow('declares no parameter; nin');
  expect(() => vectorize((...xs: number[]) => xs.length, { nin: 7 })).toThrow('nin is 7');
  expect(() => vectorize(f, { nin: 1.5 })).toThrow(RangeError);
  expect(() => vectorize(f, { otypes: 'd' } as never)).toThrow(TypeError);
  expect(() => (g as (...xs: unknown[]) => unknown)(1, 2)).toThrow('g: takes 1 operands, got 2');
  expect(() => g(asarray([1], { dtype: 'complex128' }))).toThrow(
    /^g: operands of dtype complex128/,
  );
  expect(() => hypot2([1, 2], [1, 2, 3])).toThrow(/^vectorized: /);
  expect(() => g([1], { dtype: 'float32' as never })).toThrow('g: gives no float32');
  expect(() => g('x' as never)).toThrow(/^g: expected an array/);
});
