import type { TtestResult } from '@numloom/stats';
import {
  cohens_d,
  hedges_g,
  MonteCarloMethod,
  PermutationMethod,
  ttest_1samp,
  ttest_1samp_from_stats,
  ttest_ind,
  ttest_ind_from_stats,
  ttest_power,
  ttest_rel,
  ttost_1samp,
  ttost_ind,
  ttost_rel,
} from '@numloom/stats';
import { describe, expect, test } from 'vitest';
import reference from '../reference/ttests.json' with { type: 'json' };
import { collectedWarnings, expectClose } from './support.ts';

type Row = Readonly<Record<string, unknown>>;
const { samples } = reference;

function expectRow(result: TtestResult<number>, row: Row): void {
  for (const key of ['statistic', 'df', 'pvalue'] as const) expectClose(result[key], row[key], key);
  expectClose(Math.exp(result.logPvalue), row['pvalue'], 'logPvalue');
  const { low, high } = result.confidence_interval();
  expectClose(low, row['low'], 'low');
  expectClose(high, row['high'], 'high');
}

describe('t tests as mpmath has them', () => {
  test.each(reference.ind)('ttest_ind $equal_var $trim $alternative', (row) => {
    const { equal_var, trim, alternative } = row;
    const options = { equal_var, trim, alternative: alternative as 'less' };
    expectRow(ttest_ind(samples.a, samples.b, options), row);
  });

  test.each(reference.rel)('ttest_rel $alternative', (row) => {
    expectRow(ttest_rel(samples.a, samples.c, { alternative: row.alternative as 'less' }), row);
  });

  test.each(reference.from_stats)('ttest_ind_from_stats $equal_var', (row) => {
    expectRow(ttest_ind_from_stats(5, 2, 12, 6, 3, 15, { equal_var: row.equal_var }), row);
  });

  test('ttest_1samp_from_stats is ttest_1samp', () => {
    const whole = ttest_1samp(samples.sleep, 0.7);
    const { mean, sd, n } = whole;
    const known = ttest_1samp_from_stats(mean, sd, n, 0.7);
    for (const key of ['statistic', 'df', 'pvalue', 'mean', 'sd', 'n'] as const) {
      expectClose(known[key], whole[key], key);
    }
  });
});

describe('p-values of two samples by drawing', () => {
  const [a, b] = [samples.x, samples.y.slice(0, 5)];

  test('are exact for few permutations, and near to those of t', () => {
    const exact = ttest_ind(a, b, { method: new PermutationMethod() });
    // Of the 792 ways to choose, those that are as extreme.
    expect(exact.pvalue * 792).toBeCloseTo(Math.round(exact.pvalue * 792), 9);
    const student = ttest_ind(a, b);
    expect(exact.statistic).toBe(student.statistic);
    expect(Math.abs(exact.pvalue - student.pvalue)).toBeLessThan(0.05);
    expect(Math.exp(exact.logPvalue)).toBeCloseTo(exact.pvalue, 14);
    const drawn = ttest_ind(a, b, { method: new MonteCarloMethod({ n_resamples: 999, rng: 1 }) });
    expect(Math.abs(drawn.pvalue - student.pvalue)).toBeLessThan(0.05);
    const welch = { equal_var: false, trim: 0.2, method: new PermutationMethod() };
    expect(ttest_ind(a, b, welch).pvalue).toBeGreaterThan(0);
    expect(() => ttest_ind(a, b, { method: 'exact' as never })).toThrow(/PermutationMethod/);
  });
});

