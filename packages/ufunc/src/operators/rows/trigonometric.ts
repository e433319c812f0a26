/** Trigonometric functions. */
import { arccosine, arcsine } from '../math/arcsine.ts';
import { arctangent, arctangent2 } from '../math/arctangent.ts';
import { mathRow } from '../math/formula.ts';
import { hypotenuse } from '../math/hypotenuse.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';
import type { OperatorRow } from '../row.ts';

/** Trigonometric functions, and the hypotenuse. */
export const trigonometric = {
  sin: mathRow(1, sine),
  cos: mathRow(1, cosine),
  tan: mathRow(1, tangent),
  arcsin: mathRow(1, arcsine),
  arccos: mathRow(1, arccosine),
  arctan: mathRow(1, arctangent),
  arctan2: mathRow(2, arctangent2),
  hypot: mathRow(2, hypotenuse),
} as const satisfies Record<string, OperatorRow>;
