/** Student's t distribution by power series, against values of mpmath and the general method. */
import { linspace } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { t } from '../../src/continuous/t.ts';
import { stdtrOfOne } from '../../src/math/student-t-pieces.ts';
import { stdtr } from '../../src/math/student-t.ts';
import * as special from '../../src/special/student-t.ts';
import reference from '../reference/beta.json' with { type: 'json' };
import { Worst } from './near.ts';

const tails = reference.t as [number, number, string, string][];
const degrees = fc.double({ min: -1.2, max: 6.2, noNaN: true }).map((e) => 10 ** e);
const values = fc.oneof(
  fc.double({ min: -7, max: 7, noNaN: true }),
  fc.double({ min: -9, max: 0, noNaN: true }).map((e) => -(10 ** e)),
);

describe("Student's t distribution by power series", () => {
  test('both tails have all digits of the reference', () => {
    const worst = new Worst();
    for (const [x, df, lower, upper] of tails) {
      worst.see(stdtrOfOne(df, x), Number(lower), 'below', df, x);
      worst.see(stdtrOfOne(df, -x), Number(upper), 'above', df, x);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(1e-14);
  });

  test('all pieces, their ends included, have the digits of the general method', () => {
    const worst = new Worst();
    for (const df of [0.1, 0.13, 0.26, 0.9, 1.01, 1.7, 3, 4.5, 12, 31.7, 250.1, 1e4, 3.3e5]) {
      for (let k = -6.25 * 64; k <= 6.25 * 64; k++) {
        worst.see(stdtrOfOne(df, k / 64), stdtr(df, k / 64), df, k / 64);
      }
    }
    expect(worst.error, worst.case[0]).toBeLessThan(2e-14);
  });

  test('a value does not depend on what was asked before', () => {
    const pairs = fc.array(fc.tuple(degrees, values), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(pairs, (list) => {
        const byDf = [...list].sort(([a], [b]) => a - b);
        const first = new Map(byDf.map(([df, x]) => [`${df} ${x}`, stdtrOfOne(df, x)]));
        const worst = new Worst();
        for (const [df, x] of list) {
          const value = stdtrOfOne(df, x);
          expect(value).toBe(first.get(`${df} ${x}`));
          worst.see(value, stdtr(df, x), df, x);
        }
        // Each of both methods is right to 2e-14.
        expect(worst.error, worst.case[0]).toBeLessThan(4e-14);
      }),
    );
  });

  test('the ends, the middle and what is out of the domain', () => {
    for (const df of [0.2, 1, 2, 2.5, 7, 1e20, Infinity]) {
      const given = [-Infinity, -0, 0, Infinity, NaN];
      expect(given.map((x) => stdtrOfOne(df, x))).toEqual([0, 0.5, 0.5, 1, NaN]);
    }
    for (const df of [0, -1, NaN]) expect(stdtrOfOne(df, -1)).toBeNaN();
  });

  test('numbers, arrays and arrays of degrees of freedom agree', () => {
    const x = linspace(-8, 8, 401);
    const list = x.tolist() as number[];
    for (const df of [0.4, 2, 3.25, 9, 77.7]) {
      const below = t.cdf(x, df).tolist() as number[];
      expect(below).toEqual(list.map((value) => t.cdf(value, df)));
      expect(t.sf(x, df).tolist()).toEqual(list.map((value) => t.cdf(-value, df)));
      expect(special.stdtr(df, x).tolist()).toEqual(below);
      const worst = new Worst();
      const many = [t.cdf(x, [df]), special.stdtr([df], x)].map((one) => one.tolist() as number[]);
      below.forEach((p, k) => many.forEach((ps) => worst.see(ps[k]!, p, df, list[k])));
      expect(worst.error, worst.case[0]).toBeLessThan(1e-14);
    }
  });
});
