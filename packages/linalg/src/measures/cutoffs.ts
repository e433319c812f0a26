/** Below what singular values count as zero. */
import { broadcast_to, dtypes, finfo, type NdArray } from '@numloom/ndarray';
import { arrayOf, floatingOf, type Operand, realOf } from '../arguments/operands.ts';

/** The spacing of the floating-point numbers that an array's results have. */
export function epsilonOf({ dtype }: NdArray): number {
  return finfo(realOf(floatingOf(dtype))).eps;
}

/** max(m, n) times the spacing of numbers: the relative accuracy of the smallest singular values. */
export function defaultTolerance(matrices: NdArray): number {
  const [m, n] = matrices.shape.slice(-2) as [number, number];
  return Math.max(m, n) * epsilonOf(matrices);
}

/**
 * The option `rcond`, a number; `standard` where it is not given.
 *
 * @throws TypeError where it is no number: nothing is less than NaN, and no singular value would count.
 */
export function cutoffOf(
  rcond: number | null | undefined,
  standard: number,
  caller: string,
): number {
  if (rcond === undefined || rcond === null) return standard;
  if (typeof rcond === 'number' && !Number.isNaN(rcond)) return rcond;
  throw new TypeError(`${caller}: rcond is ${String(rcond)}, must be a number`);
}

/** One number for each of a stack of matrices, of an option that broadcasts to the stack's shape. */
export function numbersFor(option: Operand, matrices: NdArray, caller: string): Float64Array {
  const given = arrayOf(option, caller);
  if (dtypes[given.dtype].components === 2) {
    throw new TypeError(`${caller}: a tolerance is ${given.dtype}, must be real`);
  }
  const all = broadcast_to(given, matrices.shape.slice(0, -2));
  const numbers = Float64Array.from(all.values() as Iterable<number>, Number);
  if (numbers.some(Number.isNaN)) {
    throw new RangeError(`${caller}: a tolerance is NaN, must be a number`);
  }
  return numbers;
}
