/**
 * What each primitive is in WebAssembly, as data. A row is a program for the stack machine:
 *
 * - `a`, `b`, `c`: an operand. `q`, `r`, `d`: a temporary of the operands' type, set by `=q`;
 *   `s` is one of type i32.
 * - `T.add`: an instruction of the operands' type or, in vectors, shape; `~` stands for `_s` or
 *   `_u` where integers are concerned. `:` precedes a lane.
 * - `#0`: a constant of that type, in every lane; `#0:i32` one of another type or shape; `#W` the
 *   width in bits, `#M` that less one.
 * - `wrap`: brings an i32 back into the range of the result's dtype.
 * - `widen` and `narrow` a mask between 4 and 8 bytes a lane; both keep the lanes' order.
 *
 * Rows are looked up by the operands' dtype. Vectors without a row have to do without SIMD.
 */
import type { Primitive, RealDType } from '../../kernel/primitives.ts';
import { type Machine, machineOf } from './machine.ts';

type Rows = Partial<Record<Primitive, string>>;

const arithmetic: Rows = { add: 'a b T.add wrap', sub: 'a b T.sub wrap', mul: 'a b T.mul wrap' };

const comparison: Rows = {
  eq: 'a b T.eq',
  ne: 'a b T.ne',
  lt: 'a b T.lt~',
  le: 'a b T.le~',
};

const float: Rows = {
  ...arithmetic,
  ...comparison,
  div: 'a b T.div',
  neg: 'a T.neg',
  abs: 'a T.abs',
  sqrt: 'a T.sqrt',
  floor: 'a T.floor',
  ceil: 'a T.ceil',
  trunc: 'a T.trunc',
  nearest: 'a T.nearest',
  min: 'a b T.min',
  max: 'a b T.max',
};

/** The other operand where one is NaN. */
const unlessNaN = (extreme: string, choose: string) =>
  `${extreme} a b b T.eq ${choose} b a a T.eq ${choose}`;
const nanExtremes: Rows = {
  fmin: /* @__PURE__ */ unlessNaN('a b T.min', 'select'),
  fmax: /* @__PURE__ */ unlessNaN('a b T.max', 'select'),
};

const scalarBits: Rows = {
  ...comparison,
  and: 'a b T.and',
  or: 'a b T.or',
  xor: 'a b T.xor',
  select: 'b c a select',
};

const extremes = (min: string, max: string): Rows => ({ min, max, fmin: min, fmax: max });
const scalarExtremes = /* @__PURE__ */ extremes('a b a b T.lt~ select', 'b a a b T.lt~ select');

const scalarInteger: Rows = {
  ...scalarBits,
  ...arithmetic,
  neg: '#0 a T.sub wrap',
  not: 'a #-1 T.xor wrap',
  ...scalarExtremes,
  shl: 'a b T.shl #0 b #W T.lt_u select wrap',
};

/** The divisors 0 and -1 trap or overflow: `s` marks them, and their quotient is the product. */
const divisor = 'b #1 T.add #2 T.lt_u =s #1 b s select =d';
/** The remainder is not 0 and its sign is not the divisor's. */
const signsDiffer = 'r #0 T.ne r d T.xor #0 T.lt_s i32.and';

const scalarSigned: Rows = {
  ...scalarInteger,
  abs: '#0 a T.sub a a #0 T.lt_s select wrap',
  floor_divide:
    `${divisor} a d T.div_s =q a q d T.mul T.sub =r ` +
    `a b T.mul q #1 T.sub q ${signsDiffer} select s select wrap`,
  remainder: `${divisor} a d T.rem_s =r r d T.add r ${signsDiffer} select`,
  shr: 'a b #M b #W T.lt_u select T.shr_s',
};

const scalarUnsigned: Rows = {
  ...scalarInteger,
  abs: 'a',
  floor_divide: 'a #1 b b #0 T.eq select T.div_u #0 b #0 T.ne select',
  remainder: 'a #1 b b #0 T.eq select T.rem_u',
  shr: 'a b T.shr_u #0 b #W T.lt_u select',
};

