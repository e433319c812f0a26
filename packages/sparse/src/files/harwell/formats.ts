/** Formats of Fortran, as `(26I3)` or `(1P,5E15.8)`, and reading what they describe. */
import type { Scanner } from '../bytes/scanner.ts';

/** Fields of one width, so many a line. */
export interface FortranFormat {
  readonly repeat: number;
  readonly width: number;
  /** Digits behind the point where none is written. */
  readonly digits: number;
  /** The factor of numbers without exponents is 10^-scale. */
  readonly scale: number;
  readonly isInteger: boolean;
}

const NEWLINE = 10;
const SPACE = 32;
/** Longer lines are no lines of a file that a Fortran program reads. */
const MAX_LINE = 2 ** 16;

const FORMAT = /^\((?:([+-]?\d+)P,?)?\(?(\d*)\(?([IEDFG])(\d+)(?:\.(\d+)(?:E\d+)?)?\)?\)?\)$/;

/** The format in a text; none where it is another than this reads. */
export function parseFormat(text: string): FortranFormat | undefined {
  const found = FORMAT.exec(text.replace(/\s/g, '').toUpperCase());
  if (found === null) return undefined;
  const [, scale = '0', repeat, letter, width, digits = '0'] = found;
  const format = {
    repeat: Number(repeat || 1),
    width: Number(width),
    digits: Number(digits),
    scale: Number(scale),
    isInteger: letter === 'I',
  };
  const { repeat: fields, width: columns } = format;
  const fits = fields > 0 && columns > 0 && fields * columns <= MAX_LINE;
  return fits && format.digits <= 100 && Math.abs(format.scale) <= 100 ? format : undefined;
}

/**
 * Reads `count` numbers, which begin on a line of their own, into `to`.
 *
 * @param what - the name of such a number, for messages
 */
export function readFields(
  scanner: Scanner,
  format: FortranFormat,
  count: number,
  to: Int32Array | Float64Array,
  what: string,
): void {
  for (let k = 0; k < count; k += format.repeat) {
    readLine(scanner, format, k, Math.min(count, k + format.repeat), to, what);
  }
}

function readLine(
  scanner: Scanner,
  { width, digits, scale, isInteger }: FortranFormat,
  from: number,
  to: number,
  target: Int32Array | Float64Array,
  what: string,
): void {
  const { bytes } = scanner;
  if (scanner.isAtEnd) scanner.fail(`the file ends before the ${what} ${from + 1}`);
  const start = scanner.at;
  const end = bytes.indexOf(NEWLINE, start);
  const number = (limit: number): number =>
    isInteger ? integer(scanner, limit) : real(scanner, limit, digits, scale);
  for (let k = from; k < to; k++) {
    const fieldStart = start + (k - from) * width;
    const limit = Math.min(fieldStart + width, end);
    let at = fieldStart;
    while (at < limit && bytes[at]! <= SPACE) at++;
    scanner.at = at;
    if (at < limit) target[k] = number(limit);
    const hasNumber = at < limit;
    at = scanner.at;
    while (at < limit && bytes[at]! <= SPACE) at++;
    if (hasNumber && at >= limit) continue;
    // Some programs write narrower columns than they say; blanks tell numbers apart then.
    if (readWords(scanner, start, end, target.subarray(from, to), number)) break;
    if (!hasNumber) {
      scanner.fail(`ends after ${k - from} of ${to - from} numbers, in columns of ${width}`);
    }
    const field = JSON.stringify(scanner.slice(fieldStart, limit));
    scanner.fail(
      `the ${what} ${k + 1} is ${field}, must be ${isInteger ? 'an integer' : 'a number'}`,
    );
  }
  scanner.at = end + 1;
  scanner.line++;
}

/** Reads the numbers of a line that are apart by blanks; false if these are not as many as wanted. */
function readWords(
  scanner: Scanner,
  start: number,
  end: number,
  target: Int32Array | Float64Array,
  number: (limit: number) => number,
): boolean {
  const { bytes } = scanner;
  let count = 0;
  for (let at = start; ; count++) {
    while (at < end && bytes[at]! <= SPACE) at++;
    if (at >= end) return count === target.length;
    if (count === target.length) return false;
    let stop = at;
    while (stop < end && bytes[stop]! > SPACE) stop++;
    scanner.at = at;
    target[count] = number(stop);
    if (scanner.at < stop) return false;
    at = stop;
  }
}

/** An integer; stays where it is if there is none, or none of 32 bits. */
function integer(scanner: Scanner, limit: number): number {
  const { bytes } = scanner;
  let { at } = scanner;
  const isNegative = bytes[at] === 45;
  if (isNegative || bytes[at] === 43) at++;
  const first = at;
  let value = 0;
  for (; at < limit; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at > first && value < 2 ** 31) scanner.at = at;
  return isNegative ? -value : value;
}

function real(scanner: Scanner, limit: number, digits: number, scale: number): number {
  const start = scanner.at;
  const value = scanner.decimal(limit, true);
  if (digits === 0 && scale === 0) return value;
  let hasPoint = false;
  let hasExponent = false;
  for (let at = start; at < scanner.at; at++) {
    const byte = scanner.bytes[at]!;
    if (byte === 46) hasPoint = true;
    else if (byte > 57 || (at > start && (byte === 43 || byte === 45))) hasExponent = true;
  }
  if (!hasPoint) return Number(`${value}e${-digits - (hasExponent ? 0 : scale)}`);
  return hasExponent || scale === 0 ? value : Number(`${value}e${-scale}`);
}
