/** Parses the values of keyword arguments. */
import type { Cursor } from './cursor.ts';
import type { OptionValue } from './nodes.ts';
import { constants } from './operators.ts';

/** A number, True, False, None, a string, a tuple of these, or an interpolated value. */
export function parseOptionValue(cursor: Cursor): OptionValue {
  if (cursor.accept('(')) return cursor.nested(() => parseTuple(cursor));
  if (cursor.accept('-')) return 0 - parseNumber(cursor);
  if (cursor.accept('+')) return parseNumber(cursor);
  const token = cursor.peek();
  if (token.kind === 'hole') {
    cursor.next();
    return { kind: 'hole', place: token.place, negated: false };
  }
  if (token.kind === 'string' || token.text === 'None') {
    cursor.next();
    return token.kind === 'string' ? token.text : null;
  }
  const constant = constants.get(token.text);
  if (typeof constant === 'boolean') {
    cursor.next();
    return constant;
  }
  return parseNumber(cursor);
}

function parseNumber(cursor: Cursor): number {
  const token = cursor.peek();
  const value = token.kind === 'number' ? token.value : constants.get(token.text);
  if (typeof value !== 'number' || (token.kind === 'number' && token.form === 'imaginary')) {
    if (token.kind === 'name') {
      cursor.fail(`write '${token.text}' in quotes`);
    }
    cursor.unexpected('a number, True, False, None, a string or a tuple');
  }
  cursor.next();
  return value;
}

/** After the opening parenthesis. As in Python `(0)` is no tuple and `(0,)` is one. */
function parseTuple(cursor: Cursor): OptionValue {
  const items: OptionValue[] = [];
  let comma = false;
  while (!cursor.sees(')')) {
    items.push(parseOptionValue(cursor));
    if (!cursor.accept(',')) break;
    comma = true;
  }
  cursor.expect(')');
  const [first] = items;
  return comma || first === undefined ? items : first;
}
