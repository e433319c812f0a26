/** `ic0`: the incomplete Cholesky factor on the pattern of a matrix. */
import type { NdArray } from '@numloom/ndarray';
import { LinAlgError, type Operand } from '@numloom/linalg';
import {
  type InexactDType,
  kernelsOf,
  Owned,
  type Scalar,
  view,
  withFrame,
} from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { squareParts } from '../direct/input.ts';
import { columnsOf, solveColumns } from '../direct/right-sides.ts';
import { incompleteCholesky } from '../kernels/generated/incompleteCholesky.ts';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';
import { addressOf, scalarOf } from '../memory/compressed.ts';
import { framed } from '../memory/within.ts';
import { checkOptions } from '../parts/options.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { type SplitTriangle, splitTriangle } from '../triangular/split.ts';
import { solveSplit } from '../triangular/spsolve_triangular.ts';

/** Options of {@link ic0}. */
export interface Ic0Options {
  /** The diagonal is taken 1 + shift times, which lets more matrices have a factor; 0. */
  readonly shift?: number;
}

const LINES = 4096;

/**
 * A lower triangular L whose L Lᴴ is near to a matrix. {@link ic0} makes it.
 *
 * @example
 * ```ts
 * import { cg, csr_array, ic0 } from '@numloom/sparse';
 * const a = csr_array([[4, 2, 0], [2, 5, 2], [0, 2, 5]]);
 * const factor = ic0(a); // exact: a tridiagonal matrix has no more entries in its factor
 * console.log(factor.solve([6, 9, 7]).tolist()); // => [ 1, 1, 1 ]
 * console.log(cg(a, [6, 9, 7], { M: factor }).iterations); // => 1
 * ```
 */
export class IncompleteCholesky {
  readonly shape: readonly [number, number];
  readonly dtype: SparseDType;
  readonly #rows: SplitTriangle;
  readonly #owned: Owned;

  /** @internal */
  constructor(rows: SplitTriangle, dtype: SparseDType, owned: Owned) {
    this.shape = [rows.size, rows.size];
    this.dtype = dtype;
    this.#rows = rows;
    this.#owned = owned;
  }

  /** Stored entries of L, its diagonal included. */
  get nnz(): number {
    return this.#rows.entries + this.#rows.size;
  }

  /** The lower triangular factor, by rows. */
  get L(): SparseArray<Scalar, 'csr'> {
    const { scalar, size, entries, starts, indices, values, diagonal } = this.#present();
    const all = entries + size;
    const parts = withFrame((frame): CompressedParts<Scalar, 'csr'> => {
      const indptr = frame.written('int32', [size + 1]);
      const columns = frame.written('int32', [all]);
      const data = frame.written(scalar, [all]);
      const kernels = kernelsOf(triangularColumns);
      const write =
        scalar === 'complex128' ? kernels.withDiagonalComplex128 : kernels.withDiagonalFloat64;
      const to = [indptr.inside, columns.inside, data.inside].map(addressOf);
      write(
        ...([size, starts, indices, values, diagonal, false] as const),
        ...(to as [number, number, number]),
      );
      return {
        format: 'csr',
        dtype: scalar,
        shape: [size, size],
        data: data.array,
        indptr: indptr.array,
        indices: columns.array,
      };
    });
    return new SparseArray(parts);
  }

  /**
   * x with L Lᴴ x = b: something near to A⁻¹ b. `b` is a vector, or a matrix whose columns are right-hand
   * sides.
   *
   * @throws RangeError when `b` has not as many rows as A.
   */
  solve(b: Operand): NdArray<InexactDType> {
    const rows = this.#present();
    const columns = columnsOf(b, rows.size, this.dtype, 'solve');
    return solveColumns(columns, rows.scalar, (x, count, frame) => {
      solveSplit(rows, x, count, { turned: true, conjugated: false, down: true }, frame);
      solveSplit(rows, x, count, { turned: false, conjugated: true, down: false }, frame);
    });
  }

  /** Gives the memory back. */
  dispose(): void {
    this.#owned.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #present(): SplitTriangle {
    if (this.#owned.isDisposed) throw new Error('ic0: the factor was disposed of');
    return this.#rows;
  }
}

/**
 * The incomplete Cholesky factor without fill: L has entries only where the lower triangle of A has, and
 * L Lᴴ equals A there. A is Hermitian and positive definite; its strict upper triangle is not looked at.
 *
 * J. A. Meijerink, H. A. van der Vorst, "An iterative solution method for linear systems of which the
 * coefficient matrix is a symmetric M-matrix", Math. Comp. 31 (1977); the shift is T. A. Manteuffel's
 * (Math. Comp. 34, 1980).
 *
 * @throws LinAlgError when A is not square, or a pivot is not positive, naming its column; RangeError when
 * A has NaN or infinities, or the shift is negative; TypeError for options that are unknown.
 *
 * @example
 * ```ts
 * import { csr_array, ic0 } from '@numloom/sparse';
 * const factor = ic0(csr_array([[4, 2], [2, 5]]));
 * console.log(factor.L.toarray().tolist()); // => [ [ 2, 0 ], [ 1, 2 ] ]
 * ```
 */
export function ic0(A: Operand | SparseArray, options: Ic0Options = {}): IncompleteCholesky {
  checkOptions(options, ['shift'], 'ic0');
  const { shift = 0 } = options;
  if (!(shift >= 0 && shift < Infinity)) {
    throw new RangeError(`ic0: shift is ${shift}, must be a finite number from 0 on`);
  }
  const given = squareParts(A, 'ic0');
  const parts = canonical(convert<SparseDType, 'csr'>(given, 'csr'));
  const scalar = scalarOf(parts);
  const n = parts.shape[0];
  const owned = new Owned();
  try {
    const rows = framed('ic0', (frame) => {
      const triangle = splitTriangle(parts, true, scalar, frame, owned);
      const { starts, indices, values, diagonal } = triangle;
      const components = scalar === 'complex128' ? 2 : 1;
      const dense = frame.elements(scalar, n);
      view('float64', dense, components * n).fill(0);
      const pivots = view('float64', diagonal, components * n);
      for (let k = 0; k < pivots.length; k++) pivots[k]! *= 1 + shift;
      const kernels = kernelsOf(incompleteCholesky);
      const factor =
        scalar === 'complex128' ? kernels.factorDefiniteComplex128 : kernels.factorDefiniteFloat64;
      for (let i = 0; i < n; i += LINES) {
        const to = Math.min(n, i + LINES);
        const done = factor(i, to, starts, indices, values, diagonal, dense);
        if (done === to) continue;
        throw new LinAlgError(
          `ic0: the pivot of column ${done} is not positive; try a larger shift than ${shift}`,
        );
      }
      return triangle;
    });
    return new IncompleteCholesky(rows, parts.dtype, owned);
  } catch (error) {
    owned.dispose();
    throw error;
  }
}
