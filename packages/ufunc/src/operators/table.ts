/**
 * The operator table: each elementwise operator once. Functions, template names and kernels are
 * derived from it; to add an operator, add a row.
 */
import { dtypes } from '@numloom/ndarray';
import type { Primitive } from '../kernel/primitives.ts';
import type { Body, ComplexValue, Value } from './body.ts';
import { absoluteComplex, divideComplex, equalComplex, multiplyComplex } from './complex.ts';
import {
  anyDType,
  bitwise,
  division,
  floating,
  logical,
  magnitude,
  numeric,
  numericOrBool,
  ordering,
  predicate,
  real,
  realFloating,
  realNumber,
  shift,
  type TypeRule,
} from './types.ts';

/** How an operator becomes primitives, on operands already converted to its compute dtype. */
export type Lowering = (body: Body, ...args: Value[]) => Value;

/** The same for complex operands; the result is complex or real. */
export type ComplexLowering = (body: Body, ...args: ComplexValue[]) => ComplexValue | Value;

/** One row of the operator table. */
export interface OperatorRow {
  readonly arity: 1 | 2 | 3;
  readonly types: TypeRule;
  readonly lower: Lowering;
  /** Missing where complex operands are refused. */
  readonly lowerComplex?: ComplexLowering;
  /** Whether a plain number that does not fit the other operand's dtype has a meaning. */
  readonly compares?: true;
}

function primitive(op: Exclude<Primitive, 'convert'>): Lowering {
  return (b, ...args) => b.apply(op, ...args);
}

/** Applies a primitive to the real and the imaginary parts by themselves. */
function partwise(op: Exclude<Primitive, 'convert'>): ComplexLowering {
  return (b, ...args) => ({
    re: b.apply(op, ...args.map(({ re }) => re)),
    im: b.apply(op, ...args.map(({ im }) => im)),
  });
}

const isBool = (b: Body, x: Value): boolean => b.dtypeOf(x) === 'bool';
const kindOf = (b: Body, x: Value): string => dtypes[b.dtypeOf(x)].kind;

/** A whole-number operation that changes floats only. */
function rounding(op: 'floor' | 'ceil' | 'trunc' | 'nearest'): OperatorRow {
  return {
    arity: 1,
    types: real,
    lower: (b, x) => (kindOf(b, x) === 'f' ? b.apply(op, x) : x),
  };
}

function floatFunction(op: Exclude<Primitive, 'convert'>): OperatorRow {
  return { arity: op === 'arctan2' ? 2 : 1, types: realFloating, lower: primitive(op) };
}

function logicalRow(op: 'and' | 'or' | 'xor'): OperatorRow {
  return { arity: 2, types: logical, lower: primitive(op) };
}

/** Python's float remainder: the sign of the divisor, from the exact remainder of C. */
function floatRemainder(b: Body, x: Value, y: Value): Value {
  const zero = b.constant(0, b.dtypeOf(x));
  const cut = b.apply('fmod', x, y);
  const isZero = b.apply('eq', cut, zero);
  const wrongSide = b.apply('xor', b.apply('lt', y, zero), b.apply('lt', cut, zero));
  const moved = b.apply('select', wrongSide, b.apply('add', cut, y), cut);
  const signedZero = b.apply('select', b.apply('lt', y, zero), b.constant(-0, b.dtypeOf(x)), zero);
  return b.apply('select', isZero, signedZero, moved);
}

/** Python's floor division of floats: the quotient of what the remainder leaves, rounded. */
function floatFloorDivide(b: Body, x: Value, y: Value): Value {
  const dtype = b.dtypeOf(x);
  const zero = b.constant(0, dtype);
  const cut = b.apply('fmod', x, y);
  const wrongSide = b.apply(
    'and',
    b.apply('ne', cut, zero),
    b.apply('xor', b.apply('lt', y, zero), b.apply('lt', cut, zero)),
  );
  const quotient = b.apply('div', b.apply('sub', x, cut), y);
  const whole = b.apply(
    'select',
    wrongSide,
    b.apply('sub', quotient, b.constant(1, dtype)),
    quotient,
  );
  const floor = b.apply('floor', whole);
  const half = b.constant(0.5, dtype);
  const up = b.apply('lt', half, b.apply('sub', whole, floor));
  const rounded = b.apply('select', up, b.apply('add', floor, b.constant(1, dtype)), floor);
  const plain = b.apply('div', x, y);
  // A quotient that rounds to zero has the sign of the true quotient.
  const signed = b.apply(
    'select',
    b.apply('eq', rounded, zero),
    b.apply('mul', plain, zero),
    rounded,
  );
  return b.apply('select', b.apply('eq', y, zero), plain, signed);
}

