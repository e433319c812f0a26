/** Arithmetic. */
import type { Body, Value } from '../body.ts';
import {
  absoluteComplex,
  divideComplex,
  multiplyComplex,
  signComplex,
} from '../complex/arithmetic.ts';
import { complexPower } from '../complex/exponential.ts';
import { complexLowering } from '../complex/formula.ts';
import { mathLowering } from '../math/formula.ts';
import { powerOf } from '../math/power.ts';
import { isBool, kindOf, type OperatorRow } from '../row.ts';
import { sqrt } from './exponential.ts';
import {
  division,
  double,
  magnitude,
  number,
  numeric,
  numericOrBool,
  real,
  realNumber,
} from '../types.ts';

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

function signOf(b: Body, x: Value): Value {
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

/** One over x; of integers the whole part, 0 for 0. */
function inverse(b: Body, x: Value): Value {
  const one = b.constant(1, b.dtypeOf(x));
  if (kindOf(b, x) === 'f') return b.apply('div', one, x);
  // 1 and -1 are their own, the others have none but 0.
  const zero = b.constant(0, b.dtypeOf(x));
  return b.apply('select', b.apply('eq', b.apply('abs', x), one), x, zero);
}

const floatPower = /* @__PURE__ */ mathLowering(powerOf);

export const add = {
  name: 'add',
  arity: 2,
  types: numericOrBool,
  identity: 0,
  reorderable: true,
  folds: ['or', 'add'],
  lower: (b, x, y) => b.apply(isBool(b, x) ? 'or' : 'add', x, y),
  lowerComplex: 'add',
} as const satisfies OperatorRow;

export const subtract = {
  name: 'subtract',
  arity: 2,
  types: numeric,
  lower: 'sub',
  lowerComplex: 'sub',
} as const satisfies OperatorRow;

export const multiply = {
  name: 'multiply',
  arity: 2,
  types: numericOrBool,
  identity: 1,
  reorderable: true,
  folds: ['and', 'mul'],
  lower: (b, x, y) => b.apply(isBool(b, x) ? 'and' : 'mul', x, y),
  lowerComplex: multiplyComplex,
} as const satisfies OperatorRow;

export const divide = {
  name: 'divide',
  arity: 2,
  types: division,
  lower: 'div',
  lowerComplex: divideComplex,
} as const satisfies OperatorRow;

export const floor_divide = {
  name: 'floor_divide',
  arity: 2,
  types: realNumber,
  lower: (b, x, y) =>
    kindOf(b, x) === 'f' ? floatFloorDivide(b, x, y) : b.apply('floor_divide', x, y),
} as const satisfies OperatorRow;

export const remainder = {
  name: 'remainder',
  arity: 2,
  types: realNumber,
  lower: (b, x, y) => (kindOf(b, x) === 'f' ? floatRemainder(b, x, y) : b.apply('remainder', x, y)),
} as const satisfies OperatorRow;

export const negative = {
  name: 'negative',
  arity: 1,
  types: numeric,
  lower: 'neg',
  lowerComplex: 'neg',
} as const satisfies OperatorRow;

export const positive = {
  name: 'positive',
  arity: 1,
  types: numeric,
  lower: (_, x) => x,
  lowerComplex: (_, x) => x,
} as const satisfies OperatorRow;

export const absolute = {
  name: 'absolute',
  arity: 1,
  types: magnitude,
  lower: (b, x) => (isBool(b, x) ? x : b.apply('abs', x)),
  lowerComplex: absoluteComplex,
} as const satisfies OperatorRow;

export const square = {
  name: 'square',
  arity: 1,
  types: number,
  lower: (b, x) => b.apply('mul', x, x),
  lowerComplex: (b, x) => multiplyComplex(b, x, x),
} as const satisfies OperatorRow;

export const reciprocal = {
  name: 'reciprocal',
  arity: 1,
  types: number,
  lower: inverse,
  lowerComplex: (b, x) => {
    const dtype = b.dtypeOf(x.re);
    return divideComplex(b, { re: b.constant(1, dtype), im: b.constant(0, dtype) }, x);
  },
} as const satisfies OperatorRow;

export const sign = {
  name: 'sign',
  arity: 1,
  types: numeric,
  lower: signOf,
  lowerComplex: signComplex,
} as const satisfies OperatorRow;

export const power = {
  name: 'power',
  arity: 2,
  types: number,
  powers: { 2: square, 1: positive, 0.5: sqrt, [-1]: reciprocal },
  lowerComplex: /* @__PURE__ */ complexLowering(complexPower),
  lower: (b, x, y) => (kindOf(b, x) === 'f' ? floatPower(b, x, y) : b.apply('pow', x, y)),
} as const satisfies OperatorRow;

export const float_power = {
  name: 'float_power',
  arity: 2,
  lower: floatPower,
  types: double,
  lowerComplex: /* @__PURE__ */ complexLowering(complexPower),
} as const satisfies OperatorRow;

export const minimum = {
  name: 'minimum',
  arity: 2,
  types: real,
  reorderable: true,
  folds: ['and', 'min'],
  lower: (b, x, y) => b.apply(isBool(b, x) ? 'and' : 'min', x, y),
} as const satisfies OperatorRow;

export const maximum = {
  name: 'maximum',
  arity: 2,
  types: real,
  reorderable: true,
  folds: ['or', 'max'],
  lower: (b, x, y) => b.apply(isBool(b, x) ? 'or' : 'max', x, y),
} as const satisfies OperatorRow;

export const fmin = {
  name: 'fmin',
  arity: 2,
  types: real,
  reorderable: true,
  lower: (b, x, y) => b.apply(isBool(b, x) ? 'and' : 'fmin', x, y),
} as const satisfies OperatorRow;

export const fmax = {
  name: 'fmax',
  arity: 2,
  types: real,
  reorderable: true,
  lower: (b, x, y) => b.apply(isBool(b, x) ? 'or' : 'fmax', x, y),
} as const satisfies OperatorRow;
