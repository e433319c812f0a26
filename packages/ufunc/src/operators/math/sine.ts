/** Sine and cosine. */
import { TURN } from '../../kernel/tables.ts';
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';
import { takeSteps } from './pi-reduction.ts';

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

/** (√z - sin √z) / (z √z) for √z up to π/128, with a relative error of the sine below 2^-68. */
const NEAR_SINE = [0.16666666666666655, -0.00833333333221943, 0.00019840950909307608] as const;
/** (1 - cos √z) / z there, with an error of the cosine below 2^-64. */
const NEAR_COSINE = [0.499999999999999, -0.041666666656641566, 0.0013888601850612341] as const;

/**
 * The sine of an angle and `ahead` steps of the table (Tang 1991, "Table-lookup algorithms for
 * elementary functions and their error analysis", for the method): of the table's sine S and
 * cosine C and of the rest r it is S + C sin r - S (1 - cos r). Where S is small, r is added
 * without rounding a product, for S might cancel it. The differences keep the sign of -0.
 */
function steppedSine(f: Formula, x: Value, ahead: number): Value {
  const { head, tail, index: steps } = takeSteps(f, x);
  const index = ahead === 0 ? steps : f.shift(steps, ahead);
  const square = f.mul(head, head);
  const deficit = f.sub(f.mul(f.mul(head, square), f.horner(square, NEAR_SINE)), tail);
  const fall = f.mul(square, f.horner(square, NEAR_COSINE));
  const sine = f.apply('sine_head', index);
  const sineTail = f.apply('sine_tail', index);
  const slope = f.apply('sine_slope', index);
  const slopeRest = f.apply('sine_slope_rest', index);
  const cosine = f.add(slope, slopeRest);
  const small = f.sub(f.add(f.mul(cosine, deficit), f.mul(sine, fall)), sineTail);
  const rest = f.sub(small, f.mul(slopeRest, head));
  return f.add(sine, f.sub(f.mul(slope, head), rest));
}

/** Sine of an angle in radians, to 0.9 ulp for all floats. */
export function sine(f: Formula, x: Value): Value {
  return steppedSine(f, x, 0);
}

/** Cosine of an angle in radians, to 0.9 ulp for all floats. */
export function cosine(f: Formula, x: Value): Value {
  return steppedSine(f, x, TURN / 4);
}
