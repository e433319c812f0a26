/** Divisors, multiples and bits of integers. */
import type { RealDType } from '../../kernel/primitives.ts';
import type { Body, Value } from '../body.ts';
import { kindOf, type OperatorRow } from '../row.ts';
import { bitCount, integral, realNumber } from '../types.ts';

const UNSIGNED: Partial<Record<RealDType, RealDType>> = {
  bool: 'uint8',
  int8: 'uint8',
  int16: 'uint16',
  int32: 'uint32',
  int64: 'uint64',
};

/** The quotient by the common divisor comes first, so that only the result can wrap. */
function leastMultiple(b: Body, x: Value, y: Value): Value {
  const [first, second] = [magnitudeBits(b, x), magnitudeBits(b, y)];
  const quotient = b.apply('floor_divide', first, b.apply('gcd', first, second));
  return b.convert(b.apply('mul', quotient, second), b.dtypeOf(x));
}

/** Remainder with the sign of the dividend. */
function truncatedRemainder(b: Body, x: Value, y: Value): Value {
  const kind = kindOf(b, x);
  if (kind === 'f') return b.apply('fmod', x, y);
  const floored = b.apply('remainder', x, y);
  if (kind === 'u') return floored;
  const zero = b.constant(0, b.dtypeOf(x));
  const differ = b.apply('xor', b.apply('lt', x, zero), b.apply('lt', y, zero));
  const moves = b.apply('and', differ, b.apply('ne', floored, zero));
  return b.apply('select', moves, b.apply('sub', floored, y), floored);
}

/** |x| as an unsigned integer, which holds the magnitude of the lowest integer, too. */
function magnitudeBits(b: Body, x: Value): Value {
  const dtype = b.dtypeOf(x);
  return b.convert(kindOf(b, x) === 'i' ? b.apply('abs', x) : x, UNSIGNED[dtype] ?? dtype);
}

/** Set bits of |x|, 32 at a time (Warren 2012, Hacker's Delight, section 5-1). */
function countBits(b: Body, x: Value): Value {
  const bits = magnitudeBits(b, x);
  const word = (value: number): Value => b.constant(value, 'uint32');
  const down = (value: Value, count: number): Value => b.apply('shr', value, word(count));
  const count = (value: Value): Value => {
    const pairs = b.apply('sub', value, b.apply('and', down(value, 1), word(0x55555555)));
    const low = b.apply('and', pairs, word(0x33333333));
    const fours = b.apply('add', low, b.apply('and', down(pairs, 2), word(0x33333333)));
    const bytes = b.apply('and', b.apply('add', fours, down(fours, 4)), word(0x0f0f0f0f));
    return down(b.apply('mul', bytes, word(0x01010101)), 24);
  };
  let total = count(b.convert(bits, 'uint32'));
  if (b.dtypeOf(bits) === 'uint64') {
    const high = b.apply('shr', bits, b.constant(32, 'uint64'));
    total = b.apply('add', total, count(b.convert(high, 'uint32')));
  }
  return b.convert(total, 'uint8');
}

export const gcd = {
  name: 'gcd',
  arity: 2,
  types: integral,
  identity: 0,
  reorderable: true,
  lower: 'gcd',
} as const satisfies OperatorRow;

export const lcm = {
  name: 'lcm',
  arity: 2,
  types: integral,
  reorderable: true,
  lower: leastMultiple,
} as const satisfies OperatorRow;

export const fmod = {
  name: 'fmod',
  arity: 2,
  types: realNumber,
  lower: truncatedRemainder,
} as const satisfies OperatorRow;

export const bitwise_count = {
  name: 'bitwise_count',
  arity: 1,
  types: bitCount,
  lower: countBits,
} as const satisfies OperatorRow;
