/**
 * The primitives that are computed by a call per element. All backends call these very
 * functions, which is why they agree to the bit.
 */
import { bitsFunction, isBitsPrimitive, reinterpretation } from './bits.ts';
import { halfPi } from './half-pi.ts';
import { type Primitive, primitiveInfo, type RealDType } from './primitives.ts';
import { lookUpFunction } from './tables.ts';

/** A function of one or two elements: bigints for 64-bit integers, else numbers. */
export type ScalarFunction = (...args: (number | bigint)[]) => number | bigint;

/** The functions of floats. A float32 result still has to be rounded. */
const scalarFunctions = {
  fmod: (x: number, y: number) => x % y,
  ...halfPi,
} as const satisfies Partial<Record<Primitive, (x: number, y: number) => number>>;

/** Brings a product of two int32 or uint32 patterns into the range of a narrow dtype. */
const WRAP: Partial<Record<RealDType, (value: number) => number>> = {
  int8: (value) => (value << 24) >> 24,
  int16: (value) => (value << 16) >> 16,
  int32: (value) => value | 0,
  uint8: (value) => value & 0xff,
  uint16: (value) => value & 0xffff,
  uint32: (value) => value >>> 0,
};

const NEGATIVE_POWER = 'power: integers to negative integer powers are not allowed';

function narrowPower(wrap: (value: number) => number) {
  return (base: number, exponent: number): number => {
    if (exponent < 0) throw new RangeError(NEGATIVE_POWER);
    let power = 1;
    for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) power = Math.imul(power, square);
      square = Math.imul(square, square);
    }
    return wrap(power);
  };
}

function widePower(wrap: (value: bigint) => bigint) {
  return (base: bigint, exponent: bigint): bigint => {
    if (exponent < 0n) throw new RangeError(NEGATIVE_POWER);
    let power = 1n;
    for (let square = base, left = exponent; left > 0n; left >>= 1n) {
      if ((left & 1n) === 1n) power = wrap(power * square);
      square = wrap(square * square);
    }
    return power;
  };
}

function narrowDivisor(wrap: (value: number) => number) {
  return (x: number, y: number): number => {
    let [a, b] = [Math.abs(x), Math.abs(y)];
    while (b !== 0) [a, b] = [b, a % b];
    return wrap(a);
  };
}

function wideDivisor(wrap: (value: bigint) => bigint) {
  return (x: bigint, y: bigint): bigint => {
    let [a, b] = [x < 0n ? -x : x, y < 0n ? -y : y];
    while (b !== 0n) [a, b] = [b, a % b];
    return wrap(a);
  };
}

/** The integer functions: one for narrow dtypes and one for those of 64 bits. */
const INTEGER_FUNCTIONS: { readonly [op in Primitive]?: readonly [NarrowFunction, WideFunction] } =
  {
    pow: [narrowPower, widePower],
    gcd: [narrowDivisor, wideDivisor],
  };

type NarrowFunction = typeof narrowPower;
type WideFunction = typeof widePower;

function integerFunction(name: string, dtype: RealDType): ScalarFunction | undefined {
  const [narrow, wide] = INTEGER_FUNCTIONS[name as Primitive] ?? [];
  const wrap = WRAP[dtype];
  if (wrap) return narrow?.(wrap) as ScalarFunction | undefined;
  if (dtype === 'int64') return wide?.((value) => BigInt.asIntN(64, value)) as ScalarFunction;
  if (dtype === 'uint64') return wide?.((value) => BigInt.asUintN(64, value)) as ScalarFunction;
  return undefined;
}

/**
 * The function that computes a primitive for operands of `dtype`. Float32 results still have to
 * be rounded.
 *
 * @throws TypeError when the primitive is not one that is called.
 */
function callFunction(name: Primitive, dtype: RealDType): ScalarFunction {
  const integer = integerFunction(name, dtype);
  if (integer) return integer;
  const { scalarCall, guardedCall } = primitiveInfo(name);
  if (!scalarCall && !guardedCall) throw new TypeError(`callFunction: ${name} is not called`);
  return scalarFunctions[name as keyof typeof scalarFunctions] as ScalarFunction;
}

/** Unsigned integers arrive from WebAssembly as signed ones. */
const FROM_SIGNED: Partial<Record<RealDType, (value: never) => number | bigint>> = {
  uint32: (value: number) => value >>> 0,
  uint64: (value: bigint) => BigInt.asUintN(64, value),
};

/**
 * The function that WebAssembly imports under a name: that of a primitive, and where its operands
 * are integers, their dtype after it, as `gcd_int32`. Workers look functions up by it, too.
 */
export function importedFunction(name: string): ScalarFunction {
  const own = scalarFunctions[name as keyof typeof scalarFunctions] as ScalarFunction | undefined;
  if (own) return own;
  const [op, dtype] = name.split('_') as [string, RealDType];
  const call = integerFunction(op, dtype)!;
  const convert = FROM_SIGNED[dtype] as ((value: number | bigint) => number) | undefined;
  return convert ? (...given) => call(...given.map(convert)) : call;
}

/**
 * The function that a backend without instructions for it calls for a primitive, or undefined
 * where it needs none. Float32 results still have to be rounded.
 */
export function calledFunction(
  name: Primitive,
  from: RealDType,
  to: RealDType,
): ScalarFunction | undefined {
  if (name === 'reinterpret') return reinterpretation(from, to);
  if (isBitsPrimitive(name)) return bitsFunction(name, from) as ScalarFunction;
  const { scalarCall, guardedCall, column } = primitiveInfo(name);
  if (column) return lookUpFunction(...column) as ScalarFunction;
  return scalarCall || guardedCall ? callFunction(name, from) : undefined;
}
