/** Gamma, its kin and its tails: against values of mpmath, and where SciPy says what is out of domain. */
import { describe, expect, test } from 'vitest';
import { beta, betaln, poch } from '../../src/math/beta.ts';
import { gamma, gammaln, gammasgn, rgamma } from '../../src/math/gamma.ts';
import {
  gammainc,
  gammaincc,
  log_gammainc,
  log_gammaincc,
} from '../../src/math/incomplete-gamma.ts';
import { gammainccinv, gammaincinv } from '../../src/math/incomplete-gamma-inverse.ts';
import { digamma, polygamma, zeta } from '../../src/math/polygamma.ts';
import reference from '../reference/math.json' with { type: 'json' };
import { logOf, Worst } from './near.ts';

const cases = reference.gammainc as [number, number, string, string][];

describe('the incomplete gamma function', () => {
  test('has both tails right, a from 1e-10 to 1e7', () => {
    const worst = new Worst();
    for (const [a, x, lower, upper] of cases) {
      worst.see(gammainc(a, x), Number(lower), 'gammainc', a, x);
      worst.see(gammaincc(a, x), Number(upper), 'gammaincc', a, x);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(2e-15);
  });

  test('has the logarithms of both tails right, also where they underflow', () => {
    const worst = new Worst();
    for (const [a, x, lower, upper] of cases) {
      const [logLower, logUpper] = [
        [lower, upper],
        [upper, lower],
      ].map(([text, other]) => (Number(text) < 0.9 ? logOf(text!) : Math.log1p(0 - Number(other))));
      worst.see(log_gammainc(a, x), logLower!, 'lower', a, x);
      worst.see(log_gammaincc(a, x), logUpper!, 'upper', a, x);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(2e-15);
    expect(log_gammainc(10, 1e-300)).toBeCloseTo(10 * Math.log(1e-300) - Math.log(3628800), 9);
    expect(log_gammaincc(0.5, 1e10)).toBeCloseTo(-1e10 - 0.5 * Math.log(Math.PI * 1e10), 4);
  });

  test('is a step for huge parameters, and does not hang', () => {
    expect(gammainc(1e200, 1.001e200)).toBe(1);
    expect(gammainc(1e200, 0.999e200)).toBe(0);
    expect(gammainc(1e15, 1e15)).toBeCloseTo(0.5, 8);
    expect(gammaincc(1e300, 1e300)).toBeCloseTo(0.5, 8);
    expect(log_gammaincc(1e200, 2e200)).toBeCloseTo(-(1 - Math.LN2) * 1e200, -187);
    expect(gammaincinv(1e12, 0.5)).toBeCloseTo(1e12 - 1 / 3, 2);
  });

  test.each([
    [gammainc, [1, 0, NaN, 0, NaN, 1, NaN, NaN, 1]],
    [gammaincc, [0, 1, NaN, 1, NaN, 0, NaN, NaN, 0]],
    [log_gammainc, [0, -Infinity, NaN, -Infinity, NaN, 0, NaN, NaN, 0]],
    [log_gammaincc, [-Infinity, 0, NaN, 0, NaN, -Infinity, NaN, NaN, -Infinity]],
  ])('at the ends of the domain is what SciPy has: %s', (f, expected) => {
    const points: [number, number][] = [
      [0, 1],
      [1, 0],
      [0, 0],
      [Infinity, 1],
      [Infinity, Infinity],
      [1, Infinity],
      [-1, 1],
      [1, -1],
      [0, Infinity],
    ];
    expect(points.map(([a, x]) => f(a, x))).toEqual(expected);
  });

  test('has inverses with the ends of SciPy', () => {
    const points: [number, number][] = [
      [0, 0.5],
      [1, 0],
      [1, 1],
      [Infinity, 0.5],
      [0, 0],
      [0, 1],
      [1, 2],
      [NaN, 0.5],
      [1, NaN],
    ];
    const expected = [NaN, 0, Infinity, NaN, 0, Infinity, NaN, NaN, NaN];
    expect(points.map(([a, p]) => gammaincinv(a, p))).toEqual(expected);
    expect(points.map(([a, p]) => gammainccinv(a, 1 - p))).toEqual(expected);
    // Far below what is not 0.
    expect(gammaincinv(1e-10, 0.5)).toBe(0);
  });
});

describe('the gamma function', () => {
  test('is exact at integers up to 23', () => {
    let factorial = 1n;
    for (let n = 1; n <= 23; n++) {
      expect(gamma(n)).toBe(Number(factorial));
      factorial *= BigInt(n);
    }
  });

  test('has the poles, zeros and signs of SciPy', () => {
    const points = [0, -0, -1, Infinity, -Infinity, NaN, 172, -200.5];
    expect(points.map(gamma)).toEqual([Infinity, -Infinity, NaN, Infinity, NaN, NaN, Infinity, -0]);
    expect(points.map(gammaln).slice(0, 6)).toEqual([
      ...[Infinity, Infinity, Infinity, Infinity, -Infinity, NaN],
    ]);
    expect(points.map(rgamma).slice(0, 6)).toEqual([0, -0, 0, 0, 0, NaN]);
    expect([0, -0, -1, -1.5, -0.5, Infinity, -Infinity].map(gammasgn)).toEqual([
      ...[1, -1, NaN, 1, -1, 1, NaN],
    ]);
    expect(gammaln(1)).toBe(-0);
    expect(gammaln(2)).toBe(0);
  });

  test('has sign and logarithm below zero', () => {
    const worst = new Worst();
    // By mpmath.
    worst.see(gamma(-0.5), -3.544907701811032, -0.5);
    worst.see(gamma(-1.5), 2.363271801207355, -1.5);
    worst.see(gamma(-20.25), -8.569032663885128e-19, -20.25);
    // Below the least normal number.
    worst.see(gamma(-171.5), Number('1.9316265431711996e-310'), -171.5);
    worst.see(gammaln(-1000.5), -5914.437701116852, -1000.5);
    expect(worst.error, worst.case[0]).toBeLessThan(1e-15);
  });
});

describe('digamma and its derivatives', () => {
  test('are what SciPy has at poles', () => {
    expect([0, -0, -1, Infinity, -Infinity, NaN].map(digamma)).toEqual([
      ...[-Infinity, Infinity, NaN, Infinity, NaN, NaN],
    ]);
    expect(polygamma(1, -0.5)).toBeCloseTo(8.934802200544679, 13);
    expect(polygamma(2, -0.5)).toBeCloseTo(-0.82879664423432, 13);
    expect(polygamma(1.5, 2)).toBe(NaN);
    expect(polygamma(-1, 2)).toBe(NaN);
    expect(polygamma(1, 0)).toBe(Infinity);
    expect(polygamma(1, Infinity)).toBe(0);
  });

  test('have the zeta function of Riemann, also below 1', () => {
    expect(zeta(2)).toBeCloseTo(Math.PI ** 2 / 6, 15);
    expect(zeta(4)).toBeCloseTo(Math.PI ** 4 / 90, 15);
    expect(zeta(0)).toBeCloseTo(-0.5, 15);
    expect(zeta(-1)).toBeCloseTo(-1 / 12, 15);
    expect(zeta(-3.5)).toBeCloseTo(0.004441011335479434, 15);
    expect(zeta(0.5)).toBeCloseTo(-1.4603545088095868, 14);
    expect([1, -2, -400, Infinity, -Infinity].map((s) => zeta(s))).toEqual([
      ...[Infinity, 0, 0, 1, NaN],
    ]);
    expect(zeta(3, -0.5)).toBeCloseTo(0.41439832211716, 13);
    // In time, however many terms are below zero.
    expect(zeta(2, -1e15 - 0.5)).toBeCloseTo(Math.PI ** 2, 12);
    expect(zeta(2.5, -0.5)).toBe(NaN);
    expect(zeta(0.5, 2)).toBe(NaN);
  });
});

describe('the beta function', () => {
  test('has the poles and limits of SciPy', () => {
    const points: [number, number, number][] = [
      [0, 1, Infinity],
      [-1, 2, Infinity],
      [-1, 1, -1],
      [-2, 1, -0.5],
      [-3, 2, 1 / 6],
      [-3.5, 0.5, 0],
      [-2, -2, Infinity],
      [Infinity, 1, 0],
      [0, 0, Infinity],
    ];
    for (const [a, b, expected] of points) {
      expect(beta(a, b), `${a}, ${b}`).toBeCloseTo(expected, 14);
      expect(beta(b, a), `${b}, ${a}`).toBeCloseTo(expected, 14);
    }
    expect(beta(-1.5, 2)).toBeCloseTo(4 / 3, 14);
    expect(betaln(-1.5, 2)).toBeCloseTo(Math.log(4 / 3), 14);
    expect(betaln(-2, 1)).toBeCloseTo(-Math.LN2, 14);
    expect(betaln(Infinity, 1)).toBe(-Infinity);
    expect([beta(NaN, 1), beta(1, NaN), beta(0, NaN), betaln(NaN, 1)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });

  test('has ratios of gamma functions', () => {
    expect(poch(5, 2)).toBe(30);
    expect(poch(-2, 1)).toBe(-2);
    expect(poch(-2, 3)).toBe(0);
    expect(poch(-2, -2)).toBeCloseTo(1 / 12, 15);
    expect(poch(0.5, 0.5)).toBeCloseTo(1 / Math.sqrt(Math.PI), 15);
  });
});
