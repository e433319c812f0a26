import fc from 'fast-check';
import { array, type NdArray } from '@numloom/ndarray';
import { add, evaluate, multiply } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { integrate } from '../../src/distributions/quadrature.ts';
import { CASES, difference, distributionOf, overArrays } from './distributions.ts';

const label = (name: string, shapes: readonly number[]) => `${name}(${shapes.join(', ')})`;
const probability = fc.oneof(
  fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
  fc.double({ min: 1e-200, max: 1e-10, noNaN: true }),
);
const METHODS = ['pdf', 'logpdf', 'cdf', 'sf', 'logcdf', 'logsf', 'ppf', 'isf'] as const;

describe.each(CASES)('$name $shapes', ({ name, shapes }) => {
  const d = distributionOf(name);
  /** How much of the digits of p the place x can tell. */
  const blur = (p: number, x: number) => 1 + (Math.abs(x) * d.pdf(x, ...shapes)) / p;

  test('quantiles are where probabilities say', () => {
    fc.assert(
      fc.property(probability, (p) => {
        const x = d.ppf(p, ...shapes);
        const y = d.isf(p, ...shapes);
        if (Math.abs(x) > 1e-290 && x > d.support(...shapes)[0]) {
          expect(difference(d.cdf(x, ...shapes), p) / blur(p, x)).toBeLessThan(1e-12);
        }
        if (Math.abs(y) > 1e-290 && y < d.support(...shapes)[1]) {
          expect(difference(d.sf(y, ...shapes), p) / blur(p, y)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('tails add up to 1, and logarithms are those of what they are of', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        const x = d.ppf(p, ...shapes);
        const [cdf, sf, pdf] = [d.cdf(x, ...shapes), d.sf(x, ...shapes), d.pdf(x, ...shapes)];
        expect(Math.abs(cdf + sf - 1)).toBeLessThan(1e-13);
        expect(Math.abs(d.logcdf(x, ...shapes) - Math.log(cdf))).toBeLessThan(1e-12);
        expect(Math.abs(d.logsf(x, ...shapes) - Math.log(sf))).toBeLessThan(1e-12);
        expect(Math.abs(d.logpdf(x, ...shapes) - Math.log(pdf))).toBeLessThan(1e-12);
      }),
      { numRuns: 30 },
    );
  });

  test('the density integrates to the probability', () => {
    const [a, b] = [d.ppf(0.2, ...shapes), d.isf(0.1, ...shapes)];
    const middle = d.median(...shapes);
    const integral = [[a, middle], [middle, b]] // prettier-ignore
      .reduce((sum, [from, to]) => sum + integrate((x) => d.pdf(x, ...shapes), from!, to!), 0);
    expect(Math.abs(integral - 0.7)).toBeLessThan(name === 'triang' ? 1e-7 : 1e-11);
  });

  test('location and scale move what is given', () => {
    const numbers = { noNaN: true, noDefaultInfinity: true };
    fc.assert(
      fc.property(
        probability,
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: -8, max: 8 }).map((k) => 2 ** k),
        fc.double({ min: -5, max: 5, ...numbers }),
        (p, loc, scale, x) => {
          const z = (x * scale + loc - loc) / scale;
          const at = z * scale + loc;
          expect(d.cdf(at, ...shapes, loc, scale)).toBe(d.cdf((at - loc) / scale, ...shapes));
          expect(d.logsf(at, ...shapes, { loc, scale })).toBe(
            d.logsf((at - loc) / scale, ...shapes),
          );
          expect(d(...shapes, loc, scale)['pdf']!(at)).toBe(
            d.pdf((at - loc) / scale, ...shapes) / scale,
          );
          expect(d.ppf(p, ...shapes, loc, scale)).toBe(d.ppf(p, ...shapes) * scale + loc);
          expect(d(...shapes, { loc, scale })['isf']!(p)).toBe(d.isf(p, ...shapes) * scale + loc);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('moments are those of the density', () => {
    const [mean, variance, skewness, kurtosis] = d.stats(...shapes, { moments: 'mvsk' }) as [number, number, number, number]; // prettier-ignore
    if (!Number.isFinite(variance)) return;
    const sd = Math.sqrt(variance);
    const mean1 = d.expect((x) => x, ...shapes);
    expect(Math.abs(mean1 - mean)).toBeLessThan(1e-8 * (Math.abs(mean) + sd));
    expect(d.mean(...shapes)).toBe(mean);
    expect(d.std(...shapes)).toBe(sd);
    expect(
      difference(
        d.expect((x) => (x - mean) ** 2, ...shapes),
        variance,
      ),
    ).toBeLessThan(1e-7);
    expect(difference(d.moment(2, ...shapes, 1, 2), 4 * variance + (2 * mean + 1) ** 2)).toBeLessThan(1e-12); // prettier-ignore
    if (Number.isFinite(skewness)) {
      const raw = skewness * sd ** 3 + 3 * mean * variance + mean ** 3;
      expect(Math.abs(d.moment(3, ...shapes) - raw)).toBeLessThan(
        1e-10 * (Math.abs(raw) + sd ** 3),
      );
    }
    if (Number.isFinite(kurtosis) && mean === 0) {
      expect(difference(d.moment(4, ...shapes), (kurtosis + 3) * variance ** 2)).toBeLessThan(
        1e-12,
      );
    }
    const entropy = d.expect((x) => -d.logpdf(x, ...shapes), ...shapes);
    expect(Math.abs(d.entropy(...shapes) - entropy)).toBeLessThan(1e-8);
  });

  test('outside of the support, and for what is no parameter', () => {
    const [low, high] = d.support(...shapes);
    if (Number.isFinite(low)) {
      expect(METHODS.slice(0, 6).map((m) => d[m](low - 1, ...shapes))).toEqual([0, -Infinity, 0, 1, -Infinity, 0]); // prettier-ignore
    }
    if (Number.isFinite(high)) {
      expect(METHODS.slice(0, 6).map((m) => d[m](high + 1, ...shapes))).toEqual([0, -Infinity, 1, 0, 0, -Infinity]); // prettier-ignore
    }
    expect(METHODS.slice(0, 6).map((m) => d[m](Infinity, ...shapes))).toEqual([0, -Infinity, 1, 0, 0, -Infinity]); // prettier-ignore
    expect(METHODS.slice(0, 6).map((m) => d[m](-Infinity, ...shapes))).toEqual([0, -Infinity, 0, 1, -Infinity, 0]); // prettier-ignore
    expect([d.ppf(0, ...shapes), d.ppf(1, ...shapes)]).toEqual([low, high]);
    expect([d.isf(1, ...shapes), d.isf(0, ...shapes)]).toEqual([low, high]);
    for (const method of METHODS) {
      expect(d[method](NaN, ...shapes)).toBeNaN();
      expect(d[method](0.5, ...shapes, 0, 0)).toBeNaN();
      expect(d[method](0.5, ...shapes, 0, -1)).toBeNaN();
      expect(d[method](0.5, ...shapes, NaN, 1)).toBeNaN();
      shapes.forEach((_, k) => {
        for (const bad of [-1, NaN]) {
          const wrong = shapes.map((shape, i) => (i === k ? bad : shape));
          expect(d[method](0.5, ...wrong)).toBeNaN();
          expect(d.mean(...wrong)).toBeNaN();
        }
      });
    }
    for (const p of [-0.1, 1.1, Infinity]) {
      expect([d.ppf(p, ...shapes), d.isf(p, ...shapes)]).toEqual([NaN, NaN]);
    }
  });

  test('arrays are as numbers, in any layout, and fuse', () => {
    const xs = [[0.1, 0.7, 0.3], [0.9, 0.25, 0.5]]; // prettier-ignore
    const x = array(xs);
    const locs = array([[0.05], [-0.5]]);
    for (const method of METHODS) {
      const over = overArrays(name, method);
      const wanted = xs.map((row) => row.map((z) => d[method](z, ...shapes, 0, 2)));
      expect(over(x, ...shapes, 0, 2).tolist()).toEqual(wanted);
      expect(over(x.T, ...shapes, { scale: 2 }).tolist()).toEqual(
        [0, 1, 2].map((j) => wanted.map((row) => row[j])),
      );
      expect(over(x.slice(':', '::-1'), ...shapes, 0, 2).tolist()).toEqual(
        wanted.map((row) => [...row].reverse()),
      );
      const shifted = xs.map((row, i) =>
        row.map((z) => d[method](z, ...shapes, locs.tolist().flat()[i] as number)),
      );
      expect(over(xs, ...shapes, locs).tolist()).toEqual(shifted);
      const fused = evaluate(multiply(add(over(x, ...shapes, 0, 2), 1), 3)) as NdArray;
      expect(fused.tolist()).toEqual(wanted.map((row) => row.map((y) => (y + 1) * 3)));
    }
  });
});
