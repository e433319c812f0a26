/** Functions with look-up tables where rows of these meet and where other code takes over. */
import { array } from '@numloom/ndarray';
import { configure, cos, multiply, sin } from '@numloom/ufunc';
import { afterEach, describe, expect, test } from 'vitest';
import { backends, onEachBackend } from '../expressions/support/backends.ts';
import { compute, tableReferences, unitsBetween } from './exponential-support.ts';

afterEach(() => configure({ backend: 'auto' }));

onEachBackend(() => {
  test.each(tableReferences)('$name', ({ name, units, operands, results }) => {
    const actual = compute(name, ...operands);
    let nearest = 0;
    actual.forEach((value, i) => {
      const error = unitsBetween(value, results[i]!);
      if (error === 0) nearest++;
      const row = operands.map((operand) => operand[i]!).join(', ');
      const text = `${name}(${row}) is ${value}, should be ${results[i]}`;
      if (!(error <= units)) throw new Error(`${text}: ${error} units`);
    });
    expect(nearest / actual.length).toBeGreaterThan(0.7);
  });
});

describe('elements beside others that need other code', () => {
  /** Ordinary numbers, and in some places one that is not. */
  const mixed = (rare: readonly number[]) =>
    Float64Array.from({ length: 61 }, (_, i) => (i % 7 === 3 ? rare[i % rare.length]! : 1 + i / 9));
  const rare = [0, -0, -1, NaN, Infinity, -Infinity, 5e-324, 1e300, 1e22, -750, 720, -709];

  test.each(['sin', 'cos', 'exp', 'log', 'power'])('%s', (name) => {
    for (const backend of backends) {
      configure({ backend });
      const x = mixed(rare);
      const operands = name === 'power' ? [x, mixed([3, -2, 0.5, Infinity, NaN, 0])] : [x];
      const together = compute(name, ...operands);
      const alone = Array.from(x, (_, i) => {
        return compute(name, ...operands.map((operand) => operand.subarray(i, i + 1)))[0]!;
      });
      expect(Array.from(together), backend).toEqual(alone);
    }
  });

  test('two functions that share the code', () => {
    const x = mixed(rare);
    const [sines, cosines] = [compute('sin', x), compute('cos', x)];
    for (const backend of backends) {
      configure({ backend });
      const product = multiply(sin(array(x)), cos(array(x)));
      const expected = sines.map((sine, i) => sine * cosines[i]!);
      expect(Float64Array.from(product.evaluate().data)).toEqual(expected);
    }
  });
});
