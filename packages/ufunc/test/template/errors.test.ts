/** Messages, and the places that they show. */
import { describe, expect, test } from 'vitest';
import { buildTemplate, parseTemplate, TemplateSyntaxError } from '../../src/template/index.ts';
import { numbers, record } from './languages.ts';
import { stringsOf } from './tree.ts';

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

function messageOf(text: string): string {
  const error = thrownBy(() => parseTemplate(stringsOf(text)));
  expect(error).toBeInstanceOf(TemplateSyntaxError);
  expect(error).toBeInstanceOf(SyntaxError);
  expect(error.name).toBe('TemplateSyntaxError');
  return error.message;
}

test.each([
  ['(${0} + 1 * 2', "expected ')' here", 13],
  ['', 'expected an expression here', 0],
  ['1 +', 'expected an expression here', 3],
  ['1 + * 2', "expected an expression, found '*'", 4],
  ['${0} ${1}', "expected an operator, found '${1}'", 5],
  ['2 ${0}', "expected an operator, found '${0}'", 2],
  ['(1 + 2', "expected ')' here", 6],
  ['(1]', "expected ')', found ']'", 2],
  ['1)', "expected an operator, found ')'", 1],
  ['1 < 2 <= 3', 'comparisons do not chain: write (a < b) & (b <= c)', 6],
  ['${0} and ${1}', 'use & instead of and', 5],
  ['${0} or ${1}', 'use | instead of or', 5],
  ['not ${0}', 'use ~ instead of not', 0],
  ['${0} && ${1}', 'use & instead of &&', 5],
  ['1 if 2 else 3', 'use where(condition, a, b) instead of if', 2],
  ['${0} ? 1 : 2', 'use where(condition, a, b) instead of ?', 5],
  ['${0} = 2', 'use == instead of =', 5],
  ['${0} === 2', 'use == instead of ===', 5],
  ['${0} @ ${1}', 'use matmul(a, b) instead of @', 5],
  ['1;', 'leave out the semicolon: a template is one expression', 1],
  ['true', 'use True instead of true', 0],
  ['1 × 2', "expected an operator, found '×'", 2],
  ['{1}', 'use ${value} instead of {', 0],
  ['None', 'None is only for keywords and indices', 0],
  ["f('x')", "strings are only for keywords, as in dtype='float32'", 2],
  ["1 + 'x", 'this string is not closed', 4],
  ["f(a='${0}')", 'an interpolated value needs no quotes', 4],
  ['x + 1', "unknown name 'x': a variable is written as ${x}", 0],
  ['np.sin(${0})', "write sin(…) without 'np.'", 0],
  ['${0}.sum(axis=0)', 'there are no methods here: write sum(…)', 5],
  ['${0}.shape', 'the attributes are .T, .real, .imag', 5],
  ['(1, 2)', 'tuples are only for keywords, as in axis=(0, 1)', 2],
  ['[1, 2]', 'there are no lists here: interpolate an array', 0],
  ['f(a=1, 2)', 'a positional argument cannot follow a keyword argument', 7],
  ['f(a=1, a=2)', "the keyword 'a' is given twice", 7],
  ['f(dtype=float32)', "write 'float32' in quotes", 8],
  ['f(a=*)', "expected a number, True, False, None, a string or a tuple, found '*'", 4],
  ['f(a=2j)', "expected a number, True, False, None, a string or a tuple, found '2j'", 4],
  ['f(1 2)', "expected ')', found '2'", 4],
  ['${0}[]', 'an index needs at least one part', 5],
  ['${0}[1', "expected ',' or ']' here", 6],
  ['${0}[1.5]', "expected a whole number, found '1.5'", 5],
  ['${0}[-]', "expected a whole number, found ']'", 6],
  ['${0}[1:2:0]', 'the step of a slice cannot be 0', 9],
  ['${0}[:${1} - 1]', 'indices are not computed: write ${n - 1}, not ${n} - 1', 11],
  ['${0}[..., ...]', "an index has at most one '...'", 10],
  ["${0}['1:']", 'slices are written without quotes', 5],
  ['${0}[1:2:3:4]', "expected ',' or ']', found ':'", 10],
  ['${0}[True]', "expected a whole number, a slice, None or '...', found 'True'", 5],
  ['1 + 12ab', "'12ab' is not a number", 4],
  ['1__0', "'1__0' is not a number", 0],
  ['0b2', "'0b2' is not a number", 0],
  ['1.2.3', "'1.2.3' is not a number", 0],
  ['0x', "'0x' is not a number", 0],
  ['1e+', "'1e' is not a number", 0],
  ['2.T', "'2.T' is not a number", 0],
  ['012', "'012' is not a number", 0],
  ['pi[0]', "expected an operator, found '['", 2],
  ['1 + \\', "expected an expression, found '\\'", 4],
])('%s', (text, message, column) => {
  expect(messageOf(text)).toBe(`nd: ${message}\n  ${text}\n  ${' '.repeat(column)}^`);
});

