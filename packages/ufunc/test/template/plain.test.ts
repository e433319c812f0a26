/** Numbers that stand beside each other in a template are computed as in Python: see make_plain.py. */
import { array, asarray, Complex, zeros } from '@numloom/ndarray';
import { type Expression, nd } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { near } from '../expressions/support/elements.ts';
import reference from './plain.json' with { type: 'json' };

/** A template from text. */
function template(...texts: readonly string[]): (...values: unknown[]) => Expression {
  const strings = Object.assign([...texts], { raw: texts });
  return (...values) => nd(strings, ...(values as []));
}

const DTYPES: Readonly<Record<string, string>> = {
  bool: 'int64',
  int: 'int64',
  float: 'float64',
  complex: 'complex128',
};

function numberOf(text: string): number {
  return Number(text.replace('inf', 'Infinity'));
}

test.each(reference as [string, string, string][])('%s is %s %s', (text, type, value) => {
  const added = template('', ` + (${text})`);
  if (type === 'error') {
    expect(() => template(text)().item()).toThrow(/^\w+: /);
    return;
  }
  const sum = added(zeros(1, { dtype: 'int64' }));
  expect(sum.dtype).toBe(DTYPES[type]);
  if (type === 'int' || type === 'bool') {
    expect(sum.item()).toBe(BigInt(value));
    return;
  }
  const alone = template(text)().item();
  const wanted =
    type === 'float'
      ? numberOf(value)
      : new Complex(...(value.split(' ').map(numberOf) as [number, number]));
  const units = text.includes('**') ? 4 : 0;
  const scale = wanted instanceof Complex ? Math.hypot(wanted.re, wanted.im) : 0;
  const isNear =
    near(alone, wanted, type === 'float' ? 'float64' : 'complex128', units) ||
    (alone instanceof Complex &&
      wanted instanceof Complex &&
      Math.hypot(alone.re - wanted.re, alone.im - wanted.im) <= units * 2 ** -52 * scale);
  expect(isNear, `${String(alone)} instead of ${String(wanted)}`).toBe(true);
});

test('integers of any size are exact on the way', () => {
  const whole = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      fc.pre(b !== 0n);
      const q = a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
      const text = `((${a}) // (${b}) - (${q})) + ((${a}) % (${b}) - (${a - q * b})) + (${a}) * (${b}) - (${a * b})`;
      expect(template(text)().item()).toBe(0);
      expect(template('', ` // (${b}) - (${q})`)(a).item()).toBe(0);
    }),
    { numRuns: 50 },
  );
});

describe('results keep to the dtype of what they meet', () => {
  test('weak integers, floats and complex numbers', () => {
    const bytes = array([1, 2], { dtype: 'int8' });
    const singles = array([1, 2], { dtype: 'float32' });
    expect(nd`${bytes} * (3 + 4)`.dtype).toBe('int8');
    expect(nd`${bytes} * (7 // 2)`.tolist()).toEqual([3, 6]);
    expect(nd`${bytes} * (7.5 // 2)`.dtype).toBe('float64');
    expect(nd`${bytes} * (2 ** -1)`.tolist()).toEqual([0.5, 1]);
    expect(nd`${singles} * (2 ** -1)`.dtype).toBe('float32');
    expect(nd`${singles} * (1 + 2j)`.dtype).toBe('complex64');
    expect(nd`${bytes} << (1 + 1)`.tolist()).toEqual([4, 8]);
    expect(nd`${bytes} & ~1`.tolist()).toEqual([0, 2]);
    expect(nd`${array([true, false])} & (True | False)`.dtype).toBe('bool');
    expect(() => nd`${bytes} + (100 + 100)`).toThrow(
      /^add: the integer 200 is out of bounds for int8/,
    );
  });

  test('large integer literals', () => {
    expect(nd`9007199254740993`.item()).toBe(9007199254740993n);
    expect(nd`${asarray([1n])} + 9007199254740993`.tolist()).toEqual([9007199254740994n]);
    expect(nd`${array([1n], { dtype: 'uint64' })} * 0xFFFF_FFFF_FFFF_FFFF`.tolist()).toEqual([
      18446744073709551615n,
    ]);
    expect(nd`${array([0.5])} * 9007199254740993`.tolist()).toEqual([4503599627370496]);
    expect(nd`${asarray([2n ** 62n])} < 2 ** 70`.tolist()).toEqual([true]);
  });

  test('interpolated numbers are plain ones, too', () => {
    expect(nd`${2} ** ${-1}`.item()).toBe(0.5);
    expect(nd`${-7} // ${2} + ${2n ** 60n} * 0`.item()).toBe(-4);
    expect(nd`${7.5} // 2 * ${array([1], { dtype: 'int8' })}`.dtype).toBe('float64');
    expect(nd`${true} + ${true}`.item()).toBe(2);
  });
});

test.each([
  ['1 / 0', 'divide: 1 / 0 divides by zero'],
  ['0 ** -1', 'power: 0 ** -1 divides by zero'],
  ['5 % 0', 'remainder: 5 % 0 divides by zero'],
  ['5 // 0.0', 'floor_divide: 5 // 0 divides by zero'],
  ['1j / 0', 'divide: (0+1j) / (0+0j) divides by zero'],
  ['0 ** 1j', 'power: 0 has no power of 0+1j'],
  ['1 << -1', 'bitwise_left_shift: the shift is -1, must not be negative'],
  ['2 ** 5000', 'power: the result has more than 1024 bits'],
  ['10.0 ** 400', 'power: the result has more than 1024 bits, or is beyond all floats'],
  ['1 << 5000', 'bitwise_left_shift: the result'],
  ['1.5 & 1', 'bitwise_and: '],
  ['1j // 2', 'floor_divide: '],
])('%s: %s', (text, message) => {
  expect(() => template(text)()).toThrow(message);
});
