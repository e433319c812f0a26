/** `matrix_power`: powers of sparse matrices. */
import type { NdArray } from '@numloom/ndarray';
import { LinAlgError, matrix_power as densePower, type Operand } from '@numloom/linalg';
import { needTwoAxes } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { eye_array } from '../construct/identity.ts';
import { needShort } from '../long/held.ts';
import { within } from '../memory/within.ts';
import type { SparseDType } from '../parts/parts.ts';

/**
 * A square matrix to a whole power from 0 on, by O(log n) products; of a dense matrix as that of
 * `@numloom/linalg`, which has negative powers too. Powers of sparse matrices are less and less sparse: to have
 * one applied to vectors, multiply these n times.
 *
 * @returns a sparse matrix of the dtype of A, never A itself; of power 0 in the format `dia`
 * @throws LinAlgError where A is not square; TypeError where `power` is no whole number; RangeError where it is
 * negative
 *
 * @example
 * ```ts
 * import { csr_array, matrix_power } from '@numloom/sparse';
 * const a = csr_array([[1, 1], [1, 0]]);
 * console.log(matrix_power(a, 10).toarray().tolist()); // => [ [ 89, 55 ], [ 55, 34 ] ]
 * ```
 */
export function matrix_power<D extends SparseDType>(
  A: SparseArray<D>,
  power: number,
): SparseArray<D>;
export function matrix_power(A: Operand, power: number): NdArray;
export function matrix_power(A: Operand | SparseArray, power: number): NdArray | SparseArray {
  if (!(A instanceof SparseArray)) return densePower(A, power);
  needTwoAxes(A, 'matrix_power', 'A');
  const [rows, columns] = A.shape;
  if (rows !== columns) {
    throw new LinAlgError(`matrix_power: A is ${rows}x${columns}, needs a square matrix`);
  }
  if (!Number.isSafeInteger(power)) {
    throw new TypeError(`matrix_power: power is ${String(power)}, must be a whole number`);
  }
  if (power < 0) {
    throw new RangeError(
      `matrix_power: power is ${power}, must not be negative for a sparse matrix; take inv before`,
    );
  }
  if (power === 0) {
    needShort(A.shape, 'matrix_power', 'A');
    return eye_array(rows, { dtype: A.dtype });
  }
  if (power === 1) return A.copy();
  let square: SparseArray = A;
  let result: SparseArray | undefined;
  for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result === undefined ? square : times(result, square);
    if (rest > 1) square = times(square, square);
  }
  return result!;
}

const times = (a: SparseArray, b: SparseArray): SparseArray =>
  within('matrix_power', () => a.matmul(b));
