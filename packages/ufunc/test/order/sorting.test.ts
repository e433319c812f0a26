/** Sorting and selecting against slow, obviously right references. */
import type { NdArray } from '@numloom/ndarray';
import {
  array,
  broadcast_to,
  Complex,
  type DType,
  dtypes,
  take_along_axis,
  zeros,
} from '@numloom/ndarray';
import { argpartition, argsort, lexsort, partition, sort } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsOf, same } from '../expressions/support/elements.ts';
import { select } from '../../src/order/select.ts';
import { counted, killerOfMedians } from './adversary.ts';
import { type Element, layOut, layoutNames } from '../expressions/support/layouts.ts';

const allDTypes = Object.keys(dtypes) as DType[];

/** Elements of a dtype: ties, specials, and any bits. */
function element(dtype: DType): fc.Arbitrary<Element> {
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'b') return fc.boolean();
  if (kind === 'c') {
    const part = element(dtype === 'complex64' ? 'float32' : 'float64') as fc.Arbitrary<number>;
    return fc.tuple(part, part).map(([re, im]) => new Complex(re, im));
  }
  if (kind === 'f') {
    const some = fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 1, -1, 2.5);
    return fc.oneof(some, itemsize === 4 ? fc.float() : fc.double());
  }
  const bits = 8 * itemsize;
  const least = kind === 'i' ? -(2n ** BigInt(bits - 1)) : 0n;
  const range = { min: least, max: least + 2n ** BigInt(bits) - 1n };
  const any = fc.oneof(fc.bigInt(range), fc.bigInt({ min: least, max: least + 3n }));
  return bits === 64 ? any : any.map(Number);
}

/** NumPy's order: numbers, then what has a NaN in its imaginary part, its real part, in both. */
function compare(a: Element, b: Element): number {
  if (a instanceof Complex && b instanceof Complex) {
    const rank = ({ re, im }: Complex) => 2 * Number(Number.isNaN(re)) + Number(Number.isNaN(im));
    return rank(a) - rank(b) || compare(a.re, b.re) || compare(a.im, b.im);
  }
  const [isNaNA, isNaNB] = [a, b].map((value) => Number.isNaN(value));
  if (isNaNA || isNaNB) return Number(isNaNA) - Number(isNaNB);
  return a < b ? -1 : a > b ? 1 : 0;
}

function hasNaN(value: Element): boolean {
  return value instanceof Complex
    ? Number.isNaN(value.re) || Number.isNaN(value.im)
    : Number.isNaN(value);
}

/** The order of a stable sort by comparing. */
function referenceOrder(values: readonly Element[], descending: boolean): number[] {
  return [...values.keys()].sort((i, j) => {
    const [a, b] = [values[i]!, values[j]!];
    const isReversed = descending && !hasNaN(a) && !hasNaN(b);
    return isReversed ? compare(b, a) : compare(a, b);
  });
}