const mask: Rows = {
  eq: 'a b v128.xor v128.not',
  ne: 'a b v128.xor',
  lt: 'b a v128.andnot',
  le: 'a b v128.andnot v128.not',
};

const vectorBits: Rows = {
  and: 'a b v128.and',
  or: 'a b v128.or',
  xor: 'a b v128.xor',
  not: 'a v128.not wrap',
  select: 'b c a v128.bitselect',
};

const vectorInteger: Rows = {
  ...arithmetic,
  ...comparison,
  ...vectorBits,
  neg: 'a T.neg wrap',
  ...extremes('a b T.min~', 'a b T.max~'),
};

/** There are neither unsigned comparisons nor minima of 64-bit lanes. */
const flipped = `a #${-(2n ** 63n)} v128.xor b #${-(2n ** 63n)} v128.xor`;
const vectorUint64: Rows = {
  lt: `${flipped} T.lt_s`,
  le: `${flipped} T.le_s`,
};
const vectorLong = (less: string): Rows =>
  extremes(`a b ${less} v128.bitselect`, `b a ${less} v128.bitselect`);

/** See kernel/bits.ts. */
const CARRY = 19n << 47n;

/** A float without its exponent, with that of 1 instead; the exponent as a number; 2 to a power. */
const floatBits = (bits: 32 | 64, vector: boolean): Rows => {
  const significand = bits === 64 ? 52n : 23n;
  const bias = bits === 64 ? 1023n : 127n;
  const fraction = (1n << significand) - 1n;
  const sign = -(1n << BigInt(bits - 1));
  const [integer, float] = vector
    ? bits === 64
      ? ['i64x2', 'f64x2']
      : ['i32x4', 'f32x4']
    : [`i${bits}`, `f${bits}`];
  const set = vector ? 'v128' : integer;
  const open = vector ? 'a' : `a ${integer}.reinterpret_${float}`;
  const close = vector ? '' : ` ${float}.reinterpret_${integer}`;
  // The count of a shift of vectors is an i32.
  const by = vector ? `#${significand}:i32` : `#${significand}:${integer}`;
  const number = (value: bigint) => `#${value}:${integer}`;
  const whole = bits === 64 ? number(0x433n << 52n) : number(0x4b0n << 20n);
  return {
    copysign: vector ? `b a ${number(sign)} v128.bitselect` : 'a b T.copysign',
    head: `${open} ${number(-(1n << (bits === 64 ? 27n : 12n)))} ${set}.and${close}`,
    mantissa: `${open} ${number(sign | fraction)} ${set}.and ${number(bias << significand)} ${set}.or${close}`,
    exponent:
      `${open} ${by} ${integer}.shr_u ${number(2n * bias + 1n)} ${set}.and ${whole} ${set}.or${close} ` +
      `#${(1n << significand) + bias}:${float} ${float}.sub`,
    ...(bits === 64 && {
      near_exponent: `${open} ${number(CARRY)} ${integer}.add ${by} ${integer}.shr_u ${whole} ${set}.or${close} #${(1n << significand) + bias}:${float} ${float}.sub`,
      near_mantissa: `${open} ${number(CARRY)} ${integer}.add ${number(fraction)} ${set}.and ${number((bias << significand) - CARRY)} ${integer}.add${close}`,
      raise: `${open} b ${vector ? '' : 'i64.reinterpret_f64 '}#44:${vector ? 'i32' : 'i64'} ${integer}.shl ${integer}.add${close}`,
    }),
    pow2:
      `a #${(3n << (significand - 1n)) + bias}:${float} ${float}.add ` +
      `${vector ? '' : `${integer}.reinterpret_${float} `}${by} ${integer}.shl${close}`,
  };
};

const FLOAT_BITS: Record<string, readonly [scalar: Rows, vector: Rows]> = {
  float32: [/* @__PURE__ */ floatBits(32, false), /* @__PURE__ */ floatBits(32, true)],
  float64: [/* @__PURE__ */ floatBits(64, false), /* @__PURE__ */ floatBits(64, true)],
};

/**
 * Both ways around, pmin gives the lesser twice, but for a zero and its negative, or a NaN, which
 * survives the union of bits. Fewer instructions than what engines make of T.min, which also
 * settles which NaN comes out.
 */
