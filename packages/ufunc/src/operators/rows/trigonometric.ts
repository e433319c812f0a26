/** Trigonometric functions. */
import { complexArctangent } from '../complex/arctangent.ts';
import { withComplex } from '../complex/formula.ts';
import { complexCosine, complexSine, complexTangent } from '../complex/hyperbolic.ts';
import { complexArccosine, complexArcsine } from '../complex/inverse.ts';
import { mathRow } from '../math/formula.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';
import { floatFunction, type OperatorRow } from '../row.ts';

/** Trigonometric functions. */
export const trigonometric = {
  sin: withComplex(mathRow(1, sine), complexSine),
  cos: withComplex(mathRow(1, cosine), complexCosine),
  tan: withComplex(mathRow(1, tangent), complexTangent),
  arcsin: withComplex(floatFunction('arcsin'), complexArcsine),
  arccos: withComplex(floatFunction('arccos'), complexArccosine),
  arctan: withComplex(floatFunction('arctan'), complexArctangent),
  arctan2: floatFunction('arctan2', 2),
} as const satisfies Record<string, OperatorRow>;
