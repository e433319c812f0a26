/** Student's t distribution, against values of mpmath, and by its inverse. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { log_stdtr, stdtr, stdtrit } from '../../src/math/student-t.ts';
import reference from '../reference/beta.json' with { type: 'json' };
import { logOf, Worst } from './near.ts';

const tails = reference.t as [number, number, string, string][];
const quantiles = reference.tppf as [number, number, string][];

describe("Student's t distribution", () => {
  test('both tails have all digits of the reference', () => {
    const worst = new Worst();
    for (const [t, df, lower, upper] of tails) {
      worst.see(stdtr(df, t), Number(lower), 'below', df, t);
      worst.see(stdtr(df, -t), Number(upper), 'above', df, t);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(1e-14);
  });

  test('their logarithms too, where they underflow', () => {
    const worst = new Worst();
    for (const [t, df, lower, upper] of tails) {
      worst.see(log_stdtr(df, -t), logOf(upper), 'above', df, t);
      worst.see(log_stdtr(df, t), Math.log1p(-Number(upper)), 'below', df, t);
      if (Number(lower) < 0.9) worst.see(log_stdtr(df, t), logOf(lower), 'below', df, t);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(1e-14);
  });

  test('quantiles have all digits that p determines, and overflow with the right sign', () => {
    const worst = new Worst();
    for (const [p, df, text] of quantiles) {
      const expected = Number(text);
      const value = stdtrit(df, p);
      if (Math.abs(expected) === Infinity) expect(value, `${df} ${p}`).toBe(expected);
      // A relative error of p is one of t, df times smaller.
      else worst.see(value, expected + (value - expected) * (1 - Math.min(df, 1)), df, p);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(1e-14);
  });

  test('quantiles have the probabilities that they were asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 9, noNaN: true }).map((e) => 10 ** e),
        fc.double({ min: -300, max: -0.31, noNaN: true }).map((e) => 10 ** e),
        (df, p) => {
          const t = stdtrit(df, p);
          expect(t).toBeLessThan(0);
          if (t === -Infinity) expect(log_stdtr(df, -1e308)).toBeGreaterThan(Math.log(p));
          // One unit of t changes p by up to t² units where the distribution is about normal.
          else {
            const units = 90 + Math.min(t * t, df);
            expect(Math.abs(stdtr(df, t) / p - 1)).toBeLessThan(units * 2 ** -52);
          }
          expect(stdtrit(df, 1 - p) + stdtrit(df, 1 - (1 - p)) || 0).toBe(0);
        },
      ),
    );
  });

  test('limits', () => {
    expect([-Infinity, 0, Infinity, NaN].map((t) => stdtr(3, t))).toEqual([0, 0.5, 1, NaN]);
    expect([-Infinity, 0, Infinity].map((t) => log_stdtr(3, t))).toEqual([-Infinity, -Math.LN2, 0]);
    expect([0, 0.5, 1, 1.1, -0.1, NaN].map((p) => stdtrit(3, p))).toEqual([
      -Infinity,
      0,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
    for (const df of [0, -1, NaN]) {
      expect([stdtr(df, 1), log_stdtr(df, 1), stdtrit(df, 0.3)]).toEqual([NaN, NaN, NaN]);
    }
    expect(stdtr(Infinity, -1)).toBeCloseTo(0.158655253931457, 14);
    expect(stdtrit(Infinity, 0.025)).toBeCloseTo(-1.95996398454005, 13);
    expect(stdtr(1, -1e308)).toBeCloseTo(1 / Math.PI / 1e308, 320);
    expect(stdtr(0.01, -1e300)).toBeGreaterThan(1e-4);
  });
});

test('of degrees of freedom next to 0 both tails are one half', () => {
  for (const df of [1e-300, 5e-324]) {
    expect([-1e300, -1, 1, 1e300].map((t) => stdtr(df, t))).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(log_stdtr(df, -5)).toBe(-Math.LN2);
    expect([-Infinity, Infinity].map((t) => stdtr(df, t))).toEqual([0, 1]);
  }
});
