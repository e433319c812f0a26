import { array } from '@numloom/ndarray';
import { rankdata, tiecorrect } from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ordered } from '../../src/ranks/order.ts';
import { ranksOf, type RankMethod } from '../../src/ranks/ranks.ts';

/** Ranks by counting, for each element, those that are less and those that are equal. */
function slowRanks(x: readonly number[], method: RankMethod): number[] {
  return x.map((value, k) => {
    const less = x.filter((one) => one < value).length;
    const equal = x.filter((one) => one === value).length;
    switch (method) {
      case 'min':
        return less + 1;
      case 'max':
        return less + equal;
      case 'average':
        return less + (equal + 1) / 2;
      case 'dense':
        return new Set(x.filter((one) => one < value)).size + 1;
      case 'ordinal':
        return less + 1 + x.slice(0, k).filter((one) => one === value).length;
    }
  });
}

const METHODS = ['average', 'min', 'max', 'dense', 'ordinal'] as const;

describe('ranks', () => {
  test('are those of the definition', () => {
    const value = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ noNaN: true }),
      fc.constantFrom(0, -0, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.constantFrom(...METHODS), (x, method) => {
        expect(rankdata(x, { method }).tolist()).toEqual(slowRanks(x, method));
      }),
    );
  });

  test.each([1499, 1500, 5000])('of %i elements, which digits order', (n) => {
    const kinds = [
      (k: number) => Math.sin(k * k),
      (k: number) => ((k * 7919) % 31) - 15,
      (k: number) => Math.tan(k) * 10 ** ((k % 600) - 300),
      // The upper halves of all numbers are the same, or of some tens or hundreds of them.
      (k: number) => 1 + ((k * 7919) % n) * 2 ** -52,
      (k: number) => (((k * 7919) % 50) - 25) * (1 + ((k * 31) % 97) * 2 ** -52),
      (k: number) => (((k * 7919) % 5) - 2) * (1 + ((k * 31) % 977) * 2 ** -52),
      (k: number) => [0, -0, Infinity, -Infinity, 5e-324, -5e-324, NaN][k % 7]!,
    ];
    for (const kind of kinds) {
      const x = Float64Array.from({ length: n }, (_, k) => kind(k));
      const { values, places } = ordered(x);
      const expected = Array.from({ length: n }, (_, k) => k).sort((i, j) => {
        const [a, b] = [x[i]!, x[j]!];
        if (Number.isNaN(a) || Number.isNaN(b))
          return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || i - j;
        return a === b ? i - j : a - b;
      });
      expect([...places]).toEqual(expected);
      expect([...values]).toEqual(expected.map((k) => x[k]! + 0));
    }
  });

  test('count ties', () => {
    expect(ranksOf(Float64Array.of(3, 2, 1, 2, 2, 2, 1)).ties).toBe(6 + 60);
    expect(ranksOf(Float64Array.of(NaN, NaN, 1)).ties).toBe(0);
    expect(tiecorrect([1, 2.5, 2.5, 4])).toBe(0.9);
    expect(tiecorrect([3])).toBe(1);
    expect(tiecorrect([])).toBe(1);
    expect(tiecorrect(array([[2, 2], [1, 2]]), { axis: 1 }).tolist()).toEqual([0, 1]); // prettier-ignore
  });

  test('along axes, of any layout', () => {
    const rows = [[3, 1, 2], [5, 5, 4]]; // prettier-ignore
    const a = array(rows);
    expect(rankdata(a).tolist()).toEqual([3, 1, 2, 5.5, 5.5, 4]);
    expect(rankdata(a, { axis: 1 }).tolist()).toEqual([
      [3, 1, 2],
      [2.5, 2.5, 1],
    ]);
    expect(rankdata(a, { axis: -2 }).tolist()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(rankdata(a.T, { axis: 0 }).tolist()).toEqual([
      [3, 2.5],
      [1, 2.5],
      [2, 1],
    ]);
    expect(rankdata(a.slice('::-1', '::-1'), { axis: 1 }).tolist()).toEqual([
      [1, 2.5, 2.5],
      [2, 1, 3],
    ]);
    expect(rankdata(Uint8Array.of(9, 3)).tolist()).toEqual([2, 1]);
    expect(rankdata([]).tolist()).toEqual([]);
    expect(rankdata(array([[], []]), { axis: 1 }).shape).toEqual([2, 0]);
    expect(rankdata(4).tolist()).toEqual([1]);
  });

  test('NaN', () => {
    const a = array([[3, NaN, 1], [2, 1, 0]]); // prettier-ignore
    expect(rankdata(a, { axis: 1 }).tolist()).toEqual([[NaN, NaN, NaN], [3, 2, 1]]); // prettier-ignore
    expect(rankdata(a, { axis: 1, nan_policy: 'omit' }).tolist()).toEqual([[2, NaN, 1], [3, 2, 1]]); // prettier-ignore
    expect(() => rankdata(a, { nan_policy: 'raise' })).toThrow(
      'rankdata: the input contains nan values',
    );
    expect(() => rankdata(a, { axis: 2 })).toThrow(RangeError);
    expect(() => rankdata([1], { method: 'first' as 'min' })).toThrow("method is 'first'");
  });
});
