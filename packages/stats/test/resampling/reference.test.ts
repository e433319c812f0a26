import { array, type NdArray } from '@numloom/ndarray';
import {
  bootstrap,
  monte_carlo_test,
  onWarning,
  permutation_test,
  power,
  type Sample,
  ttest_1samp,
} from '@numloom/stats';
import { default_rng } from '@numloom/stats/random';
import { mean as meanOf, subtract } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import reference from '../reference/resampling.json' with { type: 'json' };

const mean = (x: Float64Array): number => x.reduce((sum, one) => sum + one, 0) / x.length;
const slope = (x: Float64Array, y: Float64Array): number => {
  const [mx, my] = [mean(x), mean(y)];
  let products = 0;
  let squares = 0;
  x.forEach((one, i) => {
    products += (one - mx) * (y[i]! - my);
    squares += (one - mx) ** 2;
  });
  return products / squares;
};
const plain = { mean, difference: (x: Float64Array, y: Float64Array) => mean(x) - mean(y), slope };
type Name = keyof typeof plain;

/** The same of arrays. */
const vectorized = {
  mean: meanOf,
  difference: (x: NdArray<'float64'>, y: NdArray<'float64'>, options: { axis: number }) =>
    subtract(meanOf(x, options), meanOf(y, options)),
};

const flat = (value: number | NdArray<'float64'>): number[] =>
  typeof value === 'number' ? [value] : [...(value.reshape([-1]).values() as Iterable<number>)];

function ends(distribution: NdArray<'float64'>): number[] {
  const values = flat(distribution);
  return [...values.slice(0, 3), ...values.slice(-3)];
}

function expectClose(got: number[], expected: unknown): void {
  const wanted = [expected].flat(3) as number[];
  expect(got.length).toBe(wanted.length);
  got.forEach((value, i) => {
    const other = Number(wanted[i]);
    if (Number.isFinite(other))
      expect(Math.abs(value - other)).toBeLessThan(1e-11 * (1 + Math.abs(other))); // prettier-ignore
    else expect(value).toBe(other);
  });
}

/** Samples of one axis as they are, others as arrays. */
const given = (data: unknown): Sample[] =>
  (data as number[][]).map((sample) => (Array.isArray(sample[0]) ? array(sample) : sample));

/** Rows of the file: samples, the statistic, options, and what SciPy gives. */
const rowsOf = (rows: unknown): [unknown, string, object, Record<string, unknown>][] =>
  rows as never;

/** Both forms of a statistic, where there are both. */
function forms(name: string): [(...args: never[]) => unknown, boolean][] {
  const list: [(...args: never[]) => unknown, boolean][] = [[plain[name as Name], false]];
  if (name in vectorized) list.push([vectorized[name as 'mean'], true]);
  return list;
}

describe("SciPy's resampling", () => {
  test.each(rowsOf(reference.bootstrap))(
    'bootstrap %j of %s with %j',
    (data, name, options, expected) => {
      const { low, high, error, shape, ends: last } = expected;
      for (const [statistic, isVectorized] of forms(name)) {
        const result = bootstrap(given(data), statistic, {
          ...options,
          vectorized: isVectorized,
          rng: default_rng(7),
        });
        expect(result.bootstrap_distribution.shape).toEqual(shape);
        expectClose(ends(result.bootstrap_distribution), last);
        expectClose(flat(result.confidence_interval.low), low);
        expectClose(flat(result.confidence_interval.high), high);
        expectClose(flat(result.standard_error), error);
      }
    },
  );

  test.each(rowsOf(reference.permutation_test))(
    'permutation_test %j of %s with %j',
    (data, name, options, expected) => {
      const { statistic: observed, pvalue, shape, ends: last } = expected; // prettier-ignore
      for (const [statistic, isVectorized] of forms(name)) {
        const result = permutation_test(given(data), statistic, {
          ...options,
          vectorized: isVectorized,
          rng: default_rng(7),
        });
        expect(result.null_distribution.shape).toEqual(shape);
        expectClose(ends(result.null_distribution), last);
        expectClose(flat(result.statistic), observed);
        expectClose(flat(result.pvalue), pvalue);
      }
    },
  );

  test.each(rowsOf(reference.monte_carlo_test))(
    'monte_carlo_test %j of %s with %j',
    (data, name, options, expected) => {
      const { statistic: observed, pvalue, shape, ends: last } = expected; // prettier-ignore
      for (const [statistic, isVectorized] of forms(name)) {
        const rng = default_rng(7);
        const samples = given(data);
        const rvs = samples.map(
          (_, k) =>
            ({ size }: { size: readonly [number, number] }) =>
              rng.normal(k, 3, { size }),
        );
        const all = { ...options, vectorized: isVectorized };
        const result =
          samples.length === 1
            ? monte_carlo_test(samples[0]!, rvs[0]!, statistic, all)
            : monte_carlo_test(samples, rvs, statistic, all);
        expect(result.null_distribution.shape).toEqual(shape);
        expectClose(ends(result.null_distribution), last);
        expectClose(flat(result.statistic), observed);
        expectClose(flat(result.pvalue), pvalue);
      }
    },
  );

  test('power', () => {
    const rng = default_rng(7);
    const result = power(
      (x: Float64Array) => ttest_1samp(x, 0),
      ({ size }) => rng.normal(0.6, 1, size),
      [10, 20],
      { significance: 0.05, n_resamples: 1000 },
    );
    expectClose(flat(result.power), reference.power.power);
    const last = result.pvalues.slice(':', -1);
    expectClose(flat(last.copy()), reference.power.ends);
  });
});

test('where there is no sample there is no p-value, and no warning of NaN that was given', () => {
  const none = array([], { dtype: 'float64' }).reshape([2, 0]);
  const { null_distribution, pvalue } = permutation_test([none, none], plain.difference);
  expect([null_distribution.shape, pvalue.shape]).toEqual([[6, 0], [0]]);
  const names: string[] = [];
  const before = onWarning(({ name }) => void names.push(name));
  const options = { n_resamples: 9, rng: 1 } as const;
  bootstrap([[1, NaN]], mean, { ...options, method: 'basic' });
  expect(names).toEqual([]);
  bootstrap([[1, NaN]], mean, options);
  expect(names).toEqual(['DegenerateDataWarning']);
  onWarning(before);
});

test('of a statistic that is NaN there is no p-value', () => {
  const [given, other] = [
    [1, NaN],
    [2, 3],
  ];
  expect(permutation_test([given, other], plain.difference).pvalue).toBeNaN();
  const rvs = ({ size }: { size: readonly [number, number] }) => default_rng(1).random(size);
  expect(monte_carlo_test(given, rvs, mean, { n_resamples: 9 }).pvalue).toBeNaN();
});
