import { array } from '@numloom/ndarray';
import {
  cramervonmises,
  ks_1samp,
  ks_2samp,
  kstest,
  mannwhitneyu,
  norm,
  PermutationMethod,
  wilcoxon,
} from '@numloom/stats';
import { describe, expect, test } from 'vitest';
import { cvmTail } from '../../src/pvalues/cramer-von-mises.ts';
import { kolmogorovTail } from '../../src/pvalues/kolmogorov.ts';
import { kolmogorovLimitTail, smirnovTail } from '../../src/pvalues/smirnov.ts';
import reference from '../reference/kolmogorov.json' with { type: 'json' };

const near = (actual: number, expected: number, rtol: number): void => {
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    rtol * Math.abs(expected),
  );
};

const uniform = (x: number): number => Math.min(Math.max(x, 0), 1);

describe('the distribution of Kolmogorov', () => {
  test.each(reference.two as [number, number, string][])('of %i observations at %d', (n, d, p) => {
    near(kolmogorovTail(n, d), Number(p), n > 3000 ? 1e-11 : 2e-13);
  });

  test.each(reference.one as [number, number, string][])('one-sided, of %i at %d', (n, d, p) => {
    near(smirnovTail(n, d), Number(p), 2e-13);
  });

  test('both ends', () => {
    for (const n of [1, 2, 7, 100, 5000]) {
      expect(kolmogorovTail(n, 0)).toBe(1);
      expect(kolmogorovTail(n, 0.5 / n)).toBe(1);
      expect(kolmogorovTail(n, 1)).toBe(0);
      expect(smirnovTail(n, 0)).toBe(1);
      expect(smirnovTail(n, 1)).toBe(0);
      expect(kolmogorovTail(n, NaN)).toBeNaN();
      if (n > 1) near(kolmogorovTail(n, 1 - 0.5 / n), 2 * (0.5 / n) ** n, 1e-10);
    }
    expect(kolmogorovLimitTail(0)).toBe(1);
    expect(kolmogorovLimitTail(NaN)).toBeNaN();
  });

  test('for many observations tends to its limit, and joins where methods change', () => {
    for (const z of [0.3, 0.7, 1, 1.6, 2.4]) {
      const limit = kolmogorovLimitTail(z);
      expect(Math.abs(kolmogorovTail(1e10, z / 1e5) - limit)).toBeLessThan(
        (z + 0.2) * 1e-5 * limit,
      );
    }
    for (const z of [0.7, 1.6]) {
      // The tail of 3000 is exact, that of 3001 extrapolated: there is no step between them.
      const [a, b, c, d] = [2998, 2999, 3000, 3001].map((n) => kolmogorovTail(n, z / Math.sqrt(n)));
      expect(Math.abs(d! - 3 * c! + 3 * b! - a!)).toBeLessThan(3e-11);
    }
    near(
      kolmogorovTail(500, Math.sqrt(6.199 / 500)),
      2 * smirnovTail(500, Math.sqrt(6.199 / 500)),
      1e-13,
    );
    near(kolmogorovLimitTail(0.9 - 1e-12), kolmogorovLimitTail(0.9), 1e-11);
    near(kolmogorovLimitTail(20), 2 * Math.exp(-800), 1e-13);
  });
});

