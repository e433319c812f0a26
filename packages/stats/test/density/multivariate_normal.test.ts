import { array, NdArray } from '@numloom/ndarray';
import { multivariate_normal, norm } from '@numloom/stats';
import { default_rng } from '@numloom/stats/random';
import { describe, expect, expectTypeOf, test } from 'vitest';
import reference from '../reference/density.json' with { type: 'json' };
import { difference, numberOf } from '../continuous/distributions.ts';

describe('normal distributions of several variables of SciPy', () => {
  for (const { mean, cov, singular, x, logpdf, cdf, entropy } of reference.normals) {
    test(`mean ${mean.join(', ')}`, () => {
      const options = { mean, cov, allow_singular: singular };
      const got = multivariate_normal.logpdf(x, options).tolist() as number[];
      logpdf.forEach((value, k) => {
        if (typeof value === 'number')
          expect(Math.abs(got[k]! - value)).toBeLessThan(1e-12 * (1 + Math.abs(value))); // prettier-ignore
        else expect(got[k]).toBe(numberOf(value));
      });
      const frozen = multivariate_normal(options);
      expect(frozen.pdf(x).tolist()).toEqual(got.map(Math.exp));
      expect(Math.abs(frozen.entropy() - entropy)).toBeLessThan(1e-12);
      const probabilities = frozen.cdf(x).tolist() as number[];
      cdf.forEach((value, k) => {
        expect(Math.abs(probabilities[k]! - value)).toBeLessThan(mean.length > 2 ? 3e-5 : 1e-7);
      });
    });
  }
});

test('rectangles, by high precision', () => {
  for (const [h, k, r, wanted] of reference.boxes as [number, number, number, number][]) {
    const cov = [[1, r], [r, 1]]; // prettier-ignore
    const got = multivariate_normal.cdf([h, k], undefined, cov) as number;
    if (wanted > 1e-300) expect(difference(got, wanted), `${h}, ${k}, ${r}`).toBeLessThan(1e-11);
    const other = multivariate_normal.cdf([k, h], { cov }) as number;
    if (wanted > 1e-300) expect(difference(other, wanted), `${k}, ${h}, ${r}`).toBeLessThan(1e-11);
  }
});

