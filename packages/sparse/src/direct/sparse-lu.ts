/** Factors of a sparse matrix, and what is done with them. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { type Scalar, view } from '@numloom/linalg/kernels';
import type { AnySparse } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { within } from '../memory/within.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { Format, Shape, SparseDType } from '../parts/parts.ts';
import { FactoredSystem } from './factored-system.ts';
import type { Side } from './factors.ts';
import { squareParts, type SquareParts } from './input.ts';
import { type CheckedOptions, stepsOf } from './options.ts';
import { columnsOf, denseOf, isMatrix, solveColumns } from './right-sides.ts';
import { type Judged, solutionOf, type SparseSolution } from './solution.ts';
import { solveSparse } from './sparse-sides.ts';
import type { Strategy } from './strategy.ts';
import { type Triangle, unscaled } from './unscale.ts';

/** Options of {@link SparseLU.solve}. */
export interface SparseSolveOptions {
  /** A x = b, Aᵀ x = b or Aᴴ x = b; 'N' unless told otherwise. */
  readonly trans?: Side;
  /** Steps of refinement at most: as in `splu`, whose option it is unless told otherwise. */
  readonly refine?: boolean | number;
  /** Whether the errors of the solution are wanted, too. */
  readonly errors?: boolean;
}

/**
 * The factors of a square sparse matrix: P A Q = L U, or such. {@link splu} makes them. They hold memory
 * outside of the garbage collector's sight until they are collected, or `dispose` is called.
 */
export class SparseLU<D extends SparseDType = SparseDType> {
  readonly shape: Shape;
  /** Dtype of the matrix. */
  readonly dtype: D;
  readonly #refinement: number;
  readonly #factored: FactoredSystem;

  /** @internal */
  constructor(parts: SquareParts, options: CheckedOptions, caller: string) {
    this.shape = parts.shape;
    this.dtype = parts.dtype as D;
    this.#refinement = options.steps;
    this.#factored = new FactoredSystem(parts, options, caller);
  }

  /** What was chosen, and why. */
  get strategy(): Strategy {
    return this.#factored.strategy;
  }

  /**
   * Stored entries of L and U, the diagonals of both among them. Outside of diagonal blocks those of A are
   * stored instead, where `U` may have more. Of symmetric factors only one is stored, both count.
   */
  get nnz(): number {
    return this.#factored.factors.entries + this.shape[0];
  }

