/** `spilu`: incomplete LU factors, to precondition iterations with. */
import { array, type NdArray } from '@numloom/ndarray';
import { LinAlgError, type Operand } from '@numloom/linalg';
import { type InexactDType } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import type { Factors, Side } from '../direct/factors.ts';
import { squareParts } from '../direct/input.ts';
import { columnsOf, solveColumns } from '../direct/right-sides.ts';
import { ColumnFactors } from '../leftlooking/columns.ts';
import { describeSingular, isSingular } from '../leftlooking/singular.ts';
import { reachable } from '../memory/compressed.ts';
import { framed } from '../memory/within.ts';
import { amd } from '../ordering/amd.ts';
import { colamd } from '../ordering/colamd.ts';
import { natural } from '../ordering/natural.ts';
import { checkOptions } from '../parts/options.ts';
import type { SparseDType } from '../parts/parts.ts';
import { eliminateIncompletely } from './eliminate.ts';

/** Rules of dropping that are known. */
export type DropRule = 'basic' | 'area';

/** Options of {@link spilu}. */
export interface SpiluOptions {
  /** Entries smaller than this part of their column's largest are dropped: 0 to 1; 1e-4. */
  readonly drop_tol?: number;
  /** How many times as many entries as A the factors may have at most: 1 or more; 10. */
  readonly fill_factor?: number;
  /** What is heeded: `'basic'` is `drop_tol`, `'area'` is `fill_factor`; `'basic,area'`. */
  readonly drop_rule?: string | readonly DropRule[];
  /** A diagonal entry becomes the pivot if it is that much of the largest of its column: 0 to 1; 0.1. */
  readonly diag_pivot_thresh?: number;
  /** Order of the columns; `'COLAMD'`. */
  readonly permc_spec?: 'NATURAL' | 'MMD_ATA' | 'MMD_AT_PLUS_A' | 'COLAMD';
}

const KNOWN = ['drop_tol', 'fill_factor', 'drop_rule', 'diag_pivot_thresh', 'permc_spec'];

const ORDERS = { NATURAL: natural, COLAMD: colamd, MMD_ATA: colamd, MMD_AT_PLUS_A: amd } as const;

/**
 * Incomplete factors: A is nearly Prᵀ L U Pcᵀ, as of {@link splu}. {@link spilu} makes them.
 *
 * @example
 * ```ts
 * import { csc_array, gmres, spilu } from '@numloom/sparse';
 * const a = csc_array([[4, 1, 0], [1, 3, 1], [0, 2, 5]]);
 * using factors = spilu(a);
 * console.log(factors.shape, factors.nnz <= 10); // => [ 3, 3 ] true
 * console.log(gmres(a, [5, 5, 7], { M: factors }).converged); // => true
 * ```
 */
export class IncompleteLU {
  readonly shape: readonly [number, number];
  readonly dtype: SparseDType;
  /** Pivots that were replaced, for their columns had no entries left. */
  readonly replaced: number;
  readonly #factors: Factors;

  /** @internal */
  constructor(factors: Factors, dtype: SparseDType, replaced: number) {
    this.shape = [factors.size, factors.size];
    this.dtype = dtype;
    this.replaced = replaced;
    this.#factors = factors;
  }

  /** Stored entries of L and U, diagonals included. */
  get nnz(): number {
    return this.#factors.entries + this.#factors.size;
  }

