/** The matrices that direct solvers take. */
import { formatShape } from '@numloom/ndarray';
import { LinAlgError, type Operand } from '@numloom/linalg';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import { partsOf } from '../construct/input.ts';
import { canonical } from '../convert/canonical.ts';
import { structure } from '../kernels/generated/structure.ts';
import { addressOf, scalarOf } from '../memory/compressed.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';

/** A square matrix by columns, in order and none twice. */
export type SquareParts = CompressedParts<SparseDType, 'csc'>;

/**
 * The parts of a square matrix of finite numbers.
 *
 * @throws LinAlgError where it is not square, RangeError where an entry is NaN or infinite.
 */
export function squareParts(a: Operand | SparseArray, caller: string): SquareParts {
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

function checkFinite(parts: SquareParts, caller: string): void {
  const { data, indices, indptr } = parts;
  const scalar = scalarOf(parts);
  const components = scalar === 'complex128' ? 2 : 1;
  const place = withFrame((frame) => {
    const values = addressOf(frame.reachable(data, scalar));
    return kernelsOf(structure).firstNotFinite(components * data.size, values);
  });
  if (place < 0) return;
  const entry = Math.floor(place / components);
  const starts = Array.from(indptr.values(), Number);
  const column = starts.findIndex((start) => start > entry) - 1;
  const row = Number(indices.get(entry));
  throw new RangeError(
    `${caller}: A has ${String(data.get(entry))} at (${row}, ${column}), must be finite`,
  );
}
