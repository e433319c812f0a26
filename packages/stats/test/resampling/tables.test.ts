/** Tests of tables and of several samples whose p-values come from resampling, beside SciPy 1.17.1. */
import {
  anderson,
  anderson_ksamp,
  chi2_contingency,
  fisher_exact,
  MonteCarloMethod,
  PermutationMethod,
} from '@numloom/stats';
import { describe, expect, test } from 'vitest';

const permuted = (n_resamples = 999) => new PermutationMethod({ n_resamples, rng: 7 });
const drawn = () => new MonteCarloMethod({ n_resamples: 20_000, rng: 1 });

const counts = [[10, 10, 20], [20, 20, 20]]; // prettier-ignore
const tea = [[3, 1], [1, 3]]; // prettier-ignore
const sparse = [[3, 1, 0], [0, 2, 4], [1, 1, 3]]; // prettier-ignore
const samples = [
  [1.2, 3.4, 2.2, 5.1, 4.4, 3.9],
  [3.1, 5.2, 7.7, 9, 11.2],
  [2.5, 6.1, 6.6, 8.8, 4.1, 7.3, 9.9],
];

describe('chi2_contingency', () => {
  test("has SciPy's p-value for a seed", () => {
    const found = chi2_contingency(counts, { correction: false, method: permuted() });
    expect(found.statistic).toBeCloseTo(25 / 9, 14);
    expect(found.pvalue).toBe(0.28);
    expect(found.dof).toBeNaN();
    expect(found.expected_freq.tolist()).toEqual([[12, 12, 16], [18, 18, 24]]); // prettier-ignore
  });

  test('is exact where permutations are few, and near to it where tables are drawn', () => {
    const all = chi2_contingency(tea, { correction: false, method: permuted(50_000) });
    expect(all.pvalue).toBeCloseTo(17 / 35, 14);
    const some = chi2_contingency(tea, { correction: false, method: drawn() });
    expect(Math.abs(some.pvalue - 17 / 35)).toBeLessThan(0.015);
  });

  test('refuses what does not go with it', () => {
    const method = permuted();
    expect(() => chi2_contingency(tea, { method })).toThrow(
      'chi2_contingency: correction is true, must be false where method is given',
    );
    expect(() => chi2_contingency(tea, { correction: false, lambda_: 1, method })).toThrow(
      'chi2_contingency: lambda_ is given, must not where method is given',
    );
    expect(() => chi2_contingency([1, 2], { correction: false, method })).toThrow(
      'chi2_contingency: observed has the shape (2,), must have two axes',
    );
    expect(() => chi2_contingency([[0.5, 1], [1, 1]], { correction: false, method })).toThrow('must have integers only'); // prettier-ignore
    expect(() => chi2_contingency(tea, { correction: false, method: {} as never })).toThrow(
      'chi2_contingency: method must be a PermutationMethod or a MonteCarloMethod',
    );
  });
});

describe('fisher_exact', () => {
  test("has SciPy's p-value for a seed", () => {
    const { statistic, pvalue } = fisher_exact(sparse, { method: permuted() });
    expect(statistic).toBeCloseTo(0.002664002664002657, 15);
    expect(pvalue).toBe(0.126);
  });

  test('is near to the exact one where tables are drawn', () => {
    const exact = fisher_exact(sparse).pvalue;
    expect(Math.abs(fisher_exact(sparse, { method: drawn() }).pvalue - exact)).toBeLessThan(0.01);
  });

  test('has the exact one of two rows and columns by all permutations', () => {
    const { statistic, pvalue } = fisher_exact(tea, { method: permuted(50_000) });
    expect(statistic).toBeCloseTo(8 / 35, 13);
    expect(pvalue).toBeCloseTo(fisher_exact(tea).pvalue, 13);
  });

  test('refuses what is no method, and tables too large to be drawn', () => {
    for (const method of [null, '', 3, {}]) {
      expect(() => fisher_exact(tea, { method: method as never })).toThrow(
        'fisher_exact: method must be a PermutationMethod or a MonteCarloMethod',
      );
    }
    expect(() => fisher_exact([[1e9, 1], [1, 1]], { method: drawn() })).toThrow('fisher_exact: the table counts 1000000003, must be at most 100000000 for a method'); // prettier-ignore
  });

  test('refuses sides, and what draws something else', () => {
    expect(() => fisher_exact(tea, { alternative: 'less', method: permuted() })).toThrow(
      "fisher_exact: alternative is 'less', must be 'two-sided' for a table of 2 rows and 2 columns with a method",
    );
    const method = new MonteCarloMethod({ rvs: () => [] });
    expect(() => fisher_exact(sparse, { method })).toThrow(
      'fisher_exact: draws from its own distribution, method must have no rvs',
    );
  });
});

describe('anderson_ksamp', () => {
  test("has SciPy's p-value for a seed", () => {
    const { statistic, pvalue } = anderson_ksamp(samples, { method: permuted() });
    expect(statistic).toBeCloseTo(1.8677718033013992, 13);
    expect(pvalue).toBe(0.068);
  });

  test('is exact where permutations are few', () => {
    const pair = [[1, 2, 3, 4], [3, 5, 7, 9]]; // prettier-ignore
    expect(anderson_ksamp(pair, { method: permuted(9999) }).pvalue).toBeCloseTo(6 / 70, 14);
  });

  test('refuses other methods', () => {
    expect(() => anderson_ksamp(samples, { method: drawn() as never })).toThrow(
      'anderson_ksamp: method must be a PermutationMethod',
    );
  });
});

describe('anderson', () => {
  // By scipy.stats.anderson(x, dist, method=MonteCarloMethod(n_resamples=count)).
  const x = [4.1, 5.2, 5.9, 7.7, 3.3, 6.4, 12.9, 8.1, 5.5, 4.8, 9.3, 15.2];
  test.each([
    ['norm', 0.10156, 99_999],
    ['expon', 0.01031, 99_999],
    ['logistic', 0.2006, 3000],
    ['gumbel_r', 0.75175, 3000],
    ['gumbel_l', 0.012996, 3000],
  ] as const)('of %s has the p-value of samples that are drawn', (dist, expected, count) => {
    const method = new MonteCarloMethod({ n_resamples: 9999, rng: 3 });
    const { statistic, pvalue } = anderson(x, { dist, method });
    expect(statistic).toBe(anderson(x, { dist }).statistic);
    expect(Math.abs(pvalue - expected)).toBeLessThan(
      4 * Math.sqrt(expected * (1 - expected) * (1 / 9999 + 1 / count)),
    );
  });

  test('refuses other methods, and what it cannot draw', () => {
    const message = "anderson: method must be 'interpolate' or a MonteCarloMethod";
    expect(() => anderson(x, { method: permuted() as never })).toThrow(message);
    expect(() => anderson(x, { method: 'exact' as never })).toThrow(message);
    expect(() => anderson(x, { dist: 'weibull_min', method: drawn() })).toThrow(
      "anderson: dist is 'weibull_min', method must be 'interpolate'",
    );
  });
});
