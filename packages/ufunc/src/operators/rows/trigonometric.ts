/** Trigonometric and hyperbolic functions. */
import { mathRow } from '../math/formula.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';
import { floatFunction, type OperatorRow } from '../row.ts';

/** Trigonometric and hyperbolic functions. */
export const trigonometric = {
  sin: mathRow(1, sine),
  cos: mathRow(1, cosine),
  tan: mathRow(1, tangent),
  arcsin: floatFunction('arcsin'),
  arccos: floatFunction('arccos'),
  arctan: floatFunction('arctan'),
  arctan2: floatFunction('arctan2', 2),
  sinh: floatFunction('sinh'),
  cosh: floatFunction('cosh'),
  tanh: floatFunction('tanh'),
} as const satisfies Record<string, OperatorRow>;
