/** Floats taken apart: signs, exponents, significands and neighbours. */
import type { Body, Value } from '../body.ts';
import { Formula } from '../math/formula.ts';
import { kindOf, type Lowering, type OperatorRow } from '../row.ts';
import { exponent, ordering, realFloating } from '../types.ts';

/** A formula of float64 values; what is narrower is made wider, and rounded at the end. */
function wide(formula: (f: Formula, x: Value, y: Value) => Value): Lowering {
  return (b, x, y = x) => {
    const result = formula(new Formula(b), b.convert(x, 'float64'), b.convert(y, 'float64'));
    return b.convert(result, b.dtypeOf(x));
  };
}

/**
 * x times 2 to the power n, rounded once: a factor that could make the result subnormal comes
 * last, by less than what the significand needs.
 */
function scaleByPower(f: Formula, x: Value, n: Value): Value {
  let power = f.apply('max', f.apply('min', n, f.constant(2200)), f.constant(-2200));
  let value = x;
  for (let step = 0; step < 2; step++) {
    const high = f.above(power, 1023);
    const low = f.below(power, -1022);
    const up = f.select(high, f.constant(2 ** 1023), f.constant(1));
    value = f.mul(value, f.select(low, f.constant(2 ** -969), up));
    const moved = f.select(high, f.shift(power, -1023), power);
    power = f.select(low, f.shift(power, 969), moved);
  }
  const last = f.apply('max', f.apply('min', power, f.constant(1023)), f.constant(-1022));
  return f.mul(value, f.apply('pow2', last));
}

/** Whether x has a significand and an exponent: no zero, infinity or NaN. */
function isOrdinary(f: Formula, x: Value): Value {
  const size = f.abs(x);
  return f.apply('and', f.above(size, 0), f.below(size, Infinity));
}

const TINY = 2 ** -1022;

/** The significand of x, at least 1/2 and less than 1; x itself where it has none. */
function significand(f: Formula, x: Value): Value {
  const normal = f.select(f.below(f.abs(x), TINY), f.scale(x, 2 ** 54), x);
  return f.select(isOrdinary(f, x), f.scale(f.apply('mantissa', normal), 0.5), x);
}

/** The exponent that belongs to it; 0 where there is none. */
function powerOf(f: Formula, x: Value): Value {
  const subnormal = f.below(f.abs(x), TINY);
  const normal = f.select(subnormal, f.scale(x, 2 ** 54), x);
  const excess = f.select(subnormal, f.constant(-53), f.constant(1));
  return f.select(isOrdinary(f, x), f.add(f.apply('exponent', normal), excess), f.constant(0));
}

/** The next float after x towards y. */
function neighbour(b: Body, x: Value, y: Value): Value {
  const dtype = b.dtypeOf(x);
  const bits = dtype === 'float32' ? 'int32' : 'int64';
  const zero = b.constant(0, dtype);
  const up = b.apply('lt', x, y);
  const outwards = b.apply('eq', up, b.apply('lt', zero, x));
  const step = b.apply('select', outwards, b.constant(1, bits), b.constant(-1, bits));
  const moved = b.reinterpret(b.apply('add', b.reinterpret(x, bits), step), dtype);
  const least = b.apply('copysign', b.constant(smallest(dtype), dtype), y);
  const next = b.apply('select', b.apply('eq', x, zero), least, moved);
  const known = b.apply('select', b.apply('eq', x, y), y, next);
  const ordered = b.apply('and', b.apply('eq', x, x), b.apply('eq', y, y));
  return b.apply('select', ordered, known, b.apply('add', x, y));
}

const smallest = (dtype: string): number => (dtype === 'float32' ? 2 ** -149 : 2 ** -1074);

/** The distance to the next float away from zero, with the sign of x. */
function gapAfter(b: Body, x: Value): Value {
  const dtype = b.dtypeOf(x);
  const out = b.apply('copysign', b.constant(Infinity, dtype), x);
  const next = neighbour(b, x, out);
  const gap = b.apply('sub', next, x);
  const isZero = b.apply('eq', x, b.constant(0, dtype));
  const isFinite = b.apply('lt', b.apply('abs', x), b.constant(Infinity, dtype));
  const known = b.apply('select', isZero, b.constant(smallest(dtype), dtype), gap);
  return b.apply('select', isFinite, known, b.constant(NaN, dtype));
}

