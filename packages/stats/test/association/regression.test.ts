import { array } from '@numloom/ndarray';
import { linregress, onWarning, siegelslopes, theilslopes } from '@numloom/stats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../calls.ts';

const value = fc.integer({ min: -20, max: 20 });
const points = fc
  .array(fc.tuple(value, value), { minLength: 3, maxLength: 13 })
  .filter((list) => new Set(list.map(([x]) => x)).size > 1)
  .map((list) => [list.map(([x]) => x), list.map(([, y]) => y)] as const);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

describe('the line of least squares', () => {
  test('finds lines, wherever they are', () => {
    fc.assert(
      fc.property(points, value, value, ([x], slope, intercept) => {
        const far = x.map((one) => one + 2 ** 45);
        const line = linregress(far, x.map((one) => slope * (one + 2 ** 45) + intercept * 2 ** 20)); // prettier-ignore
        expect(line.slope).toBe(slope);
        expect(line.intercept).toBeCloseTo(intercept * 2 ** 20, 14);
        if (slope !== 0) expect(line.stderr).toBeLessThan(1e-28);
        if (slope !== 0 && x.length > 2) expect(line.pvalue).toBeLessThan(1e-28);
      }),
    );
  });

  test('normal equations hold', () => {
    fc.assert(
      fc.property(points, ([x, y]) => {
        const { slope, intercept, stderr } = linregress(x, y);
        const rest = y.map((one, k) => one - intercept - slope * x[k]!);
        expect(rest.reduce((sum, one) => sum + one)).toBeCloseTo(0, 9);
        expect(rest.reduce((sum, one, k) => sum + one * x[k]!, 0)).toBeCloseTo(0, 8);
        const mean = x.reduce((sum, one) => sum + one) / x.length;
        const squares = x.reduce((sum, one) => sum + (one - mean) ** 2, 0);
        const variance = rest.reduce((sum, one) => sum + one * one, 0) / (x.length - 2);
        if (new Set(y).size > 1) expect(stderr).toBeCloseTo(Math.sqrt(variance / squares), 9);
      }),
    );
  });

  test('intervals agree with the test', () => {
    const [x, y] = [[1, 2, 3, 4, 6], [2, 1, 4, 3, 7]]; // prettier-ignore
    const line = linregress(x, y);
    const { slope } = line.confidence_interval(1 - line.pvalue);
    expect(slope.low).toBeCloseTo(0, 10);
    const right = linregress(x, y, { alternative: 'greater' }).confidence_interval(0.9);
    const both = line.confidence_interval(0.8);
    expect(right.slope).toEqual({ low: both.slope.low, high: Infinity });
    expect(right.intercept.low).toBe(both.intercept.low);
    expect([...line]).toEqual([line.slope, line.intercept, line.rvalue, line.pvalue, line.stderr]);
    const many = linregress(array([x, x]), array([y, x]), { axis: 1 }).confidence_interval(0.8);
    expect(many.slope.high.tolist()).toEqual([both.slope.high, 1]);
    expect(() => line.confidence_interval(-1)).toThrow('confidence_level is -1');
  });

  test('refuses an x that does not vary', () => {
    expect(() => linregress([1, 1, 1], [1, 2, 3])).toThrow('all values of x are the same');
    expect(() => linregress([1, 2], [1, 2, 3])).toThrow('equally many');
  });
});

describe('lines by medians', () => {
  test('all pairs counted', () => {
    fc.assert(
      fc.property(points, ([x, y]) => {
        const slopes = x.flatMap((one, i) =>
          x.flatMap((other, j) => (one > other ? [(y[i]! - y[j]!) / (one - other)] : [])),
        );
        const theil = theilslopes(y, x);
        expectClose(theil.slope, median(slopes), 1e-14, 'slope');
        expectClose(theil.intercept, median(y) - theil.slope * median(x), 1e-14, 'intercept');
        const joint = theilslopes(y, x, { method: 'joint' });
        const rests = y.map((one, k) => one - joint.slope * x[k]!);
        expectClose(joint.intercept, median(rests), 1e-14, 'joint');
        expect(theil.low_slope).toBeLessThanOrEqual(theil.high_slope);
        const repeated = median(
          x.map((one, i) =>
            median(
              x.flatMap((other, j) => (one === other ? [] : [(y[i]! - y[j]!) / (one - other)])),
            ),
          ),
        );
        const siegel = siegelslopes(y, x);
        expectClose(siegel.slope, repeated, 1e-14, 'siegel');
        const left = y.map((one, k) => one - siegel.slope * x[k]!);
        expectClose(siegel.intercept, median(left), 1e-14, 'hierarchical');
        expect([...siegel]).toEqual([siegel.slope, siegel.intercept]);
      }),
    );
  });

  test('places for x, outliers, and an x that does not vary', () => {
    const y = [1, 3, 5, 7, 900, 11, -800, 15];
    expect([...theilslopes(y, { method: 'joint' })].slice(0, 2)).toEqual([2, 1]);
    expect([...siegelslopes(y)]).toEqual([2, 1]);
    expect(theilslopes(array([y, y]), { axis: 1 }).slope.tolist()).toEqual([2, 2]);
    expect(theilslopes(y, { alpha: 0.1 }).low_slope).toBe(theilslopes(y, { alpha: 0.9 }).low_slope);
    const heard: string[] = [];
    const before = onWarning(({ name }) => void heard.push(name));
    expect(theilslopes([1, 2, 3], [1, 1, 1]).slope).toBeNaN();
    onWarning(before);
    expect(heard).toEqual(['DegenerateDataWarning']);
    expect(() => theilslopes(y, { alpha: 2 })).toThrow('alpha is 2');
    expect(() => siegelslopes(y, { method: 'joint' } as object)).toThrow("method is 'joint'");
  });
});
