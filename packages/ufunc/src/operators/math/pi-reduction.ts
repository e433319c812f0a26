/** Angles less whole multiples of π/2. */
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';

/** An angle as quadrant · π/2 + head + tail, where |head| is hardly above π/4. */
export interface ReducedAngle extends Double {
  /** A whole number; it counts modulo 4. */
  readonly quadrant: Value;
}

/** π/2 in three parts: two of 20 bits, both rounded down, and the rest. */
const HALF_PI = [1.5707950592041016, 1.2675900507019833e-6, 7.443547480486623e-13] as const;
const PER_HALF_PI = 2 / Math.PI;
/** Added and taken away again, it rounds to a whole number. */
const WHOLE = 1.5 * 2 ** 52;
/** Quadrants above this do not have an exact product with the parts of π/2. */
const MOST_QUADRANTS = 2 ** 33;

/**
 * Reduces an angle in radians (Cody and Waite 1980, Software Manual for the Elementary Functions).
 * Products with the two short parts of π/2 are exact, and so are their differences, as long as the
 * quadrant has no more than 33 bits. The product with the rest is rounded by at most
 * quadrant · 2^-93, which spoils angles that are near to a multiple of π/2. Both cases, and no
 * others but these, have |head| · 2^33 < |quadrant|; they are left to a call that knows enough of
 * π's digits. Of -0, head and tail are -0.
 */
export function reduceAngle(f: Formula, angle: Value): ReducedAngle {
  const biased = f.shift(f.scale(angle, PER_HALF_PI), WHOLE);
  const whole = f.shift(biased, -WHOLE);
  const first = f.sub(angle, f.scale(whole, HALF_PI[0]));
  const second = f.sub(first, f.scale(whole, HALF_PI[1]));
  const { head, tail } = f.fastTwoSum(second, f.scale(whole, -HALF_PI[2]));
  const isHard = f.less(f.scale(f.abs(head), MOST_QUADRANTS), f.abs(whole));
  return {
    head: f.apply('pio2_head', isHard, angle, head),
    tail: f.apply('pio2_tail', isHard, angle, tail),
    quadrant: f.apply('pio2_quadrant', isHard, angle, whole),
  };
}
