/** Roots, exponentials and logarithms. */
import { complexExponential, complexExpMinusOne } from '../complex/exponential.ts';
import { withComplex } from '../complex/formula.ts';
import {
  complexLogarithm,
  complexLogarithm10,
  complexLogarithm2,
  complexLogOnePlus,
} from '../complex/logarithm.ts';
import { complexRoot } from '../complex/root.ts';
import { cubeRoot } from '../math/cube-root.ts';
import { exponential as exp, exponential2, expMinusOne } from '../math/exponential.ts';
import { mathRow } from '../math/formula.ts';
import { log2OfSumOfPowersOf2, logOfSumOfExponentials } from '../math/log-sum.ts';
import { logarithm, logarithm10, logarithm2, logOnePlus } from '../math/logarithm.ts';
import { floatFunction, type OperatorRow } from '../row.ts';

/** Roots, exponentials and logarithms. */
export const exponential = {
  sqrt: withComplex(floatFunction('sqrt'), complexRoot),
  cbrt: mathRow(1, cubeRoot),
  exp: withComplex(mathRow(1, exp), complexExponential),
  exp2: mathRow(1, exponential2),
  expm1: withComplex(mathRow(1, expMinusOne), complexExpMinusOne),
  log: withComplex(mathRow(1, logarithm), complexLogarithm),
  log2: withComplex(mathRow(1, logarithm2), complexLogarithm2),
  log10: withComplex(mathRow(1, logarithm10), complexLogarithm10),
  log1p: withComplex(mathRow(1, logOnePlus), complexLogOnePlus),
  logaddexp: { ...mathRow(2, logOfSumOfExponentials), identity: -Infinity, reorderable: true },
  logaddexp2: { ...mathRow(2, log2OfSumOfPowersOf2), identity: -Infinity, reorderable: true },
} as const satisfies Record<string, OperatorRow>;
