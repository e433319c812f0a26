/** Trigonometric and hyperbolic functions. */
import { floatFunction, type OperatorRow } from '../row.ts';

/** Trigonometric and hyperbolic functions. */
export const trigonometric = {
  sin: floatFunction('sin'),
  cos: floatFunction('cos'),
  tan: floatFunction('tan'),
  arcsin: floatFunction('arcsin'),
  arccos: floatFunction('arccos'),
  arctan: floatFunction('arctan'),
  arctan2: floatFunction('arctan2', 2),
  sinh: floatFunction('sinh'),
  cosh: floatFunction('cosh'),
  tanh: floatFunction('tanh'),
} as const satisfies Record<string, OperatorRow>;
