/** `lu_factor` and `lu_solve`: LU factors as they are computed, and systems of them. */
import { broadcast_to, copyto, isdtype, type NdArray, zeros } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { checkMembers } from '../arguments/kinds.ts';
import {
  arrayOf,
  checkFinite,
  floatingOf,
  matricesOf,
  type Operand,
  scalarOf,
} from '../arguments/operands.ts';
import { asGiven, solutionsOf, systemsOf } from '../arguments/systems.ts';
import type { FloatingOf, SolutionOf } from '../arguments/types.ts';
import { LinAlgError, LinAlgWarning, warn } from '../errors.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import type { InexactDType, Matrix } from '../memory/matrix.ts';
import { solveAdjoint, solveFactored } from '../solvers/general.ts';
import { zeroOnDiagonal } from '../solvers/triangular.ts';
import { factorLU, pivotsFor } from './factor.ts';

/** Options of {@link lu_factor}. */
export interface FiniteOption {
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/** What {@link lu_factor} answers and {@link lu_solve} takes. */
export interface LUFactors<D extends InexactDType = InexactDType> {
  /** U on and above the diagonal, below it L, the ones on its diagonal left out. */
  readonly lu: NdArray<D>;
  /** Row i was exchanged with row `piv[i]`, from the first to the last. */
  readonly piv: NdArray<'int32'>;
}

/**
 * P a = L U with partial pivoting, of a matrix of any shape or of a stack of them. Warns where a
 * pivot is exactly zero: the factors are right, but solve no systems. 2/3 n³ operations.
 *
 * @throws RangeError with `check_finite` for NaN and infinities.
 * @see Toledo, Locality of reference in LU decomposition with partial pivoting, 1997.
 *
 * @example
 * ```ts
 * import { lu_factor, lu_solve } from '@numloom/linalg';
 * const factors = lu_factor([[1, 2], [4, 4]]);
 * console.log(factors.lu.tolist()); // => [ [ 4, 4 ], [ 0.25, 1 ] ]
 * console.log(factors.piv.tolist()); // => [ 1, 1 ]
 * console.log(lu_solve(factors, [5, 12]).tolist()); // => [ 1, 2 ]
 * ```
 */
export function lu_factor<A extends Operand>(
  a: A,
  options?: FiniteOption,
): LUFactors<FloatingOf<A>>;
export function lu_factor(a: Operand, options: FiniteOption = {}): LUFactors {
  assertOptions(options, ['check_finite'], 'lu_factor');
  const array = matricesOf(a, 'lu_factor');
  if (options.check_finite ?? true) checkFinite(array, 'lu_factor');
  const dtype = floatingOf(array.dtype);
  return withFrame((frame) => {
    const { factors, piv, singular, delivered } = factorStack(array, dtype, frame);
    if (singular !== undefined) {
      const [index, place] = singular;
      const which = factors.count > 1 ? `matrix ${index} of a` : 'a';
      const message = `lu_factor: ${which} is singular: the pivot of column ${place} is exactly zero`;
      warn(new LinAlgWarning(message, 0));
    }
    return { lu: delivered(), piv };
  });
}

/** The factors of a stack, and the first matrix and column without a pivot. */
export function factorStack(array: NdArray, dtype: InexactDType, frame: Frame) {
  const { solutions: factors, delivered } = solutionsOf(array, dtype, frame);
  const least = Math.min(factors.rows, factors.columns);
  const piv = zeros([...array.shape.slice(0, -2), least], { dtype: 'int32' });
  let singular: [number, number] | undefined;
  if (array.size > 0) {
    const pivots = pivotsFor(factors.matrix(0), frame);
    const data = new Int32Array(factors.count * least);
    for (let i = 0; i < factors.count; i++) {
      const place = withFrame((inner) => factorLU(factors.matrix(i), pivots, inner));
      if (place < least) singular ??= [i, place];
      data.set(view('int32', pivots, least), i * least);
    }
    copyto(piv.reshape([-1]), data);
  }
  return { factors, piv, singular, delivered };
}

/** Options of {@link lu_solve}. */
export interface LUSolveOptions extends FiniteOption {
  /** The system: 0 for a x = b, 1 for aᵀ x = b, 2 for aᴴ x = b; 0 unless told otherwise. */
  readonly trans?: 0 | 1 | 2;
}

/**
 * x with a x = b, of the factors of a by {@link lu_factor}. `b` is a vector if it has one axis, else
 * columns along its last two; other axes broadcast. 2 n² operations for each column.
 *
 * @throws LinAlgError when the matrix was singular or not square; RangeError when shapes do not fit,
 * pivots are no rows, or with `check_finite` for NaN and infinities.
 */
export function lu_solve<A extends Operand, B extends Operand>(
  factors: { readonly lu: A; readonly piv: Operand },
  b: B,
  options?: LUSolveOptions,
): NdArray<SolutionOf<A, B>>;
export function lu_solve(
  factors: { readonly lu: Operand; readonly piv: Operand },
  b: Operand,
  options: LUSolveOptions = {},
): NdArray {
  assertOptions(options, ['trans', 'check_finite'], 'lu_solve');
  const { trans = 0, check_finite = true } = options;
  checkMembers(factors, ['lu', 'piv'], 'lu_solve', 'factors', 'lu_factor');
  if (![0, 1, 2].includes(trans)) {
    throw new RangeError(`lu_solve: trans is ${String(trans)}, must be 0, 1 or 2`);
  }
  const systems = systemsOf(factors.lu, b, 'lu_solve', check_finite, 'lu');
  const { a, outer, dtype } = systems;
  const n = a.shape.at(-1)!;
  const piv = checkedPivots(factors.piv, a);
  return withFrame((frame) => {
    const right = broadcast_to(systems.b, [...outer, ...systems.b.shape.slice(-2)]);
    const { solutions, delivered } = solutionsOf(right, dtype, frame);
    if (solutions.array.size > 0) {
      const left = broadcast_to(a, [...outer, n, n]);
      const matrices = frame.readable(left, scalarOf(dtype));
      const rows = broadcast_to(piv, [...outer, n]).copy();
      const pivots = frame.bytes(n * 4);
      for (let i = 0; i < solutions.count; i++) {
        const from = rows.storage
          .view('int32')
          .subarray(rows.offset + i * n, rows.offset + i * n + n);
        view('int32', pivots, n).set(from);
        const matrix = matrices.matrix(i);
        refuseSingular(matrix, solutions.count > 1 ? i : undefined);
        if (trans === 0) solveFactored(matrix, pivots, solutions.matrix(i));
        else solveAdjoint(matrix, pivots, solutions.matrix(i), trans === 2);
      }
    }
    return asGiven(delivered(), systems);
  });
}

function refuseSingular(lu: Matrix, index: number | undefined): void {
  const place = zeroOnDiagonal(lu);
  if (place < 0) return;
  const which = index === undefined ? 'the matrix' : `matrix ${index}`;
  throw new LinAlgError(`lu_solve: ${which} is singular: lu has a zero at (${place}, ${place})`);
}

/** Pivots as int32, each a row of the matrix. */
function checkedPivots(operand: Operand, lu: NdArray): NdArray<'int32'> {
  const piv = arrayOf(operand, 'lu_solve');
  const n = lu.shape.at(-1)!;
  if (!isdtype(piv.dtype, 'integral')) {
    throw new TypeError(`lu_solve: piv is ${piv.dtype}, must be integers`);
  }
  const expected = [...lu.shape.slice(0, -2), n];
  if (piv.shape.join() !== expected.join()) {
    throw new RangeError(
      `lu_solve: piv has the shape (${piv.shape.join(', ')}), must be (${expected.join(', ')})`,
    );
  }
  for (const value of piv.values()) {
    const row = Number(value);
    if (row >= 0 && row < n) continue;
    throw new RangeError(`lu_solve: piv has ${row}, must be rows from 0 to ${n - 1}`);
  }
  return piv.astype('int32');
}
