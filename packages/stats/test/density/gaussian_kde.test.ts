import { array } from '@numloom/ndarray';
import { gaussian_kde, norm } from '@numloom/stats';
import { describe, expect, test } from 'vitest';
import reference from '../reference/density.json' with { type: 'json' };
import { integrate } from '../../src/distributions/quadrature.ts';
import { difference } from '../continuous/distributions.ts';

type Options = NonNullable<Parameters<typeof gaussian_kde>[1]>;

describe('kernel density estimates of SciPy', () => {
  for (const [k, one] of reference.kdes.entries()) {
    test(`case ${k}`, () => {
      const data = one.data;
      const kde = gaussian_kde(data, one.options as Options);
      expect(difference(kde.factor, one.factor)).toBeLessThan(1e-13);
      expect(difference(kde.neff, one.neff)).toBeLessThan(1e-13);
      const covariance = (kde.covariance.tolist() as number[][]).flat();
      one.covariance.flat().forEach((value, i) => {
        expect(difference(covariance[i]!, value)).toBeLessThan(1e-11);
      });
      const points = one.points;
      const pdf = kde.evaluate(points).tolist() as number[];
      one.pdf.forEach((value, i) => {
        expect(difference(pdf[i]!, value)).toBeLessThan(1e-11);
      });
      const logs = kde.logpdf(points).tolist() as number[];
      one.logpdf.forEach((value, i) => {
        // SciPy's underflows far away.
        if (typeof value === 'number')
          expect(Math.abs(logs[i]! - value)).toBeLessThan(1e-11 * (1 + Math.abs(value))); // prettier-ignore
        else expect(logs[i]).toBeLessThan(-700);
      });
      const { d } = kde;
      const eye = Array.from({ length: d }, (_, i) => Array.from({ length: d }, (__, j) => (i === j ? 2 : 0))); // prettier-ignore
      const gaussian = kde.integrate_gaussian(Array<number>(d).fill(0.25), eye);
      expect(difference(gaussian, one.integrate_gaussian)).toBeLessThan(1e-12);
      const rows = (d === 1 ? [data] : data) as number[][];
      const other = gaussian_kde(rows.map((row) => row.slice(0, 10).map((x) => x + 0.5)));
      expect(difference(kde.integrate_kde(other), one.integrate_kde)).toBeLessThan(1e-12);
      expect(difference(other.integrate_kde(kde), one.integrate_kde)).toBeLessThan(1e-12);
      if (one.box !== null) expect(difference(kde.integrate_box_1d(-0.5, 1.5), one.box)).toBeLessThan(1e-13); // prettier-ignore
    });
  }
});

test('another bandwidth, and inverse covariances, as SciPy has them', () => {
  const kde = gaussian_kde([1, 2, 2.5, 4]);
  const expected = [
    ['silverman', 0.8027415617602307, 0.26099802],
    [null, 0.8027415617602307, 0.26099802],
    [0.5, 0.5, 0.32161054],
    [(one: typeof kde) => 2 * one.scotts_factor(), 1.515716566510398, 0.18092891],
  ] as const;
  for (const [method, factor, density] of expected) {
    kde.set_bandwidth(method);
    expect(difference(kde.factor, factor)).toBeLessThan(1e-14);
    expect(kde.pdf(2.2)).toBeCloseTo(density, 8);
    expect(kde.inv_cov.item() * kde.covariance.item()).toBeCloseTo(1, 14);
  }
  for (const wrong of [0, -1, NaN]) {
    expect(() => kde.set_bandwidth(wrong)).toThrow('gaussian_kde.set_bandwidth: the bandwidth is');
  }
  expect(() => kde.set_bandwidth('scot' as never)).toThrow(
    "gaussian_kde.set_bandwidth: bw_method is 'scot'",
  );
  expect(difference(kde.factor, 1.515716566510398)).toBeLessThan(1e-14);
  const rows = [
    [0, 1, 2, 3],
    [5, 1, 4, 2],
  ];
  const two = gaussian_kde(rows, { weights: [1, 2, 3, 4] });
  two.set_bandwidth(0.7);
  const inverse = [1.567099567099567, 0.34632034632034625, 0.3463203463203463, 0.8658008658008657];
  (two.inv_cov.tolist() as number[][]).flat().forEach((value, k) => {
    expect(difference(value, inverse[k]!)).toBeLessThan(1e-13);
  });
  expect(two.evaluate([1, 2]).item()).toBeCloseTo(0.028656047030540976, 15);
});

