import { array } from '@numloom/ndarray';
import {
  report,
  sem,
  ttest_1samp,
  ttest_ind,
  ttest_ind_from_stats,
  ttost_1samp,
} from '@numloom/stats';
import { describe, expect, test } from 'vitest';
import { readable, ticks } from '../../src/plots/axis.ts';
import { decimal, interval, pvalueText } from '../../src/reports/numbers.ts';
import { collectedWarnings } from './support.ts';

collectedWarnings();
const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];

describe('reports', () => {
  test('of t tests', () => {
    const result = ttest_1samp(sleep, 0);
    expect(report(result)).toBe('t(9) = 4.06, p = .003, d = 1.28, 95 % CI [0.41, 2.12]');
    expect(report(result, { digits: 3, confidence_level: 0.99, effect_size: 'g' })).toBe(
      't(9) = 4.062, p = .003, g = 1.174, 99 % CI [0.150, 2.194]',
    );
    expect(report(result, { effect_size: 'none' })).toBe(
      't(9) = 4.06, p = .003, 95 % CI [0.70, 2.46]',
    );
    expect(report(ttest_1samp(sleep, 0, { alternative: 'greater' }))).toContain(
      'p = .001 (one-sided)',
    );
    expect(report(ttest_ind_from_stats(5, 2, 12, 6, 3, 15, { equal_var: false }))).toBe(
      't(24.32) = -1.04, p = .311, d = -0.39, 95 % CI [-1.14, 0.36]',
    );
    expect(report(ttost_1samp(sleep, 0.5, 2.5))).toBe(
      't(9) = -2.37, p = .021, 90 % CI [0.87, 2.29]',
    );
    expect(report(ttest_1samp(array([sleep, sleep]), 0, { axis: 1 }))).toHaveLength(2);
  });

  test('of what has no numbers', () => {
    expect(report(ttest_1samp([3, 3], 0))).toBe('t(1) = ∞, p < .001, d = ∞');
    expect(report(ttest_1samp([3], 0))).toBe('t(0) = undefined, p is undefined, d = undefined');
    expect(() => report(ttest_1samp(sleep, 0), { digits: 2.5 })).toThrow(/digits is 2.5/);
  });

  test('numbers keep digits that count', () => {
    expect(decimal(0.0004, 2)).toBe('0.00040');
    expect(decimal(-0.0004, 2)).toBe('-0.00040');
    expect(decimal(0, 2)).toBe('0.00');
    expect(decimal(-0, 2)).toBe('0.00');
    expect(interval(0.0001, 0.0004, 2)).toBe('[0.00010, 0.00040]');
    expect(interval(1.2341, 1.2344, 2)).toBe('[1.2341, 1.2344]');
    expect(pvalueText(0.0462)).toBe('= .046');
    expect(pvalueText(1e-9)).toBe('< .001');
    expect(pvalueText(0.99999)).toBe('> .999');
    expect(pvalueText(1)).toBe('= 1.000');
    expect(sem(sleep)).toBeGreaterThan(0);
  });
});

describe('plots', () => {
  const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]);
  const isWhole = (svg: string) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]* role="img".*<\/svg>$/s);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const open = [...svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)];
    expect(open.filter(([, close]) => close).length).toBe(
      open.filter(([, close, , single]) => !close && !single).length,
    );
  };

  test('of the distribution', () => {
    const svg = ttest_1samp(sleep, 0).plot();
    isWhole(svg);
    expect(svg).toContain('<title>t(9) = 4.062, p = 0.00283</title>');
    expect(svg).toMatch(/<desc>.*9 degrees of freedom.*both tails.*<\/desc>/);
    expect(texts(svg)).toContain('t = 4.062');
    expect(svg.match(/class="area"/g)).toHaveLength(2);
    expect(
      ttest_1samp(sleep, 0, { alternative: 'less' })
        .plot()
        .match(/class="area"/g),
    ).toHaveLength(1);
  });

  test('where there is no curve, or no float64', () => {
    const none = ttest_1samp([3], 0).plot();
    isWhole(none);
    expect(none).not.toContain('class="curve"');
    const constant = ttest_1samp([3, 3, 3], 0).plot();
    isWhole(constant);
    expect(constant).toContain('do not vary');
    const far = ttest_1samp(
      Array.from({ length: 400 }, (_, k) => 1000 + k / 400),
      0,
    ).plot();
    isWhole(far);
    expect(far).toContain('p = 1.7 × 10⁻¹⁴¹⁴');
    expect(far).toContain('beyond the axis');
    isWhole(ttest_1samp([1e-300, 2e-300], 1).plot());
  });

  test('of samples', () => {
    const svg = ttest_1samp(sleep, 0).plot({ kind: 'sample', title: 'a < b & "c"' });
    isWhole(svg);
    expect(svg).toContain('<title>a &#60; b &#38; &#34;c&#34;</title>');
    expect(svg.match(/class="point"/g)).toHaveLength(10);
    expect(() => ttest_1samp(sleep, 0).plot({ title: 5 as never })).toThrow(
      'plot: title is 5, must be a string',
    );
    const two = ttest_ind(sleep, [1, 2, 3]).plot({ kind: 'sample' });
    isWhole(two);
    expect(texts(two)).toContain('sample 2');
    const many = ttest_1samp(array([sleep, sleep.map((_, k) => k)]), 0, { axis: 1 });
    expect(many.plot({ kind: 'sample', index: 1 })).toContain('mean 4.5,');
    expect(() => many.plot({ index: 2 })).toThrow(/index is 2, must be from 0 to 1/);
    for (const [x, mean] of [
      [[3], 0],
      [[3, 3], 0],
      [[NaN, NaN], 0],
      [[Infinity, 1], 0],
      [[1e300, -1e300], 0],
      [[5e-324, 0], 0],
    ] as const) {
      isWhole(ttest_1samp([...x], mean).plot({ kind: 'sample' }));
    }
    const long = Array.from({ length: 1000 }, (_, k) => Math.sin(k));
    isWhole(ttest_1samp(long, 0).plot({ kind: 'sample' }));
    expect(() => ttest_1samp(sleep, 0).plot({ kind: 'pie' as never })).toThrow(
      /'distribution', 'sample'/,
    );
  });

  test('axes have round numbers', () => {
    expect(ticks(-4.2, 4.1)).toEqual([-4, -2, 0, 2, 4]);
    expect(ticks(0, 0.3)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
    expect(ticks(1e9, 1e9 + 1)).toContain(1e9 + 0.4);
    expect(readable(-1234567)).toBe('−1.235 × 10⁶');
    expect(readable(1.5e-7)).toBe('1.5 × 10⁻⁷');
    expect(readable(1e-7)).toBe('1 × 10⁻⁷');
    expect(readable(100)).toBe('100');
  });
});
