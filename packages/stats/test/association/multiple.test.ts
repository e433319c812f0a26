import { array } from '@numloom/ndarray';
import { adjust_pvalues, combine_pvalues, false_discovery_control } from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../calls.ts';

const p = fc.integer({ min: 0, max: 100 }).map((k) => (k / 100) ** 2);
const some = fc.array(p, { minLength: 1, maxLength: 7 });
const methods = ['bonferroni', 'sidak', 'holm', 'holm-sidak', 'hommel', 'hochberg', 'bh', 'by'] as const; // prettier-ignore

/** The closed test: the largest p-value of all sets of tests that hold one. */
function closed(ps: readonly number[], test: (sorted: readonly number[]) => number): number[] {
  const adjusted = ps.map(() => 0);
  for (let set = 1; set < 2 ** ps.length; set++) {
    const isIn = (k: number) => (set >> k) % 2 === 1;
    const value = Math.min(test(ps.filter((_, k) => isIn(k)).sort((a, b) => a - b)), 1);
    ps.forEach((_, k) => isIn(k) && (adjusted[k] = Math.max(adjusted[k]!, value)));
  }
  return adjusted;
}

describe('adjusted p-values', () => {
  test('Holm and Hommel are closed tests', () => {
    fc.assert(
      fc.property(some, (ps) => {
        const bonferroni = closed(ps, (sorted) => sorted.length * sorted[0]!);
        expectClose(adjust_pvalues(ps), bonferroni, 1e-14, 'holm');
        const simes = closed(ps, (sorted) =>
          Math.min(...sorted.map((one, k) => (sorted.length * one) / (k + 1))),
        );
        expectClose(adjust_pvalues(ps, { method: 'hommel' }), simes, 1e-14, 'hommel');
        const sidak = closed(ps, (sorted) => 1 - (1 - sorted[0]!) ** sorted.length);
        expectClose(adjust_pvalues(ps, { method: 'holm-sidak' }), sidak, 1e-11, 'holm-sidak', 1e-3);
      }),
    );
  });

  test('methods in order, at least the p-values; NaN do not count', () => {
    fc.assert(
      fc.property(some, fc.nat(6), (ps, at) => {
        const of = (method: (typeof methods)[number], list = ps) =>
          adjust_pvalues(list, { method }).tolist() as number[];
        const order = ['bonferroni', 'holm', 'hochberg', 'hommel', 'bh'] as const;
        order.slice(1).forEach((method, k) => {
          const before = of(order[k]!);
          expect(
            of(method).every((one, i) => one <= before[i]! + 1e-14),
            method,
          ).toBe(true);
        });
        for (const method of methods) {
          const adjusted = of(method);
          expect(
            adjusted.every((one, i) => one >= ps[i]! - 1e-15),
            method,
          ).toBe(true);
          const place = Math.min(at, ps.length);
          const holed = of(method, [...ps.slice(0, place), NaN, ...ps.slice(place)]);
          expect(holed[place]).toBeNaN();
          expect(holed.filter((_, k) => k !== place)).toEqual(adjusted);
        }
      }),
    );
  });

  test('axes, and tiny p-values', () => {
    const rows = [[0.01, 0.02, 0.5], [0.3, NaN, 1e-300]]; // prettier-ignore
    const byRow = false_discovery_control(array(rows), { axis: 1, method: 'by' });
    const separate = rows.map((row) => false_discovery_control(row, { method: 'by' }).tolist());
    expect(byRow.tolist()).toEqual(separate);
    expect(false_discovery_control(array(rows).T, { method: 'by' }).T.tolist()).toEqual(separate);
    expect(adjust_pvalues(rows).shape).toEqual([2, 3]);
    expect(false_discovery_control(rows, { axis: null }).shape).toEqual([6]);
    expect((adjust_pvalues(rows, { method: 'sidak' }).tolist() as number[][])[1]![2]).toBe(5e-300);
    expect(adjust_pvalues([]).tolist()).toEqual([]);
    expect(() => adjust_pvalues([0.5, 1.5])).toThrow('a p-value is 1.5, must be in [0, 1]');
    expect(() => false_discovery_control([0.5], { axis: 1 })).toThrow(RangeError);
    expect(() => adjust_pvalues([0.5], { method: 'x' } as object)).toThrow("method is 'x'");
  });
});

describe('combined p-values', () => {
  test('of one test are that of the test', () => {
    fc.assert(
      fc.property(
        p.filter((one) => one > 0 && one < 1),
        (one) => {
          for (const method of ['fisher', 'pearson', 'tippett', 'stouffer'] as const) {
            expectClose(combine_pvalues([one], { method }).pvalue, one, 1e-12, method, 1e-300);
          }
        },
      ),
    );
  });

  test('weights, and far tails', () => {
    const weighted = combine_pvalues([1e-200, 0.3], { method: 'stouffer', weights: array([1, 0]) });
    expectClose(weighted.pvalue, 1e-200, 1e-11, 'stouffer', 1e-300);
    expect(typeof weighted.pvalue).toBe('number');
    expectClose(combine_pvalues([1 - 2 ** -53, 1 - 2 ** -53], { method: 'pearson' }).pvalue, 1, 1e-14, 'pearson'); // prettier-ignore
    // Fisher's statistic of two: x (1 - ln x) of the product x.
    const x = 1e-150;
    const { pvalue } = combine_pvalues([1e-100, 1e-50]);
    expectClose(pvalue, x * (1 - Math.log(x)), 1e-12, 'fisher', 1e-300);
    expect(combine_pvalues([0, 0.5]).pvalue).toBe(0);
    expect(() => combine_pvalues([-0.1])).toThrow('a p-value is -0.1');
  });
});