describe('gaussian_kde', () => {
  const data = [1, 2, 2.5, 4];
  const rows = [[0, 1, 2, 3], [5, 1, 4, 2]]; // prettier-ignore

  test('is a sum of normal densities', () => {
    const kde = gaussian_kde(data, { weights: [1, 2, 3, 2] });
    const scale = Math.sqrt(kde.covariance.item(0, 0));
    const sum = [1, 2, 3, 2].reduce(
      (total, w, k) => total + (w / 8) * norm.pdf(1.7, data[k]!, scale),
      0,
    );
    expect(difference(kde.pdf(1.7), sum)).toBeLessThan(1e-14);
    expect(kde.integrate_box_1d(-Infinity, Infinity)).toBeCloseTo(1, 14);
    const integral = integrate((x) => kde.pdf(x), -10, 15, 1e-10);
    expect(integral).toBeCloseTo(1, 9);
    expect(kde.evaluate([1.7]).tolist()).toEqual([kde.pdf(1.7)]);
  });

  test('has the probabilities of boxes that SciPy has', () => {
    const kde = gaussian_kde(rows);
    expect(difference(kde.integrate_box([0, 1], [2, 4]), 0.19400037303932505)).toBeLessThan(1e-12);
    expect(kde.integrate_box([2, 1], [0, 4])).toBe(-kde.integrate_box([0, 1], [2, 4]));
    expect(kde.integrate_box([-Infinity, 1], array([Infinity, 4]))).toBeCloseTo(
      kde.marginal(1).integrate_box_1d(1, 4),
      12,
    );
    expect(kde.integrate_box([NaN, 1], [2, 4])).toBeNaN();
    const one = gaussian_kde(data);
    for (const [low, high] of [
      [0, 2.2],
      [[0], [2.2]],
    ] as const) {
      expect(difference(one.integrate_box(low, high), one.integrate_box_1d(0, 2.2))).toBeLessThan(1e-14); // prettier-ignore
    }
    const weights = [1, 2, 3, 4, 5];
    const three = gaussian_kde([[0, 1, 2, 3, 1.5], [5, 1, 4, 2, 0], [1, 0, 2, 7, 3]], { weights }); // prettier-ignore
    expect(Math.abs(three.integrate_box([0, 0, 0], [3, 3, 3]) - 0.131638)).toBeLessThan(2e-5);
    expect(() => kde.integrate_box([0], [1, 2])).toThrow(
      'gaussian_kde.integrate_box: low_bounds has the shape [1], must be 2 numbers',
    );
    expect(() => kde.integrate_box([0, 0], [[1, 2]])).toThrow('high_bounds has the shape [1, 2]');
    expect(() => kde.integrate_box([0, 0], [1, 2], { maxpts: 0 })).toThrow('maxpts is 0');
  });

  test('far away and nowhere', () => {
    const kde = gaussian_kde(data);
    expect(kde.evaluate([Infinity, -Infinity, NaN]).tolist()).toEqual([0, 0, NaN]);
    expect(kde.logpdf([Infinity, NaN]).tolist()).toEqual([-Infinity, NaN]);
    expect(kde.logpdf(1e6)).toBeLessThan(-1e10);
  });

  test('bandwidths', () => {
    expect(gaussian_kde(data, { bw_method: (kde) => kde.scotts_factor() * 2 }).factor).toBe(
      2 * gaussian_kde(data).factor,
    );
    expect(gaussian_kde(data).factor).toBe(4 ** (-1 / 5));
    expect(() => gaussian_kde(data, { bw_method: 'none' as 'scott' })).toThrow(
      "bw_method is 'none'",
    );
    expect(() => gaussian_kde(data, { bw_method: 0 })).toThrow('the bandwidth is 0');
  });

  test('marginals', () => {
    const kde = gaussian_kde(rows);
    const second = kde.marginal(-1);
    expect(second.d).toBe(1);
    expect(second.dataset.tolist()).toEqual([rows[1]]);
    expect(difference(second.covariance.item(0, 0), kde.covariance.item(1, 1))).toBeLessThan(1e-14);
    const integral = integrate((x) => kde.pdf([x, 2.5]).item(0), -12, 16, 1e-10);
    expect(difference(integral, second.pdf(2.5))).toBeLessThan(1e-8);
    expect(() => kde.marginal([0, 0])).toThrow('must be different whole numbers below 2');
    expect(() => kde.marginal(2)).toThrow(RangeError);
  });

  test('random points', () => {
    const kde = gaussian_kde(rows, { bw_method: 1e-6 });
    const points = kde.resample(50, { random_state: 5 });
    expect(points.shape).toEqual([2, 50]);
    expect(kde.resample(50, { random_state: 5 }).tolist()).toEqual(points.tolist());
    const [first, second] = points.tolist() as number[][];
    first!.forEach((x, k) => {
      const i = rows[0]!.findIndex((value) => Math.abs(value - x) < 1e-3);
      expect(Math.abs(rows[1]![i]! - second![k]!)).toBeLessThan(1e-3);
    });
    expect(gaussian_kde(data).resample().shape).toEqual([1, 4]);
  });

  test('arrays in any layout', () => {
    const kde = gaussian_kde(array(rows).T.copy().T);
    const wanted = gaussian_kde(rows).evaluate([[1, 2], [3, 4]]).tolist(); // prettier-ignore
    expect(kde.evaluate(array([[1, 3], [2, 4]]).T).tolist()).toEqual(wanted); // prettier-ignore
  });

  test('what does not fit', () => {
    expect(() => gaussian_kde([1])).toThrow('must be a row of two or more numbers');
    expect(() => gaussian_kde([[1], [2]])).toThrow('has 2 variables');
    expect(() => gaussian_kde([1, 1])).toThrow('lie in a subspace');
    expect(() => gaussian_kde([[1, 2, 3], [2, 4, 6]])).toThrow('lie in a subspace'); // prettier-ignore
    expect(() => gaussian_kde(data, { weights: [1, 2] })).toThrow(
      'weights must be 4 finite numbers',
    );
    expect(() => gaussian_kde(data, { weights: [1, 2, -1, 3] })).toThrow(RangeError);
    expect(() => gaussian_kde(rows).evaluate([1, 2, 3])).toThrow('must be columns of 2 numbers');
    expect(() => gaussian_kde(data).evaluate(rows)).toThrow('must be one row');
    expect(() => gaussian_kde(rows).integrate_box_1d(0, 1)).toThrow('there are 2 variables');
    expect(() => gaussian_kde(rows).integrate_kde(gaussian_kde(data))).toThrow('2 and 1 variables');
  });
});
