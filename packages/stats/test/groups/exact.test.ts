import {
  ansari,
  cramervonmises_2samp,
  ks_2samp,
  mannwhitneyu,
  mood,
  wilcoxon,
} from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathsLeave } from '../../src/goodness/lattice-paths.ts';
import { rankSumTail, signedRankTail } from '../../src/ranks/rank-sums.ts';

/** A quotient of positive integers: the first 60 bits of it. */
function ratio(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = denominator.toString(2).length - numerator.toString(2).length + 60;
  let value = Number((numerator << BigInt(Math.max(shift, 0))) / denominator);
  for (let left = shift; left > 0; left -= 500) value *= 2 ** -Math.min(left, 500);
  return value;
}

/** In how many ways `taken` of the numbers have each sum. */
function waysOfSums(numbers: readonly number[], taken: number): Map<number, bigint> {
  const ways = Array.from({ length: taken + 1 }, () => new Map<number, bigint>());
  ways[0]!.set(0, 1n);
  for (const number of numbers) {
    for (let i = taken; i >= 1; i--) {
      for (const [sum, count] of ways[i - 1]!) {
        ways[i]!.set(sum + number, (ways[i]!.get(sum + number) ?? 0n) + count);
      }
    }
  }
  return ways[taken]!;
}

const sumWhere = (ways: Map<number, bigint>, keeps: (sum: number) => boolean): bigint =>
  [...ways].reduce((total, [sum, count]) => (keeps(sum) ? total + count : total), 0n);

const near = (actual: number, expected: number, rtol = 1e-13): void => {
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    rtol * expected,
  );
};

describe('the rank-sum distribution', () => {
  test.each([
    [1, 1],
    [3, 5],
    [8, 8],
    [7, 30],
    [30, 25],
  ])('of %i and %i observations', (m, n) => {
    const ranks = Array.from({ length: m + n }, (_, k) => k + 1);
    const ways = waysOfSums(ranks, m);
    const least = (m * (m + 1)) / 2;
    const all = sumWhere(ways, () => true);
    for (let u = 0; u <= m * n; u += 1 + Math.floor((m * n) / 40)) {
      near(
        rankSumTail(m, n, u),
        ratio(
          sumWhere(ways, (sum) => sum - least <= u),
          all,
        ),
      );
    }
  });

  test('far in the tail, with counts beyond float64', () => {
    // Orders with U <= u are partitions of u in so few parts that their number does not depend on sizes.
    const partitions = [1, 1, 2, 3, 5, 7, 11, 15, 22, 30, 42];
    let count = 0;
    for (let u = 0; u <= 10; u++) {
      count += partitions[u]!;
      let [small, large] = [count, count];
      for (let i = 1; i <= 250; i++) small *= i / (250 + i);
      for (let i = 1; i <= 520; i++) large *= i / (510 + i);
      near(rankSumTail(250, 250, u), small, 1e-12);
      near(rankSumTail(510, 520, u), large === 0 ? 0 : large, 1e-12);
    }
    expect(rankSumTail(510, 520, (510 * 520) / 2)).toBeGreaterThan(0.5);
    expect(rankSumTail(510, 520, (510 * 520) / 2)).toBeLessThan(0.5001);
  });

  test('both tails are p-values of the test', () => {
    const low = Array.from({ length: 40 }, (_, k) => k);
    const high = low.map((x) => x + 100);
    let p = 1;
    for (let i = 1; i <= 40; i++) p *= i / (40 + i);
    const options = { method: 'exact' } as const;
    near(mannwhitneyu(low, high, { ...options, alternative: 'less' }).pvalue, p);
    near(mannwhitneyu(high, low, { ...options, alternative: 'greater' }).pvalue, p);
    near(mannwhitneyu(high, low, options).pvalue, 2 * p);
    expect(mannwhitneyu(low, high, { ...options, alternative: 'greater' }).pvalue).toBe(1);
  });
});