test.each(reference.ttost)('equivalence $test $low $upp', (row) => {
  const { low, upp } = row;
  const result =
    row.test === 'ind'
      ? ttost_ind(samples.x, samples.y, low, upp, { equal_var: row.equal_var! })
      : ttost_1samp(samples.sleep, low, upp);
  expectClose(result.lower.statistic, row.lower[0]);
  expectClose(result.lower.pvalue, row.lower[1]);
  expectClose(result.upper.statistic, row.upper[0]);
  expectClose(result.upper.pvalue, row.upper[1]);
  const larger = Number(row.lower[1]) > Number(row.upper[1]) ? row.lower : row.upper;
  expect([...result].map((value, k) => value / Number(larger[k]))).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
  ]);
});

describe('equivalence at the ends of what there is', () => {
  collectedWarnings();
  const x = [0.1, 0.4, -0.3, 0.2];

  test('bounds that are infinite leave one test', () => {
    for (const [low, upp] of [
      [-Infinity, 1],
      [-1, Infinity],
    ] as const) {
      const result = ttost_1samp(x, low, upp);
      const side = low === -1 ? 'greater' : 'less';
      const one = ttest_1samp(x, low === -1 ? low : upp, { alternative: side });
      expect([...result]).toEqual([...one]);
    }
    expect(ttost_1samp(x, -Infinity, Infinity).pvalue).toBe(0);
  });

  test('bounds that are far apart take no digits from one another', () => {
    const far = ttost_1samp(x, -1e15, 0.5).upper;
    expectClose(far.statistic, ttost_1samp(x, -1, 0.5).upper.statistic);
    expectClose(far.statistic, ttest_1samp(x, 0.5).statistic);
  });

  test('samples without variance are between the bounds, beyond, or at one', () => {
    expect(ttost_1samp([1, 1, 1], -3, 2).pvalue).toBe(0);
    expect(ttost_1samp([1, 1, 1], -3, 0.5).pvalue).toBe(1);
    // The difference from a bound is 0 / 0 standard errors.
    for (const low of [0, 1]) {
      expect([...ttost_1samp([1, 1, 1], low, low + 1)]).toEqual([NaN, NaN]);
    }
    expect(ttost_ind([1, 1], [2, 2], -3, 3).pvalue).toBe(0);
    expect(ttost_rel([1, 2], [2, 3], -3, 3).pvalue).toBe(0);
  });
});

test.each(reference.effects)('effect size $popmean $standardizer', (row) => {
  const standardizer = row.standardizer as 'pooled' | undefined;
  const [d, g] = [cohens_d, hedges_g].map((effect) =>
    row.a === undefined
      ? effect(samples.a, samples.b, { standardizer: standardizer! })
      : effect(row.a, { popmean: row.popmean }),
  );
  expectClose(d!.effect_size, row.d);
  expectClose(g!.effect_size, row.g);
  const { low, high } = d!.confidence_interval();
  expectClose(low, row.low);
  expectClose(high, row.high);
  const corrected = g!.confidence_interval();
  expectClose(corrected.low / low, g!.effect_size / d!.effect_size);
});

test('intervals of effect sizes that are as large as those of nearly constant data', () => {
  // Then d varies as the standard deviation does: its bounds are quantiles of chi of two degrees of freedom.
  const { low, high } = cohens_d([1e9, 1e9 + 1, 1e9 + 2]).confidence_interval();
  expectClose(low / 1000000001, Math.sqrt(-Math.log(0.975)));
  expectClose(high / 1000000001, Math.sqrt(-Math.log(0.025)));
});

