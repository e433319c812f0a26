import {
  association,
  barnard_exact,
  binomtest,
  boschloo_exact,
  chi2_contingency,
  chisquare,
  crosstab,
  expected_freq,
  fisher_exact,
  odds_ratio,
  onWarning,
  power_divergence,
  relative_risk,
} from '@numloom/stats';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { expectClose } from '../calls.ts';

const before = onWarning(() => undefined);
afterAll(() => void onWarning(before));

const count = fc.integer({ min: 0, max: 7 });
const four = fc.tuple(count, count, count, count).map(([a, b, c, d]) => [[a, b], [c, d]] as const); // prettier-ignore
const sides = ['two-sided', 'less', 'greater'] as const;

const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** All tables with the margins of one. */
function* tables(rows: number[], columns: number[]): Generator<number[][]> {
  if (rows.length === 1) {
    yield [columns];
    return;
  }
  function* first(k: number, rest: number): Generator<number[]> {
    if (k === columns.length - 1) {
      if (rest <= columns[k]!) yield [rest];
      return;
    }
    for (let n = 0; n <= Math.min(rest, columns[k]!); n++) {
      for (const others of first(k + 1, rest - n)) yield [n, ...others];
    }
  }
  for (const row of first(0, rows[0]!)) {
    const left = columns.map((c, k) => c - row[k]!);
    for (const others of tables(rows.slice(1), left)) yield [row, ...others];
  }
}

/** The p-value by the probabilities of all tables. */
function enumerated(table: readonly (readonly number[])[]): number {
  const weigh = (t: readonly (readonly number[])[]) =>
    1 / t.flat().reduce((product, n) => product * factorial(n), 1);
  const rows = table.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = table[0]!.map((_, k) => table.reduce((sum, row) => sum + row[k]!, 0));
  const own = weigh(table) * (1 + 1e-9);
  let [sum, all] = [0, 0];
  for (const other of tables(rows, columns)) {
    const weight = weigh(other);
    all += weight;
    if (weight <= own) sum += weight;
  }
  return sum / all;
}

describe("Fisher's exact test", () => {
  test('two rows and columns: all tables counted', () => {
    fc.assert(
      fc.property(four, (table) => {
        const { pvalue } = fisher_exact(table);
        expectClose(pvalue, enumerated(table), 1e-12, 'pvalue');
        const [[a, b], [c, d]] = table;
        if (a + b && c + d && a + c && b + d) {
          const less = fisher_exact(table, { alternative: 'less' }).pvalue;
          const greater = fisher_exact(table, { alternative: 'greater' }).pvalue;
          const own = (choose(a + b, a) * choose(c + d, c)) / choose(a + b + c + d, a + c);
          expect(less + greater).toBeCloseTo(1 + own, 12);
        } else expect(pvalue).toBe(1);
      }),
    );
  });

  test('more rows or columns: all tables counted', () => {
    const small = fc.integer({ min: 0, max: 3 });
    const table = fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 3, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(small, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(table, (given) => {
        const { pvalue } = fisher_exact(given);
        expectClose(pvalue, enumerated(given), 1e-11, 'pvalue');
        const turned = given[0]!.map((_, k) => given.map((row) => row[k]!));
        expectClose(fisher_exact(turned).pvalue, pvalue, 1e-11, 'turned');
      }),
      { numRuns: 40 },
    );
  });

  test('far tails and large tables', () => {
    expect(fisher_exact([[500, 0], [0, 500]]).pvalue).toBeCloseTo(2 / choose(1000, 500), 300); // prettier-ignore
    const { pvalue } = fisher_exact([[1e6, 1.001e6], [1e6, 1e6]]); // prettier-ignore
    expect(pvalue).toBeCloseTo(0.6178233, 7);
  });

  test('refuses', () => {
    expect(() => fisher_exact([[1, 2.5], [3, 4]])).toThrow('must have integers only'); // prettier-ignore
    expect(() => fisher_exact([[1, -2], [3, 4]])).toThrow('no negative values'); // prettier-ignore
    expect(() => fisher_exact([1, 2])).toThrow('must have two axes');
    expect(() => fisher_exact([[1, 2, 3], [3, 4, 5]], { alternative: 'less' })).toThrow('must be'); // prettier-ignore
    const large = Array.from({ length: 8 }, (_, i) =>
      Array.from({ length: 8 }, (_, j) => (i * j) % 7),
    );
    expect(() => fisher_exact(large)).toThrow('too many others');
  });
});

