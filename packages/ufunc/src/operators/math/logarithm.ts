/** Logarithms: log, log2, log10, log1p. */
import type { Value } from '../body.ts';
import { LN2_HEAD, LN2_TAIL } from './exponential.ts';
import type { Double, Formula } from './formula.ts';

/** log((1 + s) / (1 - s)) = s (2 + z L(z)) with z = s², |s| <= 3 - sqrt(8), to 2^-58. */
const ATANH = [
  0.6666666666666735, 0.3999999999940932, 0.28571428743692767, 0.22222198429690487,
  0.18183572210032312, 0.15313841064710035, 0.14798073673397621,
];

/** A positive number as 2^k m with m from sqrt(1/2) to sqrt(2). */
interface Normalised {
  readonly k: Value;
  readonly m: Value;
  /** m / x. */
  readonly factor: Value;
}

/**
 * Normalises a number that may be subnormal. Of 0, infinity, NaN and negative numbers m is not
 * between 1/2 and 3/2.
 */
function normalise(f: Formula, x: Value): Normalised {
  // A quarter, as the reciprocal of the highest power of two would be subnormal.
  const small = f.body.convert(f.below(x, 2 ** -1000), 'float64');
  const scaling = f.shift(f.scale(small, 56), -2);
  const scaled = f.mul(x, f.apply('pow2', scaling));
  const exponent = f.apply('exponent', f.scale(scaled, Math.SQRT2));
  const factor = f.apply('pow2', f.neg(exponent));
  return { k: f.sub(exponent, scaling), m: f.mul(scaled, factor), factor };
}

/** `regular`, but what a logarithm is of numbers `x` whose m - 1 is not small. */
function withLimits(f: Formula, x: Value, excess: Value, regular: Value): Value {
  const limit = f.scale(f.shift(f.apply('sqrt', x), -1), Infinity);
  return f.select(f.below(f.abs(excess), 0.5), regular, limit);
}

/** log(1 + excess) = excess - (square - rest), where the last two are smaller. */
function ofExcess(f: Formula, excess: Value): { square: Value; rest: Value } {
  const square = f.mul(f.scale(excess, 0.5), excess);
  const s = f.div(excess, f.shift(excess, 2));
  const z = f.mul(s, s);
  return { square, rest: f.mul(s, f.add(square, f.mul(z, f.estrin(z, ATANH)))) };
}

/** k ln 2 + log(1 + excess), plus `tail`. */
function combine(f: Formula, k: Value, excess: Value, tail?: Value): Double {
  const { square, rest } = ofExcess(f, excess);
  const low = f.scale(k, LN2_TAIL);
  const small = f.add(rest, tail === undefined ? low : f.add(low, tail));
  const sum = f.fastTwoSum(f.scale(k, LN2_HEAD), excess);
  return { head: sum.head, tail: f.sub(sum.tail, f.sub(square, small)) };
}

/** (log(1 + r) - r) / r² for r from -1.5/256 to 3/256, with an error of the logarithm below 2^-56.6. */
const NEAR = [
  -0.4999999999999963, 0.33333333333174703, -0.25000000043039033, 0.20000012620172,
  -0.16666129441010516, 0.14036786404510793,
];

/**
 * The logarithm of a normal positive number, as k ln 2 + log c + log(1 + r), where c is a number
 * near the significand, from a table (Tang 1990, "Table-driven implementation of the logarithm
 * function in IEEE floating-point arithmetic"). Near 1 the numbers k and log c are 0.
 */
function ofNormal(f: Formula, x: Value): Value {
  const k = f.apply('near_exponent', x);
  const m = f.apply('near_mantissa', x);
  const centre = f.apply('log_centre', m);
  const reciprocal = f.apply('log_reciprocal', m);
  const head = f.apply('log_head', m);
  const tail = f.apply('log_tail', m);
  const r = f.mul(f.sub(m, centre), reciprocal);
  const sum = f.fastTwoSum(f.add(f.scale(k, LN2_HEAD), head), r);
  const low = f.add(f.add(f.scale(k, LN2_TAIL), tail), sum.tail);
  return f.add(sum.head, f.add(low, f.mul(f.mul(r, r), f.estrin(r, NEAR))));
}

