/** Tokens to a syntax tree, by the precedence of operators. */
import { Cursor } from './cursor.ts';
import { hints } from './hints.ts';
import { parseIndex } from './indexing.ts';
import { parseOptionValue } from './keywords.ts';
import { callNode, type Node, type Option, type Template } from './nodes.ts';
import {
  attributes,
  binaryBySymbol,
  constants,
  level,
  unaryBySymbol,
  type Level,
} from './operators.ts';
import { sourceOf } from './source.ts';

const templates = new WeakMap<readonly string[], Template>();

/** The parsed template of a call site, whose strings array never changes: parsed only once. */
export function templateOf(strings: TemplateStringsArray): Template {
  let template = templates.get(strings);
  if (template === undefined) {
    template = parseTemplate(strings);
    templates.set(strings, template);
  }
  return template;
}

/**
 * Parse the strings of a template, between which the values stand.
 *
 * @throws TemplateSyntaxError when the text is not one expression.
 */
export function parseTemplate(strings: readonly string[]): Template {
  const source = sourceOf(strings);
  const cursor = new Cursor(source);
  const root = parseExpression(cursor, level.comparison);
  if (cursor.peek().kind !== 'end') cursor.unexpected('an operator');
  return { source, root };
}

/** An expression whose operators all have at least the level `lowest`. */
function parseExpression(cursor: Cursor, lowest: Level): Node {
  return cursor.nested(() => {
    let left = parsePrefix(cursor);
    let compared: string | undefined;
    for (;;) {
      const { kind, text, at } = cursor.peek();
      const operator = kind === 'symbol' ? binaryBySymbol.get(text) : undefined;
      if (operator === undefined || operator.level < lowest) return left;
      if (operator.level === level.comparison) {
        if (compared !== undefined) {
          cursor.fail(`comparisons do not chain: write (a ${compared} b) & (b ${text} c)`);
        }
        compared = text;
      }
      cursor.next();
      left = callNode(operator.name, [left, parseExpression(cursor, operator.right)], [], at);
    }
  });
}

function parsePrefix(cursor: Cursor): Node {
  const { kind, text, at } = cursor.peek();
  const operator = kind === 'symbol' ? unaryBySymbol.get(text) : undefined;
  if (operator === undefined) return parsePostfix(cursor);
  cursor.next();
  return callNode(operator.name, [parseExpression(cursor, level.unary)], [], at);
}

/** An operand with its indices and attributes. */
function parsePostfix(cursor: Cursor): Node {
  const plain = parsePlain(cursor);
  if (plain !== undefined) return plain;
  let node = parsePrimary(cursor);
  for (;;) {
    const { at } = cursor.peek();
    if (cursor.accept('[')) node = { kind: 'slice', target: node, parts: parseIndex(cursor), at };
    else if (cursor.accept('.')) node = parseAttribute(cursor, node);
    else return node;
  }
}

/** A number or a name that stands for one; `undefined` if something else follows. */
function parsePlain(cursor: Cursor): Node | undefined {
  const token = cursor.peek();
  if (token.kind === 'number') {
    cursor.next();
    const { form, value, at } = token;
    if (form === 'imaginary') return { kind: 'imaginary', value: Number(value), at };
    return { kind: 'literal', value, float: form === 'float', at };
  }
  const value = token.kind === 'name' ? constants.get(token.text) : undefined;
  if (value === undefined) return undefined;
  cursor.next();
  return { kind: 'literal', value, float: typeof value === 'number', at: token.at };
}

function parsePrimary(cursor: Cursor): Node {
  const token = cursor.peek();
  if (token.kind === 'hole') {
    cursor.next();
    return { kind: 'operand', place: token.place, at: token.at };
  }
  if (token.kind === 'name' && !hints.has(token.text)) return parseCall(cursor);
  if (cursor.accept('(')) {
    const inner = parseExpression(cursor, level.comparison);
    if (cursor.sees(',')) {
      cursor.fail('tuples are only for keywords, as in axis=(0, 1)');
    }
    cursor.expect(')');
    return inner;
  }
  if (cursor.sees('[')) cursor.fail('there are no lists here: interpolate an array');
  return cursor.unexpected('an expression');
}

function parseCall(cursor: Cursor): Node {
  const token = cursor.next();
  const name = token.text;
  if (cursor.sees('.')) {
    const member = cursor.peek(1).text;
    cursor.fail(`write ${member}(…) without '${name}.'`, token);
  }
  if (!cursor.accept('(')) {
    cursor.fail(`unknown name '${name}': a variable is written as \${${name}}`, token);
  }
  const args: Node[] = [];
  const options: Option[] = [];
  while (!cursor.sees(')')) {
    if (cursor.peek().kind === 'name' && cursor.sees('=', 1)) {
      options.push(parseOption(cursor, options));
    } else if (options.length > 0) {
      cursor.fail('a positional argument cannot follow a keyword argument');
    } else {
      args.push(parseExpression(cursor, level.comparison));
    }
    if (!cursor.accept(',')) break;
  }
  cursor.expect(')');
  return callNode(name, args, options, token.at);
}

function parseOption(cursor: Cursor, earlier: readonly Option[]): Option {
  const { text: name } = cursor.peek();
  if (earlier.some((option) => option.name === name)) {
    cursor.fail(`the keyword '${name}' is given twice`);
  }
  cursor.next();
  cursor.next();
  return { name, value: parseOptionValue(cursor) };
}

function parseAttribute(cursor: Cursor, target: Node): Node {
  const { text, at } = cursor.peek();
  const name = attributes.get(text);
  if (cursor.sees('(', 1)) cursor.fail(`there are no methods here: write ${text}(…)`);
  if (name === undefined) {
    cursor.fail(`the attributes are .${[...attributes.keys()].join(', .')}`);
  }
  cursor.next();
  return callNode(name, [target], [], at);
}
