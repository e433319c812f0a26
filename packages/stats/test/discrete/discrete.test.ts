/** Discrete distributions, compared with sums in many digits, and with SciPy's random values. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import { asarray } from '@numloom/ndarray';
import { type Expression, sum } from '@numloom/ufunc';
import {
  bernoulli,
  binom,
  type DiscreteDistribution,
  gamma,
  geom,
  hypergeom,
  nbinom,
  poisson,
  randint,
} from '@numloom/stats';
import { default_rng } from '@numloom/stats/random';
import reference from '../reference/counts.json' with { type: 'json' };
import scipy from '../reference/scipy_discrete.json' with { type: 'json' };
import { relativeError, Worst } from '../math/near.ts';

type Any = DiscreteDistribution<number[]>;
const all = { bernoulli, binom, geom, hypergeom, nbinom, poisson, randint } as unknown as Record<
  string,
  Any
>;
/** Parameters that every distribution has been given some of. */
const laws = [
  ...reference.laws,
  { dist: 'bernoulli', args: [0.25], k: [0, 1] },
  { dist: 'binom', args: [1, 0.5], k: [0, 1] },
];

describe.each(reference.laws)('$dist($args)', ({ dist, args, k, ...expected }) => {
  const d = all[dist]!(...args);

  test('probabilities, in both tails', () => {
    const worst = new Worst();
    k.forEach((count, i) => {
      for (const name of ['logpmf', 'logcdf', 'logsf'] as const) {
        const text = expected[name][i]!;
        const log = text === '-inf' ? -Infinity : Number(text);
        worst.see(d[name](count), log, name, count);
        const value = d[name.slice(3) as 'pmf' | 'cdf' | 'sf'](count);
        const exact = Math.exp(log);
        // The reference's logarithm is rounded, and so is what it stands for.
        const lost = Math.max(0, relativeError(value, exact) - Math.abs(log) * 2 ** -53);
        worst.see(1 + lost, 1, name.slice(3), count);
      }
    });
    expect(worst.error, worst.case.join()).toBeLessThan(1e-13);
  });

  test('moments and entropy', () => {
    const worst = new Worst();
    const found = d.stats({ moments: 'mvsk' });
    const scale = 1 + Math.abs(Number(expected.stats[2]));
    expected.stats.forEach((text, i) => {
      if (i < 2) worst.see(found[i]!, Number(text), 'mvsk'[i]);
      // Skewness and excess kurtosis may be near to 0.
      else worst.see(scale + found[i]! - Number(text), scale, 'mvsk'[i]);
    });
    worst.see(d.moment(5), Number(expected.moment5), 'moment 5');
    worst.see(d.entropy(), Number(expected.entropy), 'entropy');
    worst.see(d.std() ** 2, d.var(), 'std');
    expect(worst.error, worst.case.join()).toBeLessThan(2e-12);
    expect(d.moment(0)).toBe(1);
    expect(relativeError(d.moment(1), d.mean())).toBeLessThan(1e-14);
  });
});

