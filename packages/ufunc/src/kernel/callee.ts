/** Functions that programs give, as kernels call them. */
import type { TypedArray } from '@numloom/ndarray';

/** Value i is `data[at + i * step]`. */
export interface Values {
  readonly data: TypedArray;
  readonly at: number;
  readonly step: number;
}

/** A function of float64 values. */
export interface Callee {
  /** What people know it by. */
  readonly name: string;
  readonly call: (...args: number[]) => number;
  /** Computes n values, one after the other, of as many of each operand. */
  readonly loop: (n: number, out: Values, args: readonly [Values, ...Values[]]) => void;
}

/**
 * To be asked when a kernel that calls functions has run, with the arrays it ran on.
 *
 * @throws Error where the memory had to grow in between and moved, away from these arrays
 */
export function assertAttached(arrays: readonly TypedArray[]): void {
  if (arrays.every(({ length }) => length > 0)) return;
  throw new Error(
    'vectorize: a function that was called made arrays, for which the memory had to move; ' +
      'let it make none, or isolate the page (Cross-Origin-Opener-Policy), where memory never moves',
  );
}
