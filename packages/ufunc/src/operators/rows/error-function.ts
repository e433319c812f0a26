/** The error function and its complement. */
import { complementaryErrorFunction, errorFunction } from '../math/error-function.ts';
import { mathRow } from '../math/formula.ts';
import type { OperatorRow } from '../row.ts';

/** The error function and its complement, by SciPy's names. */
export const errorFunctions = {
  erf: mathRow(1, errorFunction),
  erfc: mathRow(1, complementaryErrorFunction),
} as const satisfies Record<string, OperatorRow>;
