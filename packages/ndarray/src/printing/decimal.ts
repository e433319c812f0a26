/**
 * Floating-point numbers as decimal digits: the shortest that read back as the same number
 * (float32 or float64), or those of the exact value, rounded half to even.
 */

/** Decimal digits around the point; the exponent is 0 in positional notation. */
export interface Decimal {
  readonly integer: string;
  /** May be empty, and may end with zeros only as far as `minDigits` asks for them. */
  readonly fraction: string;
  readonly exponent: number;
}

/** How many digits after the point are wanted. */
export interface DigitRule {
  /** At most so many, `Infinity` for as many as the number needs. */
  readonly precision: number;
  /** At least so many; beyond the shortest ones they are those of the exact value. */
  readonly minDigits: number;
  /** Whether to stop at the shortest digits that identify the number. */
  readonly unique: boolean;
}

/** Writes `value >= 0` as `integer.fraction`, or as one digit, a fraction and an exponent. */
export function decimalOf(
  value: number,
  single: boolean,
  exponential: boolean,
  { precision, minDigits, unique }: DigitRule,
): Decimal {
  const exact = exponential ? exactExponential : exactFixed;
  if (!unique) return parse(exact(value, precision), precision);
  const { digits, exponent } = shortest(value, single);
  const places = Math.max(0, digits.length - 1 - (exponential ? 0 : exponent));
  if (places > precision) return parse(exact(value, precision), minDigits);
  if (places < minDigits) return parse(exact(value, minDigits), minDigits);
  if (exponential) return { integer: digits.slice(0, 1), fraction: digits.slice(1), exponent };
  // With zeros up to the point, from either side.
  const whole = '0'.repeat(Math.max(0, -exponent)) + digits.padEnd(exponent + 1, '0');
  const point = Math.max(0, exponent) + 1;
  return { integer: whole.slice(0, point), fraction: whole.slice(point), exponent: 0 };
}

/** The parts of `toFixed` or `toExponential`, without the fraction's zeros beyond `minDigits`. */
function parse(text: string, minDigits: number): Decimal {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [integer = '', fraction = ''] = mantissa.split('.');
  let length = fraction.length;
  while (length > minDigits && fraction[length - 1] === '0') length--;
  return { integer, fraction: fraction.slice(0, length), exponent: Number(exponent) };
}

/** The shortest digits that identify the number, the first at 10 ** exponent. */
function shortest(value: number, single: boolean): { digits: string; exponent: number } {
  const text = single ? shortestSingle(value) : value.toExponential();
  const [mantissa = '', exponent] = text.split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

function shortestSingle(value: number): string {
  for (let places = 0; ; places++) {
    const text = exactExponential(value, places);
    if (Math.fround(Number(text)) === value || places === 8) return text;
    // Below a power of two the floats lie closer: the next decimal above may be nearer to being
    // one than the nearest decimal, which is below.
    const above = unitAbove(text);
    if (Math.fround(above) === value) return above.toExponential();
  }
}

/** The next larger decimal with the same number of digits. */
function unitAbove(text: string): number {
  const [mantissa = '', exponent] = text.split('e');
  const places = Math.max(0, mantissa.length - 2);
  return Number(`${Number(mantissa.replace('.', '')) + 1}e${Number(exponent) - places}`);
}

/** `toFixed` for any size of number, halves to even. */
function exactFixed(value: number, places: number): string {
  if (value >= 1e21) return `${BigInt(value)}.${'0'.repeat(places)}`;
  const text = value.toFixed(places);
  return isHalfway(value, places) ? halfToEven(text) : text;
}

/** `toExponential`, halves to even. */
function exactExponential(value: number, places: number): string {
  const text = value.toExponential(places);
  const [mantissa = '', exponent = ''] = text.split('e');
  if (!isHalfway(value, places - Number(exponent))) return text;
  return `${halfToEven(mantissa)}e${exponent}`;
}

/** Whether the exact value lies halfway between two decimals of so many places. */
function isHalfway(value: number, places: number): boolean {
  if (places >= 0) return Math.abs((value * 2 ** (places + 1)) % 2) === 1;
  const unit = 10n ** BigInt(-places);
  return Number.isInteger(value) && (BigInt(value) % unit) * 2n === unit;
}

/** A half was rounded up; where that made the last digit odd, down is the even side. */
function halfToEven(text: string): string {
  const last = Number(text.at(-1));
  return last % 2 === 1 ? `${text.slice(0, -1)}${last - 1}` : text;
}
