import type { NdArray } from '@numloom/ndarray';
import { array, asarray, transpose } from '@numloom/ndarray';
import {
  binned_statistic,
  cumfreq,
  describe as describeSample,
  gmean,
  gzscore,
  hmean,
  iqr,
  kurtosis,
  median_abs_deviation,
  mode,
  moment,
  onWarning,
  pmean,
  quantile,
  relfreq,
  type SampleOptions,
  sem,
  skew,
  trim_mean,
  variation,
  zscore,
} from '@numloom/stats';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

const before = onWarning(() => undefined);
afterAll(() => void onWarning(before));

/** Functions of one sample that give one number, with options that only axes and policies change. */
const functions: Record<string, (a: NdArray | number[], options: SampleOptions) => unknown> = {
  sem,
  variation,
  skew: (a, options) => skew(a, { ...options, bias: false }),
  kurtosis,
  gmean,
  hmean,
  pmean: (a, options) => pmean(a, 2.5, options),
  moment: (a, options) => moment(a, 3, options),
  mode: (a, options) => mode(a, options).mode,
  mean: (a, options) => describeSample(a, options).mean,
  iqr: (a, options) => iqr(a, { axis: 0, ...options }),
  median_abs_deviation,
  trim_mean: (a, options) => trim_mean(a, 0.2, options),
  quantile: (a, { axis, ...options }) =>
    quantile(a, 0.3, { ...options, axis: axis as number | null }),
};

const sample = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 12 });
const rows = fc.integer({ min: 4, max: 9 }).chain((n) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: n, maxLength: n }), {
    minLength: 1,
    maxLength: 4,
  }),
);

describe.each(Object.keys(functions))('%s', (name) => {
  const compute = functions[name]!;

  test('of arrays is that of each sample, whatever the layout', () => {
    fc.assert(
      fc.property(rows, (lists) => {
        const expected = lists.map((row) => compute(row, {}));
        const a = array(lists);
        const layouts = [
          a,
          a.astype('int32'),
          a.copy('F'),
          array(lists.map((row) => [...row].reverse())).slice(':', '::-1'),
          asarray(Float64Array.from(lists.flatMap((row) => row.flatMap((x) => [x, NaN]))))
            .reshape([lists.length, -1])
            .slice(':', '::2'),
        ];
        for (const layout of layouts) {
          expect((compute(layout, { axis: 1 }) as NdArray).tolist()).toEqual(expected);
          expect((compute(transpose(layout), {}) as NdArray).tolist()).toEqual(expected);
        }
        const whole = compute(lists.flat(), {});
        expect((compute(a, { axis: null }) as NdArray).item()).toEqual(whole);
        const kept = compute(a, { axis: 1, keepdims: true }) as NdArray;
        expect(kept.shape).toEqual([lists.length, 1]);
      }),
      { numRuns: 15 },
    );
  });

  test('leaves NaN out, or is NaN, or throws', () => {
    fc.assert(
      fc.property(sample, fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }), (x, places) => {
        const holes: number[] = [...x];
        for (const place of places) holes.splice(place, 0, NaN);
        expect(compute(holes, { nan_policy: 'omit' })).toEqual(compute(x, {}));
        if (name !== 'mode') expect(compute(holes, {})).toBeNaN();
        expect(() => compute(holes, { nan_policy: 'raise' })).toThrow('contains nan values');
      }),
      { numRuns: 15 },
    );
  });

  test('of no observations is NaN', () => {
    expect(compute([], {})).toBeNaN();
    expect((compute(array([[], []]), { axis: 1 }) as NdArray).tolist()).toEqual([NaN, NaN]);
    expect((compute(array([[], []]), { axis: 0 }) as NdArray).shape).toEqual([0]);
  });
});

describe('values', () => {
  test('do not depend on what is added, nor on the scale', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(2 ** 40, -(2 ** 40)), (x, shift) => {
        const moved = x.map((value) => value + shift);
        const scaled = x.map((value) => value * 2 ** 500);
        for (const compute of [(a: number[]) => sem(a), (a: number[]) => iqr(a)]) {
          expect(compute(moved)).toBeCloseTo(compute(x), 9);
        }
        expect(skew(scaled)).toBe(skew(x));
        expect(sem(scaled)).toBe(sem(x) * 2 ** 500);
      }),
    );
  });

  test('quantiles are those of the definition', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (x, p) => {
        const sorted = [...x].sort((a, b) => a - b);
        const place = p * (x.length - 1);
        const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!] as const;
        const expected = low + (high - low) * (place - Math.floor(place));
        expect(quantile(x, p)).toBeCloseTo(expected, 10);
        const repeated = x.flatMap((value, k) => Array<number>(k % 3).fill(value));
        const weights = x.map((_, k) => k % 3);
        if (repeated.length > 0) {
          expect(quantile(x, p, { weights })).toBeCloseTo(quantile(repeated, p), 10);
        }
      }),
    );
  });

  test('frequencies count all observations once', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 9 }), (x, numbins) => {
        const { cumcount, extrapoints } = cumfreq(x, { numbins });
        expect(cumcount.get(-1)).toBe(x.length);
        expect(extrapoints).toBe(0);
        const parts = relfreq(x, { numbins }).frequency.tolist() as number[];
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
        const edges = [5, 10, 22.5];
        const { statistic, binnumber } = binned_statistic(x, x, 'sum', { bins: edges });
        const inside = (k: number, value: number) =>
          value >= edges[k]! && (value < edges[k + 1]! || (k === 1 && value === edges[2]));
        const sums = [0, 1].map((k) =>
          x.filter((value) => inside(k, value)).reduce((sum, value) => sum + value, 0),
        );
        expect(statistic.tolist()).toEqual(sums);
        expect(binnumber.tolist()).toEqual(
          x.map((value) => BigInt(value < 5 ? 0 : inside(0, value) ? 1 : inside(1, value) ? 2 : 3)),
        );
      }),
    );
  });

  test('scores have mean 0 and deviation 1', () => {
    const scores = zscore(array([[1, 5, 2, 8], [3, 3, 3, 3]]), { axis: 1, ddof: 1 }); // prettier-ignore
    const [first, second] = scores.tolist() as number[][];
    const { mean, variance } = describeSample(first!);
    expect(mean).toBeCloseTo(0, 14);
    expect(variance).toBeCloseTo(1, 14);
    expect(second).toEqual([NaN, NaN, NaN, NaN]);
  });
});

