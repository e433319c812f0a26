import type { NdArray } from '@numloom/ndarray';
import type { BenchmarkProblem } from './problem.ts';

/**
 * Jacobi: every point from its neighbours before the sweep. Gauss-Seidel: row by row, from what is
 * there at that moment.
 */
export type Algorithm = 'jacobi' | 'gauss-seidel';

/** A way to write the same iteration: a row of the benchmark's tables. */
export interface Row {
  /** One line for people. */
  readonly description: string;
  readonly algorithm: Algorithm;
  /** The error is asked for at sweeps 1, 1 + checkEvery, 1 + 2 checkEvery and so on. */
  readonly checkEvery: number;
  /** Takes the problem's initial values. */
  readonly start: (problem: BenchmarkProblem) => Sweeper;
}

/** An iteration under way. */
export interface Sweeper extends Disposable {
  /** The present values, `size` x `size`; to be read before the next sweep. */
  readonly values: NdArray<'float64'>;
  /**
   * Makes one sweep.
   *
   * @param check - whether the error is needed
   * @returns the L2 norm of the sweep's change, not divided by the number of points; undefined
   *   if it was not needed and does not come by itself
   */
  readonly sweep: (check: boolean) => number | undefined;
}
