import { describe, expect, test } from 'vitest';
import {
  beta,
  cauchy,
  expon,
  gamma,
  lognorm,
  norm,
  pareto,
  rayleigh,
  t,
  uniform,
} from '@numloom/stats';
import reference from '../reference/continuous.json' with { type: 'json' };
import { difference, distributionOf, numberOf } from './distributions.ts';

describe('fits are at least as likely as those of SciPy', () => {
  for (const { name, data, fixed, theta, nnlf } of reference.fits) {
    test(`${name} ${JSON.stringify(fixed)}`, () => {
      const distribution = distributionOf(name);
      const fitted = distribution.fit(data, fixed);
      const likelihood = distribution.nnlf(fitted, data);
      expect(likelihood).toBeLessThanOrEqual(numberOf(nnlf) + 1e-9);
      if ('floc' in fixed) expect(fitted.at(-2)).toBe(fixed.floc);
      if ('fscale' in fixed) expect(fitted.at(-1)).toBe(fixed.fscale);
      // Where SciPy has a closed form, parameters are the same to all digits.
      if (['norm', 'expon', 'uniform', 'laplace'].includes(name)) {
        fitted.forEach((value, k) => {
          expect(difference(value, numberOf(theta[k]!))).toBeLessThan(1e-12);
        });
      }
    });
  }
});

describe('fits', () => {
  const data = reference.fits.find(({ name }) => name === 'gamma')!.data;
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;

  test('closed forms', () => {
    expect(norm.fit([1, 2, 3, 4])).toEqual([2.5, Math.sqrt(1.25)]);
    expect(norm.fit([1, 2, 3, 4], { floc: 2 })).toEqual([2, Math.sqrt(1.5)]);
    expect(norm.fit([1, 2, 3, 4], { fscale: 7 })).toEqual([2.5, 7]);
    expect(expon.fit([3, 1, 8])).toEqual([1, 3]);
    expect(uniform.fit([3, 1, 8], { fscale: 9 })).toEqual([0, 9]);
    expect(rayleigh.fit([3, 4, 5], { floc: 0 })).toEqual([0, 5 / Math.sqrt(3)]);
    const [s, , scale] = lognorm.fit([1, Math.E, Math.E ** 2], { floc: 0 }) as [number, number, number]; // prettier-ignore
    expect(s).toBeCloseTo(Math.sqrt(2 / 3), 14);
    expect(scale).toBeCloseTo(Math.E, 14);
  });

  test('a large offset costs no digits', () => {
    const [loc, scale] = norm.fit([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4]) as [number, number];
    expect([loc, scale]).toEqual([1e9 + 2.5, Math.sqrt(1.25)]);
  });

  test('where parameters are most likely, the gradient is 0', () => {
    const theta = gamma.fit(data, { floc: 1 });
    const [a, loc, scale] = theta as [number, number, number];
    // The mean is a scale + loc, exactly.
    expect(difference(a * scale + loc, mean)).toBeLessThan(1e-9);
    const [b] = pareto.fit([1, 2, 4], { floc: 0 }) as [number];
    expect(difference(b, 3 / Math.log(8))).toBeLessThan(1e-14);
    expect(pareto.fit([1, 2, 4], { floc: 0 })).toEqual([b, 0, 1]);
  });

  test('moments', () => {
    const [a, loc, scale] = gamma.fit(data, { method: 'MM', floc: 0 }) as [number, number, number];
    expect(loc).toBe(0);
    expect(difference(gamma.mean(a, loc, scale), mean)).toBeLessThan(1e-9);
    expect(difference(gamma.var(a, loc, scale), variance)).toBeLessThan(1e-8);
    expect(norm.fit(data, { method: 'MM' })).toEqual(norm.fit(data));
    const [low, width] = uniform.fit(data, { method: 'MM' }) as [number, number];
    expect(difference(uniform.mean(low, width), mean)).toBeLessThan(1e-13);
    expect(difference(uniform.var(low, width), variance)).toBeLessThan(1e-13);
    expect(() => cauchy.fit(data, { method: 'MM' })).toThrow(
      'cauchy.fit: no parameters were found',
    );
  });

  test('shapes that are fixed, by name and by number', () => {
    const fitted = t.fit(data, { fdf: 5 });
    expect(fitted[0]).toBe(5);
    expect(t.fit(data, { f0: 5 })).toEqual(fitted);
    expect(t.nnlf(fitted, data)).toBeGreaterThanOrEqual(t.nnlf(t.fit(data), data) - 1e-9);
    expect(beta.fit([0.2, 0.4, 0.5, 0.7], { fa: 2, f1: 3, floc: 0 }).slice(0, 3)).toEqual([
      2, 3, 0,
    ]);
  });

  test('what does not fit', () => {
    expect(() => norm.fit([1, NaN])).toThrow('norm.fit: data has NaN or infinite values');
    expect(() => norm.fit([])).toThrow('norm.fit: data has no observations');
    expect(() => norm.fit([1, 2], { floc: 0, fscale: 1 })).toThrow('all parameters are fixed');
    expect(() => norm.fit([1, 2], { fscale: 0 })).toThrow('fscale is 0, must be above 0');
    expect(() => norm.fit([1, 2], { fdf: 3 } as never)).toThrow('takes no option fdf');
    expect(() => t.fit([1, 2], { f0: 3, fdf: 3 })).toThrow('fdf and f0 are the same parameter');
    expect(() => norm.fit([1, 2], { method: 'LS' as 'MM' })).toThrow("norm.fit: method is 'LS'");
    expect(() => expon.fit([1, 2], { floc: 1.5 })).toThrow('floc is 1.5, but data has 1');
    expect(() => uniform.fit([1, 2], { fscale: 0.5 })).toThrow('must hold them');
    expect(() => pareto.fit([1, 2], { floc: 0, fscale: 3 })).toThrow('which is below');
    expect(() => norm.nnlf([1], data)).toThrow('theta has 1 numbers, must have loc, scale');
    expect(norm.nnlf([0, -1], data)).toBe(Infinity);
  });
});
