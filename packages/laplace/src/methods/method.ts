import type { Grid } from '../discrete/grid.ts';

/** What methods can be told; each method lists those that it knows. */
export interface MethodOptions {
  /**
   * Relaxation factor of `jacobi` (default 1, or a little less where no value is given anywhere),
   * `sor`, `ssor` and `red-black` (default: the best one for the grid).
   */
  readonly omega?: number | undefined;
  /** What conjugate gradients are preconditioned by; default `multigrid`. */
  readonly preconditioner?: PreconditionerName | undefined;
  /** The order in which multigrid visits its grids; default `full`: V cycles after a start from the coarsest grid. */
  readonly cycle?: CycleName | undefined;
  /** Sweeps of multigrid before and after the correction from the coarser grid; default [1, 1]. */
  readonly smoothing?: readonly [before: number, after: number] | undefined;
}

/** The preconditioners of the method `cg`. */
export const preconditioners = ['none', 'jacobi', 'ssor', 'ic0', 'amg', 'multigrid'] as const;

/** A preconditioner of the method `cg`. */
export type PreconditionerName = (typeof preconditioners)[number];

/** The cycles of the method `multigrid`. */
export const cycles = ['V', 'W', 'F', 'full'] as const;

/** A cycle of the method `multigrid`. */
export type CycleName = (typeof cycles)[number];

/** A way to solve a problem. */
export interface Method {
  /** One line for people. */
  readonly title: string;
  /** The options that it takes. */
  readonly options: readonly (keyof MethodOptions)[];
  /**
   * Prepares a solution from what the grid holds.
   *
   * @throws RangeError when the method does not suit the problem, or an option is wrong
   */
  readonly start: (grid: Grid, options: MethodOptions) => Iteration;
}

/** A solution under way. */
export interface Iteration extends Disposable {
  /**
   * Makes iterations, until there are `count` of them or the norm of the residual is `target` or
   * less. Then the grid holds the last iterate, its layers behind sides included.
   *
   * @returns 2-norms of residuals: of the one that the first iteration found, then for each iteration
   *   made of the one that it left; undefined where none was measured. A method that knows what its
   *   iterations find, and not what they leave, leaves out the last
   */
  readonly advance: (count: number, target: number) => ArrayLike<number | undefined>;
  /** Whether there is no more to be done: a direct method after its one iteration. */
  readonly finished?: boolean;
}
