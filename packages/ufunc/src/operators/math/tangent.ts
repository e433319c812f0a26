/** Tangent. */
import type { Value } from '../body.ts';
import type { Formula } from './formula.ts';
import { reduceAngle } from './pi-reduction.ts';
import { divideDoubles } from './quotient.ts';
import { quarterWave, reducedSineAndCosine } from './sine.ts';

/**
 * Tangent of an angle in radians, to 0.6 ulp for all floats: the quotient of sine and cosine, both
 * as sums of two floats, or in every other quadrant that of cosine and sine.
 */
export function tangent(f: Formula, x: Value): Value {
  const angle = reduceAngle(f, f.abs(x));
  const { sine, cosine } = reducedSineAndCosine(f, angle);
  const isEven = f.equals(quarterWave(f, angle.quadrant), 0);
  const above = f.fastTwoSum(
    f.select(isEven, sine.head, cosine.head),
    f.select(isEven, sine.tail, cosine.tail),
  );
  const below = f.fastTwoSum(
    f.select(isEven, cosine.head, sine.head),
    f.select(isEven, cosine.tail, sine.tail),
  );
  const quotient = divideDoubles(f, above, below);
  const sign = f.select(isEven, f.constant(1), f.constant(-1));
  const result = f.mul(f.add(quotient.head, quotient.tail), sign);
  return f.mul(result, f.copysign(f.constant(1), x));
}
