/** What is done with arrays of one axis takes the room of their entries, not of their length. */
import { coo_array, norm } from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import { LINE_FORMATS } from './vectors.ts';

const length = 2 ** 31 - 1;

describe.each(LINE_FORMATS)('as long as can be, %s', (format) => {
  const v = coo_array({ data: [3, -4, 0], coords: [[length - 1, 5, 77]] }, { shape: [length] });
  const a = v.asformat(format);

  test('products', () => {
    expect(a.matmul(a)).toBe(25);
    expect(a.multiply(2).matmul(v)).toBe(50);
    expect(a.rmatmul(v)).toBe(25);
  });

  test('norms', () => {
    const orders = [2, 1, 0, 4, -1, Infinity, -Infinity];
    const found = orders.map((ord) => norm(a, { ord }));
    expect(found).toEqual([5, 7, 2, (3 ** 4 + 4 ** 4) ** (1 / 4), 0, 4, 0]);
  });

  test('elements', () => {
    expect([a.slice(-1), a.slice('5'), a.slice(6), a.get(5)]).toEqual([3, -4, 0, -4]);
    expect(() => a.slice(length)).toThrow(/^slice: index 2147483647 is out of bounds/);
  });
});
