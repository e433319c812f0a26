/**
 * What each primitive means, one element at a time: as plain as can be, slow, and sharing nothing
 * with the package. Integers of all widths are bigints here, bool is 0n or 1n, floats are numbers.
 */
import type { Primitive, RealDType } from '../../src/kernel/primitives.ts';
import { isLookUp, tableElement } from './table-elements.ts';

/** An element: a number for floats, else a bigint. */
export type Element = number | bigint;

/** Size in bytes of each dtype. */
export const sizes: Record<RealDType, number> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float32: 4,
  float64: 8,
};

/** Whether elements of a dtype are numbers. */
export function isFloat(dtype: RealDType): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

function wrap(value: bigint, dtype: RealDType): bigint {
  if (dtype === 'bool') return value === 0n ? 0n : 1n;
  const bits = 8 * sizes[dtype];
  return dtype.startsWith('u') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}

function clamp(value: number, bits: number): bigint {
  if (Number.isNaN(value)) return 0n;
  const end = 2n ** BigInt(bits - 1);
  if (value >= Number(end)) return end - 1n;
  if (value < -Number(end)) return -end;
  return BigInt(Math.trunc(value));
}

/** Float to integer: saturates to 32 or 64 bits, then wraps; as WebAssembly and NumPy allow. */
function truncate(value: number, dtype: RealDType): bigint {
  if (dtype === 'uint64' && value >= 2 ** 63) {
    return value >= 2 ** 64 ? 2n ** 64n - 1n : BigInt(Math.trunc(value));
  }
  const wide = dtype === 'uint32' || sizes[dtype] === 8;
  return wrap(clamp(value, wide ? 64 : 32), dtype);
}

/** The float32 nearest to a whole number, of two as near the one whose last bit is 0. */
function nearestSingle(value: bigint): number {
  const size = value < 0n ? -value : value;
  const spare = Math.max(0, size.toString(2).length - 24);
  const unit = 2n ** BigInt(spare);
  const below = size / unit;
  const twice = 2n * (size % unit);
  const isUp = twice > unit || (twice === unit && below % 2n === 1n);
  return Number((isUp ? below + 1n : below) * unit) * (value < 0n ? -1 : 1);
}

/** `value` of dtype `from` as one of dtype `to`. */
function convertElement(value: Element, to: RealDType): Element {
  if (to === 'bool') return value == 0 ? 0n : 1n;
  if (typeof value === 'bigint') {
    if (!isFloat(to)) return wrap(value, to);
    return to === 'float32' ? nearestSingle(value) : Number(value);
  }
  if (to === 'float64') return value;
  return to === 'float32' ? Math.fround(value) : truncate(value, to);
}

function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  // The remainder with the sign of the divisor makes the division exact.
  return (a - floorRemainder(a, b)) / b;
}

function floorRemainder(a: bigint, b: bigint): bigint {
  return b === 0n ? 0n : ((a % b) + b) % b;
}

function power(base: bigint, exponent: bigint, dtype: RealDType): bigint {
  if (exponent < 0n) throw new RangeError('negative exponent');
  if (exponent === 0n) return 1n;
  const half = power(base, exponent / 2n, dtype);
  return wrap(half * half * (exponent % 2n === 0n ? 1n : base), dtype);
}

function nearest(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0);
  const whole = up ? below + 1 : below;
  return whole === 0 && (x < 0 || Object.is(x, -0)) ? -0 : whole;
}

/** Of two floats the lesser, where -0 is less than +0 and NaN wins. */
function lesser(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  if (a === 0 && b === 0) return Object.is(a, -0) ? a : b;
  return a < b ? a : b;
}

/** `value` as the bits of its dtype. */
function bitsOf(value: Element, dtype: RealDType): bigint {
  if (typeof value === 'bigint') return BigInt.asUintN(8 * sizes[dtype], value);
  const view = new DataView(new ArrayBuffer(8));
  if (dtype === 'float64') view.setFloat64(0, value);
  else view.setFloat32(4, value);
  return view.getBigUint64(0);
}

function fromBits(bits: bigint, dtype: RealDType): Element {
  if (!isFloat(dtype)) return wrap(bits, dtype);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return dtype === 'float64' ? view.getFloat64(0) : view.getFloat32(4);
}

/** The bits of a float after its sign: how many are of the significand, and of the exponent. */
const fields = { float32: [23n, 8n], float64: [52n, 11n] } as const;

/** Added to the bits of a float64, it carries into the exponent from a significand of 45/32 on. */
const CARRY = (19n * 2n ** 52n) / 32n;

type OnBits = (x: bigint, significand: bigint, exponent: bigint, dtype: RealDType) => Element;

const onBits: Partial<Record<Primitive, OnBits>> = {
  head: (x, s, _e, dtype) => {
    const cleared = 2n ** ((s + 2n) / 2n);
    return fromBits(x - (x % cleared), dtype);
  },
  mantissa: (x, s, e, dtype) => {
    const sign = x / 2n ** (s + e);
    return fromBits(sign * 2n ** (s + e) + (2n ** (e - 1n) - 1n) * 2n ** s + (x % 2n ** s), dtype);
  },
  near_exponent: (x) => Number(((x + CARRY) % 2n ** 64n) / 2n ** 52n) - 1023,
  near_mantissa: (x) => {
    return fromBits(((x + CARRY) % 2n ** 52n) + 1023n * 2n ** 52n - CARRY, 'float64');
  },
  exponent: (x, s, e) => Number((x / 2n ** s) % 2n ** e) - (2 ** (Number(e) - 1) - 1),
};

