import { array, asarray, type NdArray, zeros } from '@numloom/ndarray';
import { multiply } from '@numloom/ufunc';
import {
  hedges_g,
  ttest_1samp,
  ttest_1samp_from_stats,
  ttest_ind,
  ttest_ind_from_stats,
  ttest_rel,
  ttost_1samp,
} from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { momentsOf, momentsOfOne } from '../../src/moments/moments.ts';
import { collectedWarnings, flat } from './support.ts';

const warnings = collectedWarnings();
const number = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8);
const sample = fc.array(number, { minLength: 3, maxLength: 12 }).filter((x) => new Set(x).size > 1);
const alternative = fc.constantFrom('two-sided', 'less', 'greater' as const);
const runs = { numRuns: 60 };

/** Relative closeness. */
const near = (actual: number, expected: number, tolerance = 1e-12): void => {
  if (!Number.isFinite(expected)) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
};

describe('properties of t tests', () => {
  test('an end of an interval is a mean that is just rejected', () => {
    const level = fc.oneof(
      fc.double({ min: 1e-15, max: 1 - 1e-15, noNaN: true }),
      fc.constantFrom(1e-15, 1e-6, 0.5, 0.95, 1 - 1e-9, 1 - 1e-15),
    );
    fc.assert(
      fc.property(sample, level, (x, level) => {
        const { mean, standard_error } = ttest_1samp(x, 0);
        // What rounding of the end does to t.
        const rounded = (end: number) =>
          (1e-15 * (Math.abs(end) + Math.abs(mean))) / standard_error;
        for (const [alternative, side] of [
          ['less', 'high'],
          ['greater', 'low'],
        ] as const) {
          const end = ttest_1samp(x, 0, { alternative }).confidence_interval(level)[side];
          const p = ttest_1samp(x, end, { alternative: alternative }).pvalue;
          expect(Math.abs(p - (1 - level))).toBeLessThanOrEqual(1e-13 + rounded(end));
        }
        const { low, high } = ttest_1samp(x, 0).confidence_interval(level);
        for (const end of [low, high]) {
          const { pvalue } = ttest_1samp(x, end);
          expect(Math.abs(pvalue - (1 - level))).toBeLessThanOrEqual(1e-13 + 2 * rounded(end));
        }
      }),
      runs,
    );
  });

  test('scales and shifts change nothing', () => {
    fc.assert(
      fc.property(
        sample,
        sample,
        number,
        fc.integer({ min: -600, max: 600 }),
        (x, y, mu, power) => {
          const scale = 2 ** power;
          const scaled = (values: number[]) => values.map((value) => value * scale);
          const one = ttest_1samp(x, mu);
          const other = ttest_1samp(scaled(x), mu * scale);
          expect([other.statistic, other.pvalue, other.sd]).toEqual([
            one.statistic,
            one.pvalue,
            one.sd * scale,
          ]);
          for (const equal_var of [true, false]) {
            const whole = ttest_ind(x, y, { equal_var });
            const moved = ttest_ind(scaled(x), scaled(y), { equal_var });
            near(moved.statistic, whole.statistic);
            near(moved.df, whole.df);
          }
          // Numbers by eighths stay exact.
          const shifted = ttest_1samp(
            x.map((value) => value + 2 ** 40),
            mu + 2 ** 40,
          );
          near(shifted.statistic, one.statistic, 1e-14);
        },
      ),
      runs,
    );
  });

  test('alternatives', () => {
    fc.assert(
      fc.property(sample, number, (x, mu) => {
        const of = (alternative: 'two-sided' | 'less' | 'greater') =>
          ttest_1samp(x, mu, { alternative }).pvalue;
        near(of('less') + of('greater'), 1);
        near(of('two-sided'), 2 * Math.min(of('less'), of('greater')));
        const { pvalue, lower, upper } = ttost_1samp(x, mu - 1, mu + 1);
        expect(pvalue).toBe(Math.max(lower.pvalue, upper.pvalue));
        near(upper.pvalue, ttest_1samp(x, mu + 1, { alternative: 'less' }).pvalue, 1e-10);
      }),
      runs,
    );
  });

  test('pairs are one sample of differences', () => {
    fc.assert(
      fc.property(sample, alternative, (x, alternative) => {
        const y = x.map((value, k) => value - k * k);
        const differences = x.map((value, k) => value - y[k]!);
        const one = ttest_1samp(differences, 0, { alternative });
        expect([...ttest_rel(x, y, { alternative })]).toEqual([...one]);
      }),
      runs,
    );
  });

  test('axes are loops over slices, NaN is left out or stays', () => {
    const shape = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(
        shape,
        fc.constantFrom('propagate', 'omit' as const),
        fc.array(fc.oneof({ weight: 5, arbitrary: number }, fc.constant(NaN)), {
          minLength: 20,
          maxLength: 20,
        }),
        fc.boolean(),
        ([rows, columns], nan_policy, stream, isTurned) => {
          const values = Array.from({ length: rows }, (_, i) =>
            Array.from({ length: columns }, (_, j) => stream[i * columns + j]!),
          );
          const a = isTurned ? array(values).T.copy().T.slice('::-1').slice('::-1') : array(values);
          const results = ttest_1samp(a, 0.5, { axis: 1, nan_policy });
          const pairs = ttest_ind(a, multiply(a, 2), { axis: 1, nan_policy });
          values.forEach((row, k) => {
            const kept = nan_policy === 'omit' ? row.filter((x) => x === x) : row;
            const one = ttest_1samp(kept, 0.5);
            for (const key of [
              'statistic',
              'pvalue',
              'df',
              'mean',
              'sd',
              'standard_error',
            ] as const) {
              expect(results[key].get(k)).toBe(one[key]);
            }
            const two = ttest_ind(
              kept,
              kept.map((x) => 2 * x),
            );
            expect(pairs.statistic.get(k)).toBe(two.statistic);
            expect(pairs.pvalue.get(k)).toBe(two.pvalue);
          });
        },
      ),
      runs,
    );
  });
});

