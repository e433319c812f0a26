import {
  anderson,
  anderson_ksamp,
  jarque_bera,
  kurtosistest,
  normaltest,
  onWarning,
  shapiro,
  skewtest,
  type TestResult,
} from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../calls.ts';

const sample = fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 9, maxLength: 40 });
const varied = sample.filter((x) => new Set(x).size > 3);

describe('tests of normality', () => {
  const functions: Record<string, (x: readonly number[]) => TestResult<number>> = {
    skewtest,
    kurtosistest,
    normaltest,
    jarque_bera,
    shapiro,
    anderson,
  };

  test.each(Object.entries(functions))('%s does not depend on units', (_, compute) => {
    fc.assert(
      fc.property(varied, fc.integer({ min: -600, max: 600 }), (x, exponent) => {
        const { statistic, pvalue } = compute(x);
        const scaled = compute(x.map((one) => one * 2 ** exponent));
        const moved = compute(x.map((one) => one + 2 ** 40));
        for (const other of [scaled, moved]) {
          expectClose(other.statistic, statistic, 1e-10, 'statistic');
          expectClose(other.pvalue, pvalue, 1e-9, 'pvalue');
        }
      }),
      { numRuns: 40 },
    );
  });

  test('mirrored samples are as normal, and skewed to the other side', () => {
    fc.assert(
      fc.property(varied, (x) => {
        const mirrored = x.map((one) => -one);
        for (const compute of [kurtosistest, normaltest, jarque_bera, shapiro, anderson]) {
          expectClose(compute(mirrored).statistic, compute(x).statistic, 1e-10, compute.name);
        }
        const less = skewtest(x, { alternative: 'less' });
        const greater = skewtest(mirrored, { alternative: 'greater' });
        expect(greater.statistic).toBeCloseTo(-less.statistic, 10);
        expect(greater.pvalue).toBeCloseTo(less.pvalue, 10);
        const other = anderson(mirrored, { dist: 'gumbel_l' }).statistic;
        expectClose(anderson(x, { dist: 'gumbel_r' }).statistic, other, 1e-9, 'gumbel');
      }),
      { numRuns: 40 },
    );
  });

  test('constant samples', () => {
    const heard: string[] = [];
    const before = onWarning(({ name }) => void heard.push(name));
    expect([...shapiro([2.5, 2.5, 2.5, 2.5])]).toEqual([1, 1]);
    expect(heard).toEqual(['ConstantInputWarning']);
    expect(skewtest(Array<number>(9).fill(0.1)).statistic).toBeNaN();
    onWarning(before);
  });

  test('W of large samples, of few values, of infinite ones', () => {
    const x = Float64Array.from({ length: 5000 }, (_, k) => Math.sin(k) ** 3);
    expect(shapiro(x).pvalue).toBeGreaterThan(0);
    expect(shapiro(x).pvalue).toBeLessThan(1e-20);
    expect(shapiro([1, 2, 3]).statistic).toBe(1);
    expect(shapiro([1, 2, 3]).pvalue).toBeCloseTo(1, 14);
    expect(shapiro([1, 2, Infinity, 3]).statistic).toBeNaN();
  });
});

describe('the test of Anderson and Darling', () => {
  test('finds the likeliest parameters', () => {
    const x = [2.1, 2.955, 4.495, 5.293, 2.846, 2.62, 3.054, 2.066, 4.001, 1.874, 3.09, 6.196];
    const logOf: Record<string, (x: number, [a, b]: readonly [number, number]) => number> = {
      logistic: (one, [a, b]) =>
        -(one - a) / b - Math.log(b) - 2 * Math.log1p(Math.exp(-(one - a) / b)),
      gumbel_r: (one, [a, b]) => -(one - a) / b - Math.exp(-(one - a) / b) - Math.log(b),
      gumbel_l: (one, [a, b]) => (one - a) / b - Math.exp((one - a) / b) - Math.log(b),
    };
    for (const [dist, log] of Object.entries(logOf)) {
      const { parameters } = anderson(x, { dist: dist as 'logistic' });
      const [a, b] = parameters as [number, number];
      const likelihood = (p: readonly [number, number]) =>
        x.reduce((sum, one) => sum + log(one, p), 0);
      const best = likelihood([a, b]);
      for (const step of [1e-3, -1e-3]) {
        expect(likelihood([a + step, b]), dist).toBeLessThan(best);
        expect(likelihood([a, b + step]), dist).toBeLessThan(best);
      }
    }
  });

  test('bounds p-values, and refuses what it cannot test', () => {
    expect(anderson([1, 2, 3, 4, 5, 6]).pvalue).toBe(0.15);
    expect(anderson([1, 1, 1, 1, 1, 1, 1, 1e6]).pvalue).toBe(0.01);
    expect(anderson([1, 2, NaN]).statistic).toBeNaN();
    // 1.959 / 1.2 is halfway: SciPy rounds to 1.632.
    expect(anderson([1, 2, 4], { dist: 'expon' }).critical_values.at(-1)).toBe(1.632);
    expect(() => anderson([1])).toThrow('anderson: x has 1 observations');
    expect(() => anderson([[1, 2]] as never)).toThrow('must have one axis');
    expect(() => anderson([1, 1.1, 1.3, 2, 3, 5, 9, 20, 50, 99], { dist: 'weibull_min' })).toThrow(
      'has no maximum',
    );
    expect(anderson([-1, 2, 3], { dist: 'expon' }).statistic).toBe(Infinity);
  });

  test('of several samples', () => {
    expect(anderson_ksamp([[1, 2, 3], [4, 5, NaN]]).statistic).toBeNaN(); // prettier-ignore
    expect(() => anderson_ksamp([[1, 2]])).toThrow('got 1 samples');
    expect(() => anderson_ksamp([[1, 2], []])).toThrow('sample 2 is empty');
    expect(() => anderson_ksamp([[1, 1], [1, 1]])).toThrow('are the same'); // prettier-ignore
    expect(() => anderson_ksamp([[1], [2, 3]])).toThrow('needs four or more');
    fc.assert(
      fc.property(fc.array(varied, { minLength: 2, maxLength: 4 }), (samples) => {
        const turned = samples.map((one) => one.map((x) => 3 * x - 7)).reverse();
        for (const variant of ['midrank', 'right', 'continuous'] as const) {
          const { statistic } = anderson_ksamp(samples, { variant });
          expectClose(anderson_ksamp(turned, { variant }).statistic, statistic, 1e-9, variant, 1);
        }
      }),
      { numRuns: 20 },
    );
  });
});