/** The least and the largest normal number. */
export const LEAST_NORMAL = 2 ** -1022;
export const MOST = 1.7976931348623157e308;

/** Natural logarithm. */
export function logarithm(f: Formula, x: Value): Value {
  const isNormal = f.apply('eq', f.clamp(x, LEAST_NORMAL, MOST), x);
  const regular = ofNormal(f, x);
  const { k, m } = normalise(f, x);
  const excess = f.shift(m, -1);
  const other = withLimits(f, x, excess, f.total(combine(f, k, excess)));
  return f.usually(isNormal, regular, other);
}

/** A sum as 2^k (1 + near) + what 1 + near lacks; the sum is no subnormal number. */
function logarithmOfSumInParts(f: Formula, { head, tail }: Double, doublings?: Value) {
  const exponent = f.apply('exponent', f.scale(head, Math.SQRT2 / 4));
  const factor = f.scale(f.apply('pow2', f.neg(exponent)), 0.25);
  const near = f.shift(f.mul(head, factor), -1);
  const excess = f.fastTwoSum(near, f.mul(tail, factor));
  const k = f.shift(exponent, 2);
  const total = doublings === undefined ? k : f.add(k, doublings);
  return { near, parts: combine(f, total, excess.head, excess.tail) };
}

/** log(head + tail), where the sum is no subnormal number, plus `doublings` times ln 2. */
export function logarithmOfSum(f: Formula, sum: Double, doublings?: Value): Value {
  const { near, parts } = logarithmOfSumInParts(f, sum, doublings);
  return withLimits(f, sum.head, near, f.total(parts));
}

/** log(1 + x), where x lies between 0 and 1. */
export function logOnePlusInParts(f: Formula, x: Value): Double {
  return logarithmOfSumInParts(f, f.fastTwoSum(f.constant(1), x)).parts;
}

/** log(1 + x), accurate near 0. */
export function logOnePlus(f: Formula, x: Value): Value {
  return f.copysign(logarithmOfSum(f, f.twoSum(f.constant(1), x)), x);
}

/** log(1 + excess) as a sum whose head has 26 bits. */
function inParts(f: Formula, excess: Value): Double {
  const { square, rest } = ofExcess(f, excess);
  const head = f.apply('head', f.sub(excess, square));
  return { head, tail: f.add(f.sub(f.sub(excess, head), square), rest) };
}

/** A factor that is not rounded: 26 bits, and the rest. */
interface Factor {
  readonly leading: number;
  readonly trailing: number;
}

const LOG2E: Factor = { leading: 1.4426950216293335, trailing: 1.9259629911266175e-8 };
const LOG10E: Factor = { leading: 0.4342944771051407, trailing: 4.798111141615973e-9 };

/** whole + (the product of a sum and a factor), where |whole| is the larger or 0. */
function addProduct(
  f: Formula,
  whole: Value,
  { head, tail }: Double,
  { leading, trailing }: Factor,
  low?: Value,
): Value {
  const sum = f.fastTwoSum(whole, f.scale(head, leading));
  const product = f.add(f.scale(f.add(tail, head), trailing), f.scale(tail, leading));
  const rest = low === undefined ? product : f.add(product, low);
  return f.add(sum.head, f.add(sum.tail, rest));
}

/** Logarithm to base 2, exact for powers of 2. */
export function logarithm2(f: Formula, x: Value): Value {
  const { k, m } = normalise(f, x);
  const excess = f.shift(m, -1);
  return withLimits(f, x, excess, addProduct(f, k, inParts(f, excess), LOG2E));
}

/** The decimal logarithm of 2: 33 bits, and the rest. */
const LOG10_2_HEAD = 0.30102999560767785;
const LOG10_2_TAIL = 5.630334806675098e-11;

/** Logarithm to base 10, exact for powers of 10. */
export function logarithm10(f: Formula, x: Value): Value {
  const { k, m } = normalise(f, x);
  const excess = f.shift(m, -1);
  const whole = f.scale(k, LOG10_2_HEAD);
  const low = f.scale(k, LOG10_2_TAIL);
  return withLimits(f, x, excess, addProduct(f, whole, inParts(f, excess), LOG10E, low));
}
