/** Reading numbers from the bytes of a text, one after the other. */
import { MatrixFormatError } from '../error.ts';
import { scaled } from './decimal.ts';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const ZERO = 48;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
/** So many bytes become text at a time, where numbers are read from text. */
const WINDOW = 2 ** 16;

/** A place in the bytes of a text, and the number of its line. */
export class Scanner {
  /** They end with a line break, at which all loops stop. */
  readonly bytes: Uint8Array;
  readonly caller: string;
  at = 0;
  line = 1;
  #window = '';
  #windowStart = 0;

  constructor(bytes: Uint8Array, caller: string) {
    this.caller = caller;
    if (bytes.at(-1) === NEWLINE) this.bytes = bytes;
    else {
      this.bytes = new Uint8Array(bytes.length + 1);
      this.bytes.set(bytes);
      this.bytes[bytes.length] = NEWLINE;
    }
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** @throws MatrixFormatError naming the function and the line. */
  fail(reason: string, line = this.line): never {
    throw new MatrixFormatError(`${this.caller}: line ${line}: ${reason}`);
  }

  /** The rest of the line as text, without its end; goes to the next one. */
  text(): string {
    const end = this.bytes.indexOf(NEWLINE, this.at);
    const text = this.slice(this.at, end).replace(/\r$/, '');
    this.at = end + 1;
    this.line++;
    return text;
  }

  /** Bytes as text, a letter each; for messages and headers, none longer than a kilobyte. */
  slice(from: number, to: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, Math.min(to, from + 1024)));
  }

  /** The word that begins here, for messages. */
  word(): string {
    let end = this.at;
    while (this.bytes[end]! > SPACE) end++;
    return JSON.stringify(this.slice(this.at, Math.min(end, this.at + 40)));
  }

  /** Goes to what is not blank; whether that is on this line. */
  skipBlanks(): boolean {
    const { bytes } = this;
    let { at } = this;
    while (bytes[at]! <= SPACE && bytes[at] !== NEWLINE) at++;
    this.at = at;
    return bytes[at] !== NEWLINE;
  }

  /** Goes to the first line that is neither blank nor begins with that byte; whether there is one. */
  skipLines(comment: number): boolean {
    while (this.at < this.bytes.length) {
      const start = this.at;
      if (this.skipBlanks() && this.bytes[this.at] !== comment) {
        this.at = start;
        return true;
      }
      this.at = this.bytes.indexOf(NEWLINE, this.at) + 1;
      this.line++;
    }
    return false;
  }

  /** Goes to the next line; fails where anything is left on this one. */
  endLine(): void {
    const { bytes } = this;
    // Nearly always the line ends right here.
    if (bytes[this.at] === RETURN && bytes[this.at + 1] === NEWLINE) this.at++;
    if (bytes[this.at] !== NEWLINE && this.skipBlanks()) {
      this.fail(`${this.word()} is more than belongs on the line`);
    }
    this.at++;
    this.line++;
  }

  /** A whole number without a sign on this line, up to 2^53. */
  count(what: string): number {
    const { bytes } = this;
    let { at } = this;
    while (bytes[at] === SPACE) at++;
    if (bytes[at]! < SPACE) {
      this.at = at;
      this.skipBlanks();
      at = this.at;
    }
    const start = at;
    let value = 0;
    for (let digit = bytes[at]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at]! - ZERO) {
      value = value * 10 + digit;
    }
    if (at === start || bytes[at]! > SPACE || value > Number.MAX_SAFE_INTEGER) {
      this.#failNumber(what, 'a whole number that is not negative');
    }
    this.at = at;
    return value;
  }

  /** A number on this line. */
  number(what: string): number {
    const { bytes } = this;
    while (bytes[this.at] === SPACE) this.at++;
    if (bytes[this.at]! < SPACE) this.skipBlanks();
    const start = this.at;
    const value = this.decimal(bytes.length, false);
    if (this.at === start || bytes[this.at]! > SPACE) {
      this.at = start;
      this.#failNumber(what, 'a number');
    }
    return value;
  }

  #failNumber(what: string, wanted: string): never {
    if (!this.skipBlanks()) this.fail(`ends where ${what} should be`);
    this.fail(`${what} is ${this.word()}, must be ${wanted}`);
  }

  /**
   * The decimal number that begins here and ends before `limit`, to the nearest double; stays where
   * it is if there is none. `bare`: whether an exponent may be its sign and digits alone, as
   * Fortran writes 1.5-300.
   */
  decimal(limit: number, bare: boolean): number {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    const isNegative = bytes[at] === MINUS;
    if (isNegative || bytes[at] === PLUS) at++;
    // The first 15 digits from the first that is not zero, then up to 4 more; how many there are.
    let high = 0;
    let low = 0;
    let digits = 0;
    let exponent = 0;
    let hasDigits = false;
    let hasPoint = false;
    for (; at < limit; at++) {
      const digit = bytes[at]! - ZERO;
      if (digit >= 0 && digit <= 9) {
        hasDigits = true;
        if (digits < 15) {
          high = high * 10 + digit;
          if (high > 0) digits++;
        } else {
          if (digits < 19) low = low * 10 + digit;
          digits++;
        }
        if (hasPoint) exponent--;
      } else if (digit === POINT - ZERO && !hasPoint) hasPoint = true;
      else break;
    }
    if (!hasDigits) return this.#named(start, limit);
    const next = bytes[at]! | 0x20;
    const isLetter = next === 0x65 || next === 0x64;
    const isBare = bare && (bytes[at] === MINUS || bytes[at] === PLUS);
    if (at < limit && (isLetter || isBare)) {
      let end = isLetter ? at + 1 : at;
      const isDown = bytes[end] === MINUS;
      if (end < limit && (isDown || bytes[end] === PLUS)) end++;
      // Fortran may put a blank where a plus could be.
      else if (bare && bytes[end] === SPACE) end++;
      const first = end;
      let power = 0;
      for (; end < limit; end++) {
        const digit = bytes[end]! - ZERO;
        if (digit < 0 || digit > 9) break;
        if (power < 1e6) power = power * 10 + digit;
      }
      if (end > first) {
        exponent += isDown ? -power : power;
        at = end;
      }
    }
    this.at = at;
    let value = 0;
    if (high !== 0) {
      value = digits <= 19 ? scaled(high, low, Math.max(0, digits - 15), exponent) : NaN;
      // What is out of reach of exact arithmetic is left to the engine.
      if (value !== value) return this.#converted(start, at);
    }
    return isNegative ? -value : value;
  }

  /** By the engine, from the text. */
  #converted(start: number, end: number): number {
    const offset = start - this.#windowStart;
    if (offset < 0 || end - this.#windowStart > this.#window.length) {
      const length = Math.max(WINDOW, end - start);
      const part = this.bytes.slice(start, start + length);
      this.#window = new TextDecoder('latin1').decode(part);
      this.#windowStart = start;
    }
    const text = this.#window.slice(start - this.#windowStart, end - this.#windowStart);
    const value = Number(text);
    if (value === value) return value;
    // As Fortran writes exponents: 1.5D+300, 1.5-300 and 1.5E 300.
    return Number(
      text
        .replace(/d/i, 'e')
        .replace(' ', '')
        .replace(/([\d.])([+-]\d+)$/, '$1e$2'),
    );
  }

  /** nan, inf and infinity. */
  #named(start: number, limit: number): number {
    const text = this.slice(start, Math.min(limit, start + 10));
    const [word, sign, name] = /^([+-]?)(nan|infinity|inf)/i.exec(text) ?? [];
    if (word === undefined) return NaN;
    this.at = start + word.length;
    return name!.toLowerCase() === 'nan' ? NaN : sign === '-' ? -Infinity : Infinity;
  }
}
