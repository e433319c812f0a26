/** Hyperbolic functions and their inverses. */
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
  sinh: mathRow(1, hyperbolicSine),
  cosh: mathRow(1, hyperbolicCosine),
  tanh: mathRow(1, hyperbolicTangent),
  arcsinh: mathRow(1, inverseHyperbolicSine),
  arccosh: mathRow(1, inverseHyperbolicCosine),
  arctanh: mathRow(1, inverseHyperbolicTangent),
} as const satisfies Record<string, OperatorRow>;