describe.each(laws)('$dist($args)', ({ dist, args, k }) => {
  const d = all[dist]!(...args);

  test('quantiles are inverses', () => {
    const [low, high] = d.support();
    const step = Math.max(1, Math.floor(d.std() / 4));
    for (let j = -20; j <= 20; j++) {
      const count = Math.min(Math.max(Math.round(d.mean()) + j * step, low), high);
      // Where neighbours can't be told apart from p, there is no inverse.
      if (d.pmf(count) > 1e-13 * d.cdf(count)) expect(d.ppf(d.cdf(count))).toBe(count);
      if (d.pmf(count) > 1e-13 * d.sf(count)) expect(d.isf(d.sf(count))).toBe(count);
      const p = d.cdf(count) * (1 + 1e-10);
      if (p < 1 && d.pmf(count + 1) > 1e-9 * p) expect(d.ppf(p)).toBe(count + 1);
    }
    expect([d.ppf(0), d.ppf(1), d.isf(0), d.isf(1)]).toEqual([low - 1, high, high, low - 1]);
    for (const p of [1e-300, 1e-30, 1e-5, 0.1, 0.5]) {
      const least = d.ppf(p);
      expect(d.cdf(least)).toBeGreaterThanOrEqual(p * (1 - 1e-13));
      expect(least === low || d.cdf(least - 1) < p).toBe(true);
      const most = d.isf(p);
      expect(d.sf(most)).toBeLessThanOrEqual(p * (1 + 1e-13));
      expect(most === low || d.sf(most - 1) > p).toBe(true);
    }
    expect(d.median()).toBe(d.ppf(0.5));
    expect(d.interval(0.9)).toEqual([d.ppf(0.05), d.isf(0.05)]);
    expect([d.ppf(-0.1), d.ppf(1.1), d.isf(NaN)]).toEqual([NaN, NaN, NaN]);
  });

  test('values that are no counts', () => {
    const [low, high] = d.support();
    const middle = k[1]!;
    for (const outside of [low - 1, middle + 0.5, -Infinity, Infinity]) {
      expect(d.pmf(outside)).toBe(0);
      expect(d.logpmf(outside)).toBe(-Infinity);
    }
    expect(d.pmf(NaN)).toBeNaN();
    expect(d.cdf(middle + 0.5)).toBe(d.cdf(middle));
    expect(d.sf(middle + 0.5)).toBe(d.sf(middle));
    expect([d.cdf(low - 1), d.sf(low - 1), d.cdf(high), d.sf(high)]).toEqual([0, 1, 1, 0]);
    expect([d.cdf(-Infinity), d.cdf(Infinity), d.cdf(NaN)]).toEqual([0, 1, NaN]);
  });

  test('a location moves it', () => {
    const moved = all[dist]!(...args, { loc: 7 });
    for (const count of k) {
      expect(moved.pmf(count + 7)).toBe(d.pmf(count));
      expect(moved.logsf(count + 7)).toBe(d.logsf(count));
      expect(all[dist]!.cdf(count + 7, ...args, 7)).toBe(d.cdf(count));
    }
    expect(moved.ppf(0.3)).toBe(d.ppf(0.3) + 7);
    expect(relativeError(moved.mean(), d.mean() + 7)).toBeLessThan(1e-15);
    expect(moved.var()).toBe(d.var());
    expect(moved.support()).toEqual(d.support().map((end) => end + 7));
  });

  test('means of functions', () => {
    expect(
      relativeError(
        d.expect((x) => x),
        d.mean(),
      ),
    ).toBeLessThan(1e-13);
    const squares = d.var() + d.mean() ** 2;
    expect(
      relativeError(
        d.expect((x) => x * x),
        squares,
      ),
    ).toBeLessThan(1e-13);
    const lb = k[1]!;
    expect(
      relativeError(
        d.expect(() => 1, { lb }),
        d.sf(lb - 1),
      ),
    ).toBeLessThan(1e-12);
    expect(d.expect(() => 1, { lb, ub: lb, conditional: true })).toBeCloseTo(1, 10);
    expect(d.expect(() => 1, { ub: lb })).toBeCloseTo(d.cdf(lb), 12);
    const moved = all[dist]!(...args, { loc: 0.5 });
    expect(
      relativeError(
        moved.expect((x) => x),
        d.mean() + 0.5,
      ),
    ).toBeLessThan(1e-13);
  });
});

describe.each(scipy)('$dist($args), as SciPy has it:', ({ dist, args, ...expected }) => {
  const d = all[dist]!(...args);
  const { x, p, stats_mvsk } = expected;

  test('probabilities and quantiles', () => {
    const worst = new Worst();
    for (const name of ['pmf', 'logpmf', 'cdf', 'sf', 'ppf', 'isf'] as const) {
      const at = name === 'ppf' || name === 'isf' ? p : x;
      at.forEach((value, i) => {
        // SciPy computes isf(q) as ppf(1 - q), which is 1 for these.
        if (name === 'isf' && value < 1e-16) return;
        // It takes ln k! from k ln mu, which leaves ten digits of this; see Stirling's formula below.
        if (dist === 'poisson' && args[0]! > 100 && name.endsWith('pmf')) return;
        worst.see(d[name](value), Number(expected[name][i]), name, value);
      });
    }
    for (const name of ['logcdf', 'logsf'] as const) {
      // SciPy takes logarithms of probabilities that have underflowed, or are rounded to 1.
      x.forEach((value, i) => {
        const log = Number(expected[name][i]);
        const found = d[name](value);
        if (log === 0) expect(Math.abs(found)).toBeLessThan(1e-16);
        else if (log === -Infinity) expect(found).toBeLessThan(-744);
        else if (log > -1e-3) expect(Math.abs(found - log)).toBeLessThan(1e-15);
        else worst.see(found, log, name, value);
      });
    }
    stats_mvsk.forEach((value, i) => {
      worst.see(d.stats({ moments: 'mvsk' })[i]!, Number(value), 'mvsk'[i]);
    });
    expect(worst.error, worst.case.join()).toBeLessThan(1e-12);
  });
});

