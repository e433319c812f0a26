/** What each operator of the table computes, one element at a time, without the table's means. */

/** An operator on floats, and on integers as bigints (bool as 0 and 1), where it takes them. */
export interface Reference {
  /** Of a and b; `round` rounds an operation to the dtype where that shows in the result. */
  readonly float?: (a: number, b: number, round: (x: number) => number) => number | boolean;
  readonly integer?: (a: bigint, b: bigint, bits: bigint) => bigint | boolean;
  /** Units in the last place that the result may be off. */
  readonly units?: number;
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const abs = (a: bigint): bigint => (a < 0n ? -a : a);

function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  return a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? abs(a) : divisor(b, a % b);
}

function floorRemainder(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** The quotient of what is left without the remainder, a whole number; by Python's rules. */
function floorQuotient(a: number, b: number, round: (x: number) => number): number {
  if (b === 0) return a / b;
  const rest = a % b;
  const apart = rest !== 0 && rest < 0 !== b < 0 ? 1 : 0;
  const quotient = round(round(round(a - rest) / b) - apart);
  if (quotient === 0) return 0 * (a / b);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function toEven(a: number): number {
  const floor = Math.floor(a);
  const half = a - floor === 0.5;
  const near = half ? 2 * Math.round(floor / 2) : Math.round(a);
  return near === 0 && (a < 0 || Object.is(a, -0)) ? -0 : near;
}

function shift(a: bigint, b: bigint, bits: bigint, left: boolean): bigint {
  if (b < 0n || b >= bits) return left || a >= 0n ? 0n : -1n;
  return left ? a << b : a >> b;
}

function extreme(pick: (...values: number[]) => number, skip: boolean) {
  return (a: number, b: number): number => {
    if (skip && Number.isNaN(a)) return b;
    return skip && Number.isNaN(b) ? a : pick(a, b);
  };
}

const library = (float: (a: number, b: number) => number): Reference => ({ float, units: 4 });
const whole = (float: (a: number) => number): Reference => ({ float, integer: (a) => a });
const compare = (test: (a: number | bigint, b: number | bigint) => boolean): Reference => ({
  float: test,
  integer: test,
});
const isNegative = (a: number): boolean => a < 0 || Object.is(a, -0);

function significand(a: number): [number, number] {
  if (a === 0 || !Number.isFinite(a)) return [a, 0];
  let [m, n] = [a, 0];
  while (Math.abs(m) >= 1) [m, n] = [m / 2, n + 1];
  while (Math.abs(m) < 0.5) [m, n] = [m * 2, n - 1];
  return [m, n];
}

/** The operators by name; those of one operand leave the second one aside. */
export const references: Readonly<Record<string, Reference>> = {
  add: { float: (a, b) => a + b, integer: (a, b) => a + b },
  subtract: { float: (a, b) => a - b, integer: (a, b) => a - b },
  multiply: { float: (a, b) => a * b, integer: (a, b) => a * b },
  divide: { float: (a, b) => a / b },
  floor_divide: { float: floorQuotient, integer: floorDivide },
  remainder: {
    float: floorRemainder,
    integer: (a, b) => (b === 0n ? 0n : a - b * floorDivide(a, b)),
  },
  fmod: { float: (a, b) => a % b, integer: (a, b) => (b === 0n ? 0n : a % b) },
  negative: { float: (a) => -a, integer: (a) => -a },
  positive: whole((a) => a),
  absolute: { float: Math.abs, integer: abs },
  fabs: { float: Math.abs },
  square: { float: (a) => a * a, integer: (a) => a * a },
  reciprocal: { float: (a) => 1 / a, integer: (a) => (abs(a) === 1n ? a : 0n) },
  sign: { float: (a) => (a === 0 ? 0 : Math.sign(a)), integer: (a) => max(min(a, 1n), -1n) },
  minimum: { float: extreme(Math.min, false), integer: min },
  maximum: { float: extreme(Math.max, false), integer: max },
  fmin: { float: extreme(Math.min, true), integer: min },
  fmax: { float: extreme(Math.max, true), integer: max },
  gcd: { integer: divisor },
  lcm: {
    integer: (a, b) => (a === 0n || b === 0n ? 0n : (abs(a) / divisor(abs(a), abs(b))) * abs(b)),
  },
  bitwise_count: { integer: (a) => BigInt(abs(a).toString(2).replaceAll('0', '').length) },
  floor: whole(Math.floor),
  ceil: whole(Math.ceil),
  trunc: whole(Math.trunc),
  rint: whole(toEven),
  equal: compare((a, b) => a === b),
  not_equal: compare((a, b) => a !== b),
  less: compare((a, b) => a < b),
  less_equal: compare((a, b) => a <= b),
  greater: compare((a, b) => a > b),
  greater_equal: compare((a, b) => a >= b),
  isnan: { float: Number.isNaN, integer: () => false },
  isinf: { float: (a) => Math.abs(a) === Infinity, integer: () => false },
  isfinite: { float: Number.isFinite, integer: () => true },
  isposinf: { float: (a) => a === Infinity, integer: () => false },
  isneginf: { float: (a) => a === -Infinity, integer: () => false },
  isreal: { float: () => true, integer: () => true },
  iscomplex: { float: () => false, integer: () => false },
  signbit: { float: isNegative, integer: (a) => a < 0n },
  logical_and: { integer: (a, b) => a !== 0n && b !== 0n },
  logical_or: { integer: (a, b) => a !== 0n || b !== 0n },
  logical_xor: { integer: (a, b) => (a !== 0n) !== (b !== 0n) },
  logical_not: { integer: (a) => a === 0n },
  bitwise_and: { integer: (a, b) => a & b },
  bitwise_or: { integer: (a, b) => a | b },
  bitwise_xor: { integer: (a, b) => a ^ b },
  bitwise_invert: { integer: (a, _, bits) => (bits === 1n ? 1n - a : -1n - a) },
  bitwise_left_shift: { integer: (a, b, bits) => shift(a, b, bits, true) },
  bitwise_right_shift: { integer: (a, b, bits) => shift(a, b, bits, false) },
  real: whole((a) => a),
  imag: { float: () => 0, integer: () => 0n },
  conj: whole((a) => a),
  copy: whole((a) => a),
  copysign: {
    float: (a, b) => (isNegative(b) ? -Math.abs(a) : Math.abs(a)),
  },
  heaviside: { float: (a, b) => (a === 0 ? b : a > 0 ? 1 : a < 0 ? 0 : NaN) },
  frexpMantissa: { float: (a) => significand(a)[0] },
  frexpExponent: { float: (a) => significand(a)[1] },
  modfWhole: { float: Math.trunc },
  modfFraction: {
    float: (a) => {
      const rest = Number.isFinite(a)
        ? Math.abs(a % 1)
        : a - a === 0
          ? 0
          : Math.abs(a) === Infinity
            ? 0
            : NaN;
      return isNegative(a) ? -rest : rest;
    },
  },
  deg2rad: library((a) => (a * Math.PI) / 180),
  rad2deg: library((a) => (a * 180) / Math.PI),
  float_power: library((a, b) =>
    a === 1 ? 1 : a === -1 && !Number.isFinite(b) && !Number.isNaN(b) ? 1 : a ** b,
  ),
  sqrt: { float: Math.sqrt },
  cbrt: library(Math.cbrt),
  exp: library(Math.exp),
  exp2: library((a) => 2 ** a),
  expm1: library(Math.expm1),
  log: library(Math.log),
  log2: library(Math.log2),
  log10: library(Math.log10),
  log1p: library(Math.log1p),
  hypot: library((a, b) => Math.hypot(a, b)),
  sin: library(Math.sin),
  cos: library(Math.cos),
  tan: library(Math.tan),
  arcsin: library(Math.asin),
  arccos: library(Math.acos),
  arctan: library(Math.atan),
  arctan2: library(Math.atan2),
  sinh: library(Math.sinh),
  cosh: library(Math.cosh),
  tanh: library(Math.tanh),
  arcsinh: library(Math.asinh),
  arccosh: library(Math.acosh),
  arctanh: library(Math.atanh),
};

/** Rows that are tested elsewhere, and where. */
export const elsewhere: Readonly<Record<string, string>> = {
  power: 'expressions/values.test.ts: negative exponents of integers are refused',
  where: 'expressions/trees.test.ts',
  complexOf: 'expressions/complex.test.ts: it takes parts',
  ldexp: 'conformance/floats.test.ts: its second operand is an integer',
  nextafter: 'conformance/floats.test.ts, by bits',
  spacing: 'conformance/floats.test.ts, by bits',
  erf: 'its own accuracy test: JavaScript has no such function',
  erfc: 'its own accuracy test: JavaScript has no such function',
  i0: 'its own accuracy test: JavaScript has no such function',
  logaddexp: 'its own accuracy test: JavaScript has no such function',
  logaddexp2: 'its own accuracy test: JavaScript has no such function',
};