describe('power', () => {
  test.each(reference.power)('$test $effect_size $nobs $alternative', (row) => {
    const { effect_size, nobs, alpha, ratio } = row;
    const plan = { test: row.test as 'ind', alternative: row.alternative as 'less', ratio };
    const { power } = ttest_power({ ...plan, effect_size, nobs, alpha });
    expectClose(power, row.power);
    // Whatever is left out is found again, as far as the power has digits of it.
    const near = (value: number, expected: number) =>
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-10);
    near(ttest_power({ ...plan, nobs, alpha, power }).effect_size, effect_size);
    near(ttest_power({ ...plan, nobs, effect_size, power, alpha: null }).alpha, alpha);
    if (power > alpha) near(ttest_power({ ...plan, effect_size, alpha, power }).nobs, nobs);
  });

  test('sample sizes', () => {
    // By mpmath these have the power; for statsmodels' 33.3671312 and 0.58402614 it is 0.80000003 and 0.7999993.
    for (const [plan, nobs] of [
      [{ effect_size: 0.5, power: 0.8 }, 33.36712895333086],
      [{ effect_size: 0.8, power: 0.95, alpha: 0.01, alternative: 'greater' }, 27.441207313948265],
    ] as const) {
      expect(ttest_power(plan).nobs).toBeCloseTo(nobs, 6);
    }
    expect(ttest_power({ nobs: 25, power: 0.8 }).effect_size).toBeCloseTo(0.5840266715500851, 9);
    expect(ttest_power({ effect_size: 0, nobs: 20 }).power).toBeCloseTo(0.05, 14);
  });

  test('the fewest observations that can be are enough for large effects', () => {
    const plan = { effect_size: 50, power: 0.8 };
    const { power } = ttest_power({ effect_size: 50, nobs: 2 });
    expect(ttest_power(plan)).toEqual({ effect_size: 50, nobs: 2, alpha: 0.05, power });
    expect(power).toBeGreaterThan(0.8);
    expect(ttest_power({ ...plan, test: 'ind', ratio: 2 }).nobs).toBe(1);
    // Of an effect on the other side, more observations find less.
    const other = { effect_size: -0.5, alternative: 'greater' } as const;
    const { nobs } = ttest_power({ ...other, power: 0.001 });
    expect(ttest_power({ ...other, nobs }).power).toBeCloseTo(0.001, 14);
  });

  test('effects of any size', () => {
    for (const effect_size of [1e5, 1e30, 1e308]) {
      expect(ttest_power({ effect_size, nobs: 10 }).power).toBe(1);
      const less = { effect_size: -effect_size, nobs: 10, alternative: 'less' } as const;
      expect(ttest_power(less).power).toBe(1);
      expect(ttest_power({ ...less, alternative: 'greater' }).power).toBe(0);
    }
  });

  test('plans that cannot be', () => {
    expect(() => ttest_power({ nobs: 20 })).toThrow(/effect_size, power .* exactly one/);
    expect(() => ttest_power({ nobs: 20, effect_size: 1, power: 0.5 })).toThrow(/nothing/);
    expect(() => ttest_power({ nobs: 1, effect_size: 1 })).toThrow(/nobs is 1, must be 2 or more/);
    expect(() => ttest_power({ effect_size: 0, power: 0.8 })).toThrow(
      /no nobs gives a power of 0.8/,
    );
    expect(() => ttest_power({ effect_size: -1, power: 0.8, alternative: 'greater' })).toThrow(
      RangeError,
    );
    expect(() => ttest_power({ effect_size: 1e-9, power: 0.8 })).toThrow(
      /tried 2 to 1000000000000/,
    );
    for (const plan of [{ effect_size: 1 }, { nobs: 9 }, { effect_size: 0 }]) {
      for (const power of [0, 1]) {
        expect(() => ttest_power({ ...plan, power })).toThrow(/power is [01], must be between/);
      }
    }
    expect(() => ttest_power({ effect_size: 1, nobs: '9' as never })).toThrow(/nobs is 9, must be/);
    expect(() => ttest_power({ effect_size: 1, nobs: 9, ratio: '1' as never })).toThrow(/ratio/);
    expect(() => ttest_power({ test: 'ind', effect_size: 1, nobs: 1.4 })).toThrow(/must be 1.5 or/);
    expect(() => ttest_power({ effect_size: 1, nobs: 9, alpha: 2 })).toThrow(/alpha is 2/);
    expect(() => ttest_power({ effect_size: 1, nobs: 9, level: 2 } as never)).toThrow(/level/);
  });
});
