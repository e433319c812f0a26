import type { NdArray } from '@numloom/ndarray';
import { asarray } from '@numloom/ndarray';
import { nd } from '@numloom/ufunc';
import type { MethodName } from '../methods/index.ts';
import { coordinates, type Problem } from '../problem/problem.ts';
import { valuesAt } from '../problem/values.ts';

/** How a solution came to be. */
export interface History {
  /**
   * After how many iterations a residual is known: 0, 1 and so on. `gauss-seidel`, `sor` and `ssor`, whose
   * iterations cost no more than a residual does, measure it rarely while the end is far.
   */
  readonly iterations: Float64Array;
  /** Norms of the residuals that so many iterations left, relative to that of the right side. */
  readonly residuals: Float64Array;
  /** Seconds since the start. */
  readonly seconds: Float64Array;
}

/** How far a solution is from the one that a formula gives. */
export interface Distance {
  /** The largest difference. */
  readonly max: number;
  /** The root of the mean square. */
  readonly rms: number;
}

/** What {@link solve} found. */
export interface Solution {
  /** The values at all points of the grid. */
  readonly u: NdArray<'float64'>;
  readonly method: MethodName;
  readonly iterations: number;
  /** 2-norm of ∇²u - f over the points that were to be found. */
  readonly residual: number;
  /** The same, relative to the norm of the right side: what `tol` is about. */
  readonly relativeResidual: number;
  /** How far it is from the problem's `solution`, where there is one. */
  readonly error?: Distance;
  /** Whether the tolerance was reached. */
  readonly converged: boolean;
  /** Of all iterations and what had to be prepared for them. */
  readonly milliseconds: number;
  readonly history: History;
  /** What was taken out of f, for a solution to exist: only where no value is given on any side. */
  readonly incompatibility: number;
}

/** How far values are from the problem's solution; `singular` says that a constant is left open. */
export function distanceFrom(
  problem: Problem,
  u: NdArray<'float64'>,
  singular: boolean,
): Distance | undefined {
  if (problem.solution === undefined) return undefined;
  const points = problem.shape.map((_, axis) => coordinates(problem, axis));
  const exact = asarray(valuesAt(problem.solution, points, (array) => array));
  // A solution that is determined up to a constant has mean 0, as what is compared with it.
  const shift = singular ? Number(nd`mean(${exact} - ${u})`) : 0;
  const max = Number(nd`max(abs(${exact} - ${u} - ${shift}))`);
  // Of the largest part, for squares to be numbers.
  const unit = max > 0 && max < Infinity ? max : 1;
  const rms = unit * Math.sqrt(Number(nd`mean(((${exact} - ${u} - ${shift}) / ${unit}) ** 2)`));
  return { max, rms };
}
