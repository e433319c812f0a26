/** Wrong input gets an error that names the function and what is wrong with its argument. */
import { array, zeros } from '@numloom/ndarray';
import {
  TemplateSyntaxError,
  add,
  arctan2,
  assign,
  cbrt,
  clip,
  evaluate,
  less,
  maximum,
  multiply,
  nd,
  power,
  store,
  subtract,
  sum,
  where,
} from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';

const x = zeros([2, 3]);
const z = zeros(2, { dtype: 'complex128' });
const flags = array([true, false]);

const cases: readonly (readonly [string, () => unknown, RegExp | Error])[] = [
  [
    'shapes that do not broadcast',
    () => add(x, zeros(2)),
    new RangeError('add: shapes (2, 3) and (2,) do not broadcast together'),
  ],
  ['shapes of a third operand', () => where(x, x, zeros(4)), /^where: shapes .* do not broadcast/],
  [
    'shapes in a template',
    () => nd`${x} * ${zeros(5)}`,
    /multiply: shapes \(2, 3\) and \(5,\) do not broadcast/,
  ],
  ['a value too large for its target', () => assign(zeros(3), x), /^assign: .*\(2, 3\).*\(3,\)/],
  [
    'a value that does not fit an empty target',
    () => assign(zeros(0), zeros(3)),
    /^assign: .*\(3,\).*\(0,\)/,
  ],
  [
    'a value of a store',
    () => evaluate([store(zeros(2), zeros(3))]),
    /^evaluate: .*\(3,\).*\(2,\)/,
  ],
  [
    'a target that is a number',
    () => assign(5 as never, 1),
    new TypeError('assign: target is number, only an array can be written'),
  ],
  [
    'a target that is an expression',
    () => store(add(x, 1) as never, 1),
    /^store: target is an expression/,
  ],
  ['ragged operands', () => add([[1, 2], [3]] as never, 1), /^add: /],
  ['an operand that is an object', () => multiply(x, {} as never), /^multiply: expected an array/],
  [
    'a slice out of bounds',
    () => add(x, 1).slice(5),
    /^slice: index 5 is out of bounds for axis 0/,
  ],
  ['a slice with too many parts', () => add(x, 1).slice(0, 0, 0), /^slice: 3 indices/],
  [
    'a slice that is none',
    () => add(x, 1).slice('a:b'),
    SyntaxError(
      "slice: 'a:b' is not a slice; expected 'start:stop:step' with whole numbers, as in '1:-1' or '::2'",
    ),
  ],
  ['axes of a transpose', () => add(x, 1).transpose([0, 0]), /^transpose: /],
  ['a complex order', () => less(z, 1), /^less: operands of dtype complex128 are not supported/],
  ['a complex maximum', () => maximum(z, z), /^maximum: operands of dtype complex128/],
  ['a complex cube root', () => cbrt(z), /^cbrt: operands of dtype complex128/],
  ['a complex angle', () => arctan2(z, 1), /^arctan2: operands of dtype complex128/],
  ['a complex clip', () => clip(z, 0, 1), /complex128 are not supported/],
  [
    'a difference of bool',
    () => subtract(flags, flags),
    /^subtract: operands of dtype bool are not supported; use logical_xor/,
  ],
  [
    'a negative power of integers',
    () => power(array([2n]), -1),
    /^power: integers to negative integer powers/,
  ],
  [
    'bits of floats',
    () => nd`${x} & 1`,
    /bitwise_and: operands of dtype float64 are not supported/,
  ],
  ['an axis in a template', () => nd`sum(${x}, axis=2)`, /sum: axis 2 is out of bounds/],
  ['the item of several', () => add(x, 1).item(), /^item: the array has 6 elements/],
  ['an index', () => add(x, 1).get(0), /^get: 1 indices/],
  ['operands of clip', () => nd`clip(${x}, 1)`, /clip: takes 3 operands, got 2/],
  ['operands of transpose', () => nd`transpose()`, /transpose: takes 1 operand, got 0/],
  ['an option of an operator', () => nd`sin(${x}, axis=0)`, /sin: takes no option axis/],
];

test.each(cases)('%s', (_, call, message) => {
  expect(call).toThrow(message);
});

describe('names in templates', () => {
  test('that are unknown are told with the place and a suggestion', () => {
    expect(() => nd`sine(${x})`).toThrow(TemplateSyntaxError);
    expect(() => nd`1 + sine(${x})`).toThrow(/sine[\s\S]*\^/);
    expect(() => nd`maxmum(${x}, 1)`).toThrow(/maximum/);
    expect(() => nd`sum(${x}, axis=foo)`).toThrow(/'foo'/);
  });
});

test('an error in the middle of an evaluation leaves other arrays as they were', () => {
  const target = zeros(2);
  const base = array([2, 3], { dtype: 'int32' });
  const exponent = array([1, -1], { dtype: 'int32' });
  expect(() => assign(target, power(base, exponent))).toThrow(/^power: /);
  expect(base.tolist()).toEqual([2, 3]);
  expect(sum(target).item()).toBeLessThanOrEqual(2);
});
