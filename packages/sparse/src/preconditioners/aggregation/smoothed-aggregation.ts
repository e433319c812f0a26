/** Algebraic multigrid by smoothed aggregation. */
import { type NdArray, ones } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { arrayOf, type Scalar } from '@numloom/linalg/kernels';
import { SparseArray } from '../../array/sparse-array.ts';
import { within } from '../../memory/within.ts';
import { checkOptions } from '../../parts/options.ts';
import {
  checkCount,
  checkTolerance,
  ITERATION_OPTIONS,
  type IterationOptions,
} from '../../iterative/options.ts';
import {
  type IterativeSolution,
  type Outcome,
  solveSystem,
  type System,
} from '../../iterative/system.ts';
import { value } from '../../iterative/values.ts';
import type { ActionMaker } from '../../operators/action.ts';
import { LinearOperator } from '../../operators/linear-operator.ts';
import type { Shape } from '../../parts/parts.ts';
import { squareOf } from '../square.ts';
import { cycleAction, type CycleOptions } from './cycle.ts';
import { type Hierarchy, hierarchyOf } from './hierarchy.ts';

/** Options of {@link smoothedAggregation}. */
export interface SmoothedAggregationOptions extends CycleOptions {
  /** Vectors that A nearly annuls, as columns (n, k) or one (n,); ones unless told otherwise. */
  readonly B?: Operand;
  /**
   * Entries connect where |a[i, j]| > theta √|a[i, i] a[j, j]|: a number from 0 to 1; 0.08 on the finest
   * level and half of it on each next one, unless told otherwise.
   */
  readonly theta?: number;
  /** Damping of the step that smooths prolongators; 4/3 unless told otherwise, 0 leaves it out. */
  readonly omega?: number;
  /** Most levels, and rows that need not be coarsened any more; 20 and 100 unless told otherwise. */
  readonly max_levels?: number;
  readonly max_coarse?: number;
}

/** Options of {@link MultilevelSolver.solve}. */
export interface MultilevelSolveOptions extends Omit<IterationOptions, 'M'>, CycleOptions {}

const CYCLE_OPTIONS = ['cycle', 'sweeps'];

/**
 * A hierarchy of ever coarser matrices, to solve with or to precondition. {@link smoothedAggregation} makes it.
 *
 * @example
 * ```ts
 * import { diags_array, smoothedAggregation } from '@numloom/sparse';
 * const n = 500;
 * const a = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [n, n] });
 * const multigrid = smoothedAggregation(a);
 * const { x, converged } = multigrid.solve(new Float64Array(n).fill(1), { rtol: 1e-8 });
 * console.log(converged, Number(x.get(250)).toFixed(2)); // => true 31375.00
 * ```
 */
export class MultilevelSolver {
  readonly shape: Shape;
  readonly dtype: Scalar;
  /** Rows and entries of the matrices, from fine to coarse. */
  readonly levels: readonly { readonly rows: number; readonly nnz: number }[];
  /** Entries, and rows, of all levels by those of the finest. */
  readonly operator_complexity: number;
  readonly grid_complexity: number;
  /** @internal */
  readonly action: ActionMaker;
  readonly #hierarchy: Hierarchy;
  readonly #cycle: CycleOptions;

  /** @internal */
  constructor(hierarchy: Hierarchy, cycle: CycleOptions) {
    const { shape, dtype } = hierarchy.levels[0]!.A;
    this.#hierarchy = hierarchy;
    this.#cycle = cycle;
    this.shape = shape;
    this.dtype = dtype;
    this.levels = hierarchy.levels.map(({ A }) => ({ rows: A.shape[0], nnz: A.data.size }));
    const sum = (of: 'rows' | 'nnz'): number => this.levels.reduce((all, one) => all + one[of], 0);
    this.operator_complexity = sum('nnz') / Math.max(1, this.levels[0]!.nnz);
    this.grid_complexity = sum('rows') / Math.max(1, this.levels[0]!.rows);
    this.action = cycleAction(hierarchy, cycle);
  }

