/** Parts of complex numbers. */
import type { OperatorRow } from '../row.ts';
import { complexOfParts, magnitude, number } from '../types.ts';

/** Parts and conjugates of complex numbers. */
export const parts = {
  real: { arity: 1, types: magnitude, lower: (_, x) => x, lowerComplex: (_, x) => x.re },
  imag: {
    arity: 1,
    types: magnitude,
    lower: (b, x) => b.constant(0, b.dtypeOf(x)),
    lowerComplex: (_, x) => x.im,
  },
  conj: {
    arity: 1,
    types: number,
    lower: (_, x) => x,
    lowerComplex: (b, x) => ({ re: x.re, im: b.apply('neg', x.im) }),
  },
  /** A complex number of its two parts. */
  complexOf: { arity: 2, types: complexOfParts, lower: (_, re, im) => ({ re, im }) },
} as const satisfies Record<string, OperatorRow>;
