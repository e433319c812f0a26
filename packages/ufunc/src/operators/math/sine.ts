/** Sine and cosine. */
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';
import { reduceAngle } from './pi-reduction.ts';

/** (√z - sin √z) / (z √z) for √z up to π/4, with a relative error of the sine below 2^-57.8. */
const SINE = [
  0.1666666666666663, -0.00833333333332184, 0.00019841269829357715, -2.755731353793333e-6,
  2.5050734256178023e-8, -1.5895423444426351e-10,
] as const;
/** (cos √z - 1 + z/2) / z² there, with a relative error of the cosine below 2^-63.9. */
const COSINE = [
  0.041666666666666595, -0.001388888888887334, 2.4801587288999575e-5, -2.7557314216034094e-7,
  2.087570522662862e-9, -1.1358738988566366e-11,
] as const;

/** What the sine of a reduced angle, so far without its tail, is less than the angle. */
function sineDeficit(f: Formula, head: Value, square: Value): Value {
  return f.mul(f.mul(head, square), f.horner(square, SINE));
}

/**
 * The cosine of a reduced angle as a sum that has yet to be rounded.
 *
 * @param square - of the head.
 * @param coarse - the same, or a part of it that is not rounded.
 * @param fine - half of what `coarse` misses.
 */
function cosineSum(
  f: Formula,
  { head, tail }: Double,
  square: Value,
  coarse: Value,
  fine?: Value,
): Double {
  const half = f.scale(coarse, 0.5);
  const rough = f.sub(f.constant(1), half);
  const missing = f.sub(f.sub(f.constant(1), rough), half);
  const quartic = f.mul(f.mul(square, square), f.horner(square, COSINE));
  const cross = f.mul(head, tail);
  const rest = f.sub(quartic, fine === undefined ? cross : f.add(cross, fine));
  return { head: rough, tail: f.add(missing, rest) };
}

/** Sine and cosine of a reduced angle as sums, to about 2^-56. */
export function reducedSineAndCosine(
  f: Formula,
  angle: Double,
): { readonly sine: Double; readonly cosine: Double } {
  const { head, tail } = angle;
  const square = f.mul(head, head);
  const { head: leading, tail: others } = f.split(head);
  const fine = f.scale(f.mul(others, f.add(head, leading)), 0.5);
  const cosine = cosineSum(f, angle, square, f.mul(leading, leading), fine);
  const sineTail = f.sub(f.mul(tail, cosine.head), sineDeficit(f, head, square));
  return { sine: { head, tail: sineTail }, cosine };
}

/** Added and taken away again, it rounds to a multiple of 2, and from the middle to one of 4. */
const EVEN = 1.5 * 2 ** 53;

/** The sine of a whole multiple of -π/2: 0, -1, 0, 1, … */
export function quarterWave(f: Formula, quadrant: Value): Value {
  return f.sub(f.shift(f.shift(quadrant, EVEN), -EVEN), quadrant);
}

/** Sine and cosine of an angle's remainder, and those of its quadrant, with the sign changed. */
function parts(f: Formula, x: Value) {
  const angle = reduceAngle(f, x);
  const { head, tail, quadrant } = angle;
  const square = f.mul(head, head);
  const cosine = cosineSum(f, angle, square, square);
  return {
    sine: f.sub(head, f.sub(sineDeficit(f, head, square), tail)),
    cosine: f.add(cosine.head, cosine.tail),
    // One of these is 0, the other one is 1 or -1.
    quarterSine: quarterWave(f, quadrant),
    quarterCosine: quarterWave(f, f.shift(quadrant, -1)),
  };
}

/** Sine of an angle in radians, to 0.95 ulp for all floats. The differences keep the sign of -0. */
export function sine(f: Formula, x: Value): Value {
  const { sine, cosine, quarterSine, quarterCosine } = parts(f, x);
  return f.sub(f.mul(quarterCosine, sine), f.mul(quarterSine, cosine));
}

/** Cosine of an angle in radians, to 0.95 ulp for all floats. */
export function cosine(f: Formula, x: Value): Value {
  const { sine, cosine, quarterSine, quarterCosine } = parts(f, x);
  return f.add(f.mul(quarterCosine, cosine), f.mul(quarterSine, sine));
}
