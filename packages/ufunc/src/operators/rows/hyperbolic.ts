/** Hyperbolic functions and their inverses. */
import { complexArctanh } from '../complex/arctangent.ts';
import { withComplex } from '../complex/formula.ts';
import { complexCosh, complexSinh, complexTanh } from '../complex/hyperbolic.ts';
import { complexArccosh, complexArcsinh } from '../complex/inverse.ts';
import { mathRow } from '../math/formula.ts';
import {
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
  inverseHyperbolicCosine,
  inverseHyperbolicSine,
  inverseHyperbolicTangent,
} from '../math/hyperbolic.ts';
import type { OperatorRow } from '../row.ts';

/** Hyperbolic functions and their inverses. */
export const hyperbolic = {
  sinh: withComplex(mathRow(1, hyperbolicSine), complexSinh),
  cosh: withComplex(mathRow(1, hyperbolicCosine), complexCosh),
  tanh: withComplex(mathRow(1, hyperbolicTangent), complexTanh),
  arcsinh: withComplex(mathRow(1, inverseHyperbolicSine), complexArcsinh),
  arccosh: withComplex(mathRow(1, inverseHyperbolicCosine), complexArccosh),
  arctanh: withComplex(mathRow(1, inverseHyperbolicTangent), complexArctanh),
} as const satisfies Record<string, OperatorRow>;
