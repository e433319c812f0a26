/** The dtypes of results, against NumPy's in reference/operators.json. */
import { array, Complex, type DType, type ScalarLike } from '@numloom/ndarray';
import { add, divide, less, logical_and, power } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import reference from './reference/operators.json' with { type: 'json' };
import { dtypeOf, functionNamed, letterOf, letters } from './support/functions.ts';
import { ourLetter } from './support/numpy.ts';

type Row = Readonly<Record<string, string>>;

const unary = reference.unary as unknown as Record<string, Row>;
const binary = reference.binary as unknown as Record<string, { readonly types: string }>;
const scalars = reference.scalars as unknown as Record<string, Row>;
const ones = new Map(letters.map((letter) => [letter, array([1]).astype(dtypeOf(letter))]));

/** The letter of a result's dtype, '-' for a TypeError that names the function, '!' for a RangeError. */
function letterFor(name: string, call: () => { readonly dtype: DType }): string {
  try {
    return letterOf(call().dtype);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith(`${name}: `)) throw error;
    return error instanceof RangeError ? '!' : '-';
  }
}

describe('the dtype is the one that NumPy gives', () => {
  test.each(Object.keys(unary))('%s', (name) => {
    for (const letter of letters) {
      const actual = letterFor(name, () => functionNamed(name)(ones.get(letter)!));
      const expected = ourLetter(name, letter, unary[name]![letter]![0]!);
      expect(`${letter} gives ${actual}`).toBe(`${letter} gives ${expected}`);
    }
  });

  test.each(Object.keys(binary))('%s', (name) => {
    letters.forEach((a, i) => {
      letters.forEach((b, k) => {
        const actual = letterFor(name, () => functionNamed(name)(ones.get(a)!, ones.get(b)!));
        const numpy = binary[name]!.types[letters.length * i + k]!;
        expect(`${a}${b} gives ${actual}`).toBe(`${a}${b} gives ${ourLetter(name, a + b, numpy)}`);
      });
    });
  });
});

describe('plain numbers give way to the dtype of an array as in NumPy', () => {
  const values: readonly (readonly [string, ScalarLike])[] = [
    ['2', 2],
    ['-1', -1],
    ['300', 300],
    ['0.5', 0.5],
    ['true', true],
    ['1j', new Complex(0, 1)],
  ];
  test.each(values)('%s', (label, value) => {
    for (const [name, types] of Object.entries(scalars[label]!)) {
      letters.forEach((letter, i) => {
        if (name === 'power' && value === -1) return;
        const actual = letterFor(name, () => functionNamed(name)(ones.get(letter)!, value));
        const pair = label === '1j' ? `${letter}D` : letter;
        // What does not fit is an OverflowError in NumPy, and one kind with dtypes that do not.
        const numpy = types[i]!.replace('-', label === '1j' ? '-' : '!');
        const isSimplePower = name === 'power' && [2, true].includes(value as number);
        const expected = isSimplePower ? numpy : ourLetter(name, pair, numpy);
        expect(`${name} ${letter} gives ${actual}`).toBe(`${name} ${letter} gives ${expected}`);
      });
    }
  });

  test('an integer that does not fit an integer dtype is refused by name', () => {
    const x = array([1], { dtype: 'int8' });
    expect(() => add(x, 300)).toThrow(
      new RangeError('add: the integer 300 is out of bounds for int8'),
    );
    expect(() => add(array([1], { dtype: 'uint8' }), -1)).toThrow('add: the integer -1');
  });

  test('an integer that does not fit is right where no integers are computed', () => {
    const x = array([-128, 0, 127], { dtype: 'int8' });
    expect(divide(x, 1000).tolist()).toEqual([-0.128, 0, 0.127]);
    expect(less(x, 300).tolist()).toEqual([true, true, true]);
    expect(less(x, -300).tolist()).toEqual([false, false, false]);
    expect(logical_and(x, 300).tolist()).toEqual([true, false, true]);
  });

  test('numbers alone are float64, bigints int64', () => {
    expect(add(1, 2).dtype).toBe('float64');
    expect(add(1n, 2n).dtype).toBe('int64');
    expect(add(true, false).dtype).toBe('bool');
    expect(add(1n, 2).dtype).toBe('float64');
    expect(add(1, new Complex(0, 1)).dtype).toBe('complex128');
  });

  test('integers to a negative power are refused when the expression is built', () => {
    expect(() => power(array([2], { dtype: 'int32' }), -1)).toThrow(/power: integers to negative/);
    expect(power(array([2]), -1).item()).toBe(0.5);
  });
});