describe('unconditional tests', () => {
  /** The greatest probability of the tables in a set over a grid. */
  function greatest(n1: number, n2: number, isIn: (i: number, j: number) => boolean): number {
    const n = n1 + n2;
    const coefficients = new Float64Array(n + 1);
    for (let i = 0; i <= n1; i++) {
      for (let j = 0; j <= n2; j++) {
        if (isIn(i, j)) coefficients[i + j]! += choose(n1, i) * choose(n2, j);
      }
    }
    let most = 0;
    for (let k = 0; k <= 500; k++) {
      const p = k / 500;
      const terms = coefficients.map((c, s) => c * p ** s * (1 - p) ** (n - s));
      most = Math.max(
        most,
        terms.reduce((sum, term) => sum + term),
      );
    }
    return most;
  }

  test('Barnard and Boschloo, over a grid of probabilities', () => {
    fc.assert(
      fc.property(four, fc.constantFrom('less', 'greater'), (table, alternative) => {
        const [[a, b], [c, d]] = table;
        fc.pre(a + c > 0 && b + d > 0);
        const sign = alternative === 'less' ? 1 : -1;
        const fisher = (i: number, j: number) =>
          fisher_exact([[i, j], [a + c - i, b + d - j]], { alternative }).pvalue; // prettier-ignore
        const boschloo = boschloo_exact(table, { alternative });
        const own = fisher(a, b);
        const expected = greatest(a + c, b + d, (i, j) => fisher(i, j) <= own * (1 + 1e-10));
        expect(boschloo.statistic).toBeCloseTo(own, 12);
        expect(boschloo.pvalue).toBeGreaterThan(expected - 1e-12);
        expect(boschloo.pvalue).toBeLessThan(expected + 1e-4);
        const score = (i: number, j: number) => {
          const p = (i + j) / (a + b + c + d);
          const difference = i / (a + c) - j / (b + d);
          return Math.abs(difference) < 1e-12 ? 0 : difference / Math.sqrt(p * (1 - p));
        };
        const barnard = barnard_exact(table, { alternative });
        const bound = sign * score(a, b) + 1e-10;
        const limit = greatest(a + c, b + d, (i, j) => sign * score(i, j) <= bound);
        expect(barnard.pvalue).toBeGreaterThan(limit - 1e-12);
        expect(barnard.pvalue).toBeLessThan(limit + 1e-4);
      }),
      { numRuns: 12 },
    );
  });

  test('equal statistics count, however they are rounded', () => {
    // (3, 8) has the statistic of (7, 12), by exact fractions; SciPy 1.17 leaves it out.
    const { pvalue } = barnard_exact([[7, 12], [8, 3]], { alternative: 'less' }); // prettier-ignore
    expect(pvalue).toBeCloseTo(0.034109154661597, 12);
    expect([...barnard_exact([[0, 2], [0, 3]])]).toEqual([NaN, 1]); // prettier-ignore
    expect([...boschloo_exact([[0, 2], [0, 3]])]).toEqual([NaN, NaN]); // prettier-ignore
  });
});

describe('odds ratios', () => {
  test('intervals agree with one-sided tests', () => {
    const table = [[7, 15], [58, 472]] as const; // prettier-ignore
    const { pvalue } = fisher_exact(table, { alternative: 'greater' });
    const ends = odds_ratio(table).confidence_interval(1 - pvalue, { alternative: 'greater' });
    expect(ends.low).toBeCloseTo(1, 10);
    expect(ends.high).toBe(Infinity);
  });

  test('as SciPy 1.17', () => {
    const result = odds_ratio([[8, 2], [1, 5]]); // prettier-ignore
    expectClose(result.statistic, 15.465819716921013, 1e-9, 'conditional');
    const expected = { low: 1.371586246341251, high: 519.611448338436 };
    expectClose(result.confidence_interval(0.9), expected, 1e-9, 'interval');
    const sample = odds_ratio([[8, 2], [1, 5]], { kind: 'sample' }); // prettier-ignore
    const known = { low: 2.1676798163583997, high: 184.52909741623233 };
    expectClose(sample.confidence_interval(0.9), known, 1e-12, 'interval');
    expect(odds_ratio([[0, 5], [3, 4]]).confidence_interval().low).toBe(0); // prettier-ignore
    expect(odds_ratio([[0, 0], [3, 4]]).statistic).toBeNaN(); // prettier-ignore
    expect(() => odds_ratio([[1, 2, 3]])).toThrow('two rows and two columns');
    expect(() => result.confidence_interval(1.5)).toThrow('must be a number from 0 to 1');
  });

  test('relative risks', () => {
    const result = relative_risk(27, 122, 44, 487);
    expectClose(result.relative_risk, 2.4495156482861398, 1e-15, 'risk');
    const expected = { low: 1.5836990926700116, high: 3.7886786315466354 };
    expectClose(result.confidence_interval(), expected, 1e-13, 'interval');
    expect(relative_risk(0, 3, 0, 4).relative_risk).toBeNaN();
    expect(relative_risk(0, 3, 2, 4).confidence_interval()).toEqual({ low: 0, high: NaN });
    expect(() => relative_risk(4, 3, 2, 4)).toThrow(
      'exposed_cases is 4, must be an integer from 0 to 3',
    );
  });
});

