/** Parts of complex numbers. */
import type { OperatorRow } from '../row.ts';
import { complexOfParts, magnitude, number } from '../types.ts';

export const real = {
  name: 'real',
  arity: 1,
  types: magnitude,
  lower: (_, x) => x,
  lowerComplex: (_, x) => x.re,
} as const satisfies OperatorRow;

export const imag = {
  name: 'imag',
  arity: 1,
  types: magnitude,
  lower: (b, x) => b.constant(0, b.dtypeOf(x)),
  lowerComplex: (_, x) => x.im,
} as const satisfies OperatorRow;

export const conj = {
  name: 'conj',
  arity: 1,
  types: number,
  lower: (_, x) => x,
  lowerComplex: (b, x) => ({ re: x.re, im: b.apply('neg', x.im) }),
} as const satisfies OperatorRow;

/** A complex number of its two parts. */
export const complexOf = {
  name: 'complexOf',
  arity: 2,
  types: complexOfParts,
  lower: (_, re, im) => ({ re, im }),
} as const satisfies OperatorRow;
