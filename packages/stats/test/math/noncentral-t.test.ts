/** The noncentral t distribution, against values of mpmath, and by its inverse. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nctdtr, nctdtrinc } from '../../src/math/noncentral-t.ts';
import { ndtr } from '../../src/math/normal.ts';
import { stdtr } from '../../src/math/student-t.ts';
import reference from '../reference/noncentral.json' with { type: 'json' };
import { Worst } from './near.ts';

type Row = [df: number, nc: number, t: number, lower: string, upper: string];
const kinds = Object.entries(reference) as [string, Row[]][];

describe('the noncentral t distribution', () => {
  test.each(kinds)('both tails have the digits of the reference: %s', (_, rows) => {
    const worst = new Worst();
    for (const [df, nc, t, lower, upper] of rows) {
      worst.see(nctdtr(df, nc, t), Number(lower), 'below', df, nc, t);
      worst.see(nctdtr(df, -nc, -t), Number(upper), 'above', df, nc, t);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(1e-13);
  });

  test('the noncentrality is found for any probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 3, noNaN: true }).map((e) => 10 ** e),
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: 1e-12, max: 1, noNaN: true, maxExcluded: true }),
        (df, t, p) => {
          const nc = nctdtrinc(df, p, t);
          // Of the smaller tail, which has the digits.
          if (p <= 0.5) expect(Math.abs(nctdtr(df, nc, t) / p - 1)).toBeLessThan(1e-11);
          else expect(Math.abs(nctdtr(df, -nc, -t) / (1 - p) - 1)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the noncentrality is found for values as large as they come', () => {
    for (const df of [0.3, 1, 3, 100]) {
      for (const t of [900, 1e5, 1e15]) {
        for (const p of [1e-300, 0.025, 0.5]) {
          const [above, below] = [nctdtrinc(df, p, t), nctdtrinc(df, p, -t)];
          expect(Math.abs(nctdtr(df, above, t) / p - 1)).toBeLessThan(1e-10);
          expect(Math.abs(nctdtr(df, below, -t) / p - 1)).toBeLessThan(1e-10);
        }
      }
    }
    expect(nctdtr(1, 50, -1)).toBe(0);
    expect(nctdtr(1, -50, 1)).toBe(1);
    expect(nctdtr(3, 1e100, 1e15)).toBe(0);
  });

  test('special cases', () => {
    expect(nctdtr(7, 0, -1.5)).toBe(stdtr(7, -1.5));
    expect(nctdtr(Infinity, 2, 1)).toBeCloseTo(ndtr(-1), 15);
    expect(nctdtr(7, 2, 0)).toBe(ndtr(-2));
    expect([-Infinity, Infinity].map((t) => nctdtr(7, 2, t))).toEqual([0, 1]);
    expect([nctdtr(0, 1, 1), nctdtr(NaN, 1, 1), nctdtr(2, NaN, 1), nctdtr(2, 1, NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect(nctdtr(1e6, 38, 38.5)).toBeCloseTo(ndtr(0.5), 3);
    expect(nctdtrinc(10, 0, 2)).toBe(Infinity);
    expect(nctdtrinc(10, 1, 2)).toBe(-Infinity);
    expect([nctdtrinc(-1, 0.5, 2), nctdtrinc(10, 1.5, 2)]).toEqual([NaN, NaN]);
  });
});
