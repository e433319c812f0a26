/** Roots, exponentials and logarithms. */
import { cubeRoot } from '../math/cube-root.ts';
import { exponential as exp, exponential2, expMinusOne } from '../math/exponential.ts';
import { mathRow } from '../math/formula.ts';
import { log2OfSumOfPowersOf2, logOfSumOfExponentials } from '../math/log-sum.ts';
import { logarithm, logarithm10, logarithm2, logOnePlus } from '../math/logarithm.ts';
import { floatFunction, type OperatorRow } from '../row.ts';

/** Roots, exponentials and logarithms. */
export const exponential = {
  sqrt: floatFunction('sqrt'),
  cbrt: mathRow(1, cubeRoot),
  exp: mathRow(1, exp),
  exp2: mathRow(1, exponential2),
  expm1: mathRow(1, expMinusOne),
  log: mathRow(1, logarithm),
  log2: mathRow(1, logarithm2),
  log10: mathRow(1, logarithm10),
  log1p: mathRow(1, logOnePlus),
  logaddexp: mathRow(2, logOfSumOfExponentials),
  logaddexp2: mathRow(2, log2OfSumOfPowersOf2),
} as const satisfies Record<string, OperatorRow>;
