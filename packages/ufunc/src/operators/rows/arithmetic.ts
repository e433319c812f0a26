/** Arithmetic. */
import type { Body, Value } from '../body.ts';
import { absoluteComplex, divideComplex, multiplyComplex } from '../complex.ts';
import { isBool, kindOf, type OperatorRow, partwise, primitive } from '../row.ts';
import {
  division,
  floating,
  magnitude,
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

/** Sums, products, quotients, powers, signs and extremes. */
export const arithmetic = {
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
  fmin: {
    arity: 2,
    types: real,
    lower: (b, x, y) => b.apply(isBool(b, x) ? 'and' : 'fmin', x, y),
  },
  fmax: {
    arity: 2,
    types: real,
    lower: (b, x, y) => b.apply(isBool(b, x) ? 'or' : 'fmax', x, y),
  },
} as const satisfies Record<string, OperatorRow>;