  /** `perm_r[i]` is the row of L U that row i of A becomes. */
  get perm_r(): NdArray<'int32'> {
    return array(inverse(this.#factored.factors.rowOrder));
  }

  /** `perm_c[j]` is the column of L U that column j of A becomes. */
  get perm_c(): NdArray<'int32'> {
    return array(inverse(this.#factored.factors.columnOrder));
  }

  /** The lower triangular factor, by columns. */
  get L(): SparseArray<Scalar, 'csc'> {
    return this.#triangle('L');
  }

  /** The upper triangular factor, by columns. */
  get U(): SparseArray<Scalar, 'csc'> {
    return this.#triangle('U');
  }

  /**
   * An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁), of A with its rows and columns scaled if they were: hardly ever
   * more than three times too large. Some solutions, when it is asked for first.
   */
  get rcond(): number {
    return within('rcond', () => this.#factored.rcond);
  }

  /** The sign of det A, of modulus one or 0, and the logarithm of |det A|. */
  slogdet(): {
    readonly sign: D extends 'complex128' ? Complex : number;
    readonly logabsdet: number;
  } {
    const { sign, logabsdet } = this.#factored.factors.determinant();
    const { lines: n, rowScale, columnScale, scalar } = this.#factored.system;
    let scales = 0;
    for (const address of rowScale === 0 ? [] : [rowScale, columnScale]) {
      for (const factor of view('float64', address, n)) scales += Math.log2(factor);
    }
    const value = scalar === 'complex128' ? new Complex(...sign) : sign[0];
    return {
      sign: value as D extends 'complex128' ? Complex : number,
      logabsdet: logabsdet - scales * Math.LN2,
    };
  }

  /** det A; it overflows where {@link slogdet} does not. */
  determinant(): D extends 'complex128' ? Complex : number {
    const { sign, logabsdet } = this.slogdet() as { sign: Complex | number; logabsdet: number };
    const size = Math.exp(logabsdet);
    const value =
      typeof sign === 'number' ? sign * size : new Complex(sign.re * size, sign.im * size);
    return value as D extends 'complex128' ? Complex : number;
  }

  /**
   * x with A x = b, or with `trans` Aᵀ x = b or Aᴴ x = b. `b` is a vector, a matrix whose columns are
   * right-hand sides, or a sparse matrix of them, whose solution is sparse; a sparse array of one axis is a
   * vector. Solutions are refined until rounding allows no more.
   *
   * @throws RangeError when `b` has not as many rows as A.
   *
   * @example
   * ```ts
   * import { csc_array, splu } from '@numloom/sparse';
   * using factors = splu(csc_array([[2, 0], [1, 4]]));
   * console.log(factors.solve([2, 5]).tolist()); // => [ 1, 1 ]
   * console.log(factors.solve([[2, 4], [5, 2]]).tolist()); // => [ [ 1, 2 ], [ 1, 0 ] ]
   * console.log(factors.solve([3, 4], 'T').tolist()); // => [ 1, 1 ]
   * const { x, forward_error } = factors.solve([2, 5], { errors: true });
   * console.log(x.tolist(), Number(forward_error.get(0)) < 1e-14); // => [ 1, 1 ] true
   * ```
   */
  solve(
    b: Operand | SparseArray<SparseDType, Format, 1>,
    options?: (SparseSolveOptions & { readonly errors?: false }) | Side,
  ): NdArray;
  solve(
    b: SparseArray,
    options?: (SparseSolveOptions & { readonly errors?: false }) | Side,
  ): SparseArray<SparseDType, 'csc'>;
  solve(
    b: Operand | SparseArray<SparseDType, Format, 1>,
    options: SparseSolveOptions & { readonly errors: true },
  ): SparseSolution;
  solve(
    b: Operand | AnySparse,
    options: SparseSolveOptions | Side = {},
  ): NdArray | SparseSolution | SparseArray<SparseDType, 'csc'> {
    const given = typeof options === 'string' ? { trans: options } : options;
    checkOptions(given, ['trans', 'refine', 'errors'], 'solve');
    checkFlags(given, ['errors'], 'solve');
    const { trans = 'N', refine, errors = false } = given;
    if (trans !== 'N' && trans !== 'T' && trans !== 'H') {
      throw new TypeError(`solve: trans is ${String(trans)}, must be 'N', 'T' or 'H'`);
    }
    const steps = refine === undefined ? this.#refinement : stepsOf(refine, 'solve');
    const { scalar, lines: n } = this.#factored.system;
    if (isMatrix(b)) {
      if (errors) throw new TypeError('solve: errors are known of dense right-hand sides only');
      return within('solve', () =>
        solveSparse(b, n, this.dtype, scalar, (x, count, frame) => {
          this.#factored.solve(trans, x, count, steps, false, frame);
        }),
      );
    }
    const columns = columnsOf(denseOf(b, 'solve'), n, this.dtype, 'solve');
    const judged: Judged[] = [];
    const x = within('solve', () =>
      solveColumns(columns, scalar, (at, count, frame) => {
        judged.push(this.#factored.solve(trans, at, count, steps, errors, frame));
      }),
    );
    if (!errors) return x;
    const isInParts = x.dtype.startsWith('complex') && scalar === 'float64';
    return solutionOf(x, judged, isInParts);
  }

  /**
   * Factors another matrix of the same pattern, without a new analysis. The factors are those of that
   * matrix then.
   *
   * @throws RangeError where the pattern is another one, which leaves the factors as they are; LinAlgError
   * where the matrix is singular, RangeError where memory does not suffice, which leaves none.
   *
   * @example
   * ```ts
   * import { csc_array, splu } from '@numloom/sparse';
   * using factors = splu(csc_array([[2, 0], [1, 4]]));
   * factors.refactor(csc_array([[1, 0], [3, 2]]));
   * console.log(factors.solve([1, 5]).tolist()); // => [ 1, 1 ]
   * ```
   */
  refactor(a: Operand | SparseArray): void {
    this.#factored.refactor(squareParts(a, 'refactor'));
  }

  /** Gives the memory back. */
  dispose(): void {
    this.#factored.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #triangle(which: Triangle): SparseArray<Scalar, 'csc'> {
    const { factors, system } = this.#factored;
    return new SparseArray(within(which, () => unscaled(factors, system, which)));
  }
}

function inverse(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((from, k) => (places[from] = k));
  return places;
}
