/** What iterate makes of its arguments: steps as formulas, norms, the end, refusals. */
import { arange, array, asarray, broadcast_to, full, zeros } from '@numloom/ndarray';
import {
  add,
  argmax,
  assign,
  cumulative_sum,
  iterate,
  max,
  multiply,
  nd,
  store,
  sum,
  variance,
  vectorize,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';

const ORDERS = ['jacobi', 'gauss-seidel'] as const;

describe.each(ORDERS)('order %s', (order) => {
  test('a step can be used again, whatever its value was computed to before', () => {
    const a = array([1, 2, 3]);
    const doubled = multiply(a, 2);
    expect(doubled.tolist()).toEqual([2, 4, 6]);
    const step = store(a, doubled);
    iterate(step, 2, { order });
    expect(a.tolist()).toEqual([4, 8, 12]);
    iterate(step, 1, { order });
    expect(a.tolist()).toEqual([8, 16, 24]);
    a.set(0, 1);
    iterate(step, 1, { order });
    expect(a.tolist()).toEqual([2, 32, 48]);
  });

  test('who waits for the target reads it first', () => {
    const a = array([1, 2, 3]);
    const before = add(a, 0.5);
    iterate(store(a, add(a, 1)), 3, { order });
    expect(before.tolist()).toEqual([1.5, 2.5, 3.5]);
    expect(a.tolist()).toEqual([4, 5, 6]);
  });

  test('norms of every sweep, the last one, or none', () => {
    const step = () => store(array([0, 0]), nd`${[3, 4]}`);
    expect([...iterate(step(), 3, { order })]).toEqual([5, 0, 0]);
    expect([...iterate(step(), 3, { order, errors: 'last' })]).toEqual([0]);
    expect([...iterate(step(), 1, { order, errors: 'last' })]).toEqual([5]);
    expect([...iterate(step(), 0, { order, errors: 'last' })]).toEqual([]);
    expect([...iterate(step(), 3, { order, errors: 'none' })]).toEqual([]);
    expect([...iterate(step(), 1, { order, ord: Infinity })]).toEqual([4]);
  });

  test('stops after the first sweep whose change is small enough', () => {
    const a = full([4], 64);
    const norms = iterate(store(a, nd`${a} / 2`), 99, { order, tol: 4 });
    expect([...norms]).toEqual([64, 32, 16, 8, 4]);
    expect(a.tolist()).toEqual([2, 2, 2, 2]);
    expect(iterate(store(a, nd`${a} * nan`), 3, { order, tol: 4 }).length).toBe(3);
  });

  test('NaN makes norms NaN', () => {
    const a = array([1, NaN]);
    expect([...iterate(store(a, add(a, 1)), 1, { order })]).toEqual([NaN]);
    expect([...iterate(store(a, add(a, 1)), 1, { order, ord: Infinity })]).toEqual([NaN]);
  });

  test('targets of no elements, of one, and of no axes', () => {
    const none = zeros([0, 3]);
    expect([...iterate(store(none, add(none, 1)), 2, { order })]).toEqual([0, 0]);
    expect([...iterate(store(none, add(none, 1)), 2, { order, tol: 0 })]).toEqual([0]);
    const one = full([1, 1], 2);
    expect([...iterate(store(one, add(one, one)), 2, { order })]).toEqual([2, 4]);
    const scalar = zeros([]);
    expect([...iterate(store(scalar, add(scalar, 3)), 2, { order })]).toEqual([3, 3]);
    expect(scalar.item()).toBe(6);
  });

  test('complex numbers, numbers, booleans and values of other dtypes', () => {
    const c = zeros(2, { dtype: 'complex128' });
    expect([...iterate(store(c, nd`${c} * 2 + (3 + 4j)`), 2, { order, ord: Infinity })]).toEqual([
      5, 10,
    ]);
    expect(iterate(store(c, nd`${c} + 3j`), 1, { order })[0]).toBeCloseTo(3 * Math.SQRT2, 14);
    const i = zeros(3, { dtype: 'int8' });
    iterate(store(i, nd`${i} + 60.7`), 3, { order });
    expect(i.tolist()).toEqual([-76, -76, -76]);
    const b = zeros(2, { dtype: 'bool' });
    expect([...iterate(store(b, nd`~${b}`), 2, { order })]).toEqual([Math.SQRT2, Math.SQRT2]);
    const f = zeros([2, 2], { dtype: 'float32' });
    iterate(store(f, 0.1), 2, { order });
    expect(f.item(0, 0)).toBe(Math.fround(0.1));
    const wide = zeros(2, { dtype: 'int64' });
    iterate(store(wide, nd`${wide} + 1`), 3, { order });
    expect(wide.tolist()).toEqual([3n, 3n]);
  });

  test('functions of programs', () => {
    const next = vectorize((x: number, y: number) => x + 2 * y);
    const a = arange(5).copy();
    const value = next(a.slice(':-1'), a.slice('1:'));
    iterate(store(a.slice('1:'), value), 2, { order });
    const expected = [0, 1, 2, 3, 4];
    for (let sweep = 0; sweep < 2; sweep++) {
      const from = order === 'jacobi' ? [...expected] : expected;
      for (let k = 1; k < 5; k++) expected[k] = from[k - 1]! + 2 * from[k]!;
    }
    expect(a.tolist()).toEqual(expected);
  });

  test('the target reversed', () => {
    const a = array([1, 2, 3, 4]);
    iterate(store(a, a.slice('::-1')), 1, { order });
    expect(a.tolist()).toEqual(order === 'jacobi' ? [4, 3, 2, 1] : [4, 3, 3, 4]);
    const b = array([1, 0, 0, 0]);
    const down = store(b.slice('1:').slice('::-1'), b.slice(':-1').slice('::-1'));
    iterate(down, 1, { order });
    expect(b.tolist()).toEqual([1, 1, 0, 0]);
  });

  test('two arrays of one buffer, of different dtypes', () => {
    const bytes = new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]);
    const words = new Uint16Array(bytes.buffer, 0, 4);
    iterate(store(asarray(bytes).slice('2:'), asarray(words).slice(0)), 1, { order });
    expect([...bytes]).toEqual([1, 0, 1, 1, 1, 1, 1, 1]);
  });

  test('refuses what assign refuses, and changes nothing', () => {
    const a = arange(3).copy();
    expect(() => iterate(store(a, zeros(4)), 2, { order })).toThrow(/^iterate: .*broadcast/);
    expect(() => iterate(store(broadcast_to(a, [2, 3]), 1), 2, { order })).toThrow(/^iterate: /);
    const gone = zeros(3);
    const step = store(a, add(gone, 1));
    gone.dispose();
    expect(() => iterate(step, 2, { order })).toThrow(/^iterate: .*disposed/);
    expect(a.tolist()).toEqual([0, 1, 2]);
  });

  test('reductions of other arrays', () => {
    const a = zeros(3);
    const other = array([1, 2, 3]);
    iterate(store(a, nd`${a} * 2 + ${sum(other)} + ${argmax(other)}`), 2, { order });
    expect(a.tolist()).toEqual([24, 24, 24]);
  });
});

