/** Sine and cosine. */
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';
import { reduceAngle } from './pi-reduction.ts';

/** (sin √z - √z) / (z √z) for √z up to π/4, with a relative error of sin below 2^-57.8. */
const SINE = [
  -0.1666666666666663, 0.00833333333332184, -0.00019841269829357715, 2.755731353793333e-6,
  -2.5050734256178023e-8, 1.5895423444426351e-10,
] as const;
/** (cos √z - 1 + z/2) / z² there, with an error of cos below 2^-63.9. */
const COSINE = [
  0.041666666666666595, -0.001388888888887334, 2.4801587288999575e-5, -2.7557314216034094e-7,
  2.087570522662862e-9, -1.1358738988566366e-11,
];

/**
 * Sine and cosine of a reduced angle, as sums that have yet to be rounded.
 *
 * @param finely - whether the square of the angle in 1 - x²/2 is not rounded, which takes a third
 *   of an ulp off the error of the cosine.
 */
export function reducedSineAndCosine(
  f: Formula,
  { head, tail }: Double,
  finely: boolean,
): { readonly sine: Double; readonly cosine: Double } {
  const square = f.mul(head, head);
  const [first, ...others] = SINE;
  // The largest coefficient comes last, for fewer rounding errors.
  const series = f.shift(f.mul(square, f.estrin(square, others)), first);
  const cubic = f.mul(f.mul(head, square), series);
  const quartic = f.mul(f.mul(square, square), f.estrin(square, COSINE));
  let fine = f.sub(quartic, f.mul(head, tail));
  let coarse = square;
  if (finely) {
    const { head: leading, tail: rest } = f.split(head);
    coarse = f.mul(leading, leading);
    fine = f.sub(fine, f.scale(f.mul(rest, f.add(head, leading)), 0.5));
  }
  const half = f.scale(coarse, 0.5);
  const rough = f.sub(f.constant(1), half);
  const missing = f.sub(f.sub(f.constant(1), rough), half);
  return {
    sine: { head, tail: f.add(cubic, f.mul(tail, rough)) },
    cosine: { head: rough, tail: f.add(missing, fine) },
  };
}

/** Added and taken away again, it rounds to a multiple of 2, and from the middle to one of 4. */
const EVEN = 1.5 * 2 ** 53;

/** The sine of a whole multiple of π/2: 0, 1, 0, -1, … */
export function quarterWave(f: Formula, quadrant: Value): Value {
  return f.sub(quadrant, f.shift(f.shift(quadrant, EVEN), -EVEN));
}

/** Sine and cosine of an angle's remainder, and those of its quadrant. */
function parts(f: Formula, x: Value) {
  const angle = reduceAngle(f, f.abs(x));
  const { sine, cosine } = reducedSineAndCosine(f, angle, false);
  return {
    sine: f.add(sine.head, sine.tail),
    cosine: f.add(cosine.head, cosine.tail),
    // One of these is 0, the other one is 1 or -1.
    quarterSine: quarterWave(f, angle.quadrant),
    quarterCosine: quarterWave(f, f.shift(angle.quadrant, 1)),
  };
}

/** Sine of an angle in radians, to 0.8 ulp for all floats. */
export function sine(f: Formula, x: Value): Value {
  const { sine, cosine, quarterSine, quarterCosine } = parts(f, x);
  const positive = f.add(f.mul(quarterSine, cosine), f.mul(quarterCosine, sine));
  return f.mul(positive, f.copysign(f.constant(1), x));
}

/** Cosine of an angle in radians, to 0.8 ulp for all floats. */
export function cosine(f: Formula, x: Value): Value {
  const { sine, cosine, quarterSine, quarterCosine } = parts(f, x);
  return f.sub(f.mul(quarterCosine, cosine), f.mul(quarterSine, sine));
}
