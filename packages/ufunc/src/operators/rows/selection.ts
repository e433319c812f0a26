/** Choosing and copying. */
import type { OperatorRow } from '../row.ts';
import { anyDType } from '../types.ts';

/** The operand as it is. */
export const copy = {
  name: 'copy',
  arity: 1,
  types: anyDType,
  lower: (_, x) => x,
  lowerComplex: (_, x) => x,
} as const satisfies OperatorRow;

/** `[condition, x, y]`. */
export const where = {
  name: 'where',
  arity: 3,
  types: anyDType,
  apart: { 0: { dtype: 'bool' } },
  lower: (b, condition, x, y) => b.apply('select', condition, x, y),
  lowerComplex: (b, condition, x, y) => ({
    re: b.apply('select', condition.re, x.re, y.re),
    im: b.apply('select', condition.im, x.im, y.im),
  }),
} as const satisfies OperatorRow;
