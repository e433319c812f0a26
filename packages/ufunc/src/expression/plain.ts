/**
 * Arithmetic of plain numbers by Python's rules: integers are exact, and what has no value is an
 * error. Its results are plain numbers again, whose dtype other operands decide.
 */
import { Complex } from '@numloom/ndarray';
import type { Input } from './operand.ts';
import { complexArithmetic, complexPower } from './plain-complex.ts';

/** A plain number among the inputs of an operator. */
export type Plain = Extract<Input, { kind: 'weak' }>;

/** Results with more bits are refused: no dtype holds them, not even rounded. */
const MOST_BITS = 1024;

/**
 * An operator applied to plain numbers; undefined where it is none of Python's arithmetic.
 *
 * @throws RangeError for a division by zero, a negative shift, and results that are too large
 */
export function plainResult(operator: string, args: readonly Plain[]): Plain | undefined {
  const whole = args.map(integerOf);
  if (whole.every((value) => value !== undefined)) {
    if (args.every(({ value }) => typeof value === 'boolean')) {
      const truth = TRUTH[operator]?.(...(whole as [bigint, bigint]));
      if (truth !== undefined) return { kind: 'weak', value: truth !== 0n };
    }
    const result = INTEGERS[operator]?.(...(whole as [bigint, bigint]));
    return typeof result === 'bigint' ? fromInteger(result, operator) : fromFloat(result);
  }
  if (args.every(({ value }) => !(value instanceof Complex))) {
    const numbers = args.map(({ value }) => Number(value)) as [number, number];
    return fromFloat(FLOATS[operator]?.(...numbers));
  }
  const numbers = args.map(({ value }) =>
    value instanceof Complex ? value : new Complex(Number(value)),
  ) as [Complex, Complex];
  const result = complexArithmetic(operator, ...numbers);
  return result && { kind: 'weak', value: result };
}

/** The value of an integer, also of a bool. */
function integerOf({ value, float }: Plain): bigint | undefined {
  if (typeof value === 'bigint') return value;
  const isInteger = typeof value === 'boolean' || (float !== true && Number.isInteger(value));
  return isInteger ? BigInt(value as number) : undefined;
}

/** An integer as a number if that is exact. */
function fromInteger(value: bigint, operator: string): Plain {
  const number = Number(value);
  if (!Number.isFinite(number)) tooLarge(operator);
  return { kind: 'weak', value: BigInt(number) === value ? number : value };
}

function fromFloat(value: number | Complex | undefined): Plain | undefined {
  if (value === undefined) return undefined;
  return { kind: 'weak', value, float: typeof value === 'number' };
}

function tooLarge(operator: string): never {
  throw new RangeError(
    `${operator}: the result has more than ${MOST_BITS} bits, or is beyond all floats`,
  );
}

function nonzero<T>(divisor: T, text: string): T {
  if (divisor == 0) {
    throw new RangeError(`${text} divides by zero, for which plain numbers have no result`);
  }
  return divisor;
}

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);
const bitsOf = (value: bigint): number => sizeOf(value).toString(2).length;

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The quotient of integers, rounded once: to 64 bits and a last one that stands for the rest. */
function quotientOf(a: bigint, b: bigint): number {
  const shift = BigInt(Math.max(0, 64 + bitsOf(b) - bitsOf(a)));
  const scaled = sizeOf(a) << shift;
  const divisor = sizeOf(b);
  const rest = scaled % divisor === 0n ? 0n : 1n;
  const size = Number((scaled / divisor) | rest) * 2 ** -Number(shift);
  return a < 0n === b < 0n ? size : -size;
}

function integerPower(a: bigint, b: bigint): bigint | number {
  if (b < 0n) {
    nonzero(a, `power: ${a} ** ${b}`);
    const bits = bitsOf(a) * Number(-b);
    return bits < MOST_BITS - 64 ? quotientOf(1n, a ** -b) : Number(a) ** Number(b);
  }
  if (sizeOf(a) > 1n && (bitsOf(a) - 1) * Number(b) > MOST_BITS) tooLarge('power');
  return a ** b;
}

function shifted(operator: string, a: bigint, b: bigint): bigint {
  if (b < 0n) throw new RangeError(`${operator}: the shift is ${b}, must not be negative`);
  if (operator === 'bitwise_right_shift') return a >> b;
  if (a !== 0n && b > MOST_BITS) tooLarge(operator);
  return a << b;
}

type Table<T, R> = Readonly<Record<string, (a: T, b: T) => R>>;

const TRUTH: Table<bigint, bigint> = {
  bitwise_and: (a, b) => a & b,
  bitwise_or: (a, b) => a | b,
  bitwise_xor: (a, b) => a ^ b,
};

const INTEGERS: Table<bigint, bigint | number> = {
  ...TRUTH,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => quotientOf(a, nonzero(b, `divide: ${a} / ${b}`)),
  floor_divide: (a, b) => floorDivide(a, nonzero(b, `floor_divide: ${a} // ${b}`)),
  remainder: (a, b) => a - b * floorDivide(a, nonzero(b, `remainder: ${a} % ${b}`)),
  power: integerPower,
  negative: (a) => -a,
  positive: (a) => a,
  bitwise_invert: (a) => -1n - a,
  bitwise_left_shift: (a, b) => shifted('bitwise_left_shift', a, b),
  bitwise_right_shift: (a, b) => shifted('bitwise_right_shift', a, b),
};

/** The remainder with the sign of the divisor, also where it is 0. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** What is left without the remainder is nearly a whole multiple: the whole number next to it. */
function floorQuotient(a: number, b: number): number {
  const rest = a % b;
  const wraps = rest !== 0 && rest < 0 !== b < 0;
  const quotient = (a - rest) / b - (wraps ? 1 : 0);
  if (quotient === 0) return 0 * (a / b);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function power(a: number, b: number): number | Complex {
  // By C's rules 1 to any power, and -1 to an infinite one, is 1.
  if (a === 1 || (a === -1 && Math.abs(b) === Infinity)) return 1;
  if (b < 0 && b !== -Infinity) nonzero(a, `power: ${a} ** ${b}`);
  if (a < 0 && a !== -Infinity && Number.isFinite(b) && !Number.isInteger(b)) {
    return complexPower(new Complex(a), new Complex(b));
  }
  const result = a ** b;
  if (Number.isFinite(a) && Number.isFinite(b) && !Number.isFinite(result)) tooLarge('power');
  return result;
}

const FLOATS: Table<number, number | Complex> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / nonzero(b, `divide: ${a} / ${b}`),
  floor_divide: (a, b) => floorQuotient(a, nonzero(b, `floor_divide: ${a} // ${b}`)),
  remainder: (a, b) => remainder(a, nonzero(b, `remainder: ${a} % ${b}`)),
  power,
  negative: (a) => -a,
  positive: (a) => a,
};
