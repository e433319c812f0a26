/** Trigonometric functions. */
import { floatFunction, type OperatorRow } from '../row.ts';

/** Trigonometric functions. */
export const trigonometric = {
  sin: floatFunction('sin'),
  cos: floatFunction('cos'),
  tan: floatFunction('tan'),
  arcsin: floatFunction('arcsin'),
  arccos: floatFunction('arccos'),
  arctan: floatFunction('arctan'),
  arctan2: floatFunction('arctan2'),
} as const satisfies Record<string, OperatorRow>;