function isNegative(b: Body, x: Value): Value {
  const dtype = b.dtypeOf(x);
  if (kindOf(b, x) === 'f') {
    const unit = b.apply('copysign', b.constant(1, dtype), x);
    return b.apply('lt', unit, b.constant(0, dtype));
  }
  return kindOf(b, x) === 'i' ? b.apply('lt', x, b.constant(0, dtype)) : b.apply('ne', x, x);
}

/** 0 below zero, 1 above, the second operand at zero; NaN for NaN. */
function step(b: Body, x: Value, y: Value): Value {
  const dtype = b.dtypeOf(x);
  const zero = b.constant(0, dtype);
  const above = b.apply('select', b.apply('lt', zero, x), b.constant(1, dtype), x);
  const apart = b.apply('select', b.apply('lt', x, zero), zero, above);
  return b.apply('select', b.apply('eq', x, zero), y, apart);
}

/** What is left of x without its whole part, with its sign. */
function fraction(b: Body, x: Value): Value {
  const dtype = b.dtypeOf(x);
  const rest = b.apply('sub', x, b.apply('trunc', x));
  const isInfinite = b.apply('eq', b.apply('abs', x), b.constant(Infinity, dtype));
  return b.apply('copysign', b.apply('select', isInfinite, b.constant(0, dtype), rest), x);
}

export const copysign = {
  name: 'copysign',
  arity: 2,
  types: realFloating,
  lower: 'copysign',
} as const satisfies OperatorRow;

export const nextafter = {
  name: 'nextafter',
  arity: 2,
  types: realFloating,
  lower: neighbour,
} as const satisfies OperatorRow;

export const spacing = {
  name: 'spacing',
  arity: 1,
  types: realFloating,
  lower: gapAfter,
} as const satisfies OperatorRow;

export const signbit = {
  name: 'signbit',
  arity: 1,
  types: ordering,
  lower: isNegative,
} as const satisfies OperatorRow;

export const heaviside = {
  name: 'heaviside',
  arity: 2,
  types: realFloating,
  lower: step,
} as const satisfies OperatorRow;

export const fabs = {
  name: 'fabs',
  arity: 1,
  types: realFloating,
  lower: 'abs',
} as const satisfies OperatorRow;

/** `[x, n]`, n an integer: x times 2 to the power n. */
export const ldexp = {
  name: 'ldexp',
  arity: 2,
  types: realFloating,
  apart: { 1: { dtype: 'float64', integral: true } },
  lower: /* @__PURE__ */ wide(scaleByPower),
} as const satisfies OperatorRow;

export const frexpMantissa = {
  name: 'frexpMantissa',
  arity: 1,
  types: realFloating,
  lower: /* @__PURE__ */ wide(significand),
} as const satisfies OperatorRow;

export const frexpExponent = {
  name: 'frexpExponent',
  arity: 1,
  types: exponent,
  lower: (b, x) => b.convert(powerOf(new Formula(b), b.convert(x, 'float64')), 'int32'),
} as const satisfies OperatorRow;

export const modfFraction = {
  name: 'modfFraction',
  arity: 1,
  types: realFloating,
  lower: fraction,
} as const satisfies OperatorRow;

export const modfWhole = {
  name: 'modfWhole',
  arity: 1,
  types: realFloating,
  lower: 'trunc',
} as const satisfies OperatorRow;

export const deg2rad = {
  name: 'deg2rad',
  arity: 1,
  types: realFloating,
  lower: /* @__PURE__ */ wide((f, x) => f.scale(x, Math.PI / 180)),
} as const satisfies OperatorRow;

export const rad2deg = {
  name: 'rad2deg',
  arity: 1,
  types: realFloating,
  lower: /* @__PURE__ */ wide((f, x) => f.scale(x, 180 / Math.PI)),
} as const satisfies OperatorRow;