const both = (op: 'pmin' | 'pmax') => `a b T.${op} b a T.${op}`;
const vectorMax = `${both('pmax')} v128.or ${both('pmax')} v128.xor T.sub`;
const vectorFloat: Rows = {
  min: `${both('pmin')} v128.or`,
  max: vectorMax,
  // Where an operand is NaN, its bits are cleared; where both are, all are set.
  fmin:
    'a b T.pmin a a T.ne v128.andnot b a T.pmin b b T.ne v128.andnot v128.or ' +
    'a a T.ne b b T.ne v128.and v128.or',
  fmax: unlessNaN(vectorMax, 'v128.bitselect'),
};

type Class = 'bool' | 'signed' | 'unsigned' | 'int64' | 'uint64' | 'float';

const SCALAR: Record<Class, Rows> = {
  bool: { ...scalarBits, not: 'a T.eqz' },
  signed: scalarSigned,
  unsigned: scalarUnsigned,
  int64: scalarSigned,
  uint64: scalarUnsigned,
  float: {
    ...float,
    ...nanExtremes,
    pmin: 'b a b a T.lt select',
    pmax: 'b a a b T.lt select',
    select: scalarBits.select!,
  },
};

const VECTOR: Record<Class, Rows> = {
  bool: { ...vectorBits, ...mask },
  signed: { ...vectorInteger, abs: 'a T.abs wrap' },
  unsigned: { ...vectorInteger, abs: 'a' },
  int64: { ...vectorInteger, ...vectorLong('a b T.lt_s'), abs: 'a T.abs' },
  uint64: { ...vectorInteger, ...vectorUint64, ...vectorLong(vectorUint64.lt!), abs: 'a' },
  float: {
    ...float,
    ...vectorFloat,
    pmin: 'a b T.pmin',
    pmax: 'a b T.pmax',
    select: vectorBits.select!,
  },
};

function classOf(dtype: RealDType): Class {
  if (dtype === 'bool' || dtype === 'int64' || dtype === 'uint64') return dtype;
  const { sign } = machineOf(dtype);
  return sign === '' ? 'float' : sign === '_s' ? 'signed' : 'unsigned';
}

/** The row of a primitive for operands of `dtype`, or undefined. */
function loweringOf(op: Primitive, dtype: RealDType, lanes: number): string | undefined {
  if (op === 'usually') op = 'select';
  const bits = FLOAT_BITS[dtype]?.[lanes === 1 ? 0 : 1][op];
  if (bits !== undefined || lanes === 1) return bits ?? SCALAR[classOf(dtype)][op];
  const row = VECTOR[classOf(dtype)][op];
  // Lanes of 4 bytes among those of 8: a mask has to fit the lanes it comes from or goes to.
  if (row === undefined || lanes === 4 || dtype === 'bool' || machineOf(dtype).itemsize === 8) {
    return row;
  }
  if (op in comparison) return `${row} widen`;
  return op === 'select' ? 'b c a narrow v128.bitselect' : row;
}

/** What follows an operation that may leave the range of a narrow integer. */
export function wrapOf(dtype: RealDType, lanes: number): string {
  const { itemsize, sign } = machineOf(dtype);
  if (itemsize > 2 || dtype === 'bool') return '';
  const bits = 8 * itemsize;
  const highest = 2 ** bits - 1;
  if (sign === '_u') return lanes === 1 ? `#${highest}:i32 i32.and` : `#${highest}:i32x4 v128.and`;
  if (lanes === 1) return `i32.extend${bits}_s`;
  return `#${32 - bits}:i32 i32x4.shl #${32 - bits}:i32 i32x4.shr_s`;
}

type Conversions = (from: Machine, to: Machine, toDType: RealDType) => string | undefined;

