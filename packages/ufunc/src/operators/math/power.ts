/** Powers of float64 numbers. */
import type { Value } from '../body.ts';
import {
  EXP_LEAST,
  EXP_MOST,
  expOfReduced,
  LN2_HEAD,
  LN2_TAIL,
  takeMultipleOfLn2,
} from './exponential.ts';
import type { Double, Formula } from './formula.ts';
import { normalise } from './logarithm.ts';

/** log((1 + s) / (1 - s)) = (2/3) s (3 + z + z² T(z)) with z = s², |s| <= 3 - sqrt(8), to 2^-66. */
const ATANH = [
  0.6000000000000341, 0.4285714285513819, 0.33333333781974434, 0.2727267635453357,
  0.23080145819067932, 0.19884977228570763, 0.1979700965137334,
];

/** 2/3: 26 bits, and the rest. */
const TWO_THIRDS_LEADING = 0.6666666567325592;
const TWO_THIRDS_TRAILING = 9.934107462565104e-9;

/** k ln 2 + log(m) to about 65 bits, with m near 1; the head has 26 bits. */
function logarithmInParts(f: Formula, k: Value, m: Value): Double {
  // s = (m - 1) / (m + 1) as a head of 26 bits and what the head leaves of the dividend.
  const divisor = f.shift(m, 1);
  const reciprocal = f.div(f.constant(1), divisor);
  const excess = f.shift(m, -1);
  const head = f.apply('head', f.mul(excess, reciprocal));
  const divisorHead = f.apply('head', divisor);
  const divisorTail = f.sub(m, f.shift(divisorHead, -1));
  const left = f.sub(f.sub(excess, f.mul(head, divisorHead)), f.mul(head, divisorTail));
  const tail = f.mul(left, reciprocal);
  // t = 3 + z + z² T(z), where z is the exact square of the head and what it lacks.
  const s = f.add(head, tail);
  const square = f.mul(head, head);
  const lacking = f.mul(tail, f.add(head, s));
  const z = f.add(square, lacking);
  const rest = f.add(f.mul(f.mul(z, z), f.estrin(z, ATANH)), lacking);
  const t = f.apply('head', f.shift(f.add(square, rest), 3));
  const tTail = f.sub(rest, f.sub(f.shift(t, -3), square));
  // s t, then two thirds of it, then the multiple of ln 2.
  const main = f.mul(head, t);
  const low = f.add(f.mul(tail, t), f.mul(tTail, s));
  const product = f.apply('head', f.add(main, low));
  const productTail = f.sub(low, f.sub(product, main));
  const part = f.scale(product, TWO_THIRDS_LEADING);
  const partTail = f.add(f.scale(product, TWO_THIRDS_TRAILING), f.scale(productTail, 2 / 3));
  const sum = f.fastTwoSum(f.scale(k, LN2_HEAD), part);
  const sumTail = f.add(sum.tail, f.add(partTail, f.scale(k, LN2_TAIL)));
  const result = f.apply('head', f.add(sum.head, sumTail));
  return { head: result, tail: f.sub(sumTail, f.sub(result, sum.head)) };
}

/** |x| to the power y, where |x| is neither 0 nor infinite nor NaN. */
function regularPower(f: Formula, k: Value, m: Value, y: Value): Value {
  const logarithm = logarithmInParts(f, k, m);
  const exponent = f.split(y);
  const main = f.mul(exponent.head, logarithm.head);
  const low = f.add(f.mul(exponent.tail, logarithm.head), f.mul(y, logarithm.tail));
  // What is out of range is so large that its parts could cancel.
  const tail = f.clamp(low, -(2 ** -10), 2 ** -10);
  return expOfReduced(f, takeMultipleOfLn2(f, f.clamp(main, EXP_LEAST, EXP_MOST), tail));
}

/**
 * x to the power y by C's rules: 1 to any power and any number to the power 0 are 1, also where
 * the other is NaN; -1 to an infinite power is 1; negative numbers have whole powers only,
 * and odd ones keep the sign, also of zero and infinity.
 */
export function powerOf(f: Formula, x: Value, y: Value): Value {
  const magnitude = f.abs(x);
  const { k, m } = normalise(f, magnitude);
  // More than that overflows or underflows with any base but 1.
  const limited = f.clamp(y, -(2 ** 66), 2 ** 66);
  const regular = regularPower(f, k, m, limited);
  const whole = f.apply('eq', f.apply('floor', y), y);
  const undefinedPower = f.less(f.select(whole, f.constant(0), x), f.constant(0));
  const real = f.select(undefinedPower, f.constant(NaN), regular);
  // Powers of 0 and infinity; adding a zero keeps the NaN of y.
  const inverse = f.div(f.constant(1), magnitude);
  const limit = f.select(f.below(y, 0), inverse, magnitude);
  const kept = f.add(limit, f.scale(limited, 0));
  const positive = f.select(f.below(f.abs(f.shift(m, -1)), 0.5), real, kept);
  const half = f.scale(y, 0.5);
  const odd = f.apply('and', whole, f.apply('ne', f.apply('floor', half), half));
  const signed = f.copysign(positive, f.select(odd, x, f.constant(1)));
  const one = f.apply('or', f.equals(x, 1), f.equals(y, 0));
  return f.select(one, f.constant(1), signed);
}
