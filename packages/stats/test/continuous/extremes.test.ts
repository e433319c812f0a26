/** Densities and tails where powers or degrees of freedom leave the range of numbers; by mpmath, 40 digits. */
import { bartlett, beta, chi2, f, gamma, somersd, triang, weibull_min } from '@numloom/stats';
import { describe, expect, test } from 'vitest';

function expectNear(found: number, should: number, tolerance = 1e-12): void {
  expect(Math.abs(found / should - 1)).toBeLessThan(tolerance);
}

describe('densities', () => {
  test('near 0 are numbers though powers are not', () => {
    expectNear(beta.pdf(1e-300, 2, 1), 2e-300);
    expectNear(gamma.pdf(1e-170, 2), 1e-170);
    expectNear(gamma.pdf(1e-108, 3), 5e-217);
    expectNear(gamma.pdf(1e-30, 10.6), 7.00533777409e-295, 1e-11);
    expectNear(chi2.pdf(1e-170, 4), 2.5e-171);
    expectNear(chi2.pdf(1e-40, 15.8), 1.01550087e-282, 1e-8);
    expectNear(beta.pdf(1e-30, 10.5, 1), 1.05e-284);
    expectNear(f.pdf(1e-170, 4, 4), 6e-170);
  });

  test('of large shapes keep the digits of what is beside a number near 1', () => {
    expectNear(beta.pdf(1e-12, 1, 1e12), 367879441171.44);
    expectNear(f.pdf(0.5, 2, 1e8), 0.6065306551636545);
    for (const d of [1e12, 1e16, 1e160, Infinity]) expectNear(f.pdf(0.5, 2, d), Math.exp(-0.5));
    expectNear(f.pdf(2, 1e16, 2), 0.15163266492815836);
    expectNear(f.pdf(1.3, 5, 1e12), 0.4272398798, 1e-9);
  });

  test('of infinite shapes are 0', () => {
    expect([gamma.pdf(0.5, Infinity), chi2.pdf(0.5, Infinity)]).toEqual([0, 0]);
    expect(gamma.logpdf(0.5, Infinity)).toBe(-Infinity);
    expect([beta.pdf(0.5, 2, Infinity), beta.pdf(0.5, Infinity, 2)]).toEqual([0, 0]);
    expect([beta.logpdf(0.5, 2, Infinity), beta.pdf(0.5, Infinity, Infinity)]).toEqual([
      -Infinity,
      NaN,
    ]);
  });
});

describe('tails', () => {
  test('of ratios with infinitely many degrees of freedom are their limits', () => {
    for (const d of [1e160, Infinity]) {
      expectNear(f.cdf(0.5, 2, d), -Math.expm1(-0.5));
      expectNear(f.ppf(0.5, 2, d), Math.LN2);
      expectNear(f.logsf(50, 2, d), -50);
      expectNear(f.cdf(3, d, 2), Math.exp(-1 / 3));
    }
  });

  test('have logarithms where they underflow', () => {
    expectNear(triang.logcdf(1e-200, 0.3), -919.8300643932923);
    expectNear(triang.cdf(1e-201, 1e-200), 1e-202);
    expectNear(weibull_min.logcdf(1e-200, 2), -921.0340371976183);
    expectNear(weibull_min.logcdf(1e-40, 10), -921.0340371976183);
    expectNear(f.logcdf(1e-308, 5, 9), -1771.53544722885);
  });

  test('that are subnormal have quantiles with all digits', () => {
    const least = Math.log(5e-324);
    for (const a of [1, 67.8, 313.5, 1e5]) {
      expectNear(gamma.logcdf(gamma.ppf(5e-324, a), a), least);
      expectNear(gamma.logsf(gamma.isf(5e-324, a), a), least, 1e-11);
    }
    expectNear(triang.logcdf(triang.ppf(5e-324, 0.3), 0.3), least);
  });

  test('of triangles have limits at their ends', () => {
    for (const x of [5e-324, 1e-300, 1e-17]) expect(triang.sf(x, 0)).toBe(1);
    expect(triang.sf(1e-17, 1e-18)).toBe(1);
    expectNear(triang.sf(0.3, 0.5), 0.82);
    expectNear(triang.sf(0.7, 0.5), 0.18);
    expectNear(triang.sf(0.2, 1), 0.96);
  });
});

