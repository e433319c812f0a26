/** Exponential, logarithmic and hyperbolic functions against correctly rounded results. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { float_power } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import {
  compute,
  evaluate,
  references,
  unitsBetween,
  unitsOfLargest,
} from './exponential-support.ts';

/** Functions whose results may be far smaller than what they are the sum of. */
const SUMS: readonly string[] = ['logaddexp', 'logaddexp2'];

onEachBackend(() => {
  describe.each(references)('$name', ({ name, units, operands, results }) => {
    test('errs by as little as it promises', () => {
      const actual = compute(name, ...operands);
      expect(actual.length).toBe(results.length);
      let nearest = 0;
      actual.forEach((value, i) => {
        const row = operands.map((operand) => operand[i]!);
        const error = SUMS.includes(name)
          ? unitsOfLargest(value, results[i]!, ...row)
          : unitsBetween(value, results[i]!);
        if (error === 0) nearest++;
        const text = `${name}(${row.join(', ')}) is ${value}, should be ${results[i]}`;
        // Also where only one of them is NaN.
        if (!(error <= units)) throw new Error(`${text}: ${error} units`);
      });
      expect(nearest / actual.length).toBeGreaterThan(0.7);
    });

    test('rounds its float64 result once to float32', () => {
      const wide = operands.map((operand) => operand.map(Math.fround));
      const narrow = wide.map((operand) => array(Float32Array.from(operand)));
      const result: NdArray = evaluate(name, narrow);
      expect(result.dtype).toBe('float32');
      const actual = Array.from(result.data as Float32Array);
      expect(actual).toEqual(Array.from(compute(name, ...wide), Math.fround));
    });
  });
});

describe('known results', () => {
  const values = (name: string, ...operands: number[][]): number[] =>
    Array.from(compute(name, ...operands.map((operand) => Float64Array.from(operand))));
  const powers = Array.from({ length: 2098 }, (_, i) => i - 1074);

  test('of powers of 2 and 10', () => {
    const doubles = powers.map((power) => 2 ** power);
    expect(values('exp2', powers)).toEqual(doubles);
    expect(values('log2', doubles)).toEqual(powers);
    const tens = Array.from({ length: 309 }, (_, i) => i);
    expect(
      values(
        'log10',
        tens.map((power) => Number(`1e${power}`)),
      ),
    ).toEqual(tens);
  });

  test('of 0 and 1', () => {
    expect(values('exp', [0, -0, 1])).toEqual([1, 1, Math.E]);
    expect(values('log', [1, Math.E])).toEqual([0, 1]);
    expect(values('power', [Math.E, 2], [0, 0.5])).toEqual([1, Math.SQRT2]);
  });

  test('of cubes and small whole powers', () => {
    const whole = Array.from({ length: 400 }, (_, i) => i - 200);
    expect(
      values(
        'cbrt',
        whole.map((x) => x * x * x),
      ),
    ).toEqual(whole);
    expect(
      values(
        'power',
        whole,
        whole.map(() => 3),
      ),
    ).toEqual(whole.map((x) => x * x * x));
    expect(
      values(
        'power',
        whole.map(() => -2),
        whole,
      ),
    ).toEqual(whole.map((x) => (-2) ** x));
  });

  test('of integers to negative powers', () => {
    const x = array([-3, 0, 2, 10], { dtype: 'int8' });
    const result = evaluate('float_power', [x, array([-1, -1, -2, -3], { dtype: 'int64' })]);
    expect(result.dtype).toBe('float64');
    expect(Array.from(result.values())).toEqual([-1 / 3, Infinity, 0.25, 0.001]);
    const complex = float_power(array([2], { dtype: 'complex64' }), 2).evaluate();
    expect(complex.dtype).toBe('complex128');
    expect(complex.get(0)).toEqual(new Complex(4, 0));
  });

  test('at the limits of overflow and underflow', () => {
    expect(
      values('exp', [709.782712893384, 709.7827128933841, -745.1332191019411, -745.14]),
    ).toEqual([1.7976931348622732e308, Infinity, 5e-324, 0]);
    expect(values('sinh', [710.4758600739439, -710.475860073944, 5e-324, -3e-310])).toEqual([
      1.7976931348621744e308,
      -Infinity,
      5e-324,
      -3e-310,
    ]);
  });

  test('of small numbers, which these functions leave as they are', () => {
    const small = [5e-324, -5e-324, 1e-310, -2.5e-308, 1e-300, 0, -0];
    for (const name of ['expm1', 'log1p', 'sinh', 'tanh', 'arcsinh', 'arctanh']) {
      expect(values(name, small), name).toEqual(small);
    }
  });
});