/** The nearest whole multiple of π/2 by 1200 digits of π, and what is left. */
function reduceExactly(x: number): { quadrant: number; rest: number; restOfRest: number } {
  if (!Number.isFinite(x)) return { quadrant: 0, rest: NaN, restOfRest: NaN };
  if (Math.abs(x) < 0.78) return { quadrant: 0, rest: x, restOfRest: 0 };
  // Machin 1706; in units of 2 ** -4000.
  const unit = 2n ** 4000n;
  const arctan = (inverse: bigint): bigint => {
    let sum = 0n;
    let power = unit / inverse;
    for (let n = 1n; power !== 0n; n += 2n, power /= -inverse * inverse) sum += power / n;
    return sum;
  };
  const halfPi = 2n * (4n * arctan(5n) - arctan(239n));
  const exact = scaled(x, 4000n);
  const count = floorDivide(2n * exact + halfPi, 2n * halfPi);
  const left = exact - count * halfPi;
  const rest = Number(left >> 3000n) * 2 ** -1000;
  const restOfRest = Number((left - scaled(rest, 4000n)) >> 3000n) * 2 ** -1000;
  return { quadrant: Number(((count % 4n) + 4n) % 4n), rest, restOfRest };
}

/** x times a power of two, cut to a whole number. */
function scaled(x: number, power: bigint): bigint {
  let bits = power;
  let value = x;
  for (; !Number.isInteger(value) && bits > 0n; bits--) value *= 2;
  return BigInt(Math.trunc(value)) * 2n ** bits;
}

const onFloats: Partial<Record<Primitive, (a: number, b: number) => number>> = {
  pow2: (a) => 2 ** a,
  copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
  pmin: (a, b) => (b < a ? b : a),
  pmax: (a, b) => (a < b ? b : a),
  fmin: (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : lesser(a, b)),
  fmax: (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : -lesser(-a, -b)),
  pio2_head: (a) => reduceExactly(a).rest,
  pio2_tail: (a) => reduceExactly(a).restOfRest,
  pio2_quadrant: (a) => reduceExactly(a).quadrant,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  fmod: (a, b) => a % b,
  neg: (a) => -a,
  abs: (a) => (a < 0 || Object.is(a, -0) ? -a : a),
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: (a) => (a < 0 || Object.is(a, -0) ? Math.ceil(a) : Math.floor(a)),
  nearest,
  min: lesser,
  max: (a, b) => -lesser(-a, -b),
};

type OnIntegers = (a: bigint, b: bigint, bits: bigint, dtype: RealDType) => bigint;

const onIntegers: Partial<Record<Primitive, OnIntegers>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  floor_divide: floorDivide,
  remainder: floorRemainder,
  gcd: (a, b) => {
    let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
    while (y !== 0n) [x, y] = [y, x % y];
    return x;
  },
  neg: (a) => -a,
  abs: (a) => (a < 0n ? -a : a),
  min: (a, b) => (a < b ? a : b),
  max: (a, b) => (a > b ? a : b),
  fmin: (a, b) => (a < b ? a : b),
  fmax: (a, b) => (a > b ? a : b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  not: (a, _b, _bits, dtype) => (dtype === 'bool' ? 1n - a : -1n - a),
  shl: (a, b, bits) => (b < 0n || b >= bits ? 0n : a * 2n ** b),
  // Counts that are out of range shift everything out but the sign.
  shr: (a, b, bits) => floorDivide(a, 2n ** (b < 0n || b >= bits ? bits : b)),
  pow: (a, b, _bits, dtype) => power(a, b, dtype),
};

const comparisons: Partial<Record<Primitive, (a: Element, b: Element) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => !(a === b),
  lt: (a, b) => a < b,
  le: (a, b) => a < b || a === b,
};

/** A primitive on operands of `dtype` (for `select`, that of the last two). */
export function applyPrimitive(
  op: Primitive,
  dtype: RealDType,
  result: RealDType,
  args: readonly Element[],
): Element {
  const [a, b] = args as [Element, Element];
  if (op === 'select' || op === 'usually') return args[0] === 0n ? args[2]! : args[1]!;
  if (op === 'convert') return convertElement(a, result);
  if (op === 'reinterpret') return fromBits(bitsOf(a, dtype), result);
  if (op.startsWith('pio2')) return args[0] === 0n ? args[2]! : onFloats[op]!(args[1] as number, 0);
  if (isLookUp(op)) return tableElement(op, bitsOf(a, dtype));
  if (op === 'raise') return fromBits(bitsOf(a, dtype) + 2n ** 44n * bitsOf(b, dtype), dtype);
  const bitwise = onBits[op];
  if (bitwise) {
    const [significand, exponent] = fields[dtype as 'float64'];
    return bitwise(bitsOf(a, dtype), significand, exponent, dtype);
  }
  const comparison = comparisons[op];
  if (comparison) return comparison(a, b) ? 1n : 0n;
  if (isFloat(dtype)) {
    return convertElement(onFloats[op]!(a as number, b as number), dtype);
  }
  const bits = BigInt(8 * sizes[dtype]);
  return wrap(onIntegers[op]!(a as bigint, b as bigint, bits, dtype), dtype);
}
