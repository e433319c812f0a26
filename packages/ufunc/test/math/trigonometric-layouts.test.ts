/** The functions give the same bits on every backend, wherever an element lies. */
import { array } from '@numloom/ndarray';
import { configure } from '@numloom/ufunc';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { backends } from '../expressions/support/backends.ts';
import { compute, evaluate, referencesOf } from './exponential-support.ts';
import reference from './reference/trigonometric.json' with { type: 'json' };

afterEach(() => configure({ backend: 'auto' }));

const anyNumber = fc.oneof(
  fc.double(),
  fc.double({ min: -40, max: 40 }),
  fc.double({ min: -1, max: 1 }),
);

describe.each(referencesOf(reference))('$name', ({ name, operands }) => {
  const onAll = (columns: readonly Float64Array[]): void => {
    const results = backends.map((backend) => {
      configure({ backend });
      return compute(name, ...columns);
    });
    for (const result of results) expect(result).toEqual(results[0]);
  };

  test('on every backend', () => onAll(operands));

  test('of any numbers', () => {
    const columns = fc.array(fc.tuple(anyNumber, anyNumber), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(columns, (rows) => {
        onAll(operands.map((_, k) => Float64Array.from(rows, (row) => row[k]!)));
      }),
      { numRuns: 60 },
    );
  });

  test.each(backends)('from any element on, for any length: %s', (backend) => {
    configure({ backend });
    const whole = compute(name, ...operands);
    for (const begin of [0, 1, 2, 3, 5, 77]) {
      for (const length of [1, 2, 3, 7, 8, 9, 31]) {
        const part = operands.map((operand) => array(operand).slice(`${begin}:${begin + length}`));
        const actual = Array.from(evaluate(name, part).values());
        expect(actual).toEqual(Array.from(whole.subarray(begin, begin + length)));
      }
    }
  });

  test.each(backends)('read backwards and in steps: %s', (backend) => {
    configure({ backend });
    const whole = Array.from(compute(name, ...operands));
    const backwards = operands.map((operand) => array(operand).slice('::-1'));
    expect(Array.from(evaluate(name, backwards).values())).toEqual([...whole].reverse());
    const steps = operands.map((operand) => array(operand).slice('1::3'));
    expect(Array.from(evaluate(name, steps).values())).toEqual(whole.filter((_, i) => i % 3 === 1));
  });
});
