import { array, type NdArray } from '@numloom/ndarray';
import * as stats from '@numloom/stats';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectClose } from '../calls.ts';

const warnings: stats.StatisticsWarning[] = [];
let before: ReturnType<typeof stats.onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = stats.onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void stats.onWarning(before));

type Sample = NdArray | readonly number[];
type Fields = Record<string, unknown>;
const fieldsOf = (result: object): Fields => ({ ...result });

/** Functions of one sample, and of two that belong together, and how many observations they need. */
const ones: Record<string, [(a: Sample, o: stats.SampleOptions) => object, number]> = {
  skewtest: [stats.skewtest, 8],
  kurtosistest: [stats.kurtosistest, 5],
  normaltest: [stats.normaltest, 8],
  jarque_bera: [stats.jarque_bera, 1],
  shapiro: [stats.shapiro, 3],
  chisquare: [(a, o) => stats.chisquare(a, o), 1],
  power_divergence: [(a, o) => stats.power_divergence(a, { ...o, lambda_: 'neyman' }), 1],
  combine_pvalues: [(a, o) => stats.combine_pvalues(a, { ...o, method: 'tippett' }), 1],
};
const pairs: Record<string, [(a: Sample, b: Sample, o: stats.SampleOptions) => object, number]> = {
  pearsonr: [stats.pearsonr, 2],
  pointbiserialr: [stats.pointbiserialr, 2],
  kendalltau: [stats.kendalltau, 2],
  weightedtau: [stats.weightedtau, 2],
  theilslopes: [(a, b, o) => stats.theilslopes(a, b, o), 2],
  siegelslopes: [(a, b, o) => stats.siegelslopes(a, b, o), 2],
  chisquare: [(a, b, o) => stats.chisquare(a, b, { ...o, sum_check: false } as object), 1],
};

const value = fc.integer({ min: 1, max: 60 }).map((k) => k / 64);
const cell = fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(NaN) });
const table = (of: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 })).chain(([rows, n]) =>
    fc.array(fc.array(of, { minLength: n, maxLength: n }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

/** Results of rows one after the other, as lists. */
function byRows(results: readonly object[]): Fields {
  const rows = results.map(fieldsOf);
  return Object.fromEntries(Object.keys(rows[0]!).map((key) => [key, rows.map((row) => row[key])]));
}

/** Layouts of the same rows, and the axis of observations. */
function layouts(rows: readonly (readonly number[])[]): [NdArray, number][] {
  const a = array(rows as number[][]);
  const reversed = a.slice('::-1', '::-1').copy().slice('::-1', '::-1');
  return [[a, 1], [a.T.copy(), 0], [a.T.copy().T, -1], [reversed, 1]]; // prettier-ignore
}

describe('each row of an array is a sample', () => {
  test.each(Object.keys(ones))('%s', (name) => {
    const [compute] = ones[name]!;
    const policies = ['propagate', 'omit'] as const;
    fc.assert(
      fc.property(table(cell), fc.constantFrom(...policies), (rows, nan_policy) => {
        const expected = byRows(rows.map((row) => compute(row, { nan_policy })));
        for (const [a, axis] of layouts(rows)) {
          const got = compute(a, { axis, nan_policy });
          expectClose(fieldsOf(got), expected, 0, name);
        }
      }),
      { numRuns: 15 },
    );
  });

  test.each(Object.keys(pairs))('%s', (name) => {
    const [compute] = pairs[name]!;
    const policies = ['propagate', 'omit'] as const;
    fc.assert(
      fc.property(table(cell), fc.constantFrom(...policies), (rows, nan_policy) => {
        const others = rows.map((row, i) =>
          row.map((one, k) => ((one * 64 * (k + 3 + i)) % 11) + 1),
        );
        const expected = byRows(rows.map((row, i) => compute(row, others[i]!, { nan_policy })));
        const more = layouts(others);
        layouts(rows).forEach(([a, axis], k) => {
          const got = compute(a, more[k]![0], { axis, nan_policy });
          expectClose(fieldsOf(got), expected, 0, name);
        });
      }),
      { numRuns: 15 },
    );
  });
});

describe('what NaN, small samples and wrong options do', () => {
  test.each(Object.keys(ones))('%s', (name) => {
    const [compute, least] = ones[name]!;
    const few = Array.from({ length: least - 1 }, (_, k) => (k + 1) / 16);
    const result = fieldsOf(compute(few, {}));
    expect(Object.values(result)).toEqual(Object.values(result).map(() => NaN));
    expect(warnings.map((one) => one.name)).toEqual(['SmallSampleWarning']);
    const enough = [...few, least / 16];
    expect(() => compute([...enough, NaN], { nan_policy: 'raise' })).toThrow('contains nan');
    expect(() => compute([...enough], { axis: 1 })).toThrow(RangeError);
    expect(() => compute([...enough], { axes: 0 } as object)).toThrow('takes no option axes');
    expect(() => compute(array(enough, { dtype: 'complex128' }), {})).toThrow('must be real');
    expect(compute([enough] as never, { axis: 1, keepdims: true })).toHaveProperty(
      'statistic.shape',
      [1, 1],
    );
  });

  test.each(Object.keys(pairs))('%s', (name) => {
    const [compute, least] = pairs[name]!;
    const few = Array.from({ length: least - 1 }, (_, k) => k + 1);
    const result = fieldsOf(compute(few, few, {}));
    expect(Object.values(result)).toEqual(Object.values(result).map(() => NaN));
    expect(warnings.map((one) => one.name)).toEqual(['SmallSampleWarning']);
    expect(() => compute([1, 2, 3], [1, 2, 3, 4], {})).toThrow('must have equally many');
    expect(() => compute([1, 2, NaN], [1, 2, 4], { nan_policy: 'raise' })).toThrow('contains nan');
    expect(() => compute([1, 2, 3], [1, 2, 4], { axes: 0 } as object)).toThrow('no option axes');
  });

  test('alternatives and methods', () => {
    const wrong = { alternative: 'more' } as object;
    const calls = [
      () => stats.skewtest([1], wrong),
      () => stats.kurtosistest([1], wrong),
      () => stats.pearsonr([1], [1], wrong),
      () => stats.spearmanr([1], [1], wrong),
      () => stats.kendalltau([1], [1], wrong),
      () => stats.linregress([1], [1], wrong),
      () => stats.fisher_exact([[1, 2], [3, 4]], wrong), // prettier-ignore
      () => stats.binomtest(1, 2, 0.5, wrong),
    ];
    for (const call of calls) expect(call).toThrow("alternative is 'more', must be one of");
    expect(() => stats.kendalltau([1], [1], { method: 'best' as 'exact' })).toThrow('method is');
    expect(() => stats.kendalltau([1], [1], { variant: 'a' as 'b' })).toThrow("variant is 'a'");
    expect(() => stats.anderson([1, 2], { dist: 'cauchy' } as object)).toThrow("dist is 'cauchy'");
    expect(() => stats.combine_pvalues([0.5], { method: 'x' as 'fisher' })).toThrow(
      "method is 'x'",
    );
    expect(() => stats.power_divergence([1], { lambda_: 'x' } as object)).toThrow("lambda_ is 'x'");
  });
});
