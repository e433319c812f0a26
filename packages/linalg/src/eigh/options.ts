/** What functions for Hermitian matrices are told, and what they answer. */
import { copyto, NdArray } from '@numloom/ndarray';
import { Expression } from '@numloom/ufunc';
import type { Operand } from '../arguments/operands.ts';
import { newArray } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { Triangle } from './hermitian.ts';

/** What `UPLO` says; small letters are letters, too, as in NumPy. */
export function triangleOf(UPLO: string = 'L', caller: string): Triangle {
  const letter = String(UPLO).toUpperCase();
  if (letter === 'L' || letter === 'U') return letter;
  throw new RangeError(`${caller}: UPLO is ${JSON.stringify(UPLO)}, must be 'L' or 'U'`);
}

/** Options that choose some of the eigenvalues. */
export interface SubsetOptions {
  /** The first and the last index, counted from 0, of those that are wanted. */
  readonly subset_by_index?: readonly [number, number];
  /** Bounds of those that are wanted: above the first, and not above the second. */
  readonly subset_by_value?: readonly [number, number];
}

/** Which eigenvalues of n ascending ones are wanted: those from the first index to before the second. */
export function subsetOf(
  { subset_by_index: places, subset_by_value: bounds }: SubsetOptions,
  values: NdArray<InexactDType>,
  caller: string,
): readonly [number, number] {
  const n = values.shape.at(-1)!;
  if (places !== undefined) {
    if (bounds !== undefined) {
      throw new RangeError(`${caller}: subset_by_index and subset_by_value exclude each other`);
    }
    const [first, last] = places;
    if (
      Number.isInteger(first) &&
      Number.isInteger(last) &&
      0 <= first &&
      first <= last &&
      last < n
    ) {
      return [first, last + 1];
    }
    throw new RangeError(
      `${caller}: subset_by_index is [${first}, ${last}], must be indices below ${n}, ascending`,
    );
  }
  if (bounds === undefined) return [0, n];
  const [low, high] = bounds;
  if (!(low < high)) {
    throw new RangeError(`${caller}: subset_by_value is [${low}, ${high}], must be ascending`);
  }
  if (values.ndim !== 1) {
    throw new RangeError(`${caller}: subset_by_value works for one matrix only, given a stack`);
  }
  const numbers = [...values.values()] as number[];
  const upTo = (bound: number) => numbers.filter((value) => value <= bound).length;
  return [upTo(low), upTo(high)];
}

/**
 * A result as an array of that dtype: a part along the last axis. Scratch memory, where `stays` is
 * false, is copied.
 */
export function delivered<D extends InexactDType>(
  array: NdArray<InexactDType>,
  dtype: D,
  [start, end]: readonly [number, number],
  stays: boolean,
): NdArray<D> {
  if (stays) return array as NdArray as NdArray<D>;
  const part = array.slice('...', `${start}:${end}`);
  const result = newArray(dtype, part.shape);
  copyto(result, part, { casting: 'unsafe' });
  return result;
}

/** Whether an argument is options rather than an operand. */
export function isOptions<Options extends object>(
  argument: Operand | Options | undefined,
): argument is Options {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    !(argument instanceof NdArray || argument instanceof Expression) &&
    [Object.prototype, null].includes(Object.getPrototypeOf(argument) as object | null)
  );
}
