/** The matrices that direct solvers take. */
import { formatShape } from '@numloom/ndarray';
import { LinAlgError, type Operand } from '@numloom/linalg';
import { SparseArray } from '../array/sparse-array.ts';
import { partsOf } from '../construct/input.ts';
import { canonical } from '../convert/canonical.ts';
import { within } from '../memory/within.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { checkFinite } from './finite.ts';

/** A square matrix by columns, in order and none twice. */
export type SquareParts = CompressedParts<SparseDType, 'csc'>;

/**
 * The parts of a square matrix of finite numbers.
 *
 * @throws LinAlgError where it is not square, RangeError where an entry is NaN or infinite.
 */
export function squareParts(a: Operand | SparseArray, caller: string): SquareParts {
  return within(caller, () => checkedParts(a, caller));
}

function checkedParts(a: Operand | SparseArray, caller: string): SquareParts {
  const matrix = new SparseArray(partsOf(a, 'csc', undefined, caller));
  const [rows, columns] = matrix.shape;
  if (rows !== columns) {
    throw new LinAlgError(
      `${caller}: A has the shape ${formatShape(matrix.shape)}, needs a square matrix`,
    );
  }
  const parts = canonical(matrix.tocsc().parts);
  checkFinite(parts, caller);
  return parts;
}
