import { array } from '@numloom/ndarray';
import {
  BootstrapMethod,
  kendalltau,
  MonteCarloMethod,
  onWarning,
  pearsonr,
  PermutationMethod,
  somersd,
  spearmanr,
  type StatisticsWarning,
  weightedtau,
} from '@numloom/stats';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectClose } from '../calls.ts';
import { meanRanks } from './mean-ranks.ts';

const warnings: StatisticsWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

const few = fc.integer({ min: 0, max: 6 });
const tied = fc
  .integer({ min: 2, max: 14 })
  .chain((n) => fc.tuple(...[few, few].map((one) => fc.array(one, { minLength: n, maxLength: n }))))
  .filter(([x, y]) => new Set(x).size > 1 && new Set(y).size > 1) as fc.Arbitrary<
  [number[], number[]]
>;

/** A sum over pairs of observations. */
function overPairs(n: number, of: (i: number, j: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) sum += of(i, j);
  return sum;
}
const sign = (x: readonly number[], i: number, j: number) => Math.sign(x[i]! - x[j]!);

describe("Pearson's coefficient", () => {
  test('does not depend on units, and keeps its digits next to 1', () => {
    fc.assert(
      fc.property(tied, fc.integer({ min: -900, max: 900 }), ([x, y], exponent) => {
        const { statistic, pvalue } = pearsonr(x, y);
        const scaled = pearsonr(x.map((one) => one * 2 ** exponent), y.map((one) => 2 ** 40 - one)); // prettier-ignore
        expectClose(scaled.statistic, -statistic, 1e-13, 'statistic', 1e-3);
        expectClose(scaled.pvalue, pvalue, 1e-11, 'pvalue', 1e-300);
      }),
    );
    // y = x and one step of rounding aside: 1 - r² is 3 δ² / 8 of the points 0, 1, 2, 3 + δ, to first order.
    const delta = 2 ** -51;
    const { statistic, pvalue } = pearsonr([0, 1, 2, 3], [0, 1, 2, 3 + delta]);
    expect(statistic).toBe(1);
    // 1 - r² = (3/10 δ²) / 5, and with two degrees of freedom the p-value is 1 - √(r²), half of that.
    expectClose(pvalue, (0.3 * delta ** 2) / 5 / 2, 1e-12, 'pvalue', 1e-300);
  });

  test('p-values down to 1e-300', () => {
    const x = Array.from({ length: 400 }, (_, k) => k);
    const { pvalue } = pearsonr(x, x.map((k) => k + 30 * Math.sin(k * k))); // prettier-ignore
    expect(pvalue).toBeGreaterThan(0);
    expect(pvalue).toBeLessThan(1e-250);
  });

  test('intervals', () => {
    const [x, y] = [[1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 7, 5]]; // prettier-ignore
    const two = pearsonr(x, y).confidence_interval(0.9);
    expect(pearsonr(x, y, { alternative: 'greater' }).confidence_interval(0.95).low).toBeCloseTo(
      two.low,
      14,
    );
    expect(pearsonr(x, y, { alternative: 'less' }).confidence_interval(0.95).high).toBeCloseTo(
      two.high,
      14,
    );
    const many = pearsonr(array([x, x]), array([y, x]), { axis: 1 }).confidence_interval(0.9);
    expect(many.low.tolist()).toEqual([two.low, 1]);
    expect(pearsonr([1, 2, 4], [1, 3, 2]).confidence_interval()).toEqual({ low: -1, high: 1 });
    expect(() => pearsonr(x, y).confidence_interval(2)).toThrow('confidence_level is 2');
    expect(pearsonr(x, y).correlation).toBe(pearsonr(x, y).statistic);
  });

  test('p-values and intervals by drawing, with the numbers of SciPy for a seed', () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const y = [10, 9, 2.5, 6, 4, 3, 2, 5, 1, 2];
    const drawn = { n_resamples: 999, rng: 1 };
    expect(pearsonr(x, y, { method: new PermutationMethod(drawn) }).pvalue).toBe(0.008);
    const less = { alternative: 'less', method: new MonteCarloMethod(drawn) } as const;
    expect(pearsonr(x, y, less).pvalue).toBe(0.005);
    const method = new BootstrapMethod(drawn);
    const ends = { low: -0.9457634931119834, high: -0.2993850865774552 };
    expectClose(pearsonr(x, y).confidence_interval(0.9, { method }), ends, 1e-13, 'interval');
    // With as many resamples as permutations the test is exact.
    const [few, other] = [x.slice(0, 5), y.slice(0, 5)];
    const exact = pearsonr(few, other, { method: new PermutationMethod() });
    expect(exact.pvalue).toBe(20 / 120);
    const rows = array([x, [NaN, ...x.slice(1)], x.slice().reverse(), x]);
    const results = pearsonr(rows, array([y, y, y, y]), { axis: 1 });
    const { low } = results.confidence_interval(0.9, { method });
    const single = pearsonr(x.slice().reverse(), y).confidence_interval(0.9, { method });
    expectClose(low, [ends.low, NaN, single.low, ends.low], 1e-13, 'intervals');
    const wrong = { method: 'exact' as unknown as PermutationMethod };
    expect(() => pearsonr(x, y, wrong)).toThrow('must be a PermutationMethod');
    const no = { method: new PermutationMethod() as unknown as BootstrapMethod };
    expect(() => results.confidence_interval(0.9, no)).toThrow('must be a BootstrapMethod');
  });

  test('warns of samples that do not vary, or hardly', () => {
    expect([...pearsonr([1, 1, 1], [1, 2, 3])]).toEqual([NaN, NaN]);
    expect(pearsonr([1e8, 1e8 + 1e-7, 1e8], [1, 2, 3]).statistic).toBeDefined();
    expect(pearsonr([1 + 2 ** -50, 1, 1 + 2 ** -51], [1, 2, 3]).statistic).toBeCloseTo(-0.5, 14);
    expect([...pearsonr([1, Infinity, 2], [1, 2, 3])]).toEqual([NaN, NaN]);
    expect([...pearsonr([1, 2], [3, 4])]).toEqual([1, 1]);
    const names = ['ConstantInputWarning', 'NearConstantInputWarning', 'NearConstantInputWarning'];
    expect(warnings.map(({ name }) => name)).toEqual(names);
  });
});

