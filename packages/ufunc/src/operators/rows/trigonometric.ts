/** Trigonometric functions. */
import { mathRow } from '../math/formula.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';
import { floatFunction, type OperatorRow } from '../row.ts';

/** Trigonometric functions. */
export const trigonometric = {
  sin: mathRow(1, sine),
  cos: mathRow(1, cosine),
  tan: mathRow(1, tangent),
  arcsin: floatFunction('arcsin'),
  arccos: floatFunction('arccos'),
  arctan: floatFunction('arctan'),
  arctan2: floatFunction('arctan2', 2),
} as const satisfies Record<string, OperatorRow>;
