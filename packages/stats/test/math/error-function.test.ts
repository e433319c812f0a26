/** The error function and the normal distribution, against values of mpmath. */
import { expect, test } from 'vitest';
import { erf, erfc, erfcinv, erfcx, erfinv } from '../../src/math/error-function.ts';
import { log_ndtr, ndtr, ndtri, ndtri_exp } from '../../src/math/normal.ts';
import reference from '../reference/math.json' with { type: 'json' };
import { logOf, Worst } from './near.ts';

test('erf and erfc have all digits of the reference', () => {
  const worst = new Worst();
  for (const [x, lower, upper] of reference.erf as [number, string, string][]) {
    worst.see(erf(x), Number(lower), 'erf', x);
    worst.see(erfc(x), Number(upper), 'erfc', x);
  }
  expect(worst.error, worst.case[0]).toBeLessThan(6e-16);
});

test('the normal distribution has all digits in both tails, and its logarithm beyond', () => {
  const worst = new Worst();
  for (const [x, lower, upper] of reference.norm as [number, string, string][]) {
    worst.see(ndtr(x), Number(lower), 'ndtr', x);
    worst.see(ndtr(-x), Number(upper), 'ndtr', -x);
    worst.see(log_ndtr(-x), logOf(upper), 'log_ndtr', -x);
  }
  expect(worst.error, worst.case[0]).toBeLessThan(1e-15);
  expect(log_ndtr(-1e200)).toBe(-Infinity);
  expect(log_ndtr(-1e10)).toBeCloseTo(-5e19, -5);
});

test('normal quantiles have all digits of the reference', () => {
  const worst = new Worst();
  for (const [p, x] of reference.ndtri as [number, string][]) {
    worst.see(ndtri(p), Number(x), 'ndtri', p);
  }
  expect(worst.error, worst.case[0]).toBeLessThan(1e-15);
});

test('at the ends of the domain all is what SciPy has', () => {
  expect([Infinity, -Infinity, NaN, 0, -0].map(erf)).toEqual([1, -1, NaN, 0, -0]);
  expect([Infinity, -Infinity, NaN, 0, 30].map(erfc)).toEqual([0, 2, NaN, 1, 0]);
  expect([Infinity, -Infinity, NaN, 0, -30].map(erfcx)).toEqual([0, Infinity, NaN, 1, Infinity]);
  expect([1, -1, 2, -2, NaN, 0].map(erfinv)).toEqual([Infinity, -Infinity, NaN, NaN, NaN, 0]);
  expect([0, 2, -1, 3, NaN, 1].map(erfcinv)).toEqual([Infinity, -Infinity, NaN, NaN, NaN, 0]);
  expect([Infinity, -Infinity, NaN, 0, -40].map(ndtr)).toEqual([1, 0, NaN, 0.5, 0]);
  expect([Infinity, -Infinity, NaN].map(log_ndtr)).toEqual([-0, -Infinity, NaN]);
  expect([0, 1, 2, -0.1, NaN, 0.5].map(ndtri)).toEqual([-Infinity, Infinity, NaN, NaN, NaN, 0]);
  expect([0, 1, -Infinity, NaN].map(ndtri_exp)).toEqual([Infinity, NaN, -Infinity, NaN]);
});

test('quantiles of the least probabilities are finite and in order', () => {
  expect(ndtri(5e-324)).toBeCloseTo(-38.467405617144344, 12);
  expect(ndtri(1 - 2 ** -53)).toBeCloseTo(8.209536151601386, 13);
  let last = -Infinity;
  for (let y = -1000; y < -1e-3; y *= 0.97) {
    const x = ndtri_exp(y);
    expect(x).toBeGreaterThan(last);
    last = x;
  }
});