  /** One cycle as an operator, to be given to solvers as `M`. */
  aspreconditioner(options: CycleOptions = {}): LinearOperator {
    checkOptions(options, CYCLE_OPTIONS, 'aspreconditioner');
    const cycle = checkedCycle({ ...this.#cycle, ...options }, 'aspreconditioner');
    const { shape, dtype } = this;
    return new LinearOperator({ shape, dtype, action: cycleAction(this.#hierarchy, cycle) });
  }

  /**
   * Solves A x = b by cycles alone, at most 100 unless told otherwise. As a preconditioner of `cg` they do
   * it in fewer.
   *
   * @throws RangeError where shapes do not fit.
   */
  solve(b: Operand, options: MultilevelSolveOptions = {}): IterativeSolution {
    const known = [...ITERATION_OPTIONS.filter((name) => name !== 'M'), ...CYCLE_OPTIONS];
    checkOptions(options, known, 'solve');
    const { cycle, sweeps, ...others } = options;
    const chosen = {
      ...this.#cycle,
      ...(cycle === undefined ? {} : { cycle }),
      ...(sweeps === undefined ? {} : { sweeps }),
    };
    const M = this.aspreconditioner(chosen);
    const A = new SparseArray(this.#hierarchy.levels[0]!.A);
    const settings = { caller: 'solve', maxiter: () => 100 };
    return solveSystem(A, b, { ...others, M }, settings, iterate);
  }
}

function iterate(system: System): Outcome {
  const { vectors, precondition, x, r, tolerance, maxiter, report } = system;
  const correction = vectors.room();
  let { rNorm } = system;
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    precondition!(r, correction);
    vectors.addScaled(value(1), correction, x);
    system.residual(x, r);
    rNorm = vectors.norm(r);
    if (!Number.isFinite(rNorm)) return { info: -1, iterations: iterations + 1 };
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}

/**
 * Algebraic multigrid by smoothed aggregation (Vanek, Mandel and Brezina 1996) for Hermitian positive
 * (semi)definite matrices, as discretised elliptic equations have them: strongly connected rows are
 * joined to aggregates, which represent the candidates `B` exactly; a step of Jacobi's iteration smooths
 * the prolongator P; the coarse matrix is Pᴴ A P; and so on. As the preconditioner `M` of `cg` it takes a
 * number of iterations that hardly depends on the number of unknowns. O(entries) time and memory.
 *
 * @throws LinAlgError where A is not square, or its diagonal not positive; RangeError where shapes do not
 * fit, or an entry is NaN or infinite.
 *
 * @example
 * ```ts
 * import { cg, csr_array, smoothedAggregation } from '@numloom/sparse';
 * const n = 300;
 * const row = (i: number) => Array.from({ length: n }, (_, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
 * const a = csr_array(Array.from({ length: n }, (_, i) => row(i)));
 * const multigrid = smoothedAggregation(a);
 * console.log(multigrid.levels.map(({ rows }) => rows)); // => [ 300, 100 ]
 * console.log(cg(a, new Float64Array(n).fill(1), { M: multigrid }).converged); // => true
 * ```
 */
export function smoothedAggregation(
  A: Operand | SparseArray,
  options: SmoothedAggregationOptions = {},
): MultilevelSolver {
  const caller = 'smoothedAggregation';
  const known = ['B', 'theta', 'omega', 'max_levels', 'max_coarse', ...CYCLE_OPTIONS];
  checkOptions(options, known, caller);
  const { B, theta, omega = 4 / 3, max_levels = 20, max_coarse = 100, ...cycle } = options;
  if (theta !== undefined && !(theta >= 0 && theta <= 1)) {
    throw new RangeError(`${caller}: theta is ${theta}, must be in [0, 1]`);
  }
  const matrix = squareOf(A, caller);
  const settings = {
    theta,
    omega: checkTolerance(omega, caller, 'omega'),
    maxLevels: checkCount(max_levels, caller, 'max_levels', 1),
    maxCoarse: checkCount(max_coarse, caller, 'max_coarse', 1),
  };
  const hierarchy = within(caller, () =>
    hierarchyOf(matrix, candidatesOf(B, matrix.shape[0], matrix.dtype), settings),
  );
  return new MultilevelSolver(hierarchy, checkedCycle(cycle, caller));
}

function candidatesOf(B: Operand | undefined, n: number, dtype: Scalar): NdArray<Scalar> {
  if (B === undefined) return ones([n, 1], { dtype });
  const given = arrayOf(B, 'smoothedAggregation');
  const columns = given.ndim === 1 ? given.reshape([given.size, 1]) : given;
  if (columns.ndim !== 2 || columns.shape[0] !== n || columns.shape[1] === 0) {
    const shape = given.shape.join(', ');
    throw new RangeError(
      `smoothedAggregation: B has the shape (${shape}), needs (${n},) or (${n}, k)`,
    );
  }
  if (dtype === 'float64' && columns.dtype.startsWith('complex')) {
    throw new TypeError('smoothedAggregation: B is complex, but A is real');
  }
  return columns.astype(dtype);
}

function checkedCycle(options: CycleOptions, caller: string): CycleOptions {
  const { cycle = 'V', sweeps = 1 } = options;
  if (cycle !== 'V' && cycle !== 'W') {
    throw new TypeError(`${caller}: cycle is "${String(cycle)}", must be "V" or "W"`);
  }
  return { cycle, sweeps: checkCount(sweeps, caller, 'sweeps', 1) };
}