describe('moments of large arrays', () => {
  /** Deterministic numbers, some of them NaN. */
  const noise = (shape: number[], nan: number, offset = 3): NdArray<'float64'> => {
    const a = zeros(shape);
    const values = a.data;
    let state = 1;
    for (let k = 0; k < values.length; k++) {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      values[k] = (state >> 8) % 100 < nan ? NaN : state / 2 ** 31 + offset;
    }
    return a;
  };

  test.each([
    ['rows', 0, 0, 3],
    ['rows with NaN', 5, 0, 3],
    ['columns with NaN', 5, 1, 3],
    ['far off', 5, 0, 1e9],
    ['huge', 5, 0, 2 ** 700],
  ])('%s are those of each slice', (_, nan, axis, offset) => {
    const a = noise(axis === 0 ? [40, 1000] : [1000, 40], nan, offset);
    const samples = axis === 0 ? a : a.T;
    samples.slice(3).fill(7);
    samples.slice(4, '::2').fill(NaN);
    if (nan === 0) samples.slice(5, 100).set(Infinity);
    const found = momentsOf(samples, 'omit', 'moments', 4);
    for (let k = 0; k < 40; k++) {
      const values = Float64Array.from(flat(samples.slice(k)).filter((x) => x === x));
      const one = momentsOf(asarray(values), 'omit', 'moments', 4);
      expect(found.count[k]).toBe(values.length);
      expect(found.isClose[k]).toBe(one.isClose[0]);
      near(found.squares[k]! / found.scale[k]! ** 2, one.squares[0]! / one.scale[0]! ** 2, 1e-13);
      near(found.fourths![k]!, one.fourths![0]!, 1e-12);
      const spread = Math.sqrt(one.squares[0]! / values.length) / one.scale[0]!;
      const [mean, exact] = [found, one].map(({ centre, offset, scale }, i) => {
        const at = i === 0 ? k : 0;
        return centre[at]! - one.centre[0]! + offset[at]! / scale[at]!;
      });
      const cubes = 1e-13 * values.length * spread ** 3 * one.scale[0]! ** 3;
      if (cubes >= 0)
        expect(Math.abs(found.cubes![k]! - one.cubes![0]!)).toBeLessThanOrEqual(cubes);
      if (Number.isFinite(spread))
        expect(Math.abs(mean! - exact!)).toBeLessThanOrEqual(1e-15 * spread);
    }
  });

  test('sorted, alternating and plain samples', () => {
    const sorted = Float64Array.from({ length: 50000 }, (_, k) => k);
    const { statistic, sd, n } = ttest_1samp(sorted, 0);
    near(sd, Math.sqrt((50000 * 50001) / 12));
    near(statistic, 24999.5 / (sd / Math.sqrt(50000)));
    expect(n).toBe(50000);
    // The scouts see one value only, and are far off the mean.
    const rare = Float64Array.from({ length: 49998 }, (_, k) =>
      k % 5555 === 0 ? 0 : 1e6 + (k % 7),
    );
    near(
      momentsOf(asarray(rare), 'propagate', '').squares[0]!,
      momentsOfOne(rare, 'propagate', '').squares[0]!,
      1e-13,
    );
  });

  test('NaN that is not left out', () => {
    const a = noise([40, 1000], 0);
    a.set(7, 500, NaN);
    const { statistic, df } = ttest_1samp(a, 3.5, { axis: 1 });
    expect(flat(statistic).map(Number.isNaN)).toEqual(
      Array.from({ length: 40 }, (_, k) => k === 7),
    );
    expect(df.get(7)).toBeNaN();
    expect(() => ttest_1samp(a, 3.5, { axis: 1, nan_policy: 'raise' })).toThrow(
      'ttest_1samp: the input contains nan values',
    );
  });

  test('broadcast samples are computed once, for every mean', () => {
    const a = noise([1, 40, 1000], 0);
    const means = array([[[3]], [[3.5]]]);
    const { statistic } = ttest_1samp(a, means, { axis: 2 });
    expect(statistic.shape).toEqual([2, 40]);
    expect(statistic.get(1, 3)).toBe(ttest_1samp(a.slice(0), 3.5, { axis: 1 }).statistic.get(3));
  });
});

