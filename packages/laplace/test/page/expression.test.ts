import { asarray } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complaint } from '../../src/page/expression/place.ts';
import { defaultExpression, presets } from '../../src/page/expression/presets.ts';
import { stencilOf } from '../../src/page/expression/stencil.ts';
import { checkedValue } from '../../src/page/expression/sweep.ts';
import { build, cut, type Names } from '../../src/page/expression/template.ts';

const SIZE = 6;
const names: Names = {
  u: asarray(Float64Array.from({ length: SIZE * SIZE }, (_, k) => Math.sin(k))).reshape([
    SIZE,
    SIZE,
  ]),
  x: asarray([0.2, 0.4, 0.6, 0.8]).reshape([1, 4]),
  y: asarray([0.2, 0.4, 0.6, 0.8]).reshape([4, 1]),
  h: 0.2,
};
const at = (row: number, column: number): number => Math.sin(row * SIZE + column);

/** What is wrong with a text, and the text from that place on. */
function wrong(text: string): [string, string | undefined] {
  const parts = cut(text);
  try {
    checkedValue(parts, names);
  } catch (error) {
    const { message, at: place } = complaint(error, parts);
    return [message, place === undefined ? undefined : text.slice(place)];
  }
  throw new Error(`nothing is wrong with ${text}`);
}

describe('a text', () => {
  test('is cut where names stand, not in words, calls, attributes, comments or strings', () => {
    const { strings, names: found } = cut("u + exp(h) * maximum(x, y).T # u x\n - hu_x + x1 + 'u'");
    expect(found).toEqual(['u', 'h', 'x', 'y']);
    expect([...strings]).toEqual([
      '',
      ' + exp(',
      ') * maximum(',
      ', ',
      ").T # u x\n - hu_x + x1 + 'u'",
    ]);
  });

  test('is the expression that it looks like', () => {
    const values = build(cut(defaultExpression), names).evaluate();
    for (const [row, column] of [
      [0, 0],
      [1, 3],
      [3, 2],
    ] as const) {
      const [i, j] = [row + 1, column + 1];
      const average = (at(i - 1, j) + at(i + 1, j) + at(i, j - 1) + at(i, j + 1)) / 4;
      expect(values.get(row, column)).toBeCloseTo(average, 14);
    }
    const plane = build(cut('0 * u[1:-1, 1:-1] + x + 10*y + h'), names).evaluate();
    expect(plane.get(1, 2)).toBeCloseTo(0.6 + 4 + 0.2, 14);
  });

  test('may be any preset', () => {
    for (const text of Object.values(presets)) {
      expect(checkedValue(cut(text), names).shape).toEqual([4, 4]);
    }
  });
});

describe('what is wrong is told with its place', () => {
  test.each([
    ['u[1:-1, 1:-1] +', 'expected an expression here', ''],
    ['u[1:-1, 1:-1] + v', "unknown name 'v': the names are u, x, y and h", 'v'],
    ['alert(u)', "unknown function 'alert'", 'alert(u)'],
    ['(u[1:-1, 1:-1]', "expected ')' here", ''],
    ['u[1:-1, 1:-1]; 1', 'leave out the semicolon: a template is one expression', '; 1'],
    ['u.constructor', 'the attributes are .T, .real, .imag', 'constructor'],
    ['u[:-2, 1:-1] + u[2:, 1:]', 'add: shapes (4, 4) and (4, 5) do not broadcast', '+ u[2:, 1:]'],
    ['1 +\n  # a remark about u\n  u[1:-1, 1:-1] &&\n 2', 'use & instead of &&', '&&\n 2'],
    [
      `${defaultExpression} + ${defaultExpression} + sine(x) + h`,
      "unknown function 'sine'",
      'sine(x) + h',
    ],
  ])('%s', (text, message, rest) => {
    const [said, from] = wrong(text);
    expect(said).toContain(message);
    expect(said).not.toContain('\n');
    expect(from).toBe(rest);
  });

  test.each([
    ['u', 'the expression has shape (6, 6), the points inside are (4, 4)'],
    ['1j * u[1:-1, 1:-1]', 'the expression is complex, the points of the grid are real'],
  ])('%s has no place', (text, message) => {
    expect(wrong(text)).toEqual([message, undefined]);
  });

  test('wherever it is: a character that no expression has', () => {
    const tokens = defaultExpression.split(' ');
    fc.assert(
      fc.property(fc.nat(tokens.length), fc.nat(3), fc.boolean(), (where, spaces, isBroken) => {
        const gap = ' '.repeat(spaces) + (isBroken ? '\n' : ' ');
        const before = tokens.slice(0, where).join(gap);
        const text = `${before}${gap}@${gap}${tokens.slice(where).join(' ')}`;
        expect(wrong(text)[1]?.[0]).toBe('@');
      }),
    );
  });
});

describe('the stencil of an expression', () => {
  test.each([
    [defaultExpression, [0, 0.25, 0, 0.25, 0, 0.25, 0, 0.25, 0]],
    [presets['9 points']!, [0.05, 0.2, 0.05, 0.2, 0, 0.2, 0.05, 0.2, 0.05]],
    [presets['With a source']!, [0, 0.25, 0, 0.25, 0, 0.25, 0, 0.25, 0]],
    ['u[2:, :-2] - 2 * u[1:-1, 1:-1] + h', [0, 0, 0, 0, -2, 0, 1, 0, 0]],
  ])('%s', (text, expected) => {
    const weights = stencilOf(cut(text), 0.01)!;
    expect(weights).toHaveLength(9);
    for (const [k, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[k]!, 12);
  });

  test.each([
    presets['Over an obstacle']!,
    'u[1:-1, 1:-1] ** 2',
    'x * u[1:-1, 1:-1]',
    'u[1:-1, 1:-1] + mean(u)',
  ])('is none of %s', (text) => {
    expect(stencilOf(cut(text), 0.01)).toBeUndefined();
  });
});
