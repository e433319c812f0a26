/**
 * A strict reader of the small part of Python's literals that `.npy` headers are written in:
 * strings, whole numbers, True, False, None, tuples, lists and dicts. Nothing is evaluated.
 */

/** A value of a header; dicts come as maps. */
export type Literal = string | number | boolean | null | Literal[] | Map<Literal, Literal>;

/** Real headers nest twice; anything deep is an attack on the stack. */
const MAX_DEPTH = 16;

const NAMES: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };
const TOKEN = /[ \t\r\n]*(?:([A-Za-z]+)|(-?\d+)L?|'([^'\\\n]*)'|"([^"\\\n]*)"|([{}()[\],:]))/y;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Reads one literal that fills the whole text, but for white space.
 *
 * @throws SyntaxError saying where the text is something else.
 */
export function parseLiteral(text: string): Literal {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Literal {
    const start = this.#at;
    const [, name, number, single, double, mark] = this.#take() ?? [];
    if (single !== undefined || double !== undefined) return single ?? double!;
    // Adding 0 makes 0 of -0.
    if (number !== undefined && Number.isSafeInteger(Number(number))) return Number(number) + 0;
    if (name !== undefined && Object.hasOwn(NAMES, name)) return NAMES[name]!;
    if (mark !== undefined && depth < MAX_DEPTH) {
      if (mark === '{') return this.#dict(depth + 1);
      if (mark === '(' || mark === '[') return this.#list(mark, depth + 1);
    }
    return this.#fail(start);
  }

  end(): void {
    if (/\S/.test(this.#text.slice(this.#at))) this.#fail(this.#at);
  }

  #list(open: string, depth: number): Literal {
    const items: Literal[] = [];
    let separated = true;
    while (!this.#accept(CLOSING[open]!)) {
      if (!separated) this.#fail(this.#at);
      items.push(this.value(depth));
      separated = this.#accept(',');
    }
    // `(3)` is a number in brackets, `(3,)` a tuple.
    return open === '(' && items.length === 1 && !separated ? items[0]! : items;
  }

  #dict(depth: number): Literal {
    const items = new Map<Literal, Literal>();
    let separated = true;
    while (!this.#accept('}')) {
      const start = this.#at;
      if (!separated) this.#fail(start);
      const key = this.value(depth);
      if (items.has(key) || !this.#accept(':')) this.#fail(start);
      items.set(key, this.value(depth));
      separated = this.#accept(',');
    }
    return items;
  }

  #take(): RegExpExecArray | null {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (match) this.#at = TOKEN.lastIndex;
    return match;
  }

  #accept(mark: string): boolean {
    const before = this.#at;
    if (this.#take()?.[5] === mark) return true;
    this.#at = before;
    return false;
  }

  #fail(at: number): never {
    throw new SyntaxError(`not a Python literal at character ${at}`);
  }
}
