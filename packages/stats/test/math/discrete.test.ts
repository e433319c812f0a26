/** Binomial, hypergeometric and negative binomial probabilities, against exact fractions. */
import { describe, expect, test } from 'vitest';
import * as b from '../../src/math/binomial.ts';
import * as h from '../../src/math/hypergeometric.ts';
import reference from '../reference/discrete.json' with { type: 'json' };
import { logOf, Worst } from './near.ts';

type Three = [string, string, string];
const binomial = reference.binomial as [number, number, number, ...Three][];
const hypergeometric = reference.hypergeometric as [number, number, number, number, ...Three][];
const negative = reference.negative as [number, number, number, string][];

describe('discrete distributions', () => {
  test('binomial', () => {
    const worst = new Worst();
    for (const [k, n, p, pmf, lower, upper] of binomial) {
      worst.see(b.binomialPmf(k, n, p), Number(pmf), 'pmf', k, n, p);
      worst.see(b.binomialCdf(k, n, p), Number(lower), 'cdf', k, n, p);
      worst.see(b.binomialSf(k, n, p), Number(upper), 'sf', k, n, p);
      if (Number(pmf) < 0.9) worst.see(b.logBinomialPmf(k, n, p), logOf(pmf), 'log pmf', k, n, p);
      if (Number(lower) < 0.9) worst.see(b.logBinomialCdf(k, n, p), logOf(lower), 'log', k, n, p);
      if (Number(upper) < 0.9) worst.see(b.logBinomialSf(k, n, p), logOf(upper), 'log', k, n, p);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(3e-14);
    expect([-1, 0, 5, 5.5, 6].map((k) => b.binomialPmf(k, 5, 0))).toEqual([0, 1, 0, 0, 0]);
    expect([-1, 0, 5, 5.5, 6].map((k) => b.binomialPmf(k, 5, 1))).toEqual([0, 0, 1, 0, 0]);
    expect(b.binomialPmf(1, 2.5, 0.5)).toBeNaN();
    expect(b.binomialPmf(1, 2, 1.5)).toBeNaN();
    expect(b.binomialPmf(0, 0, 0.5)).toBe(1);
  });

  test('hypergeometric', () => {
    const worst = new Worst();
    for (const [k, total, good, draws, pmf, lower, upper] of hypergeometric) {
      const at = [k, total, good, draws] as const;
      worst.see(h.hypergeometricPmf(...at), Number(pmf), 'pmf', at);
      worst.see(h.hypergeometricCdf(...at), Number(lower), 'cdf', at);
      worst.see(h.hypergeometricSf(...at), Number(upper), 'sf', at);
      if (Number(pmf) < 0.9) worst.see(h.logHypergeometricPmf(...at), logOf(pmf), 'log pmf', at);
      if (Number(lower) < 0.9) worst.see(h.logHypergeometricCdf(...at), logOf(lower), 'log', at);
      if (Number(upper) < 0.9 && upper !== '0.0') {
        worst.see(h.logHypergeometricSf(...at), logOf(upper), 'log sf', at);
      }
    }
    expect(worst.error, worst.case[0]).toBeLessThan(1e-13);
    expect(h.hypergeometricPmf(1, 5, 6, 2)).toBeNaN();
    expect([-1, 0, 1, 2, 3].map((k) => h.hypergeometricCdf(k, 4, 2, 2) * 6)).toEqual(
      [0, 1, 5, 6, 6].map((v) => expect.closeTo(v, 14) as number),
    );
    expect(h.logHypergeometricSf(2, 4, 2, 2)).toBe(-Infinity);
  });

  test('negative binomial', () => {
    const worst = new Worst();
    for (const [k, n, p, pmf] of negative) {
      worst.see(b.negativeBinomialPmf(k, n, p), Number(pmf), k, n, p);
    }
    expect(worst.error, worst.case[0]).toBeLessThan(3e-14);
  });

  test('binomial coefficients are exact where float64 can be', () => {
    let row = [1n];
    for (let n = 1; n <= 1030; n++) {
      row = [1n, ...row.slice(1).map((v, k) => v + row[k]!), 1n];
      if (n > 60 && n % 97 !== 0 && n !== 1030) continue;
      for (const [k, exact] of row.entries()) {
        const value = b.binom(n, k);
        if (exact < 2n ** 53n) expect(value).toBe(Number(exact));
        const expected = Number(exact);
        if (expected < Infinity) {
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(2e-14 * expected);
        }
      }
    }
    expect(b.logBinomial(5000, 2500)).toBeCloseTo(3461.25146485137, 10);
    expect(b.binom(2.5, 1.5)).toBeCloseTo(2.5, 13);
    expect(b.binom(-0.5, 2)).toBeCloseTo(0.375, 14);
    expect([b.binom(5, -1), b.binom(5, 6), b.binom(-2, 1), b.binom(5, 0)]).toEqual([0, 0, NaN, 1]);
  });
});
