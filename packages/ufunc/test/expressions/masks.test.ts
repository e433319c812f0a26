/** Choices of which one value is 0, and sums of masks: vectors do them by bits. */
import { array, type DType, type NdArray } from '@numloom/ndarray';
import {
  add,
  astype,
  count_nonzero,
  evaluate,
  isnan,
  less,
  multiply,
  sum,
  where,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';

const FLOATS = ['float32', 'float64'] as const;
const INTEGERS = [
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
] as const;

/** Views of the same elements: packed, with a step, reversed. */
const LAYOUTS: readonly ((values: readonly (number | bigint)[], dtype: DType) => NdArray)[] = [
  (values, dtype) => array(values, { dtype }),
  (values, dtype) =>
    array(
      values.flatMap((value) => [value, value]),
      { dtype },
    ).slice('::2'),
  (values, dtype) => array([...values].reverse(), { dtype }).slice('::-1'),
];

const elementsOf = <T>(x: NdArray): T[] => x.tolist() as T[];

const flags = (length: number) => fc.array(fc.boolean(), { minLength: length, maxLength: length });

const number = fc.oneof(
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, -1),
  fc.float({ noNaN: true }),
);

onEachBackend(() => {
  describe.each([...FLOATS, ...INTEGERS])('of %s', (dtype) => {
    const isLong = dtype.endsWith('64') && dtype !== 'float64';
    const element = dtype.startsWith('float')
      ? number
      : fc.integer({ min: dtype.startsWith('u') ? 0 : -100, max: 100 });

    test.each([0, 1, 2])('what is not chosen is 0, in layout %i', (layout) => {
      const cases = fc
        .integer({ min: 1, max: 700 })
        .chain((n) => fc.tuple(flags(n), fc.array(element, { minLength: n, maxLength: n })));
      fc.assert(
        fc.property(cases, ([held, given]) => {
          const values = given.map((value) => (isLong ? BigInt(value) : value));
          const condition = LAYOUTS[layout]!(held.map(Number), 'bool');
          const x = LAYOUTS[layout]!(values, dtype);
          const zero = isLong ? 0n : 0;
          const [kept, dropped] = [
            evaluate(where(condition, x, 0)),
            evaluate(where(condition, 0, x)),
          ];
          expect([kept.dtype, dropped.dtype]).toEqual([dtype, dtype]);
          expect(kept.tolist()).toEqual(elementsOf(x).map((one, k) => (held[k] ? one : zero)));
          expect(dropped.tolist()).toEqual(elementsOf(x).map((one, k) => (held[k] ? zero : one)));
        }),
        { numRuns: 30 },
      );
    });
  });

  test('among lanes of another width', () => {
    const n = 667;
    const values = Array.from({ length: n }, (_, k) => (k % 5 === 0 ? NaN : k - 30));
    for (const narrow of ['float32', 'int32', 'uint16'] as const) {
      const magnitudes = values.map((value) => (Number.isNaN(value) ? 7 : Math.abs(value)));
      const x = LAYOUTS[1]!(magnitudes, narrow);
      const wide = array(values);
      const condition = less(x, 20);
      const kept = evaluate(add(astype(where(condition, x, 0), 'float64'), wide)).tolist();
      expect(kept).toEqual(
        elementsOf<number>(x).map((one, k) => (one < 20 ? one : 0) + values[k]!),
      );
      const dropped = evaluate(multiply(where(less(wide, 0), 0, x), wide)).tolist();
      expect(dropped).toEqual(
        elementsOf<number>(x).map((one, k) => (values[k]! < 0 ? 0 : one) * values[k]!),
      );
    }
  });

  test('-0 is another number than 0', () => {
    const condition = array([1, 0, 1, 0, 1], { dtype: 'bool' });
    const x = array([1, 2, 3, 4, 5]);
    expect(evaluate(where(condition, x, -0)).tolist()).toEqual([1, -0, 3, -0, 5]);
    expect(evaluate(where(condition, 0, 0)).tolist()).toEqual([0, 0, 0, 0, 0]);
  });

  test.each([1, 7, 64, 511, 2000])('sums beside counts, of %i elements', (n) => {
    const values = Array.from({ length: n }, (_, k) => (k % 7 === 3 ? NaN : ((k * 37) % 101) - 50));
    const x = array(values);
    const missing = isnan(x);
    const valid = values.filter((value) => value === value);
    const found = evaluate([
      sum(where(missing, 0, x)),
      sum(multiply(where(missing, 0, x), where(missing, 0, x))),
      count_nonzero(missing),
    ]).map((one) => one.item());
    expect(found).toEqual([
      valid.reduce((total, value) => total + value, 0),
      valid.reduce((total, value) => total + value * value, 0),
      BigInt(n - valid.length),
    ]);
  });

  test('a number that is 0 once is another one next time', () => {
    const condition = array([1, 0, 1, 0], { dtype: 'bool' });
    const x = array([5, 6, 7, 8]);
    for (const other of [0, 3, 0, -1]) {
      expect(evaluate(where(condition, x, other)).tolist()).toEqual([5, other, 7, other]);
    }
  });
});
