/** Small integers beside numbers that they don't reach: nothing wraps unseen. */
import { array, asarray } from '@numloom/ndarray';
import {
  add,
  arctan2,
  any,
  argmax,
  argpartition,
  argsort,
  average,
  clip,
  count_nonzero,
  cumsum,
  cumulative_prod,
  cumulative_sum,
  diff,
  gcd,
  hypot,
  logaddexp,
  logical_and,
  max,
  mean,
  median,
  min,
  nancumprod,
  nanmax,
  nansum,
  prod,
  ptp,
  sort,
  std,
  subtract,
  sum,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';

const int8 = (...values: number[]) => array(values, { dtype: 'int8' });
const uint8 = (...values: number[]) => array(values, { dtype: 'uint8' });

describe('weighted means of integers', () => {
  test('have products that integers don’t hold', () => {
    expect(average(int8(100, 100), { weights: int8(2, 2) }).item()).toBe(100);
    expect(average(uint8(200, 100), { weights: uint8(2, 2) }).item()).toBe(150);
    const large = [2n ** 62n, 2n ** 62n];
    expect(average(asarray(large), { weights: [2n, 3n] }).item()).toBe(2 ** 62);
  });

  test('have NumPy’s dtypes', () => {
    const single = array([0.1, 0.2], { dtype: 'float32' });
    expect(average(int8(1, 2), { weights: single }).dtype).toBe('float64');
    expect(average(single, { weights: int8(1, 2) }).dtype).toBe('float32');
    const complex = array([1, 2], { dtype: 'complex64' });
    expect(average(int8(1, 2), { weights: complex }).dtype).toBe('complex128');
  });
});

describe('initial', () => {
  test('is a number that the dtype has', () => {
    expect(max(int8(-5, -3), { initial: -128 }).item()).toBe(-3);
    expect(min(uint8(5, 3), { initial: 255 }).item()).toBe(3);
    expect(() => max(int8(-5), { initial: -Infinity })).toThrow(
      'max: initial: -Infinity is out of bounds for int8, from -128 to 127',
    );
    expect(() => min(int8(100), { initial: 300 })).toThrow(/^min: initial: 300 is out of bounds/);
    expect(() => max(uint8(5), { initial: -1 })).toThrow(/out of bounds for uint8, from 0 to 255/);
    expect(() => min(int8(5), { initial: NaN })).toThrow(/^min: initial: NaN is out of bounds/);
    expect(() => sum(int8(1), { dtype: 'int8', initial: 300 })).toThrow(/out of bounds for int8/);
  });
});

describe('numbers beside arrays', () => {
  test('of differences take the dtype of the array', () => {
    const large = asarray([2n ** 62n, 2n ** 62n + 1n]);
    expect(diff(large, { prepend: 0 }).tolist()).toEqual([2n ** 62n, 1n]);
    expect(diff(int8(5, 7), { append: 1 }).dtype).toBe('int8');
    expect(diff(int8(5, 7), { append: 0.5 }).tolist()).toEqual([2, -6.5]);
  });

  test('that all elements are within don’t limit them', () => {
    expect(clip(uint8(1, 200), -1, 100).tolist()).toEqual([1, 100]);
    expect(clip(uint8(1, 200), 10, 300).tolist()).toEqual([10, 200]);
    expect(clip(uint8(1, 200), -1, 300).dtype).toBe('uint8');
    expect(() => clip(uint8(1, 200), 300)).toThrow(
      'clip: the integer 300 is out of bounds for uint8',
    );
  });
});

describe('reduce', () => {
  test('of what has no axis is that itself', () => {
    expect(add.reduce(asarray(5)).item()).toBe(5);
    expect(subtract.reduce(asarray(5)).item()).toBe(5);
    expect(add.reduce(asarray(5), { axis: -1 }).item()).toBe(5);
    expect(() => add.reduce(asarray(5), { axis: 1 })).toThrow(/out of bounds/);
    expect(() => subtract.reduce(asarray(5), { axis: [0] })).toThrow(/out of bounds/);
  });

  test('gives the dtype that is asked for, or none', () => {
    expect(arctan2.reduce(int8(1, 2), { dtype: 'float32' }).dtype).toBe('float32');
    expect(logical_and.reduce(int8(1, 2), { dtype: 'bool' }).tolist()).toBe(true);
    expect(() => arctan2.reduce(int8(1, 2), { dtype: 'int8' })).toThrow(
      /^arctan2.reduce: of dtype int8 gives float\d+, which is not asked for/,
    );
    expect(() => logical_and.accumulate(int8(1, 2), { dtype: 'uint8' })).toThrow(
      'logical_and.accumulate: of dtype uint8 gives bool, which is not asked for',
    );
  });

  test('begins with the identity, so that one element loses its sign as of more', () => {
    expect(hypot.reduce([-3]).item()).toBe(3);
    expect(gcd.reduce(int8(-3)).item()).toBe(3);
    expect(gcd.reduce(array([[-3, 4]], { dtype: 'int8' })).tolist()).toEqual([3, 4]);
    expect(hypot.reduce([-3], { keepdims: true }).tolist()).toEqual([3]);
    expect(logaddexp.reduce([-3]).item()).toBe(-3);
    expect(hypot.accumulate([-3]).tolist()).toEqual([-3]);
    expect(hypot.reduceat([-3, 4], [0]).tolist()).toEqual([5]);
  });
});

describe('what has no axis', () => {
  test('may be asked for its first or last one, but not of means, as in NumPy', () => {
    const five = asarray(5n);
    for (const axis of [0, -1, null]) {
      for (const reduce of [sum, prod, max, min, nansum, nanmax]) {
        expect(reduce(five, { axis }).tolist()).toBe(5n);
      }
      expect(any(five, { axis }).tolist()).toBe(true);
      expect(ptp(five, { axis, keepdims: true }).tolist()).toBe(0n);
      expect(count_nonzero(five, { axis }).tolist()).toBe(1n);
      expect(argmax(five, { axis }).tolist()).toBe(0n);
      expect(argsort(five, { axis }).tolist()).toEqual([0n]);
      expect(argpartition(five, 0, { axis }).tolist()).toEqual([0n]);
      expect(cumsum(five, { axis }).tolist()).toEqual([5n]);
      expect(nancumprod(five, { axis }).tolist()).toEqual([5n]);
      expect(cumulative_sum(five, { axis: axis as number }).tolist()).toEqual([5n]);
    }
    expect(cumulative_prod(five, { include_initial: true }).tolist()).toEqual([1n, 5n]);
    for (const refusing of [mean, std, median, sort] as readonly ((
      x: never,
      y: never,
    ) => unknown)[]) {
      expect(() => refusing(five as never, { axis: 0 } as never)).toThrow(
        /axis 0 is out of bounds/,
      );
    }
    expect(() => sum(five, { axis: 1 })).toThrow(/axis 1 is out of bounds/);
    expect(() => sum(five, { axis: [0] })).toThrow(/axis 0 is out of bounds/);
    expect(() => argsort(five, { axis: 1 })).toThrow(/axis 1 is out of bounds/);
  });
});
