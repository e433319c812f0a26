/** The incomplete beta function, against values of mpmath, and by its identities. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betainc, betaincc, log_betainc, log_betaincc } from '../../src/math/incomplete-beta.ts';
import reference from '../reference/beta.json' with { type: 'json' };
import { logOf, relativeError, Worst } from './near.ts';

const cases = reference.betainc as [number, number, number, string, string][];

describe('the incomplete beta function', () => {
  test('both tails have all digits of the reference, a and b from 1e-10 to 1e7', () => {
    const worst = new Worst();
    for (const [a, b, x, lower, upper] of cases) {
      worst.see(betainc(a, b, x), Number(lower), 'betainc', a, b, x);
      worst.see(betaincc(a, b, x), Number(upper), 'betaincc', a, b, x);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(3e-14);
  });

  test('their logarithms too, where they underflow', () => {
    const worst = new Worst();
    for (const [a, b, x, lower, upper] of cases) {
      // Near to 1 the text of the other tail has the digits of the logarithm.
      const logs = [lower, upper].map((text, k) =>
        Number(text) < 0.9 ? logOf(text) : Math.log1p(0 - Number([upper, lower][k])),
      );
      worst.see(log_betainc(a, b, x), logs[0]!, 'lower', a, b, x);
      worst.see(log_betaincc(a, b, x), logs[1]!, 'upper', a, b, x);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(3e-14);
  });

  test('the tails change places with a and b', () => {
    const parameter = fc.double({ min: -10, max: 7, noNaN: true }).map((e) => 10 ** e);
    const share = fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true, maxExcluded: true });
    fc.assert(
      fc.property(parameter, parameter, share, (a, b, x) => {
        const y = 1 - x;
        const [value, log] = [betaincc(b, a, y, x), log_betaincc(b, a, y, x)];
        expect(relativeError(betainc(a, b, x, y), value)).toBeLessThan(3e-14);
        expect(relativeError(log_betainc(a, b, x, y), log)).toBeLessThan(3e-14);
        expect(betainc(a, b, x) + betaincc(a, b, x)).toBeCloseTo(1, 13);
      }),
    );
  });

  test.each([
    [2.5, 3.5, 1e-320, 1],
    [1e-10, 5, 1e-300, 1],
    [3, 1e7, 1e-200, 1],
  ])('of x = %s next to 0 the complement is 1 or what it is', (a, b, x, y) => {
    expect(betainc(a, b, x, y) + betaincc(a, b, x, y)).toBeCloseTo(1, 14);
  });

  test('y tells x where x rounds to 1', () => {
    expect(betaincc(2, 3, 1, 1e-30)).toBeCloseTo(4e-90, 100);
    expect(betaincc(2, 3, 1, 1e-30) / 4e-90).toBeCloseTo(1, 14);
  });

  // Values of mpmath, with 340 digits.
  test.each([
    [1e-298, 2, 0.5, 1, 1.931471805599453e-299],
    [2, 1e-300, 0.5, 1.931471805599453e-301, 1],
    [1e-320, 1e-300, 0.5, 1, 9.99988867182683e-21],
    [1e-300, 1e-300, 0.5, 0.5, 0.5],
    [1e-300, 1e-20, 1e-5, 1, 1.0000000000000001e-280],
    [1e-300, 5, 1e-300, 1, 6.886921945648804e-298],
    [5e-324, 2, 0.5, 1, 0],
  ])('of parameters next to 0: %d, %d at %d', (a, b, x, lower, upper) => {
    const close = (value: number, wanted: number): void =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-14 * wanted);
    close(betainc(a, b, x), lower);
    close(betaincc(a, b, x), upper);
    if (upper > 0) close(Math.exp(log_betainc(a, b, x) + 10), lower * Math.exp(10));
    if (upper > 0)
      expect(log_betaincc(a, b, x) / (Math.log(upper) || 1)).toBeCloseTo(+(upper < 1), 13);
  });

  test('limits', () => {
    expect([-0.1, 0, 1, 1.1, NaN].map((x) => betainc(2, 3, x))).toEqual([NaN, 0, 1, NaN, NaN]);
    expect([-0.1, 0, 1, 1.1, NaN].map((x) => betaincc(2, 3, x))).toEqual([NaN, 1, 0, NaN, NaN]);
    expect([0, 1].map((x) => log_betainc(2, 3, x))).toEqual([-Infinity, 0]);
    expect([0, 1].map((x) => log_betaincc(2, 3, x))).toEqual([0, -Infinity]);
    for (const [a, b] of [
      [0, 1],
      [0, Infinity],
      [2, Infinity],
    ] as const) {
      expect([0, 0.3, 1].map((x) => betainc(a, b, x))).toEqual([0, 1, 1]);
      expect([0, 0.3, 1].map((x) => betainc(b, a, x))).toEqual([0, 0, 1]);
      expect([0, 0.3, 1].map((x) => betaincc(a, b, x))).toEqual([1, 0, 0]);
    }
    for (const [a, b] of [
      [0, 0],
      [Infinity, Infinity],
      [-1, 2],
      [2, NaN],
    ] as const) {
      expect(betainc(a, b, 0.3)).toBeNaN();
    }
  });
});
