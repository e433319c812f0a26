/**
 * The order in which a fold combines its elements: one order for all backends, whatever the
 * alignment, the launch or the number of threads, so that results agree to the bit.
 *
 * Each run along the innermost axis is cut into blocks of 512 elements, and these into parts of 64.
 * Element i of a part goes to lane i mod 8; lanes start at the identity. The lanes of the parts of a
 * block are combined one part after the other, lane by lane, from the identity on. A block's value is
 * ((0+4)+(2+6)) + ((1+5)+(3+7)) of its lanes: halves meet, which vectors of any length can do. Block
 * values, over all runs of one result (or of one segment), are pushed on a stack that works like a
 * binary counter: after the n-th push the two topmost entries are combined as often as n is
 * divisible by 2, the older one on the left. At the end the entries are combined from the newest to
 * the oldest. Partial results of segments are combined by the same counter. So the error of a sum
 * grows with the logarithm of the number of elements, as in pairwise summation (Higham 1993, "The
 * accuracy of floating point summation", SIAM J. Sci. Comput. 14).
 *
 * Extremes of floats are combined by pmin or pmax, which pass over NaN, and start at an infinity; of
 * a zero and its negative the first in this order stays. NaN is seen to at the end: the result of
 * min and max is NaN if an element is, that of fmin and fmax if none is a number.
 */
import type { FoldPrimitive, Primitive, RealDType } from './primitives.ts';

/** Elements of a run whose value is combined before it meets others. */
export const BLOCK = 512;

/** Elements of a block whose lanes are filled before they meet those of others. */
export const PART = 64;

/** Accumulators of a block. */
export const LANES = 8;

/** Entries that the stack of block values can ever need: lengths are below 2 ** 53. */
export const STACK_DEPTH = 54;

const INTEGER_LIMITS: Partial<Record<RealDType, readonly [number | bigint, number | bigint]>> = {
  int8: [-128, 127],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint8: [0, 255],
  uint16: [0, 65535],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0n, 2n ** 64n - 1n],
};

/** The value that changes nothing: +0, 1, the highest or the lowest value, NaN, all bits or none. */
export function foldIdentity(fold: FoldPrimitive, dtype: RealDType): number | bigint {
  const wide = dtype === 'int64' || dtype === 'uint64';
  if (fold === 'add' || fold === 'or') return wide ? 0n : 0;
  if (fold === 'mul') return wide ? 1n : 1;
  if (dtype === 'bool') return 1;
  const isFloat = dtype === 'float32' || dtype === 'float64';
  if (isFloat && (fold === 'fmin' || fold === 'fmax')) return NaN;
  const [lowest, highest] = INTEGER_LIMITS[dtype] ?? [-Infinity, Infinity];
  if (fold === 'min' || fold === 'fmin') return highest;
  if (fold === 'max' || fold === 'fmax') return lowest;
  return dtype.startsWith('u') ? highest : wide ? -1n : -1;
}

/** How the elements of a fold are combined. */
export interface FoldStep {
  readonly step: Primitive;
  /** What accumulators start at. */
  readonly start: number | bigint;
  /** Where the result may be NaN that no step makes: if `any` element is, or if `all` are. */
  readonly nan: 'any' | 'all' | undefined;
}

/** What a fold of elements of a dtype does with each of them. */
export function foldStep(fold: FoldPrimitive, dtype: RealDType): FoldStep {
  const start = foldIdentity(fold, dtype);
  if ((dtype !== 'float64' && dtype !== 'float32') || fold === 'add' || fold === 'mul') {
    return { step: fold, start, nan: undefined };
  }
  const nan = fold === 'min' || fold === 'max' ? 'any' : 'all';
  return fold === 'min' || fold === 'fmin'
    ? { step: 'pmin', start: Infinity, nan }
    : { step: 'pmax', start: -Infinity, nan };
}

/** The binary counter that combines partial results. O(1) amortised per push. */
export class FoldStack<T> {
  readonly #combine: (older: T, newer: T) => T;
  readonly #entries: T[] = [];
  #pushes = 0;

  constructor(combine: (older: T, newer: T) => T) {
    this.#combine = combine;
  }

  push(value: T): void {
    let carried = value;
    for (let n = ++this.#pushes; n % 2 === 0; n /= 2) {
      carried = this.#combine(this.#entries.pop()!, carried);
    }
    this.#entries.push(carried);
  }

  /** Everything combined, or undefined when nothing was pushed. */
  drain(): T | undefined {
    let value = this.#entries.pop();
    while (value !== undefined && this.#entries.length > 0) {
      value = this.#combine(this.#entries.pop()!, value);
    }
    return value;
  }
}