  /** `perm_r[i]` is the row of L U that row i of A becomes. */
  get perm_r(): NdArray<'int32'> {
    return array(inverse(this.#factors.rowOrder));
  }

  /** `perm_c[j]` is the column of L U that column j of A becomes. */
  get perm_c(): NdArray<'int32'> {
    return array(inverse(this.#factors.columnOrder));
  }

  /** The lower triangular factor, by columns. */
  get L(): SparseArray<'float64' | 'complex128', 'csc'> {
    return new SparseArray(this.#factors.lower());
  }

  /** The upper triangular factor, by columns. */
  get U(): SparseArray<'float64' | 'complex128', 'csc'> {
    return new SparseArray(this.#factors.upper());
  }

  /**
   * Solves with the incomplete factors, or with `'T'` or `'H'` with their transposes or the conjugates of
   * these: something near to A⁻¹ b. `b` is a vector, or a matrix whose columns are right-hand sides.
   *
   * @throws RangeError when `b` has not as many rows as A.
   */
  solve(b: Operand, trans: Side = 'N'): NdArray<InexactDType> {
    if (!['N', 'T', 'H'].includes(trans)) {
      throw new TypeError(`solve: trans is ${String(trans)}, must be 'N', 'T' or 'H'`);
    }
    const { size, scalar } = this.#factors;
    const columns = columnsOf(b, size, this.dtype, 'solve');
    return solveColumns(columns, scalar, (x, count) => {
      this.#factors.solve(trans, x, count, size);
    });
  }

  /** Gives the memory back. */
  dispose(): void {
    this.#factors.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/**
 * Incomplete LU factors of a square matrix, with pivots chosen within columns: small entries are dropped
 * as they arise, so that factors have few. Columns that lose all of their entries get a pivot of their
 * own; factors are there unless numbers overflow.
 *
 * Y. Saad, "ILUT: a dual threshold incomplete LU factorization", Numer. Linear Algebra Appl. 1 (1994);
 * X. S. Li, M. Shao, "A supernodal approach to incomplete LU factorization with partial pivoting", ACM
 * Trans. Math. Software 37 (2011).
 *
 * @throws LinAlgError when A is not square, or numbers overflow; RangeError when it has NaN or infinities,
 * or an option is out of its range; TypeError for options that are unknown.
 *
 * @example
 * ```ts
 * import { csc_array, spilu } from '@numloom/sparse';
 * const factors = spilu(csc_array([[4, 1], [2, 4]]), { drop_tol: 0.01 });
 * console.log(factors.solve([5, 6]).tolist()); // => [ 1, 1 ]
 * ```
 */
export function spilu(A: Operand | SparseArray, options: SpiluOptions = {}): IncompleteLU {
  checkOptions(options, KNOWN, 'spilu');
  const { drop_tol = 1e-4, fill_factor = 10, diag_pivot_thresh: threshold = 0.1 } = options;
  const { permc_spec = 'COLAMD' } = options;
  checkBetween(drop_tol, 0, 1, 'drop_tol');
  checkBetween(fill_factor, 1, Infinity, 'fill_factor');
  checkBetween(threshold, 0, 1, 'diag_pivot_thresh');
  if (!Object.hasOwn(ORDERS, permc_spec)) {
    const names = Object.keys(ORDERS).join(', ');
    throw new TypeError(`spilu: permc_spec is ${String(permc_spec)}, must be one of ${names}`);
  }
  const rules = rulesOf(options.drop_rule);
  const parts = squareParts(A, 'spilu');
  return framed('spilu', (frame) => {
    const a = reachable(parts, frame);
    const order = ORDERS[permc_spec](a, frame);
    const outcome = eliminateIncompletely(a, order, {
      threshold,
      tolerance: rules.has('basic') ? drop_tol : 0,
      fill: rules.has('area') ? fill_factor : Infinity,
    });
    if (isSingular(outcome)) throw new LinAlgError(`spilu: ${describeSingular(outcome)}`);
    const factors = new ColumnFactors(outcome, a, { threshold });
    return new IncompleteLU(factors, parts.dtype, outcome.replaced);
  });
}

function rulesOf(given: string | readonly string[] = 'basic,area'): ReadonlySet<string> {
  const rules = Array.isArray(given) ? (given as readonly string[]) : String(given).split(',');
  const names = rules.map((rule) => String(rule).trim());
  for (const name of names) {
    if (name === 'basic' || name === 'area') continue;
    throw new TypeError(`spilu: drop_rule has "${name}", must be of basic and area`);
  }
  return new Set(names);
}

function checkBetween(value: number, least: number, most: number, name: string): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  throw new RangeError(`spilu: ${name} is ${value}, must be in [${least}, ${most}]`);
}

function inverse(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((from, k) => (places[from] = k));
  return places;
}
