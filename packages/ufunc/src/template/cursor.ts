/** A walk over the tokens of a template, and the errors that it meets. */
import { TemplateSyntaxError } from './errors.ts';
import { hints } from './hints.ts';
import { tokenize, type Token } from './lexer.ts';
import type { Source } from './source.ts';

/** Parentheses, signs and the like within each other: far from the end of any call stack. */
const MAX_DEPTH = 500;

/** The place that the parser has reached. */
export class Cursor {
  readonly #source: Source;
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  /** The token that comes next, or the one `ahead` of it. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#index + ahead] ?? this.#tokens.at(-1)!;
  }

  /** Take the next token. */
  next(): Token {
    const token = this.peek();
    this.#index++;
    return token;
  }

  /** Whether the next token is this symbol. */
  sees(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Take the next token if it is this symbol. */
  accept(symbol: string): boolean {
    const found = this.sees(symbol);
    if (found) this.#index++;
    return found;
  }

  /** Take this symbol. */
  expect(symbol: string): void {
    if (!this.accept(symbol)) this.unexpected(`'${symbol}'`);
  }

  /** Parse something nested, unless it is too deep for the call stack. */
  nested<R>(parse: () => R): R {
    if (++this.#depth > MAX_DEPTH) this.fail(`nested more than ${MAX_DEPTH} deep`);
    const result = parse();
    this.#depth--;
    return result;
  }

  /** Throw: the next token is not what has to follow. */
  unexpected(expected: string): never {
    const { kind, text } = this.peek();
    if (kind === 'end') this.fail(`expected ${expected} here`);
    if (kind === 'string') {
      this.fail("strings are only for keywords, as in dtype='float32'");
    }
    this.fail(hints.get(text) ?? `expected ${expected}, found '${text}'`);
  }

  /** Throw an error that shows the place of a token. */
  fail(message: string, { at } = this.peek()): never {
    throw new TemplateSyntaxError(message, this.#source, at);
  }
}
