import { array } from '@numloom/ndarray';
import { dunnett, f_oneway, tukey_hsd } from '@numloom/stats';
import { describe, expect, test } from 'vitest';
import { dunnettTail, dunnettTailInverse } from '../../src/pvalues/dunnett.ts';
import { studentPvalue } from '../../src/pvalues/student.ts';
import { rangeTail, rangeTailInverse } from '../../src/pvalues/studentized-range.ts';
import reference from '../reference/comparisons.json' with { type: 'json' };

const near = (actual: number, expected: number, rtol: number): void => {
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    rtol * Math.abs(expected),
  );
};

const A = [24.5, 23.5, 26.4, 27.1, 29.9];
const B = [28.4, 34.2, 29.5, 32.2, 30.1];
const C = [26.1, 28.3, 24.3, 26.2, 27.8, 25];

describe('the studentized range', () => {
  test.each(reference.range)('as mpmath: q $q, k $k, df $df', ({ q, k, df, tail }) => {
    near(rangeTail(q, k, df), Number(tail), 1e-12);
  });

  test('of two variables is that of a t statistic', () => {
    for (const df of [1, 3, 30, 1000]) {
      for (const q of [0.1, 2, 6, 40, 1000]) {
        near(rangeTail(q, 2, df), studentPvalue(q / Math.SQRT2, df, 'two-sided'), 1e-12);
      }
    }
    expect(rangeTail(0, 3, 10)).toBe(1);
    expect(rangeTail(Infinity, 3, 10)).toBe(0);
    expect(rangeTail(NaN, 3, 10)).toBeNaN();
    expect(rangeTail(3, 3, NaN)).toBeNaN();
  });

  test('and its inverse', () => {
    for (const [p, k, df] of [
      [1e-20, 3, 10],
      [0.99, 3, 10],
      [0.05, 10, 2],
    ] as const) {
      // prettier-ignore
      near(rangeTail(rangeTailInverse(p, k, df), k, df), p, 1e-12);
    }
    expect(rangeTailInverse(0, 3, 10)).toBe(Infinity);
    expect(rangeTailInverse(1, 3, 10)).toBe(0);
  });
});

describe("Dunnett's distribution", () => {
  test.each(reference.dunnett)(
    'as mpmath: t $t of $loads.length',
    ({ t, loads, df, two, tail }) => {
      near(dunnettTail(t, loads, df, two), Number(tail), 1e-12);
    },
  );

  test('of one group is that of t', () => {
    for (const t of [-3, -0.5, 0.4, 3, 30]) {
      near(dunnettTail(t, [0.3], 7, false), studentPvalue(t, 7, 'greater'), 1e-12);
      if (t > 0) near(dunnettTail(t, [0.9], 7, true), studentPvalue(t, 7, 'two-sided'), 1e-12);
    }
  });

  test('and its inverse, negative too', () => {
    for (const p of [1e-9, 0.97]) {
      near(
        dunnettTail(dunnettTailInverse(p, [0.7, 0.5], 12, false), [0.7, 0.5], 12, false),
        p,
        1e-12,
      );
      near(
        dunnettTail(dunnettTailInverse(p, [0.7, 0.5], 12, true), [0.7, 0.5], 12, true),
        p,
        1e-12,
      );
    }
    expect(dunnettTailInverse(0.97, [0.7, 0.5], 12, false)).toBeLessThan(-0.5);
  });
});

describe('tukey_hsd', () => {
  test.each(reference.tukey)(
    'as SciPy, equal_var $equal_var',
    ({ groups, equal_var, ...expected }) => {
      const result = tukey_hsd(...groups, { equal_var });
      const { low, high } = result.confidence_interval(0.9);
      const actual = { statistic: result.statistic, pvalue: result.pvalue, low, high };
      for (const [field, matrix] of Object.entries(actual)) {
        const wanted = expected[field as 'low'].flat();
        (matrix.tolist() as number[][]).flat().forEach((one, k) => {
          expect(Math.abs(one - wanted[k]!), field).toBeLessThanOrEqual(1e-7);
        });
      }
      expect(String(result).split('\n')).toEqual(expected.text.trimEnd().split('\n'));
    },
  );

  test('pairs have the same p-values whatever the scale is, beside groups of any other', () => {
    const given = [[1, 2, 4, 9], [3, 5, 4, 1], [2, 2, 7]]; // prettier-ignore
    const { pvalue } = tukey_hsd(...given, { equal_var: false });
    for (const k of [-1000, -400, 400, 1000]) {
      const scaled = given.map((one) => one.map((x) => x * 2 ** k));
      expect(tukey_hsd(...scaled, { equal_var: false }).pvalue.tolist()).toEqual(pvalue.tolist());
    }
    const [a, b, c] = given.map((one) => one.map((x) => x * 2 ** -300));
    const huge = [1e300, 2e300, 5e300];
    const beside = tukey_hsd(a!, b!, huge, { equal_var: false });
    const usual = tukey_hsd(a!, b!, c!, { equal_var: false });
    expect(beside.pvalue.get(0, 1)).toBe(usual.pvalue.get(0, 1));
    expect(beside.statistic.get(0, 1)).toBe(usual.statistic.get(0, 1));
  });

  test('of two groups has the p-value of the analysis of variance', () => {
    const { pvalue } = tukey_hsd(A, array(B));
    near(pvalue.get(0, 1), f_oneway(A, B).pvalue, 1e-12);
    expect(pvalue.get(0, 0)).toBe(1);
    expect(pvalue.get(0, 1)).toBe(pvalue.get(1, 0));
  });

  test('wrong input', () => {
    expect(() => tukey_hsd(A)).toThrow('tukey_hsd: needs 2 samples or more, got 1');
    expect(() => tukey_hsd(A, [1])).toThrow('sample 2 has 1 observations, must have 2 or more');
    expect(() => tukey_hsd(A, [1, Infinity])).toThrow('infinite');
    expect(() => tukey_hsd(A, array([B, B]))).toThrow('must have one axis');
    expect(() => tukey_hsd(A, B).confidence_interval(1.5)).toThrow('confidence_level is 1.5');
    expect(tukey_hsd(A, [1, NaN]).pvalue.get(0, 1)).toBeNaN();
  });
});

describe('dunnett', () => {
  test('the table, as SciPy prints it', () => {
    // SciPy draws random numbers for intervals, which have fewer than four digits.
    const columns = (text: string): string[] => text.split('\n').map((line) => line.slice(0, 45));
    expect(columns(String(dunnett(A, B, { control: C })))).toEqual(
      columns(reference.dunnettText.trimEnd()),
    );
  });

  test('one-sided p-values and intervals belong together', () => {
    for (const alternative of ['less', 'greater', 'two-sided'] as const) {
      const result = dunnett(A, B, { control: C, alternative });
      const p = result.pvalue.get(1);
      // At the level of the p-value the interval ends at 0.
      const { low, high } = result.confidence_interval(1 - p);
      const ends = [low.get(1), high.get(1)];
      expect(Math.min(...ends.map(Math.abs))).toBeLessThan(1e-10);
      expect(ends[0] === -Infinity).toBe(alternative === 'less');
      expect(ends[1] === Infinity).toBe(alternative === 'greater');
    }
  });

  test('wrong input', () => {
    expect(() => dunnett(A, B, {} as never)).toThrow('dunnett: the option control is missing');
    expect(() => dunnett({ control: C })).toThrow('needs 1 samples or more');
    expect(() => dunnett([], { control: C })).toThrow('has 0 observations');
  });
});