function sign(b: Body, x: Value): Value {
  const dtype = b.dtypeOf(x);
  const zero = b.constant(0, dtype);
  const negative = dtype.startsWith('u')
    ? x
    : b.apply(
        'select',
        b.apply('lt', x, zero),
        b.constant(-1, dtype),
        b.apply('select', b.apply('eq', x, zero), zero, x),
      );
  return b.apply('select', b.apply('lt', zero, x), b.constant(1, dtype), negative);
}

const isNaN: Lowering = (b, x) => b.apply('ne', x, x);

const isInfinite: Lowering = (b, x) =>
  kindOf(b, x) === 'f'
    ? b.apply('eq', b.apply('abs', x), b.constant(Infinity, b.dtypeOf(x)))
    : b.apply('ne', x, x);

const isFinite: Lowering = (b, x) =>
  kindOf(b, x) === 'f'
    ? b.apply('lt', b.apply('abs', x), b.constant(Infinity, b.dtypeOf(x)))
    : b.apply('eq', x, x);

/** Every elementwise operator by its NumPy name. */
export const operators = {
  add: {
    arity: 2,
    types: numericOrBool,
    lower: (b, x, y) => b.apply(isBool(b, x) ? 'or' : 'add', x, y),
    lowerComplex: partwise('add'),
  },
  subtract: { arity: 2, types: numeric, lower: primitive('sub'), lowerComplex: partwise('sub') },
  multiply: {
    arity: 2,
    types: numericOrBool,
    lower: (b, x, y) => b.apply(isBool(b, x) ? 'and' : 'mul', x, y),
    lowerComplex: multiplyComplex,
  },
  divide: { arity: 2, types: division, lower: primitive('div'), lowerComplex: divideComplex },
  floor_divide: {
    arity: 2,
    types: realNumber,
    lower: (b, x, y) =>
      kindOf(b, x) === 'f' ? floatFloorDivide(b, x, y) : b.apply('floor_divide', x, y),
  },
  remainder: {
    arity: 2,
    types: realNumber,
    lower: (b, x, y) =>
      kindOf(b, x) === 'f' ? floatRemainder(b, x, y) : b.apply('remainder', x, y),
  },
  power: { arity: 2, types: realNumber, lower: primitive('pow') },
  negative: { arity: 1, types: numeric, lower: primitive('neg'), lowerComplex: partwise('neg') },
  positive: { arity: 1, types: numeric, lower: (_, x) => x, lowerComplex: (_, x) => x },
  absolute: {
    arity: 1,
    types: magnitude,
    lower: (b, x) => (isBool(b, x) ? x : b.apply('abs', x)),
    lowerComplex: absoluteComplex,
  },
  square: {
    arity: 1,
    types: numericOrBool,
    lower: (b, x) => b.apply(isBool(b, x) ? 'and' : 'mul', x, x),
    lowerComplex: (b, x) => multiplyComplex(b, x, x),
  },
  reciprocal: {
    arity: 1,
    types: floating,
    lower: (b, x) => b.apply('div', b.constant(1, b.dtypeOf(x)), x),
    lowerComplex: (b, x) => {
      const dtype = b.dtypeOf(x.re);
      return divideComplex(b, { re: b.constant(1, dtype), im: b.constant(0, dtype) }, x);
    },
  },
  sqrt: floatFunction('sqrt'),
  sign: { arity: 1, types: realNumber, lower: sign },
  minimum: {
    arity: 2,
    types: real,
    lower: (b, x, y) => b.apply(isBool(b, x) ? 'and' : 'min', x, y),
  },
  maximum: {
    arity: 2,
    types: real,
    lower: (b, x, y) => b.apply(isBool(b, x) ? 'or' : 'max', x, y),
  },
  floor: rounding('floor'),
  ceil: rounding('ceil'),
  trunc: rounding('trunc'),
  rint: rounding('nearest'),

  equal: {
    arity: 2,
    compares: true,
    types: predicate,
    lower: primitive('eq'),
    lowerComplex: equalComplex,
  },
  not_equal: {
    arity: 2,
    compares: true,
    types: predicate,
    lower: primitive('ne'),
    lowerComplex: (b, x, y) => b.apply('not', equalComplex(b, x, y)),
  },
  less: { arity: 2, compares: true, types: ordering, lower: primitive('lt') },
  less_equal: { arity: 2, compares: true, types: ordering, lower: primitive('le') },
  greater: { arity: 2, compares: true, types: ordering, lower: (b, x, y) => b.apply('lt', y, x) },
  greater_equal: {
    arity: 2,
    compares: true,
    types: ordering,
    lower: (b, x, y) => b.apply('le', y, x),
  },

  logical_and: logicalRow('and'),
  logical_or: logicalRow('or'),
  logical_xor: logicalRow('xor'),
  logical_not: { arity: 1, types: logical, lower: primitive('not') },
  bitwise_and: { arity: 2, types: bitwise, lower: primitive('and') },
  bitwise_or: { arity: 2, types: bitwise, lower: primitive('or') },
  bitwise_xor: { arity: 2, types: bitwise, lower: primitive('xor') },
  bitwise_invert: { arity: 1, types: bitwise, lower: primitive('not') },
  bitwise_left_shift: { arity: 2, types: shift, lower: primitive('shl') },
  bitwise_right_shift: { arity: 2, types: shift, lower: primitive('shr') },

  isnan: {
    arity: 1,
    types: predicate,
    lower: isNaN,
    lowerComplex: (b, x) => b.apply('or', isNaN(b, x.re), isNaN(b, x.im)),
  },
  isinf: {
    arity: 1,
    types: predicate,
    lower: isInfinite,
    lowerComplex: (b, x) => b.apply('or', isInfinite(b, x.re), isInfinite(b, x.im)),
  },
  isfinite: {
    arity: 1,
    types: predicate,
    lower: isFinite,
    lowerComplex: (b, x) => b.apply('and', isFinite(b, x.re), isFinite(b, x.im)),
  },

  real: { arity: 1, types: magnitude, lower: (_, x) => x, lowerComplex: (_, x) => x.re },
  imag: {
    arity: 1,
    types: magnitude,
    lower: (b, x) => b.constant(0, b.dtypeOf(x)),
    lowerComplex: (_, x) => x.im,
  },
  conj: {
    arity: 1,
    types: numeric,
    lower: (_, x) => x,
    lowerComplex: (b, x) => ({ re: x.re, im: b.apply('neg', x.im) }),
  },

  exp: floatFunction('exp'),
  expm1: floatFunction('expm1'),
  log: floatFunction('log'),
  log1p: floatFunction('log1p'),
  log2: floatFunction('log2'),
  log10: floatFunction('log10'),
  sin: floatFunction('sin'),
  cos: floatFunction('cos'),
  tan: floatFunction('tan'),
  arcsin: floatFunction('arcsin'),
  arccos: floatFunction('arccos'),
  arctan: floatFunction('arctan'),
  arctan2: floatFunction('arctan2'),
  sinh: floatFunction('sinh'),
  cosh: floatFunction('cosh'),
  tanh: floatFunction('tanh'),

  /** The operand as it is. */
  copy: { arity: 1, types: anyDType, lower: (_, x) => x, lowerComplex: (_, x) => x },
  /** `[condition, x, y]`; the condition is converted to bool apart from the other two. */
  where: {
    arity: 3,
    types: anyDType,
    lower: (b, condition, x, y) => b.apply('select', condition, x, y),
    lowerComplex: (b, condition, x, y) => ({
      re: b.apply('select', condition.re, x.re, y.re),
      im: b.apply('select', condition.re, x.im, y.im),
    }),
  },
} as const satisfies Record<string, OperatorRow>;

/** Name of an operator. */
export type OperatorName = keyof typeof operators;

/** Other names of operators, from the array API standard and older NumPy. */
export const aliases: Readonly<Record<string, OperatorName>> = {
  abs: 'absolute',
  round: 'rint',
  pow: 'power',
  mod: 'remainder',
  acos: 'arccos',
  asin: 'arcsin',
  atan: 'arctan',
  atan2: 'arctan2',
  invert: 'bitwise_invert',
  left_shift: 'bitwise_left_shift',
  right_shift: 'bitwise_right_shift',
  conjugate: 'conj',
};

/** The row of an operator. */
export function operatorRow(name: OperatorName): OperatorRow {
  return operators[name];
}
