/** Exponentials: exp, exp2 and expm1. */
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';

/** The logarithm of 2: 33 bits, whose products with exponents are exact, and the rest. */
export const LN2_HEAD = 0.6931471804855391;
export const LN2_TAIL = 7.440617110012397e-11;

/** r coth(r/2) = 2 + z P(z) with z = r², |r| <= ln(2)/2, to 2^-62 of exp(r). */
const COTH = [
  0.16666666666666555, -0.0027777777776695823, 6.613756249879695e-5, -1.6533836827169139e-6,
  4.136033734913219e-8,
];

/** A number as k ln 2 + (high - low), where low is far smaller. */
interface Reduced {
  readonly k: Value;
  readonly high: Value;
  readonly low: Value;
}

/** Takes the nearest multiple of ln 2 from `x`, and `tail` from what remains. */
export function takeMultipleOfLn2(f: Formula, x: Value, tail?: Value): Reduced {
  const k = f.apply('nearest', f.scale(x, Math.LOG2E));
  const high = f.sub(x, f.scale(k, LN2_HEAD));
  const rest = f.scale(k, LN2_TAIL);
  return { k, high, low: tail === undefined ? rest : f.sub(rest, tail) };
}

/**
 * The small part e of exp(high - low) = 1 + (high - e). With c = r - z P(z) the exponential of r
 * is 1 + r + r c / (2 - c), which needs half of the terms of its series and one division.
 */
function smallPart(f: Formula, { high, low }: Reduced): Value {
  const r = f.sub(high, low);
  const z = f.mul(r, r);
  const c = f.sub(r, f.mul(z, f.estrin(z, COTH)));
  const quotient = f.div(f.mul(r, c), f.sub(f.constant(2), c));
  return f.sub(low, quotient);
}

/**
 * `y` times 2 to the power `k`, rounded once: infinite or subnormal where it has to be.
 * `k` lies between -2000 and 2000.
 */
function scaleByPowerOf2(f: Formula, y: Value, k: Value): Value {
  const most = f.clamp(k, -1000, 1000);
  return f.mul(f.mul(y, f.apply('pow2', most)), f.apply('pow2', f.sub(k, most)));
}

/** exp(k ln 2 + high - low). */
export function expOfReduced(f: Formula, reduced: Reduced): Value {
  const { head, tail } = f.fastTwoSum(f.constant(1), reduced.high);
  const sum = f.add(head, f.sub(tail, smallPart(f, reduced)));
  return scaleByPowerOf2(f, sum, reduced.k);
}

/** Beyond these the exponential is infinite or zero. */
export const EXP_MOST = 710;
export const EXP_LEAST = -746;

/** Steps of the table of powers per unit, and the step ln(2) / STEPS: 34 bits, and the rest. */
const PER_STEP = 369.3299304675746;
const STEP = [0.002707606173999011, 6.327543041662719e-14] as const;
/** (exp(r) - 1 - r) / r² for r up to half a step, with an error of exp(r) below 2^-57. */
const NEAR = [0.49999999999972167, 0.1666666800991794, 0.041666955735679086];
/** Added and taken away again, it rounds to a whole number. */
const WHOLE = 1.5 * 2 ** 52;
/** Up to this the exponential and its factors are normal numbers. */
const EXP_NORMAL = 708;

/**
 * exp(x + tail) as a power of 2 to the multiple of 1/STEPS that is nearest, times exp of the rest
 * (Tang 1989, "Table-driven implementation of the exponential function in IEEE floating-point
 * arithmetic"), where it is a normal number.
 */
export function normalExponential(f: Formula, x: Value, tail?: Value): Value {
  const biased = f.shift(f.scale(x, PER_STEP), WHOLE);
  const whole = f.shift(biased, -WHOLE);
  const rest = f.sub(f.sub(x, f.scale(whole, STEP[0])), f.scale(whole, STEP[1]));
  const r = tail === undefined ? rest : f.add(rest, tail);
  const power = f.apply('raise', f.apply('exp2_lowered', biased), biased);
  const curve = f.mul(f.mul(r, r), f.horner(r, NEAR));
  const growth = f.add(f.add(r, f.apply('exp2_rest', biased)), curve);
  return f.add(power, f.mul(power, growth));
}

/** e to the power `x`. */
export function exponential(f: Formula, x: Value): Value {
  const isNormal = f.apply('le', f.abs(x), f.constant(EXP_NORMAL));
  const regular = normalExponential(f, x);
  const limited = f.clamp(x, EXP_LEAST, EXP_MOST);
  return f.usually(isNormal, regular, expOfReduced(f, takeMultipleOfLn2(f, limited)));
}

/** The logarithm of 2: 26 bits, and the rest. */
const LN2_LEADING = 0.6931471675634384;
const LN2_TRAILING = 1.2996506893889889e-8;

/** 2 to the power `x`. */
export function exponential2(f: Formula, x: Value): Value {
  const limited = f.clamp(x, -1076, 1025);
  const k = f.apply('nearest', limited);
  const fraction = f.split(f.sub(limited, k));
  const high = f.scale(fraction.head, LN2_LEADING);
  const rest = f.add(f.scale(fraction.tail, Math.LN2), f.scale(fraction.head, LN2_TRAILING));
  return expOfReduced(f, { k, high, low: f.neg(rest) });
}

/** 2^k exp(high - low) - 1 as a sum, given the small part e. */
function lessOne(f: Formula, { k, high }: Reduced, e: Value): Double {
  const power = f.apply('pow2', k);
  const { head, tail } = f.fastTwoSum(f.shift(power, -1), f.mul(power, high));
  return { head, tail: f.sub(tail, f.mul(power, e)) };
}

/** exp(x) - 1 as a sum, with x up to 700; the sum has an error of about one unit of its head. */
export function expMinusOneInParts(f: Formula, x: Value): Double {
  const reduced = takeMultipleOfLn2(f, x);
  return lessOne(f, reduced, smallPart(f, reduced));
}

/**
 * The small part, more exactly: the square is apart from what follows it in the series, and what
 * rounding takes from r is not lost. Either would show where 2^k - 1 and 2^k r cancel.
 */
function exactSmallPart(f: Formula, { high, low }: Reduced): Value {
  const r = f.sub(high, low);
  const z = f.mul(r, r);
  const part = f.mul(z, f.estrin(z, COTH));
  const c = f.sub(r, part);
  const dividend = f.sub(f.mul(r, c), f.add(part, part));
  const cube = f.mul(f.div(dividend, f.sub(f.constant(2), c)), f.scale(r, 0.5));
  const lost = f.mul(r, f.sub(f.sub(high, r), low));
  return f.sub(f.sub(low, f.add(cube, lost)), f.scale(z, 0.5));
}

/** exp(x) - 1, accurate near 0. */
export function expMinusOne(f: Formula, x: Value): Value {
  const reduced = takeMultipleOfLn2(f, f.clamp(x, -40, EXP_MOST));
  const k = f.atMost(reduced.k, 1000);
  const { head, tail } = lessOne(f, { ...reduced, k }, exactSmallPart(f, reduced));
  // What 2^k - 1 loses to rounding.
  const power = f.apply('pow2', k);
  const lost = f.sub(f.constant(-1), f.sub(f.shift(power, -1), power));
  const result = f.add(head, f.add(tail, lost));
  const scaled = f.mul(result, f.apply('pow2', f.sub(reduced.k, k)));
  return f.copysign(scaled, x);
}
