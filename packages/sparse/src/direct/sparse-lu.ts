/** Factors of a sparse matrix, and what is done with them. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { LinAlgError, LinAlgWarning, type Operand } from '@numloom/linalg';
import { type Frame, Owned, type Scalar, view, warn, withFrame } from '@numloom/linalg/kernels';
import type { AnySparse } from '../array/matrix.ts';
import { Transposed } from '../analysis/patterns.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { Format, Shape, SparseDType } from '../parts/parts.ts';
import { reciprocalCondition } from './condition.ts';
import { forwardError } from './forward-error.ts';
import { checkRank, named, singularError } from './diagnose.ts';
import { disposeOf, type Factored, factorise, firstGood, probe } from './factorise.ts';
import { isSingular } from '../leftlooking/singular.ts';
import type { Factors, Side } from './factors.ts';
import { squareParts, type SquareParts } from './input.ts';
import { type CheckedOptions, stepsOf } from './options.ts';
import type { Outcome } from './outcome.ts';
import { columnsOf, denseVector, isMatrix, solveColumns } from './right-sides.ts';
import { MOST_ERROR, solveRefined } from './refine.ts';
import { type Judged, solutionOf, type SparseSolution } from './solution.ts';
import { solveSparse } from './sparse-sides.ts';
import type { Strategy } from './strategy.ts';
import { structureOf } from './structure.ts';
import { bytesOf, residualKernels } from './kernels.ts';
import { refilled, type System, systemOf } from './system.ts';
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
  readonly #options: CheckedOptions;
  readonly #owned = new Owned();
  #system: System;
  #factored: Factored;
  #strategy: Omit<
    Strategy,
    keyof Outcome | 'ordering' | 'reason' | 'growth' | 'perturbed' | 'fallbacks'
  >;
  #rcond: number | undefined;

  /** @internal */
  constructor(parts: SquareParts, options: CheckedOptions, caller: string) {
    const n = parts.shape[0];
    this.shape = parts.shape;
    this.dtype = parts.dtype as D;
    this.#options = options;
    try {
      const { system, structure, factored } = withFrame((frame) => {
        const described = systemOf(parts, this.#owned, options.equilibrate, frame);
        const { system, structure } = described;
        return { system, structure, factored: factorise(described, options) };
      });
      this.#system = system;
      this.#strategy = {
        patternSymmetry: structure.patternSymmetry,
        nonzeroDiagonal: n === 0 ? 1 : structure.regular / n,
        isHermitian: structure.isHermitian,
        bandwidth: [structure.lower, structure.upper],
        isEquilibrated: system.rowScale !== 0,
      };
      if (isSingular(factored)) throw singularError(factored, this.#system, caller);
      this.#factored = factored;
      this.#warnIfSingular(caller);
    } catch (error) {
      this.dispose();
      throw named(error, caller);
    }
  }

  /** What was chosen, and why. */
  get strategy(): Strategy {
    const { path, ordering, reason, predicted, fallbacks, factors } = this.#factored;
    const { blocks, largestBlock } = this.#factored;
    const { growth, perturbed } = factors;
    return {
      ...this.#strategy,
      path,
      ordering,
      reason,
      blocks,
      largestBlock,
      predicted,
      growth,
      perturbed,
      fallbacks,
    };
  }

  /**
   * Stored entries of L and U, the diagonals of both among them. Outside of diagonal blocks those of A are
   * stored instead, where `U` may have more. Of symmetric factors only one is stored, both count.
   */
  get nnz(): number {
    return this.#present().entries + this.shape[0];
  }

  /** `perm_r[i]` is the row of L U that row i of A becomes. */
  get perm_r(): NdArray<'int32'> {
    return array(inverse(this.#present().rowOrder));
  }

  /** `perm_c[j]` is the column of L U that column j of A becomes. */
  get perm_c(): NdArray<'int32'> {
    return array(inverse(this.#present().columnOrder));
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
    return (this.#rcond ??= reciprocalCondition(this.#system, this.#present()));
  }

  /** The sign of det A, of modulus one or 0, and the logarithm of |det A|. */
  slogdet(): {
    readonly sign: D extends 'complex128' ? Complex : number;
    readonly logabsdet: number;
  } {
    const { sign, logabsdet } = this.#present().determinant();
    const { lines: n, rowScale, columnScale, scalar } = this.#system;
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
    const steps = refine === undefined ? this.#options.steps : stepsOf(refine, 'solve');
    const { scalar, lines: n } = this.#system;
    this.#present();
    if (isMatrix(b)) {
      if (errors) throw new TypeError('solve: errors are known of dense right-hand sides only');
      return solveSparse(b, n, this.dtype, scalar, (x, count, frame) => {
        this.#solve(trans, x, count, steps, false, frame);
      });
    }
    const columns = columnsOf(denseVector(b), n, this.dtype, 'solve');
    const judged: Judged[] = [];
    const x = solveColumns(columns, scalar, (at, count, frame) => {
      judged.push(this.#solve(trans, at, count, steps, errors, frame));
    });
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
    const parts = squareParts(a, 'refactor');
    this.#present();
    this.#checkPattern(parts);
    try {
      this.#refill(parts);
    } catch (error) {
      this.dispose();
      throw named(error, 'refactor');
    }
    this.#warnIfSingular('refactor');
  }

  /** Gives the memory back. */
  dispose(): void {
    const factored = this.#factored as Factored | undefined;
    if (factored !== undefined) disposeOf(factored);
    this.#owned.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #present(): Factors {
    if (this.#owned.isDisposed) throw new Error('SparseLU: the factors were disposed of');
    return this.#factored.factors;
  }

  #refill(parts: SquareParts): void {
    const { factors } = this.#factored;
    this.#system = refilled(this.#system, parts);
    this.#rcond = undefined;
    let error = Infinity;
    let condition = 1;
    try {
      factors.refactor(this.#system);
      ({ error, condition } = probe(this.#system, factors, true));
    } catch (problem) {
      if (!(problem instanceof LinAlgError)) throw problem;
    }
    this.#factored = { ...this.#factored, condition };
    if (!(error <= MOST_ERROR)) this.#analyseAnew('refactor');
  }

  #triangle(which: Triangle): SparseArray<Scalar, 'csc'> {
    return new SparseArray(unscaled(this.#present(), this.#system, which));
  }

  #checkPattern({ shape, dtype, indptr, indices }: SquareParts): void {
    const { lines: n, entries, scalar, starts, indices: rows } = this.#system;
    const isSame = (from: NdArray<'int32'>, address: number) => {
      const kept = view('int32', address, from.size);
      const given = from.storage.view('int32').subarray(from.offset, from.offset + from.size);
      return given.every((value, k) => value === kept[k]);
    };
    const fits =
      shape[0] === n &&
      indices.size === entries &&
      (dtype === 'complex128') === (scalar === 'complex128') &&
      isSame(indptr, starts) &&
      isSame(indices, rows);
    if (!fits) {
      throw new RangeError('refactor: A must have the pattern and the kind of the matrix before');
    }
  }

  /** Other factors, where those that there are do not suffice. */
  #analyseAnew(caller: string, others = this.#factored.others, why = 'refactorisation'): void {
    const { path, fallbacks } = this.#factored;
    const tried = [...fallbacks, `${path}: ${why}`];
    const system = this.#system;
    const next = withFrame((frame) => {
      const rows = new Transposed(system, frame);
      if (others.length > 0) return firstGood(system, others, tried, this.#options, rows);
      return factorise({ system, structure: structureOf(system, rows), rows }, this.#options);
    });
    disposeOf(this.#factored);
    if (isSingular(next)) throw singularError(next, this.#system, caller);
    this.#factored = next;
  }

  /** Solves in place at `b`; scales what goes in and what comes out. */
  #solve(
    side: Side,
    b: number,
    count: number,
    steps: number,
    errors: boolean,
    frame: Frame,
  ): Judged {
    const system = this.#system;
    const { scalar, lines: n, rowScale, columnScale } = system;
    const bytes = bytesOf(scalar) * n;
    const { scale } = residualKernels(scalar);
    const x = frame.bytes(bytes * count);
    const [before, after] = side === 'N' ? [rowScale, columnScale] : [columnScale, rowScale];
    for (let j = 0; j < count && before !== 0; j++) scale(n, before, b + j * bytes, b + j * bytes);
    let refined = solveRefined(system, this.#factored.factors, side, b, x, count, steps, errors);
    const isBad = (error: number) => !(error <= MOST_ERROR);
    if (refined.backward.some((error) => !Number.isNaN(error) && isBad(error))) {
      const worst = Math.max(...refined.backward).toExponential(1);
      if (this.#factored.others.length > 0) {
        this.#analyseAnew('solve', undefined, `backward error ${worst}`);
        refined = solveRefined(system, this.#factored.factors, side, b, x, count, steps, errors);
      }
    }
    const forward = new Float64Array(count);
    for (let j = 0; j < count && errors; j++) {
      const at = [b + j * bytes, x + j * bytes] as const;
      forward[j] = forwardError(system, this.#factored.factors, side, ...at, after);
    }
    for (let j = 0; j < count; j++) {
      if (after !== 0) scale(n, after, x + j * bytes, b + j * bytes);
    }
    if (after === 0) {
      const length = (count * bytes) / 8;
      view('float64', b, length).set(view('float64', x, length));
    }
    return { ...refined, forward };
  }

  #warnIfSingular(caller: string): void {
    // Any vector misses hardly more than √n of the norm of the inverse.
    const suspicious = 2 ** 52 / (MARGIN * Math.sqrt(Math.max(this.shape[0], 1)));
    const { factors, condition } = this.#factored;
    // Pivots that were replaced hide what is singular.
    if (factors.perturbed === 0 && condition < suspicious) return;
    const { rcond } = this;
    if (rcond >= 2 ** -52) return;
    checkRank(this.#system, caller);
    const text = rcond.toExponential(1);
    warn(new LinAlgWarning(`${caller}: A is nearly singular, its rcond is ${text}`, rcond));
  }
}

/** How much nearer to singular matrices are estimated more closely. */
const MARGIN = 8;

function inverse(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((from, k) => (places[from] = k));
  return places;
}
