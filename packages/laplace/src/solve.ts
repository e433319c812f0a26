import type { NdArray } from '@numloom/ndarray';
import type { Boundary, BoundaryName } from './boundaries.ts';
import { iterate } from './iterate.ts';
import { laplaceProblem } from './problem.ts';
import { rows } from './rows/index.ts';
import type { Row } from './rows/row.ts';

/**
 * The methods of {@link solve}: `jacobi` needs two arrays, `inplace` computes the same values with
 * one, `gauss-seidel` needs half as many sweeps, each of them several times slower.
 */
export const methods = {
  jacobi: rows.fused,
  inplace: rows.inplace,
  'gauss-seidel': rows.inline_slow,
} as const satisfies Readonly<Record<string, Row>>;

/** Name of a method. */
export type MethodName = keyof typeof methods;

/** What to solve and when to stop. */
export interface SolveOptions {
  /** Grid points along each side, the boundary included; 3 or more. */
  readonly size: number;
  /** Default `jacobi`. */
  readonly method?: MethodName;
  /** Stop when the L2 norm of a sweep's change, over all points, is this or less; default 1e-6. */
  readonly tolerance?: number;
  /** Stop after so many sweeps in any case; default 100 000. */
  readonly maxIterations?: number;
  /** A name, or a function of one's own; default `x2-y2`. */
  readonly boundary?: BoundaryName | Boundary;
  /** Called after every sweep. */
  readonly onError?: (error: number, iterations: number) => void;
}

/** What {@link solve} found. */
export interface Solution {
  /** The values, `size` x `size`; first index x, second y. */
  readonly u: NdArray<'float64'>;
  /** Sweeps made. */
  readonly iterations: number;
  /** L2 norm of the last sweep's change. It says little about the distance to the solution. */
  readonly error: number;
  /** Whether the tolerance was reached. */
  readonly converged: boolean;
  /** Milliseconds of all sweeps together. */
  readonly milliseconds: number;
}

/** Defaults of {@link solve}. */
export const solveDefaults = {
  method: 'jacobi',
  tolerance: 1e-6,
  maxIterations: 100_000,
  boundary: 'x2-y2',
} as const;

/**
 * Solves Laplace's equation on the unit square for given values on its boundary.
 *
 * @throws RangeError that names the option that is wrong
 * @example
 * ```ts
 * import { solve } from '@numloom/laplace';
 * const { u, converged } = solve({ size: 5, boundary: 'hot-top', tolerance: 1e-12 });
 * console.log(converged, u.get(2, 2).toFixed(4)); // => true 0.2500
 * ```
 */
export function solve(options: SolveOptions): Solution {
  const { size, onError } = options;
  const { method, tolerance, maxIterations, boundary } = { ...solveDefaults, ...options };
  if (!Object.hasOwn(methods, method)) {
    const names = Object.keys(methods).join(', ');
    throw new RangeError(`solve: method is '${String(method)}'; it must be one of ${names}`);
  }
  const problem = laplaceProblem(size, boundary);
  let u: NdArray<'float64'> | undefined;
  const stop = { tolerance, maxIterations, ...(onError && { onError }) };
  const result = iterate(methods[method], problem, stop, (values) => (u = values.copy()));
  return { u: u!, ...result };
}