test('quantiles between infinities, and between numbers too far apart', () => {
  expect(quantile([0, Infinity], 0.25)).toBe(Infinity);
  expect(quantile([0, Infinity], 0.75)).toBe(Infinity);
  expect(quantile([-Infinity, 0], 0.25)).toBe(-Infinity);
  expect(quantile([-Infinity, 0], 0.75)).toBe(-Infinity);
  expect(quantile([-Infinity, Infinity], 0.75)).toBeNaN();
  expect(quantile([-1.5e308, 1.5e308], 0.75)).toBe(0.75e308);
  expect(quantile([-1.5e308, 1.5e308], 0.5)).toBe(0);
});

test('frequencies of one value are those of the bins around it, as SciPy counts', () => {
  expect(relfreq([1.5, 1.5], { numbins: 5 })).toMatchObject({ lowerlimit: 1, binsize: 0.2 });
  expect(relfreq([1.5, 1.5], { numbins: 5 }).frequency.tolist()).toEqual([0, 0, 1, 0, 0]);
  expect(cumfreq([2], { numbins: 4 }).cumcount.tolist()).toEqual([0, 0, 1, 1]);
  expect(cumfreq([1e300, 1e300], { numbins: 3 }).cumcount.tolist()).toEqual([0, 2, 2]);
});

test('what makes no sense is refused by name', () => {
  expect(() => moment([1, 2], 1.5)).toThrow('moment: order is 1.5, must be an integer from 0');
  expect(() => pmean([1], '2' as never)).toThrow('pmean: p is 2, must be a number');
  expect(() => gmean([1, 2], { weights: [1, 2, 3] })).toThrow('gmean: the samples have 2 and 3');
  expect(() => quantile([1], 1.5)).toThrow('quantile: p is 1.5, must be in [0, 1]');
  expect(() => quantile([1], 0.5, { method: 'best' as never })).toThrow("method is 'best'");
  expect(() => quantile([1, 2], 0.5, { weights: [1, -1] })).toThrow('quantile: a weight is -1');
  expect(() => quantile([1, 2], [0, 1], { keepdims: false })).toThrow('keepdims is false');
  expect(() => iqr([1], { rng: [20, 120] })).toThrow('iqr: rng is 20,120');
  expect(() => iqr([1], { scale: 'raw' as never })).toThrow('iqr: scale is raw, must be a number');
  expect(() => median_abs_deviation([1], { center: 2 as never })).toThrow('must be a function');
  expect(() => trim_mean([1], 0.5)).toThrow('trim_mean: proportiontocut is 0.5');
  expect(() => cumfreq([1], { numbins: 0 })).toThrow('cumfreq: numbins is 0');
  expect(() => cumfreq([1], { defaultreallimits: [2, 1] })).toThrow('must be finite and ascend');
  expect(() => cumfreq([1, 2], { weights: [1] })).toThrow('1 weights of 2 observations');
  expect(() => binned_statistic([1, NaN], [1, 2])).toThrow('x has values that are not finite');
  expect(() => binned_statistic([1, 2], [1])).toThrow('the last axis must have 2');
  expect(() => binned_statistic([1], [1], 'mode' as never)).toThrow("statistic is 'mode'");
  expect(() => binned_statistic([1], [1], 'sum', { bins: [3, 2] })).toThrow('ascend');
  expect(() => sem([1, 2], { ddof: '1' as never })).toThrow('sem: ddof is 1, must be a number');
  expect(() => describeSample('text' as never)).toThrow('describe: a must be an array');
});

test('weights of quantiles may be fractions: what counts is the share of their sum', () => {
  const x = [3, 1, 2];
  const of = (p: number, weights: number[]) => quantile(x, p, { method: 'inverted_cdf', weights });
  expect(quantile([-2, 5], 0.37, { method: 'inverted_cdf', weights: [0.25, 0.82] })).toBe(5);
  expect([0.1, 0.2, 0.5, 0.9].map((p) => of(p, [0.3, 0.1, 0.25]))).toEqual([1, 2, 2, 3]);
  // What counts 0 times is not there.
  expect([0, 0.5, 1].map((p) => of(p, [0, 2, 1]))).toEqual([1, 1, 2]);
  expect(quantile(x, 0.5, { weights: [0, 0, 0] })).toBeNaN();
  const linear = quantile([1, 2, 4], 0.4, { weights: [0.5, 1.5, 2.25] });
  expect(linear).toBeCloseTo(2.6, 14);
});

test('scores of logarithms of float32 have all digits', () => {
  const x = Float32Array.of(1.05, 0.1, 7.3, 2.2);
  expect(gzscore(array(x)).tolist()).toEqual(gzscore([...x]).tolist());
});
