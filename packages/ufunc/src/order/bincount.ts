/** How often each whole number occurs. */
import {
  assertOptions,
  type DType,
  dtypes,
  formatShape,
  type NdArray,
  sameShape,
} from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { arrayOf, elementsOf, flat, indexArray, newArray } from './rows.ts';

/** Options of {@link bincount}. */
export interface BincountOptions<W extends Operand = Operand> {
  /** What each number counts instead of 1, of the shape of `x`. */
  readonly weights?: W | undefined;
  /** The least length of the result; 0 by default. */
  readonly minlength?: number | undefined;
}

/** Counts beyond this many bytes are refused: one great number would take all memory. */
const MOST = 2 ** 31;

/**
 * How often each whole number from 0 to the greatest occurs.
 *
 * @param x - whole numbers of at least 0, of any dtype, in one axis
 * @param options - `weights` to add up, one after the other, instead of counting, and `minlength`
 * @returns int64 counts, or float64 sums of the weights
 * @throws RangeError when `x` has not one axis or an element is negative, no whole number or
 *   beyond 2 ** 31, or `weights` has another shape; TypeError for complex operands
 * @example
 * ```ts
 * import { bincount } from '@numloom/ufunc';
 * console.log(bincount([0, 2, 2]).tolist()); // => [ 1n, 0n, 2n ]
 * console.log(bincount([0, 2, 2], { weights: [0.5, 1, 2] }).tolist()); // => [ 0.5, 0, 3 ]
 * ```
 */
export function bincount<O extends BincountOptions = Record<never, never>>(
  x: Operand,
  options?: O,
): NdArray<O extends { readonly weights: Operand } ? 'float64' : 'int64'> {
  assertOptions(options ?? {}, ['weights', 'minlength'], 'bincount');
  const { weights, minlength = 0 } = options ?? {};
  const array = arrayOf(x, 'bincount');
  if (array.ndim !== 1) {
    throw new RangeError(
      `bincount: x has the shape ${formatShape(array.shape)}, must have one axis`,
    );
  }
  if (!Number.isInteger(minlength) || minlength < 0) {
    throw new RangeError(
      `bincount: minlength is ${String(minlength)}, must be a whole number of at least 0`,
    );
  }
  const values = elementsOf(flat(asNumbers(array, 'x')));
  const length = Math.max(minlength, lengthFor(values));
  let result: NdArray;
  if (weights === undefined) {
    const counts = new Uint32Array(length);
    for (let i = 0; i < values.length; i++) counts[values[i] as number]!++;
    result = indexArray(counts);
  } else {
    const given = asNumbers(arrayOf(weights, 'bincount: weights'), 'weights');
    if (!sameShape(given.shape, array.shape)) {
      throw new RangeError(
        `bincount: weights has the shape ${formatShape(given.shape)}, must have that of x, ${formatShape(array.shape)}`,
      );
    }
    result = newArray('float64', [length]);
    const sums = (elementsOf(result) as Float64Array).fill(0);
    const added = elementsOf(flat(given)) as Float64Array;
    for (let i = 0; i < values.length; i++) sums[values[i] as number]! += added[i]!;
  }
  return result as NdArray<DTypeOf<Operand>> as never;
}

/** 64-bit integers as float64, which holds all that can be counted or weighed with. */
function asNumbers(array: NdArray, name: string): NdArray {
  const { kind, itemsize } = dtypes[array.dtype];
  if (kind === 'c')
    throw new TypeError(`bincount: ${name} has the dtype ${array.dtype}, must be real`);
  return kind !== 'f' && itemsize === 8 ? array.astype('float64' satisfies DType) : array;
}

function lengthFor(values: ArrayLike<number | bigint>): number {
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= 0) || value !== Math.floor(value)) {
      throw new RangeError(`bincount: x holds ${value}, must hold whole numbers of at least 0`);
    }
    if (value >= length) length = value + 1;
  }
  if (length > MOST) {
    throw new RangeError(`bincount: x holds ${length - 1}, which takes too many counters`);
  }
  return length;
}