describe('tables of frequencies', () => {
  test('expected ones, independence and association', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(count, count, count), { minLength: 2, maxLength: 4 }),
        (rows) => {
          const columns = [0, 1, 2].map((k) => rows.reduce((sum, row) => sum + row[k]!, 0));
          const sums = rows.map(([a, b, c]) => a + b + c);
          fc.pre(!columns.includes(0) && !sums.includes(0));
          const total = sums.reduce((sum, one) => sum + one, 0);
          const expected = sums.map((row) => columns.map((column) => (row * column) / total));
          expectClose(expected_freq(rows), expected, 1e-14, 'expected');
          const { statistic, dof } = chi2_contingency(rows, { correction: false });
          const direct = rows.flatMap((row, i) =>
            row.map((o, j) => (o - expected[i]![j]!) ** 2 / expected[i]![j]!),
          );
          expectClose(
            statistic,
            direct.reduce((sum, one) => sum + one),
            1e-11,
            'statistic',
            1e-10,
          );
          expect(dof).toBe((rows.length - 1) * 2);
          expect(association(rows)).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
    expect(() => chi2_contingency([[0, 1], [0, 2]])).toThrow('nothing but zeros'); // prettier-ignore
    expect(() => chi2_contingency([])).toThrow('is empty');
  });

  test('divergences of nearly equal frequencies keep their digits', () => {
    // 2 (o ln(o/e) …) of o = e (1 ± t): e t² (1 + t²/6 + …) for the likelihood ratio.
    const [e, t] = [2 ** 30, 2 ** -20];
    const { statistic } = power_divergence([e * (1 + t), e * (1 - t)], { lambda_: 0 });
    expectClose(statistic, 2 * e * t * t * (1 + (t * t) / 6), 1e-15, 'statistic');
  });

  test('sums must agree, unless that is not asked for', () => {
    expect(() => chisquare([1, 2], [2, 2])).toThrow('the sums of f_obs and f_exp are 3 and 4');
    expect(chisquare([1, 2], [2, 2], { sum_check: false }).statistic).toBe(0.5);
    expect(chisquare([1, 3], 2).statistic).toBe(1);
    expect(chisquare([1, 3], null, { ddof: 0 }).statistic).toBe(1);
  });

  test('crosstab', () => {
    const { elements, count: counts } = crosstab([3, 1, 1, 3], [0, 0, 5, 0]);
    expect(elements.map((one) => [...one])).toEqual([[1, 3], [0, 5]]); // prettier-ignore
    expect(counts.tolist()).toEqual([[1, 1], [2, 0]]); // prettier-ignore
    const chosen = crosstab([3, 1, 1, 3], [0, 0, 5, 0], { levels: [[3, 9], null] });
    expect(chosen.count.tolist()).toEqual([[2, 0], [0, 0]]); // prettier-ignore
    expect(() => crosstab([1, 2], [1])).toThrow('2 and 1 observations');
    expect(() => crosstab([1, 2], { levels: [[1], [2]] })).toThrow('levels has 2 lists');
  });
});

describe('the test of a proportion', () => {
  test('counts added up', () => {
    const trial = fc
      .integer({ min: 1, max: 25 })
      .chain((n) =>
        fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.integer({ min: 1, max: 15 })),
      );
    fc.assert(
      fc.property(trial, ([k, n, sixteenths]) => {
        const p = sixteenths / 16;
        const terms = Array.from(
          { length: n + 1 },
          (_, j) => choose(n, j) * p ** j * (1 - p) ** (n - j),
        );
        const sum = (isIn: (j: number) => boolean) =>
          terms.reduce((total, term, j) => (isIn(j) ? total + term : total), 0);
        const expected = {
          'two-sided': sum((j) => terms[j]! <= terms[k]! * (1 + 1e-7)),
          less: sum((j) => j <= k),
          greater: sum((j) => j >= k),
        };
        for (const alternative of sides) {
          const { pvalue } = binomtest(k, n, p, { alternative });
          expectClose(pvalue, Math.min(expected[alternative], 1), 1e-11, alternative);
        }
        const { low, high } = binomtest(k, n, p).proportion_ci(0.9);
        if (k > 0)
          expectClose(binomtest(k, n, low, { alternative: 'greater' }).pvalue, 0.05, 1e-9, 'low');
        if (k < n)
          expectClose(binomtest(k, n, high, { alternative: 'less' }).pvalue, 0.05, 1e-9, 'high');
      }),
      { numRuns: 60 },
    );
  });

  test('refuses', () => {
    expect(() => binomtest(3, 2)).toThrow('k is 3, must be an integer from 0 to 2');
    expect(() => binomtest(1, 0)).toThrow('n is 0, must be an integer of 1 or more');
    expect(() => binomtest(1, 2, 1.5)).toThrow('p is 1.5');
    expect(() => binomtest(1, 2).proportion_ci(0.9, { method: 'x' } as object)).toThrow(
      "method is 'x'",
    );
  });
});