describe('multivariate_normal', () => {
  test('one variable is norm', () => {
    expect(difference(multivariate_normal.pdf(0.3, 1, 4) as number, norm.pdf(0.3, 1, 2))).toBeLessThan(1e-14); // prettier-ignore
    const x = [0.3, 2];
    const got = multivariate_normal.cdf(x, 1, 4) as NdArray<'float64'>;
    expect(got.tolist()).toEqual(x.map((z) => norm.cdf(z, 1, 2)));
    expect(multivariate_normal.cdf([-20]) as number).toBe(norm.cdf(-20));
  });

  test('variables that are independent', () => {
    const x = [0.5, -1, 2, 0.1];
    const product = x.reduce((p, z, k) => p * norm.cdf(z, 0, Math.sqrt(k + 1)), 1);
    const got = multivariate_normal.cdf(x, undefined, [1, 2, 3, 4]) as number;
    expectTypeOf(multivariate_normal.cdf(x)).toEqualTypeOf<number | NdArray<'float64'>>();
    expect(Math.abs(got - product)).toBeLessThan(1e-10);
    const lower = multivariate_normal.cdf(x, {
      cov: [1, 2, 3, 4],
      lower_limit: [0, 0, 0, 0],
    }) as number;
    const between = x.map((z, k) => norm.cdf(z, 0, Math.sqrt(k + 1)) - 0.5);
    expect(Math.abs(lower - between.reduce((p, z) => p * z, 1))).toBeLessThan(1e-10);
  });

  test('lower corners broadcast with the points, as in SciPy', () => {
    const parameters = { mean: [0, 0.5], cov: [[1, 0.3], [0.3, 2]] }; // prettier-ignore
    const distribution = multivariate_normal(parameters);
    const close = (value: unknown, wanted: readonly number[]): void => {
      const values = (
        value instanceof NdArray ? value.reshape([-1]).tolist() : [value]
      ) as number[];
      expect(values.length).toBe(wanted.length);
      values.forEach((one, k) => expect(difference(one, wanted[k]!)).toBeLessThan(1e-12));
    };
    const known = [0.1757497334864979, 0.4908237123404244, -0.03518785731563531];
    for (const lower_limit of [0, [0], [0, 0]]) {
      close(distribution.cdf([1, 2], { lower_limit }), known.slice(0, 1));
      close(multivariate_normal.cdf([1, 2], { ...parameters, lower_limit }), known.slice(0, 1));
    }
    const rows = array([[0, 0], [-1, -1], [2, 1]]); // prettier-ignore
    close(distribution.cdf([1, 2], { lower_limit: rows }), known);
    const some = array([[0, 0], [-1, 3], [2, 2]]); // prettier-ignore
    const grid = distribution.cdf(array([[[1, 2]], [[0, 0.5]]]), { lower_limit: some });
    expect(grid.shape).toEqual([2, 3]);
    const values = [0.1757497334864979, -0.07122301251583202, 0, 0, -0.1474412319479314, 0.18323100743954204]; // prettier-ignore
    close(grid, values);
    const one = multivariate_normal([0.5], [[2]]);
    const three = one.cdf([1, 2, 3], { lower_limit: array([[0], [1], [2]]) });
    close(three, [0, 1, 2].map((x) => norm.cdf(x + 1, 0.5, Math.SQRT2) - norm.cdf(x, 0.5, Math.SQRT2))); // prettier-ignore
  });

  test('orthants of three variables have closed forms', () => {
    const [a, b, c] = [0.3, -0.5, 0.6] as const;
    const cov = [[1, a, b], [a, 1, c], [b, c, 1]]; // prettier-ignore
    const wanted = 0.125 + (Math.asin(a) + Math.asin(b) + Math.asin(c)) / (4 * Math.PI);
    const got = multivariate_normal.cdf([0, 0, 0], { cov }) as number;
    expect(Math.abs(got - wanted)).toBeLessThan(2e-5);
    expect(multivariate_normal.cdf([0, 0, 0], { cov })).toBe(got);
    expect(multivariate_normal.logcdf([0, 0, 0], { cov })).toBe(Math.log(got));
  });

  test('covariances that are singular', () => {
    const cov = [[1, 1, 0], [1, 1, 0], [0, 0, 1]]; // prettier-ignore
    expect(() => multivariate_normal.pdf([0, 0, 0], { cov })).toThrow('allow_singular');
    const options = { cov, allow_singular: true };
    expect(multivariate_normal.pdf([0, 1, 0], options)).toBe(0);
    expect(multivariate_normal.pdf([1, 1, 0], options)).toBeCloseTo(norm.pdf(Math.SQRT2, 0, Math.SQRT2) * norm.pdf(0), 12); // prettier-ignore
    const got = multivariate_normal.cdf([0.5, 1, 0], options) as number;
    expect(Math.abs(got - norm.cdf(0.5) / 2)).toBeLessThan(1e-5);
  });

  test('random points have the mean and the covariance', () => {
    const cov = [[2, 0.8], [0.8, 1]]; // prettier-ignore
    const two = multivariate_normal([3, -1], cov);
    const points = two.rvs({ size: 4000, random_state: default_rng(2) });
    expect(points.shape).toEqual([4000, 2]);
    const [mean, spread] = multivariate_normal.fit(points);
    (mean.tolist() as number[]).forEach((m, k) => {
      expect(Math.abs(m - [3, -1][k]!)).toBeLessThan(0.1);
    });
    (spread.tolist() as number[][]).flat().forEach((v, k) => {
      expect(Math.abs(v - cov.flat()[k]!)).toBeLessThan(0.15);
    });
    expect(two.rvs({ random_state: 1 }).shape).toEqual([2]);
    expect(multivariate_normal.rvs([3, -1], cov, { random_state: 1 }).tolist()).toEqual(
      two.rvs({ random_state: 1 }).tolist(),
    );
  });

  test('fits', () => {
    const x = array([[1, 2], [3, 5], [5, 2]]); // prettier-ignore
    const [mean, cov] = multivariate_normal.fit(x);
    expect(mean.tolist()).toEqual([3, 3]);
    (cov.tolist() as number[][]).flat().forEach((v, k) => {
      expect(v).toBeCloseTo([8 / 3, 0, 0, 2][k]!, 14);
    });
    const [fixed] = multivariate_normal.fit(x, { fix_mean: [0, 0] });
    expect(fixed.tolist()).toEqual([0, 0]);
  });

  test('what does not fit', () => {
    expect(() => multivariate_normal([0, 0], [[1, 2, 3]])).toThrow('must be 2 by 2');
    expect(() => multivariate_normal.pdf([0, 0, 0], [0, 0])).toThrow(
      'its last axis must have the length 2',
    );
    expect(() => multivariate_normal([0, 0], [[1, 2], [2, 1]])).toThrow('positive semidefinite'); // prettier-ignore
    expect(() => multivariate_normal.pdf([0, 0], { con: 1 } as never)).toThrow(
      'takes no option con',
    );
    expect(() => multivariate_normal.cdf([0, 0], [0, 0], { lower_limit: [0, 0, 0] })).toThrow(
      'multivariate_normal.cdf: lower_limit has the shape (3,), must broadcast with x, (2,)',
    );
    expect(() => multivariate_normal(0, 1, { allow_singular: 'no' as never })).toThrow(
      "multivariate_normal: allow_singular is 'no', must be true or false",
    );
    expect(() => multivariate_normal.fit([1, 2])).toThrow('must be rows of observations');
  });
});
