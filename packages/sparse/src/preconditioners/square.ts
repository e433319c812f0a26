/** The matrix that a preconditioner is made of. */
import { LinAlgError, type Operand } from '@numloom/linalg';
import { kernelsOf, newArray, type Scalar, withFrame } from '@numloom/linalg/kernels';
import type { NdArray } from '@numloom/ndarray';
import type { SparseArray } from '../array/sparse-array.ts';
import { partsOf } from '../construct/input.ts';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { checkFinite } from '../direct/finite.ts';
import { sweeps } from '../kernels/generated/sweeps.ts';
import { addressOf, reachable, scalarOf } from '../memory/compressed.ts';
import { within } from '../memory/within.ts';
import type { CompressedParts } from '../parts/parts.ts';

/** A square matrix by rows, its indices increasing, in the dtype of computation. */
export type SquareParts = CompressedParts<Scalar, 'csr'>;

/**
 * The matrix of an argument by rows.
 *
 * @throws LinAlgError where it is not square, RangeError where an entry is NaN or infinite.
 */
export function squareOf(A: Operand | SparseArray, caller: string): SquareParts {
  const parts = partsOf(A, 'csr', undefined, caller);
  const [rows, columns] = parts.shape;
  if (rows !== columns) {
    throw new LinAlgError(`${caller}: A is ${rows}x${columns}, needs a square matrix`);
  }
  const lines = within(caller, () => canonical(convert(parts, 'csr') as CompressedParts));
  checkFinite(lines, caller);
  return converted(lines);
}

function converted(parts: CompressedParts): SquareParts {
  const dtype = scalarOf(parts);
  const { shape, indptr, indices, data } = parts;
  return {
    format: 'csr',
    dtype,
    shape,
    indptr,
    indices,
    data: data.astype(dtype, { copy: false }),
  };
}

/** Where the diagonal is in each row, its end without; with `caller` it throws naming such a row. */
export function diagonalPlaces(A: SquareParts, caller?: string): NdArray<'int32'> {
  const n = A.shape[0];
  return withFrame((frame) => {
    const { array, inside } = frame.written('int32', [n]);
    const { starts, indices } = reachable(A, frame);
    const missing = kernelsOf(sweeps).findDiagonals(n, starts, indices, addressOf(inside));
    if (missing >= 0 && caller !== undefined) throw zeroDiagonal(missing, caller);
    return array;
  });
}

/** The elements of the diagonal, as {@link diagonalPlaces}. */
export function diagonalOf(A: SquareParts, caller?: string): NdArray<Scalar> {
  const n = A.shape[0];
  const places = diagonalPlaces(A, caller);
  return withFrame((frame) => {
    const { array, inside } = frame.written(A.dtype, [n]);
    const { scalar, starts, values } = reachable(A, frame);
    const kernels = kernelsOf(sweeps);
    const at = addressOf(frame.reachable(places, 'int32'));
    const gather =
      scalar === 'float64' ? kernels.gatherDiagonalFloat64 : kernels.gatherDiagonalComplex128;
    gather(n, starts, at, values, addressOf(inside));
    return array;
  });
}

/** The numbers of a new array, complex ones as pairs. */
export function numbersOf(array: NdArray<Scalar>): Float64Array {
  const components = array.dtype === 'complex128' ? 2 : 1;
  const { storage, offset, size, dtype } = array;
  return storage.view(dtype).subarray(offset * components, (offset + size) * components);
}

/** The numbers factor / d. @throws LinAlgError naming the first d that is zero. */
export function inverses(diagonal: NdArray<Scalar>, caller: string, factor = 1): NdArray<Scalar> {
  const result = newArray(diagonal.dtype, diagonal.shape);
  const [from, to] = [numbersOf(diagonal), numbersOf(result)];
  const components = diagonal.dtype === 'complex128' ? 2 : 1;
  for (let k = 0; k < from.length; k += components) {
    const [re, im] = [from[k]!, components === 2 ? from[k + 1]! : 0];
    const size = Math.hypot(re, im);
    if (size === 0) throw zeroDiagonal(k / components, caller);
    to[k] = (factor * (re / size)) / size;
    if (components === 2) to[k + 1] = (-factor * (im / size)) / size;
  }
  return result;
}

function zeroDiagonal(row: number, caller: string): LinAlgError {
  return new LinAlgError(`${caller}: the diagonal of A is zero in row ${row}`);
}
