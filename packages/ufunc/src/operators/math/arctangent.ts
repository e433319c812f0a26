/** Arctangent, of a number and of a point. */
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';
import { divideDoubles } from './quotient.ts';

/** (arctan √z - √z) / (z √z) for z up to 1/9, with a relative error of the arctangent below 2^-60. */
const ARCTANGENT = [
  -0.33333333333333276, 0.19999999999974838, -0.142857142818885, 0.11111110822772945,
  -0.0909089658258877, 0.07691970977885085, -0.06660836708682084, 0.05816957894879974,
  -0.04798152762575458, 0.02792081125678134,
] as const;
/** π/2, and twice the arctangent of 1/2: 40 bits, and the rest. */
const HALF_PI = [1.5707963267941523, 7.443547480486623e-13] as const;
const DOUBLE_BASE = [0.9272952180017455, -1.3329238770257539e-13] as const;
/** Fractions above this are reduced; the arctangents of the others are below 0.28. */
const STEEP = 0.28125;
/** From here on the arctangent is π/2. */
const HUGE = 2 ** 64;

/** A fraction from 0 to 1, not yet divided: its arctangent is that of `base` and of the rest. */
interface Fraction {
  /** 1/2 where the fraction is steep, else 0. */
  readonly base: Value;
  /** (fraction - base) / (1 + base fraction), between -1/5 and 1/3. */
  readonly above: Value;
  readonly below: Double;
}

/** Takes arctan 1/2 off the arctangent of `small` / `large` where that makes it smaller. */
function reduceFraction(f: Formula, small: Value, large: Value): Fraction {
  const isSteep = f.less(f.scale(large, STEEP), small);
  const base = f.select(isSteep, f.constant(0.5), f.constant(0));
  // Exact, for `small` is between a half of what is taken off and its double.
  const above = f.sub(small, f.mul(base, large));
  return { base, above, below: f.fastTwoSum(large, f.mul(base, small)) };
}

/**
 * turns · π/2 + sign · (arctan 1/2 where there is a base + arctan(rest)), to 0.6 ulp.
 *
 * @param turns - 0, 1 or 2.
 * @param sign - 1 or -1.
 */
function assemble(f: Formula, base: Value, rest: Double, turns: Value, sign: Value): Value {
  const square = f.mul(rest.head, rest.head);
  const cubic = f.mul(f.mul(rest.head, square), f.estrin(square, ARCTANGENT));
  const constant = (part: 0 | 1) =>
    f.add(f.scale(turns, HALF_PI[part]), f.mul(sign, f.scale(base, DOUBLE_BASE[part])));
  const { head, tail } = f.fastTwoSum(constant(0), f.mul(sign, rest.head));
  const small = f.add(constant(1), f.mul(sign, f.add(rest.tail, cubic)));
  return f.add(head, f.add(tail, small));
}

/** Arctangent of a number, to 0.9 ulp. */
export function arctangent(f: Formula, x: Value): Value {
  const one = f.constant(1);
  const magnitude = f.abs(x);
  const finite = f.atMost(magnitude, HUGE);
  const isInverted = f.less(one, finite);
  const small = f.atMost(finite, 1);
  const large = f.atLeast(finite, 1);
  const { base, above, below } = reduceFraction(f, small, large);
  const head = f.div(above, below.head);
  // The rounding of the quotient does not matter, for the rest is at most 1/3.
  const tail = f.neg(f.div(f.mul(head, below.tail), below.head));
  const turns = f.select(isInverted, one, f.constant(0));
  const sign = f.select(isInverted, f.constant(-1), one);
  return f.copysign(assemble(f, base, { head, tail }, turns, sign), x);
}

/** Coordinates above and below these are scaled, lest quotients of them leave the range. */
const LARGE = 2 ** 1000;
const SMALL = 2 ** -500;
/** Below this the arctangent of a fraction is the fraction. */
const TINY_FRACTION = 2 ** -30;

/** Angle of the point (x, y) from the x axis, to 0.7 ulp, by C's rules for zeros and infinities. */
export function arctangent2(f: Formula, y: Value, x: Value): Value {
  const zero = f.constant(0);
  const one = f.constant(1);
  const height = f.abs(y);
  const width = f.abs(x);
  const isSwapped = f.less(width, height);
  const longest = f.apply('pmax', width, height);
  const shortest = f.apply('pmin', width, height);
  const scale = f.select(
    f.above(longest, LARGE),
    f.constant(2 ** -100),
    f.select(f.below(longest, SMALL), f.constant(2 ** 600), one),
  );
  // With 0 for the shorter of two finite lengths and 1 for the longer if that is 0 or infinite.
  const isInfinite = f.equals(longest, Infinity);
  const areEqual = f.apply('eq', height, width);
  const isOdd = f.apply('or', isInfinite, f.equals(longest, 0));
  const ofInfinite = f.select(f.apply('and', isInfinite, areEqual), one, zero);
  const small = f.select(isOdd, ofInfinite, f.mul(shortest, scale));
  const large = f.select(isOdd, one, f.mul(longest, scale));
  const { base, above, below } = reduceFraction(f, small, large);
  const quotient = divideDoubles(f, { head: above, tail: zero }, below);
  // The remainder of a tiny quotient may underflow.
  const isTiny = f.less(small, f.scale(large, TINY_FRACTION));
  const rest = { head: quotient.head, tail: f.select(isTiny, zero, quotient.tail) };
  const side = f.copysign(one, x);
  const turns = f.select(isSwapped, one, f.sub(one, side));
  const sign = f.select(isSwapped, f.neg(side), side);
  const angle = f.copysign(assemble(f, base, rest, turns, sign), y);
  const sum = f.add(height, width);
  return f.select(f.apply('ne', sum, sum), sum, angle);
}