test('reductions of the target are computed before each sweep, or refused', () => {
  const a = array([1, 2, 3, 4]);
  const b = a.copy();
  const values = (x: typeof a) => [
    nd`${x} / ${max(x)} + ${variance(x)}`,
    cumulative_sum(x),
    nd`${x} + ${argmax(x)}`,
  ];
  for (let i = 0; i < 3; i++) {
    iterate(store(a, values(a)[i]!), 3);
    for (let sweep = 0; sweep < 3; sweep++) assign(b, values(b)[i]!);
    expect(a.tolist()).toEqual(b.tolist());
    expect(() => iterate(store(a, values(a)[i]!), 1, { order: 'gauss-seidel' })).toThrow(
      /^iterate: the value has a reduction of the array that it is written to/,
    );
  }
});

test('refuses arguments and options that have no meaning', () => {
  const step = store(zeros(2), 1);
  const call = iterate as (...args: readonly unknown[]) => unknown;
  expect(() => call(zeros(2), 1)).toThrow(
    'iterate: step is NdArray, must be what store(target, value) gives',
  );
  expect(() => call(step, 1.5)).toThrow('iterate: count is 1.5, must be a whole number');
  expect(() => call(step, -1)).toThrow(RangeError);
  expect(() => call(step, '1')).toThrow(TypeError);
  expect(() => call(step, 1, { order: 'sor' })).toThrow("iterate: order is 'sor', must be");
  expect(() => call(step, 1, { tol: NaN })).toThrow('iterate: tol is NaN, must be a number');
  expect(() => call(step, 1, { tol: 1, errors: 'last' })).toThrow(
    "iterate: errors is 'last', must be 'every' where tol is given",
  );
});
