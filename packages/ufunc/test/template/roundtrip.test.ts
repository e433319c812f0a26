/** Printing a tree and parsing the text gives the tree again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNode, formatTemplate, parseTemplate, type Node } from '../../src/template/index.ts';
import {
  callNode,
  type Bound,
  type IndexPart,
  type OptionValue,
} from '../../src/template/nodes.ts';
import { binaryByName, unaryByName } from '../../src/template/operators.ts';
import { stringsOf, withoutPlaces } from './tree.ts';

const at = 0;
/** Numbered afterwards: a template numbers its values from left to right. */
const place = 0;
const hole = fc.boolean().map((negated) => ({ kind: 'hole', place, negated }) as const);
const bound: fc.Arbitrary<Bound> = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -9, max: 9 }),
  hole,
);
const step = bound.filter((value) => value !== 0);
const range = fc.record({ kind: fc.constant('range' as const), start: bound, stop: bound, step });
const part: fc.Arbitrary<IndexPart> = fc.oneof(fc.constant(null), fc.integer(), hole, range);
const parts = fc
  .tuple(fc.array(part, { maxLength: 2 }), fc.boolean(), fc.array(part, { maxLength: 2 }))
  .map(([before, dots, after]) => [...before, ...(dots ? (['...'] as const) : []), ...after])
  .filter((list) => list.length > 0);

const text = fc.stringMatching(/^[a-z0-9 #,()"]*$/);
const optionValue: fc.Arbitrary<OptionValue> = fc.letrec<{ value: OptionValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(
      fc.double().map((value) => (Object.is(value, -0) ? 0 : value)),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      text,
      fc.constant({ kind: 'hole', place, negated: false } as const),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value;
const options = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('axis', 'keepdims', 'dtype'), value: optionValue }),
  { maxLength: 2, selector: ({ name }) => name },
);

const leaf: fc.Arbitrary<Node> = fc.oneof(
  fc.constant({ kind: 'operand', place, at } as const),
  fc.double().map((value) => ({ kind: 'literal', value, float: true, at }) as const),
  fc.maxSafeInteger().map((value) => ({ kind: 'literal', value, float: false, at }) as const),
  fc
    .bigInt({ min: -(2n ** 80n), max: 2n ** 80n })
    .filter((value) => BigInt(Number(value)) !== value)
    .map((value) => ({ kind: 'literal', value, float: false, at }) as const),
  fc.constantFrom(Math.PI, Math.E, 2, 1e21).map((value) => {
    return { kind: 'literal', value, float: true, at } as const;
  }),
  fc.boolean().map((value) => ({ kind: 'literal', value, float: false, at }) as const),
  fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ kind: 'imaginary', value, at }) as const),
);

const node = fc.letrec<{ node: Node }>((tie) => {
  const inner = tie('node');
  const call = (names: Iterable<string>, arity: number): fc.Arbitrary<Node> =>
    fc
      .tuple(fc.constantFrom(...names), fc.array(inner, { minLength: arity, maxLength: arity }))
      .map(([name, args]) => callNode(name, args, [], at));
  return {
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      leaf,
      call(binaryByName.keys(), 2),
      call(['power', 'subtract'], 2),
      call(unaryByName.keys(), 1),
      call(['real', 'imag', 'transpose', 'sin'], 1),
      fc
        .tuple(
          fc.constantFrom('sum', 'add', 'negative'),
          fc.array(inner, { maxLength: 3 }),
          options,
        )
        .map(([name, args, list]) => callNode(name, args, list, at)),
      fc.record({ kind: fc.constant('slice' as const), target: inner, parts, at: fc.constant(at) }),
    ),
  };
}).node;

/** The text with its values numbered from left to right. */
function numbered(source: string): string {
  let count = 0;
  return source.replace(/\$\{0\}/g, () => `\${${count++}}`);
}

test('text of a random tree parses to the tree', () => {
  fc.assert(
    fc.property(node, (tree) => {
      const source = numbered(formatNode(tree));
      const template = parseTemplate(stringsOf(source));
      const unnumbered = JSON.stringify(withoutPlaces(template.root), plain);
      expect(unnumbered).toBe(JSON.stringify(withoutPlaces(tree), plain));
      expect(formatTemplate(template)).toBe(source);
    }),
    { numRuns: 2000 },
  );
});

/** In JSON: numbers that it has no words for, values without their number. */
function plain(key: string, value: unknown): unknown {
  if (key === 'place') return place;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'number' || Number.isFinite(value)) {
    return Object.is(value, -0) ? '-0' : value;
  }
  return String(value);
}

test('no pair of parentheses can be left out', () => {
  fc.assert(
    fc.property(node, (tree) => {
      const source = numbered(formatNode(tree));
      const expected = formatTemplate(parseTemplate(stringsOf(source)));
      const opening = [...source.matchAll(/(?<![\w'"=])\((?!\d+,?\))/g)].map(({ index }) => index);
      for (const open of opening) {
        const close = partner(source, open);
        if (close === undefined) continue;
        const fewer = `${source.slice(0, open)} ${source.slice(open + 1, close)} ${source.slice(close + 1)}`;
        let found: string | undefined;
        try {
          found = formatTemplate(parseTemplate(stringsOf(fewer)));
        } catch {
          continue;
        }
        expect(found, fewer).not.toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});

/** Where the parenthesis at `open` closes; `undefined` if a string might hold others. */
function partner(source: string, open: number): number | undefined {
  if (/['"]/.test(source)) return undefined;
  let depth = 0;
  for (let i = open; i < source.length; i++) {
    if (source[i] === '(') depth++;
    else if (source[i] === ')' && --depth === 0) return i;
  }
  return undefined;
}

test.each([
  ['((${0})) + ((1 * 2))', '${0} + 1 * 2'],
  ['add(${0}, multiply(2, ${1}))', '${0} + 2 * ${1}'],
  ['negative(${0}) ** 2', '(-${0}) ** 2'],
  ['-(${0} ** 2)', '-${0} ** 2'],
  ['(${0} - ${1}) - (${2} - 1.0)', '${0} - ${1} - (${2} - 1.0)'],
  ['- - 3', '3'],
  ['+2.50', '2.5'],
  ['0x1F + 1_000', '31 + 1000'],
  ['5e-324 + 3.141592653589793', '5e-324 + pi'],
  ['sum( ${0} [ 1 :-1,: :2 ] , axis = (0,) )', 'sum(${0}[1:-1, ::2], axis=(0,))'],
  ['transpose(${0}).real[None,newaxis,...,-1]', '${0}.T.real[None, None, ..., -1]'],
  ['f(${0}, a=(1), b=(), c="x", d=-inf)', "f(${0}, a=1, b=(), c='x', d=-inf)"],
])('%s is written %s', (source, canonical) => {
  expect(formatTemplate(parseTemplate(stringsOf(source)))).toBe(canonical);
});