describe('rank correlation', () => {
  test("Spearman's is Pearson's of ranks", () => {
    fc.assert(
      fc.property(tied, ([x, y]) => {
        const { statistic, pvalue } = spearmanr(x, y);
        const ranked = pearsonr(meanRanks(x), meanRanks(y));
        expectClose(statistic, ranked.statistic, 1e-15, 'statistic');
        if (x.length > 2) expectClose(pvalue, ranked.pvalue, 1e-15, 'pvalue');
        const matrix = spearmanr(array([x, y, x]), { axis: 1 });
        expect(matrix.statistic.shape).toEqual([3, 3]);
        const entries = matrix.statistic.tolist() as number[][];
        expect([entries[0]![1], entries[2]![1], entries[2]![0]]).toEqual([statistic, statistic, 1]);
      }),
    );
  });

  test('variables that lack observations', () => {
    const columns = [[1, 2, 3, 4, 5, NaN], [2, 1, NaN, 5, 4, 6], [6, 5, 4, 2, 3, 1]]; // prettier-ignore
    const omitted = spearmanr(array(columns), { axis: 1, nan_policy: 'omit' }).statistic.tolist();
    expect((omitted as number[][])[0]![1]).toBe(spearmanr([1, 2, 4, 5], [2, 1, 5, 4]).statistic);
    const kept = spearmanr(array(columns), { axis: 1 }).statistic.tolist() as number[][];
    expect(kept[0]![0]).toBeNaN();
    expect(kept[2]![2]).toBe(1);
    expect(() => spearmanr([1, NaN], [1, 2], { nan_policy: 'raise' })).toThrow('contains nan');
    expect(() => spearmanr([1, 2, 3])).toThrow('two variables or more');
    expect(() => spearmanr([1, 2, 3], [1, 2])).toThrow('3, 2 observations');
    expect(() => spearmanr(array([[[1]]]))).toThrow('must have one or two axes');
    const constant = spearmanr(array([[1, 1, 1], [1, 2, 3], [3, 1, 2]]), { axis: 1 }); // prettier-ignore
    expect(constant.statistic.tolist()).toEqual([[NaN, NaN, NaN], [NaN, 1, -0.5], [NaN, -0.5, 1]]); // prettier-ignore
    expect(warnings.map(({ name }) => name)).toEqual(['ConstantInputWarning']);
  });

  test("Kendall's tau: pairs counted", () => {
    fc.assert(
      fc.property(tied, ([x, y]) => {
        const n = x.length;
        const sum = overPairs(n, (i, j) => sign(x, i, j) * sign(y, i, j));
        const [a, b] = [x, y].map((z) => overPairs(n, (i, j) => sign(z, i, j) ** 2)) as [
          number,
          number,
        ];
        expectClose(kendalltau(x, y).statistic, sum / Math.sqrt(a * b), 1e-14, 'b');
        const classes = Math.min(new Set(x).size, new Set(y).size);
        const c = (2 * sum * classes) / (n * n * (classes - 1));
        expectClose(kendalltau(x, y, { variant: 'c' }).statistic, c, 1e-14, 'c');
      }),
    );
    expect(() => kendalltau([1, 1, 2], [1, 2, 3], { method: 'exact' })).toThrow('there are ties');
  });

  test("Kendall's exact p-values: permutations counted", () => {
    const permutations: number[][] = [[]];
    for (let k = 0; k < 6; k++) {
      for (const one of permutations.splice(0)) {
        for (let at = 0; at <= k; at++)
          permutations.push([...one.slice(0, at), k, ...one.slice(at)]);
      }
    }
    const x = [0, 1, 2, 3, 4, 5];
    const score = (y: number[]) => overPairs(6, (i, j) => sign(y, i, j));
    const scores = permutations.map(score);
    for (const y of permutations.filter((_, k) => k % 37 === 0)) {
      const own = score(y);
      const share = (isIn: (s: number) => boolean) => scores.filter(isIn).length / 720;
      const expected = {
        'two-sided': share((s) => Math.abs(s) >= Math.abs(own)),
        less: share((s) => s <= own),
        greater: share((s) => s >= own),
      };
      for (const [alternative, p] of Object.entries(expected)) {
        const got = kendalltau(x, y, { alternative: alternative as 'less', method: 'exact' });
        expectClose(got.pvalue, p, 1e-13, `${String(y)} ${alternative}`);
      }
    }
    const many = Array.from({ length: 170 }, (_, k) => k);
    expect(kendalltau(many, many).pvalue).toBeCloseTo(2 / 7.257415615307994e306, 320);
    expect(kendalltau(many, many).pvalue).toBeGreaterThan(0);
  });

  test('weighted tau: pairs weighed', () => {
    const options = fc.record({
      additive: fc.boolean(),
      rank: fc.constantFrom(true, false, null),
    });
    fc.assert(
      fc.property(tied, options, ([x, y], { additive, rank }) => {
        const n = x.length;
        const places = Array.from({ length: n }, (_, k) => k);
        const ranked = (a: number[], b: number[]) => {
          const order = places.slice().sort((i, j) => a[j]! - a[i]! || b[j]! - b[i]!);
          return places.map((k) => order.indexOf(k));
        };
        const tau = (ranks: number[]) => {
          const w = (i: number, j: number) => {
            const [p, q] = [1 / (1 + ranks[i]!), 1 / (1 + ranks[j]!)];
            return additive ? p + q : p * q;
          };
          const product = (a: number[], b: number[]) =>
            overPairs(n, (i, j) => sign(a, i, j) * sign(b, i, j) * w(i, j));
          return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
        };
        let expected = tau(rank === false ? places : ranked(x, y));
        // Observations that are equal in both may have their ranks in either order.
        const pairs = new Set(x.map((one, k) => `${one},${y[k]!}`));
        fc.pre(pairs.size === n || rank === false);
        if (rank === true) expected = (expected + tau(ranked(y, x))) / 2;
        expectClose(weightedtau(x, y, { additive, rank }).statistic, expected, 1e-12, 'tau');
      }),
    );
    expect([...weightedtau([1, 1], [1, 2])]).toEqual([NaN, NaN]);
  });

  test("Somers' D: pairs counted", () => {
    fc.assert(
      fc.property(tied, ([x, y]) => {
        const n = x.length;
        const sum = overPairs(n, (i, j) => sign(x, i, j) * sign(y, i, j));
        const untied = overPairs(n, (i, j) => sign(x, i, j) ** 2);
        const { statistic, pvalue } = somersd(x, y);
        expectClose(statistic, sum / untied, 1e-14, 'statistic');
        expect(pvalue).toBeGreaterThanOrEqual(0);
        const turned = somersd(x, y.map((one) => -one)); // prettier-ignore
        expectClose([...turned], [-statistic, pvalue], 1e-14, 'turned');
      }),
    );
    expect(somersd([1, 1], [1, 2]).statistic).toBeNaN();
    expect(() => somersd([1, 2])).toThrow('two samples, or a table');
    expect(() => somersd([[1, 0], [0, 0]])).toThrow('fewer than two elements'); // prettier-ignore
  });
});