describe('the signed-rank distribution', () => {
  test.each([1, 2, 7, 20, 60])('of %i differences', (n) => {
    const ranks = Array.from({ length: n }, (_, k) => k + 1);
    const ways = new Map<number, bigint>([[0, 1n]]);
    for (const rank of ranks) {
      for (const [sum, count] of [...ways].sort((a, b) => b[0] - a[0])) {
        ways.set(sum + rank, (ways.get(sum + rank) ?? 0n) + count);
      }
    }
    const greatest = (n * (n + 1)) / 2;
    for (let t = 0; t <= greatest; t += 1 + Math.floor(greatest / 30)) {
      near(
        signedRankTail(n, t),
        ratio(
          sumWhere(ways, (sum) => sum <= t),
          1n << BigInt(n),
        ),
      );
    }
  });

  test('p-values far in both tails', () => {
    const d = Array.from({ length: 400 }, (_, k) => k + 1);
    const options = { method: 'exact' } as const;
    expect(wilcoxon(d, { ...options, alternative: 'greater' }).pvalue).toBe(2 ** -400);
    expect(
      wilcoxon(
        d.map((x) => -x),
        { ...options, alternative: 'less' },
      ).pvalue,
    ).toBe(2 ** -400);
    expect(wilcoxon(d, options).pvalue).toBe(2 ** -399);
  });

  test('tied differences have the distribution of their own ranks', () => {
    const sample = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sample, fc.constantFrom('wilcox', 'pratt', 'zsplit'), (d, zero_method) => {
        const { pvalue, statistic } = wilcoxon(d, { zero_method, alternative: 'greater' });
        fc.pre(d.some((x) => x === 0) || new Set(d.map(Math.abs)).size < d.length);
        // All signs of all differences, one after the other.
        let reached = 0;
        for (let bits = 0; bits < 2 ** d.length; bits++) {
          const turned = d.map((x, k) => ((bits >> k) & 1 ? -x : x));
          if (wilcoxon(turned, { zero_method, alternative: 'greater' }).statistic >= statistic) {
            reached++;
          }
        }
        near(pvalue, reached / 2 ** d.length);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the two-sample Kolmogorov-Smirnov distribution', () => {
  /** Paths that leave the strip, counted. */
  function leaving(m: number, n: number, steps: number, isTwoSided: boolean): bigint {
    const unit = gcd(m, n);
    const inside = Array.from({ length: m + 1 }, () => Array<bigint>(n + 1).fill(0n));
    for (let i = 0; i <= m; i++) {
      for (let j = 0; j <= n; j++) {
        const distance = (i * n - j * m) / unit;
        if (distance >= steps || (isTwoSided && -distance >= steps)) continue;
        const before = (i > 0 ? inside[i - 1]![j]! : 0n) + (j > 0 ? inside[i]![j - 1]! : 0n);
        inside[i]![j] = i + j === 0 ? 1n : before;
      }
    }
    return binomial(m + n, m) - inside[m]![n]!;
  }
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  function binomial(n: number, k: number): bigint {
    let product = 1n;
    for (let i = 1; i <= k; i++) product = (product * BigInt(n - k + i)) / BigInt(i);
    return product;
  }

  test.each([
    [1, 1],
    [2, 7],
    [9, 9],
    [6, 15],
    [40, 60],
    [100, 100],
    [101, 37],
  ])('of %i and %i observations', (m, n) => {
    const most = (m * n) / gcd(m, n);
    for (let h = 1; h <= most; h += 1 + Math.floor(most / 12)) {
      for (const isTwoSided of [true, false]) {
        const expected = ratio(leaving(m, n, h, isTwoSided), binomial(m + n, m));
        near(pathsLeave(m, n, h, isTwoSided), expected);
        near(pathsLeave(n, m, h, isTwoSided), expected);
      }
    }
    near(pathsLeave(m, n, most, false), ratio(1n, binomial(m + n, m)));
  });

  test('p-values near to the least float64', () => {
    near(pathsLeave(500, 520, 500 * 26, false), ratio(1n, binomial(1020, 500)), 1e-12);
    near(pathsLeave(500, 500, 500, true), ratio(2n, binomial(1000, 500)), 1e-12);
  });
});

test('the Ansari-Bradley distribution counts sums of scores', () => {
  const values = Array.from({ length: 42 }, (_, k) => (k * 29) % 43);
  const [x, y] = [values.slice(0, 21), values.slice(21)];
  const scores = Array.from({ length: 42 }, (_, k) => Math.min(k + 1, 42 - k));
  const ways = waysOfSums(scores, 21);
  const all = sumWhere(ways, () => true);
  for (const alternative of ['greater', 'less'] as const) {
    const { statistic, pvalue } = ansari(x, y, { alternative });
    const keeps = (sum: number): boolean =>
      alternative === 'greater' ? sum <= statistic : sum >= statistic;
    near(pvalue, ratio(sumWhere(ways, keeps), all));
  }
});

test('the two-sample Cramér-von Mises distribution counts orders', () => {
  const [m, n] = [4, 6];
  const orders = Array.from({ length: 2 ** (m + n) }, (_, bits) =>
    Array.from({ length: m + n }, (_, k) => (bits >> k) & 1),
  ).filter((order) => order.reduce((sum, bit) => sum + bit, 0) === m);
  const places = (order: number[], which: number): number[] =>
    order.flatMap((bit, k) => (bit === which ? [k] : []));
  const results = orders.map((order) => cramervonmises_2samp(places(order, 1), places(order, 0)));
  for (const { statistic, pvalue } of results) {
    const reached = results.filter((other) => other.statistic >= statistic - 1e-12).length;
    near(pvalue, reached / orders.length);
  }
});

test('the scales of observations that are all the same cannot be compared', () => {
  for (let n = 2; n < 60; n += 3) {
    const { statistic, pvalue } = mood(Array<number>(n).fill(3.5), Array<number>(n + 1).fill(3.5));
    expect([statistic, pvalue]).toEqual([NaN, NaN]);
  }
});

test('differences of equal infinities have no sign and no rank', () => {
  const [x, y] = [
    [1, Infinity, 3, 4],
    [0, Infinity, 5, 1],
  ];
  expect(wilcoxon(x, y).pvalue).toBeNaN();
  const { statistic, pvalue } = wilcoxon(x, y, { nan_policy: 'omit' });
  expect([statistic, pvalue]).toEqual([2, 0.75]);
});

test('asymptotic p-values of two samples round half a size to even, as SciPy does', () => {
  // Sizes of 2.5 and 12.5.
  const [x, y] = [
    [1.495, -0.146, 0.074, 0.183, -1.816],
    [-1.054, 0.262, -0.893, 1.127, -0.238],
  ];
  near(ks_2samp(x, y, { method: 'asymp' }).pvalue, 0.82);
  const a = Array.from({ length: 25 }, (_, k) => k);
  const b = a.map((one) => one + 4.5);
  near(ks_2samp(a, b, { method: 'asymp' }).pvalue, 0.6531903820667504);
  expect(ks_2samp([1], [2], { method: 'asymp' }).pvalue).toBe(1);
});
