/**
 * The operator table: each elementwise operator once, by family. Functions, template names and
 * kernels are derived from it; to add an operator, add a row.
 */
import type { OperatorRow } from './row.ts';
import { arithmetic } from './rows/arithmetic.ts';
import { comparison } from './rows/comparison.ts';
import { errorFunctions } from './rows/error-function.ts';
import { exponential } from './rows/exponential.ts';
import { floats } from './rows/floats.ts';
import { integers } from './rows/integers.ts';
import { hyperbolic } from './rows/hyperbolic.ts';
import { logic } from './rows/logic.ts';
import { parts } from './rows/parts.ts';
import { rounding } from './rows/rounding.ts';
import { selection } from './rows/selection.ts';
import { trigonometric } from './rows/trigonometric.ts';

/** Every elementwise operator by its NumPy name. */
export const operators = {
  ...arithmetic,
  ...integers,
  ...floats,
  ...rounding,
  ...comparison,
  ...logic,
  ...parts,
  ...exponential,
  ...trigonometric,
  ...errorFunctions,
  ...hyperbolic,
  ...selection,
} as const satisfies Record<string, OperatorRow>;

/** Name of an operator. */
export type OperatorName = keyof typeof operators;

/** Other names of operators, from the array API standard and older NumPy. */
export const aliases: Readonly<Record<string, OperatorName>> = {
  abs: 'absolute',
  fix: 'trunc',
  round: 'rint',
  pow: 'power',
  mod: 'remainder',
  acos: 'arccos',
  acosh: 'arccosh',
  asin: 'arcsin',
  asinh: 'arcsinh',
  atan: 'arctan',
  atan2: 'arctan2',
  degrees: 'rad2deg',
  radians: 'deg2rad',
  true_divide: 'divide',
  bitwise_not: 'bitwise_invert',
  atanh: 'arctanh',
  invert: 'bitwise_invert',
  left_shift: 'bitwise_left_shift',
  right_shift: 'bitwise_right_shift',
  conjugate: 'conj',
};

/** The row of an operator. */
export function operatorRow(name: OperatorName): OperatorRow {
  return operators[name];
}
