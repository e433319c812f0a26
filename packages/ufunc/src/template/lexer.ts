/** Text to tokens. */
import { TemplateSyntaxError } from './errors.ts';
import type { Source } from './source.ts';

/** The smallest units of a template. `at` and `end` delimit it in the source text. */
export type Token = NumberToken | HoleToken | TextToken;

/** A number, a bigint where a number cannot hold all digits; `2j` is imaginary with value 2. */
interface NumberToken {
  readonly kind: 'number';
  readonly form: 'int' | 'float' | 'imaginary';
  readonly value: number | bigint;
  readonly text: string;
  readonly at: number;
}

/** An interpolated value. */
interface HoleToken {
  readonly kind: 'hole';
  readonly place: number;
  readonly text: string;
  readonly at: number;
}

/** A token with nothing but its text; that of a string is without the quotes. */
interface TextToken {
  readonly kind: 'name' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN = new RegExp(
  [
    /(?<space>\s+|#[^\n]*)/u,
    /(?<symbol>\.\.\.|[!=]==|\*\*|\/\/|<<|>>|[<>=!:]=|<>|=>|&&|\|\|)/u,
    // More than a number, so that what sticks to one is reported together with it.
    /(?<number>0[xX]\w*|\.?\d(?:[eE][+-](?=\d)|[\w.])*)/u,
    /(?<name>[\p{L}_][\p{L}\p{N}_]*)/u,
    /(?<string>'[^'\n]*'|"[^"\n]*")/u,
    /(?<other>[^])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'uy',
);

/** The tokens of a template; the last one has kind `end`. Takes time linear in the text. */
export function tokenize(source: Source): Token[] {
  const { text, holes } = source;
  const tokens: Token[] = [];
  let place = 0;
  let at = 0;
  let end = 0;
  while (at < text.length) {
    // A comment may have swallowed values.
    while (place < holes.length && holes[place]! < at) place++;
    if (at === holes[place]) {
      const hole = `\${${place}}`;
      tokens.push({ kind: 'hole', place, text: hole, at });
      at = end = at + hole.length;
      continue;
    }
    TOKEN.lastIndex = at;
    // The last alternative matches any character.
    const match = TOKEN.exec(text)!;
    const word = match[0];
    const { space, number, name, string } = match.groups!;
    const next = at + word.length;
    if (number !== undefined) {
      tokens.push(numberToken(word, source, at));
    } else if (string !== undefined) {
      if (place < holes.length && holes[place]! < next) {
        throw new TemplateSyntaxError('an interpolated value needs no quotes', source, at);
      }
      tokens.push({ kind: 'string', text: word.slice(1, -1), at });
    } else if (space === undefined) {
      tokens.push({ kind: name === undefined ? 'symbol' : 'name', text: word, at });
    }
    at = next;
    if (space === undefined) end = next;
  }
  tokens.push({ kind: 'end', text: '', at: end });
  return tokens;
}

function numberToken(text: string, source: Source, at: number): NumberToken {
  const digits = text.replace(/(?<=[\da-fxo])_(?=[\da-f])/gi, '');
  const based = /^0[xob]/i.test(digits);
  const imaginary = !based && /j$/i.test(digits);
  const value = Number(imaginary ? digits.slice(0, -1) : digits);
  const form = imaginary ? 'imaginary' : !based && /[.e]/i.test(digits) ? 'float' : 'int';
  // Python refuses leading zeros, which once meant octal numbers.
  if (Number.isNaN(value) || /^0\d*[1-9]\d*$/.test(digits)) {
    throw new TemplateSyntaxError(`'${text}' is not a number`, source, at);
  }
  if (form !== 'int' || Number.isSafeInteger(value)) {
    return { kind: 'number', form, value, text, at };
  }
  if (value === Infinity) {
    throw new TemplateSyntaxError('no dtype holds a number so large: write inf', source, at);
  }
  const exact = BigInt(digits);
  return { kind: 'number', form, value: exact === BigInt(value) ? value : exact, text, at };
}