describe('arguments', () => {
  test('types and shapes', () => {
    expectTypeOf(ttest_1samp([1, 2], 0).statistic).toEqualTypeOf<number>();
    const of = ttest_1samp(array([1, 2, 4]), 0);
    expectTypeOf(of.statistic).toEqualTypeOf<NdArray<'float64'>>();
    expect(of.statistic.shape).toEqual([]);
    const kept = ttest_1samp([1, 2, 4], 0, { keepdims: true });
    expectTypeOf(kept.pvalue).toEqualTypeOf<NdArray<'float64'>>();
    expect(kept.pvalue.shape).toEqual([1]);
    const [t, p] = ttest_ind([1, 2, 4], [2, 4, 7]);
    expect([t, p].every(Number.isFinite)).toBe(true);
    expect(ttest_1samp(Float32Array.of(1, 2, 4), 0).statistic).toBe(of.statistic.item());
    expect(ttest_1samp([1, 2, 4], [0], {}).statistic).toBe(of.statistic.item());
    expect(ttest_ind_from_stats(array([5, 6]), 2, 12, 6, 3, 15).pvalue.shape).toEqual([2]);
  });

  test('errors name what is wrong', () => {
    expect(() => ttest_1samp([1, 2], [0, 1])).toThrow(/popmean has the shape \(2,\).* length 1/);
    expect(() => ttest_1samp(zeros([3, 2]), 0, { axis: 2 })).toThrow(RangeError);
    expect(() => ttest_1samp([1, 2], 0, { alternative: 'more' as never })).toThrow(
      /'two-sided', 'less', 'greater'/,
    );
    expect(() => ttest_1samp([1, 2], 0, { alternatives: 'less' } as never)).toThrow(/alternative/);
    expect(() => ttest_1samp([1, NaN], 0, { nan_policy: 'raise' })).toThrow('contains nan values');
    expect(() => ttest_rel([1, 2], [1, 2, 3])).toThrow(/2 and 3 observations/);
    expect(() => ttest_ind([1, 2], [1, 2, 3], { trim: 0.5 })).toThrow(/trim is 0.5/);
    expect(() => ttest_1samp([1, 2], 0).confidence_interval(1.5)).toThrow(
      /confidence_level is 1.5/,
    );
    expect(() => ttest_1samp_from_stats(1, -1, 5, 0)).toThrow(/standard deviation is -1/);
    expect(() => ttost_1samp([1, 2, 3], 2, 1)).toThrow(/low is 2 and upp is 1/);
    expect(() => hedges_g([1, 2, 3], { standardizer: 'pooled' })).toThrow(TypeError);
    expect(() => ttest_1samp(array([1, 2]).astype('complex128'), 0)).toThrow(/must be real/);
  });

  test('warnings', () => {
    const names = () => warnings.splice(0).map(({ name }) => name);
    ttest_1samp([1], 0);
    expect(names()).toEqual(['SmallSampleWarning']);
    expect(ttest_1samp(Array<number>(10).fill(0.04), 0.04).statistic).toBeNaN();
    expect(names()).toEqual(['ConstantInputWarning']);
    ttest_1samp([1, 1 + 2 ** -50, 1], 0);
    expect(names()).toEqual(['NearConstantInputWarning']);
    ttest_ind([1, 2, 3], [3, 3, 3]);
    expect(names()).toEqual(['ConstantInputWarning']);
    expect(ttest_ind([1], [2, 3, 4]).statistic).toBeCloseTo(-Math.sqrt(3), 14);
    expect(names()).toEqual([]);
    expect(ttest_ind([], [1, 2]).pvalue).toBeNaN();
    expect(names()).toEqual(['SmallSampleWarning']);
    ttest_ind([1], [2], { equal_var: false });
    expect(names()).toEqual(['SmallSampleWarning']);
    expect(
      ttest_rel([1, Infinity, 4, NaN], [2, Infinity, 3, 4], { nan_policy: 'omit' }).statistic,
    ).toBeNaN();
  });
});
