import { assertOptions } from '@numloom/ufunc';
import { type Boundary, boundaries, type BoundaryName } from '../boundaries.ts';
import { type Box, checkExtent, checkShape, checkSpacing, coordinatesAlong } from './box.ts';
import { type Fixed, type FixedInput, fixedOf } from './fixed.ts';
import { type Side, type SidesInput, sidesOf } from './side.ts';
import { assertValues, type Values } from './values.ts';

/**
 * Poisson's equation ∇²u = f on a rectangle or a box, on a grid whose first and last points lie on
 * the sides. Along a periodic axis the last point is left out, for it is the first one again.
 */
export interface Problem extends Box {
  /** For each axis what holds where it begins and where it ends. */
  readonly sides: readonly (readonly [Side, Side])[];
  /** The right side f. */
  readonly source: Values;
  /** Boundaries inside. */
  readonly fixed?: Fixed;
  /** The solution, where a formula gives it: solvers say how far they are from it. */
  readonly solution?: (...coordinates: number[]) => number;
}

/** What {@link poissonProblem} takes. */
export interface ProblemOptions {
  /** Grid points along each axis, two or three; 3 or more each. */
  readonly shape: readonly number[];
  /** Where each axis begins and ends; default 0 to 1. */
  readonly extent?: readonly (readonly [number, number])[] | undefined;
  /**
   * One side for all, or for each axis a side for both ends or a pair of them. A number, a function
   * or an array stands for {@link dirichlet} of it. Default: 0 on all sides.
   */
  readonly sides?: SidesInput | undefined;
  /** The right side f of ∇²u = f; default 0, which is Laplace's equation. */
  readonly source?: Values | undefined;
  /** Points where the solution is given besides: `mask` is true there. */
  readonly fixed?: FixedInput | undefined;
  readonly solution?: ((...coordinates: number[]) => number) | undefined;
}

/**
 * A problem that {@link solve} can solve.
 *
 * @throws RangeError or TypeError that names the option that is wrong
 * @example
 * ```ts
 * import { neumann, periodic, poissonProblem } from '@numloom/laplace';
 * const channel = poissonProblem({ shape: [64, 33], sides: [periodic, [0, neumann(1)]] });
 * console.log(channel.spacing); // => [ 0.015625, 0.03125 ]
 * ```
 */
export function poissonProblem(options: ProblemOptions): Problem {
  assertOptions(
    options,
    ['shape', 'extent', 'sides', 'source', 'fixed', 'solution'],
    'poissonProblem',
  );
  checkShape(options.shape, 'poissonProblem');
  const { shape, extent = shape.map(() => [0, 1] as const), source = 0, fixed, solution } = options;
  checkExtent(extent, shape);
  const sides = sidesOf(options.sides === undefined ? 0 : options.sides, shape);
  const spacing = shape.map((length, axis) => {
    const [begin, end] = extent[axis]!;
    return (end - begin) / (sides[axis]![0].kind === 'periodic' ? length : length - 1);
  });
  checkSpacing(spacing);
  assertValues(source, shape, 'poissonProblem: source');
  if (solution !== undefined && typeof solution !== 'function') {
    throw new TypeError(`poissonProblem: solution is ${typeof solution}; it must be a function`);
  }
  const box = { shape, extent, spacing, sides, source };
  const inner = fixed === undefined ? undefined : fixedOf(fixed, box);
  return {
    ...box,
    ...(inner && { fixed: inner }),
    ...(solution && { solution }),
  };
}

/**
 * Laplace's equation on the unit square, values given on all sides.
 *
 * @param size - grid points along each side; 3 or more
 * @param boundary - a name, or a function of one's own; default `x2-y2`
 * @throws RangeError when `size` or the name of the boundary is none
 * @example
 * ```ts
 * import { laplaceProblem, solve } from '@numloom/laplace';
 * const { u } = solve(laplaceProblem(5, 'hot-top'));
 * console.log(u.get(2, 2).toFixed(4)); // => 0.2500
 * ```
 */
export function laplaceProblem(size: number, boundary: BoundaryName | Boundary = 'x2-y2'): Problem {
  if (typeof boundary === 'string' && !Object.hasOwn(boundaries, boundary)) {
    const names = Object.keys(boundaries).join(', ');
    throw new RangeError(`laplaceProblem: boundary is '${boundary}'; it must be one of ${names}`);
  }
  const chosen: Boundary = typeof boundary === 'string' ? boundaries[boundary] : boundary;
  if (typeof chosen !== 'object' || typeof chosen?.value !== 'function') {
    throw new TypeError(
      'laplaceProblem: boundary must be a name, or { description, value } with a function of x and y',
    );
  }
  const { value, solution } = chosen;
  checkShape([size, size], 'laplaceProblem');
  const problem = poissonProblem({ shape: [size, size], sides: (x, y) => value(x, y) });
  return solution ? { ...problem, solution: (x, y) => solution(x, y) } : problem;
}

/**
 * Coordinates of the grid points along an axis: equal steps, the ends exact.
 *
 * @param axis - 0 for x, 1 for y, 2 for z
 * @returns as many numbers as the problem has points along the axis
 * @throws TypeError when there is no problem; RangeError when it has no such axis
 * @example
 * ```ts
 * import { coordinates, laplaceProblem } from '@numloom/laplace';
 * console.log(coordinates(laplaceProblem(5), 0)); // => Float64Array(5) [ 0, 0.25, 0.5, 0.75, 1 ]
 * ```
 */
export function coordinates(problem: Problem, axis: number): Float64Array {
  assertProblem(problem, 'coordinates');
  if (problem.shape[axis] === undefined) {
    throw new RangeError(
      `coordinates: axis is ${axis}; it must be an integer from 0 to ${problem.shape.length - 1}`,
    );
  }
  return coordinatesAlong(problem, axis);
}

/** @throws TypeError naming the caller unless it is what `poissonProblem` or `laplaceProblem` give */
export function assertProblem(problem: unknown, caller: string): asserts problem is Problem {
  const { shape, spacing, extent, sides } = (problem ?? {}) as Partial<Problem>;
  if ([shape, spacing, extent, sides].every(Array.isArray)) return;
  throw new TypeError(
    `${caller}: problem must be what poissonProblem or laplaceProblem gives, not ${problem === null ? 'null' : typeof problem}`,
  );
}
