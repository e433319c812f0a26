import { asarray, NdArray } from '@numloom/ndarray';
import { type Boundary, boundaries, type BoundaryName } from '../boundaries.ts';
import { dirichlet, type Side } from './side.ts';
import { assertValues, type Values } from './values.ts';

/** Most points of a grid: of more, the array would not fit into a heap of 4 GiB twice. */
const MOST_POINTS = 2 ** 28;

/** Points inside of a grid where the solution is given. */
export interface Fixed {
  readonly mask: NdArray<'bool'>;
  readonly values: Values;
}

/**
 * Poisson's equation ∇²u = f on a rectangle or a box, on a grid whose first and last points lie on
 * the sides. Along a periodic axis the last point is left out, for it is the first one again.
 */
export interface Problem {
  /** Grid points along each axis: two axes, x and y, or three. */
  readonly shape: readonly number[];
  /** Where each axis begins and ends. */
  readonly extent: readonly (readonly [number, number])[];
  /** Distance of neighbours along each axis. */
  readonly spacing: readonly number[];
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
  readonly extent?: readonly (readonly [number, number])[];
  /**
   * One side for all, or for each axis a side for both ends or a pair of them. A number, a function
   * or an array stands for {@link dirichlet} of it. Default: 0 on all sides.
   */
  readonly sides?:
    Side | Values | readonly (Side | Values | readonly [Side | Values, Side | Values])[];
  /** The right side f of ∇²u = f; default 0, which is Laplace's equation. */
  readonly source?: Values;
  /** Points where the solution is given besides: `mask` is true there. */
  readonly fixed?: {
    readonly mask: NdArray<'bool'> | ((...coordinates: number[]) => boolean);
    /** Default 0. */
    readonly values?: Values;
  };
  readonly solution?: (...coordinates: number[]) => number;
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
  const { shape, extent = shape.map(() => [0, 1] as const), source = 0, fixed, solution } = options;
  checkShape(shape);
  checkExtent(extent, shape);
  const sides = sidesOf(options.sides ?? 0, shape);
  const spacing = shape.map((length, axis) => {
    const [begin, end] = extent[axis]!;
    return (end - begin) / (sides[axis]![0].kind === 'periodic' ? length : length - 1);
  });
  assertValues(source, shape, 'poissonProblem: source');
  const box = { shape, extent, spacing, sides, source };
  return {
    ...box,
    ...(fixed && { fixed: fixedOf(fixed, box) }),
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
  const { value, solution }: Boundary =
    typeof boundary === 'string' ? boundaries[boundary] : boundary;
  const problem = poissonProblem({ shape: [size, size], sides: (x, y) => value(x, y) });
  return solution ? { ...problem, solution: (x, y) => solution(x, y) } : problem;
}

/**
 * Coordinates of the grid points along an axis: equal steps, the ends exact.
 *
 * @example
 * ```ts
 * import { coordinates, laplaceProblem } from '@numloom/laplace';
 * console.log(coordinates(laplaceProblem(5), 0)); // => Float64Array(5) [ 0, 0.25, 0.5, 0.75, 1 ]
 * ```
 */
export function coordinates({ shape, extent, spacing }: Problem, axis: number): Float64Array {
  const [begin, end] = extent[axis]!;
  const h = spacing[axis]!;
  const last = Math.round((end - begin) / h);
  return Float64Array.from({ length: shape[axis]! }, (_, i) => (i === last ? end : begin + i * h));
}

function checkShape(shape: readonly number[]): void {
  if (shape.length !== 2 && shape.length !== 3) {
    throw new RangeError(`poissonProblem: shape has ${shape.length} axes; there must be 2 or 3`);
  }
  for (const length of shape) {
    if (Number.isInteger(length) && length >= 3) continue;
    throw new RangeError(
      `poissonProblem: shape is [${shape.join(', ')}]; each length must be an integer of 3 or more`,
    );
  }
  if (shape.reduce((size, length) => size * length, 1) <= MOST_POINTS) return;
  throw new RangeError(
    `poissonProblem: shape is [${shape.join(', ')}]; there may be ${MOST_POINTS} points at most`,
  );
}

function checkExtent(
  extent: readonly (readonly [number, number])[],
  shape: readonly number[],
): void {
  if (extent.length !== shape.length) {
    throw new RangeError(
      `poissonProblem: extent has ${extent.length} axes, shape has ${shape.length}`,
    );
  }
  for (const [begin, end] of extent) {
    if (Number.isFinite(begin) && Number.isFinite(end) && begin < end) continue;
    throw new RangeError(
      `poissonProblem: extent has ${begin} to ${end}; an axis must begin before it ends`,
    );
  }
}

function sidesOf(
  given: NonNullable<ProblemOptions['sides']>,
  shape: readonly number[],
): (readonly [Side, Side])[] {
  const list = Array.isArray(given)
    ? (given as readonly (Side | Values | readonly [Side | Values, Side | Values])[])
    : shape.map(() => given as Side | Values);
  if (list.length !== shape.length) {
    throw new RangeError(
      `poissonProblem: sides has ${list.length} axes, shape has ${shape.length}`,
    );
  }
  return list.map((axis, d) => {
    const pair = (Array.isArray(axis) ? axis : [axis, axis]) as readonly (Side | Values)[];
    if (pair.length !== 2) {
      throw new RangeError(`poissonProblem: sides of axis ${d} are ${pair.length}; there are two`);
    }
    const along = shape.filter((_, other) => other !== d);
    const [low, high] = pair.map((side) => sideOf(side, shape, along)) as [Side, Side];
    if ((low.kind === 'periodic') !== (high.kind === 'periodic')) {
      throw new RangeError(
        `poissonProblem: sides of axis ${d} are ${low.kind} and ${high.kind}; both or none must be periodic`,
      );
    }
    return [low, high] as const;
  });
}

/** An array of a side has one value a point of the side; a function, the coordinates of the point. */
function sideOf(given: Side | Values, shape: readonly number[], along: readonly number[]): Side {
  const side =
    typeof given === 'object' && !(given instanceof NdArray) && 'kind' in given
      ? given
      : dirichlet(given);
  if (side.kind === 'dirichlet') assertValues(side.value, along, 'poissonProblem: value of a side');
  else if (side.kind === 'neumann') {
    assertValues(side.derivative, along, 'poissonProblem: derivative of a side');
  } else if (side.kind !== 'periodic') {
    throw new RangeError(
      `poissonProblem: kind of a side is '${String((side as Side).kind)}'; it must be dirichlet, neumann or periodic`,
    );
  }
  return side;
}

function fixedOf(fixed: NonNullable<ProblemOptions['fixed']>, box: Problem): Fixed {
  const { values = 0 } = fixed;
  assertValues(values, box.shape, 'poissonProblem: values of fixed');
  return { mask: maskOf(fixed.mask, box), values };
}

function maskOf(
  mask: NdArray<'bool'> | ((...coordinates: number[]) => boolean),
  box: Problem,
): NdArray<'bool'> {
  if (typeof mask !== 'function') {
    if (mask instanceof NdArray && mask.dtype === 'bool') {
      if (String(mask.shape) === String(box.shape)) return mask;
      throw new RangeError(
        `poissonProblem: mask has shape [${mask.shape.join(', ')}], the grid's is [${box.shape.join(', ')}]`,
      );
    }
    throw new TypeError(
      'poissonProblem: mask of fixed must be an array of dtype bool or a function',
    );
  }
  const points = box.shape.map((_, axis) => coordinates(box, axis));
  const size = box.shape.reduce((all, length) => all * length, 1);
  const inside = new Uint8Array(size);
  const strides = box.shape.map((_, axis) =>
    box.shape.slice(axis + 1).reduce((all, length) => all * length, 1),
  );
  for (let k = 0; k < size; k++) {
    const place = points.map(
      (along, axis) => along[Math.floor(k / strides[axis]!) % along.length]!,
    );
    inside[k] = Number(mask(...place));
  }
  return asarray(inside, { dtype: 'bool' }).reshape([...box.shape]);
}