test.each(reference.draws)('random values of $dist($args) are those of SciPy', (draw) => {
  const { dist, args, seed, values } = draw;
  const found = all[dist]!.rvs(...args, { size: values.length, random_state: seed });
  expect((found as unknown as { tolist(): unknown }).tolist()).toEqual(values);
  const one = all[dist]!.rvs(...args, { random_state: default_rng(seed) });
  expect(one).toBe(values[0]);
});

test('parameters that are not allowed give NaN, in all methods', () => {
  const wrong: Record<string, number[][]> = {
    binom: [
      [-1, 0.5],
      [2.5, 0.5],
      [3, -0.1],
      [3, 1.1],
      [NaN, 0.5],
      [3, NaN],
    ],
    bernoulli: [[-0.1], [1.5], [NaN]],
    poisson: [[-1], [NaN]],
    nbinom: [
      [0, 0.5],
      [-1, 0.5],
      [3, 0],
      [3, 1.5],
    ],
    geom: [[0], [1.5], [-1]],
    hypergeom: [
      [10, 11, 3],
      [10, 3, 11],
      [10.5, 3, 2],
      [-1, 0, 0],
    ],
    randint: [
      [3, 3],
      [4, 3],
      [0.5, 3],
    ],
  };
  for (const [name, list] of Object.entries(wrong)) {
    for (const args of list) {
      const d = all[name]!;
      for (const method of ['pmf', 'logpmf', 'cdf', 'sf', 'logcdf', 'logsf'] as const) {
        expect(d[method](1, ...args)).toBeNaN();
      }
      expect([d.ppf(0.5, ...args), d.isf(0.5, ...args), d.mean(...args)]).toEqual([NaN, NaN, NaN]);
      expect([d.entropy(...args), d.moment(2, ...args)]).toEqual([NaN, NaN]);
      expect(d.stats(...args, { moments: 'mvsk' })).toEqual([NaN, NaN, NaN, NaN]);
      expect(() => d.rvs(...args, { random_state: 1 })).toThrow(/not allowed/);
    }
  }
});

test('distributions of one value', () => {
  expect([binom.pmf(0, 5, 0), binom.pmf(5, 5, 1), binom.pmf(0, 0, 0.5)]).toEqual([1, 1, 1]);
  expect([binom.ppf(0.5, 5, 0), binom.ppf(0.5, 5, 1), binom.isf(0.5, 0, 0.5)]).toEqual([0, 5, 0]);
  expect([poisson.pmf(0, 0), poisson.pmf(1, 0), poisson.ppf(0.9, 0), poisson.var(0)]).toEqual([
    1, 0, 0, 0,
  ]);
  expect([binom.entropy(5, 0), poisson.entropy(0), geom.entropy(1)]).toEqual([0, 0, 0]);
  expect([geom.pmf(1, 1), geom.pmf(2, 1), geom.ppf(0.5, 1), geom.sf(1, 1)]).toEqual([1, 0, 1, 0]);
  expect([nbinom.pmf(0, 3, 1), nbinom.pmf(1, 3, 1), nbinom.ppf(0.5, 3, 1)]).toEqual([1, 0, 0]);
  expect([hypergeom.pmf(0, 10, 0, 4), hypergeom.pmf(4, 10, 10, 4)]).toEqual([1, 1]);
  expect([randint.pmf(3, 3, 4), randint.ppf(0.5, 3, 4), randint.var(3, 4)]).toEqual([1, 3, 0]);
  expect([bernoulli.ppf(0.5, 0.5), bernoulli.ppf(0.6, 0.5), bernoulli.isf(0.2, 0.5)]).toEqual([
    0, 1, 1,
  ]);
});

test('arrays broadcast, and give expressions', () => {
  const e = binom.pmf(asarray([[0], [1], [2]]), 4, [0.25, 0.5]);
  expect(e.shape).toEqual([3, 2]);
  const found = e.evaluate();
  for (const [i, k] of [0, 1, 2].entries()) {
    for (const [j, p] of [0.25, 0.5].entries()) expect(found.get(i, j)).toBe(binom.pmf(k, 4, p));
  }
  const d = poisson([1, 2]);
  expect(d.ppf(0.5).tolist()).toEqual([poisson.ppf(0.5, 1), poisson.ppf(0.5, 2)]);
  expect(d.mean().tolist()).toEqual([1, 2]);
  expect(sum(hypergeom.pmf([0, 1, 2, 3], 10, 3, 4)).item()).toBeCloseTo(1, 14);
  expect(
    geom([0.5, 0.25])
      .stats()
      .map((one) => one.tolist()),
  ).toEqual([
    [2, 4],
    [2, 12],
  ]);
  expect(binom.cdf(3, 10, 0.5, { loc: [0, 1] }).tolist()).toEqual([
    binom.cdf(3, 10, 0.5),
    binom.cdf(2, 10, 0.5),
  ]);
});

