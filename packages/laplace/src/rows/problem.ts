import { asarray, type NdArray } from '@numloom/ndarray';
import { type Boundary, boundaries, type BoundaryName } from '../boundaries.ts';

/** Most points along a side: of more, the array would not fit into a heap of 4 GiB twice. */
const MOST_POINTS = 16000;

/**
 * Laplace's equation on the unit square, values prescribed on the boundary, by the five-point
 * formula on a grid of `size` x `size` points, the boundary included. The first index is x, the
 * second y.
 */
export interface BenchmarkProblem {
  /** Grid points along each side. */
  readonly size: number;
  readonly boundary: Boundary;
  /** Squares of the distances between neighbours. */
  readonly dx2: number;
  readonly dy2: number;
  /** 1 / (2 (dx² + dy²)): one sweep computes ((above + below) dy² + (left + right) dx²) scale. */
  readonly scale: number;
}

/**
 * A problem on a grid of `size` x `size` points.
 *
 * @param size - points along each side, the boundary included; 3 or more
 * @param boundary - a name, or a function of one's own; default `x2-y2`
 * @throws RangeError when `size` or the name of the boundary is none
 * @example
 * ```ts
 * import { initialValues, benchmarkProblem } from '@numloom/laplace';
 * const problem = benchmarkProblem(3);
 * console.log(problem.dx2, problem.scale); // => 0.25 1
 * console.log(initialValues(problem)); // => Float64Array(9) [ 0, -0.25, -1, 0.25, 0, -0.75, 1, 0.75, 0 ]
 * ```
 */
export function benchmarkProblem(
  size: number,
  boundary: BoundaryName | Boundary = 'x2-y2',
): BenchmarkProblem {
  if (!Number.isInteger(size) || size < 3 || size > MOST_POINTS) {
    throw new RangeError(
      `benchmarkProblem: size is ${size}; it must be an integer from 3 to ${MOST_POINTS}`,
    );
  }
  if (typeof boundary === 'string' && !Object.hasOwn(boundaries, boundary)) {
    const names = Object.keys(boundaries).join(', ');
    throw new RangeError(`benchmarkProblem: boundary is '${boundary}'; it must be one of ${names}`);
  }
  const h = 1 / (size - 1);
  const dx2 = h * h;
  const dy2 = h * h;
  return {
    size,
    boundary: typeof boundary === 'string' ? boundaries[boundary] : boundary,
    dx2,
    dy2,
    scale: 0.5 / (dx2 + dy2),
  };
}

/** Coordinates of the `size` points along a side: equal steps from 0 to exactly 1. */
export function coordinates({ size }: BenchmarkProblem): Float64Array {
  const h = 1 / (size - 1);
  return Float64Array.from({ length: size }, (_, i) => (i === size - 1 ? 1 : i * h));
}

/** What every row starts from: the boundary's values on the edges, 0 inside; row by row. */
export function initialValues(problem: BenchmarkProblem): Float64Array {
  const { size, boundary } = problem;
  const u = new Float64Array(size * size);
  const t = coordinates(problem);
  const last = size - 1;
  for (let i = 0; i < size; i++) {
    u[i] = boundary.value(0, t[i]!);
    u[last * size + i] = boundary.value(1, t[i]!);
    u[i * size] = boundary.value(t[i]!, 0);
    u[i * size + last] = boundary.value(t[i]!, 1);
  }
  return u;
}

/** A plain array of `size` x `size` values as an array that shares its memory. */
export function gridOf(values: Float64Array, size: number): NdArray<'float64'> {
  return asarray(values).reshape([size, size]);
}

/** The initial values as an array in the heap. */
export function initialArray(problem: BenchmarkProblem): NdArray<'float64'> {
  return gridOf(initialValues(problem), problem.size).copy();
}
