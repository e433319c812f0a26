/** Arcsine and arccosine. */
import type { Value } from '../body.ts';
import type { Formula } from './formula.ts';

/** (arcsin √z - √z) / (z √z) for z up to 1/4, with a relative error of the arcsine below 2^-59. */
const ARCSINE = [
  0.1666666666666676, 0.074999999999708, 0.04464285717461263, 0.030381942707758635,
  0.02237221498801596, 0.01735161201242341, 0.013980820508998789, 0.011398912855891466,
  0.010780248108379555, 0.0037064289314041785, 0.021707394712245764, -0.020998986491113286,
  0.03262857619211132,
] as const;
/** π/2, rounded, and the rest. */
const HALF_PI = [Math.PI / 2, 6.123233995736766e-17] as const;
/** Keeps a quotient by 0 from becoming NaN, and changes no other. */
const TINY = 2 ** -1000;

/** The arcsine of a number up to 1/2, in parts. */
interface Reduced {
  /** Whether that number is not x but the square root of (1 - |x|) / 2. */
  readonly isSteep: Value;
  readonly head: Value;
  /** What the arcsine, and the rounding of a square root, add to the head. */
  readonly tail: Value;
}

function reduce(f: Formula, x: Value): Reduced {
  const magnitude = f.abs(x);
  const isSteep = f.above(magnitude, 0.5);
  const complement = f.scale(f.sub(f.constant(1), magnitude), 0.5);
  const root = f.apply('sqrt', complement);
  const leading = f.apply('head', root);
  const missing = f.div(
    f.sub(complement, f.mul(leading, leading)),
    f.shift(f.add(root, leading), TINY),
  );
  const square = f.select(isSteep, complement, f.mul(x, x));
  const base = f.select(isSteep, root, magnitude);
  const cubic = f.mul(f.mul(base, square), f.estrin(square, ARCSINE));
  return {
    isSteep,
    head: f.select(isSteep, leading, magnitude),
    tail: f.select(isSteep, f.add(cubic, missing), cubic),
  };
}

/** π/2 less `head` and `tail`, where the head is not larger. */
function complementOf(f: Formula, head: Value, tail: Value): Value {
  const sum = f.fastTwoSum(f.constant(HALF_PI[0]), f.neg(head));
  return f.add(sum.head, f.add(sum.tail, f.sub(f.constant(HALF_PI[1]), tail)));
}

/** Arcsine, to 0.7 ulp; NaN outside of [-1, 1]. */
export function arcsine(f: Formula, x: Value): Value {
  const { isSteep, head, tail } = reduce(f, x);
  const steep = complementOf(f, f.add(head, head), f.add(tail, tail));
  return f.copysign(f.select(isSteep, steep, f.add(head, tail)), x);
}

/** Arccosine, to 0.7 ulp; NaN outside of [-1, 1]. */
export function arccosine(f: Formula, x: Value): Value {
  const { isSteep, head, tail } = reduce(f, x);
  const sign = f.copysign(f.constant(1), x);
  // 2 (head + tail), π less that, or π/2 less the arcsine.
  const factor = f.select(isSteep, f.scale(sign, 2), f.neg(sign));
  const turns = f.select(isSteep, f.sub(f.constant(1), sign), f.constant(1));
  const sum = f.fastTwoSum(f.scale(turns, HALF_PI[0]), f.mul(factor, head));
  const rest = f.add(f.scale(turns, HALF_PI[1]), f.mul(factor, tail));
  return f.add(sum.head, f.add(sum.tail, rest));
}
