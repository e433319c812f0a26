/** Functions of arrays and numbers, read at each call. */
import { array, NdArray, zeros } from '@numloom/ndarray';
import {
  add,
  fuse,
  kernelStatistics,
  multiply,
  nd,
  type Operand,
  store,
  sum,
} from '@numloom/ufunc';
import { expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';

onEachBackend(() => {
  test('a fused function reads its arguments at each call', () => {
    const axpy = fuse((a: number, x: Operand, y: Operand) => nd`${a} * ${x} + ${y}`);
    const x = array([1, 2, 3]);
    const y = array([10, 20, 30]);
    expect(axpy(2, x, y).tolist()).toEqual([12, 24, 36]);
    x.fill(0);
    expect(axpy(2, x, y).tolist()).toEqual([10, 20, 30]);
    expect(axpy(3, [1, 1, 1], 1).tolist()).toEqual([4, 4, 4]);
    expect(x.storage.readerCount).toBe(0);
    expect(axpy(1, x, y)).toBeInstanceOf(NdArray);
  });

  test('it computes several roots and does stores', () => {
    const v = zeros(3);
    const step = fuse((u: NdArray<'float64'>) => {
      const next = add(u, 1);
      return [store(v, next), sum(next), multiply(next, 2)] as const;
    });
    const [target, total, doubled] = step(array([1, 2, 3]));
    expect(target).toBe(v);
    expect(v.tolist()).toEqual([2, 3, 4]);
    expect(total.item()).toBe(9);
    expect(doubled.tolist()).toEqual([4, 6, 8]);
    step(array([5, 5, 5]));
    expect(v.tolist()).toEqual([6, 6, 6]);
  });

  test('it compiles nothing for other arrays of the same kind', () => {
    const f = fuse((x: NdArray) => nd`${x} * ${x} - ${x} / 3`);
    for (let i = 0; i < 5; i++) f(array([1, 2, 3]));
    const { compiled } = kernelStatistics();
    for (let i = 0; i < 20; i++) f(array(Float64Array.from({ length: i }, () => i)));
    expect(kernelStatistics().compiled).toBe(compiled);
  });
});

test('what is no function is refused', () => {
  expect(() => fuse(5 as never)).toThrow(
    new TypeError('fuse: body is of type number, expected a function'),
  );
});
