/** Trigonometric and error functions against correctly rounded results. */
import { array } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { compute, evaluate, referencesOf, unitsBetween } from './exponential-support.ts';
import reference from './reference/trigonometric.json' with { type: 'json' };

onEachBackend(() => {
  describe.each(referencesOf(reference))('$name', ({ name, units, operands, results }) => {
    test('errs by as little as it promises', () => {
      const actual = compute(name, ...operands);
      expect(actual.length).toBe(results.length);
      let nearest = 0;
      actual.forEach((value, i) => {
        const row = operands.map((operand) => operand[i]!);
        const error = unitsBetween(value, results[i]!);
        if (error === 0) nearest++;
        const text = `${name}(${row.join(', ')}) is ${value}, should be ${results[i]}`;
        // Also where only one of them is NaN.
        if (!(error <= units)) throw new Error(`${text}: ${error} units`);
      });
      expect(nearest / actual.length).toBeGreaterThan(0.8);
    });

    test('rounds its float64 result once to float32', () => {
      const wide = operands.map((operand) => operand.map(Math.fround));
      const narrow = wide.map((operand) => array(Float32Array.from(operand)));
      const result = evaluate(name, narrow);
      expect(result.dtype).toBe('float32');
      const actual = Array.from(result.data as Float32Array);
      expect(actual).toEqual(Array.from(compute(name, ...wide), Math.fround));
    });
  });

  const values = (name: string, ...operands: number[][]): number[] =>
    Array.from(compute(name, ...operands.map((operand) => Float64Array.from(operand))));

  test('small numbers stay as they are', () => {
    const small = [5e-324, -5e-324, 1e-310, -2.5e-308, 1e-300, 0, -0];
    for (const name of ['sin', 'tan', 'arcsin', 'arctan']) {
      expect(values(name, small), name).toEqual(small);
    }
  });

  test('sines and cosines at multiples of a quarter turn show how π is rounded', () => {
    expect(values('sin', [Math.PI, 2 ** 33 * Math.PI, 1e22])).toEqual([
      1.2246467991473532e-16, -1.0519635902975986e-6, -0.8522008497671888,
    ]);
    expect(values('cos', [Math.PI / 2, 1.7976931348623157e308])).toEqual([
      6.123233995736766e-17, -0.9999876894265599,
    ]);
  });

  test('arctan2 knows signed zeros and infinities', () => {
    const { PI } = Math;
    const ys = [0, -0, 0, -0, 1, -1, Infinity, -Infinity, Infinity, 1, -1, 1];
    const xs = [0, 0, -0, -0, 0, -0, Infinity, -Infinity, 1, Infinity, Infinity, -Infinity];
    expect(values('arctan2', ys, xs)).toEqual([
      0,
      -0,
      PI,
      -PI,
      PI / 2,
      -PI / 2,
      PI / 4,
      (-3 * PI) / 4,
      PI / 2,
      0,
      -0,
      PI,
    ]);
  });

  test('hypot is infinite if a side is, and exact for right triangles', () => {
    expect(values('hypot', [Infinity, NaN, NaN, 1], [NaN, -Infinity, 1, NaN])).toEqual([
      Infinity,
      Infinity,
      NaN,
      NaN,
    ]);
    for (const scale of [1, 2 ** 1000, 2 ** -1070]) {
      expect(values('hypot', [3 * scale, -5 * scale], [4 * scale, 12 * scale])).toEqual([
        5 * scale,
        13 * scale,
      ]);
    }
  });
});
