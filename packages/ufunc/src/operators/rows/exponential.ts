/** Roots, exponentials and logarithms. */
import { floatFunction, type OperatorRow } from '../row.ts';

/** Roots, exponentials and logarithms. */
export const exponential = {
  sqrt: floatFunction('sqrt'),
  exp: floatFunction('exp'),
  expm1: floatFunction('expm1'),
  log: floatFunction('log'),
  log1p: floatFunction('log1p'),
  log2: floatFunction('log2'),
  log10: floatFunction('log10'),
} as const satisfies Record<string, OperatorRow>;
