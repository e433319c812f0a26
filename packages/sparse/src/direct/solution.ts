/** Solutions of systems, and what is known of their errors. */
import { array, type NdArray } from '@numloom/ndarray';
import type { Refined } from './refine.ts';

/** Solutions with their errors; of each right-hand side, as arrays of one axis. */
export interface SparseSolution {
  readonly x: NdArray;
  /** Componentwise: the least ε such that x solves a system whose entries differ by ε of themselves. */
  readonly backward_error: NdArray<'float64'>;
  /** ‖b - A x‖ / (‖A‖ ‖x‖ + ‖b‖) in the infinity norm. */
  readonly normwise_error: NdArray<'float64'>;
  /** An estimated bound of the largest error of x by the largest element of x. */
  readonly forward_error: NdArray<'float64'>;
  /** Steps of refinement that were taken. */
  readonly iterations: NdArray<'int32'>;
}

/** What was found of right-hand sides that were solved together. */
export interface Judged extends Refined {
  readonly forward: Float64Array;
}

/** Real and imaginary parts are solved apart: their errors are the larger of the two. */
export function solutionOf(
  x: NdArray,
  judged: readonly Judged[],
  isInParts: boolean,
): SparseSolution {
  const all = (pick: (one: Judged) => ArrayLike<number>): number[] => {
    const values = judged.flatMap((one) => Array.from(pick(one)));
    if (!isInParts) return values;
    return values
      .filter((_, k) => k % 2 === 0)
      .map((value, k) => Math.max(value, values[2 * k + 1]!));
  };
  return {
    x,
    backward_error: array(Float64Array.from(all((one) => one.backward))),
    normwise_error: array(Float64Array.from(all((one) => one.normwise))),
    forward_error: array(Float64Array.from(all((one) => one.forward))),
    iterations: array(Int32Array.from(all((one) => one.iterations))),
  };
}