test('types follow arguments', () => {
  expectTypeOf(binom.pmf(1, 2, 0.5)).toEqualTypeOf<number>();
  expectTypeOf(binom.pmf([1], 2, 0.5)).toEqualTypeOf<Expression<'float64'>>();
  expectTypeOf(binom(10, 0.3).cdf(4)).toEqualTypeOf<number>();
  expectTypeOf(poisson([1, 2]).sf(4)).toEqualTypeOf<Expression<'float64'>>();
});

test('errors name the method', () => {
  const anyhow = binom as unknown as Record<string, (...args: unknown[]) => unknown>;
  expect(() => anyhow['cdf']!(1, 2)).toThrow('binom.cdf: p is missing');
  expect(() => anyhow['pmf']!(1, 2, 0.5, 0, 1)).toThrow(/^binom.pmf: got 5 arguments/);
  expect(() => anyhow['cdf']!(1, 2, 0.5, { scale: 2 })).toThrow(/^binom.cdf: /);
  expect(() => anyhow['expect']!(3, 2, 0.5)).toThrow('binom.expect: func is 3');
  expect(() => binom.stats(2, 0.5, { moments: 'x' })).toThrow(/^binom.stats: moments is x/);
});

test('large parameters', () => {
  // Of n^n e^-n / n!: DLMF 5.11.1.
  const stirling = Math.exp(-1 / 12e6 + 1 / 360e18) / Math.sqrt(2e6 * Math.PI);
  expect(relativeError(poisson.pmf(1e6, 1e6), stirling)).toBeLessThan(1e-15);
  expect(relativeError(poisson.logpmf(1e6, 1e6), Math.log(stirling))).toBeLessThan(1e-15);
  // Stirling's and Loader's formulas against each other: sums over a standard deviation.
  expect(relativeError(poisson.sf(1.001e12, 1e12), poisson.sf(1.001e12, 1e12))).toBe(0);
  const middle = binom.cdf(5e8 - 1, 1e9, 0.5);
  expect(relativeError(2 * middle + binom.pmf(5e8, 1e9, 0.5), 1)).toBeLessThan(1e-14);
  const k = poisson.isf(1e-200, 1e9);
  expect(poisson.sf(k, 1e9)).toBeLessThanOrEqual(1e-200);
  expect(poisson.sf(k - 1, 1e9)).toBeGreaterThan(1e-200);
  const [a, b] = [poisson.sf(k - 1, 1e9), poisson.sf(k, 1e9)];
  expect(relativeError(a - b, poisson.pmf(k, 1e9))).toBeLessThan(1e-10);
});

test('entropies and means of counts that are spread widely end', () => {
  const near = (actual: number, wanted: number, tolerance: number): void => {
    expect(Math.abs(actual / wanted - 1), `${actual}, ${wanted}`).toBeLessThan(tolerance);
  };
  for (const mu of [2e8, 1e11, 1e20, 1e300]) {
    near(poisson.entropy(mu), 0.5 * Math.log(2 * Math.PI * Math.E * mu) - 1 / (12 * mu), 1e-12);
  }
  // As waiting times, in units of 1/p.
  near(nbinom.entropy(3, 1e-9), gamma.entropy(3, 0, 1e9), 1e-9);
  near(geom.expect((k) => k, 1e-12), 1e12, 1e-11); // prettier-ignore
  near(randint.expect((k) => k, 0, 2 ** 40, { lb: 2 ** 39, conditional: true }), 0.75 * 2 ** 40, 1e-11); // prettier-ignore
  near(
    randint.expect(() => 1, 0, 2 ** 40, { lb: 5, ub: 10 }),
    6 / 2 ** 40,
    1e-12,
  );
  expect([poisson.entropy(Infinity), poisson.expect((k) => k, Infinity)]).toEqual([NaN, NaN]);
  expect(poisson.expect((k) => k, 3, 1e300)).toBeNaN();
});
