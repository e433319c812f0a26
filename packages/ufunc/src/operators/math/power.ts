/** Powers of float64 numbers. */
import type { Value } from '../body.ts';
import {
  EXP_LEAST,
  EXP_MOST,
  expOfReduced,
  LN2_HEAD,
  LN2_TAIL,
  normalExponential,
  takeMultipleOfLn2,
} from './exponential.ts';
import type { Double, Formula } from './formula.ts';
import { LEAST_NORMAL, MOST } from './logarithm.ts';

/** (log(1 + r) - r + r²/2) / r³ for r from -1.5/256 to 3/256, to 2^-72 of the logarithm. */
const NEAR = [
  0.3333333333333333, -0.24999999999998693, 0.19999999999835305, -0.1666666675527964,
  0.14285726743983373, -0.1249885259824781, 0.10864214557360069,
];

/**
 * The logarithm of a number in parts, to 2^-65; the head has 26 bits. As `logarithm` does it, but
 * with the rest of the significand in two parts: the first has 26 bits, and its square is exact.
 */
function logarithmInParts(f: Formula, k: Value, m: Value): Double {
  const centre = f.apply('log_centre', m);
  const reciprocal = f.apply('log_reciprocal', m);
  const head = f.apply('log_head', m);
  const tail = f.apply('log_tail', m);
  const excess = f.sub(m, centre);
  const first = f.apply('head', f.mul(excess, reciprocal));
  const second = f.mul(f.sub(excess, f.mul(first, centre)), reciprocal);
  const r = f.add(first, second);
  const sum = f.fastTwoSum(f.add(f.scale(k, LN2_HEAD), head), first);
  const main = f.fastTwoSum(sum.head, f.scale(f.mul(first, first), -0.5));
  const cube = f.mul(f.mul(f.mul(r, r), r), f.estrin(r, NEAR));
  const cross = f.mul(f.scale(second, 0.5), f.add(first, r));
  const low = f.add(f.add(f.scale(k, LN2_TAIL), tail), f.add(sum.tail, main.tail));
  const rest = f.add(f.add(low, f.sub(second, cross)), cube);
  const result = f.apply('head', f.add(main.head, rest));
  return { head: result, tail: f.sub(rest, f.sub(result, main.head)) };
}

/** y times a logarithm. */
function multiply(f: Formula, y: Value, logarithm: Double): Double {
  const { head, tail } = f.split(y);
  const low = f.add(f.mul(tail, logarithm.head), f.mul(y, logarithm.tail));
  return { head: f.mul(head, logarithm.head), tail: low };
}

/** Below these, results are normal numbers. */
const NORMAL = 708;

/**
 * x to the power y by C's rules: 1 to any power and any number to the power 0 are 1, also where
 * the other is NaN; -1 to an infinite power is 1; negative numbers have whole powers only,
 * and odd ones keep the sign, also of zero and infinity.
 */
export function powerOf(f: Formula, x: Value, y: Value): Value {
  const isPositive = f.apply('eq', f.clamp(x, LEAST_NORMAL, MOST), x);
  const magnitude = f.abs(x);
  const isSmall = f.below(magnitude, LEAST_NORMAL);
  const raised = f.select(isSmall, f.scale(magnitude, 2 ** 54), magnitude);
  const lowered = f.select(isSmall, f.constant(-54), f.constant(0));
  const normal = f.usually(isPositive, x, raised);
  const missing = f.usually(isPositive, f.constant(0), lowered);
  const k = f.add(f.apply('near_exponent', normal), missing);
  const logarithm = logarithmInParts(f, k, f.apply('near_mantissa', normal));
  const exponent = multiply(f, y, logarithm);
  const isNormal = f.apply('le', f.abs(exponent.head), f.constant(NORMAL));
  const regular = normalExponential(f, exponent.head, exponent.tail);
  const other = otherPower(f, x, y, magnitude, logarithm);
  return f.usually(f.apply('and', isPositive, isNormal), regular, other);
}

/** The same, whatever x, y and the power are. */
function otherPower(f: Formula, x: Value, y: Value, magnitude: Value, logarithm: Double): Value {
  // More than that overflows or underflows with any base but 1.
  const limited = f.clamp(y, -(2 ** 66), 2 ** 66);
  const exponent = multiply(f, limited, logarithm);
  // What is out of range is so large that its parts could cancel.
  const tail = f.clamp(exponent.tail, -(2 ** -10), 2 ** -10);
  const main = f.clamp(exponent.head, EXP_LEAST, EXP_MOST);
  const regular = expOfReduced(f, takeMultipleOfLn2(f, main, tail));
  const whole = f.apply('eq', f.apply('floor', y), y);
  const undefinedPower = f.less(f.select(whole, f.constant(0), x), f.constant(0));
  const real = f.select(undefinedPower, f.constant(NaN), regular);
  // Powers of 0 and infinity; adding a zero keeps the NaN of y.
  const inverse = f.div(f.constant(1), magnitude);
  const limit = f.select(f.below(y, 0), inverse, magnitude);
  const kept = f.add(limit, f.scale(limited, 0));
  const isRegular = f.apply('eq', f.clamp(magnitude, Number.MIN_VALUE, MOST), magnitude);
  const positive = f.select(isRegular, real, kept);
  const half = f.scale(y, 0.5);
  const odd = f.apply('and', whole, f.apply('ne', f.apply('floor', half), half));
  const signed = f.copysign(positive, f.select(odd, x, f.constant(1)));
  const one = f.apply('or', f.equals(x, 1), f.equals(y, 0));
  return f.select(one, f.constant(1), signed);
}