describe('the beta distribution', () => {
  test('of a huge shape is a gamma distribution', () => {
    for (const b of [1e140, 1e160, 1e200, 1e292]) {
      expectNear(beta.cdf(2 / b, 2, b), -Math.expm1(-2) - 2 * Math.exp(-2), 1e-9);
      expectNear(beta.pdf(2 / b, 2, b) / b, 2 * Math.exp(-2));
      expectNear(beta.ppf(0.5, 2, b) * b, 1.67834699001666);
      expectNear(beta.logsf(50 / b, 2, b), Math.log(51) - 50);
      expect(beta.cdf(Math.sqrt(1 / b), 2, b)).toBe(1);
      expect(beta.pdf(1e-9, 2, b)).toBe(0);
    }
    expectNear(beta.cdf(1e-300, 2, 1e200), 5e-201);
    expectNear(beta.logsf(1e-300, 1e-300, 1e300), Math.log(0.2193839343955203) + Math.log(1e-300));
    expectNear(beta.pdf(1e-300, 1e-300, 1e300), Math.exp(-1));
  });

  test('of two huge shapes is all at the mean', () => {
    for (const n of [1e160, 1e200, 1e300, 1.7e308]) {
      expect([0.1, 0.9].map((x) => beta.cdf(x, n, n))).toEqual([0, 1]);
      expect([0.1, 0.9].map((x) => beta.sf(x, n, n))).toEqual([1, 0]);
      expectNear(beta.cdf(0.5, n, n), 0.5);
      expectNear(beta.sf(0.5, n, n), 0.5);
      expect([1e-9, 0.5, 0.9].map((p) => beta.ppf(p, n, n))).toEqual([0.5, 0.5, 0.5]);
      expect([beta.mean(n, n), beta.pdf(0.1, n, n)]).toEqual([0.5, 0]);
      expectNear(beta.pdf(0.5, n, n), 2 * Math.sqrt(n / Math.PI));
    }
    expect([0.1, 0.9].map((x) => beta.cdf(x, 1e200, 1e-200))).toEqual([0, 0]);
    expect([0.1, 0.9].map((x) => beta.cdf(x, 1e-300, 1e300))).toEqual([1, 1]);
    expect([0.1, 0.9].map((x) => beta.pdf(x, 1e-300, 1e300))).toEqual([0, 0]);
  });

  test('of two tiny shapes is at both ends', () => {
    for (const x of [1e-300, 1e-100, 0.5]) {
      expectNear(beta.logcdf(x, 1e-200, 1e-200), -Math.LN2);
      expectNear(beta.logsf(x, 1e-200, 1e-200), -Math.LN2);
      expectNear(beta.sf(x, 1e-160, 1e-155), 1 / 100001);
    }
  });

  test('has moments and an entropy whatever the shapes are', () => {
    expectNear(beta.entropy(1e9, 1e9), -9.98241515635845);
    expectNear(beta.entropy(1e15, 3), -32.691197884548);
    expectNear(beta.entropy(2, 1e200), -458.9398029339076);
    expectNear(beta.entropy(1e160, 1e100), -251.8654216961403);
    expectNear(beta.entropy(1e300, 1e300), -345.0085461867421);
    const near = (shapes: [number, number], expected: number[]): void =>
      beta
        .stats(...shapes, { moments: 'mvsk' })
        .forEach((one, k) =>
          expected[k] === 0 ? expect(one).toBe(0) : expectNear(one, expected[k]!),
        );
    near(
      [1e-160, 1e-155],
      [9.99990000099999e-6, 9.99980000299996e-6, 316.2246037391778, 99996.00001],
    );
    near([1e200, 2], [1, 0, -Math.SQRT2, 3]);
    near([1e300, 1e300], [0.5, 1.25e-301, 0, -3e-300]);
  });
});

test('variances that are far apart have their logarithms', () => {
  const of = (k: number) => bartlett([k, 2 * k, 4 * k], [1, 2, 4]);
  expectNear(of(1e4).statistic, 27.25501824453196);
  expectNear(of(1e6).statistic, 41.9915628077, 1e-11);
  expectNear(of(1e9).statistic, 64.0964, 1e-5);
});

test('associations that are none have no p-value', () => {
  const { statistic, pvalue } = somersd([
    [0, 0],
    [3, 4],
  ]);
  expect([statistic, pvalue]).toEqual([NaN, NaN]);
});
