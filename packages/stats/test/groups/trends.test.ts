/** Page's trend test and the test of Poisson means, against SciPy and against sums over all outcomes. */
import { array } from '@numloom/ndarray';
import { page_trend_test, poisson, poisson_means_test } from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../reference/trends.json' with { type: 'json' };

type Method = NonNullable<NonNullable<Parameters<typeof page_trend_test>[1]>['method']>;
type Side = NonNullable<NonNullable<Parameters<typeof poisson_means_test>[4]>['alternative']>;

/** All orders of the numbers from 1 to n. */
const orders = (n: number): number[][] =>
  n === 0
    ? [[]]
    : orders(n - 1).flatMap((rest) =>
        Array.from({ length: n }, (_, k) => [...rest.slice(0, k), n, ...rest.slice(k)]),
      );

describe("Page's trend test", () => {
  test("is SciPy's", () => {
    for (const one of reference.page) {
      const result = page_trend_test(one.data, {
        method: one.method as Method,
        ...(one.predicted ? { predicted_ranks: one.predicted } : {}),
      });
      expect([result.statistic, result.method]).toEqual([one.statistic, one.used]);
      expect(Math.abs(result.pvalue / one.pvalue - 1)).toBeLessThan(1e-11);
    }
  });

  test('counts the orders of rows', () => {
    const of = (row: number[]): number => row.reduce((sum, rank, k) => sum + rank * (k + 1), 0);
    const sums = orders(4).map(of);
    for (const [a, b] of [
      [0, 0],
      [3, 17],
      [23, 5],
    ] as const) {
      const rows = [orders(4)[a]!, orders(4)[b]!];
      const { statistic, pvalue } = page_trend_test(rows, { ranked: true });
      const reached = sums.flatMap((x) => sums.filter((y) => x + y >= statistic)).length;
      expect(pvalue).toBeCloseTo(reached / 24 ** 2, 14);
    }
  });

  test('of many columns is exact where that is asked for', () => {
    const row = Array.from({ length: 14 }, (_, k) => k);
    let least = 1;
    for (let k = 1; k <= 14; k++) least /= k * k;
    const { pvalue } = page_trend_test([row, row], { method: 'exact' });
    expect(Math.abs(pvalue / least - 1)).toBeLessThan(1e-12);
  });

  test('takes arrays in any layout', () => {
    const rows = [[1, 5, 3], [2, 4, 6], [0, 1, 9], [3, 2, 4]]; // prettier-ignore
    const wanted = page_trend_test(rows).pvalue;
    expect(page_trend_test(array(rows).T.copy().T).pvalue).toBe(wanted);
    expect(page_trend_test(array(rows).slice('::-1').copy().slice('::-1')).pvalue).toBe(wanted);
  });

  test('refuses what cannot be meant by name', () => {
    const rows = [[1, 2, 3], [3, 2, 1]]; // prettier-ignore
    const says = (call: () => unknown, text: string): void => {
      expect(call).toThrow(`page_trend_test: ${text}`);
    };
    says(() => page_trend_test([1, 2, 3]), 'data has the shape (3,), must have two rows or more');
    says(() => page_trend_test([[1, 2], [2, 1]]), 'data has the shape (2, 2)'); // prettier-ignore
    says(() => page_trend_test([[1, 2, NaN], [2, 1, 3]]), 'the input contains nan values'); // prettier-ignore
    says(() => page_trend_test([[0, 2, 3], [2, 1, 3]], { ranked: true }), 'data must be ranks from 1 to 3'); // prettier-ignore
    says(
      () => page_trend_test(rows, { predicted_ranks: [1, 2, 2] }),
      'predicted_ranks must have each',
    );
    says(
      () => page_trend_test(rows, { predicted_ranks: [1, 2] }),
      'predicted_ranks must have each',
    );
    says(() => page_trend_test(rows, { method: 'best' as never }), "method is 'best'");
    says(() => page_trend_test(rows, { ranked: 1 as never }), 'ranked is 1, must be true or false');
    const wide = Array.from({ length: 15 }, (_, k) => k);
    says(
      () => page_trend_test([wide, wide], { method: 'exact' }),
      '2 rows of 15 columns are too many',
    );
  });
});

describe('the test of Poisson means', () => {
  test("is SciPy's", () => {
    for (const one of reference.poisson) {
      const [k1, n1, k2, n2, diff] = one.slice(0, 5) as [number, number, number, number, number];
      const [alternative, statistic, pvalue] = one.slice(5) as [Side, number, number];
      const found = poisson_means_test(k1, n1, k2, n2, { diff, alternative });
      expect(Math.abs(found.statistic - statistic)).toBeLessThanOrEqual(
        1e-12 * Math.abs(statistic),
      );
      // SciPy leaves out tails of 1e-10.
      expect(Math.abs(found.pvalue - pvalue), String(one)).toBeLessThan(1e-9);
    }
  });

  test('sums up all outcomes that are as extreme', () => {
    const count = fc.integer({ min: 0, max: 12 });
    const size = fc.constantFrom(0.5, 1, 2, 3);
    const side = fc.constantFrom<Side>('two-sided', 'less', 'greater');
    fc.assert(
      fc.property(count, size, count, size, fc.constantFrom(0, 0.5, 2), side, (k1, n1, k2, n2, diff, alternative) => {
        const mean = (k1 + k2) / (n1 + n2) - (diff * n1) / (n1 + n2);
        const { statistic, pvalue } = poisson_means_test(k1, n1, k2, n2, { diff, alternative });
        if (mean <= 0) {
          expect([statistic, pvalue]).toEqual([0, 1]);
          return;
        }
        let sum = 0;
        for (let x = 0; x < 110; x++) {
          for (let y = 0; y < 110; y++) {
            const difference = x / n1 - y / n2 - diff;
            const t = difference === 0 ? 0 : difference / Math.sqrt(x / n1 ** 2 + y / n2 ** 2);
            const isExtreme =
              alternative === 'less'
                ? t <= statistic + 1e-9
                : alternative === 'greater'
                  ? t >= statistic - 1e-9
                  : Math.abs(t) >= Math.abs(statistic) - 1e-9;
            if (isExtreme) sum += poisson.pmf(x, n1 * (mean + diff)) * poisson.pmf(y, n2 * mean);
          }
        }
        expect(Math.abs(pvalue - sum)).toBeLessThan(1e-12);
      }), // prettier-ignore
    );
  });

  test('refuses what cannot be meant by name', () => {
    const says = (call: () => unknown, text: string): void => {
      expect(call).toThrow(`poisson_means_test: ${text}`);
    };
    says(() => poisson_means_test(1.5, 1, 1, 1), 'k1 is 1.5, must be an integer of 0 or more');
    says(() => poisson_means_test(1, 1, -1, 1), 'k2 is -1, must be an integer of 0 or more');
    says(() => poisson_means_test(1, 0, 1, 1), 'n1 is 0, must be a finite number above 0');
    says(() => poisson_means_test(1, 1, 1, NaN), 'n2 is NaN, must be a finite number above 0');
    says(() => poisson_means_test(1, 1, 1, 1, { diff: -1 }), 'diff is -1, must be a finite number');
    says(() => poisson_means_test(2e15, 1, 1, 1), '1000000000000000.5 events are expected');
    says(
      () => poisson_means_test(1, 1, 1, 1, { alternative: 'up' as never }),
      "alternative is 'up'",
    );
  });
});
