/** Parses what stands between the brackets of an index. */
import type { Cursor } from './cursor.ts';
import type { Bound, IndexPart } from './nodes.ts';
import { binaryBySymbol } from './operators.ts';

/** Parts of an index, up to and with the closing bracket. */
export function parseIndex(cursor: Cursor): IndexPart[] {
  if (cursor.sees(']')) cursor.fail('an index needs at least one part');
  const parts: IndexPart[] = [];
  do {
    if (cursor.sees('...') && parts.includes('...')) {
      cursor.fail("an index has at most one '...'");
    }
    parts.push(parsePart(cursor));
    if (!cursor.sees(',') && !cursor.sees(']')) expectEnd(cursor);
  } while (cursor.accept(',') && !cursor.sees(']'));
  cursor.expect(']');
  return parts;
}

function expectEnd(cursor: Cursor): never {
  const { kind, text } = cursor.peek();
  if (kind === 'symbol' && binaryBySymbol.has(text)) {
    cursor.fail('indices are not computed: write ${n - 1}, not ${n} - 1');
  }
  cursor.unexpected("',' or ']'");
}

function parsePart(cursor: Cursor): IndexPart {
  if (cursor.accept('...')) return '...';
  const { kind, text } = cursor.peek();
  if (kind === 'name' && (text === 'None' || text === 'newaxis')) {
    cursor.next();
    return null;
  }
  if (kind === 'string') cursor.fail('slices are written without quotes');
  const start = parseBound(cursor);
  if (!cursor.accept(':')) {
    if (start === undefined) cursor.unexpected("a whole number, a slice, None or '...'");
    return start;
  }
  const stop = parseBound(cursor);
  const place = cursor.peek(1);
  const step = cursor.accept(':') ? parseBound(cursor) : undefined;
  if (step === 0) cursor.fail('the step of a slice cannot be 0', place);
  return { kind: 'range', start, stop, step };
}

function parseBound(cursor: Cursor): Bound {
  const negated = cursor.accept('-');
  const signed = negated || cursor.accept('+');
  const token = cursor.peek();
  if (token.kind === 'hole') {
    cursor.next();
    return { kind: 'hole', place: token.place, negated };
  }
  const value = token.kind === 'number' && token.form === 'int' ? token.value : undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    cursor.next();
    return negated ? 0 - value : value;
  }
  if (signed || token.kind === 'number') cursor.unexpected('a whole number');
  return undefined;
}
