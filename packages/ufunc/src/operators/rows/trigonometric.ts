/** Trigonometric functions. */
import { complexArctangent } from '../complex/arctangent.ts';
import { withComplex } from '../complex/formula.ts';
import { complexCosine, complexSine, complexTangent } from '../complex/hyperbolic.ts';
import { complexArccosine, complexArcsine } from '../complex/inverse.ts';
import { arccosine, arcsine } from '../math/arcsine.ts';
import { arctangent, arctangent2 } from '../math/arctangent.ts';
import { mathRow } from '../math/formula.ts';
import { hypotenuse } from '../math/hypotenuse.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';
import type { OperatorRow } from '../row.ts';

/** Trigonometric functions, and the hypotenuse. */
export const trigonometric = {
  sin: withComplex(mathRow(1, sine), complexSine),
  cos: withComplex(mathRow(1, cosine), complexCosine),
  tan: withComplex(mathRow(1, tangent), complexTangent),
  arcsin: withComplex(mathRow(1, arcsine), complexArcsine),
  arccos: withComplex(mathRow(1, arccosine), complexArccosine),
  arctan: withComplex(mathRow(1, arctangent), complexArctangent),
  arctan2: mathRow(2, arctangent2),
  hypot: { ...mathRow(2, hypotenuse), identity: 0, reorderable: true },
} as const satisfies Record<string, OperatorRow>;
