/** Options of direct solvers, and their checks. */
import type { NdArray } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import { checkOptions } from '../parts/options.ts';

/** Names of orders of the columns. */
export type OrderingName =
  'natural' | 'amd' | 'colamd' | 'reverse-cuthill-mckee' | 'nested-dissection';

/** How a matrix is factored; see {@link SpluOptions}. */
export type StrategyName =
  'auto' | 'symmetric' | 'unsymmetric' | 'scalar' | 'supernodal' | 'cholesky' | 'ldl';

/** Options of {@link splu}. All have defaults that suit the matrix. */
export interface SpluOptions {
  /**
   * Order of the columns, by SciPy's names. `'MMD_AT_PLUS_A'` takes the symmetric strategy with
   * approximate minimum degree, `'COLAMD'` and `'MMD_ATA'` the unsymmetric one with column approximate
   * minimum degree, `'NATURAL'` leaves columns as they are.
   */
  readonly permc_spec?: 'NATURAL' | 'MMD_ATA' | 'MMD_AT_PLUS_A' | 'COLAMD';
  /** Order of the columns: a name, or which column comes k-th. */
  readonly ordering?: OrderingName | 'auto' | ArrayLike<number> | NdArray;
  /**
   * `'auto'` looks at the matrix. `'symmetric'` keeps pivots near to the diagonal, on the pattern of
   * A + Aᵀ; `'unsymmetric'` pivots within columns, `'scalar'` and `'supernodal'` say by which of its
   * methods; `'cholesky'` is for positive definite matrices, `'ldl'` for other Hermitian ones.
   */
  readonly strategy?: StrategyName;
  /**
   * Whether rows and columns are permuted to block upper triangular form, of which only the diagonal
   * blocks are factored, column by column; `'auto'` does it where rows or columns of one entry make
   * such a form likely, and neither the ordering nor a strategy that has other factors was asked for. True
   * takes the scalar strategy, and columns are ordered within blocks.
   */
  readonly blockTriangular?: boolean | 'auto';
  /** A diagonal entry becomes the pivot if it is that much of the largest of its column: 0 to 1. */
  readonly diag_pivot_thresh?: number;
  /** Columns of small subtrees that are factored together at most, and of a panel, 32 at most: 1 to 1000. */
  readonly relax?: number;
  readonly panel_size?: number;
  /** Whether rows and columns are scaled first; `'auto'` does it if they differ much. */
  readonly equilibrate?: boolean | 'auto';
  /** Steps of iterative refinement at most, of each solution; true for 5, false for none. */
  readonly refine?: boolean | number;
}

/** Options with their defaults. */
export interface CheckedOptions {
  readonly ordering: OrderingName | 'auto' | Int32Array;
  readonly strategy: StrategyName;
  readonly blockTriangular: boolean | 'auto';
  readonly threshold: number | undefined;
  readonly relax: number | undefined;
  readonly panelSize: number | undefined;
  readonly equilibrate: boolean | 'auto';
  readonly steps: number;
}

const ORDERINGS: readonly unknown[] = [
  ...['auto', 'natural', 'amd', 'colamd', 'reverse-cuthill-mckee', 'nested-dissection'],
];

const STRATEGIES: readonly unknown[] = [
  ...['auto', 'symmetric', 'unsymmetric', 'scalar', 'supernodal', 'cholesky', 'ldl'],
];

const NAMES = ['NATURAL', 'MMD_ATA', 'MMD_AT_PLUS_A', 'COLAMD'] as const;

const KNOWN = [
  ...['permc_spec', 'ordering', 'strategy', 'diag_pivot_thresh', 'relax', 'panel_size'],
  ...['blockTriangular', 'equilibrate', 'refine'],
];

/** @throws TypeError, RangeError naming `caller` where an option is none, or not of its range. */
export function checkedOptions(options: SpluOptions, n: number, caller: string): CheckedOptions {
  checkOptions(options, KNOWN, caller);
  const { permc_spec, diag_pivot_thresh: threshold, relax, panel_size, equilibrate } = options;
  const { blockTriangular = 'auto' } = options;
  let { ordering = 'auto', strategy = 'auto' } = options;
  if (permc_spec !== undefined) {
    checkOneOf(permc_spec, NAMES, 'permc_spec', caller);
    if (options.ordering !== undefined) {
      throw new TypeError(`${caller}: permc_spec and ordering are both given, needs one of them`);
    }
    if (permc_spec === 'NATURAL') ordering = 'natural';
    else if (permc_spec === 'MMD_AT_PLUS_A') {
      ordering = 'amd';
      if (strategy === 'auto' && blockTriangular !== true) strategy = 'symmetric';
    } else {
      ordering = 'colamd';
      if (strategy === 'auto') strategy = 'unsymmetric';
    }
  }
  if (typeof ordering === 'string') checkOneOf(ordering, ORDERINGS, 'ordering', caller);
  checkOneOf(strategy, STRATEGIES, 'strategy', caller);
  checkOneOf(blockTriangular, [true, false, 'auto'], 'blockTriangular', caller);
  if (blockTriangular === true) {
    if (!['auto', 'unsymmetric', 'scalar'].includes(strategy)) {
      throw new TypeError(
        `${caller}: strategy is '${strategy}', blockTriangular needs 'auto', 'unsymmetric' or 'scalar'`,
      );
    }
    strategy = 'scalar';
  }
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) {
    throw new RangeError(`${caller}: diag_pivot_thresh is ${threshold}, must be in [0, 1]`);
  }
  checkSize(relax, 'relax', caller);
  checkSize(panel_size, 'panel_size', caller);
  if (equilibrate !== undefined) {
    checkOneOf(equilibrate, [true, false, 'auto'], 'equilibrate', caller);
  }
  return {
    ordering: typeof ordering === 'string' ? ordering : permutation(ordering, n, caller),
    strategy,
    blockTriangular,
    threshold,
    relax,
    panelSize: panel_size,
    equilibrate: equilibrate ?? 'auto',
    steps: stepsOf(options.refine, caller),
  };
}

/** Steps of refinement that an option asks for. */
export function stepsOf(refine: boolean | number | undefined, caller: string): number {
  if (refine === undefined || refine === true) return STEPS;
  if (refine === false) return 0;
  if (Number.isInteger(refine) && refine >= 0 && refine <= 100) return refine;
  throw new RangeError(`${caller}: refine is ${String(refine)}, must be true, false or 0 to 100`);
}

const STEPS = 5;

function checkOneOf(
  value: unknown,
  allowed: readonly unknown[],
  name: string,
  caller: string,
): void {
  if (allowed.includes(value)) return;
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  const list = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one)));
  throw new TypeError(`${caller}: ${name} is ${text}, must be ${list.join(', ')}`);
}

function checkSize(value: number | undefined, name: string, caller: string): void {
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= 1000)) return;
  throw new RangeError(`${caller}: ${name} is ${value}, must be an integer from 1 to 1000`);
}

function permutation(given: ArrayLike<number> | NdArray, n: number, caller: string): Int32Array {
  const values = Array.from(arrayOf(given as NdArray, caller).values(), Number);
  const seen = new Uint8Array(n);
  for (const column of values) {
    if (values.length !== n || seen[column] !== 0) {
      throw new RangeError(
        `${caller}: ordering must have each column from 0 to ${n - 1} once, has ${values.length} ` +
          `elements, ${column} among them`,
      );
    }
    seen[column] = 1;
  }
  if (values.length !== n) {
    throw new RangeError(`${caller}: ordering has ${values.length} elements, needs ${n}`);
  }
  return Int32Array.from(values);
}
