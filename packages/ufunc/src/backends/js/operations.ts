/** JavaScript text for each primitive and dtype. */
import type { Primitive, RealDType } from '../../kernel/primitives.ts';

/** How a dtype's values are held: bool as 0 or 1, 64-bit integers as bigint, else as numbers. */
type Holding = 'bool' | 'integer' | 'bigint' | 'float';

interface JsType {
  readonly holding: Holding;
  readonly bits: number;
  readonly signed: boolean;
  /** Brings the result of an operation into the range, or to the precision, of the dtype. */
  readonly wrap: (text: string) => string;
}

const TYPES: Readonly<Record<RealDType, JsType>> = {
  bool: { holding: 'bool', bits: 1, signed: false, wrap: (x) => x },
  int8: { holding: 'integer', bits: 8, signed: true, wrap: (x) => `(${x}<<24>>24)` },
  int16: { holding: 'integer', bits: 16, signed: true, wrap: (x) => `(${x}<<16>>16)` },
  int32: { holding: 'integer', bits: 32, signed: true, wrap: (x) => `(${x}|0)` },
  uint8: { holding: 'integer', bits: 8, signed: false, wrap: (x) => `(${x}&255)` },
  uint16: { holding: 'integer', bits: 16, signed: false, wrap: (x) => `(${x}&65535)` },
  uint32: { holding: 'integer', bits: 32, signed: false, wrap: (x) => `(${x}>>>0)` },
  int64: { holding: 'bigint', bits: 64, signed: true, wrap: (x) => `BigInt.asIntN(64,${x})` },
  uint64: { holding: 'bigint', bits: 64, signed: false, wrap: (x) => `BigInt.asUintN(64,${x})` },
  float32: { holding: 'float', bits: 32, signed: true, wrap: (x) => `Math.fround(${x})` },
  float64: { holding: 'float', bits: 64, signed: true, wrap: (x) => x },
};

type Text = (type: JsType, a: string, b: string, c: string) => string;

const isBig = ({ holding }: JsType): boolean => holding === 'bigint';
const zero = (type: JsType): string => (isBig(type) ? '0n' : '0');

/** An operator of JavaScript, its result wrapped. */
function infix(operator: string): Text {
  return (type, a, b) => type.wrap(`(${a}${operator}${b})`);
}

function comparison(operator: string): Text {
  return (_, a, b) => `(${a}${operator}${b}?1:0)`;
}

function rounding(name: 'floor' | 'ceil' | 'trunc'): Text {
  return (_, a) => `Math.${name}(${a})`;
}

function extreme(name: 'min' | 'max', operator: '<' | '>'): Text {
  return ({ holding }, a, b) =>
    holding === 'float' ? `Math.${name}(${a},${b})` : `(${a}${operator}${b}?${a}:${b})`;
}

/** The other operand where one is NaN. */
function nanExtreme(name: 'min' | 'max', operator: '<' | '>'): Text {
  const plain = extreme(name, operator);
  return (type, a, b, c) => {
    const both = plain(type, a, b, c);
    return type.holding === 'float' ? `(${a}!==${a}?${b}:${b}!==${b}?${a}:${both})` : both;
  };
}

/** A shift by a count that may be out of range, where the result is `otherwise`. */
function shift(type: JsType, a: string, b: string, operator: string, otherwise: string): string {
  const [first, end] = isBig(type) ? ['0n', `${type.bits}n`] : ['0', `${type.bits}`];
  return `(${b}>=${first}&&${b}<${end}?${type.wrap(`(${a}${operator}${b})`)}:${otherwise})`;
}

const choice: Text = (_, a, b, c) => `(${a}?${b}:${c})`;

const OPERATIONS: { readonly [op in Primitive]?: Text } = {
  add: infix('+'),
  sub: infix('-'),
  mul: (type, a, b) =>
    type.wrap(type.holding === 'integer' ? `Math.imul(${a},${b})` : `(${a}*${b})`),
  div: infix('/'),
  floor_divide: (type, a, b) =>
    isBig(type)
      ? `floorDivideBig(${a},${b},${type.bits},${type.signed})`
      : `(${b}===0?0:${type.wrap(`Math.floor(${a}/${b})`)})`,
  remainder: (type, a, b) =>
    isBig(type) ? `remainderBig(${a},${b})` : type.wrap(`remainder(${a},${b})`),
  neg: (type, a) => type.wrap(`(-${a})`),
  abs: (type, a) => type.wrap(isBig(type) ? `(${a}<0n?-${a}:${a})` : `Math.abs(${a})`),
  sqrt: (type, a) => type.wrap(`Math.sqrt(${a})`),
  floor: rounding('floor'),
  ceil: rounding('ceil'),
  trunc: rounding('trunc'),
  nearest: (_, a) => `nearest(${a})`,
  min: extreme('min', '<'),
  max: extreme('max', '>'),
  fmin: nanExtreme('min', '<'),
  fmax: nanExtreme('max', '>'),
  pmin: (_, a, b) => `(${b}<${a}?${b}:${a})`,
  pmax: (_, a, b) => `(${a}<${b}?${b}:${a})`,
  eq: comparison('==='),
  ne: comparison('!=='),
  lt: comparison('<'),
  le: comparison('<='),
  and: infix('&'),
  or: infix('|'),
  xor: infix('^'),
  not: (type, a) => (type.holding === 'bool' ? `(${a}^1)` : type.wrap(`(~${a})`)),
  shl: (type, a, b) => shift(type, a, b, '<<', zero(type)),
  shr: (type, a, b) =>
    shift(
      type,
      a,
      b,
      isBig(type) || type.signed ? '>>' : '>>>',
      type.signed ? `(${a}<${zero(type)}?${isBig(type) ? '-1n' : '-1'}:${zero(type)})` : zero(type),
    ),
  select: choice,
  usually: choice,
};

/** The text of a primitive other than `convert` and those that are called. */
export function operationText(op: Primitive, dtype: RealDType, args: readonly string[]): string {
  const text = OPERATIONS[op];
  if (text === undefined) throw new Error(`js: no text of ${op}`);
  const [a = '', b = '', c = ''] = args;
  return text(TYPES[dtype], a, b, c);
}

/** The text of a conversion by the rules of `convertScalar`. */
export function conversionText(from: RealDType, to: RealDType, value: string): string {
  const source = TYPES[from];
  const target = TYPES[to];
  if (to === 'bool') return `(${value}!==${zero(source)}?1:0)`;
  if (isBig(source)) {
    if (isBig(target)) return target.wrap(value);
    if (target.holding === 'float') return `convert_${to}(${value})`;
    return `Number(${target.signed ? 'BigInt.asIntN' : 'BigInt.asUintN'}(${target.bits},${value}))`;
  }
  if (isBig(target)) {
    return source.holding === 'float' ? `convert_${to}(${value})` : target.wrap(`BigInt(${value})`);
  }
  if (source.holding === 'float' && target.holding === 'integer') return `convert_${to}(${value})`;
  return target.wrap(value);
}

/** A constant, or what a fold starts with. */
export function constantText(dtype: RealDType, value: number | bigint): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (isBig(TYPES[dtype])) return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Rounds a result of a function to the dtype. */
export function roundText(dtype: RealDType, value: string): string {
  return dtype === 'float32' ? `Math.fround(${value})` : value;
}
