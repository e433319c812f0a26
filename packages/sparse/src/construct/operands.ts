/** Matrices that functions take, sparse or dense. */
import { promote_types } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import { type AnySparse, needTwoAxes } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { type Held, needShort } from '../long/held.ts';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import { partsOf } from './input.ts';
import type { MatrixInput } from './types.ts';

/**
 * The parts of a matrix; those of a dense one, `csr` unless another format suits better. A list is a
 * matrix of one row, a number one of one element.
 *
 * @throws RangeError naming `caller` and the argument when it is a sparse array of one axis
 */
export function matrixOf(
  a: MatrixInput,
  caller: string,
  format: Format = 'csr',
  name = 'A',
): Parts {
  if (a instanceof SparseArray) needTwoAxes(a, caller, name);
  return rowsOf(a, caller, format, name);
}

/** The same, where a sparse array of one axis is a matrix of one row, too. */
export function rowsOf(
  a: MatrixInput | AnySparse,
  caller: string,
  format: Format = 'csr',
  name = 'A',
): Parts {
  if (a instanceof SparseArray) needShort(a.shape, caller, name);
  return heldRowsOf(a, caller, format).parts;
}

/** The same, where axes may be long. */
export function heldRowsOf(a: MatrixInput | AnySparse, caller: string, format: Format): Held {
  if (a instanceof SparseArray) return a.held;
  const dense = arrayOf(a, caller);
  return {
    parts: partsOf(dense.ndim < 2 ? dense.reshape([1, -1]) : dense, format, undefined, caller),
  };
}

/** The dtype of what is computed of several matrices. */
export function promoted(matrices: readonly Pick<Parts, 'dtype'>[]): SparseDType {
  return matrices.reduce<SparseDType>(
    (one, { dtype }) => promote_types<SparseDType, SparseDType>(one, dtype),
    matrices[0]?.dtype ?? 'float64',
  );
}
