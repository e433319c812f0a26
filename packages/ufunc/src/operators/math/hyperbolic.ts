/** Hyperbolic functions and their inverses. */
import type { Value } from '../body.ts';
import { expMinusOneInParts, takeMultipleOfLn2 } from './exponential.ts';
import type { Formula } from './formula.ts';
import { logarithmOfSum } from './logarithm.ts';

/** cosh(r) = 1 + z C(z) and sinh(r) = r (1 + z S(z)) with z = r², |r| <= ln(2)/2, to 2^-58. */
const COSH = [
  0.5000000000000013, 0.04166666666651047, 0.0013888888948357138, 2.4801488509169245e-5,
  2.763180628847936e-7,
];
const SINH = [
  0.16666666666666677, 0.008333333333321386, 0.00019841269886817362, 2.75572434652452e-6,
  2.5109306815890244e-8,
];

/**
 * What both functions are made of, of k ln 2 + r = |x|: both are computed twofold, as halves of
 * subnormal numbers are inexact, and too small for large k, which the last factor rights.
 */
function hyperbolicParts(f: Formula, x: Value) {
  const reduced = takeMultipleOfLn2(f, f.atMost(f.abs(x), 712));
  const k = f.atMost(reduced.k, 1000);
  const r = f.sub(reduced.high, reduced.low);
  const z = f.mul(r, r);
  const even = f.mul(z, f.estrin(z, COSH));
  const odd = f.sub(f.mul(f.mul(r, z), f.estrin(z, SINH)), reduced.low);
  const grows = f.apply('pow2', k);
  const falls = f.apply('pow2', f.neg(k));
  const scale = f.apply('pow2', f.shift(f.sub(reduced.k, k), -1));
  return { r: reduced.high, even, odd, grows, falls, scale };
}

/** Hyperbolic sine: of k ln 2 + r it is sinh(k ln 2) cosh(r) + cosh(k ln 2) sinh(r). */
export function hyperbolicSine(f: Formula, x: Value): Value {
  const { r, even, odd, grows, falls, scale } = hyperbolicParts(f, x);
  const sinh = f.fastTwoSum(grows, f.neg(falls));
  const cosh = f.add(grows, falls);
  const sum = f.fastTwoSum(sinh.head, f.mul(grows, r));
  const small = f.add(f.add(f.mul(sinh.head, even), f.mul(cosh, odd)), sinh.tail);
  const whole = f.fastTwoSum(sum.head, f.mul(falls, r));
  const tail = f.add(f.add(sum.tail, whole.tail), small);
  return f.copysign(f.mul(f.add(whole.head, tail), scale), x);
}

/** Hyperbolic cosine: of k ln 2 + r it is cosh(k ln 2) cosh(r) + sinh(k ln 2) sinh(r). */
export function hyperbolicCosine(f: Formula, x: Value): Value {
  const { r, even, odd, grows, falls, scale } = hyperbolicParts(f, x);
  const sinh = f.sub(grows, falls);
  const cosh = f.fastTwoSum(grows, falls);
  const sum = f.fastTwoSum(cosh.head, f.mul(grows, r));
  const small = f.add(f.add(f.mul(cosh.head, even), f.mul(sinh, odd)), cosh.tail);
  const tail = f.sub(f.add(sum.tail, small), f.mul(falls, r));
  return f.mul(f.add(sum.head, tail), scale);
}

/**
 * Hyperbolic tangent: n / (n + 2) with n = exp(2 |x|) - 1. The quotient is a head of 26 bits and
 * what that leaves of the dividend, so that it is rounded once.
 */
export function hyperbolicTangent(f: Formula, x: Value): Value {
  const limited = f.atMost(f.abs(x), 22);
  const parts = expMinusOneInParts(f, f.add(limited, limited));
  const n = f.fastTwoSum(parts.head, parts.tail);
  const divisor = f.shift(n.head, 2);
  const divisorHead = f.apply('head', divisor);
  const divisorTail = f.add(f.sub(n.head, f.shift(divisorHead, -2)), n.tail);
  const reciprocal = f.div(f.constant(1), divisor);
  const quotient = f.apply('head', f.mul(n.head, reciprocal));
  const left = f.sub(f.sub(n.head, f.mul(quotient, divisorHead)), f.mul(quotient, divisorTail));
  const result = f.add(quotient, f.mul(f.add(left, n.tail), reciprocal));
  return f.copysign(result, x);
}

/** Above this the square of a number is not changed by adding 1. */
const LARGE = 2 ** 28;

/** Inverse hyperbolic sine: the logarithm of |x| + sqrt(x² + 1). */
export function inverseHyperbolicSine(f: Formula, x: Value): Value {
  const magnitude = f.abs(x);
  const large = f.above(magnitude, LARGE);
  const limited = f.atMost(magnitude, LARGE);
  const square = f.mul(limited, limited);
  // sqrt(x² + 1) - 1 without cancellation.
  const growth = f.div(square, f.shift(f.apply('sqrt', f.shift(square, 1)), 1));
  const more = f.fastTwoSum(limited, growth);
  const sum = f.twoSum(f.constant(1), more.head);
  const head = f.select(large, magnitude, sum.head);
  const tail = f.select(large, f.constant(0), f.add(sum.tail, more.tail));
  const doublings = f.body.convert(large, 'float64');
  return f.copysign(logarithmOfSum(f, { head, tail }, doublings), x);
}

/** Inverse hyperbolic cosine: the logarithm of x + sqrt(x² - 1). */
export function inverseHyperbolicCosine(f: Formula, x: Value): Value {
  const large = f.above(x, LARGE);
  // Of a negative number too the root becomes NaN.
  const limited = f.clamp(x, 0, LARGE);
  const excess = f.shift(limited, -1);
  const root = f.apply('sqrt', f.add(f.mul(excess, excess), f.add(excess, excess)));
  const sum = f.fastTwoSum(limited, root);
  const head = f.select(large, x, sum.head);
  const tail = f.select(large, f.constant(0), sum.tail);
  const doublings = f.body.convert(large, 'float64');
  return logarithmOfSum(f, { head, tail }, doublings);
}

/** Inverse hyperbolic tangent: half of the logarithm of (1 + x) / (1 - x) = 1 + 2 x / (1 - x). */
export function inverseHyperbolicTangent(f: Formula, x: Value): Value {
  const magnitude = f.abs(x);
  const divisor = f.fastTwoSum(f.constant(1), f.neg(magnitude));
  const quotient = f.div(f.add(magnitude, magnitude), divisor.head);
  // What the rounded divisor changes; its reciprocal is 1 + quotient / 2.
  const change = f.mul(f.mul(quotient, divisor.tail), f.shift(f.scale(quotient, 0.5), 1));
  const sum = f.twoSum(f.constant(1), quotient);
  const logarithm = logarithmOfSum(f, { head: sum.head, tail: f.sub(sum.tail, change) });
  return f.copysign(f.scale(logarithm, 0.5), x);
}