describe.each(allDTypes)('%s', (dtype) => {
  // Insertion, and counting of bytes.
  const lists = fc.oneof(
    fc.array(element(dtype), { maxLength: 40 }),
    fc.array(element(dtype), { minLength: 33, maxLength: 300 }),
  );

  test('sorting is stable, with NaN last, whatever the layout', () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(...layoutNames),
        fc.boolean(),
        (values, layout, descending) => {
          const isComplex = dtypes[dtype].kind === 'c';
          const x = layOut(values, [values.length], dtype, layout);
          const given = elementsOf(x);
          if (isComplex && descending && given.some(hasNaN)) return;
          const order = referenceOrder(given, descending);
          expect(argsort(x, { descending }).tolist()).toEqual(order.map(BigInt));
          const sorted = elementsOf(sort(x, { descending }));
          expect(sorted.every((value, i) => same(value, given[order[i]!]!))).toBe(true);
          expect(elementsOf(x).every((value, i) => same(value, given[i]!))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('partitioning puts places where sorting does, none greater before, none less behind', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (values, picks) => {
        if (values.length === 0) return;
        const x = array(values as never, { dtype }) as NdArray;
        const kth = picks.map((pick) => (pick % (2 * values.length)) - values.length);
        const sorted = elementsOf(sort(x));
        for (const result of [partition(x, kth), take_along_axis(x, argpartition(x, kth))]) {
          const got = elementsOf(result);
          for (const place of kth.map((k) => (k < 0 ? k + values.length : k))) {
            expect(compare(got[place]!, sorted[place]!)).toBe(0);
            for (let i = 0; i < got.length; i++) {
              const order = compare(got[i]!, got[place]!);
              expect(i < place ? order <= 0 : order >= 0).toBe(true);
            }
          }
          expect(
            elementsOf(sort(result)).every((value, i) => compare(value, sorted[i]!) === 0),
          ).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function expectSame(
  actual: ArrayLike<number | bigint>,
  expected: ArrayLike<number | bigint>,
): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i], expected[i])) throw new Error(`place ${i} is ${actual[i]}`);
  }
}

describe('many elements', () => {
  const n = 70_000;
  const random = (i: number) => Math.sin(i * 12.9898) * 43758.5453;
  const patterns: Record<string, (i: number) => number> = {
    random: (i) => random(i) - Math.floor(random(i)),
    ascending: (i) => i,
    descending: (i) => n - i,
    equal: () => 7,
    'organ pipe': (i) => Math.min(i, n - i),
    'two values': (i) => i & 1,
    'mostly NaN': (i) => (i % 1000 === 0 ? i : NaN),
    // They share their high words, which are sorted first.
    'close to 1': (i) => 1 + ((i * 7919) % n) * 2 ** -52,
    'few high words': (i) => 1 + (i % 7) + ((i * 7919) % n) * 2 ** -50,
  };

  test.each(Object.keys(patterns))('%s: sorted, and in a stable order', (name) => {
    const values = Float64Array.from({ length: n }, (_, i) => patterns[name]!(i));
    const expected = values.slice().sort();
    expectSame(sort(values).data, expected);
    const order = Array.from(argsort(values).data, Number);
    for (let i = 1; i < n; i++) {
      const [a, b] = [values[order[i - 1]!]!, values[order[i]!]!];
      const rank = compare(a, b);
      if (rank > 0 || (rank === 0 && order[i - 1]! > order[i]!)) throw new Error(`place ${i}`);
    }
    for (const dtype of ['float32', 'int64', 'int16'] as const) {
      if (name === 'mostly NaN' && dtype !== 'float32') continue;
      const x = array(Array.from(values), { dtype: 'float64' }).astype(dtype);
      const copy = x.data.slice().sort();
      expectSame(sort(x).data, copy);
    }
  });

  test.each(Object.keys(patterns))('%s: the middle is selected', (name) => {
    const values = Float64Array.from({ length: n }, (_, i) => patterns[name]!(i));
    const expected = values.slice().sort();
    for (const kth of [0, 1, n >> 1, n - 1]) {
      expect(partition(values, kth).get(kth)).toBe(expected[kth]);
      expect(values[Number(argpartition(values, kth).get(kth))]).toBe(expected[kth]);
    }
  });

  test.each([false, true])(
    'what is made against medians of three is sorted, indices %s',
    (both) => {
      const n = 3000;
      const killer = killerOfMedians(n);
      const expected = killer.slice().sort();
      for (const k of [n >> 1, n - 1]) {
        const { values, count } = counted(killer.slice());
        const indices = both ? Uint32Array.from(killer.keys()) : undefined;
        select(values, indices, 0, n - 1, k);
        expect(count.reads).toBeLessThan(300 * n);
        expect(values[k]).toBe(expected[k]);
        if (indices) expect(killer[indices[k]!]).toBe(expected[k]);
      }
    },
  );
});

test('axes', () => {
  const x = array([
    [
      [3, 1],
      [2, 9],
    ],
    [
      [0, 5],
      [7, 4],
    ],
  ]);
  expect(sort(x, { axis: 0 }).tolist()).toEqual([
    [
      [0, 1],
      [2, 4],
    ],
    [
      [3, 5],
      [7, 9],
    ],
  ]);
  expect(sort(x, { axis: 1 }).tolist()).toEqual([
    [
      [2, 1],
      [3, 9],
    ],
    [
      [0, 4],
      [7, 5],
    ],
  ]);
  expect(sort(x, { axis: null }).tolist()).toEqual([0, 1, 2, 3, 4, 5, 7, 9]);
  expect(sort(x, { axis: 0 }).isContiguous()).toBe(true);
  expect(partition(x, 0, { axis: null }).get(0)).toBe(0);
  expect(sort(broadcast_to(array([2, 1]), [2, 2])).tolist()).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('nothing is sorted to nothing', () => {
  for (const shape of [[0], [0, 3], [3, 0]]) {
    expect(sort(zeros(shape)).shape).toEqual(shape);
    expect(argsort(zeros(shape), { axis: 0 }).shape).toEqual(shape);
  }
  expect(partition(zeros(0), 3).shape).toEqual([0]);
  expect(lexsort([zeros(0)]).shape).toEqual([0]);
});

test('what makes no sense is refused by name', () => {
  expect(() => sort(5)).toThrow('sort: axis -1 is out of bounds');
  expect(() => argsort([1], { axis: 1 })).toThrow('argsort: axis 1');
  expect(() => partition([1, 2], 2)).toThrow(
    'partition: kth is 2, must be a whole number from -2 to 1',
  );
  expect(() => argpartition([1, 2], [0.5])).toThrow('argpartition: kth is 0.5');
  expect(() => partition([1, 2], zeros(1) as unknown as number)).toThrow(
    'partition: kth is of type object, must be a number or several',
  );
  expect(() => lexsort([])).toThrow('lexsort: there is no key');
  expect(() => lexsort([[1], [1, 2]])).toThrow('lexsort: keys have the shapes');
  const gone = zeros(3);
  gone.dispose();
  expect(() => sort(gone)).toThrow('sort: the array was disposed');
});