test('whole numbers that no dtype holds', () => {
  expect(messageOf('1'.repeat(400))).toContain('no dtype holds a number so large: write inf');
  expect(messageOf('a[9007199254740993]'.replace('a', 'sin(1)'))).toContain('a whole number');
  expect(parseTemplate(['9007199254740993']).root).toMatchObject({ value: 9007199254740993n });
  expect(parseTemplate(['100000000000000000000']).root).toMatchObject({ value: 1e20 });
});

test('what looks like an interpolation but is text', () => {
  expect(thrownBy(() => parseTemplate(['1 + ${0}'])).message).toContain(
    'use ${value} instead of $',
  );
});

test('the text is shown on one line, without comments', () => {
  expect(messageOf('\n  (${0}  # first\n    + 1\n\n')).toBe(
    `nd: expected ')' here\n  (\${0} + 1\n${' '.repeat(11)}^`,
  );
});

test('of a long text the neighbourhood is shown', () => {
  const [, line, caret] = messageOf(`${'1 + '.repeat(100)}* ${' - 2'.repeat(100)}`).split('\n');
  expect(line!.length).toBeLessThan(110);
  expect(line![caret!.indexOf('^')]).toBe('*');
});

describe('depth', () => {
  const deep = [
    (n: number) => `${'('.repeat(n)}1${')'.repeat(n)}`,
    (n: number) => `${'-'.repeat(n)}1`,
    (n: number) => `${'1 ** '.repeat(n)}1`,
    (n: number) => `${'sin('.repeat(n)}1${')'.repeat(n)}`,
    (n: number) => `f(a=${'('.repeat(n)}1${')'.repeat(n)})`,
  ];
  test.each(deep)('%s', (text) => {
    expect(() => parseTemplate([text(490)])).not.toThrow();
    expect(messageOf(text(600))).toContain('nd: nested more than 500 deep\n');
    expect(messageOf(text(100_000))).toContain('nd: nested more than 500 deep\n');
  });
});

describe('building', () => {
  const build = (text: string, values: unknown[] = [], language = record('sin', 'where')) =>
    thrownBy(() => buildTemplate(parseTemplate(stringsOf(text)), values, language));

  test('unknown functions', () => {
    expect(build('1 + sine(2)').message).toBe(
      "nd: unknown function 'sine'; did you mean 'sin'?\n  1 + sine(2)\n      ^",
    );
    expect(build('wehre(1)').message).toContain("did you mean 'where'?");
    expect(build('SIN(1)').message).toContain("did you mean 'sin'?");
    expect(build('fourier(1)').message).toContain("nd: unknown function 'fourier'\n");
    expect(build('constructor(1)')).toBeInstanceOf(TemplateSyntaxError);
  });

  test('errors of the language show the place', () => {
    class ShapeError extends RangeError {
      override readonly name = 'ShapeError';
      readonly shapes: readonly string[];
      constructor(shapes: readonly string[]) {
        super(`shapes ${shapes.join(' and ')} do not broadcast`);
        this.shapes = shapes;
      }
    }
    const original = new ShapeError(['(2,)', '(3,)']);
    const error = build('${0} * (1 + 2)', [1], {
      ...record(),
      call() {
        throw original;
      },
    });
    expect(error).toBeInstanceOf(ShapeError);
    expect(error).toMatchObject({ name: 'ShapeError', shapes: original.shapes, cause: original });
    expect(error.message).toBe(
      `shapes (2,) and (3,) do not broadcast\n  \${0} * (1 + 2)\n${' '.repeat(12)}^`,
    );
    expect(error.stack).toContain(error.message);
  });

  test('of an index and of a value', () => {
    const slice = (): never => {
      throw new RangeError('out of bounds');
    };
    const error = build('1 + ${0}[5]', [1], { ...record(), slice });
    expect(error.constructor).toBe(RangeError);
    expect(error.message).toBe(`out of bounds\n  1 + \${0}[5]\n  ${' '.repeat(8)}^`);
    expect(build('1 + ${0}[${1}]', [1, {}]).message).toContain(`\n  ${' '.repeat(8)}^`);
  });

  test('what is no error is thrown on', () => {
    const operand = (): never => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw 'text';
    };
    const template = parseTemplate(['', '']);
    expect(thrownBy(() => buildTemplate(template, [1], { ...numbers, operand }))).toBe('text');
  });
});