describe('one-sample tests', () => {
  const x = [0.1, 0.25, 0.3, 0.42, 0.6, 0.66];

  test('take functions, with arguments, and distributions', () => {
    const direct = ks_1samp(x, uniform);
    expect(direct.statistic).toBeCloseTo(0.34, 15);
    expect(
      ks_1samp(x, (value, low, high) => uniform((value - low) / (high - low)), { args: [0, 1] }),
    ).toEqual(direct);
    expect(ks_1samp(x, { cdf: uniform })).toEqual(direct);
    expect(kstest(x, uniform)).toEqual(direct);
    expect(kstest(x, norm, { args: [0.4, 0.2] })).toEqual(ks_1samp(x, norm, { args: [0.4, 0.2] }));
    expect(kstest(x, [0.2, 0.7])).toEqual(ks_2samp(x, [0.2, 0.7]));
    expect(cramervonmises(x, { cdf: uniform })).toEqual(cramervonmises(x, uniform));
  });

  test('along axes', () => {
    const rows = array([x, x.map((one) => one * one)]);
    const { statistic, statistic_sign } = ks_1samp(rows, uniform, { axis: 1 });
    expect(statistic.get(0)).toBe(ks_1samp(x, uniform).statistic);
    expect(statistic_sign.tolist()).toEqual([1, 1]);
    expect(ks_1samp(rows, uniform, { axis: null }).pvalue.shape).toEqual([]);
  });

  test('wrong input', () => {
    expect(() => ks_1samp(x, 'norm' as never)).toThrow('cdf must be a function or a distribution');
    expect(() => ks_1samp(x, uniform, { method: 'asymptotic' as 'asymp' })).toThrow(
      "method is 'asymptotic'",
    );
    expect(() => kstest(x, [1, 2], { args: [1] })).toThrow('args are for a distribution');
    expect(() => kstest(x, [1, 2], { method: 'approx' })).toThrow("kstest: method is 'approx'");
    expect(() => kstest(x, uniform, { alternative: 'more' as 'less' })).toThrow(
      "kstest: alternative is 'more'",
    );
    const nothing = (() => undefined) as never;
    expect(() => ks_1samp(x, nothing)).toThrow('ks_1samp: cdf gives undefined for 0.1');
    expect(() => cramervonmises(x, nothing)).toThrow('cramervonmises: cdf gives undefined for 0.1');
    expect(() => kstest(x, norm([0, 1], 1) as never)).toThrow('kstest: cdf gives an object');
    expect(() => ks_1samp(x, norm, { args: 5 as never })).toThrow(
      'ks_1samp: args is 5, must be a list of numbers',
    );
    expect(ks_1samp([0.1, NaN], uniform).pvalue).toBeNaN();
    expect(ks_1samp([0.1, 3], () => NaN).statistic).toBeNaN();
  });
});

describe('two-sample tests', () => {
  test('of sizes beyond exact ones are asymptotic', () => {
    const [a, b] = [12_000, 9_000].map((n) =>
      Float64Array.from({ length: n }, (_, k) => (k + 0.5) / n),
    );
    const shifted = b!.map((one) => one + 0.02);
    const [auto, asymp] = (['auto', 'asymp'] as const).map((method) =>
      ks_2samp(a!, shifted, { method }),
    );
    expect(auto).toEqual(asymp);
    // 12,000 · 9,000 / 21,000 observations.
    near(auto!.pvalue, kolmogorovTail(5143, auto!.statistic), 1e-14);
  });

  test('p-values by permutations are those of SciPy for a seed', () => {
    const [x, y] = [[1, 2, 2, 3, 4, 4, 4, 5], [2, 3, 3, 5, 6, 6, 7, 7, 8]]; // prettier-ignore
    const method = new PermutationMethod({ n_resamples: 999, rng: 1 });
    expect(mannwhitneyu(x, y, { method }).pvalue).toBe(0.03);
    expect(mannwhitneyu(x, y, { method, alternative: 'greater' }).pvalue).toBe(0.986);
    const exact = new PermutationMethod();
    near(mannwhitneyu(x.slice(0, 4), y.slice(0, 4), { method: exact }).pvalue, 2 / 7, 1e-15);
    const d = [0, 0, 1.5, -2, 2.5, 2, 0, 3, 4, -1, 5, 5];
    expect(wilcoxon(d, { method }).pvalue).toBe(0.054);
    expect(wilcoxon(d, { method, zero_method: 'pratt' }).pvalue).toBe(0.064);
    expect(wilcoxon(d, { method, zero_method: 'zsplit', alternative: 'less' }).pvalue).toBe(0.972);
  });
});

test('the limit of Cramér and von Mises, from mpmath', () => {
  near(cvmTail(0.02), 0.9969993856983981, 1e-14);
  near(cvmTail(0.3), 0.1351712688051058, 1e-14);
  near(cvmTail(0.5), 0.03983321756560759, 1e-13);
  near(cvmTail(2), 1.2780736172781673e-5, 1e-13);
  near(cvmTail(0.5 - 1e-12), cvmTail(0.5), 1e-11);
  expect(cvmTail(0)).toBe(1);
  expect(cvmTail(NaN)).toBeNaN();
});
