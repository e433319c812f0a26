/** Angles less whole multiples of π/2. */
import { TURN } from '../../kernel/tables.ts';
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

/** 2π/TURN in two parts: 31 bits, and the rest. */
const STEP = [0.049087385210441425, 1.899093908283185e-12] as const;
const PER_STEP = 20.371832715762604;
/** Steps above this times |head| are left to `reduceAngle`; below, they have 21 bits. */
const MOST_STEPS = 2 ** 26;

/** An angle as a whole number of steps of a turn and a rest. */
interface SteppedAngle extends Double {
  /** Its low bits are those of the number of steps. */
  readonly index: Value;
}

/** Takes whole steps of the sine table from an angle. */
export function takeSteps(f: Formula, angle: Value): SteppedAngle {
  const nearest = (x: Value) => {
    const biased = f.shift(f.scale(x, PER_STEP), WHOLE);
    return { biased, whole: f.shift(biased, -WHOLE) };
  };
  const less = (x: Value, whole: Value): Double =>
    f.fastTwoSum(f.sub(x, f.scale(whole, STEP[0])), f.scale(whole, -STEP[1]));
  const { biased, whole } = nearest(angle);
  const { head, tail } = less(angle, whole);
  // Where the product overflows, both are infinite.
  const most = f.atMost(f.scale(f.abs(head), MOST_STEPS), MOST_STEPS);
  const isEasy = f.apply('le', f.abs(whole), most);
  const hard = reduceAngle(f, angle);
  const left = nearest(hard.head);
  const rest = less(hard.head, left.whole);
  const restTail = f.add(rest.tail, hard.tail);
  const index = f.add(left.biased, f.scale(hard.quadrant, TURN / 4));
  return {
    head: f.usually(isEasy, head, rest.head),
    tail: f.usually(isEasy, tail, restTail),
    index: f.usually(isEasy, biased, index),
  };
}