const scalarConversion: Conversions = (from, to, toDType) => {
  if (toDType === 'bool') return 'a #0 T.ne';
  if (to.type === from.type) return to.type === 'i32' ? 'a wrap' : 'a';
  const convert = `${to.type}.convert_${from.type}${from.sign}`;
  const rows: Record<string, string> = {
    i32i64: `a i64.extend_i32${from.sign}`,
    i32f32: `a ${convert}`,
    i32f64: `a ${convert}`,
    i64i32: 'a i32.wrap_i64 wrap',
    i64f32: `a ${convert}`,
    i64f64: `a ${convert}`,
    f32f64: 'a f64.promote_f32',
    f64f32: 'a f32.demote_f64',
  };
  const row = rows[from.type + to.type];
  if (row !== undefined) return row;
  // Floats to integers: uint32 by way of int64, uint64 too where that holds the value.
  if (to.type === 'i32') {
    return toDType === 'uint32' ? 'a i64.trunc_sat_T_s i32.wrap_i64' : 'a i32.trunc_sat_T_s wrap';
  }
  return toDType === 'int64'
    ? 'a i64.trunc_sat_T_s'
    : `a i64.trunc_sat_T_s a i64.trunc_sat_T_u a #${2n ** 63n} T.lt select`;
};

const byLane = (from: string, convert: string, to: string) =>
  `a ${from}.extract_lane:0 ${convert} ${to}.splat ` +
  `a ${from}.extract_lane:1 ${convert} ${to}.replace_lane:1`;

const vectorConversion: Conversions = (from, to, toDType) => {
  if (toDType === 'bool') return 'a #0 T.ne';
  if (to.type === from.type) return to.type === 'i32' ? 'a wrap' : 'a';
  if (toDType === 'uint32' && from.sign === '') return undefined;
  const rows: Record<string, string> = {
    i32i64: `a i64x2.extend_low_i32x4${from.sign}`,
    i32f32: `a f32x4.convert_i32x4${from.sign}`,
    i32f64: `a f64x2.convert_low_i32x4${from.sign}`,
    i64i32: 'a narrow wrap',
    i64f64: byLane('i64x2', `f64.convert_i64${from.sign}`, 'f64x2'),
    i64f32: byLane('i64x2', `f32.convert_i64${from.sign}`, 'f32x4'),
    f32i32: 'a i32x4.trunc_sat_f32x4_s wrap',
    f32f64: 'a f64x2.promote_low_f32x4',
    f64i32: 'a i32x4.trunc_sat_f64x2_s_zero wrap',
    f64f32: 'a f32x4.demote_f64x2_zero',
  };
  const row = rows[from.type + to.type];
  if (row !== undefined || toDType === 'uint64') return row;
  return byLane(from.shape, `i64.trunc_sat_${from.type}_s`, 'i64x2');
};

/** The row that takes the bytes of a value as another dtype of the same size. */
function reinterpretationOf(from: RealDType, to: RealDType, lanes: number): string {
  const source = machineOf(from);
  const target = machineOf(to);
  const isSame = lanes > 1 || source.type === target.type;
  return isSame ? 'a' : `a ${target.type}.reinterpret_${source.type}`;
}

/** The row that converts between dtypes, or undefined. */
function conversionOf(from: RealDType, to: RealDType, lanes: number): string | undefined {
  if (from === to) return 'a';
  const source = machineOf(from);
  const target = machineOf(to);
  if (lanes === 1) return scalarConversion(source, target, to);
  const narrowLanes = (machine: Machine) => lanes === 2 && machine.itemsize < 8;
  if (from === 'bool') {
    const row = target.sign === '' ? `a #1:${target.shape} v128.and` : `a ${target.shape}.neg`;
    return narrowLanes(target) ? row.replace('a ', 'a narrow ') : row;
  }
  const row = vectorConversion(source, target, to);
  return to === 'bool' && narrowLanes(source) ? `${row} widen` : row;
}

/** The row of `select` for vectors of which one, `b` or `c`, is 0. */
export const keepingRow = (row: string, zero: number): string =>
  row.replace(zero === 1 ? 'b ' : 'c ', '').replace('bitselect', zero === 1 ? 'andnot' : 'and');

/** The row of a primitive that makes `to` of operands of `from`, or undefined. */
export function rowOf(
  op: Primitive,
  from: RealDType,
  to: RealDType,
  lanes: number,
): string | undefined {
  if (op === 'convert') return conversionOf(from, to, lanes);
  return op === 'reinterpret' ? reinterpretationOf(from, to, lanes) : loweringOf(op, from, lanes);
}
