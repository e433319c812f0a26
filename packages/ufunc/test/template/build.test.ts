/** What a language is asked for. */
import { expect, test, vi } from 'vitest';
import {
  buildTemplate,
  parseTemplate,
  templateOf,
  type Language,
} from '../../src/template/index.ts';
import { numbers, record, type Call } from './languages.ts';

const language = record('sum', 'sin', 'where', 'transpose', 'real', 'imag');

function nd(strings: TemplateStringsArray, ...values: readonly unknown[]): Call {
  return buildTemplate(templateOf(strings), values, language);
}

/** A place in an index: parts of it. */
function parts(call: Call): unknown {
  return (call as { parts: unknown }).parts;
}

function options(call: Call): unknown {
  return (call as { options: unknown }).options;
}

test('operators, functions and indices become calls', () => {
  expect(nd`(${'u'}[:-2, 1:-1] + sin(${'v'}) ** 2) * 0.5`).toEqual({
    name: 'multiply',
    args: [
      {
        name: 'add',
        args: [
          { target: { operand: 'u', place: 0 }, parts: [':-2', '1:-1'] },
          {
            name: 'power',
            args: [{ name: 'sin', args: [{ operand: 'v', place: 1 }], options: {} }, 2],
            options: {},
          },
        ],
        options: {},
      },
      0.5,
    ],
    options: {},
  });
});

test('operands come before what uses them, from left to right', () => {
  const asked: unknown[] = [];
  const spy: Language<string> = {
    literal: (value) => note(String(value)),
    imaginary: (value) => note(`${value}j`),
    operand: (value) => note(String(value)),
    call: (name) => note(name),
    slice: () => note('[]'),
    knows: () => true,
    names: () => [],
  };
  function note(text: string): string {
    asked.push(text);
    return text;
  }
  buildTemplate(parseTemplate(['', '[0] + where(', ', 1, 2j) * ', '']), ['a', 'b', 'c'], spy);
  expect(asked).toEqual(['a', '[]', 'b', '1', '2j', 'where', 'c', 'multiply', 'add']);
});

test('numbers keep their sign and the way they are written', () => {
  const literal = vi.fn<Language<number>['literal']>(() => 0);
  const build = (text: string): unknown => {
    buildTemplate(parseTemplate([text]), [], { ...numbers, literal });
    return literal.mock.lastCall;
  };
  expect(build('2')).toEqual([2, false]);
  expect(build('2.')).toEqual([2, true]);
  expect(build('-2')).toEqual([-2, false]);
  expect(build('-0')).toEqual([0, false]);
  expect(build('-0.0')).toEqual([-0, true]);
  expect(build('.5')).toEqual([0.5, true]);
  expect(build('1_000e-1_0')).toEqual([1000e-10, true]);
  expect(build('0xfF')).toEqual([255, false]);
  expect(build('0b1_01')).toEqual([5, false]);
  expect(build('0o17')).toEqual([15, false]);
  expect(build('-inf')).toEqual([-Infinity, true]);
  expect(build('pi')).toEqual([Math.PI, true]);
  expect(build('True')).toEqual([true, false]);
  expect(nd`1.5j`).toEqual({ imaginary: 1.5 });
});

test('attributes are calls', () => {
  expect(nd`${1}.T.imag`).toEqual({
    name: 'imag',
    args: [{ name: 'transpose', args: [{ operand: 1, place: 0 }], options: {} }],
    options: {},
  });
});

test('indices take interpolated numbers', () => {
  expect(parts(nd`${0}[${1}, ${-1}:${5n}:2, -${0}, None, ..., newaxis, +1]`)).toEqual([
    1,
    '-1:5:2',
    0,
    null,
    '...',
    null,
    1,
  ]);
  expect(parts(nd`${0}[${null}, ${'::2'}, -${3}:${null}:${undefined}]`)).toEqual([
    null,
    '::2',
    '-3::',
  ]);
  expect(parts(nd`${0}[:, ::, ::-1, 1:,]`)).toEqual([':', ':', '::-1', '1:']);
  expect(() => nd`${0}[1:${1.5}]`).toThrow('nd: ${1} has to be a whole number, got 1.5');
  expect(() => nd`${0}[${[1]}]`).toThrow('got object');
  expect(() => nd`${0}[-${'1'}]`).toThrow(TypeError);
});

test('keyword arguments', () => {
  expect(
    options(nd`sum(${0}, axis=(0, -1), keepdims=True, dtype='float32', out=None, w=${'x'},)`),
  ).toEqual({ axis: [0, -1], keepdims: true, dtype: 'float32', out: null, w: 'x' });
  expect(options(nd`sum(a=(1,), b=(1), c=(), d="it's", e=inf, f=((1, 2), ${3}))`)).toEqual({
    a: [1],
    b: 1,
    c: [],
    d: "it's",
    e: Infinity,
    f: [[1, 2], 3],
  });
  expect(Object.keys(options(nd`sum(__proto__=1)`) as object)).toEqual(['__proto__']);
});

test('what has no value in it is the same object at each build', () => {
  const slice = (i: number): Call => nd`${i}[1:, ...]`;
  expect(parts(slice(1))).toBe(parts(slice(2)));
  expect(Object.isFrozen(parts(slice(1)))).toBe(true);
  const sum = (i: number): Call => nd`sum(${i}, axis=(0, 1))`;
  expect(options(sum(1))).toBe(options(sum(2)));
  const dynamic = (i: number): Call => nd`${0}[${i}:, 0]`;
  expect(parts(dynamic(1))).toEqual(['1:', 0]);
  expect(parts(dynamic(2))).toEqual(['2:', 0]);
  const keyword = (i: number): Call => nd`sum(${0}, axis=${i}, keepdims=True)`;
  expect(options(keyword(1))).toEqual({ axis: 1, keepdims: true });
  expect(options(keyword(2))).toEqual({ axis: 2, keepdims: true });
});

test('a call site is parsed once', () => {
  const site = (strings: TemplateStringsArray, ..._: unknown[]) => templateOf(strings);
  const at = (value: number) => site`${value} + 1`;
  expect(at(1)).toBe(at(2));
  expect(site`${1} + 1`).not.toBe(at(1));
});

test('one template in two languages', () => {
  const template = parseTemplate(['sin(', ') + 1']);
  expect(buildTemplate(template, [0], numbers)).toBe(1);
  expect(buildTemplate(template, [0], language)).toMatchObject({ name: 'add' });
  expect(() => buildTemplate(template, [0], record('sum'))).toThrow("unknown function 'sin'");
});

test('whitespace, newlines and comments are free; a comment may hide values', () => {
  expect(nd`
    ${1}   # the first
      + ( # ${2} * (
        2
      )
    # 'end ${3}`).toEqual({ name: 'add', args: [{ operand: 1, place: 0 }, 2], options: {} });
});

test('a sum of very many terms', () => {
  const terms = Array.from({ length: 100_000 }, () => '1');
  expect(buildTemplate(parseTemplate([terms.join(' + ')]), [], numbers)).toBe(100_000);
});

test('parsing takes linear time', () => {
  const time = (count: number): number => {
    const text = `sum(${'(1.5 + f(x=1)[1:2]) * 2 ** -1 + '.repeat(count)}1)`;
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      parseTemplate([text]);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  time(1000);
  // Quadratic time would be 100 times as much.
  expect(time(20_000)).toBeLessThan(50 * time(2000));
});
