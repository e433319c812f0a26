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

/** One number for each of a stack of matrices, of an option that broadcasts to the stack's shape. */
export function numbersFor(option: Operand, matrices: NdArray, caller: string): Float64Array {
  const given = arrayOf(option, caller);
  if (dtypes[given.dtype].components === 2) {
    throw new TypeError(`${caller}: a tolerance is ${given.dtype}, must be real`);
  }
  const all = broadcast_to(given, matrices.shape.slice(0, -2));
  return Float64Array.from(all.values() as Iterable<number>, Number);
}
