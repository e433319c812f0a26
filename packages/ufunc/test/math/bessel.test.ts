/** The modified Bessel function against correctly rounded results. */
import { array, Complex } from '@numloom/ndarray';
import { i0 } from '@numloom/ufunc';
import { expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { unitsBetween } from './exponential-support.ts';
import reference from './reference/bessel.json' with { type: 'json' };

const { points, values } = reference;

onEachBackend(() => {
  test('errs by 4 units in the last place at most', () => {
    for (const sign of [1, -1]) {
      const actual = i0(Float64Array.from(points, (x) => sign * x)).tolist() as number[];
      actual.forEach((value, i) => {
        const error = unitsBetween(value, values[i]!);
        if (!(error <= 4)) throw new Error(`i0(${points[i]}) is ${value}, not ${values[i]}`);
      });
    }
  });

  test('rounds its float64 result once to float32', () => {
    const narrow = Float32Array.from(points);
    const wide = i0(Float64Array.from(narrow)).tolist() as number[];
    expect(i0(narrow).tolist()).toEqual(wide.map(Math.fround));
  });

  test('is infinite beyond all floats, and at infinity', () => {
    const far = [714, 1e5, 1e308, Infinity];
    expect(i0([...far, ...far.map((x) => -x)]).tolist()).toEqual(Array(8).fill(Infinity));
    expect(i0(NaN).item()).toBeNaN();
  });
});

test('integers give float64, complex numbers are refused', () => {
  expect(i0(array([1], { dtype: 'int8' })).dtype).toBe('float64');
  expect(() => i0(new Complex(1, 1))).toThrow(/^i0: /);
});
