import { array } from '@numloom/ndarray';
import {
  alexandergovern,
  bartlett,
  f_oneway,
  fligner,
  kruskal,
  levene,
  onWarning,
  type StatisticsWarning,
  type TestResult,
} from '@numloom/stats';
import type { NdArray } from '@numloom/ndarray';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { exactF } from '../nist/exact.ts';
import { anovaSets } from '../nist/sets.ts';

const warnings: StatisticsWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

describe('one-way analysis of variance', () => {
  test.each(anovaSets())('$name has the digits of exact arithmetic', ({ groups, f }) => {
    const [first, second, ...others] = groups;
    const exact = exactF(groups);
    const { statistic } = f_oneway(first!, second!, ...others);
    expect(Math.abs(statistic / exact - 1)).toBeLessThan(1e-15);
    // Decimal numbers of thirteen digits before the point have four behind it as float64.
    expect(Math.abs(exact / f - 1)).toBeLessThan(1e-4);
  });

  test('F of any finite observations is that of exact arithmetic', () => {
    const group = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 8 });
    const exponent = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 2, maxLength: 5 }),
        exponent,
        fc.integer(),
        (given, k, shift) => {
          const groups = given.map((one) => one.map((x) => shift + x / 1024));
          const { statistic } = f_oneway(groups[0]!, groups[1]!, ...groups.slice(2));
          if (groups.some((one) => one.some((x) => x !== one[0]))) {
            const exact = exactF(groups);
            expect(Math.abs(statistic - exact)).toBeLessThanOrEqual(2e-15 * exact);
          } else expect(Number.isFinite(statistic)).toBe(false);
          const scaled = groups.map((one) => one.map((x) => x * 2 ** k));
          // Scaling by powers of two changes nothing, where it rounds nothing.
          fc.pre(k > -850);
          expect(f_oneway(scaled[0]!, scaled[1]!, ...scaled.slice(2)).statistic).toBe(statistic);
        },
      ),
      { numRuns: 60 },
    );
  });

  // Values of mpmath, with 60 digits.
  test('scales of groups may lie as far apart as numbers can', () => {
    const a = [1, 2, 4, 9].map((x) => x * 2 ** 500);
    const b = [3, 5, 4, 1].map((x) => x * 2 ** -60);
    const c = [2, 2, 7].map((x) => x * 2 ** -1000);
    const near = (got: number, wanted: number): void => {
      expect(Math.abs(got / wanted - 1), `${got}, not ${wanted}`).toBeLessThan(4e-15);
    };
    near(f_oneway(a, b, { equal_var: false }).statistic, 5.052631578947368);
    near(f_oneway(c, a, b, { equal_var: false }).statistic, 8.373576799140709);
    near(alexandergovern(a, b).statistic, 2.552211583847984);
    near(alexandergovern(b, c, a).statistic, 7.158483403519474);
    near(bartlett(a, b).statistic, 1996.475349408109);
    near(bartlett(b, a, c).statistic, 5525.896894351056);
  });

  test('groups that do not vary', () => {
    expect([...f_oneway([1, 1], [1, 1, 1])]).toEqual([NaN, NaN]);
    expect([...f_oneway([1, 1], [2, 2, 2])]).toEqual([Infinity, 0]);
    expect([...f_oneway([0.1, 0.1, 0.1], [0.3, 0.3])]).toEqual([Infinity, 0]);
    expect([...f_oneway([1, 1], [2, 2, 2], { equal_var: false })]).toEqual([Infinity, 0]);
    expect([...f_oneway([1, 1], [1, 1], { equal_var: false })]).toEqual([NaN, NaN]);
    expect([...alexandergovern([1, 1], [2, 3])]).toEqual([NaN, NaN]);
    expect(bartlett([1, 1], [2, 3]).pvalue).toBe(0);
    expect(warnings).toEqual([]);
  });

  test('fligner ranks infinite observations as SciPy does', () => {
    const mean = { center: 'mean' } as const;
    const calls = [
      [fligner([1, 2, Infinity], [1, 2, 3, 7], mean), 4.538429203368255],
      [fligner([1, 2, Infinity, 4], [-Infinity, 2, 3], [5, 5, 6.5], mean), 5.183779214181403],
      [fligner([1, Infinity, -Infinity], [1, 2, 3, 7], mean), 4.4623441248496665],
      [fligner([1, Infinity, 4, 2], [1, 2, 3, 7], { center: 'trimmed' }), 5.191585505444696],
      [fligner([Infinity, Infinity, 4, 2], [1, 2, 3, 7]), 5.0304012459931595],
    ] as const;
    for (const [{ statistic }, wanted] of calls) expect(statistic).toBeCloseTo(wanted, 12);
    const [a, b] = [[1e308, 1.5e308, 1.2e308], [1e308, 0.8e308, 0.4e308]]; // prettier-ignore
    const half = [a, b].map((x) => x.map((one) => one / 2)) as [number[], number[]];
    expect(levene(a, b, mean).statistic).toBeCloseTo(levene(...half, mean).statistic, 12);
  });

  test('groups that are too small', () => {
    expect([...f_oneway([1], [2])]).toEqual([NaN, NaN]);
    expect([...f_oneway([], [2, 3])]).toEqual([NaN, NaN]);
    expect([...alexandergovern([1, 4], [2])]).toEqual([NaN, NaN]);
    expect(warnings.map(({ name }) => name)).toEqual(Array(3).fill('SmallSampleWarning'));
    expect([...f_oneway([1, 3], [2])]).not.toContain(NaN);
    expect(f_oneway([1, Infinity], [2, 3]).statistic).toBeNaN();
  });

  test('two groups with equal variances have the p-value of the t test', () => {
    // F = t²: t by its definition.
    const [a, b] = [[3, 4, 6, 1], [7, 9, 8]]; // prettier-ignore
    const [ma, mb] = [3.5, 8];
    const squares =
      a.reduce((s, x) => s + (x - ma) ** 2, 0) + b.reduce((s, x) => s + (x - mb) ** 2, 0);
    const t2 = (ma - mb) ** 2 / ((squares / 5) * (1 / 4 + 1 / 3));
    expect(f_oneway(a, b).statistic).toBeCloseTo(t2, 13);
  });

  test('types and wrong input', () => {
    expectTypeOf(f_oneway([1, 2], [3, 4])).toEqualTypeOf<TestResult<number>>();
    expectTypeOf(kruskal([1, 2], array([3, 4]))).toEqualTypeOf<TestResult<NdArray<'float64'>>>();
    expectTypeOf(levene([1, 2], [3, 4], { keepdims: true })).toEqualTypeOf<
      TestResult<NdArray<'float64'>>
    >();
    expectTypeOf(levene([1, 2], [3, 4], { center: 'mean' })).toEqualTypeOf<TestResult<number>>();
    expect(() => f_oneway([1, 2])).toThrow('f_oneway: needs 2 samples or more, got 1');
    expect(() => f_oneway([1, 2], [3, 4], { equalvar: true } as never)).toThrow('equalvar');
    expect(() => f_oneway([1, 2], [3, 4], { equal_var: 1 } as never)).toThrow('equal_var is 1');
    expect(() => levene([1, 2], [3, 4], { center: 'mode' as 'mean' })).toThrow("center is 'mode'");
    expect(() => levene([1, 2], [3, 4], { proportiontocut: 0.5 })).toThrow(
      'proportiontocut is 0.5',
    );
    expect(() => f_oneway([1, NaN], [3, 4], { nan_policy: 'raise' })).toThrow('nan values');
  });
});
