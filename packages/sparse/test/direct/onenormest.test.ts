import { array, Complex } from '@numloom/ndarray';
import { csc_array, onenormest, splu } from '@numloom/sparse';
import { cond } from '@numloom/linalg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseArray, regular } from './systems.ts';

const size = (value: unknown) =>
  value instanceof Complex ? Math.abs(value.re) + Math.abs(value.im) : Math.abs(Number(value));

test('is a lower bound, and mostly near to the norm', () => {
  fc.assert(
    fc.property(regular, ({ rows, isComplex }) => {
      const a = denseArray({ rows, isComplex });
      const modulus = (value: number | Complex) =>
        value instanceof Complex ? Math.hypot(value.re, value.im) : Math.abs(value);
      const exact = Math.max(
        ...rows.map((_, j) => rows.reduce((sum, row) => sum + modulus(row[j]!), 0)),
      );
      const { est, v, w } = onenormest(csc_array(a));
      expect(est).toBeLessThanOrEqual(exact * (1 + 1e-14));
      expect(est).toBeGreaterThan(exact / 3);
      expect(v.shape).toEqual([rows.length]);
      expect(
        Array.from(w.values(), size).reduce((sum, one) => sum + one, 0),
      ).toBeGreaterThanOrEqual(est * (1 - 1e-14));
    }),
    { numRuns: 50 },
  );
});

test('rcond of factors', () => {
  fc.assert(
    fc.property(regular, (matrix) => {
      const a = denseArray(matrix);
      using lu = splu(a, { equilibrate: false });
      const exact = 1 / Number(cond(a, { p: 1 }));
      expect(lu.rcond).toBeGreaterThan(exact / 1.5);
      expect(lu.rcond).toBeLessThan(3 * exact);
    }),
    { numRuns: 30 },
  );
});

test('matrices of zeros and of no rows', () => {
  expect(onenormest(csc_array(array([[0, 0], [0, 0]]))).est).toBe(0); // prettier-ignore
  expect(() => onenormest([[1]], { t: 0 })).toThrow(RangeError);
});
